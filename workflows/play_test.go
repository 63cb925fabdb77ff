package workflows_test

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"go.temporal.io/sdk/testsuite"

	"xueshi/domain"
	"xueshi/policy"
	"xueshi/workflows"
)

// A play is one case on the engine's test environment, where time passes by itself. Its script is read line by line:
//
//	step 1 due 06-08T00:00            the first step is overdue then
//	step 1 lapse 07-01T00:00          and closes by itself then
//	row 1 approved                    the step was decided before the workflow started
//	06-02T10:00 decide 1 approved     its row is decided, and the workflow told
//	06-02T10:00 row 1 approved        its row is decided; the signal is late, or lost
//	06-02T10:00 signal 1 approved     only the signal comes
//	06-02T10:00 asks plan: waiver planReview    from now on the pipeline has these steps
//	06-02T10:00 window 07-01T00:00    the year turns then, too
//	2021-01-04T10:00 settled 1        all but one person of the year are decided
//	12-31T10:00 again 2021-01-26T00:00    the rest is decided at that time, by looking again
//	EndCase fails 2                   the activity's first two answers are lost
//
// What the workflow does to the world is written down with the business time at which it did it.
type play struct {
	env     *testsuite.TestWorkflowEnvironment
	world   *world
	ahead   time.Duration // of business time before the engine's
	started bool          // the workflow can be signalled
}

// business is when every play begins.
const business = "06-01T09:00"

// newPlay reads a script.
func newPlay(t *testing.T, script ...string) *play {
	t.Helper()
	var suite testsuite.WorkflowTestSuite
	suite.SetLogger(quiet{})
	p := &play{env: suite.NewTestWorkflowEnvironment(), ahead: -6 * 365 * 24 * time.Hour}
	p.env.SetStartTime(at(business).Add(-p.ahead))
	p.env.SetTestTimeout(20 * time.Second)
	p.world = newWorld(func() time.Time { return p.env.Now().Add(p.ahead) })
	p.env.RegisterActivity(p.world)
	p.giveUp(t)
	for _, line := range script {
		p.read(strings.Fields(line))
	}
	return p
}

// giveUp cancels a workflow that tries an activity for ever.
func (p *play) giveUp(t *testing.T) {
	t.Helper()
	const patience = 10 * time.Second
	timer := time.AfterFunc(patience, p.env.CancelWorkflow)
	t.Cleanup(func() { timer.Stop() })
}

// run plays the script to the workflow's end and compares what happened.
func (p *play) run(t *testing.T, w any, want ...string) {
	t.Helper()
	p.env.RegisterWorkflow(w)
	p.env.ExecuteWorkflow(w, workflows.CaseInput{CaseID: "the case", Year: 2020, Offset: p.ahead})
	if err := p.env.GetWorkflowError(); err != nil || !p.env.IsWorkflowCompleted() {
		t.Errorf("the workflow ended: %v, with %v", p.env.IsWorkflowCompleted(), err)
	}
	p.compare(t, want)
}

func (p *play) compare(t *testing.T, want []string) {
	t.Helper()
	got := p.world.seen()
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			t.Fatalf("what happened:\n\t%s\nfrom line %d on it should have been:\n\t%s",
				strings.Join(got, "\n\t"), i+1, strings.Join(want[min(i, len(want)):], "\n\t"))
		}
	}
}

// at reads a business time of 2020 in UTC; another year is written in front.
func at(text string) time.Time {
	if len(text) == len("01-02T15:04") {
		text = "2020-" + text
	}
	t, err := time.Parse("2006-01-02T15:04", text)
	if err != nil {
		panic(err)
	}
	return t
}

// stamp writes a business time as at reads it.
func stamp(t time.Time) string {
	return strings.TrimPrefix(t.UTC().Format("2006-01-02T15:04"), "2020-")
}

// read takes one line of the script: at once, or at the time that it begins with.
func (p *play) read(words []string) {
	if words[0][0] < '0' || words[0][0] > '9' {
		p.act(words)
		return
	}
	p.env.RegisterDelayedCallback(func() {
		p.started = true
		p.act(words[1:])
	}, at(words[0]).Sub(at(business)))
}

