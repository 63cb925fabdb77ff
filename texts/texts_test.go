package texts

import (
	"go/ast"
	"maps"
	"regexp"
	"strings"
	"testing"
	"time"

	"xueshi/domain"
	"xueshi/policy"
)

// Every refusal in the program's source has a text, and the text mentions only facts that every such refusal carries.
func TestRefusals_EveryCodeOfTheProgramHasAText(t *testing.T) {
	src := program(t)
	found := 0
	src.calls("Refuse", func(call *ast.CallExpr) {
		if len(call.Args) < 3 {
			return // another function of the name
		}
		code, ok := literal(call.Args[1])
		if !ok {
			return // made from a value; the next test holds its text
		}
		found++
		e, known := refusals[code]
		if !known {
			t.Errorf("%s: no text for %s", src.position(call), code)
			return
		}
		facts := map[string]bool{}
		for i := 3; i < len(call.Args); i += 2 {
			if name, ok := literal(call.Args[i]); ok {
				facts[name] = true
			}
		}
		for _, m := range hole.FindAllStringSubmatch(group.ReplaceAllString(e.detail, ""), -1) {
			if !facts[m[1]] {
				t.Errorf("%s: the text of %s mentions %s, which is no fact of it", src.position(call), code, m[1])
			}
		}
	})
	if found < 100 {
		t.Errorf("only %d refusals were found in the source", found)
	}
}

func TestRefusals_NoTextIsLeftOver(t *testing.T) {
	src := program(t)
	for code := range refusals {
		if !src.literals[code] {
			t.Errorf("nothing in the program is refused with %s", code)
		}
	}
}

// Every timeline entry and notice that the program writes has a text.
func TestEvents_EveryKindOfTheProgramHasAText(t *testing.T) {
	src := program(t)
	found := 0
	for function, argument := range map[string]int{"queueEvent": 3, "queueNotice": 3, "queueUnitNotice": 2} {
		src.calls(function, func(call *ast.CallExpr) {
			if len(call.Args) <= argument {
				return
			}
			if kind, ok := literal(call.Args[argument]); ok {
				found++
				if events[kind] == "" {
					t.Errorf("%s: no text for %s", src.position(call), kind)
				}
			}
		})
	}
	if found == 0 {
		t.Error("no events were found in the source")
	}
	program(t, "domain").constants("RecordKind", func(kind string) {
		if events[kind] == "" {
			t.Errorf("no text for the record's %s", kind)
		}
	})
	program(t, "domain").constants("StepOutcome", func(outcome string) {
		switch domain.StepOutcome(outcome) {
		case domain.Passed, domain.Lapsed, domain.Expired, domain.Skipped: // nobody decides these; they are told as "closed" and "ended"
		default:
			if events[outcome] == "" {
				t.Errorf("no notice says that a step was %s", outcome)
			}
		}
	})
}

func TestStanding_EveryCodeOfThePolicyHasAText(t *testing.T) {
	code := regexp.MustCompile(`^(outcome|advice)\.[a-z_]+$`)
	src := program(t, "policy")
	for text := range src.literals {
		switch {
		case !code.MatchString(text):
		case strings.HasPrefix(text, "outcome.") && reasons[text] == "":
			t.Errorf("no text for the reason %s", text)
		case strings.HasPrefix(text, "advice.") && advice[text] == "":
			t.Errorf("no text for %s", text)
		}
	}
	for _, table := range []map[string]string{reasons, advice} {
		for code := range table {
			if !src.literals[code] {
				t.Errorf("nothing in the policy says %s", code)
			}
		}
	}
	for _, code := range policy.ConsequenceCodes() {
		if consequences[code] == "" {
			t.Errorf("no text for the consequence %s", code)
		}
	}
}

// Every word of the domain has a name.
func TestWords_EveryConstantOfTheDomainHasAName(t *testing.T) {
	src := program(t, "domain", "policy")
	for typeName, table := range map[string]string{
		"Role": "role", "CaseKind": "kind", "CaseState": "state", "StepName": "step", "StepOutcome": "outcome",
		"Outcome": "yearOutcome", "Cohort": "cohort", "Subject": "subject", "UnitKind": "unitKind",
	} {
		found := 0
		src.constants(typeName, func(value string) {
			found++
			if words[table][value] == "" {
				t.Errorf("%s %q has no name", typeName, value)
			}
		})
		if found == 0 {
			t.Errorf("no constants of %s were found", typeName)
		}
	}
	p := shipped(t)
	for _, pipeline := range policy.PipelineNames() {
		for _, step := range p.Pipelines[pipeline] {
			if Step(step.Name) == string(step.Name) {
				t.Errorf("step %s has no name", step.Name)
			}
		}
	}
}

