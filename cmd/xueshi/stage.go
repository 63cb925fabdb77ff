package main

import (
	"context"

	"xueshi/api"
	"xueshi/embedded/postgres"
	"xueshi/embedded/temporalserver"
	"xueshi/rehearsal"
	"xueshi/store"
)

// stage is a whole deployment whose time can be moved, brought up for one rehearsal.
type stage struct {
	db     *store.DB
	mover  *rehearsal.Mover
	server *api.Server
}

// stage brings everything up on databases of its own, in the folder, or in a temporary one where none is named.
func (p *parts) stage(ctx context.Context, dir string) (stage, error) {
	folder := postgres.Options{Dir: dir}
	if dir == "" {
		var err error
		if folder.Dir, err = p.temporaryFolder(); err != nil {
			return stage{}, err
		}
		folder.Unsafe = true // nothing of it is to outlive a crash
	}
	databaseURL, err := p.privatePostgres(ctx, folder)
	if err != nil {
		return stage{}, err
	}
	db, err := p.migratedStore(ctx, databaseURL)
	if err != nil {
		return stage{}, err
	}
	address, err := p.temporal(ctx, databaseURL, temporalserver.Options{TimeSkipping: true})
	if err != nil {
		return stage{}, err
	}
	c, err := p.client(ctx, address)
	if err != nil {
		return stage{}, err
	}
	if err := p.work(c, db); err != nil {
		return stage{}, err
	}
	p.relay(c, db)

	mover := &rehearsal.Mover{DB: db, Engine: c}
	server, err := p.api(c, db, mover, httpOptions{})
	if err != nil {
		return stage{}, err
	}
	return stage{db: db, mover: mover, server: server}, nil
}
