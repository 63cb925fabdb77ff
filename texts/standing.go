package texts

import (
	"maps"

	"xueshi/policy"
)

// Reason puts a reason for an incomplete year into Chinese (R17).
func Reason(r policy.Reason) string { return line(reasons, r.Code, r.Facts) }

// Advice puts a next step into Chinese, with the day until which to take it.
func Advice(a policy.Advice) string {
	facts := map[string]any{"by": a.By}
	maps.Copy(facts, a.Facts)
	return line(advice, a.Code, facts)
}

// Consequence puts a consequence of an incomplete year into Chinese (R18).
func Consequence(c policy.Consequence) string {
	text := line(consequences, c.Code, map[string]any{"year": c.Year, "years": c.Years})
	if c.Suspended {
		text += "（复核期间暂停执行）"
	}
	return text
}

// line renders the template of a code; a code without one is shown as it is.
func line(table map[string]string, code string, facts map[string]any) string {
	template, known := table[code]
	if !known {
		return code
	}
	return render(template, facts)
}

// The tables of a person's standing. Read only.
//
//nolint:gochecknoglobals // constant tables, which Go cannot say
var (
	reasons = map[string]string{
		"outcome.common_short":    "公需科目应有 {need} 学时，还差 {missing} 学时",
		"outcome.specialty_short": "专业科目应有 {need} 学时，还差 {missing} 学时",
		"outcome.total_short":     "全年累计应有 {need} 学时，还差 {missing} 学时",
		"outcome.not_submitted":   "学时已满，但未在审验时间内由单位统一报送",
		"outcome.returned":        "审验退回后未再报送",
		"outcome.appeal_upheld":   "经{case:case}复核，年度结果变更为已完成[，理由：{comment}]",
		"outcome.window_missed":   "未在职称评审（考试）人员的审验时间内报送",
	}
	advice = map[string]string{ //nolint:gosec // what is passed here is an exam
		"advice.wait_for_stamp":        "单位已报送，等待人社局审验盖章，您无需办理",
		"advice.wait_for_registration": "材料已提交，等待登记[公需 {common} 学时][专业 {specialty} 学时]，您无需办理",
		"advice.common_opens":          "公需科目《{course}》（{hours} 学时）{opensOn} 起在 {platform} 学习，请在 {by} 前考试合格（{pass} 分以上）",
		"advice.pass_common":           "请在 {by} 前登录 {platform} 学习公需科目《{course}》（{hours} 学时），考试 {pass} 分以上合格，打印成绩单交单位",
		"advice.attend_plans":          "专业科目还差 {missing} 学时，您已报名的培训共 {planned} 学时，请按时参加并考核合格（{by} 前）",
		"advice.find_specialty":        "专业科目还差 {missing} 学时[，已报名 {planned} 学时][，另需 {unplanned} 学时]，请在 {by} 前参加行业主管部门或基地的培训",
		"advice.submit_now":            "{missed:missed}请单位在 {by} 前统一报送（审验时间 {opensOn} 至 {closesOn}）",
		"advice.submit_later":          "{missed:missed}学时登记齐全后，请单位在 {opensOn} 至 {closesOn} 统一报送",
		"advice.submit_late":           "学时登记时已无审验时间，请单位在 {by} 前补报，不受审验时间限制",
		"advice.submit_excepted":       "经批准例外，请单位在 {by} 前报送，不受审验时间限制",
		"advice.window_awaited":        "审验时间尚未公布，公布后由单位统一报送",
	}
	consequences = map[string]string{
		policy.TenurePostponed: "专业技术职务任期顺延 {years} 年",
		policy.GradePostponed:  "专业技术岗位等级晋升年限顺延 {years} 年",
		policy.NoTitleReview:   "{year} 年度不予推荐参加专业技术资格评审（包括以考代评审）",
		policy.NoAppointment:   "{year} 年度不予推荐聘任专业技术职务",
		policy.NoExcellent:     "{year} 年度考核不能评为优秀等次",
	}
)
