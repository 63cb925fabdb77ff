package store_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"xueshi/store"
)

// try is something done in a transaction.
type try = func(context.Context, *store.Tx) error

// race does several things at the same moment; none may fail.
func race(t *testing.T, do ...func(context.Context) error) {
	t.Helper()
	var wg sync.WaitGroup
	start := make(chan struct{})
	for _, f := range do {
		wg.Go(func() {
			<-start
			if err := f(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
	close(start)
	wg.Wait()
}

// many returns n times the same thing to do.
func many(n int, do func(ctx context.Context, i int) error) []func(context.Context) error {
	list := make([]func(context.Context) error, n)
	for i := range list {
		list[i] = func(ctx context.Context) error { return do(ctx, i) }
	}
	return list
}

// meanwhile does one thing in a transaction and, before that ends, begins another one; it commits the first when the
// second waits for it, or has ended. It returns whether the second waited, and what became of each.
func (w *town) meanwhile(first, second try) (waited bool, firstErr, secondErr error) {
	w.t.Helper()
	ctx := w.t.Context()
	done := make(chan error, 1)
	firstErr = w.db.InTx(ctx, func(tx *store.Tx) error {
		err := first(ctx, tx)
		if _, err := tx.Exec(ctx, `SELECT`); err != nil { // takes along what was waiting to be sent
			return err
		}
		go func() { done <- w.db.InTx(ctx, func(tx *store.Tx) error { return second(ctx, tx) }) }()
		waited, secondErr = w.waitsOrEnds(done)
		return err
	})
	if waited {
		secondErr = <-done
	}
	return waited, firstErr, secondErr
}

// waitsOrEnds returns when somebody waits for a lock of this database, or when something is done.
func (w *town) waitsOrEnds(done <-chan error) (waits bool, err error) {
	w.t.Helper()
	for {
		select {
		case err := <-done:
			return false, err
		case <-time.After(2 * time.Millisecond):
		}
		if ask[bool](w, `SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock')`) {
			return true, nil
		}
	}
}
