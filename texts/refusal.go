package texts

import "xueshi/domain"

// Text is what a refusal says to people.
type Text struct {
	Title  string // what is wrong, in a few words
	Detail string // the arithmetic, what would be right, and the clause of the notice
}

// entry is one line of the table of refusals.
type entry struct {
	title, detail string
	clause        string // of the notice of 2020; empty where the notice is silent
}

// Refusal puts a refusal into Chinese. A code without a text is shown as it is, so that nobody is left without an
// answer; the tests see to it that there is none.
func Refusal(r domain.Refusal) Text {
	e, known := refusals[r.Code]
	if !known {
		return Text{Title: "不能办理", Detail: "系统未能办理，代码：" + r.Code + "。请联系人社局事业专技科。"}
	}
	detail := render(e.detail, r.Facts)
	if e.clause != "" {
		detail += "（依据：通知" + e.clause + "）"
	}
	return Text{Title: e.title, Detail: detail}
}

// The clauses of the notice that refusals cite.
const (
	commonSubject    = "二（一）"
	specialtySubject = "二（二）"
	transcripts      = "三（一）"
	verification     = "三（二）"
	timetable        = "三（三）"
	reports          = "五（一）"
	failure          = "五（三）"
	departments      = "六（一）"
	fees             = "六（二）"
	annex            = "附件"
	firstIssue       = "四（一）"
	renewal          = "四（二）"
	replacement      = "四（三）"
)

