package policy

import (
	"strings"
	"testing"

	"xueshi/domain"
)

func TestR18_AppealUntil(t *testing.T) {
	p := shipped(t)
	for closed, want := range map[string]string{
		"2021-01-01": "2021-01-22", // fifteen working days, the 2nd and 3rd being days off
		"2021-01-29": "2021-02-24", // over the Spring Festival, with two working weekend days
	} {
		day, err := domain.ParseDate(closed)
		if err != nil {
			t.Fatal(err)
		}
		if got := p.AppealUntil(day).String(); got != want {
			t.Errorf("closed on %s: until %s, want %s", closed, got, want)
		}
	}
	if got := p.AppealUntil(domain.Date{}); !got.IsZero() {
		t.Errorf("before the year is closed: until %s", got)
	}
}

func TestR18_CheckAppeal(t *testing.T) {
	p := shipped(t)
	closed := domain.NewDate(2021, 1, 1)
	until := p.AppealUntil(closed)
	because := domain.Appeal{Grounds: "成绩单已于年内提交"}
	for _, c := range []struct {
		name  string
		facts AppealFacts
		want  string
	}{
		{"on the last day", AppealFacts{Appeal: because, Outcome: domain.Incomplete, Today: until, ClosedOn: closed}, ""},
		{"a day later", AppealFacts{Appeal: because, Outcome: domain.Incomplete, Today: until.AddDays(1), ClosedOn: closed}, "appeal.too_late"},
		{"before the year is closed", AppealFacts{Appeal: because, Outcome: domain.Incomplete, Today: until.AddDays(1)}, ""},
		{"while one is being decided", AppealFacts{Appeal: because, Outcome: domain.Incomplete, Today: closed, ClosedOn: closed, Live: "FH-2020-00001"}, "appeal.live_already"},
		{"after one was decided", AppealFacts{Appeal: because, Outcome: domain.Incomplete, Today: closed, ClosedOn: closed, Decided: "FH-2020-00001"}, "appeal.decided_already"},
		{"against a completed year", AppealFacts{Appeal: because, Outcome: domain.Completed, Today: closed, ClosedOn: closed}, "appeal.nothing_to_appeal"},
		{"before there is an outcome", AppealFacts{Appeal: because, Today: closed}, "appeal.undecided"},
		{"without grounds", AppealFacts{Appeal: domain.Appeal{Grounds: " "}, Outcome: domain.Incomplete, Today: closed, ClosedOn: closed}, "appeal.no_grounds"},
		{"without grounds, and too late", AppealFacts{Outcome: domain.Incomplete, Today: until.AddDays(1), ClosedOn: closed}, "appeal.no_grounds appeal.too_late"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var codes []string
			for _, r := range p.CheckAppeal(c.facts) {
				codes = append(codes, r.Code)
			}
			if got := strings.Join(codes, " "); got != c.want {
				t.Errorf("refused with %q, want %q", got, c.want)
			}
		})
	}
}

func TestR18_UpheldWithAReason(t *testing.T) {
	for _, c := range []struct {
		step    domain.StepName
		outcome domain.StepOutcome
		comment string
		refused bool
	}{
		{StepAppealDecision, domain.Approved, " ", true},
		{StepAppealDecision, domain.Approved, "属实", false},
		{StepAppealDecision, domain.Rejected, "", false}, // CheckDecision's
		{StepAppealReview, domain.Approved, "", false},
	} {
		if r := CheckUpheld(c.step, c.outcome, c.comment); (r != nil) != c.refused {
			t.Errorf("%s %s %q: %v", c.step, c.outcome, c.comment, r)
		}
	}
}

