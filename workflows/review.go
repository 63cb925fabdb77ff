package workflows

import (
	"time"

	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/workflow"

	"xueshi/domain"
	"xueshi/policy"
)

// OpenedStep is what the activity OpenStep answers: how the step stands, and its times as business time.
type OpenedStep struct {
	Outcome domain.StepOutcome // empty while it waits
	DueAt   time.Time          // escalate then; zero: never, or done already
	LapseAt time.Time          // close then; zero: never
}

// follower follows one case: it asks its steps one after another.
type follower struct {
	in      CaseInput
	n       int // the last step asked
	decided map[int]domain.StepOutcome
	acted   workflow.ReceiveChannel
}

// follow begins to follow a case.
func follow(ctx workflow.Context, in CaseInput) (*follower, workflow.Context) {
	f := &follower{in: in, decided: map[int]domain.StepOutcome{}, acted: workflow.GetSignalChannel(ctx, SignalActed)}
	return f, workflow.WithLocalActivityOptions(ctx, localOptions())
}

// localOptions: every activity is a short transaction and harmless when it runs twice, so it is tried until it
// succeeds. Only a bug makes it fail for ever, and then the case says "following" and doctor finds it.
func localOptions() workflow.LocalActivityOptions {
	return workflow.LocalActivityOptions{
		StartToCloseTimeout:    20 * time.Second,
		ScheduleToCloseTimeout: 10 * 365 * 24 * time.Hour,
		RetryPolicy:            &temporal.RetryPolicy{InitialInterval: 50 * time.Millisecond, BackoffCoefficient: 2, MaximumInterval: time.Minute},
	}
}

// do runs one activity to its success.
func (f *follower) do(ctx workflow.Context, activity string, args ...any) error {
	return workflow.ExecuteLocalActivity(ctx, activity, args...).Get(ctx, nil)
}

// now is the case's business time as the workflow's own clock has it. It serves for timers only: a rehearsal moves the
// clocks of workflows that have nothing to do later than others.
func (f *follower) now(ctx workflow.Context) time.Time { return workflow.Now(ctx).Add(f.in.Offset) }

// ask opens the next step and waits until its row has an outcome: by a decision, or because its time has come.
func (f *follower) ask(ctx workflow.Context, name domain.StepName, state domain.CaseState, atLapse domain.StepOutcome) (domain.StepOutcome, error) {
	f.n++
	var step OpenedStep
	err := workflow.ExecuteLocalActivity(ctx, actOpenStep, OpenStepInput{CaseID: f.in.CaseID, N: f.n, Name: name, State: state}).Get(ctx, &step)
	if err != nil {
		return "", err
	}
	for step.Outcome == "" {
		switch f.wait(ctx, step.DueAt, step.LapseAt) {
		case wokenByDecision:
			step.Outcome = f.decided[f.n]
		case wokenByDue:
			err = workflow.ExecuteLocalActivity(ctx, actEscalate, f.in.CaseID, f.n).Get(ctx, &step)
		case wokenByLapse:
			err = workflow.ExecuteLocalActivity(ctx, actCloseStep, f.in.CaseID, f.n, atLapse).Get(ctx, &step)
		}
		if err != nil {
			return "", err
		}
	}
	return step.Outcome, nil
}

// OpenStepInput is what the activity OpenStep is given.
type OpenStepInput struct {
	CaseID string
	N      int
	Name   domain.StepName
	State  domain.CaseState
}

type wake int

const (
	wokenByDecision wake = iota
	wokenByDue
	wokenByLapse
)

