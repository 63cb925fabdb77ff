package store

import (
	"context"

	"github.com/jackc/pgx/v5"

	"xueshi/record"
)

// VerifyIn verifies the record as a transaction sees it, so that a test can tamper with it and take that back.
func VerifyIn(ctx context.Context, tx pgx.Tx, checkpoints []record.Checkpoint) (record.Verification, error) {
	return verifyRecord(ctx, tx, checkpoints)
}

// PlaceAgain makes the tree anew over rows in the given order, as who tampers with it would.
func PlaceAgain(ctx context.Context, tx pgx.Tx, sources []string, ids []int64) error {
	leaves := make([]leaf, len(ids))
	for i := range ids {
		leaves[i] = leaf{sources[i], ids[i]}
	}
	return place(ctx, tx, leaves)
}
