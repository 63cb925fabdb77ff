package store

import (
	"errors"
	"strconv"
	"testing"
	"time"

	"xueshi/domain"
	"xueshi/policy"
)

func TestR18_ConsequencesAreListedAndAnswered(t *testing.T) {
	t.Parallel()
	w := newClosingTown(t, 2)
	stranger := w.other("别的单位", 2)
	w.moveTo("2021-01-01 00:00")
	w.look()
	inTx(t, w.db, func(tx *Tx) error {
		outcomes, err := tx.Outcomes(t.Context(), w.unit, OutcomeFilter{Year: 2020, Outcome: "incomplete", Page: Page{Limit: 9}})
		if err != nil || len(outcomes) != 2 || len(outcomes[0].Consequences) != 5 || outcomes[0].Consequences[0].Years != 1 || len(outcomes[0].Reasons) == 0 {
			t.Errorf("the unit sees %+v: %v", outcomes, err)
		}
		if outcomes, err = tx.Outcomes(t.Context(), stranger, OutcomeFilter{Year: 2020, Page: Page{Limit: 9}}); err != nil || len(outcomes) != 0 {
			t.Errorf("another unit sees %+v: %v", outcomes, err)
		}
		for _, c := range []struct {
			actor domain.Actor
			name  string
			year  int
			want  string
		}{
			{w.unit, "人0", 2020, policy.Ineligible},
			{w.clerk, "人0", 2020, policy.Ineligible},
			{w.clerk, "人0", 2021, policy.NotEnrolled},
			{w.clerk, "人1", 2020, policy.UnknownHere}, // the number is another's
			{stranger, "人0", 2020, policy.UnknownHere},
		} {
			got, err := tx.AskEligibility(t.Context(), c.actor, EligibilityQuery{Year: c.year, Name: c.name, IDNumber: testID(0), Purpose: policy.ForTitleReview, Reason: "职称评审"})
			if err != nil || got.Standing != c.want {
				t.Errorf("%s asks about %s in %d: %+v, want %s: %v", c.actor.Role, c.name, c.year, got, c.want, err)
			}
		}
		_, err = tx.AskEligibility(t.Context(), w.clerk, EligibilityQuery{Year: 2020, Name: "人0", IDNumber: testID(0), Purpose: policy.ForTitleReview})
		if got := code(t, err); got != "eligibility.no_reason" {
			t.Errorf("without a reason: %q", got)
		}
		log, err := tx.EligibilityLog(t.Context(), Page{Limit: 9})
		if err != nil || len(log) != 5 || log[0].By != "别的单位" || log[0].PersonID != "" || log[4].Person != "人0" || log[4].Reason != "职称评审" {
			t.Errorf("the log says %+v: %v", log, err)
		}
		return nil
	})
}

// A closing that was broken off after any chunk is taken up again from the beginning, and decides nobody twice.
func TestR17_ClosingIsTakenUpAfterABreak(t *testing.T) {
	t.Parallel()
	w := newClosingTown(t, 2500)
	w.moveTo("2021-01-01 00:00")
	inTx(t, w.db, func(tx *Tx) error { return tx.BeginClosing(t.Context(), w.year.ID) })
	inTx(t, w.db, func(tx *Tx) error {
		_, err := tx.DecideOutcomes(t.Context(), w.year.ID, "")
		return err
	})
	err := w.db.InTx(t.Context(), func(tx *Tx) error { // killed before it commits
		if _, err := tx.DecideOutcomes(t.Context(), w.year.ID, ""); err != nil {
			return err
		}
		return errors.New("killed")
	})
	if err == nil {
		t.Fatal("not killed")
	}
	inTx(t, w.db, func(tx *Tx) error {
		y, err := tx.Year(t.Context(), 2020)
		if y.Enrolled != 2500 || y.Incomplete != closingChunk {
			t.Errorf("progress shows %d of %d", y.Incomplete, y.Enrolled)
		}
		return err
	})
	w.moveTo("2021-01-02 00:00")
	if look := w.look(); !look.Closed {
		t.Error("not closed after it was taken up")
	}
	if got := w.text(`SELECT count(*) || ' ' || count(DISTINCT decided_at) FROM enrolments WHERE outcome = 'incomplete'`); got[:4] != "2500" {
		t.Errorf("decided %s", got)
	}
	first := w.text(`SELECT count(*)::text FROM enrolments WHERE decided_at < $1`, time.Date(2021, 1, 1, 12, 0, 0, 0, time.UTC))
	if first != strconv.Itoa(closingChunk) {
		t.Errorf("%s kept their first decision", first)
	}
}
