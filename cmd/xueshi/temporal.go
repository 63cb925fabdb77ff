package main

import (
	"context"
	"os"

	"go.temporal.io/sdk/client"

	"xueshi/embedded/temporalserver"
	"xueshi/engine"
)

// givenTemporal returns $TEMPORAL_ADDRESS; empty where none is given.
func givenTemporal() string { return os.Getenv("TEMPORAL_ADDRESS") }

// temporal starts the server in this process, its databases beside the business database, and returns its address.
func (p *parts) temporal(ctx context.Context, databaseURL string, o temporalserver.Options) (string, error) {
	prefix, err := nameOf(databaseURL)
	if err != nil {
		return "", err
	}
	o.DatabaseURL, o.DatabasePrefix, o.Logger = databaseURL, prefix, p.log
	server, err := temporalserver.Start(ctx, o)
	if err != nil {
		return "", err
	}
	p.add("Temporal", func(context.Context) error { return server.Stop() })
	p.log.Info("Temporal ready", "address", server.HostPort())
	return server.HostPort(), nil
}

// client connects to the Temporal frontend at the address.
func (p *parts) client(ctx context.Context, address string) (client.Client, error) {
	c, err := engine.Dial(ctx, address, p.log)
	if err != nil {
		return nil, err
	}
	p.add("Temporal client", func(context.Context) error { c.Close(); return nil })
	return c, nil
}
