package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"time"
)

var approval = []byte(`{"outcome":"approved","comment":"材料齐全，同意备案。"}`) //nolint:gochecknoglobals // a constant

// compare measures the four sides of the comparison by turns, round after round.
func (b *bed) compare(ctx context.Context) error {
	bare, err := newBare(ctx, b.pool)
	if err != nil {
		return err
	}
	awaited, err := newAwaited(ctx, b.stack, bare)
	if err != nil {
		return err
	}
	defer awaited.stop()
	names, sides := sideNames(), []func(ctx context.Context, clients int) (figures, error){
		sideBare:     func(ctx context.Context, n int) (figures, error) { return b.measureBare(ctx, bare, n) },
		sideHeld:     b.measureHeld,
		sideAwaited:  func(ctx context.Context, n int) (figures, error) { return b.measureAwaited(ctx, awaited, n) },
		sideFollowed: b.measureFollowed,
	}
	for _, clients := range b.clients {
		rows := make([]comparison, len(sides))
		for i, name := range names {
			rows[i] = comparison{What: name, Clients: clients}
		}
		for round := range b.rounds {
			for i, measure := range sides {
				f, err := measure(ctx, clients)
				if err != nil {
					return fmt.Errorf("%s, %d clients, round %d: %w", names[i], clients, round+1, err)
				}
				rows[i].rounds = append(rows[i].rounds, f)
			}
		}
		b.report.add(rows)
	}
	return nil
}

// metered measures what a load costs.
func (b *bed) metered(ctx context.Context, profile string, load func() (sample, error)) (f figures, err error) {
	runtime.GC() // each side collects its own garbage
	before, err := spent(ctx, b.pool, b.postmaster)
	if err != nil {
		return figures{}, err
	}
	var s sample
	err = b.profiled(profile, func() (err error) {
		s, err = load()
		return err
	})
	if err != nil {
		return figures{}, err
	}
	after, err := spent(ctx, b.pool, b.postmaster)
	return figuresOf(s, after.minus(before)), err
}

func (b *bed) measureBare(ctx context.Context, bare *bare, clients int) (figures, error) {
	if err := bare.prepare(ctx, b.heldCap*2); err != nil {
		return figures{}, err
	}
	return b.metered(ctx, fmt.Sprintf("bare-%d", clients), func() (sample, error) {
		return closedLoop(ctx, clients, b.heldCap*2, b.each, func(ctx context.Context, client, job int) error {
			return bare.decide(ctx, job, b.clerkIDs[client%clerkCount])
		})
	})
}

func (b *bed) measureAwaited(ctx context.Context, awaited *awaited, clients int) (figures, error) {
	return b.metered(ctx, fmt.Sprintf("awaited-%d", clients), func() (sample, error) {
		return closedLoop(ctx, clients, b.heldCap, b.each, func(ctx context.Context, client, _ int) error { return awaited.update(ctx, client) })
	})
}

// measureHeld measures decisions that nobody acts on: the signals stay in the outbox.
func (b *bed) measureHeld(ctx context.Context, clients int) (_ figures, err error) {
	if err := b.hold(); err != nil {
		return figures{}, err
	}
	defer b.follow()
	plans, err := b.filePlans(ctx, b.heldCap, false)
	if err != nil {
		return figures{}, err
	}
	f, err := b.decideAll(ctx, fmt.Sprintf("held-%d", clients), plans, clients, b.each)
	return f, errors.Join(err, b.forget(ctx))
}

// measureFollowed measures decisions while the engine acts on them as it does in service. What it has not caught up with
// when the last one is acknowledged is waited for before anything else is measured.
func (b *bed) measureFollowed(ctx context.Context, clients int) (figures, error) {
	plans, err := b.filePlans(ctx, b.followCap, true)
	if err != nil {
		return figures{}, err
	}
	const untilDone = time.Minute
	f, err := b.decideAll(ctx, fmt.Sprintf("followed-%d", clients), plans, clients, untilDone)
	return f, errors.Join(err, b.caughtUp(ctx))
}

// decideAll approves plans through the API.
func (b *bed) decideAll(ctx context.Context, profile string, plans []string, clients int, atMost time.Duration) (_ figures, err error) {
	callers, hangUp, err := dialAll(ctx, b.address, b.clerks, clients)
	if err != nil {
		return figures{}, err
	}
	defer func() { err = errors.Join(err, hangUp()) }()
	return b.metered(ctx, profile, func() (sample, error) {
		return closedLoop(ctx, clients, len(plans), atMost, func(_ context.Context, client, job int) error {
			return callers[client].decide(plans[job], 1, approval)
		})
	})
}
