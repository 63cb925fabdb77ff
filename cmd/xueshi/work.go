package main

import (
	"context"
	"errors"
	"fmt"

	"go.temporal.io/sdk/client"

	"xueshi/record"
	"xueshi/recorder"
	"xueshi/relay"
	"xueshi/store"
	"xueshi/worker"
)

// work runs workflows and activities in this process.
func (p *parts) work(c client.Client, db *store.DB) error {
	w := worker.New(c, db, p.log)
	if err := w.Start(); err != nil {
		return err
	}
	p.add("worker", func(context.Context) error { w.Stop(); return nil })
	return nil
}

// relay carries what is decided to the workflows.
func (p *parts) relay(c client.Client, db *store.DB) {
	p.run("relay", relay.New(c, db, p.log).Run)
}

// recorder gives the record's entries their places, and signs checkpoints into the folder, if there is one.
func (p *parts) recorder(db *store.DB, folder string) error {
	r := &recorder.Recorder{DB: db, Log: p.log}
	if folder != "" {
		var err error
		if r.Folder, err = record.OpenFolder(folder); err != nil {
			return err
		}
	} else {
		p.log.Warn("no --record: another process must sign the record's checkpoints")
	}
	p.run("recorder", r.Run)
	return nil
}

// given connects to the database and the Temporal cluster that the environment names.
func (p *parts) given(ctx context.Context) (*store.DB, client.Client, error) {
	databaseURL, err := givenDatabase()
	if err != nil {
		return nil, nil, err
	}
	address := givenTemporal()
	if address == "" {
		return nil, nil, errNoTemporal
	}
	db, err := p.store(ctx, databaseURL)
	if err != nil {
		return nil, nil, fmt.Errorf("%w (is the schema this binary's? xueshi migrate brings it there)", err)
	}
	c, err := p.client(ctx, address)
	if err != nil {
		return nil, nil, err
	}
	return db, c, nil
}

var errNoTemporal = errors.New("TEMPORAL_ADDRESS is not set: it names the Temporal frontend, like temporal.example.org:7233")
