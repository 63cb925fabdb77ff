package workflows

import (
	"time"

	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/workflow"
)

// YearTurn says when a year's workflow has to act next.
type YearTurn struct {
	At   time.Time // business time
	Ends bool      // At is the year's end
}

// YearLook is what became of a closing year when it was looked at.
type YearLook struct {
	Closed bool
	Again  time.Time // business time at which to look again at the latest; zero: when a case is settled
}

// Year keeps one year: it opens and closes the windows for submission (R13), and when the year ends it expires what did
// not make it and gives everyone an outcome (R16, R17). It ends when nothing is undecided any more.
func Year(ctx workflow.Context, in CaseInput) error {
	f, ctx := follow(ctx, in)
	if err := f.keepWindows(ctx); err != nil {
		return err
	}
	ctx = workflow.WithActivityOptions(ctx, closingOptions())
	for {
		if err := workflow.ExecuteActivity(ctx, actExpireCases, in.CaseID).Get(ctx, nil); err != nil {
			return err
		}
		if err := workflow.ExecuteActivity(ctx, actDecideOutcomes, in.CaseID).Get(ctx, nil); err != nil {
			return err
		}
		var look YearLook
		if err := workflow.ExecuteLocalActivity(ctx, actCloseYear, in.CaseID).Get(ctx, &look); err != nil {
			return err
		}
		if look.Closed {
			return nil
		}
		f.awaitSettled(ctx, look.Again)
		if workflow.GetInfo(ctx).GetContinueAsNewSuggested() {
			return workflow.NewContinueAsNewError(ctx, TypeYear, in)
		}
	}
}

// awaitSettled waits until a case of the year was settled, or until somebody who may be submitted late has had their
// time (R16). What was settled meanwhile is looked at together.
func (f *follower) awaitSettled(ctx workflow.Context, again time.Time) {
	timerCtx, stopTimer := workflow.WithCancel(ctx)
	defer stopTimer()
	selector := workflow.NewSelector(ctx)
	selector.AddReceive(f.acted, func(c workflow.ReceiveChannel, _ bool) { c.Receive(ctx, nil) })
	if !again.IsZero() {
		selector.AddFuture(workflow.NewTimer(timerCtx, max(0, again.Sub(f.now(ctx)))), func(workflow.Future) {})
	}
	selector.Select(ctx)
	for f.acted.ReceiveAsync(nil) {
		continue
	}
}

// keepWindows turns the windows until the year has ended. A signal says that a window was announced.
func (f *follower) keepWindows(ctx workflow.Context) error {
	for {
		var turn YearTurn
		if err := workflow.ExecuteLocalActivity(ctx, actTurnYear, f.in.CaseID).Get(ctx, &turn); err != nil {
			return err
		}
		left := turn.At.Sub(f.now(ctx))
		if turn.Ends && left <= 0 {
			return nil
		}
		timerCtx, stopTimer := workflow.WithCancel(ctx)
		selector := workflow.NewSelector(ctx)
		selector.AddReceive(f.acted, func(c workflow.ReceiveChannel, _ bool) { f.receive(ctx, c) })
		selector.AddFuture(workflow.NewTimer(timerCtx, max(0, left)), func(workflow.Future) {})
		selector.Select(ctx)
		stopTimer()
	}
}

// closingOptions: the closing passes over everyone enrolled, in chunks, and goes on where it was after a crash.
func closingOptions() workflow.ActivityOptions {
	return workflow.ActivityOptions{
		StartToCloseTimeout: time.Hour,
		HeartbeatTimeout:    time.Minute,
		RetryPolicy:         &temporal.RetryPolicy{InitialInterval: 200 * time.Millisecond, BackoffCoefficient: 2, MaximumInterval: time.Minute},
	}
}
