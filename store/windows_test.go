package store_test

import (
	"bytes"
	"context"
	"strings"
	"sync/atomic"
	"testing"

	"xueshi/domain"
	"xueshi/policy"
	"xueshi/store"
)

// turn lets the year's workflow act, and says how the windows are and when it acts next.
func (w *town) turn() (states string) {
	w.t.Helper()
	w.tx(func(ctx context.Context, tx *store.Tx) error {
		turn, err := tx.TurnYear(ctx, w.year)
		if err != nil {
			return err
		}
		y, err := tx.Year(ctx, 2020)
		words := make([]string, len(y.Windows))
		for i, window := range y.Windows {
			words[i] = window.State
		}
		states = strings.Join(words, " ") + " " + turn.At.In(moment("2020-01-01 00:00").Location()).Format("2006-01-02 15:04")
		if turn.Ends {
			states += " ends"
		}
		return err
	})
	return states
}

func TestR13_WindowsOpenAndCloseOnTheirDays(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-25 09:00")
	w.announce(domain.Window{Cohort: domain.CohortOthers, OpensOn: day("2020-09-15"), ClosesOn: day("2020-12-31")})
	for _, c := range []struct{ at, want string }{
		{"2020-05-25 10:00", "announced announced 2020-07-01 00:00"},
		{"2020-06-30 23:59", "announced announced 2020-07-01 00:00"},
		{"2020-07-01 00:00", "open announced 2020-09-15 00:00"},
		{"2020-09-15 00:00", "open open 2020-10-01 00:00"},
		{"2020-10-01 00:00", "closed open 2021-01-01 00:00 ends"},
		{"2021-01-01 00:00", "closed closed 2021-01-01 00:00 ends"},
	} {
		w.moveTo(c.at)
		if got := w.turn(); got != c.want {
			t.Errorf("at %s: %s, want %s", c.at, got, c.want)
		}
	}
	told := ask[string](w, `SELECT string_agg(facts->>'cohort' || ' ' || (facts->>'state'), ', ' ORDER BY id) FROM notices
		WHERE account_id = $1 AND kind = 'windowTurned'`, w.unit.AccountID)
	if told != "titleReview open, others open, titleReview closed, others closed" {
		t.Errorf("the unit was told: %s", told)
	}
}

func TestR13_AnnouncedWindowIsChecked(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-25 09:00")
	announcing := func(window domain.Window) try {
		return func(ctx context.Context, tx *store.Tx) error {
			_, err := tx.AnnounceWindow(ctx, w.chief, 2020, window)
			return err
		}
	}
	others := domain.Window{Cohort: domain.CohortOthers, OpensOn: day("2020-10-01"), ClosesOn: day("2020-10-31")}
	w.exec(`DELETE FROM outbox`)
	w.tx(announcing(others))
	if !ask[bool](w, `SELECT following AND EXISTS (SELECT FROM outbox WHERE case_id = c.id AND outcome = 'announced') FROM cases c WHERE id = $1`, w.year) {
		t.Error("the year is not told of the window")
	}
	w.refused(announcing(others), "opensOn: window.overlaps")
	w.refused(announcing(domain.Window{Cohort: domain.CohortTitleReview, Series: "会计", OpensOn: day("2020-06-01"), ClosesOn: day("2020-07-31")}), "opensOn: window.not_within")
	w.refused(func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.AnnounceWindow(ctx, w.chief, 2019, others)
		return err
	}, "year: year.not_open")

	var announced atomic.Int32
	race(t, many(6, func(ctx context.Context, i int) error {
		november := domain.Window{Cohort: domain.CohortOthers, OpensOn: day("2020-11-01").AddDays(i), ClosesOn: day("2020-11-30")}
		if refusalsOf(w.db.InTx(ctx, func(tx *store.Tx) error { return announcing(november)(ctx, tx) }))[0].Code == "not refused" {
			announced.Add(1)
		}
		return nil
	})...)
	if n := announced.Load(); n != 1 {
		t.Errorf("of windows that overlap %d were announced", n)
	}
}

func TestYear_IsOpenedOnceWithItsPolicyPinned(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-25 09:00")
	source, _ := policy.Shipped("guangde-2020")
	open := func(source []byte) try {
		return func(ctx context.Context, tx *store.Tx) error {
			_, err := tx.OpenYear(ctx, w.chief, "p", source)
			return err
		}
	}
	w.refused(open(source), "policy: year.opened_already")
	w.refused(open([]byte("year: 2021")), "policy: policy.faulty")
	w.tx(func(ctx context.Context, tx *store.Tx) error {
		p, pinned, err := tx.YearPolicy(ctx, 2020)
		if err == nil && (p.Year != 2020 || !bytes.Equal(pinned, source)) {
			t.Errorf("the pinned policy is that of %d", p.Year)
		}
		return err
	})
	w.refused(func(ctx context.Context, tx *store.Tx) error { _, _, err := tx.YearPolicy(ctx, 2019); return err }, "not found")
	w.refused(func(ctx context.Context, tx *store.Tx) error { _, err := tx.Year(ctx, 2019); return err }, "not found")
	if n := ask[int](w, `SELECT count(*) FROM department_series WHERE year = 2020`); n != 13 {
		t.Errorf("the annex has %d series", n)
	}
	if n := ask[int](w, `SELECT count(*) FROM orgs WHERE kind = 'provider' AND base`); n != 1 {
		t.Errorf("there are %d bases", n)
	}
}
