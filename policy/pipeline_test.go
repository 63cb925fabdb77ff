package policy

import (
	"testing"

	"xueshi/domain"
)

func wantSteps(t *testing.T, got []PipelineStep, want ...domain.StepName) {
	t.Helper()
	names := make([]domain.StepName, len(got))
	for i, s := range got {
		names[i] = s.Name
	}
	if len(names) != len(want) {
		t.Fatalf("the steps are %q, want %q", names, want)
	}
	for i := range want {
		if names[i] != want[i] {
			t.Errorf("the steps are %q, want %q", names, want)
		}
	}
}

func TestSteps_OfEveryPipeline(t *testing.T) {
	p := shipped(t)
	plan := domain.Plan{StartsOn: day(t, "2020-07-01")}
	for pipeline, c := range map[string]struct {
		facts Facts
		want  []domain.StepName
	}{
		PipelinePlan:       {PlanFacts(plan, day(t, "2020-05-01")), []domain.StepName{"planReview"}},
		PipelineChange:     {PlanFacts(plan, day(t, "2020-05-01")), []domain.StepName{"changeReview"}},
		PipelineTranscript: {BatchFacts(3), []domain.StepName{"transcriptReview"}},
		PipelineResults:    {BatchFacts(3), []domain.StepName{"hoursReview"}},
		PipelineSubmission: {BatchFacts(3), []domain.StepName{"verification", "stamping"}},
	} {
		steps, err := p.Steps(pipeline, c.facts)
		if err != nil {
			t.Fatal(err)
		}
		wantSteps(t, steps, c.want...)
		for _, s := range steps {
			if s.Signers != 1 || s.WithinWorkingDays == 0 {
				t.Errorf("%s: %d signers within %d days", s.Name, s.Signers, s.WithinWorkingDays)
			}
			if s.Role == domain.RoleClerk && s.EscalateTo != domain.RoleChief {
				t.Errorf("%s escalates to %q", s.Name, s.EscalateTo)
			}
		}
	}
}

func TestSteps_SaysWhatTheProgramGotWrong(t *testing.T) {
	p := shipped(t)
	if _, err := p.Steps("holiday", nil); err == nil {
		t.Error("an unknown pipeline has steps")
	}
	if _, err := p.Steps(PipelinePlan, nil); err == nil {
		t.Error("a condition holds without its facts")
	}
}

func TestStep_ByName(t *testing.T) {
	p := shipped(t)
	step, ok := p.Step("stamping")
	if !ok || step.Role != domain.RoleChief {
		t.Errorf("stamping is %v, %v", step, ok)
	}
	if _, ok := p.Step("correction"); ok {
		t.Error("a step of the lifecycle stands in the policy")
	}
}

func TestDueAt_IsTheEndOfAWorkingDay(t *testing.T) {
	p := shipped(t)
	review, _ := p.Step("planReview")
	for _, c := range []struct{ opened, due string }{
		{"2020-06-01 00:00", "2020-06-09 00:00"}, // Monday + 5 working days is Monday, to its end
		{"2020-06-01 23:59", "2020-06-09 00:00"},
		{"2020-06-07 12:00", "2020-06-13 00:00"}, // opened on a Sunday
		{"2020-09-27 09:00", "2020-10-11 00:00"}, // over the holidays, to the working Saturday
	} {
		if got := p.DueAt(review, at(t, p, c.opened)); !got.Equal(at(t, p, c.due)) {
			t.Errorf("opened %s, due %s, want %s", c.opened, got, c.due)
		}
	}
}
