package main

import (
	"context"
	"errors"
	"fmt"

	"go.temporal.io/sdk/client"

	"xueshi/api"
	"xueshi/demo"
	"xueshi/rehearsal"
	"xueshi/store"
)

// rightKind refuses to serve a demonstration as a real deployment, and the other way round.
func rightKind(ctx context.Context, db *store.DB, o serveOptions) error {
	if db.Rehearsal() {
		if !o.demo {
			return fmt.Errorf("%s holds a demonstration: serve it with --demo, or choose another folder with --data", o.data)
		}
		return nil
	}
	var setup store.Setup
	err := db.InTx(ctx, func(tx *store.Tx) (err error) {
		setup, err = tx.Setup(ctx)
		return err
	})
	if err != nil {
		return err
	}
	if o.demo && (setup.Admin || setup.Year) {
		return fmt.Errorf("%s holds a real deployment: serve it without --demo, or choose another folder with --data", o.data)
	}
	return nil
}

// buildDemo plays the demonstration's year up to mid-July, through an API of its own, unless that was done before.
func (p *parts) buildDemo(ctx context.Context, c client.Client, db *store.DB, mover *rehearsal.Mover) error {
	switch begun, built, err := demo.Built(ctx, db); {
	case err != nil:
		return err
	case built:
		return nil
	case begun:
		return errors.New("the demonstration was interrupted while it was being made: delete the data folder and start again")
	}
	p.log.Info("making the demonstration city; this takes a while, once")
	server, err := api.New(api.Config{DB: db, Engine: c, Clock: mover}) // its thousand requests are not logged
	if err != nil {
		return err
	}
	tenths := 0
	return demo.Build(ctx, demo.Options{DB: db, Mover: mover, Handler: server.Handler(), Progress: func(done, total int, what string) {
		const parts = 10
		if reached := done * parts / total; reached > tenths {
			tenths = reached
			p.log.Info("making the demonstration city", "done", fmt.Sprintf("%d%%", tenths*parts), "at", what)
		}
	}})
}
