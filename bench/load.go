package main

import (
	"context"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"
)

// sample is what a load brought.
type sample struct {
	count     int
	took      time.Duration
	latencies []time.Duration // sorted
}

func (s sample) rate() float64 { return float64(s.count) / s.took.Seconds() }

// percentile returns the latency that the share p of all does not exceed.
func percentile(sorted []time.Duration, p float64) time.Duration {
	if len(sorted) == 0 {
		return 0
	}
	return sorted[min(len(sorted)-1, int(float64(len(sorted))*p))]
}

// closedLoop lets clients work side by side, each doing one thing after another, until the time is over or all of jobs
// are done.
func closedLoop(ctx context.Context, clients, jobs int, atMost time.Duration, do func(ctx context.Context, client, job int) error) (sample, error) {
	var (
		next  atomic.Int64
		mu    sync.Mutex
		all   []time.Duration
		begun = time.Now()
	)
	group, ctx := errgroup.WithContext(ctx)
	for client := range clients {
		group.Go(func() error {
			var own []time.Duration
			for ctx.Err() == nil && time.Since(begun) < atMost {
				job := int(next.Add(1)) - 1
				if job >= jobs {
					break
				}
				at := time.Now()
				if err := do(ctx, client, job); err != nil {
					return err
				}
				own = append(own, time.Since(at))
			}
			mu.Lock()
			defer mu.Unlock()
			all = append(all, own...)
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return sample{}, err //nolint:wrapcheck // ours
	}
	took := time.Since(begun)
	slices.Sort(all)
	return sample{count: len(all), took: took, latencies: all}, nil
}

// openLoop begins one thing every so often, whether the ones before are done or not. What is late counts from when it
// should have begun. At most clients are under way at once.
func openLoop(ctx context.Context, rate, jobs, clients int, do func(ctx context.Context, client, job int) error) (sample, error) {
	free := make(chan int, clients)
	for client := range clients {
		free <- client
	}
	var (
		mu    sync.Mutex
		all   []time.Duration
		begun = time.Now()
	)
	group, ctx := errgroup.WithContext(ctx)
	for job := range jobs {
		due := begun.Add(time.Duration(job) * time.Second / time.Duration(rate))
		select {
		case <-ctx.Done():
		case <-time.After(time.Until(due)):
		}
		client := <-free
		group.Go(func() error {
			defer func() { free <- client }()
			if err := do(ctx, client, job); err != nil {
				return err
			}
			mu.Lock()
			defer mu.Unlock()
			all = append(all, time.Since(due))
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return sample{}, err //nolint:wrapcheck // ours
	}
	slices.Sort(all)
	return sample{count: len(all), took: time.Since(begun), latencies: all}, nil
}
