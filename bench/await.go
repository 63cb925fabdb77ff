package main

import (
	"context"
	"fmt"
	"time"
)

// lookEvery is how often something is looked for that is waited for.
const (
	lookEvery      = 2 * time.Millisecond
	lookAtAllEvery = 50 * time.Millisecond // where looking costs more
)

// await asks Postgres a question, whose answer is true or false, until it is true.
func (s *stack) await(ctx context.Context, every time.Duration, question string, args ...any) error {
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		var yes bool
		if err := s.pool.QueryRow(ctx, question, args...).Scan(&yes); err != nil {
			return fmt.Errorf("wait for the engine: %w", err)
		}
		if yes {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("wait for the engine: %w", ctx.Err())
		case <-tick.C:
		}
	}
}

// caughtUp waits until the engine has acted on everything.
func (s *stack) caughtUp(ctx context.Context) error {
	return s.await(ctx, lookAtAllEvery, `SELECT NOT EXISTS (SELECT FROM outbox) AND NOT EXISTS (SELECT FROM cases WHERE closed_at IS NULL AND following)`)
}
