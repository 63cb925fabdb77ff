package scenarios

import (
	"context"
	"crypto/rand"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"testing"

	"go.temporal.io/sdk/client"

	"xueshi/api"
	"xueshi/embedded/temporalserver"
	"xueshi/engine"
	"xueshi/internal/pgtest"
	"xueshi/relay"
	"xueshi/store"
	"xueshi/worker"
)

// deployment is everything in this process.
type deployment struct {
	db     *store.DB
	engine client.Client
	api    http.Handler
	url    string
}

// deploy brings everything up for one test: a database of its own, an engine on it, worker, relay and API.
func deploy(t *testing.T) deployment {
	t.Helper()
	log := slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))
	pool := pgtest.Pool(t, store.Migrate)
	db, err := store.Open(t.Context(), pool)
	if err != nil {
		t.Fatal(err)
	}
	server, err := temporalserver.Start(t.Context(), temporalserver.Options{
		DatabaseURL: pool.Config().ConnString(), DatabasePrefix: "scenario_" + strings.ToLower(rand.Text()[:8]), TimeSkipping: true, Logger: log,
	})
	if err != nil {
		t.Fatal(err)
	}
	stopAtEnd(t, server.Stop)
	c, err := engine.Dial(t.Context(), server.HostPort(), log)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	w := worker.New(c, db, log)
	if err := w.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(w.Stop)
	runUntilEnd(t, relay.New(c, db, log).Run)
	handler, err := api.New(api.Config{DB: db, Engine: c, Logger: log})
	if err != nil {
		t.Fatal(err)
	}
	served := httptest.NewServer(handler.Handler())
	t.Cleanup(served.Close)
	return deployment{db: db, engine: c, api: handler.Handler(), url: served.URL}
}

func stopAtEnd(t *testing.T, stop func() error) {
	t.Helper()
	t.Cleanup(func() {
		if err := stop(); err != nil {
			t.Errorf("stop: %v", err)
		}
	})
}

func runUntilEnd(t *testing.T, run func(ctx context.Context) error) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	var wg sync.WaitGroup
	wg.Go(func() {
		if err := run(ctx); err != nil {
			t.Errorf("run: %v", err)
		}
	})
	t.Cleanup(func() { cancel(); wg.Wait() })
}
