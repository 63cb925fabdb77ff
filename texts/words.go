package texts

import (
	"xueshi/domain"
	"xueshi/policy"
)

// word returns a name out of one of the tables; a name that is not there stays as it is.
func word(table, name string) string {
	if text, ok := words[table][name]; ok { // an empty text is a text
		return text
	}
	return name
}

// Role returns the name of a role.
func Role(r domain.Role) string { return word("role", string(r)) }

// State returns the name of a case's state.
func State(s domain.CaseState) string { return word("state", string(s)) }

// Step returns the name of a step; a city's own step keeps the name its policy gives it.
func Step(s domain.StepName) string { return word("step", string(s)) }

// StepOutcome returns the name of a step's outcome.
func StepOutcome(o domain.StepOutcome) string { return word("outcome", string(o)) }

// Outcome returns the name of a year's outcome for a person.
func Outcome(o domain.Outcome) string { return word("yearOutcome", string(o)) }

// Kind returns the name of a kind of case.
func Kind(k domain.CaseKind) string { return word("kind", string(k)) }

// Cohort returns the name of a cohort.
func Cohort(c domain.Cohort) string { return word("cohort", string(c)) }

// Subject returns the name of a subject.
func Subject(s domain.Subject) string { return word("subject", string(s)) }

// UnitKind returns the name of a kind of unit.
func UnitKind(k domain.UnitKind) string { return word("unitKind", string(k)) }

// Standing returns the name of an answer to an eligibility query.
func Standing(s string) string { return word("standing", s) }

// Submitted returns the name of a person's state in a submission.
func Submitted(state string) string { return word("submitted", state) }

// Line returns the name of a line's state in a list of results.
func Line(state string) string { return word("line", state) }

