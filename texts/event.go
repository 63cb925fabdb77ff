package texts

// Event puts a timeline entry or a notice into Chinese, by its kind. A kind without a text is shown as it is.
func Event(kind string, facts map[string]any) string {
	template, known := events[kind]
	if !known {
		return kind
	}
	return render(template, facts)
}

// events has a line for every kind of timeline entry and notice. Read only.
//
//nolint:gochecknoglobals // a constant table, which Go cannot say
var events = map[string]string{
	// Timeline entries.
	"filed":           "已提交[，{certificate:certificate}][，共 {lines} 行][，共 {people} 人][，{startsOn} 开班][，参训 {roster} 人][，采用政策文件 {policy}]",
	"opened":          "等待{role:role}办理“{step:step}”[，办理期限 {due}][，{lapse} 起失效]",
	"signed":          "“{step:step}”已有 {signed} 人同意，共需 {signers} 人",
	"decided":         "[代{for}办理]“{step:step}”：{outcome:outcome}[，其中 {except} 人例外][，须补正 {fields} 处][，改动 {changes} 处][，意见：{comment}]",
	"taken":           "已领取“{step:step}”",
	"givenBack":       "已将“{step:step}”退回待办队列",
	"handedOver":      "[代{for}]将“{step:step}”转交{to}办理[，说明：{comment}]",
	"moved":           "{from}的待办“{step:step}”[已移交{to}]，不再由{from}办理",
	"signerAdded":     "请{to}{place:place}[，说明：{comment}]",
	"signedToo":       "已会签“{step:step}”：同意[，意见：{comment}]",
	"urged":           "催办：请尽快办理“{step:step}”[，说明：{comment}]",
	"copiedTo":        "已抄送{to}[，说明：{comment}]",
	"overdue":         "“{step:step}”已超过办理期限 {due}，请{role:role}尽快办理",
	"closed":          "“{step:step}”自动结束：{outcome:outcome}",
	"ended":           "办结：{state:state}",
	"closing":         "本年度已截止；期限内报送的继续审验，其余在办事项终止",
	"outcomeChanged":  "复核成立：{year} 年度结果变更为已完成，相应后果撤销[，理由：{comment}]",
	"joined":          "{people} 人加入参训人员名单",
	"left":            "{people} 人退出参训人员名单",
	"registered":      "{people} 人的学时已登记",
	"fetched":         "由{for:receiver}（{name}）签字领取",
	"numbered":        "证书编号 {number}，第 {volume} 册，待盖钢印",
	"stamped":         "{people} 人已盖章，编号 {first} 至 {last}",
	"sorted":          "已整理为“{topic}”类，转人社局答复",
	"stampVoided":     "盖章编号 {serial} 已作废，该人员可重新报送[，原因：{reason}]",
	"granted":         "准予例外：[{people} 人]可在 {from} 至 {until} 由单位报送，不受审验时间限制",
	"accepted":        "方案已备案",
	"changeSettled":   "变更备案{approved:approval}[，培训时间 {startsOn} 至 {endsOn}]",
	"personMoved":     "一名人员{move:move}（{on}），已从本次报送中退回[，原因：{reason}]",
	"unitMerged":      "单位已于 {on} 合并，本事项由合并后的单位继续办理[，原因：{reason}]",
	"windowAnnounced": "公布审验时间：{cohort:cohort}（{series:series}），{opensOn} 至 {closesOn}",
	"windowTurned":    "{cohort:cohort}（{series:series}）的审验时间 {opensOn} 至 {closesOn} {state:window}",

	// The record's own entries.
	"loggedIn":    "登录[，来自 {address}]",
	"loggedOut":   "退出登录[，来自 {address}]",
	"notLoggedIn": "登录失败[，来自 {address}][，另有 {unrecorded} 次拒绝未逐条记录]",
	"refused":     "访问被拒绝：{operation}（{code}）[，来自 {address}][，另有 {unrecorded} 次拒绝未逐条记录]",
	"done":        "操作：{operation}[，{path}][，来自 {address}]",
	"exported":    "导出：{operation}[，{path}][，来自 {address}]",
	"outcome":     "{year} 年度结果：{outcome:yearOutcome}[，审验编号 {serial}]",
	"credit":      "{subject:subject}学时登记 {hours} 学时[，{reason}]",

	// Notices. A step's outcome is the kind of the notice that tells it.
	"approved":         "“{step:step}”已通过[，其中 {except} 人例外][，意见：{comment}]",
	"returned":         "“{step:step}”退回补正[，须补正 {fields} 处][，意见：{comment}]",
	"rejected":         "“{step:step}”不予通过[，意见：{comment}]",
	"answered":         "人社局已答复（{topic}）：{answer}",
	"corrected":        "补正材料已提交",
	"withdrawn":        "已由提交方撤回[，说明：{comment}]",
	"handedToYou":      "{by}将“{step:step}”交由您办理[，说明：{comment}]",
	"askedToSign":      "{by}请您{place:place}“{step:step}”[，说明：{comment}]",
	"signNow":          "“{step:step}”已由经办一方同意，请您签署",
	"backAgain":        "您退回补正的事项已补正，“{step:step}”由您优先办理",
	"copied":           "{by}将此事项抄送给您[，说明：{comment}]",
	"changed":          "已提交变更备案",
	"cancelled":        "培训已取消[，原因：{comment}]",
	"delivered":        "证书已领取",
	"readyToFetch":     "证书已盖钢印，请本人或申请单位到人社局事业专技科签字领取",
	"recorded":         "培训结果已登记，等待审核学时",
	"peopleReturned":   "审验退回 {people} 人，请补正后在审验时间内重新报送",
	"yearClosed":       "{year} 年度已结束，每人的年度结果已确定",
	"due":              "“{step:step}”等待{role:role}办理，请留意期限",
	"lapse":            "方案尚未备案，开班日一到即失效；目前等待{role:role}办理“{step:step}”",
	"coverage":         "本部门负责的 {people} 人中，有 {missing} 人尚未列入任何培训方案[，其中企业和乡镇事业单位 {named} 人]，请及时组织和备案",
	"lateSubmission":   "{people} 人学时登记时已无审验时间，请于 {until} 前补报，不受审验时间限制；逾期视为未报送",
	"window":           "{cohort:cohort}（{series:series}）的审验时间到 {closesOn} 截止，还有 {people} 人未报送",
	"yearIncomplete":   "您 {year} 年度的学习任务未完成，如有异议可在 {until} 前申请复核，复核期间相应后果暂停执行",
	"peopleIncomplete": "本单位有 {people} 人未完成 {year} 年度学习任务，如有异议可在 {until} 前申请复核，复核期间相应后果暂停执行",
}
