package store_test

import (
	"context"
	"testing"

	"xueshi/domain"
	"xueshi/store"
)

// voiding is a stamp to be taken back.
func voiding(actor domain.Actor, person, reason string) try {
	return func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.VoidStamp(ctx, actor, 2020, person, reason)
		return err
	}
}

func TestR15_AStampIsTakenBackAndReplaced(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-25 09:00")
	w.learned(w.people[:2]...)
	first := w.submit(w.people[:2]...)
	w.stamp(first)
	before := w.standing(w.person, w.people[0])
	check := func(s store.Standing) (c store.StampCheck) {
		w.tx(func(ctx context.Context, tx *store.Tx) (err error) {
			c, err = tx.CheckStamp(ctx, s.Serial, s.CheckCode)
			return err
		})
		return c
	}
	if c := check(before); c.State != store.StampValid || !c.Valid || c.Totals != (domain.Totals{Common: 30, Specialty: 60}) || c.StampedAt == nil {
		t.Errorf("a new stamp is %+v", c)
	}

	w.refused(voiding(w.chief, w.people[0], " "), "stamp.no_reason")
	w.refused(voiding(w.chief, w.people[3], "姓名有误"), "stamp.none")
	w.tx(voiding(w.chief, w.people[0], "姓名有误"))
	w.refused(voiding(w.chief, w.people[0], "姓名有误"), "stamp.none")
	if c := check(before); c.State != store.StampVoid || c.Valid {
		t.Errorf("a stamp that was taken back is %+v", c)
	}
	if s := w.standing(w.person, w.people[0]); s.Outcome != "" || s.Serial != "" || s.Submission != "returned" {
		t.Errorf("the person stands at %+v", s)
	}
	if c := check(w.standing(w.colleague, w.people[1])); c.State != store.StampValid {
		t.Errorf("a colleague's stamp is %+v", c)
	}
	for _, table := range []string{"timeline", "notices"} {
		if n := ask[int](w, `SELECT count(*) FROM `+table+` WHERE kind = 'stampVoided' AND case_id = $1 AND facts->>'reason' = '姓名有误'`, first); n == 0 {
			t.Errorf("the %s do not say so", table)
		}
	}

	w.stamp(w.submit(w.people[0]))
	if c := check(before); c.State != store.StampReplaced || c.Valid {
		t.Errorf("a stamp that was replaced is %+v", c)
	}
	after := w.standing(w.person, w.people[0])
	if c := check(after); c.State != store.StampValid || after.Serial == before.Serial || after.CheckCode == before.CheckCode {
		t.Errorf("the new stamp is %+v", c)
	}
	if n := ask[int](w, `SELECT count(*) FROM stamps`); n != 3 {
		t.Errorf("there were %d stamps", n)
	}

	w.moveTo("2021-01-01 00:00")
	w.refused(voiding(w.chief, w.people[0], "姓名有误"), "year: year.closed")
}
