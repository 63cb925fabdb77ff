package activities

import (
	"context"

	"xueshi/store"
)

// UpholdAppeal lifts what an appeal is against.
func (a *Activities) UpholdAppeal(ctx context.Context, caseID string) error {
	return a.inTx(ctx, func(tx *store.Tx) error { return tx.UpholdAppeal(ctx, caseID) })
}
