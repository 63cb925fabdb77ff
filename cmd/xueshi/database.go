package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path"
	"path/filepath"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"

	"xueshi/embedded/postgres"
	"xueshi/store"
)

const (
	// databaseName is the business database in a private cluster.
	databaseName = "xueshi"
	// connections is the most that one process takes from the business database: two cores are busy with fewer.
	connections = 24
)

// errNoDatabase tells what a command that brings no database of its own needs.
var errNoDatabase = errors.New("DATABASE_URL is not set: it names the PostgreSQL database, like postgres://user:password@host/xueshi")

// givenDatabase returns $DATABASE_URL.
func givenDatabase() (string, error) {
	if given := os.Getenv("DATABASE_URL"); given != "" {
		return given, nil
	}
	return "", errNoDatabase
}

// privatePostgres starts the cluster under data and returns the business database's URL.
func (p *parts) privatePostgres(ctx context.Context, o postgres.Options) (string, error) {
	o.Dir = filepath.Join(o.Dir, "postgres")
	o.Logger = p.log
	server, err := postgres.Start(ctx, o)
	if err != nil {
		return "", err
	}
	p.add("PostgreSQL", func(context.Context) error { return server.Stop() })
	p.run("PostgreSQL", server.Wait)
	return server.URL(databaseName), ensureDatabase(ctx, server.URL("postgres"))
}

// ensureDatabase creates the business database of a private cluster where it is missing.
func ensureDatabase(ctx context.Context, maintenanceURL string) error {
	conn, err := pgx.Connect(ctx, maintenanceURL)
	if err != nil {
		return fmt.Errorf("create the database: %w", err)
	}
	defer conn.Close(ctx) //nolint:errcheck // nothing is left to be done on it
	_, err = conn.Exec(ctx, "CREATE DATABASE "+databaseName)
	duplicate := new(pgconn.PgError)
	if errors.As(err, &duplicate) && duplicate.Code == "42P04" {
		return nil
	}
	if err != nil {
		return fmt.Errorf("create the database: %w", err)
	}
	return nil
}

// store connects to a database that this binary's schema is in.
func (p *parts) store(ctx context.Context, databaseURL string) (*store.DB, error) {
	pool, err := p.pool(ctx, databaseURL)
	if err != nil {
		return nil, err
	}
	return store.Open(ctx, pool)
}

// migratedStore brings the database to this binary's schema first.
func (p *parts) migratedStore(ctx context.Context, databaseURL string) (*store.DB, error) {
	pool, err := p.pool(ctx, databaseURL)
	if err != nil {
		return nil, err
	}
	if err := store.Migrate(ctx, pool); err != nil {
		return nil, err
	}
	return store.Open(ctx, pool)
}

// onlyRead makes a connection's transactions refuse to write.
func onlyRead(config *pgxpool.Config) {
	config.ConnConfig.RuntimeParams["default_transaction_read_only"] = "on"
}

func (p *parts) pool(ctx context.Context, databaseURL string, options ...func(*pgxpool.Config)) (*pgxpool.Pool, error) {
	config, err := pgxpool.ParseConfig(databaseURL)
	if err != nil {
		return nil, fmt.Errorf("DATABASE_URL: %w", err)
	}
	if !hasParameter(databaseURL, "pool_max_conns") {
		config.MaxConns = connections
	}
	for _, option := range options {
		option(config)
	}
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return nil, fmt.Errorf("connect to the database: %w", err)
	}
	p.add("database connections", func(context.Context) error { pool.Close(); return nil })
	return pool, nil
}

func hasParameter(databaseURL, name string) bool {
	u, err := url.Parse(databaseURL)
	return err == nil && u.Query().Has(name)
}

// nameOf is the database that a URL names; Temporal's two databases beside it begin with it.
func nameOf(databaseURL string) (string, error) {
	u, err := url.Parse(databaseURL)
	if err != nil || u.Scheme == "" {
		return "", errors.New("DATABASE_URL is not a postgres:// URL") // not shown: it may hold a password
	}
	return path.Base(u.Path), nil
}
