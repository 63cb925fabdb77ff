package rehearsal

import (
	"strings"
	"testing"
	"time"

	"xueshi/domain"
)

func TestExpectationsCompareWhatTheyName(t *testing.T) {
	hours, completed, two := domain.Hours(30), domain.Completed, 2
	got := &Result{
		People: map[string]PersonResult{"P1": {
			Common: 30, Specialty: 40, Outcome: domain.Incomplete, Reasons: []string{"b", "a"}, Consequences: []string{"c"},
		}},
		Reminders: map[string][]Reminder{"cz": {{}, {}}},
	}
	for name, c := range map[string]struct {
		want Expectations
		path string // of the one difference; empty: none
	}{
		"nothing":          {Expectations{}, ""},
		"hours":            {Expectations{People: map[string]PersonExpectation{"P1": {Common: &hours}}}, ""},
		"other hours":      {Expectations{People: map[string]PersonExpectation{"P1": {Specialty: &hours}}}, "people.P1.specialty"},
		"other outcome":    {Expectations{People: map[string]PersonExpectation{"P1": {Outcome: &completed}}}, "people.P1.outcome"},
		"reasons":          {Expectations{People: map[string]PersonExpectation{"P1": {Reasons: []string{"a", "b"}}}}, ""},
		"other reasons":    {Expectations{People: map[string]PersonExpectation{"P1": {Reasons: []string{"a"}}}}, "people.P1.reasons"},
		"no consequences":  {Expectations{People: map[string]PersonExpectation{"P1": {Consequences: []string{}}}}, "people.P1.consequences"},
		"enough reminders": {Expectations{Reminders: map[string]ReminderExpectation{"cz": {AtLeast: &two, AtMost: &two}}}, ""},
		"too few":          {Expectations{Reminders: map[string]ReminderExpectation{"u1": {AtLeast: &two}}}, "reminders.u1"},
	} {
		t.Run(name, func(t *testing.T) {
			if paths := pathsOf(c.want.compare(got)); strings.Join(paths, " ") != c.path {
				t.Errorf("differences at %v, want %q", paths, c.path)
			}
		})
	}
}

func TestDesksAddUpWhereDaysWereSpent(t *testing.T) {
	opened := time.Date(2020, 5, 8, 10, 0, 0, 0, time.UTC)
	day := func(n int) *time.Time { at := opened.AddDate(0, 0, n); return &at }
	steps := []StepResult{{OpenedAt: opened, DecidedAt: day(2)}, {OpenedAt: opened}, {OpenedAt: opened}}
	for i, want := range []time.Duration{48 * time.Hour, 24 * time.Hour, 72 * time.Hour} {
		closed := []*time.Time{day(3), day(1), nil}[i]
		if got := steps[i].duration(closed, *day(3)); got != want {
			t.Errorf("step %d took %s, want %s", i, got, want)
		}
	}
	list := desks([]CaseResult{
		{Kind: "plan", Steps: []StepResult{
			{Name: "planReview", Role: "clerk", Days: 1, EscalatedAt: day(1)}, {Name: "training", Role: "department", Days: 12},
		}},
		{Kind: "plan", Steps: []StepResult{{Name: "planReview", Role: "clerk", Days: 4}}},
	})
	if len(list) != 2 || list[0].Step != "training" || list[1] != (Desk{"plan", "planReview", "clerk", 2, 1, 5, 4}) {
		t.Errorf("desks are %+v", list)
	}
}