// refusals has a line for every code. Read only.
//
//nolint:gochecknoglobals // a constant table, which Go cannot say
var refusals = map[string]entry{
	// Plans: R1, R2, R4, R22.
	"plan.incomplete":         {"方案内容不全", "请填写“{missing:field}”。", specialtySubject},
	"plan.no_hours":           {"学时不对", "培训学时应为大于 0 的整数，现为 {hours}。", specialtySubject},
	"plan.roster_twice":       {"名单有重复", "参训人员名单中同一人出现了两次，请删去重复的一行。", ""},
	"plan.ends_before_start":  {"日期顺序不对", "结束日期 {endsOn} 早于开班日期 {startsOn}，结束日期应不早于开班日期。", ""},
	"plan.session_times":      {"课次时间不对", "课次的起止时间为 {from} 至 {to}；应写作 08:30 这样的时间，且开始早于结束。", ""},
	"plan.session_outside":    {"课次不在培训期内", "课次日期 {on} 不在培训期 {startsOn} 至 {endsOn} 之内。", ""},
	"plan.sessions_overlap":   {"课次时间重叠", "{on} {from} 至 {to} 的课次与本方案另一课次时间重叠。", ""},
	"plan.other_series":       {"不是本部门的系列", "“{series}”系列由{department}组织和备案，{filer}不能代为备案。[本部门的系列：{own}。]", departments + "及" + annex},
	"plan.unknown_series":     {"没有这个系列", "附件中没有“{series}”系列。[本部门的系列：{own}。]", annex},
	"plan.not_supervisor":     {"应由主管部门备案", "附件未列出“{series}”，应由参训人员所在单位的主管部门备案；名单中有的单位不归{filer}主管。", annex},
	"plan.unknown_provider":   {"没有这个施教机构", "请从施教机构名单中选择。", specialtySubject},
	"plan.fee_negative":       {"收费不对", "收费标准为每人 {fee:yuan} 元，不能小于 0。", fees},
	"plan.fee_without_basis":  {"缺收费依据", "方案每人收费 {fee:yuan} 元，请写明收费依据，例如：{bases}。", fees},
	"plan.too_late":           {"备案时间不足", "{filedOn}备案，须提前 {leadDays} 日，最早 {earliest} 开班；方案定于 {startsOn} 开班，还差 {daysShort} 日。", specialtySubject},
	"plan.start_passed":       {"开班日期已到", "开班日期 {startsOn} 不晚于备案日 {filedOn}，无法特批。按规定最早 {earliest} 开班。", specialtySubject},
	"roster.other_series":     {"人员系列不符", "名单中有“{series}”系列的人员，而本方案属于“{planSeries}”系列。", departments},
	"roster.on_already":       {"已在名单中", "此人已在本方案的参训人员名单中，不必重复加入。", ""},
	"roster.closed":           {"报名已截止", "本方案 {startsOn} 已开班，只能在开班当日及以前加入；今天是 {today}。", ""},
	"roster.not_on":           {"不在名单中", "此人不在本方案的参训人员名单中。", ""},
	"change.training_over":    {"培训已结束", "培训已于 {endsOn} 结束，{changedOn} 不能再变更。", ""},
	"change.ends_in_past":     {"结束日期已过", "新的结束日期 {endsOn} 早于今天 {changedOn}。", ""},
	"change.already_started":  {"培训已开始", "培训已于 {startsOn} 开班，开班日期不能再改为 {newStart}。", ""},
	"change.field_fixed":      {"此项不能变更", "备案后只能变更日期、地点、授课教师和学时，“{name:field}”不能变更。确需更改的，请取消后重新备案。", ""},
	"change.nothing":          {"没有变更", "日期、地点、授课教师和学时都与原方案相同。", ""},
	"transcript.wrong_course": {"课程不对", "成绩单上的课程是《{course}》，本年度公需科目是《{right}》。", commonSubject},

	// Hours: R7 to R11.
	"transcript.no_exam_day":     {"缺考试日期", "请填写成绩单上的考试日期。", transcripts},
	"transcript.other_year":      {"不是本年度的考试", "考试日期 {examOn} 不在 {from} 至 {to} 之内，学时只计入学习当年。", timetable},
	"transcript.before_platform": {"早于平台开通", "考试日期 {examOn} 早于学习平台开通日 {opensOn}，请核对成绩单。", commonSubject},
	"transcript.exam_in_future":  {"考试日期在以后", "考试日期 {examOn} 晚于提交日 {handedInOn}，请核对成绩单。", ""},
	"transcript.score_range":     {"成绩不对", "成绩 {score} 分不在 0 至 {max} 分之内。", transcripts},
	"transcript.below_pass":      {"考试不合格", "成绩 {score} 分，{pass} 分以上为合格，还差 {short} 分。可在年内补考后再提交。", transcripts},
	"transcript.registered":      {"已登记", "此人 {year} 年度的公需科目学时已经登记，每年登记一次。", transcripts},
	"transcript.pending":         {"已在办理", "此人的成绩单已在{case:case}中，正等待登记。", transcripts},
	"transcript.twice":           {"同一批中重复", "此人已在本批第 {line} 行出现，请删去重复的一行。", ""},
	"results.too_early":          {"培训尚未结束", "培训到 {endsOn} 结束，{earliest} 起才能登记结果；今天是 {recordedOn}。", verification},
	"results.evidence_missing":   {"证明材料不全", "还缺：{missing}。应提交：{wanted}。", verification},
	"result.left_roster":         {"已退出培训", "此人已于 {leftOn} 退出本方案，不能登记结果。", verification},
	"result.not_on_roster":       {"不在参训名单中", "只有参训人员名单上的人员才能登记学时。", verification},
	"result.twice":               {"重复登记", "此人已在第 {line} 行登记，请删去重复的一行。", ""},
	"result.score_range":         {"成绩不对", "成绩 {score} 分不在 0 至 {max} 分之内。", ""},
	"result.hours_negative":      {"学时不对", "学时为 {hours}，不能小于 0。", ""},
	"result.too_many_hours":      {"学时过多", "登记 {hours} 学时，而方案只有 {planHours} 学时，多了 {over} 学时。", verification},
	"result.no_hours":            {"缺学时", "合格人员应登记 1 至 {planHours} 学时。", verification},
	"result.clash":               {"培训时间重叠", "此人 {on} 的培训与{case:case}的时间重叠，同一时间只计一次学时。", verification},
	"result.failed":              {"考核不合格", "本次培训共 {planHours} 学时，考核不合格，不计学时。", failure},
	"hours.excepted":             {"学时未予登记", "审核时未予登记。[意见：{comment}]", verification},
	"hours.other_year":           {"不在本年度学习期内", "学时取得日期 {on} 不在 {from} 至 {to} 之内；当年学习，当年验证。", timetable},
	"claim.hours":                {"学时不对", "学时为 {hours}，应为 1 至 {most} 学时。", verification},
	"claim.hours_unset":          {"未核定学时", "通知未规定“{evidence}”的学时，请为每位作者核定学时（申请 {asked} 学时）。", verification},
	"claim.over_cap":             {"超过年度上限", "“{evidence}”每人每年最多认定 {cap} 学时，已有 {held} 学时，本次 {hours} 学时，还可认定 {left} 学时。", ""},
	"claim.evidence_kind":        {"材料种类不对", "“{evidence}”不能认定学时，可以提交：{wanted}。", verification},
	"claim.no_evidence":          {"缺成果标识", "请填写能识别该成果的信息，例如书号、刊名及期号页码、证书编号。", verification},
	"claim.evidence_used":        {"材料已用过", "同一作者的这份材料已在{case:case}中申请或认定过学时，每份材料只认定一次。", verification},
	"claim.twice":                {"作者重复", "同一作者出现了两次，请删去重复的一行。", ""},
	"claim.in_future":            {"日期在以后", "成果日期 {earnedOn} 晚于提交日 {handedInOn}。", ""},
	"claim.no_department":        {"没有主管部门", "附件未列出“{series}”系列，作者所在单位也没有主管部门，无人可以确认。", annex},
	"claim.other_department":     {"主管部门不同", "“{series}”系列由另一主管部门确认，请分开提交。", annex},
	"claim.grant_unknown":        {"不在申请中", "此人不是本次申请的作者，或已列为例外。", ""},
	"claim.nobody_left":          {"没有可认定的作者", "{authors} 位作者全部列为例外，请选择“不予通过”。", ""},
	"decision.no_hours_here":     {"此处不能核定学时", "“{step:step}”不核定学时，学时只在成果认定审核通过时核定。", ""},
	"exception.twice":            {"名单有重复", "此人在名单中出现了两次，请删去重复的一行。", ""},
	"exception.asked_already":    {"已在申请", "此人的例外申请已在[{case}]办理中，不必重复。", ""},
	"exception.decided":          {"年度结果已定", "此人的年度结果已经确定：{outcome:yearOutcome}，不能再申请例外。", timetable},
	"exception.days":             {"日期不对", "请填写开始和结束日期（{from} 至 {until}），结束日期不早于开始日期。", ""},
	"exception.in_past":          {"日期已过", "结束日期 {until} 早于今天 {today}。", ""},
	"exception.too_long":         {"时间太长", "申请 {days} 天，最长 {most} 天。", timetable},
	"exception.too_late":         {"日期太晚", "结束日期 {until} 太晚，最晚到 {latest}。", timetable},
	"exception.nobody_left":      {"没有可批准的人员", "{people} 人全部列为例外，请选择“不予通过”。", ""},
	"decision.no_dates_here":     {"此处不能定日期", "“{step:step}”不确定日期，日期只在负责人批准例外申请时确定。", ""},
	"feedback.no_topic":          {"尚未分类", "请先分类，可选：{wanted}。", reports},
	"feedback.topic_unknown":     {"没有这一类", "没有“{topic}”这一类，可选：{wanted}。", ""},
	"feedback.no_answer":         {"缺答复", "请写明给学员的答复。", reports},
	"feedback.not_here":          {"此处不能填写", "“{step:step}”不填写此项：分类和答复只在整理转报、答复并同意时填写。", ""},
	"feedback.plan_unknown":      {"没有这个培训", "只能就本人参加的培训方案反映问题；也可以不指定方案。", ""},
	// Certificates: R19, R20.
	"certificate.live_already":     {"已在办理", "此人的证书申请已在{case:case}中办理，办结后才能再次申请。", firstIssue},
	"certificate.held_already":     {"已有证书", "此人已领取证书[，编号 {number}]，编号终身不变；登记满的请续办，丢失、损毁的请补办。", firstIssue},
	"certificate.number_unwanted":  {"不需要编号", "首次申领由人社局编号；已有旧证书的，请选择续办或补办。", firstIssue},
	"certificate.only_replacement": {"只用于补办", "丢失、损毁情况和重新提供的材料只在补办时填写。", replacement},
	"certificate.other_number":     {"编号不一致", "新、旧证书编号应一致。[此人的证书编号为 {number}。][现用第 {volume} 册。]", renewal},
	"certificate.none":             {"没有旧证书的编号", "本系统没有此人的证书。请填写旧证书的编号和册次；从未领取过证书的，请选择首次申领。", renewal},
	"certificate.number_taken":     {"编号已属他人", "证书编号[ {number} ]已属于其他人，或正由其他人申请，每人一个编号，请核对。", firstIssue},
	"certificate.volume":           {"册次不对", "旧证书的册次应为 1 至 {most}，现为 {volume}。", renewal},
	"certificate.not_full":         {"证书尚未登记满", "第 {volume} 册已登记 {years} 个年度，登记满 {holds} 个年度后才能续办。", renewal},
	"certificate.no_loss":          {"缺补办原因", "请选择证书是丢失还是损毁。", replacement},
	"certificate.evidence_line":    {"不能补登", "第 {line} 笔不是原证书所登记年度内、此人有效的专业科目学时。", replacement},
	"certificate.evidence_twice":   {"重复提供", "第 {line} 笔学时的材料列了两次，请删去一行。", replacement},
	"certificate.no_document":      {"缺证明材料", "请写明重新提供的是什么材料，例如培训证书。", replacement},
	"certificate.id_not_seen":      {"未核身份证", "首次申领和补办须核对本人身份证原件。", firstIssue},
	"certificate.booklet_not_seen": {"未核旧证书", "续办须核对登记满的旧证书。", renewal},
	"certificate.no_photo":         {"缺照片", "首次申领和补办须交本人两寸证件照一张。", firstIssue},
	"certificate.not_signed":       {"未签字", "领取证书须由领取人签字。", firstIssue},
	"certificate.other_receiver":   {"领取人不对", "此证书由本人申请，只能由本人领取。", firstIssue},
	"reversal.no_reason":           {"缺冲销原因", "冲销学时须写明原因。", ""},
	"reversal.no_author":           {"缺经办人", "冲销学时须记明经办人。", ""},
	"reversal.twice":               {"已冲销", "第 {line} 笔学时已经冲销过，不能重复冲销。", ""},
	"reversal.no_line":             {"没有这笔学时", "此人名下没有第 {line} 笔学时。", ""},
	"reversal.of_reversal":         {"不能冲销冲销", "第 {line} 笔本身是冲销。应补记的学时请另行登记。", ""},
	"reversal.differs":             {"冲销不符", "冲销须与原登记的人员、科目、年度一致，学时应为 {right}，现为 {hours}。", ""},

	// Submission, verification, stamp: R12 to R15.
	"submission.hours_missing": {
		"学时不足", "已登记公需 {common} 学时、专业 {specialty} 学时；应有公需 {needCommon}、专业 {needSpecialty}、合计 {needTotal} 学时。" +
			"[还差公需 {missingCommon} 学时。][还差专业 {missingSpecialty} 学时。][合计还差 {missingTotal} 学时。]", specialtySubject + "、" + verification,
	},
	"stamp.none":                      {"没有盖章", "此人该年度没有有效的盖章。", verification},
	"stamp.no_reason":                 {"请写明原因", "作废盖章必须写明原因，原因将告知单位。", ""},
	"check.too_many":                  {"核验太频繁", "同一地址每分钟最多核验 {most} 次，请稍后再试。", ""},
	"submission.stamped_already":      {"已盖章", "此人本年度已在{case:case}中审验盖章，不必再报。", verification},
	"submission.live_already":         {"已在报送中", "此人已在{case:case}中报送，正等待审验。", verification},
	"submission.twice":                {"名单有重复", "此人在本次报送名单中出现了两次，请删去重复的一行。", ""},
	"window.cohort":                   {"人员类别不对", "审验时间须指明：当年参加职称评审（考试）人员，或当年不参加的人员。", timetable},
	"window.series":                   {"没有这个系列", "附件中没有“{series}”系列。", annex},
	"window.overlaps":                 {"审验时间重叠", "与已公布的 {opensOn} 至 {closesOn} 重叠。", timetable},
	"window.not_within":               {"超出规定的审验时间", "各系列的审验时间应在 {opensOn} 至 {closesOn} 之内。", timetable},
	"window.days":                     {"日期不对", "请填写开始和截止日期，截止日期不早于开始日期。", timetable},
	"window.outside_year":             {"不在本年度", "审验时间 {opensOn} 至 {closesOn} 应在 {year} 年之内，不晚于 {yearClosesOn}。", timetable},
	"window.in_past":                  {"日期已过", "截止日期 {closesOn} 早于今天 {today}。", timetable},
	"window.year_over":                {"年度已截止", "今天是 {on}，本年度已于 {closesOn} 截止，原则上不予补验。", timetable},
	"window.late_over":                {"补报期限已过", "学时登记时已无审验时间的，可在登记后补报；此人的补报期限 {until} 已过，今天是 {on}。", ""},
	"window.not_open_yet":             {"审验时间未到", "{missed:missed}{cohort:cohort}（{series:series}）的审验时间是 {opensOn} 至 {closesOn}，今天是 {on}，请届时报送。", timetable},
	"window.over":                     {"审验时间已过", "{cohort:cohort}（{series:series}）的审验时间 {opensOn} 至 {closesOn} 已过，今天是 {on}。请留意是否另行公布时间。", timetable},
	"window.not_announced":            {"审验时间未公布", "{cohort:cohort}（{series:series}）的审验时间另行通知，公布后请及时报送。", timetable},
	"verification.not_submitted":      {"不在报送名单中", "此人不在本次报送名单中。", verification},
	"verification.twice":              {"重复审验", "同一人在审验结果中出现了两次。", ""},
	"verification.originals_not_seen": {"未核原件", "审验通过须核对证明材料原件。", verification},
	"verification.no_comment":         {"缺退回意见", "退回的人员须逐人写明原因。", ""},
	"verification.people_missing":     {"尚有人员未审验", "报送 {submitted} 人，还有 {missing} 人没有审验结果。", verification},
	"verification.nobody_left":        {"没有可通过的人员", "报送的 {submitted} 人全部退回，请选择“退回补正”。", ""},
	"stamp.done":                      {"已盖章", "本次报送已经盖章，不必重复。", verification},
	"stamp.not_verified":              {"尚未审验", "只有审验通过的人员才能盖章；目前状态为“{state:state}”，审验通过 {verified} 人。", verification},
	"person.not_enrolled":             {"不在本年度人员中", "此人未列入本年度继续教育人员，或不在您的管理范围。", "一"},
	"eyes.same_account":               {"审验与盖章须分人", "您审验过本次报送的人员，须由另一位负责人盖章。", ""},
	"appeal.no_grounds":               {"缺复核理由", "请写明申请复核的理由。", ""},
	"appeal.live_already":             {"正在复核", "此人的复核申请{case:case}正在办理，不必重复提交。", ""},
	"appeal.decided_already":          {"已经复核", "此人的年度结果已在{case:case}中复核并作出决定，同一结果只复核一次。", ""},
	"appeal.undecided":                {"结果尚未确定", "此人 {year} 年度的结果尚未确定，没有可以复核的事项。", ""},
	"appeal.nothing_to_appeal":        {"没有可复核的事项", "此人已完成 {year} 年度学习任务，没有可以复核的事项。", ""},
	"appeal.too_late":                 {"复核期限已过", "年度结束后 {days} 个工作日内可以申请复核，期限为 {until}，今天是 {today}。", ""},
	"eyes.own_decision":               {"复核须换人办理", "您在本年度对此人作过不予通过或退回的决定，复核须由其他人办理。", ""},
	"eyes.appeal_reviewed":            {"审查与决定须分人", "您审查过本次复核，须由另一位负责人决定。", ""},
	"eyes.own_filing":                 {"不能审核自己提交的事项", "此事项由您提交，须由其他人审核。", ""},
	"decision.not_allowed":            {"不能这样办理", "此步骤可选：{allowed:outcome}；不能选“{outcome:outcome}”。", ""},
	"decision.no_comment":             {"缺意见", "请写明意见。退回补正、不予通过和取消都须说明原因。", ""},
	"decision.override_needs_reason":  {"缺特批理由", "负责人代为办理须写明理由，理由将记入办理过程。", ""},
	"decision.no_exceptions_here":     {"此步骤不能逐人例外", "“{step:step}”只能整件办理。", ""},
	"decision.exception_unknown":      {"例外人员不在此事项中", "所列例外人员不在本事项的名单中。", ""},
	"id.form":                         {"身份证号码格式不对", "身份证号码应为 18 位：17 位数字加 1 位校验码（数字或 X），现为 {length} 位。", ""},
	"id.birthday":                     {"身份证号码不对", "号码中的出生日期 {birthday} 不是有效日期，请核对。", ""},
	"id.check_digit":                  {"身份证号码不对", "号码的校验码不符，请逐位核对。", ""},
	"unit_code.form":                  {"统一社会信用代码格式不对", "代码应为 18 位数字和大写字母（不含 I、O、S、V、Z），第 3 至 8 位为数字，现为 {length} 位。", ""},
	"unit_code.check_character":       {"统一社会信用代码不对", "代码的校验码不符，请逐位核对。", ""},

	"eligibility.no_reason": {"缺查询事由", "请写明查询事由，每次查询都会留痕。", ""},

	// People and units that move.
	"move.no_reason":      {"缺原因", "请写明原因。", ""},
	"move.in_future":      {"日期在以后", "日期 {on} 晚于今天 {today}，请在发生之后再登记。", ""},
	"move.before_last":    {"日期早于上次变动", "日期 {on} 早于上次变动的日期 {lastOn}。", ""},
	"move.died":           {"人员已去世", "此人已于 {lastOn} 去世，不能再登记变动。", ""},
	"move.active_already": {"人员在岗", "此人目前在岗，无需登记返岗。", ""},
	"move.not_active":     {"人员不在岗", "此人目前为“{status:personStatus}”，请先登记返岗。", ""},
	"move.no_unit_wanted": {"不需要单位", "登记“{kind:move}”不需要填写接收单位。", ""},
	"move.unit_closed":    {"单位已合并", "该单位已并入其他单位，请选择合并后的单位。", ""},
	"move.same_unit":      {"单位相同", "接收单位与现单位相同。", ""},
	"person.unit_by_move": {"请登记调动", "单位变更请通过“人员变动”登记，写明日期和原因。", ""},

	// Cases, years, access and form.
	"year.not_open":          {"年度未开启", "{year} 年度尚未开启。", ""},
	"year.closed":            {"年度已结束", "{year} 年度已经结束，不再受理。", timetable},
	"year.over":              {"年度已过", "{year} 年度已于 {closesOn} 截止，不能再开启。请核对政策文件的年度。", timetable},
	"year.opened_already":    {"年度已开启", "{year} 年度已经开启，其政策不再变动。", ""},
	"policy.faulty":          {"政策文件有误", "政策文件有误，请按所列行号和原因改正后再试。", ""},
	"case.ended":             {"事项已办结", "此事项已办结（{state:state}），不能再更改。", ""},
	"case.nothing_open":      {"没有待办步骤", "此事项目前为“{state:state}”，没有等待办理的步骤，请稍后刷新。", ""},
	"case.other_step":        {"步骤不符", "此事项正在“{step:step}”，不能办理“{wanted:step}”。", ""},
	"case.not_withdrawable":  {"不能撤回", "此事项目前为“{state:state}”，只有作出决定之前可以撤回。", ""},
	"case.not_your_filing":   {"不能撤回", "只有提交的一方可以撤回。", ""},
	"step.not_yours":         {"不由您办理", "“{step:step}”由{role:role}办理。", ""},
	"step.lapsed":            {"已过期限", "此步骤的期限（{lapseAt}）已过，不能再办理。", ""},
	"step.already_decided":   {"已经办理", "此步骤已[由{by}]办理：{outcome:outcome}[（{at}）]。您这次的操作没有生效。", ""},
	"step.already_signed":    {"您已签过", "此步骤需 {signers} 人同意，已有 {signed} 人；请等待其他签署人。", ""},
	"batch.twice":            {"重复选择", "同一事项选择了两次，请去掉重复的一项。", ""},
	"batch.outcome":          {"不能批量办理", "批量办理只能选择通过或退回补正。", ""},
	"return.fields_only":     {"不能指定补正项", "只有退回补正时才能指定须补正的内容。", ""},
	"return.unknown_field":   {"没有这一项", "须补正的内容应从此事项的填报内容中选择[：{known:field}]。", ""},
	"return.twice":           {"重复指定", "同一项内容指定了两次，请合并说明。", ""},
	"return.no_remark":       {"缺补正说明", "请对每项须补正的内容写明说明。", ""},
	"step.taken":             {"由同事办理", "“{step:step}”已由{by}领取或接办；请其退回队列或转办后再办理。", ""},
	"step.many_signers":      {"须多人办理", "“{step:step}”须由 {signers} 人签署，不能由一人领取或转办。", ""},
	"signer.no_review":       {"不能加签", "“{step:step}”不是审核步骤，不能加签。", ""},
	"signer.asked_already":   {"已请其签署", "{name}已被邀请签署或已签署，不必重复。", ""},
	"signer.not_yet":         {"尚未轮到签署", "“{step:step}”须先由经办一方办理（已有 {signed} 人同意，共需 {signers} 人），之后再由您签署。", ""},
	"signer.awaited":         {"等待会签", "还在等待{names}签署；签署之后才能继续办理。", ""},
	"step.not_taken":         {"无人领取", "“{step:step}”在待办队列中，没有人领取。", ""},
	"colleague.other_desk":   {"不是同岗位的同事", "请选择同一单位、同一角色（{role:role}）的另一位在岗人员。", ""},
	"urge.not_your_filing":   {"不能催办", "只有提交的一方可以催办。", ""},
	"urge.own_desk":          {"不必催办", "此事项正等待您这一方办理。", ""},
	"urge.today":             {"今天已催办", "每件事项每天最多催办一次；今天（{today}）已经催办过。", ""},
	"copy.unknown_reader":    {"不能抄送", "请选择在用的账号；系统管理员和个人账号不接收抄送。", ""},
	"standin.times":          {"委托时间不对", "委托的结束时间 {until} 应晚于开始时间 {from}，也晚于现在 {now}。", ""},
	"standin.not_yours":      {"不能代为安排", "只能为自己安排；负责人可为本科人员安排，其他单位的账号由系统管理员处理。", ""},
	"phrase.chief_only":      {"不能共享", "共享的常用语由负责人维护。", ""},
	"phrase.known":           {"已有此常用语", "这条常用语已经保存，不必重复。", ""},
	"form.empty_list":        {"名单为空", "请至少列入一人。", ""},
	"form.cursor":            {"页码不对", "翻页标记无效，请从第一页重新查询。", ""},
	"form.invalid":           {"填写有误", "请检查此项。[要求：{expected}][长度应为 {min} 至 {max} 个字符。]", ""},
	"body.too_large":         {"内容过大", "提交的内容超过了允许的大小。", ""},
	"version.changed":        {"内容已被他人修改", "您打开之后，内容已被他人修改，请刷新后再改。", ""},
	"idempotency.key_reused": {"重复的请求编号", "同一请求编号已用于另一项操作，请换一个编号重新提交。", ""},
	"session.none":           {"请登录", "您尚未登录，或登录已过期。", ""},
	"login.wrong":            {"登录失败", "账号或密码不正确。", ""},
	"login.code_needed":      {"请输入验证码", "此账号已启用两步验证，请输入验证器上的 6 位验证码，或一个备用码。", ""},
	"login.code_wrong":       {"验证码不正确", "请输入验证器当前显示的 6 位验证码；每个验证码只能用一次。也可以使用备用码。", ""},
	"session.unready":        {"请先完成账号设置", "请先修改初始密码，并启用两步验证。", ""},
	"factor.present":         {"两步验证已启用", "更换验证器请联系系统管理员重置。", ""},
	"password.same":          {"新密码与原密码相同", "请换一个新的密码。", ""},
	"login.throttled":        {"尝试过多", "登录尝试过多，请 {seconds} 秒后再试。", ""},
	"access.role":            {"没有权限", "{role:role}不能使用此功能。", ""},
	"access.origin":          {"来源不被允许", "请求来自其他网站，已拒绝。请从本系统页面操作。", ""},
	"setup.done":             {"已完成初始设置", "系统已完成初始设置，请直接登录。", ""},
	"not_found":              {"没有找到", "没有这条记录，或您无权查看。", ""},
	"request.cancelled":      {"请求已取消", "请求在完成之前被取消。", ""},
	"internal":               {"系统故障", "系统出现故障，您提交的内容没有生效。请稍后重试，或联系人社局事业专技科。", ""},

	"record.not_signed_yet": {"尚未签署", "第 {position} 条记录尚未列入签署的检查点，检查点每分钟签署一次，请稍后再试。", ""},

	// Organisations, people, accounts, the clock of a rehearsal.
	"form.required":           {"缺少内容", "此项必须填写。", ""},
	"policy.unknown":          {"没有这份政策", "系统自带的政策有：{shipped}。也可以上传政策文件。", ""},
	"org.name_taken":          {"名称已有", "已有同名的单位或机构，请核对。", ""},
	"unit.code_taken":         {"代码已有", "已有单位使用这个统一社会信用代码，请核对。", ""},
	"unit.kind":               {"单位性质不对", "单位性质应为：企业、事业单位、社会组织或乡镇事业单位。", ""},
	"unit.unknown_supervisor": {"没有这个主管部门", "请从行业主管部门名单中选择。", ""},
	"person.known":            {"人员已有", "这个身份证号码已经登记，请核对。", ""},
	"person.unknown_unit":     {"没有这个单位", "请从用人单位名单中选择。", ""},
	"person.unit_not_yours":   {"不是您的单位", "您只能管理本单位的人员。", ""},
	"account.login_taken":     {"账号已有", "这个登录名已被使用，请换一个。", ""},
	"account.org_mismatch":    {"单位与角色不符", "{role:role}账号：用人单位、主管部门和施教机构须对应一个同类单位，其他角色不填。", ""},
	"account.person_mismatch": {"人员与角色不符", "只有个人账号须对应一个人，其他角色不填；现为{role:role}。", ""},
	"account.own":             {"不能停用自己", "请由另一位管理员停用您的账号。", ""},
	"import.not_xlsx":         {"文件不对", "请上传 XLSX 表格文件，可先下载模板。", ""},
	"import.no_column":        {"缺少一列", "表格第一行应有“{header}”一列，请按模板填写。", ""},
	"import.empty":            {"表格是空的", "表格中除标题行外没有内容。", ""},
	"import.too_long":         {"表格太长", "一次最多导入 {most} 行，请分几次导入。", ""},
	"import.yes_or_no":        {"填写有误", "此处应填“是”或“否”。", ""},
	"import.more":             {"还有其他错误", "另有 {more} 处错误未列出，请先改正已列出的。", ""},
	"clock.real":              {"时间不能调整", "正式运行的系统按真实时间办理，不能调整。", ""},
	"clock.where":             {"调整到何时", "请填写一个时间，或选择“到下一个期限”，两者选一。", ""},
	"clock.no_deadline":       {"没有期限", "目前没有等待到期的期限。", ""},
	"clock.backwards":         {"时间不能倒退", "现在是 {now}，只能向后调整。", ""},
	"clock.too_far":           {"时间太远", "一次最远调整到 {latest}。", ""},
	"clock.moving":            {"时间正在调整", "时间正在调整到 {at}，请稍候。", ""},
}