// A template is Chinese, its brackets and braces are pairs, and the tables of words it names are there.
func TestTemplates_AreWellFormed(t *testing.T) {
	templates := map[string]string{}
	for code, e := range refusals {
		if e.title == "" {
			t.Errorf("%s has no title", code)
		}
		templates[code] = e.detail
	}
	for _, table := range []map[string]string{events, reasons, advice, consequences} {
		maps.Copy(templates, table)
	}
	chinese := regexp.MustCompile(`\p{Han}`)
	for code, template := range templates {
		if !chinese.MatchString(template) {
			t.Errorf("%s is not Chinese: %q", code, template)
		}
		for _, m := range hole.FindAllStringSubmatch(template, -1) {
			if _, known := words[m[2]]; m[2] != "" && m[2] != "yuan" && !known {
				t.Errorf("%s: there is no table %s", code, m[2])
			}
		}
		inner := group.ReplaceAllStringFunc(template, func(g string) string { return g[1 : len(g)-1] })
		if strings.ContainsAny(hole.ReplaceAllString(inner, ""), "{}[]") {
			t.Errorf("%s has a bracket without its pair: %q", code, template)
		}
	}
}

func TestRefusal_SaysTheArithmeticAndTheClause(t *testing.T) {
	p := shipped(t)
	plan := domain.Plan{DepartmentID: "x", Fee: 12050}
	for _, c := range []struct {
		name  string
		given *domain.Refusal
		want  Text
	}{
		{
			"R2", p.CheckLead(domain.NewDate(2020, 6, 2), domain.NewDate(2020, 7, 1)),
			Text{"备案时间不足", "2020年6月2日备案，须提前 30 日，最早 2020年7月2日 开班；方案定于 2020年7月1日 开班，还差 1 日。（依据：通知二（二））"},
		},
		{
			"R7", &p.CheckTranscript(policy.TranscriptFacts{
				HandedInOn: domain.NewDate(2020, 6, 15),
				Line:       domain.TranscriptLine{Course: p.Common.Course, ExamOn: domain.NewDate(2020, 6, 1), Score: 59},
			})[0],
			Text{"考试不合格", "成绩 59 分，60 分以上为合格，还差 1 分。可在年内补考后再提交。（依据：通知三（一））"},
		},
		{
			"R12", p.CheckComplete(domain.Totals{Common: 30, Specialty: 48}),
			Text{"学时不足", "已登记公需 30 学时、专业 48 学时；应有公需 30、专业 60、合计 90 学时。还差专业 12 学时。合计还差 12 学时。（依据：通知二（二）、三（二））"},
		},
		{
			"R22", domain.Refuse("R22", "plan.fee_without_basis", "feeBasis", "fee", plan.Fee, "bases", p.Plans.FeeBases),
			Text{"缺收费依据", "方案每人收费 120.5 元，请写明收费依据，例如：皖物价局规定的标准。（依据：通知六（二））"},
		},
		{
			"a list of words", &policy.CheckDecision(domain.Recorded, "", policy.AllowedOutcomes(policy.StepStamping))[0],
			Text{"不能这样办理", "此步骤可选：通过、退回补正；不能选“已登记”。"},
		},
		{
			"R13", domain.Refuse("R13", "window.not_open_yet", "", "on", "2020-10-09", "cohort", domain.CohortOthers, "series", "会计",
				"missed", true, "opensOn", "2020-11-01", "closesOn", "2020-11-30"),
			Text{"审验时间未到", "职称评审（考试）人员的审验时间已错过，可随其他人员报送。当年不参加职称评审（考试）人员（会计）的审验时间是 " +
				"2020年11月1日 至 2020年11月30日，今天是 2020年10月9日，请届时报送。（依据：通知三（三））"},
		},
		{"unknown", domain.Refuse("", "moon.full", ""), Text{"不能办理", "系统未能办理，代码：moon.full。请联系人社局事业专技科。"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Refusal(*c.given); got != c.want {
				t.Errorf("says\n%+v, want\n%+v", got, c.want)
			}
		})
	}
}

// What the refusals of a whole form say is Chinese: no name of a field comes through.
func TestRefusal_NamesEveryField(t *testing.T) {
	p := shipped(t)
	latin := regexp.MustCompile(`[a-z]{3,}`)
	old := domain.Plan{EndsOn: domain.NewDate(2020, 12, 31)}
	other := domain.Plan{DepartmentID: "a", ProviderID: "b", Series: "教师", Subject: "c", Content: "d", Fee: 1, FeeBasis: "e"}
	refused := p.CheckPlan(domain.Plan{}, policy.PlanContext{})
	refused = append(refused, p.CheckChange(old, other, domain.NewDate(2020, 6, 1))...)
	for _, r := range refused {
		if text := Refusal(r); latin.MatchString(text.Detail) {
			t.Errorf("%s says %q", r.Code, text.Detail)
		}
	}
	if len(refused) < 20 {
		t.Errorf("only %d refusals", len(refused))
	}
}