// act does what one line of the script says.
func (p *play) act(words []string) {
	w := p.world
	w.mu.Lock()
	defer w.mu.Unlock()
	switch words[0] {
	case "step":
		w.set(number(words[1]), words[2], at(words[3]))
	case "row":
		w.decide(number(words[1]), domain.StepOutcome(words[2]))
	case "signal":
		p.signal(number(words[1]), words[2])
	case "decide":
		w.decide(number(words[1]), domain.StepOutcome(words[2]))
		p.signal(number(words[1]), words[2])
	case "asks":
		w.pipelines[strings.TrimSuffix(words[1], ":")] = names(words[2:])
	case "window":
		w.turns = append(w.turns, at(words[1]))
		p.signal(0, "announced")
	case "settled":
		w.undecided = number(words[1])
		p.signal(0, "settled")
	case "again":
		w.again = at(words[1])
	default:
		w.failures[words[0]] = number(words[2]) // X fails N
	}
}

func (p *play) signal(n int, outcome string) {
	if !p.started || p.env.IsWorkflowCompleted() {
		return
	}
	p.env.SignalWorkflow(workflows.SignalActed, workflows.Acted{N: n, Outcome: domain.StepOutcome(outcome)})
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		panic(err)
	}
	return n
}

func names(words []string) []domain.StepName {
	list := make([]domain.StepName, len(words))
	for i, w := range words {
		list[i] = domain.StepName(w)
	}
	return list
}

// world stands for the database: its methods are the activities.
type world struct {
	mu        sync.Mutex
	now       func() time.Time
	log       []string
	steps     map[int]*workflows.OpenedStep
	pipelines map[string][]domain.StepName
	turns     []time.Time // of the year's windows
	ends      time.Time   // the year
	undecided int         // people of the year
	again     time.Time   // when the last of them have had their time
	failures  map[string]int
	expiring  func() // called while cases expire
}

func newWorld(now func() time.Time) *world {
	return &world{
		now: now, steps: map[int]*workflows.OpenedStep{}, failures: map[string]int{}, ends: at("2021-01-01T00:00"),
		pipelines: map[string][]domain.StepName{
			policy.PipelinePlan: {"planReview"}, policy.PipelineChange: {"changeReview"}, policy.PipelineResults: {policy.StepHoursReview},
			policy.PipelineTranscript: {"transcriptReview"}, policy.PipelineSubmission: {policy.StepVerification, policy.StepStamping},
			policy.PipelineClaim: {policy.StepConfirmation, policy.StepClaimReview}, policy.PipelineFeedback: {policy.StepSorting, policy.StepAnswering},
			policy.PipelineException:   {policy.StepExceptionReview, policy.StepExceptionDecision},
			policy.PipelineCertificate: {policy.StepCertificateReview}, policy.PipelineSealing: {policy.StepSealing},
			policy.PipelineAppeal: {policy.StepAppealReview, policy.StepAppealDecision},
		},
	}
}

func (w *world) seen() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.log
}

// step returns the n-th step's row, which a script may have prepared.
func (w *world) step(n int) *workflows.OpenedStep {
	if w.steps[n] == nil {
		w.steps[n] = &workflows.OpenedStep{}
	}
	return w.steps[n]
}

func (w *world) set(n int, what string, t time.Time) {
	if what == "due" {
		w.step(n).DueAt = t
	} else {
		w.step(n).LapseAt = t
	}
}

// decide is the row: who comes first decides.
func (w *world) decide(n int, outcome domain.StepOutcome) {
	if w.step(n).Outcome == "" {
		w.step(n).Outcome = outcome
	}
}

var errAway = errors.New("the database is away")

// do writes down what an activity does, unless the script lets its answer be lost.
func (w *world) do(activity, format string, args ...any) error {
	if w.failures[activity] > 0 {
		w.failures[activity]--
		return errAway
	}
	w.log = append(w.log, stamp(w.now())+" "+fmt.Sprintf(format, args...))
	return nil
}

func (w *world) locked(activity, format string, args ...any) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.do(activity, format, args...)
}

func (w *world) OpenStep(_ context.Context, in workflows.OpenStepInput) (workflows.OpenedStep, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	s := *w.step(in.N)
	if s.Outcome != "" {
		return s, w.do("OpenStep", "found %d %s %s", in.N, in.Name, s.Outcome)
	}
	return s, w.do("OpenStep", "open %d %s in %s", in.N, in.Name, in.State)
}

