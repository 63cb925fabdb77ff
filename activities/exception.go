package activities

import (
	"context"

	"xueshi/store"
)

// GrantException puts an exception into force for its people.
func (a *Activities) GrantException(ctx context.Context, caseID string) error {
	return a.inTx(ctx, func(tx *store.Tx) error { return tx.GrantException(ctx, caseID) })
}