// wait returns when the step asked last was decided, is overdue, or lapses; whichever comes first.
func (f *follower) wait(ctx workflow.Context, due, lapse time.Time) wake {
	ctx, stopTimers := workflow.WithCancel(ctx)
	defer stopTimers()
	woken := wake(-1)
	selector := workflow.NewSelector(ctx)
	selector.AddReceive(f.acted, func(c workflow.ReceiveChannel, _ bool) { f.receive(ctx, c) })
	for _, t := range []struct {
		at time.Time
		as wake
	}{{lapse, wokenByLapse}, {due, wokenByDue}} {
		if !t.at.IsZero() {
			selector.AddFuture(workflow.NewTimer(ctx, max(0, t.at.Sub(f.now(ctx)))), func(workflow.Future) { woken = t.as })
		}
	}
	for {
		if f.decided[f.n] != "" {
			return wokenByDecision
		}
		if woken >= 0 {
			return woken
		}
		selector.Select(ctx)
	}
}

// receive notes what a signal says. Signals may come twice or in another order: each says which step it is about.
func (f *follower) receive(ctx workflow.Context, c workflow.ReceiveChannel) {
	var a Acted
	c.Receive(ctx, &a)
	if a.N > 0 {
		f.decided[a.N] = a.Outcome
	}
}

// review asks the steps of a policy's pipeline about a filed case, in order. What is returned goes to the filer and,
// corrected, back to the step that returned it. It ends with Approved, or with the first outcome that stops the case.
func (f *follower) review(ctx workflow.Context, pipeline string) (domain.StepOutcome, error) {
	agreed := map[domain.StepName]bool{}
	for {
		outcome, err := f.askAll(ctx, pipeline, domain.StateFiled, agreed) // after a correction, which may need other steps than before
		if err != nil || outcome != domain.Returned {
			return outcome, err
		}
		outcome, err = f.ask(ctx, domain.StepCorrection, domain.StateReturned, domain.Lapsed)
		if err != nil || outcome != domain.Corrected {
			return outcome, err
		}
	}
}

// each asks the steps of a pipeline in order until one is not approved; what is returned is for the caller to bring back.
func (f *follower) each(ctx workflow.Context, pipeline string, state domain.CaseState) (domain.StepOutcome, error) {
	return f.askAll(ctx, pipeline, state, map[domain.StepName]bool{})
}

// askAll asks a pipeline's steps in order until one is not approved, but not those that have agreed before. The waiver
// and the words on a claim do not count among them: while they hold, the pipeline does not list them, and a correction can
// undo them.
func (f *follower) askAll(ctx workflow.Context, pipeline string, state domain.CaseState, agreed map[domain.StepName]bool) (domain.StepOutcome, error) {
	steps, err := f.pipeline(ctx, pipeline)
	if err != nil {
		return "", err
	}
	for _, step := range steps {
		if agreed[step] {
			continue
		}
		if outcome, err := f.ask(ctx, step, state, domain.Lapsed); err != nil || outcome != domain.Approved {
			return outcome, err
		}
		agreed[step] = !undone(step)
	}
	return domain.Approved, nil
}

// undone says whether a correction can undo what was agreed at the step.
func undone(step domain.StepName) bool {
	return step == policy.StepWaiver || step == policy.StepConfirmation || step == policy.StepClaimReview
}

// pipeline returns the steps that the case goes through, as its policy and its facts had them after the last step.
func (f *follower) pipeline(ctx workflow.Context, name string) (steps []domain.StepName, err error) {
	err = workflow.ExecuteLocalActivity(ctx, actPipeline, f.in.CaseID, name, f.n).Get(ctx, &steps)
	return steps, err
}

// end closes the case in the given state.
func (f *follower) end(ctx workflow.Context, state domain.CaseState) error {
	return f.do(ctx, actEndCase, f.in.CaseID, state)
}

// stop closes the case in the state that the outcome of its last step means.
func (f *follower) stop(ctx workflow.Context, outcome domain.StepOutcome) error {
	switch outcome {
	case domain.Withdrawn:
		return f.end(ctx, domain.StateWithdrawn)
	case domain.Lapsed:
		return f.end(ctx, domain.StateLapsed)
	case domain.Expired:
		return f.end(ctx, domain.StateExpired)
	case domain.Cancelled:
		return f.end(ctx, domain.StateCancelled)
	case domain.Returned:
		return f.end(ctx, domain.StateReturned)
	default:
		return f.end(ctx, domain.StateRejected)
	}
}
