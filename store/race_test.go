package store_test

import (
	"context"
	"sync"
	"testing"
)

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