func TestEvent_FactsComeAsGoOrAsJSON(t *testing.T) {
	due := time.Date(2020, 6, 8, 16, 0, 0, 0, time.UTC) // midnight in China
	var none *time.Time
	for _, c := range []struct {
		kind  string
		facts map[string]any
		want  string
	}{
		{
			"opened",
			map[string]any{"step": policy.StepVerification, "role": domain.RoleClerk, "due": &due, "lapse": none},
			"等待事业专技科经办人办理“审验”，办理期限 2020年6月8日24:00",
		},
		{
			"opened",
			map[string]any{"step": "verification", "role": "clerk", "due": "2020-06-08T02:30:00Z", "lapse": nil},
			"等待事业专技科经办人办理“审验”，办理期限 2020年6月8日10:30",
		},
		{"decided", map[string]any{"step": "planReview", "outcome": "returned", "comment": "缺师资", "except": 0}, "“方案审核”：退回补正，意见：缺师资"},
		{"decided", map[string]any{"step": "hoursReview", "outcome": domain.Approved, "comment": "", "except": 2}, "“学时审核”：通过，其中 2 人例外"},
		{"joined", map[string]any{"people": float64(3)}, "3 人加入参训人员名单"},
		{
			"windowTurned",
			map[string]any{"cohort": "others", "series": "", "opensOn": domain.NewDate(2020, 11, 1), "closesOn": "2020-11-30", "state": "open"},
			"当年不参加职称评审（考试）人员（各系列）的审验时间 2020年11月1日 至 2020年11月30日 现已开始",
		},
		{"changeSettled", map[string]any{"approved": true}, "变更备案已通过"},
		{
			"changeSettled",
			map[string]any{"approved": false, "startsOn": "2020-07-20", "endsOn": "2020-07-22"},
			"变更备案未通过，培训时间 2020年7月20日 至 2020年7月22日",
		},
		{"decided", map[string]any{"step": "ownStep", "outcome": "approved", "comment": "[{step}]"}, "“ownStep”：通过，意见：[{step}]"},
		{"moonrise", nil, "moonrise"},
	} {
		if got := Event(c.kind, c.facts); got != c.want {
			t.Errorf("%s says %q, want %q", c.kind, got, c.want)
		}
	}
}

func TestStanding_InChinese(t *testing.T) {
	p := shipped(t)
	_, why := p.DecideOutcome(policy.OutcomeFacts{Totals: domain.Totals{Common: 30, Specialty: 48}})
	if got := Reason(why[0]); got != "专业科目应有 60 学时，还差 12 学时" {
		t.Errorf("the reason says %q", got)
	}
	if got := Consequence(p.IncompleteConsequences()[0]); got != "专业技术职务任期顺延 1 年" {
		t.Errorf("the consequence says %q", got)
	}
	next := p.NextAdvice(policy.AdviceFacts{
		Today: domain.NewDate(2020, 7, 15), Totals: domain.Totals{Common: 30, Specialty: 48}, Cohort: domain.CohortTitleReview, Windows: p.Windows,
	})
	want := []string{
		"专业科目还差 12 学时，另需 12 学时，请在 2020年12月31日 前参加行业主管部门或基地的培训",
		"请单位在 2020年9月30日 前统一报送（审验时间 2020年7月1日 至 2020年9月30日）",
	}
	if len(next) != len(want) {
		t.Fatalf("advice %+v", next)
	}
	for i := range want {
		if got := Advice(next[i]); got != want[i] {
			t.Errorf("advice %d says %q, want %q", i, got, want[i])
		}
	}
}

func TestNames(t *testing.T) {
	for got, want := range map[string]string{
		Role(domain.RoleChief): "事业专技科负责人", State(domain.StateLapsed): "已失效", StepOutcome(domain.Returned): "退回补正",
		Outcome(""): "尚未确定", Kind(domain.KindPlan): "培训方案备案", Cohort(domain.CohortOthers): "当年不参加职称评审（考试）人员",
		Subject(domain.Common): "公需科目", UnitKind(domain.UnitTownship): "乡镇事业单位", Role("ghost"): "ghost",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func shipped(t *testing.T) *policy.Policy {
	t.Helper()
	text, _ := policy.Shipped("guangde-2020")
	p, faults := policy.Parse(text)
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	return p
}
