package workflows_test

import (
	"errors"
	"testing"

	"go.temporal.io/sdk/workflow"

	"xueshi/domain"
	"xueshi/workflows"
)

func TestR13_WindowsTurnInOrderUntilTheYearEnds(t *testing.T) {
	t.Parallel()
	newPlay(t, "window 07-01T00:00", "window 10-01T00:00").run(t, workflows.Year,
		"06-01T09:00 turn",
		"07-01T00:00 turn",
		"10-01T00:00 turn",
		"2021-01-01T00:00 turn",
		"2021-01-01T00:00 expire",
		"2021-01-01T00:00 decide outcomes",
		"2021-01-01T00:00 close with 0 undecided",
	)
}

func TestR13_WindowAnnouncedLaterTurnsInItsTurn(t *testing.T) {
	t.Parallel()
	newPlay(t, "window 10-01T00:00", "06-10T10:00 window 08-01T00:00", "11-01T10:00 window 11-02T00:00").run(t, workflows.Year,
		"06-01T09:00 turn",
		"06-10T10:00 turn",
		"08-01T00:00 turn",
		"10-01T00:00 turn",
		"11-01T10:00 turn",
		"11-02T00:00 turn",
		"2021-01-01T00:00 turn",
		"2021-01-01T00:00 expire",
		"2021-01-01T00:00 decide outcomes",
		"2021-01-01T00:00 close with 0 undecided",
	)
}

func TestR16_YearStaysOpenForWhatTheBureauOwes(t *testing.T) {
	t.Parallel()
	newPlay(t,
		"12-31T10:00 settled 2",
		"2021-01-04T10:00 settled 1",
		"2021-01-05T10:00 settled 1", // of somebody else's case: nothing has changed for the year
		"2021-01-20T10:00 settled 0",
	).run(t, workflows.Year,
		"06-01T09:00 turn",
		"12-31T10:00 turn",
		"2021-01-01T00:00 turn",
		"2021-01-01T00:00 expire",
		"2021-01-01T00:00 decide outcomes",
		"2021-01-01T00:00 close with 2 undecided",
		"2021-01-04T10:00 expire",
		"2021-01-04T10:00 decide outcomes",
		"2021-01-04T10:00 close with 1 undecided",
		"2021-01-05T10:00 expire",
		"2021-01-05T10:00 decide outcomes",
		"2021-01-05T10:00 close with 1 undecided",
		"2021-01-20T10:00 expire",
		"2021-01-20T10:00 decide outcomes",
		"2021-01-20T10:00 close with 0 undecided",
	)
}

func TestR16_SeveralSettledMeanwhileAreLookedAtTogether(t *testing.T) {
	t.Parallel()
	p := newPlay(t, "12-31T10:00 settled 3", "2021-01-04T10:00 settled 0")
	looks := 0
	p.world.expiring = func() {
		looks++
		if looks == 1 { // while the first look is under way
			for range 3 {
				p.signal(0, "settled")
			}
		}
	}
	p.run(t, workflows.Year,
		"06-01T09:00 turn",
		"12-31T10:00 turn",
		"2021-01-01T00:00 turn",
		"2021-01-01T00:00 expire",
		"2021-01-01T00:00 decide outcomes",
		"2021-01-01T00:00 close with 3 undecided",
		"2021-01-01T00:00 expire",
		"2021-01-01T00:00 decide outcomes",
		"2021-01-01T00:00 close with 3 undecided",
		"2021-01-04T10:00 expire",
		"2021-01-04T10:00 decide outcomes",
		"2021-01-04T10:00 close with 0 undecided",
	)
}

func TestR16_YearLooksAgainWhenTheTimeForLateSubmissionsIsOver(t *testing.T) {
	t.Parallel()
	newPlay(t, "12-31T10:00 settled 1", "12-31T10:00 again 2021-01-26T00:00").run(t, workflows.Year,
		"06-01T09:00 turn",
		"12-31T10:00 turn",
		"2021-01-01T00:00 turn",
		"2021-01-01T00:00 expire",
		"2021-01-01T00:00 decide outcomes",
		"2021-01-01T00:00 close with 1 undecided",
		"2021-01-26T00:00 expire",
		"2021-01-26T00:00 decide outcomes",
		"2021-01-26T00:00 close with 0 undecided",
	)
}

func TestR17_LostAnswersOfTheClosingAreAskedForAgain(t *testing.T) {
	t.Parallel()
	newPlay(t, "TurnYear fails 2", "ExpireCases fails 1", "DecideOutcomes fails 1", "CloseYear fails 2").run(t, workflows.Year,
		"06-01T09:00 turn",
		"2021-01-01T00:00 turn",
		"2021-01-01T00:00 expire",
		"2021-01-01T00:00 decide outcomes",
		"2021-01-01T00:00 close with 0 undecided",
	)
}

// A year's workflow that was lost in its closing finds at once that the year has ended.
func TestR17_StartedAnewInTheClosing(t *testing.T) {
	t.Parallel()
	p := newPlay(t)
	p.world.ends = at("05-01T00:00")
	p.run(t, workflows.Year,
		"06-01T09:00 turn",
		"06-01T09:00 expire",
		"06-01T09:00 decide outcomes",
		"06-01T09:00 close with 0 undecided",
	)
}

func TestYear_LongHistoryContinuesAsNew(t *testing.T) {
	t.Parallel()
	p := newPlay(t, "12-31T10:00 settled 2", "2021-01-04T10:00 settled 1")
	p.env.SetContinueAsNewSuggested(true)
	p.env.RegisterWorkflow(workflows.Year)
	p.env.ExecuteWorkflow(workflows.Year, workflows.CaseInput{CaseID: "the case", Year: 2020, Offset: p.ahead})
	var again *workflow.ContinueAsNewError
	if err := p.env.GetWorkflowError(); !errors.As(err, &again) || again.WorkflowType.Name != workflows.TypeYear {
		t.Fatalf("the workflow ended with %v", err)
	}
	p.compare(t, []string{
		"06-01T09:00 turn",
		"12-31T10:00 turn",
		"2021-01-01T00:00 turn",
		"2021-01-01T00:00 expire",
		"2021-01-01T00:00 decide outcomes",
		"2021-01-01T00:00 close with 2 undecided",
	})
}

func TestReminders_AreSentForTheDayOrForToday(t *testing.T) {
	t.Parallel()
	for _, day := range []domain.Date{{}, domain.NewDate(2020, 6, 1)} {
		p := newPlay(t, "Remind fails 2")
		p.env.ExecuteWorkflow(workflows.Reminders, workflows.RemindersInput{Day: day})
		var sent int
		if err := p.env.GetWorkflowResult(&sent); err != nil || sent != 3 {
			t.Errorf("sent %d, %v", sent, err)
		}
		seen := p.world.seen()
		if len(seen) != 1 || seen[0][len("06-01T09:00"):] != ` remind "`+day.String()+`"` {
			t.Errorf("for %q: %v", day, seen)
		}
	}
}

// Readiness must say so at once when the database is away.
func TestCanary_FailsWithoutTryingAgain(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		script []string
		fails  bool
	}{{nil, false}, {[]string{"Ping fails 1"}, true}} {
		p := newPlay(t, c.script...)
		p.env.ExecuteWorkflow(workflows.Canary)
		if err := p.env.GetWorkflowError(); (err != nil) != c.fails {
			t.Errorf("%v: %v", c.script, err)
		}
	}
}