func TestR18_AppealEyes(t *testing.T) {
	eyes := AppealEyes{Against: []string{"verifier"}, Reviewed: []string{"reviewer"}}
	for _, c := range []struct {
		account string
		step    domain.StepName
		want    string
	}{
		{"verifier", StepAppealReview, "eyes.own_decision"},
		{"verifier", StepAppealDecision, "eyes.own_decision"},
		{"reviewer", StepAppealReview, ""},
		{"reviewer", StepAppealDecision, "eyes.appeal_reviewed"},
		{"chief", StepAppealDecision, ""},
	} {
		got := ""
		if r := CheckAppealEyes(c.account, c.step, eyes); r != nil {
			got = r.Code
		}
		if got != c.want {
			t.Errorf("%s at %s: %q, want %q", c.account, c.step, got, c.want)
		}
	}
}

func TestR18_AppealChecks(t *testing.T) {
	p := shipped(t)
	closed := domain.NewDate(2021, 1, 1)
	full := domain.Totals{Common: 30, Specialty: 60}
	for _, c := range []struct {
		name  string
		facts AppealCheckFacts
		want  string // which do not pass
	}{
		{"nothing to look at", AppealCheckFacts{Outcome: domain.Incomplete, FiledOn: closed, ClosedOn: closed, Totals: full}, ""},
		{"hours are short", AppealCheckFacts{Outcome: domain.Incomplete, FiledOn: closed, ClosedOn: closed}, "check.appeal_hours"},
		{"stamped meanwhile", AppealCheckFacts{Outcome: domain.Completed, FiledOn: closed, Totals: full}, "check.appeal_outcome"},
		{"late", AppealCheckFacts{Outcome: domain.Incomplete, FiledOn: domain.NewDate(2021, 3, 1), ClosedOn: closed, Totals: full}, "check.appeal_in_time"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var failed []string
			for _, check := range p.AppealChecks(c.facts) {
				if !check.OK {
					failed = append(failed, check.Code)
				}
			}
			if got := strings.Join(failed, " "); got != c.want {
				t.Errorf("%q do not pass, want %q", got, c.want)
			}
		})
	}
}

func TestR18_AppealPipelineAndRulesHaveDefaults(t *testing.T) {
	const section = "appeals: {withinWorkingDays: 15} # after the year was closed; the notice is silent\n"
	if got := parseWith(t, section, "").Appeals.WithinWorkingDays; got != defaultAppealWorkingDays {
		t.Errorf("a policy that says nothing gives %d days", got)
	}
	if got := parseWith(t, section, "appeals: {withinWorkingDays: 30}\n").Appeals.WithinWorkingDays; got != 30 {
		t.Errorf("a policy that says 30 gives %d days", got)
	}
	const pipeline = `
  appeal:
    - {name: appealReview, role: clerk, withinWorkingDays: 10, escalateTo: chief}
    - {name: appealDecision, role: chief, withinWorkingDays: 5}`
	if steps := parseWith(t, pipeline, "").Pipelines[PipelineAppeal]; len(steps) != 2 || steps[0].Name != StepAppealReview || steps[1].Role != domain.RoleChief {
		t.Errorf("a policy that lists no steps has %+v", steps)
	}
}

func TestR18_AppealPipelineIsChecked(t *testing.T) {
	const review, decision = "    - {name: appealReview, role: clerk, withinWorkingDays: 10, escalateTo: chief}\n", "    - {name: appealDecision, role: chief, withinWorkingDays: 5}"
	for name, c := range map[string]struct{ old, changed, want string }{
		"no review":              {review, "", "must have the step appealReview"},
		"decided by a clerk":     {decision, "    - {name: appealDecision, role: clerk, withinWorkingDays: 5}", "must be chief"},
		"decided on a condition": {decision, decision[:len(decision)-1] + ", when: batch.size > 1}", "must be left out"},
		"something afterwards":   {decision, decision + "\n    - {name: archive, role: clerk, withinWorkingDays: 5}", "as the last one"},
	} {
		t.Run(name, func(t *testing.T) {
			source, _ := Shipped("guangde-2020")
			changed := strings.Replace(string(source), c.old, c.changed, 1)
			if changed == string(source) {
				t.Fatal("nothing was changed")
			}
			_, faults := Parse([]byte(changed))
			if err := faults.Err(); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("faults %v, want %q", faults, c.want)
			}
		})
	}
}
