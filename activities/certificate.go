package activities

import (
	"context"

	"xueshi/store"
)

// NumberCertificate gives a booklet that was reviewed at its case's n-th step its number and volume.
func (a *Activities) NumberCertificate(ctx context.Context, caseID string, n int) error {
	return a.inTx(ctx, func(tx *store.Tx) error { return tx.NumberCertificate(ctx, caseID, n) })
}

// ReopenCertificate takes a booklet that was returned at its case's n-th step back to the review.
func (a *Activities) ReopenCertificate(ctx context.Context, caseID string, n int) error {
	return a.inTx(ctx, func(tx *store.Tx) error { return tx.ReopenCertificate(ctx, caseID, n) })
}

// IssueCertificate puts a booklet that was handed over into use.
func (a *Activities) IssueCertificate(ctx context.Context, caseID string) error {
	return a.inTx(ctx, func(tx *store.Tx) error { return tx.IssueCertificate(ctx, caseID) })
}
