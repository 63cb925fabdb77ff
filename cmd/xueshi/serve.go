package main

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"xueshi/embedded/postgres"
	"xueshi/embedded/temporalserver"
	"xueshi/rehearsal"
	"xueshi/stamp"
	"xueshi/store"
	"xueshi/worker"
)

type serveOptions struct {
	httpOptions

	demo   bool
	data   string
	record string
}

func serveCommand() *cobra.Command {
	var o serveOptions
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Serve everything from this process: PostgreSQL, Temporal, workflows, API and page",
		Long: `Serve everything from this process: PostgreSQL, Temporal, workflows, API and page.

DATABASE_URL and TEMPORAL_ADDRESS, where set, are used instead of a private PostgreSQL under the data folder and of
the Temporal server in this process.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return serve(cmd.Context(), o) },
	}
	o.flags(cmd)
	cmd.Flags().BoolVar(&o.demo, "demo", false, "serve the demonstration city, whose time can be moved")
	cmd.Flags().StringVar(&o.data, "data", "./data", "folder of the private PostgreSQL")
	recordFlag(cmd, &o.record, "the folder record in --data")
	return cmd
}

func serve(ctx context.Context, o serveOptions) (err error) {
	up := newParts(newLogger(slog.LevelInfo))
	defer func() { err = errors.Join(err, up.stop()) }()

	listener, err := listen(ctx, o.listen) // before anything is made for a port that is taken
	if err != nil {
		return err
	}
	db, address, err := up.foundation(ctx, o)
	if err != nil {
		return err
	}
	c, err := up.client(ctx, address)
	if err != nil {
		return err
	}
	if err := up.work(c, db); err != nil {
		return err
	}
	up.relay(c, db)
	if err := up.recorder(db, o.recordFolder()); err != nil {
		return err
	}

	if err := o.makeStampKey(); err != nil {
		return err
	}
	mover := &rehearsal.Mover{DB: db, Engine: c}
	if o.demo {
		err = up.buildDemo(ctx, c, db, mover)
	} else {
		err = worker.EnsureSchedules(ctx, c)
	}
	if err != nil {
		return err
	}
	server, err := up.api(c, db, mover, o.httpOptions)
	if err != nil {
		return err
	}
	return up.open(ctx, listener, server, mover)
}

func (o *serveOptions) recordFolder() string {
	return cmp.Or(o.record, filepath.Join(o.data, "record"))
}

// foundation brings up what everything else stands on: the migrated database, and the address of Temporal.
func (p *parts) foundation(ctx context.Context, o serveOptions) (*store.DB, string, error) {
	databaseURL := os.Getenv("DATABASE_URL")
	if databaseURL == "" {
		var err error
		if databaseURL, err = p.privatePostgres(ctx, postgres.Options{Dir: o.data}); err != nil {
			return nil, "", err
		}
	}
	var db *store.DB
	address := givenTemporal()
	both, ctx := errgroup.WithContext(ctx)
	both.Go(func() (err error) {
		if db, err = p.migratedStore(ctx, databaseURL); err != nil {
			return err
		}
		return rightKind(ctx, db, o)
	})
	if address == "" {
		both.Go(func() (err error) {
			address, err = p.temporal(ctx, databaseURL, temporalserver.Options{TimeSkipping: o.demo})
			return err
		})
	}
	if err := both.Wait(); err != nil {
		return nil, "", err //nolint:wrapcheck // ours
	}
	return db, address, writeAddresses(o.data, databaseURL, address)
}

// makeStampKey makes the key for the codes on stamped papers in the data folder, unless one is named or there already.
func (o *serveOptions) makeStampKey() error {
	if o.paper.stampKey != "" {
		return nil
	}
	o.paper.stampKey = filepath.Join(o.data, stampKeyFile)
	_, err := stamp.LoadOrMakeKey(o.paper.stampKey)
	return err
}
