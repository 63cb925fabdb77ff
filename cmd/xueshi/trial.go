package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"xueshi/embedded/postgres"
	"xueshi/policy"
	"xueshi/store"
	"xueshi/trial"
)

// errNoSource tells what --with-data-of needs.
var errNoSource = errors.New("which data? DATABASE_URL names the database, or --data the folder that was served")

// tryPolicy plays a past year's filings under another policy.
func tryPolicy(ctx context.Context, o rehearseOptions, out io.Writer) (err error) {
	source, err := policySource(o.policy)
	if err != nil {
		return err
	}
	if _, faults := policy.Parse(source); len(faults) > 0 { // before anything is started
		for _, fault := range faults {
			fmt.Fprintf(os.Stderr, "%s: %s\n", o.policy, fault)
		}
		return &statusError{code: statusFaulty}
	}
	up := newParts(newLogger(slog.LevelWarn))
	defer func() { err = errors.Join(err, up.stop()) }()

	from, err := up.source(ctx, o.data)
	if err != nil {
		return err
	}
	on, err := up.stage(ctx, "")
	if err != nil {
		return err
	}
	result, err := trial.Run(ctx, trial.Options{
		Source: from, Year: o.year, Policy: source, DB: on.db, Mover: on.mover, Handler: on.server.Handler(), Progress: tenths(os.Stderr),
	})
	if err != nil {
		return err
	}
	if !o.json {
		return say(out, "%s", result)
	}
	e := json.NewEncoder(out)
	e.SetIndent("", "  ")
	if err := e.Encode(result); err != nil {
		return fmt.Errorf("write the answer: %w", err)
	}
	return nil
}

// tenths tells every tenth of the way.
func tenths(out io.Writer) func(done, total int, at time.Time) {
	const parts = 10
	told := 0
	return func(done, total int, at time.Time) {
		if reached := done * parts / total; reached > told {
			told = reached
			fmt.Fprintf(out, "%3d%%  %s\n", told*parts, at.Format(time.DateOnly)) //nolint:errcheck // progress nobody can read is no fault of the year's
		}
	}
}

// source connects, only to read, to the database that the environment names, or that is in a data folder: where it is
// being served if it is, or started here for as long as this takes.
func (p *parts) source(ctx context.Context, data string) (*store.DB, error) {
	databaseURL := os.Getenv("DATABASE_URL")
	switch {
	case databaseURL != "":
	case data == "":
		return nil, errNoSource
	default:
		var err error
		if databaseURL, err = p.folderDatabase(ctx, data); err != nil {
			return nil, err
		}
	}
	pool, err := p.pool(ctx, databaseURL, onlyRead)
	if err != nil {
		return nil, err
	}
	db, err := store.Open(ctx, pool)
	if err != nil {
		return nil, fmt.Errorf("%w (is the schema this binary's? xueshi migrate brings it there)", err)
	}
	return db, nil
}

func (p *parts) folderDatabase(ctx context.Context, data string) (string, error) {
	dir := filepath.Join(data, "postgres")
	if _, err := os.Stat(dir); err != nil {
		return "", fmt.Errorf("no database to read: %w", err)
	}
	if served, ok := readAddress(data); ok {
		pool, err := p.pool(ctx, served, onlyRead)
		if err == nil && pool.Ping(ctx) == nil {
			return served, nil
		}
	}
	server, err := postgres.Start(ctx, postgres.Options{Dir: dir, Logger: p.log})
	if err != nil {
		return "", err
	}
	p.add("PostgreSQL of "+data, func(context.Context) error { return server.Stop() })
	return server.URL(databaseName), nil
}
