package scenarios

import (
	"context"
	"crypto/rand"
	"log/slog"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"go.temporal.io/sdk/client"

	"xueshi/api"
	"xueshi/embedded/temporalserver"
	"xueshi/engine"
	"xueshi/internal/pgtest"
	"xueshi/rehearsal"
	"xueshi/relay"
	"xueshi/store"
	"xueshi/worker"
)

// TestScenarios plays every scenario of this folder.
func TestScenarios(t *testing.T) {
	paths, err := filepath.Glob("*.yaml")
	if err != nil || len(paths) == 0 {
		t.Fatalf("scenarios: %v, %v", paths, err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(path, ".yaml"), func(t *testing.T) { play(t, path) })
	}
}

func play(t *testing.T, path string) {
	t.Helper()
	scenario, err := rehearsal.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	d := deploy(t)
	_, err = rehearsal.Run(t.Context(), rehearsal.Options{
		BaseURL: d.url, DB: d.db, Mover: &rehearsal.Mover{DB: d.db, Engine: d.engine}, Scenario: scenario, Out: t.Output(),
	})
	if err != nil {
		t.Fatal(err)
	}
}

// deployment is everything in this process.
type deployment struct {
	db     *store.DB
	engine client.Client
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
	http := httptest.NewServer(handler.Handler())
	t.Cleanup(http.Close)
	return deployment{db: db, engine: c, url: http.URL}
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
