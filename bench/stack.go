package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"go.temporal.io/sdk/client"

	"xueshi/api"
	"xueshi/embedded/postgres"
	"xueshi/embedded/temporalserver"
	"xueshi/engine"
	"xueshi/relay"
	"xueshi/store"
	"xueshi/worker"
)

// connections is what cmd/xueshi takes.
const connections = 24

// stack is a whole deployment in this process, as `xueshi serve` starts it, in a folder that is removed at the end.
type stack struct {
	pool    *pgxpool.Pool
	db      *store.DB
	engine  client.Client
	address string // of the API

	postmaster int // process id
	log        *slog.Logger
	stops      []func() error
	endRelay   func() error // nil while the engine is held
}

func start(ctx context.Context) (_ *stack, err error) {
	s := &stack{}
	defer func() {
		if err != nil {
			err = errors.Join(err, s.stop())
		}
	}()
	dir, err := s.folder()
	if err != nil {
		return nil, err
	}
	if err := s.startLog(dir); err != nil {
		return nil, err
	}
	databaseURL, err := s.startPostgres(ctx, dir)
	if err != nil {
		return nil, err
	}
	if err := s.startEngine(ctx, databaseURL); err != nil {
		return nil, err
	}
	if err := s.startAPI(ctx); err != nil {
		return nil, err
	}
	s.follow()
	return s, nil
}

// stop takes everything down, the last started first.
func (s *stack) stop() error {
	err := s.hold()
	for _, stop := range slices.Backward(s.stops) {
		err = errors.Join(err, stop())
	}
	return err
}

func (s *stack) onStop(stop func() error) { s.stops = append(s.stops, stop) }

func (s *stack) folder() (string, error) {
	dir, err := os.MkdirTemp("", "xueshi-bench-")
	if err != nil {
		return "", fmt.Errorf("make a folder: %w", err)
	}
	s.onStop(func() error { return os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o711); err != nil { //nolint:gosec // G302: the account that runs PostgreSQL must pass
		return "", fmt.Errorf("open the folder: %w", err)
	}
	return dir, nil
}

// startLog writes the log as a service does, to a file: a decision's log line is a part of its cost.
func (s *stack) startLog(dir string) error {
	file, err := os.Create(filepath.Join(dir, "log")) //nolint:gosec // G304: our folder
	if err != nil {
		return fmt.Errorf("make the log: %w", err)
	}
	s.onStop(file.Close)
	s.log = slog.New(slog.NewJSONHandler(file, nil))
	return nil
}

func (s *stack) startPostgres(ctx context.Context, dir string) (databaseURL string, err error) {
	server, err := postgres.Start(ctx, postgres.Options{Dir: filepath.Join(dir, "postgres"), Logger: s.log})
	if err != nil {
		return "", err
	}
	s.onStop(server.Stop)
	s.postmaster = server.PID()
	conn, err := pgx.Connect(ctx, server.URL("postgres"))
	if err != nil {
		return "", fmt.Errorf("create the database: %w", err)
	}
	if _, err := conn.Exec(ctx, `CREATE DATABASE xueshi`); err != nil {
		return "", fmt.Errorf("create the database: %w", err)
	}
	if err := conn.Close(ctx); err != nil {
		return "", fmt.Errorf("create the database: %w", err)
	}
	return server.URL("xueshi"), s.openStore(ctx, server.URL("xueshi"))
}

func (s *stack) openStore(ctx context.Context, databaseURL string) error {
	config, err := pgxpool.ParseConfig(databaseURL)
	if err != nil {
		return fmt.Errorf("connect to the database: %w", err)
	}
	config.MaxConns = connections
	if s.pool, err = pgxpool.NewWithConfig(ctx, config); err != nil {
		return fmt.Errorf("connect to the database: %w", err)
	}
	s.onStop(func() error { s.pool.Close(); return nil })
	if err := store.Migrate(ctx, s.pool); err != nil {
		return err
	}
	s.db, err = store.Open(ctx, s.pool)
	return err
}

func (s *stack) startEngine(ctx context.Context, databaseURL string) error {
	server, err := temporalserver.Start(ctx, temporalserver.Options{DatabaseURL: databaseURL, DatabasePrefix: "xueshi", Logger: s.log})
	if err != nil {
		return err
	}
	s.onStop(server.Stop)
	if s.engine, err = engine.Dial(ctx, server.HostPort(), s.log); err != nil {
		return err
	}
	s.onStop(func() error { s.engine.Close(); return nil })
	w := worker.New(s.engine, s.db, s.log)
	if err := w.Start(); err != nil {
		return err
	}
	s.onStop(func() error { w.Stop(); return nil })
	return nil
}

func (s *stack) startAPI(ctx context.Context) error {
	server, err := api.New(api.Config{DB: s.db, Engine: s.engine, Logger: s.log, PasswordOnly: true})
	if err != nil {
		return err
	}
	var lc net.ListenConfig
	listener, err := lc.Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return fmt.Errorf("serve the API: %w", err)
	}
	s.address = listener.Addr().String()
	served := server.HTTP()
	done := make(chan error, 1)
	go func() { done <- served.Serve(listener) }()
	s.onStop(func() error {
		err := served.Close()
		if ended := <-done; !errors.Is(ended, http.ErrServerClosed) {
			err = errors.Join(err, ended)
		}
		return err
	})
	return nil
}

// follow lets decisions reach the engine.
func (s *stack) follow() {
	if s.endRelay != nil {
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- relay.New(s.engine, s.db, s.log).Run(ctx) }()
	s.endRelay = func() error { cancel(); return <-done }
}

// hold keeps decisions from the engine: they stay in the outbox, as if the engine were away.
func (s *stack) hold() error {
	if s.endRelay == nil {
		return nil
	}
	err := s.endRelay()
	s.endRelay = nil
	return err
}
