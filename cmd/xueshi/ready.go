package main

import (
	"context"
	"sync"
	"time"

	"go.temporal.io/sdk/client"

	"xueshi/worker"
)

const (
	readyFor    = 3 * time.Second // how long an answer is good for
	readyWithin = 5 * time.Second // how long a canary may take
)

// readiness answers whether a workflow can run through engine and database. It asks by letting one run; whoever asks
// soon afterwards gets the same answer.
type readiness struct {
	engine client.Client

	mu    sync.Mutex
	asked time.Time
	last  error
}

func (r *readiness) ask(ctx context.Context) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	now := time.Now() //nolint:forbidigo // the machine's time, not the business's
	if !r.asked.IsZero() && now.Sub(r.asked) < readyFor {
		return r.last
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), readyWithin) // an impatient asker fails itself only
	defer cancel()
	r.last, r.asked = worker.Canary(ctx, r.engine), now
	return r.last
}
