package engine

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/log"
)

// Namespace holds all of the product's workflows. A wire name: never renamed.
const Namespace = "xueshi"

// patience bounds every wait for an engine that is starting.
const patience = 30 * time.Second

// Dial connects to the Temporal frontend at hostPort, in our namespace. It keeps trying
// until the frontend answers, for half a minute at most or until ctx ends. It does not
// need the namespace to exist. The caller closes the client.
func Dial(ctx context.Context, hostPort string, logger *slog.Logger) (client.Client, error) {
	options := client.Options{
		HostPort:  hostPort,
		Namespace: Namespace,
		Logger:    log.NewStructuredLogger(logger),
		ConnectionOptions: client.ConnectionOptions{
			// The engine is on this machine or in its rack: compressing costs a third of the rate.
			GrpcCompression:      &client.GrpcCompressionNone{},
			GetSystemInfoTimeout: time.Second,
		},
	}
	var c client.Client
	err := retry(ctx, func(ctx context.Context) (err error) {
		c, err = client.DialContext(ctx, options)
		return err //nolint:wrapcheck // wrapped below
	})
	if err != nil {
		return nil, fmt.Errorf("reach Temporal at %s: %w", hostPort, err)
	}
	return c, nil
}

// retry calls do until it succeeds, with growing pauses, bounded by ctx and by patience.
func retry(ctx context.Context, do func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	const longest = time.Second
	for pause := 5 * time.Millisecond; ; pause = min(2*pause, longest) {
		err := do(ctx)
		if err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return errors.Join(err, ctx.Err())
		case <-time.After(pause):
		}
	}
}
