package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"time"
)

// patience is how long the parts have to stop, all together.
const patience = 10 * time.Second

// parts are what a command has started, to be stopped in reverse order.
type parts struct {
	log    *slog.Logger
	failed chan error // the first part that ends without being asked to

	mu    sync.Mutex // parts are started side by side
	stops []part
}

type part struct {
	name string
	stop func(ctx context.Context) error
}

func newParts(log *slog.Logger) *parts {
	return &parts{log: log, failed: make(chan error, 1)}
}

// add remembers how to stop a part that has been started.
func (p *parts) add(name string, stop func(ctx context.Context) error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.stops = append(p.stops, part{name, stop})
}

// run keeps a blocking part running in the background until the parts are stopped.
func (p *parts) run(name string, do func(ctx context.Context) error) {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err := do(ctx); err != nil && ctx.Err() == nil {
			p.fail(fmt.Errorf("%s: %w", name, err))
		}
	}()
	p.add(name, func(ctx context.Context) error {
		cancel()
		select {
		case <-done:
			return nil
		case <-ctx.Done():
			return ctx.Err() // stop names the part
		}
	})
}

// fail ends the wait; only the first failure is told.
func (p *parts) fail(err error) {
	select {
	case p.failed <- err:
	default:
	}
}

// wait blocks until ctx ends, which is how a command is asked to stop, or a part fails.
func (p *parts) wait(ctx context.Context) error {
	select {
	case <-ctx.Done():
		p.log.Info("stopping")
		return nil
	case err := <-p.failed:
		return err
	}
}

// stop ends the parts, the last started first. What does not end in time is left to the end of the process.
func (p *parts) stop() error {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	var errs []error
	for _, part := range slices.Backward(p.stops) {
		if err := stopOne(ctx, part); err != nil {
			errs = append(errs, fmt.Errorf("stop %s: %w", part.name, err))
		}
	}
	p.stops = nil
	return errors.Join(errs...)
}

func stopOne(ctx context.Context, part part) error {
	done := make(chan error, 1)
	go func() { done <- part.stop(ctx) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return ctx.Err() //nolint:wrapcheck // stop names the part
	}
}
