package main

import (
	"context"
	"errors"
	"net"
	"os"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"xueshi/embedded/postgres"
	"xueshi/embedded/temporalserver"
	"xueshi/store"
)

type serveOptions struct {
	demo   bool
	data   string
	listen string
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
	cmd.Flags().BoolVar(&o.demo, "demo", false, "serve the demonstration city, whose time can be moved")
	cmd.Flags().StringVar(&o.data, "data", "./data", "folder of the private PostgreSQL")
	cmd.Flags().StringVar(&o.listen, "listen", "127.0.0.1:8080", "address and port of the page and the API")
	return cmd
}

func serve(ctx context.Context, o serveOptions) (err error) {
	up := newParts(newLogger())
	defer func() { err = errors.Join(err, up.stop()) }()

	listener, err := listen(ctx, o.listen) // before minutes are spent on a port that is taken
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
	_ = db
	_ = c
	_ = listener
	up.log.Info("ready", "url", "http://"+listener.Addr().String())
	return up.wait(ctx)
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
		db, err = p.migratedStore(ctx, databaseURL)
		return err
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
	return db, address, nil
}

func listen(ctx context.Context, address string) (net.Listener, error) {
	var c net.ListenConfig
	return c.Listen(ctx, "tcp", address) //nolint:wrapcheck // says "listen tcp 127.0.0.1:8080: …"
}
