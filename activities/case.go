package activities

import (
	"context"
	"log/slog"
	"time"

	"go.temporal.io/sdk/activity"

	"xueshi/domain"
	"xueshi/store"
	"xueshi/workflows"
)

// Activities holds what activities need.
type Activities struct {
	DB  *store.DB
	Log *slog.Logger
}

// inTx runs do in a transaction. The engine tries again what fails; the log says what and why, because a case that waits
// for its effects shows nobody an error.
func (a *Activities) inTx(ctx context.Context, do func(tx *store.Tx) error) error {
	err := a.DB.InTx(ctx, do)
	if err != nil {
		info := activity.GetInfo(ctx)
		a.Log.WarnContext(ctx, "activity failed", "activity", info.ActivityType.Name, "workflow", info.WorkflowExecution.ID, "attempt", info.Attempt, "error", err)
	}
	return err
}

// OpenStep opens a step, or returns how it stands.
func (a *Activities) OpenStep(ctx context.Context, in workflows.OpenStepInput) (workflows.OpenedStep, error) {
	return a.step(ctx, func(tx *store.Tx) (domain.Step, error) { return tx.OpenStep(ctx, store.StepRequest(in)) })
}

// Escalate marks a step as overdue.
func (a *Activities) Escalate(ctx context.Context, caseID string, n int) (workflows.OpenedStep, error) {
	return a.step(ctx, func(tx *store.Tx) (domain.Step, error) { return tx.Escalate(ctx, caseID, n) })
}

// CloseStep closes a step whose time has come, unless a decision was first.
func (a *Activities) CloseStep(ctx context.Context, caseID string, n int, outcome domain.StepOutcome) (workflows.OpenedStep, error) {
	return a.step(ctx, func(tx *store.Tx) (domain.Step, error) { return tx.CloseStep(ctx, caseID, n, outcome) })
}

func (a *Activities) step(ctx context.Context, do func(*store.Tx) (domain.Step, error)) (workflows.OpenedStep, error) {
	var s domain.Step
	err := a.inTx(ctx, func(tx *store.Tx) (err error) {
		s, err = do(tx)
		return err
	})
	opened := workflows.OpenedStep{Outcome: s.Outcome, DueAt: s.DueAt, LapseAt: s.LapseAt}
	closesFirst := !s.LapseAt.IsZero() && !s.DueAt.Before(s.LapseAt)
	if !s.EscalatedAt.IsZero() || closesFirst {
		opened.DueAt = time.Time{} // done already, or it never is
	}
	return opened, err
}

// Pipeline returns the steps that a case goes through by its year's policy after its n-th step.
func (a *Activities) Pipeline(ctx context.Context, caseID, pipeline string, n int) (names []domain.StepName, err error) {
	err = a.inTx(ctx, func(tx *store.Tx) (err error) {
		names, err = tx.Pipeline(ctx, caseID, pipeline, n)
		return err
	})
	return names, err
}

// EndCase closes a case.
func (a *Activities) EndCase(ctx context.Context, caseID string, state domain.CaseState) error {
	return a.inTx(ctx, func(tx *store.Tx) error { return tx.EndCase(ctx, caseID, state) })
}