func (w *world) Escalate(_ context.Context, _ string, n int) (workflows.OpenedStep, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	s := w.step(n)
	s.DueAt = time.Time{}
	return *s, w.do("Escalate", "escalate %d", n)
}

func (w *world) CloseStep(_ context.Context, _ string, n int, outcome domain.StepOutcome) (workflows.OpenedStep, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if s := w.step(n); s.Outcome != "" {
		return *s, w.do("CloseStep", "close %d %s, but it is %s", n, outcome, s.Outcome)
	}
	w.decide(n, outcome)
	return *w.step(n), w.do("CloseStep", "close %d %s", n, outcome)
}

func (w *world) Pipeline(_ context.Context, _, pipeline string, n int) ([]domain.StepName, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.pipelines[pipeline], w.do("Pipeline", "steps of %s after %d", pipeline, n)
}

func (w *world) EndCase(_ context.Context, _ string, state domain.CaseState) error {
	return w.locked("EndCase", "end %s", state)
}

func (w *world) AcceptPlan(context.Context, string) error { return w.locked("AcceptPlan", "accept") }

func (w *world) SettleChange(_ context.Context, _ string, n int, approved bool) error {
	return w.locked("SettleChange", "settle the change of %d: %v", n, approved)
}

func (w *world) RegisterPlanHours(context.Context, string) error {
	return w.locked("RegisterPlanHours", "register hours")
}

func (w *world) RegisterTranscript(context.Context, string) error {
	return w.locked("RegisterTranscript", "register transcript")
}

func (w *world) UpholdAppeal(context.Context, string) error {
	return w.locked("UpholdAppeal", "uphold appeal")
}

func (w *world) RegisterClaim(context.Context, string) error {
	return w.locked("RegisterClaim", "register claim")
}

func (w *world) NumberCertificate(_ context.Context, _ string, n int) error {
	return w.locked("NumberCertificate", "number certificate after %d", n)
}

func (w *world) ReopenCertificate(_ context.Context, _ string, n int) error {
	return w.locked("ReopenCertificate", "reopen certificate after %d", n)
}

func (w *world) IssueCertificate(context.Context, string) error {
	return w.locked("IssueCertificate", "issue certificate")
}

func (w *world) GrantException(context.Context, string) error {
	return w.locked("GrantException", "grant exception")
}

func (w *world) ReopenVerification(_ context.Context, _ string, n int) error {
	return w.locked("ReopenVerification", "reopen verification after %d", n)
}

func (w *world) ReturnPeople(context.Context, string) error {
	return w.locked("ReturnPeople", "return people")
}

func (w *world) StampPeople(context.Context, string) error { return w.locked("StampPeople", "stamp") }

// TurnYear answers with the next of the year's turns.
func (w *world) TurnYear(context.Context, string) (workflows.YearTurn, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	next := workflows.YearTurn{At: w.ends, Ends: true}
	for _, t := range w.turns {
		if t.After(w.now()) && t.Before(next.At) {
			next = workflows.YearTurn{At: t}
		}
	}
	return next, w.do("TurnYear", "turn")
}

func (w *world) ExpireCases(context.Context, string) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.expiring != nil {
		w.expiring()
	}
	return w.do("ExpireCases", "expire")
}

func (w *world) DecideOutcomes(context.Context, string) error {
	return w.locked("DecideOutcomes", "decide outcomes")
}

func (w *world) CloseYear(context.Context, string) (workflows.YearLook, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.again.IsZero() && !w.now().Before(w.again) {
		w.undecided, w.again = 0, time.Time{}
	}
	return workflows.YearLook{Closed: w.undecided == 0, Again: w.again}, w.do("CloseYear", "close with %d undecided", w.undecided)
}

func (w *world) Remind(_ context.Context, day domain.Date) (int, error) {
	return 3, w.locked("Remind", "remind %q", day.String())
}

func (w *world) Ping(context.Context) error { return w.locked("Ping", "ping") }

// quiet drops the engine's log: what fails on purpose is no news.
type quiet struct{}

func (quiet) Debug(string, ...any) {}
func (quiet) Info(string, ...any)  {}
func (quiet) Warn(string, ...any)  {}
func (quiet) Error(string, ...any) {}
