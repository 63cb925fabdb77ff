package activities

import (
	"context"

	"xueshi/store"
)

// RegisterClaim puts a claim's granted hours into the ledger.
func (a *Activities) RegisterClaim(ctx context.Context, caseID string) error {
	return a.inTx(ctx, func(tx *store.Tx) error { return tx.RegisterClaim(ctx, caseID) })
}