// words are the names, by table. Read only.
//
//nolint:gochecknoglobals // a constant table, which Go cannot say
var words = map[string]map[string]string{
	"role": {
		"person": "个人", "unit": "用人单位", "department": "行业主管部门", "provider": "施教机构",
		"clerk": "事业专技科经办人", "chief": "事业专技科负责人", "admin": "系统管理员", "auditor": "审计人员",
	},
	"kind": {
		"year": "年度", "plan": "培训方案备案", "transcript": "公需科目成绩登记", "submission": "统一报送审验", "claim": "成果认定",
		"feedback":    "意见反馈",
		"certificate": "继续教育证书", "exception": "例外申请", "appeal": "年度结果复核",
	},
	"state": {
		"filed": "待审核", "returned": "退回补正", "accepted": "已备案", "changing": "变更审核中", "trained": "培训结束，待登记学时",
		"recorded": "学时待审核", "verified": "已审验，待盖章", "registered": "学时已登记", "stamped": "已盖章", "numbered": "已编号，待盖钢印", "sealed": "已盖钢印，待领取", "issued": "证书已发放",
		"answered": "已答复", "granted": "已准予例外", "upheld": "复核成立，结果已变更",
		"rejected": "不予通过", "withdrawn": "已撤回", "cancelled": "已取消", "lapsed": "已失效", "expired": "年度截止，已终止",
		"open": "进行中", "closing": "年终清理中", "closed": "已结束",
	},
	"step": {
		"correction": "补正", "training": "组织培训", "results": "登记培训结果", "waiver": "备案期限特批", "planReview": "方案审核",
		"changeReview": "变更审核", "transcriptReview": "成绩单审核", "hoursReview": "学时审核", "verification": "审验", "stamping": "盖章",
		"confirmation": "主管部门确认", "claimReview": "成果认定审核",
		"certificateReview": "证书审核", "sealing": "盖钢印", "delivery": "证书领取", "sorting": "整理转报", "answering": "答复", "exceptionReview": "例外申请审核", "exceptionDecision": "例外审批",
		"appealReview": "复核审查", "appealDecision": "复核决定",
	},
	"outcome": { //nolint:gosec // what has passed here is a day
		"approved": "通过", "returned": "退回补正", "rejected": "不予通过", "corrected": "已补正", "withdrawn": "撤回",
		"changed": "申请变更", "cancelled": "取消培训", "recorded": "已登记", "delivered": "已领取", "passed": "已到期，进入下一步", "lapsed": "逾期失效",
		"expired": "年度截止，终止", "skipped": "无需办理",
	},
	"yearOutcome": {"completed": "已完成年度学习任务", "incomplete": "未完成年度学习任务", "": "尚未确定"},
	"cohort":      {"titleReview": "当年参加职称评审（考试）人员", "others": "当年不参加职称评审（考试）人员"},
	"subject":     {"common": "公需科目", "specialty": "专业科目"},
	"unitKind":    {"enterprise": "企业", "institution": "事业单位", "social": "社会组织", "township": "乡镇事业单位"},
	"move": {
		"transfer": "调往其他单位", "leave": "离职", "retire": "退休", "death": "去世", "return": "返岗", "merger": "随单位合并",
	},
	"standing": {
		"eligible": "不受影响", "ineligible": "因未完成年度学习任务，不予推荐（不能评为优秀）", "undecided": "年度结果尚未确定",
		"suspended":   "年度结果正在复核，复核期间相应后果暂停执行",
		"notEnrolled": "该年度未列入继续教育人员", "unknown": "没有找到，或不在您的查询范围",
	},
	"policy": { //nolint:gosec // nobody's password
		"name": "名称", "title": "标题", "year": "年度", "zone": "时区", "closesOn": "截止日期", "notice": "依据的通知", "number": "文号", "issuedOn": "发文日期",
		"bureau": "人社局", "office": "科室", "stampText": "印章文字", "hotlines": "咨询电话", "numbers": "编号格式", "hotlines.numbers": "电话号码", "base": "继续教育基地",
		"hours": "学时要求", "total": "合计", "common": "公需科目", "specialty": "专业科目", "learning": "学习期", "from": "自", "to": "至",
		"course": "课程", "taughtBy": "施教单位", "platform": "学习平台", "opensOn": "开始日期", "passScore": "合格分数", "feeBasis": "收费依据",
		"plans": "培训方案", "leadDays": "提前备案日数", "correctionWorkingDays": "补正时限（工作日）", "maxHoursADay": "每日学时上限", "feeBases": "收费依据",
		"results": "培训结果", "withinWorkingDays": "办理时限（工作日）", "evidence": "证明材料", "claims": "成果认定", "windows": "审验时间",
		"cohort": "人员类别", "series": "系列", "later": "另行公布审验时间的人员", "closing": "年终清理",
		"lateSubmissionWorkingDays": "登记迟延时的补报期限（工作日）", "annex": "附件", "department": "行业主管部门", "unlisted": "未列系列由主管部门备案",
		"consequences": "未完成的后果", "code": "事项", "years": "顺延年数", "filing": "备案编号", "stamp": "审验编号", "certificate": "继续教育证书",
		"pipelines": "办理流程", "plan": "方案备案", "transcript": "成绩登记", "change": "变更备案", "submission": "统一报送", "claim": "成果认定", "feedback": "意见反馈",
		"exception": "例外申请", "exceptions": "例外", "maxDays": "最长天数",
		"appeals": "复核", "appeal": "复核", "topics": "分类", "certificates": "证书管理", "yearsPerVolume": "每册可登记年度数",
		"kinds": "各类成果的学时", "claims.hours": "每件学时", "capPerYear": "每年上限", "role": "办理人", "signers": "签署人数", "everyone": "须全体签署",
		"escalateTo": "逾期转报", "when": "适用条件", "reminders": "提醒", "ahead": "提前天数", "onTheDay": "当天提醒", "overdueEveryWorkingDay": "逾期后每个工作日提醒",
		"at": "提醒时间", "coverageOnDay": "每月提醒未列入培训人员的日期", "calendar": "工作日历", "lunar": "采用国务院公布的节假日", "extraHolidays": "另列放假日",
		"extraWorkingDays": "另列上班日", "true": "是", "false": "否",
		policy.TenurePostponed: "任期顺延", policy.GradePostponed: "岗位等级晋升顺延", policy.NoTitleReview: "不予推荐职称评审",
		policy.NoAppointment: "不予推荐聘任", policy.NoExcellent: "年度考核不能评为优秀",
	},
	"fact": {
		"policy.leadDays": "规定的提前备案日数", "policy.total": "规定的总学时", "policy.common": "规定的公需学时", "plan.leadDays": "方案提前日数",
		"plan.hours": "方案学时", "plan.rosterSize": "参训人数", "plan.fee": "每人收费（分）", "plan.series": "方案系列", "batch.size": "人数", "certificate.kind": "证书申请类别",
	},
	"submitted":    {"submitted": "待审验", "verified": "审验合格，待盖章", "returned": "退回", "stamped": "审验合格", "dropped": "已终止"},
	"line":         {"pending": "待审核", "refused": "不予登记", "excepted": "不予登记", "registered": "已登记", "dropped": "已终止"},
	"receiver":     {"person": "本人", "unit": "申请单位"},
	"certificate":  {"firstIssue": "首次申领", "renewal": "续办", "replacement": "补办"},
	"personStatus": {"active": "在岗", "left": "已离职", "retired": "已退休", "died": "已去世"},
	"window":       {"announced": "已公布，尚未开始", "open": "现已开始", "closed": "现已结束"},
	"series":       {"": "各系列"},
	"missed":       {"true": "职称评审（考试）人员的审验时间已错过，可随其他人员报送。", "false": ""},
	"case":         {"": "另一件在办事项"},
	"place":        {"before": "在办理前会签", "after": "在办理后会签"},
	"approval":     {"true": "已通过", "false": "未通过"},
	"field": {
		"departmentId": "行业主管部门", "providerId": "施教机构", "series": "系列", "subject": "培训主题", "content": "培训内容",
		"startsOn": "开班日期", "endsOn": "结束日期", "place": "培训地点", "teachers": "授课教师", "roster": "参训人员名单",
		"fee": "收费标准", "feeBasis": "收费依据", "hours": "学时",
		"sessions": "课次", "waiverReason": "特批理由", "results": "培训结果", "evidence": "证明材料", "lines": "成绩单", "people": "报送人员",
		"title": "名称", "planId": "培训方案", "reason": "原因", "from": "开始日期", "until": "结束日期", "identity": "成果标识", "fileHash": "材料文件", "earnedOn": "成果日期", "authors": "作者",
		"kind": "申请类别", "loss": "补办原因", "number": "证书编号", "volume": "册次", "idCard": "身份证原件", "photo": "两寸证件照", "oldBooklet": "旧证书",
		"grounds": "复核理由",
	},
}
