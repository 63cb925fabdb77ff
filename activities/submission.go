package activities

import (
	"context"

	"xueshi/store"
)

// ReopenVerification takes a submission that the chief returned at its n-th step back to the clerks.
func (a *Activities) ReopenVerification(ctx context.Context, caseID string, n int) error {
	return a.inTx(ctx, func(tx *store.Tx) error { return tx.ReopenVerification(ctx, caseID, n) })
}

// ReturnPeople returns everyone of a submission.
func (a *Activities) ReturnPeople(ctx context.Context, caseID string) error {
	return a.inTx(ctx, func(tx *store.Tx) error { return tx.ReturnPeople(ctx, caseID) })
}

// StampPeople gives everyone verified a serial number and a completed year.
func (a *Activities) StampPeople(ctx context.Context, caseID string) error {
	return a.inTx(ctx, func(tx *store.Tx) error { return tx.StampPeople(ctx, caseID) })
}
