package pgtest

import (
	"context"
	"crypto/rand"
	"fmt"
	"net/url"
	"os"
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Migrate brings an empty database to the current schema.
type Migrate func(context.Context, *pgxpool.Pool) error

// Pool connects to a new database that migrate has brought up to date, dropped when the
// test ends. Tests may run in parallel. The migration runs once a process and is copied
// after that: migrate must be a named function, or nil for an empty database. What wants a
// URL takes it from the pool's Config().ConnString().
func Pool(tb testing.TB, migrate func(context.Context, *pgxpool.Pool) error) *pgxpool.Pool {
	tb.Helper()
	server, err := shared.server()
	if err != nil {
		tb.Fatalf("a PostgreSQL for tests: %v", err)
	}
	ctx := context.Background()
	name := "test_" + strings.ToLower(rand.Text())
	if err := server.create(ctx, name, migrate); err != nil {
		tb.Fatalf("a database for this test: %v", err)
	}
	tb.Cleanup(func() {
		if err := server.exec(ctx, "DROP DATABASE "+name+" WITH (FORCE)"); err != nil {
			tb.Errorf("drop this test's database: %v", err)
		}
	})
	pool, err := server.pool(ctx, name)
	if err != nil {
		tb.Fatalf("connect to this test's database: %v", err)
	}
	tb.Cleanup(pool.Close)
	return pool
}

// ServerURL is the server's own URL, for tests that create databases themselves; they must
// give them names nobody else uses, and drop them.
func ServerURL(tb testing.TB) string {
	tb.Helper()
	server, err := shared.server()
	if err != nil {
		tb.Fatalf("a PostgreSQL for tests: %v", err)
	}
	return server.url
}

// shared is the process' server, started once.
var shared = struct { //nolint:gochecknoglobals // tests of a process share nothing else
	server func() (*server, error)
}{sync.OnceValues(startServer)}

// server makes databases.
type server struct {
	url       string
	external  bool
	templates sync.Map // of func() (string, error), by the migration's address
}

func startServer() (*server, error) {
	if external := os.Getenv("XUESHI_TEST_DATABASE_URL"); external != "" {
		return &server{url: external, external: true}, nil
	}
	u, err := startPrivate()
	return &server{url: u}, err
}

// create makes a database, from a template where the server is ours: on another's server
// a template would stay behind.
func (s *server) create(ctx context.Context, name string, migrate Migrate) error {
	if s.external || migrate == nil {
		return s.createMigrated(ctx, name, migrate)
	}
	once, _ := s.templates.LoadOrStore(reflect.ValueOf(migrate).Pointer(), sync.OnceValues(func() (string, error) {
		template := "template_" + strings.ToLower(rand.Text())
		return template, s.createMigrated(ctx, template, migrate)
	}))
	template, err := once.(func() (string, error))() //nolint:forcetypeassert // stored above
	if err != nil {
		return err
	}
	return s.exec(ctx, "CREATE DATABASE "+name+" TEMPLATE "+template)
}

func (s *server) createMigrated(ctx context.Context, name string, migrate Migrate) error {
	if err := s.exec(ctx, "CREATE DATABASE "+name+" TEMPLATE template0"); err != nil || migrate == nil {
		return err
	}
	pool, err := s.pool(ctx, name)
	if err != nil {
		return err
	}
	defer pool.Close()
	if err := migrate(ctx, pool); err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	return nil
}

func (s *server) pool(ctx context.Context, database string) (*pgxpool.Pool, error) {
	u, err := url.Parse(s.url)
	if err != nil {
		return nil, fmt.Errorf("the server's URL: %w", err)
	}
	u.Path = "/" + database
	return pgxpool.New(ctx, u.String()) //nolint:wrapcheck // wrapped by the callers
}

func (s *server) exec(ctx context.Context, sql string) error {
	conn, err := pgx.Connect(ctx, s.url)
	if err != nil {
		return fmt.Errorf("connect: %w", err)
	}
	defer conn.Close(ctx) //nolint:errcheck // the statement's outcome is what counts
	if _, err := conn.Exec(ctx, sql); err != nil {
		return fmt.Errorf("%s: %w", sql, err)
	}
	return nil
}
