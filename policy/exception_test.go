package policy

import (
	"testing"

	"xueshi/domain"
)

// illness is a request that R17 has nothing to say against.
func illness(t *testing.T) ExceptionFacts {
	t.Helper()
	return ExceptionFacts{Today: day(t, "2020-12-20"), Request: domain.ExceptionRequest{
		People: []string{"a", "b"}, Reason: "住院", Evidence: "住院证明", From: day(t, "2021-01-05"), Until: day(t, "2021-01-31"),
	}}
}

func TestR17_ARequestForAnException(t *testing.T) {
	for _, c := range []struct {
		name string
		edit func(*ExceptionFacts)
		want []string
	}{
		{"an illness", func(*ExceptionFacts) {}, nil},
		{"no reason", func(f *ExceptionFacts) { f.Request.Reason = " " }, []string{"form.required reason"}},
		{"nothing enclosed", func(f *ExceptionFacts) { f.Request.Evidence = "" }, []string{"form.required evidence"}},
		{"nobody", func(f *ExceptionFacts) { f.Request.People = nil }, []string{"form.empty_list people"}},
		{"somebody twice", func(f *ExceptionFacts) { f.Request.People[1] = "a" }, []string{"exception.twice people[1]"}},
		{"asked elsewhere", func(f *ExceptionFacts) { f.Asked = map[string]string{"b": "LW-1"} }, []string{"exception.asked_already people[1]"}},
		{"decided", func(f *ExceptionFacts) { f.Decided = map[string]domain.Outcome{"a": domain.Incomplete} }, []string{"exception.decided people[0]"}},
		{"no days", func(f *ExceptionFacts) { f.Request.From = domain.Date{} }, []string{"exception.days until"}},
		{"in the wrong order", func(f *ExceptionFacts) { f.Request.Until = day(t, "2021-01-04") }, []string{"exception.days until"}},
		{"one day", func(f *ExceptionFacts) { f.Request.Until = f.Request.From }, nil},
		{"today", func(f *ExceptionFacts) { f.Request.From, f.Request.Until = f.Today, f.Today }, nil},
		{"yesterday", func(f *ExceptionFacts) { f.Request.From, f.Request.Until = f.Today.AddDays(-1), f.Today.AddDays(-1) }, []string{"exception.in_past until"}},
		{"sixty days", func(f *ExceptionFacts) {
			f.Request.Until = f.Request.From.AddDays(59)
			f.Request.From = f.Request.From.AddDays(4)
		}, []string{"exception.too_late until"}},
		{"sixty days, the last of them the last", func(f *ExceptionFacts) { f.Request.From, f.Request.Until = day(t, "2021-01-01"), day(t, "2021-03-01") }, nil},
		{"sixty-one days", func(f *ExceptionFacts) { f.Request.From, f.Request.Until = day(t, "2020-12-31"), day(t, "2021-03-01") }, []string{"exception.too_long until"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			facts := illness(t)
			c.edit(&facts)
			wantCodes(t, shipped(t).CheckException(facts), c.want...)
		})
	}
	r := illness(t).Request
	if checks := shipped(t).ExceptionChecks(r, nil); len(checks) != 1 || !Clean(checks) || checks[0].Facts["days"] != 27 {
		t.Errorf("checks are %+v", checks)
	}
}

func TestR13_AnExceptionNeedsNoWindow(t *testing.T) {
	p := shipped(t)
	for on, want := range map[string]string{"2021-01-04": "window.year_over", "2021-01-05": "", "2021-01-31": "", "2021-02-01": "window.year_over"} {
		facts := WindowFacts{Cohort: domain.CohortOthers, On: day(t, on), Excepted: Period{From: day(t, "2021-01-05"), To: day(t, "2021-01-31")}}
		_, refusal := p.CheckWindow(p.Windows, facts)
		if got := codeOf(refusal); got != want {
			t.Errorf("on %s: %q", on, got)
		}
	}
	if _, refusal := p.CheckWindow(nil, WindowFacts{On: day(t, "2020-12-01")}); codeOf(refusal) != "window.not_announced" {
		t.Errorf("without an exception: %v", refusal)
	}
}

func codeOf(r *domain.Refusal) string {
	if r == nil {
		return ""
	}
	return r.Code
}

func TestR17_WhoIsExceptedIsNotIncomplete(t *testing.T) {
	p := shipped(t)
	if outcome, reasons := p.DecideOutcome(OutcomeFacts{Excepted: true, Returned: true}); outcome != "" || reasons != nil {
		t.Errorf("outcome %s, %v", outcome, reasons)
	}
	full := domain.Totals{Common: 30, Specialty: 60}
	excepted := AdviceFacts{Today: day(t, "2021-01-10"), Totals: full, Excepted: Period{From: day(t, "2021-01-05"), To: day(t, "2021-01-31")}}
	if a := p.NextAdvice(excepted); len(a) != 1 || a[0].Code != "advice.submit_excepted" || a[0].By != day(t, "2021-01-31") {
		t.Errorf("advice is %+v", a)
	}
	excepted.Totals.Common = 0 // nothing can be learned any more (R10)
	if a := p.NextAdvice(excepted); len(a) != 0 {
		t.Errorf("advice is %+v", a)
	}
}

func TestR17_ThePipelineOfExceptions(t *testing.T) {
	for _, c := range []struct{ name, old, with, path string }{
		{"nobody reviews", "name: exceptionReview,", "name: look,", "pipelines.exception"},
		{"nobody decides", "name: exceptionDecision,", "name: look,", "pipelines.exception"},
		{"a clerk decides", "name: exceptionDecision, role: chief", "name: exceptionDecision, role: clerk", "pipelines.exception[1].role"},
		{"on a condition", "exceptionDecision, role: chief,", "exceptionDecision, role: chief, when: batch.size > 1,", "pipelines.exception[1].when"},
		{"no days at all", "exceptions: {maxDays: 60}", "exceptions: {maxDays: 0}", "exceptions.maxDays"},
	} {
		_, faults := Parse(edited(t, c.old, c.with))
		if len(faults) != 1 || faults[0].Path != c.path {
			t.Errorf("%s: %v", c.name, faults)
		}
	}
	// A policy that was pinned before exceptions were known is still read.
	const both = "  exception:\n    - {name: exceptionReview, role: clerk, withinWorkingDays: 5, escalateTo: chief}\n    - {name: exceptionDecision, role: chief, withinWorkingDays: 3}\n"
	p, faults := Parse(edited(t, both, ""))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	steps, err := p.Steps(PipelineException, BatchFacts(1))
	if err != nil {
		t.Fatal(err)
	}
	wantSteps(t, steps, StepExceptionReview, StepExceptionDecision)
	if p, faults = Parse(edited(t, "exceptions: {maxDays: 60}", "")); len(faults) > 0 || p.Exceptions.MaxDays != 60 {
		t.Errorf("without the section: %v", faults)
	}
}
