package texts

import (
	"xueshi/domain"
	"xueshi/policy"
)

// Check puts what a rule says of a waiting case into Chinese: its own line, or the refusal that it stands for.
func Check(c policy.Check) string {
	if template, known := checks[c.Code]; known {
		return render(template, c.Facts)
	}
	return Refusal(domain.Refusal{Rule: c.Rule, Code: c.Code, Facts: c.Facts}).Detail
}

// checks has a line for every check that is no refusal. Read only.
//
//nolint:gochecknoglobals // a constant table, which Go cannot say
var checks = map[string]string{
	"check.content":             "内容齐全，“{series}”系列，{hours} 学时，参训 {roster} 人均在本年度人员中",
	"check.lead":                "{filedOn}备案（首次 {firstFiledOn}），{startsOn}开班，提前 {days} 日，须提前 {leadDays} 日（最早 {earliest}）",
	"check.lead_waived":         "{filedOn}备案，{startsOn}开班，提前 {days} 日，不足 {leadDays} 日；负责人已特批",
	"check.days_left":           "距开班日 {startsOn} 还有 {days} 日，届时未备案即失效",
	"check.learning":            "{startsOn} 至 {endsOn} 在本年度学习期 {from} 至 {to} 之内",
	"check.fee":                 "每人收费 {fee:yuan} 元[，依据：{basis}]",
	"check.change_lead":         "{filedOn}申请变更，开班日期由 {oldStart} 改为 {startsOn}，符合提前 {leadDays} 日的规定或未变动",
	"check.change":              "变更为 {startsOn} 至 {endsOn}，{hours} 学时，只涉及可变更的内容",
	"check.transcript":          "共 {lines} 行，课程《{course}》、{pass} 分以上、每人每年一次[；其中 {refused} 行不符，未予受理]",
	"check.claim":               "材料种类“{evidence}”可以认定，{authors} 位作者均未用过此材料",
	"check.claim_earned":        "成果日期 {earnedOn} 在本年度学习期 {from} 至 {to} 之内",
	"check.claim_confirmed":     "行业主管部门已确认",
	"check.claim_hours":         "“{evidence}”每人 {hours} 学时[，每年最多 {cap} 学时]",
	"check.claim_hours_unset":   "“{evidence}”的学时未作规定，请逐人核定",
	"check.feedback_sorted":     "已分类：{topic}",
	"check.feedback_unsorted":   "尚未分类，可选：{wanted}",
	"check.feedback_unanswered": "尚未答复，请写明答复内容",
	"check.certificate_first":   "此人尚无证书，审核通过后编号，终身不变[（已编号 {number}）]",
	"check.certificate_number":  "证书编号 {number} 不变，本次发放第 {volume} 册",
	"check.certificate_older":   "旧证书编号 {number}（第 {volume} 册）早于本系统，请与旧证书核对；编号不变，本次发放第 {next} 册",
	"check.certificate_full":    "旧证书已登记 {years} 个年度，请核对是否登记满",
	"check.certificate_carried": "原证书登记 {years} 个年度：公需 {common} 学时转入新证书，专业 {specialty} 学时凭重新提供的 {lines} 份材料补登[；另有专业 {left} 学时未提供材料，不补登]",
	"check.exception":           "{people} 人申请 {from} 至 {until} 补报，共 {days} 天，最长 {most} 天",
	"check.results":             "名单 {roster} 人，登记 {lines} 行，每人不超过 {hours} 学时[；其中 {refused} 行不符或不合格][；还有 {missing} 人没有结果]",
	"check.submitted_hours":     "报送 {people} 人，应有公需 {common}、专业 {specialty}、合计 {total} 学时[；其中 {short} 人目前学时不足]",
	"check.submitted_window":    "报送 {people} 人均在审验时间内或按规定补报[；{missed} 人错过职称评审时间，随其他人员报送][；{late} 人因登记较晚补报]",
	"check.submitted_once":      "报送 {people} 人均未在其他报送中，也未盖章",
	"check.appeal_in_time":      "{filedOn}申请复核[，期限 {until}]",
	"check.appeal_outcome":      "复核的是 {year} 年度结果：{outcome:yearOutcome}",
	"check.appeal_hours":        "现登记公需 {hasCommon}、专业 {hasSpecialty} 学时，应有公需 {common}、专业 {specialty}、合计 {total} 学时",
}
