package temporalserver

import (
	"context"
	"crypto/rand"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"

	"xueshi/embedded/postgres"
	"xueshi/engine"
	"xueshi/internal/pgtest"
)

// testOptions name new databases on the tests' PostgreSQL, dropped when the test ends.
func testOptions(t *testing.T) Options {
	t.Helper()
	o := Options{DatabaseURL: pgtest.ServerURL(t), DatabasePrefix: "t" + strings.ToLower(rand.Text()), TimeSkipping: true}
	t.Cleanup(func() {
		ctx := context.Background()
		conn, err := pgx.Connect(ctx, o.DatabaseURL)
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close(ctx) //nolint:errcheck // the test is over
		for _, database := range []string{"_temporal", "_visibility"} {
			if _, err := conn.Exec(ctx, `DROP DATABASE IF EXISTS `+o.DatabasePrefix+database+` WITH (FORCE)`); err != nil {
				t.Error(err)
			}
		}
	})
	return o
}

// running is a server with a worker for the workflows of this package's tests.
type running struct {
	client.Client

	stop func()
}

const queue = "tests"

func startRunning(t *testing.T, o Options, activities any) running {
	t.Helper()
	s, err := Start(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	c, err := engine.Dial(t.Context(), s.HostPort(), slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	w := worker.New(c, queue, worker.Options{})
	w.RegisterWorkflow(Greeting)
	w.RegisterWorkflow(Bells)
	w.RegisterWorkflow(Errand)
	w.RegisterWorkflow(Relay)
	if activities != nil {
		w.RegisterActivity(activities)
	}
	if err := w.Start(); err != nil {
		t.Fatal(err)
	}
	return running{Client: c, stop: func() {
		w.Stop()
		c.Close()
		if err := s.Stop(); err != nil {
			t.Error(err)
		}
	}}
}

func (r running) start(t *testing.T, id string, what any, args ...any) client.WorkflowRun {
	t.Helper()
	run, err := r.ExecuteWorkflow(t.Context(), client.StartWorkflowOptions{ID: id, TaskQueue: queue}, what, args...)
	if err != nil {
		t.Fatal(err)
	}
	return run
}

// Greeting waits for a name and greets it.
func Greeting(ctx workflow.Context) (string, error) {
	var name string
	workflow.GetSignalChannel(ctx, "name").Receive(ctx, &name)
	return "hello " + name, nil
}

func TestWorkflowContinuesAfterRestart(t *testing.T) {
	t.Parallel()
	o := testOptions(t)
	first := startRunning(t, o, nil)
	first.start(t, "greeting", Greeting)
	first.stop()

	second := startRunning(t, o, nil)
	defer second.stop()
	if err := second.SignalWorkflow(t.Context(), "greeting", "", "name", "again"); err != nil {
		t.Fatal(err)
	}
	var got string
	if err := second.GetWorkflow(t.Context(), "greeting", "").Get(t.Context(), &got); err != nil || got != "hello again" {
		t.Errorf("%q, %v", got, err)
	}
}

func TestDatabaseOverTCPWithPassword(t *testing.T) {
	t.Parallel()
	dir, err := os.MkdirTemp("/tmp", "pg-") //nolint:usetesting // t.TempDir is too long for a socket
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)                      //nolint:errcheck // only tidy
	if err := os.Chmod(dir, 0o711); err != nil { // for the account that runs PostgreSQL
		t.Fatal(err)
	}
	pg, err := postgres.Start(t.Context(), postgres.Options{Dir: filepath.Join(dir, "pg"), TCP: true, Unsafe: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := pg.Stop(); err != nil {
			t.Error(err)
		}
	}()
	r := startRunning(t, Options{DatabaseURL: pg.URL("postgres") + "&pool_max_conns=7", DatabasePrefix: "over_tcp", Shards: 1}, nil)
	defer r.stop()
	run := r.start(t, "greeting", Greeting)
	if err := r.SignalWorkflow(t.Context(), "greeting", "", "name", "there"); err != nil {
		t.Fatal(err)
	}
	if err := run.Get(t.Context(), nil); err != nil {
		t.Error(err)
	}
}

func TestDatabasesServeOneProcessWithTheirShards(t *testing.T) {
	t.Parallel()
	o := testOptions(t)
	o.Shards = 2
	s, err := Start(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Start(t.Context(), o); !errors.Is(err, ErrInUse) {
		t.Errorf("second server on the same databases: %v", err)
	}
	if err := s.Stop(); err != nil {
		t.Error(err)
	}
	o.Shards = 4
	if _, err := Start(t.Context(), o); !errors.Is(err, ErrShards) {
		t.Errorf("4 shards on databases of 2: %v", err)
	}
}

func TestBadOptionsAreRefused(t *testing.T) {
	t.Parallel()
	for name, o := range map[string]Options{
		"prefix":      {DatabaseURL: "postgres://localhost/postgres", DatabasePrefix: `a"; DROP DATABASE b`},
		"no prefix":   {DatabaseURL: "postgres://localhost/postgres"},
		"not a URL":   {DatabaseURL: "host=localhost password=secret", DatabasePrefix: "a"},
		"unreachable": {DatabaseURL: "postgres://u:secret@127.0.0.1:1/postgres", DatabasePrefix: "a"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := Start(t.Context(), o)
			if err == nil || strings.Contains(err.Error(), "secret") {
				t.Errorf("start: %v", err)
			}
		})
	}
}
