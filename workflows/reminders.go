package workflows

import (
	"time"

	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/workflow"
)

// Reminders sends the reminders of one working day (spec §7). A schedule starts it; on days off it does nothing.
func Reminders(ctx workflow.Context, in RemindersInput) (sent int, err error) {
	ctx = workflow.WithActivityOptions(ctx, workflow.ActivityOptions{
		StartToCloseTimeout: 10 * time.Minute,
		RetryPolicy:         &temporal.RetryPolicy{InitialInterval: time.Second, BackoffCoefficient: 2, MaximumInterval: 5 * time.Minute},
	})
	err = workflow.ExecuteActivity(ctx, actRemind, in.Day).Get(ctx, &sent)
	return sent, err
}

// Canary shows that engine, worker and database work together: readiness is answered by a run of it.
func Canary(ctx workflow.Context) error {
	ctx = workflow.WithLocalActivityOptions(ctx, workflow.LocalActivityOptions{StartToCloseTimeout: 2 * time.Second, RetryPolicy: &temporal.RetryPolicy{MaximumAttempts: 1}})
	return workflow.ExecuteLocalActivity(ctx, actPing).Get(ctx, nil)
}
