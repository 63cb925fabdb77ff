package store_test

import (
	"context"
	"strings"
	"testing"

	"xueshi/domain"
	"xueshi/store"
)

func TestR11_LinesAreFinal(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-06-02 09:00")
	w.registerTranscript(w.handIn(w.unit, transcript(w.people[0])).ID)
	for _, forbidden := range []string{
		`UPDATE credits SET hours = 31`,
		`UPDATE credits SET reason = 'x' WHERE false`,
		`DELETE FROM credits`,
		`TRUNCATE credits`,
		`TRUNCATE credits CASCADE`,
	} {
		_, err := w.db.Pool().Exec(t.Context(), forbidden)
		if err == nil || !strings.Contains(err.Error(), "R11") {
			t.Errorf("%s: %v", forbidden, err)
		}
	}
	if n := ask[int](w, `SELECT count(*) FROM credits WHERE hours = 30`); n != 1 {
		t.Errorf("the ledger has %d lines", n)
	}
}

func TestR11_TotalsAreTheSumOfTheLines(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-25 09:00")
	w.learned(w.people[0])
	w.exec(`INSERT INTO credits (year, person_id, subject, hours, earned_on, case_id, reverses, reason, author_id, created_at)
		SELECT year, person_id, subject, -hours, earned_on, case_id, id, '材料不实', $1, now() FROM credits WHERE subject = 'specialty'`, w.chief.AccountID)
	s := w.standing(w.chief, w.people[0])
	if s.Totals != (domain.Totals{Common: 30}) || len(s.Ledger) != 3 || s.Missing.Specialty != 60 {
		t.Errorf("the standing is %+v", s)
	}
	w.refused(submitting(w.unit, w.people[0]), "people[0]: submission.hours_missing")
}

func TestR11_LineIsReversedOnce(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-06-02 09:00")
	w.registerTranscript(w.handIn(w.unit, transcript(w.people[0])).ID)
	const reverse = `INSERT INTO credits (year, person_id, subject, hours, earned_on, case_id, reverses, reason, author_id, created_at)
		SELECT year, person_id, subject, -hours, earned_on, case_id, id, 'x', author_id, now() FROM credits WHERE reverses IS NULL`
	w.exec(reverse)
	if _, err := w.db.Pool().Exec(t.Context(), reverse); err == nil {
		t.Error("a line was reversed twice")
	}
}

// standing is where a person stands in 2020.
func (w *town) standing(actor domain.Actor, person string) (s store.Standing) {
	w.t.Helper()
	w.tx(func(ctx context.Context, tx *store.Tx) (err error) {
		s, err = tx.Standing(ctx, actor, 2020, person)
		return err
	})
	return s
}
