package store_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"

	"xueshi/store"
)

// all says of every signal that it was sent, and remembers it.
func all(seen *[]store.Signal) func(context.Context, []store.Signal) []int64 {
	return func(_ context.Context, signals []store.Signal) (ids []int64) {
		*seen = append(*seen, signals...)
		for _, s := range signals {
			ids = append(ids, s.ID)
		}
		return ids
	}
}

func TestOutbox_OldestFirstAndGoneWhenSent(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	id := w.file(w.plan("2020-07-01", "2020-07-05")).ID
	w.decide(w.clerk, id, 1, "approved")
	var seen []store.Signal
	for _, want := range []int{2, 1, 0} {
		if n, err := w.db.SendSignals(t.Context(), 2, all(&seen)); err != nil || n != want {
			t.Fatalf("sent %d, %v; want %d", n, err, want)
		}
	}
	var got []string
	for _, s := range seen {
		got = append(got, string(s.Kind)+" "+s.Outcome)
		if s.Year != 2020 || s.RequestID == "" {
			t.Errorf("a signal says %+v", s)
		}
	}
	if want := []string{"year filed", "plan filed", "plan approved"}; !slices.Equal(got, want) || seen[2].CaseID != id || seen[2].N != 1 {
		t.Errorf("the signals are %v, want %v", got, want)
	}
	if n, _, err := w.db.OutboxAge(t.Context()); err != nil || n != 0 {
		t.Errorf("%d signals are left, %v", n, err)
	}
}

func TestOutbox_WhatWasNotSentStays(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	w.file(w.plan("2020-07-01", "2020-07-05"))
	n, err := w.db.SendSignals(t.Context(), 10, func(_ context.Context, signals []store.Signal) []int64 { return []int64{signals[1].ID} })
	if err != nil || n != 1 {
		t.Fatalf("sent %d, %v", n, err)
	}
	if waiting, _, err := w.db.OutboxAge(t.Context()); err != nil || waiting != 1 {
		t.Errorf("%d signals wait, %v", waiting, err)
	}
	if got := ask[string](w, `SELECT c.kind FROM outbox o JOIN cases c ON c.id = o.case_id`); got != "year" {
		t.Errorf("the signal of the %s waits", got)
	}
}

// A crash after sending and before forgetting: the same signal is sent again, under the same request id.
func TestOutbox_CrashBetweenSendingAndForgettingSendsAgain(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	var first, second []store.Signal
	ctx, crash := context.WithCancel(t.Context())
	_, err := w.db.SendSignals(ctx, 10, func(ctx context.Context, signals []store.Signal) []int64 {
		defer crash()
		return all(&first)(ctx, signals)
	})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("the crash ended with %v", err)
	}
	for len(second) == 0 { // the server lets go of the crashed process' rows when it notices that it is gone
		if _, err := w.db.SendSignals(t.Context(), 10, all(&second)); err != nil {
			t.Fatal(err)
		}
	}
	if !slices.Equal(first, second) {
		t.Errorf("sent %v, and then %v", first, second)
	}
}

func TestOutbox_TwoRelaysNeverHaveTheSameRow(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	w.exec(`INSERT INTO outbox (case_id, n, outcome) SELECT $1, n, 'x' FROM generate_series(1, 400) n`, w.year)
	var mu sync.Mutex
	held, sent := map[int64]bool{}, map[int64]int{}
	race(t, many(4, func(ctx context.Context, _ int) error {
		for {
			n, err := w.db.SendSignals(ctx, 16, func(_ context.Context, signals []store.Signal) (ids []int64) {
				mu.Lock()
				defer mu.Unlock()
				for i, s := range signals {
					if held[s.ID] {
						t.Errorf("signal %d is in two hands", s.ID)
					}
					if i%3 > 0 { // some cannot be sent at the first try
						sent[s.ID]++
						ids = append(ids, s.ID)
					}
				}
				return ids
			})
			if err != nil || n == 0 {
				return err
			}
		}
	})...)
	for id, n := range sent {
		if n != 1 {
			t.Errorf("signal %d was sent %d times", id, n)
		}
	}
	if left := ask[int](w, `SELECT count(*) FROM outbox`); len(sent)+left != 401 {
		t.Errorf("of 401 signals %d were sent and %d are left", len(sent), left)
	}
}

// Other processes go on while one has its rows in hand.
func TestOutbox_RowsInHandAreSkipped(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	w.file(w.plan("2020-07-01", "2020-07-05"))
	var mine, theirs []store.Signal
	_, err := w.db.SendSignals(t.Context(), 1, func(ctx context.Context, signals []store.Signal) []int64 {
		if n, err := w.db.SendSignals(ctx, 10, all(&theirs)); err != nil || n != 1 {
			t.Errorf("the other sent %d, %v", n, err)
		}
		return all(&mine)(ctx, signals)
	})
	if err != nil || len(mine) != 1 || len(theirs) != 1 || mine[0].ID == theirs[0].ID {
		t.Errorf("sent %v and %v, %v", mine, theirs, err)
	}
}

func TestOutbox_RelayIsWokenByACommitOnly(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	woken := func() bool {
		select {
		case <-w.db.Woken():
			return true
		default:
			return false
		}
	}
	if !woken() || woken() {
		t.Error("opening the year wakes the relay once")
	}
	err := w.db.InTx(t.Context(), func(tx *store.Tx) error {
		if err := filing(w.finance, w.plan("2020-07-01", "2020-07-05"))(t.Context(), tx); err != nil {
			return err
		}
		return errors.New("undone")
	})
	if err == nil || !strings.Contains(err.Error(), "undone") || woken() {
		t.Errorf("what was undone wakes nobody: %v", err)
	}
	w.file(w.plan("2020-07-01", "2020-07-05"))
	if !woken() {
		t.Error("a filing wakes the relay")
	}
}
