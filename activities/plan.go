package activities

import (
	"context"

	"xueshi/store"
)

// AcceptPlan puts a reviewed plan on file.
func (a *Activities) AcceptPlan(ctx context.Context, caseID string) error {
	return a.inTx(ctx, func(tx *store.Tx) error { return tx.AcceptPlan(ctx, caseID) })
}

// SettleChange puts the change that was filed at a plan's n-th step into force, or drops it.
func (a *Activities) SettleChange(ctx context.Context, caseID string, n int, approved bool) error {
	return a.inTx(ctx, func(tx *store.Tx) error { return tx.SettleChange(ctx, caseID, n, approved) })
}

// RegisterPlanHours puts a plan's reviewed hours into the ledger.
func (a *Activities) RegisterPlanHours(ctx context.Context, caseID string) error {
	return a.inTx(ctx, func(tx *store.Tx) error { return tx.RegisterPlanHours(ctx, caseID) })
}

// RegisterTranscript puts a batch's common hours into the ledger.
func (a *Activities) RegisterTranscript(ctx context.Context, caseID string) error {
	return a.inTx(ctx, func(tx *store.Tx) error { return tx.RegisterTranscript(ctx, caseID) })
}
