package workflows

import (
	"log/slog"
	"testing"
	"time"

	"go.temporal.io/sdk/log"
	"go.temporal.io/sdk/testsuite"

	"xueshi/domain"
)

// closingYear plays the activities of a year that has ended already, and keeps when it was looked at.
type closingYear struct {
	looks   []time.Time
	answers []YearLook // of one look after another; the last one closes the year
	ends    time.Time
	now     func() time.Time
}

func (y *closingYear) TurnYear(string) (YearTurn, error) {
	return YearTurn{At: y.ends, Ends: true}, nil
}
func (y *closingYear) ExpireCases(string) error    { return nil }
func (y *closingYear) DecideOutcomes(string) error { return nil }

func (y *closingYear) CloseYear(string) (YearLook, error) {
	y.looks = append(y.looks, y.now())
	return y.answers[len(y.looks)-1], nil
}

func (y *closingYear) play(t *testing.T, signals ...time.Duration) []time.Duration {
	t.Helper()
	var suite testsuite.WorkflowTestSuite
	suite.SetLogger(log.NewStructuredLogger(slog.New(slog.DiscardHandler)))
	env := suite.NewTestWorkflowEnvironment()
	env.SetStartTime(y.ends)
	y.now = env.Now
	env.RegisterActivity(y)
	for _, after := range signals {
		env.RegisterDelayedCallback(func() { env.SignalWorkflow(SignalActed, Acted{Outcome: domain.StepOutcome("settled")}) }, after)
	}
	env.ExecuteWorkflow(Year, CaseInput{CaseID: "a", Year: 2020})
	if err := env.GetWorkflowError(); err != nil || !env.IsWorkflowCompleted() {
		t.Fatalf("completed %v: %v", env.IsWorkflowCompleted(), err)
	}
	after := make([]time.Duration, len(y.looks))
	for i, at := range y.looks {
		after[i] = at.Sub(y.ends).Round(time.Hour)
	}
	return after
}

const day = 24 * time.Hour

func TestR16_TheYearWaitsForWhoMayBeSubmittedLate(t *testing.T) {
	ends := time.Date(2020, 12, 31, 16, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		name    string
		answers []YearLook
		signals []time.Duration
		want    []time.Duration
	}{
		{"nothing is left", []YearLook{{Closed: true}}, nil, []time.Duration{0}},
		{"a case is settled", []YearLook{{}, {Closed: true}}, []time.Duration{3 * day}, []time.Duration{0, 3 * day}},
		{
			"hours come late, and nobody is submitted",
			[]YearLook{{}, {Again: ends.Add(25 * day)}, {Closed: true}},
			[]time.Duration{10 * day},
			[]time.Duration{0, 10 * day, 25 * day},
		},
		{
			"hours come late, and are submitted and stamped",
			[]YearLook{{}, {Again: ends.Add(25 * day)}, {Closed: true}},
			[]time.Duration{10 * day, 14 * day},
			[]time.Duration{0, 10 * day, 14 * day},
		},
		{"the time was over before it was looked at", []YearLook{{Again: ends.Add(-time.Hour)}, {Closed: true}}, nil, []time.Duration{0, 0}},
	} {
		t.Run(c.name, func(t *testing.T) {
			y := &closingYear{ends: ends, answers: c.answers}
			got := y.play(t, c.signals...)
			if len(got) != len(c.want) {
				t.Fatalf("looked after %v, want %v", got, c.want)
			}
			for i := range got {
				if got[i] != c.want[i] {
					t.Errorf("looked after %v, want %v", got, c.want)
				}
			}
		})
	}
}
