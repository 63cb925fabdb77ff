package store_test

import (
	"context"
	"testing"

	"xueshi/domain"
	"xueshi/policy"
	"xueshi/store"
)

// A claim and a transcript of one unit may both wait for its correction: neither command takes the other's case.
func TestCorrections_AreOfTheirOwnKind(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-06-01 09:00")
	claim := w.claimed(w.paper())
	w.decide(w.finance, claim, 1, domain.Returned)
	w.open(claim, 2, domain.StepCorrection, domain.StateReturned)
	hours := w.handIn(w.unit, transcript(w.people...)).ID
	w.decide(w.clerk, hours, 1, domain.Returned)
	w.open(hours, 2, domain.StepCorrection, domain.StateReturned)
	w.refused(func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.CorrectTranscript(ctx, w.unit, claim, transcript(w.people...))
		return err
	}, "not found")
	w.refused(func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.CorrectClaim(ctx, w.unit, hours, w.paper())
		return err
	}, "not found")
	if steps := ask[int](w, `SELECT count(*) FROM steps WHERE name = $1 AND outcome IS NULL`, domain.StepCorrection); steps != 2 {
		t.Errorf("%d corrections are awaited", steps)
	}
	if p := ask[int](w, `SELECT count(*) FROM steps WHERE name = $1`, policy.StepClaimReview); p != 0 {
		t.Errorf("%d reviews", p)
	}
}
