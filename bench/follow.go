package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
)

// nextStep measures how long after a decision's answer the next step can be seen, at several rates.
func (b *bed) nextStep(ctx context.Context) error {
	for _, rate := range b.rates {
		plans, err := b.filePlans(ctx, int(float64(rate)*b.rateFor.Seconds()), true)
		if err != nil {
			return err
		}
		found, err := b.nextStepAt(ctx, rate, plans)
		if err != nil {
			return err
		}
		b.report.NextStep = append(b.report.NextStep, found)
	}
	return nil
}

func (b *bed) nextStepAt(ctx context.Context, rate int, plans []string) (_ nextStep, err error) {
	const connections = 64
	callers, hangUp, err := dialAll(ctx, b.address, b.clerks, connections)
	if err != nil {
		return nextStep{}, err
	}
	defer func() { err = errors.Join(err, hangUp()) }()
	seen := &watch{pool: b.pool, pending: map[string]time.Time{}}
	watching, stop := context.WithCancel(ctx)
	watched := make(chan error, 1)
	go func() { watched <- seen.run(watching) }()
	f, err := b.metered(ctx, fmt.Sprintf("open-%d", rate), func() (sample, error) {
		acknowledged, err := openLoop(ctx, rate, len(plans), connections, func(_ context.Context, client, job int) error {
			if err := callers[client].decide(plans[job], 1, approval); err != nil {
				return err
			}
			seen.expect(plans[job])
			return nil
		})
		if err != nil {
			return acknowledged, err
		}
		return acknowledged, seen.empty(ctx)
	})
	stop()
	if err := errors.Join(err, <-watched); err != nil {
		return nextStep{}, err
	}
	slices.Sort(seen.lags)
	return nextStep{Rate: rate, Acknowledged: f, Open: latenciesOf(seen.lags)}, nil
}

// watch looks for the next steps of decided cases as a reader would: it asks Postgres, every other millisecond.
type watch struct {
	pool    *pgxpool.Pool
	mu      sync.Mutex
	pending map[string]time.Time // case → when its decision was acknowledged
	lags    []time.Duration
}

func (w *watch) expect(caseID string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.pending[caseID] = time.Now()
}

func (w *watch) waiting() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	ids := make([]string, 0, len(w.pending))
	for id := range w.pending {
		ids = append(ids, id)
	}
	return ids
}

func (w *watch) run(ctx context.Context) error {
	tick := time.NewTicker(lookEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
		}
		ids := w.waiting()
		if len(ids) == 0 {
			continue
		}
		if err := w.look(ctx, ids); err != nil && ctx.Err() == nil {
			return err
		}
	}
}

func (w *watch) look(ctx context.Context, ids []string) error {
	rows, err := w.pool.Query(ctx, `SELECT case_id FROM steps WHERE case_id = any($1) AND n = 2`, ids)
	if err != nil {
		return fmt.Errorf("look for the next step: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return fmt.Errorf("look for the next step: %w", err)
		}
		w.mu.Lock()
		w.lags = append(w.lags, time.Since(w.pending[id]))
		delete(w.pending, id)
		w.mu.Unlock()
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("look for the next step: %w", err)
	}
	return nil
}

// empty waits until every expected step was seen.
func (w *watch) empty(ctx context.Context) error {
	tick := time.NewTicker(lookEvery)
	defer tick.Stop()
	for len(w.waiting()) > 0 {
		select {
		case <-ctx.Done():
			return fmt.Errorf("wait for the next steps: %w", ctx.Err())
		case <-tick.C:
		}
	}
	return nil
}

// burst measures how fast many decisions at once are acknowledged, and how fast the engine comes after.
func (b *bed) burst(ctx context.Context) error {
	const clients = 64
	began := time.Now()
	plans, err := b.filePlans(ctx, b.burstOf, true)
	if err != nil {
		return err
	}
	filed := time.Since(began)
	sayf("… %d cases are open", len(plans))
	before, err := spent(ctx, b.pool, b.postmaster)
	if err != nil {
		return err
	}
	began = time.Now()
	const untilDone = 10 * time.Minute
	var acknowledged figures
	err = b.profiled("burst", func() (err error) {
		if acknowledged, err = b.decideAll(ctx, "", plans, clients, untilDone); err != nil {
			return err
		}
		sayf("… all are acknowledged")
		return b.caughtUp(ctx)
	})
	if err != nil {
		return err
	}
	took := time.Since(began)
	after, err := spent(ctx, b.pool, b.postmaster)
	all := after.minus(before)
	n := float64(len(plans))
	b.report.Burst = &burst{
		Decisions: len(plans), Clients: clients, Opened: n / filed.Seconds(), Acknowledged: acknowledged, Followed: n / took.Seconds(),
		CPU: milliseconds(all.process+all.postgres) / n, WAL: float64(all.wal) / n,
	}
	return err
}
