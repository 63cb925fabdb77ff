// Package bed puts a whole deployment under a test: a database of its own, a Temporal server that can skip time, worker,
// relay and API. Nothing is simulated but the passing of time.
package bed

import (
	"context"
	"crypto/rand"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"go.temporal.io/sdk/client"

	"xueshi/api"
	"xueshi/domain"
	"xueshi/embedded/temporalserver"
	"xueshi/engine"
	"xueshi/internal/pgtest"
	"xueshi/rehearsal"
	"xueshi/relay"
	"xueshi/store"
	"xueshi/worker"
)

// Bed is a deployment in this process. Its parts can be stopped and started again, to see what the others do meanwhile.
type Bed struct {
	DB     *store.DB
	Engine client.Client
	Mover  *rehearsal.Mover
	API    *api.Server
	Client *rehearsal.Client

	t           testing.TB
	log         *slog.Logger
	databaseURL string
	prefix      string
	port        int
	server      *temporalserver.Server
	worker      *worker.Worker
}

// New brings a deployment up as a rehearsal whose business time is at.
func New(t testing.TB, at time.Time) *Bed {
	t.Helper()
	ctx := context.Background()
	pool := pgtest.Pool(t, store.Migrate)
	log := slog.New(slog.NewTextHandler(t.Output(), &slog.HandlerOptions{Level: slog.LevelWarn}))
	b := &Bed{t: t, log: log, databaseURL: pgtest.ServerURL(t), prefix: "bed_" + strings.ToLower(rand.Text()[:12])}
	db, err := store.Open(ctx, pool)
	b.must(err)
	b.DB = db
	b.must(db.BeginRehearsal(ctx, at))
	b.StartEngine()
	t.Cleanup(func() { b.StopEngine() })
	b.StartWorker()
	t.Cleanup(b.StopWorker)
	relayCtx, stop := context.WithCancel(ctx)
	done := make(chan error, 1)
	go func() { done <- relay.New(b.Engine, db, b.log).Run(relayCtx) }()
	t.Cleanup(func() {
		stop()
		b.must(<-done)
	})
	b.Mover = &rehearsal.Mover{DB: db, Engine: b.Engine}
	b.API, err = api.New(api.Config{DB: db, Engine: b.Engine, Clock: b.Mover, Logger: log})
	b.must(err)
	b.Client, err = rehearsal.Connect(ctx, "http://bed", rehearsal.Handler{Handler: b.API.Handler()})
	b.must(err)
	return b
}

func (b *Bed) must(err error) {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
}

// StartEngine starts the Temporal server on the bed's databases, at the port it had before.
func (b *Bed) StartEngine() {
	b.t.Helper()
	var err error
	b.server, err = temporalserver.Start(context.Background(), temporalserver.Options{
		DatabaseURL: b.databaseURL, DatabasePrefix: b.prefix, Shards: 4, TimeSkipping: true, FrontendPort: b.port,
	})
	b.must(err)
	if b.Engine == nil {
		b.Engine, err = engine.Dial(context.Background(), b.server.HostPort(), b.log)
		b.must(err)
		b.t.Cleanup(b.Engine.Close)
	}
	b.port = portOf(b.server.HostPort())
}

// StopEngine takes the Temporal server away.
func (b *Bed) StopEngine() {
	b.t.Helper()
	if b.server != nil {
		b.must(b.server.Stop())
		b.server = nil
	}
}

// DropEngine drops Temporal's databases; the server must be stopped.
func (b *Bed) DropEngine() {
	b.t.Helper()
	ctx := context.Background()
	conn, err := pgx.Connect(ctx, b.databaseURL)
	b.must(err)
	defer conn.Close(ctx) //nolint:errcheck // nothing is left to be done on it
	for _, name := range []string{"_temporal", "_visibility"} {
		_, err := conn.Exec(ctx, `DROP DATABASE `+pgx.Identifier{b.prefix + name}.Sanitize()+` WITH (FORCE)`)
		b.must(err)
	}
}

// StartWorker lets workflows run.
func (b *Bed) StartWorker() {
	b.t.Helper()
	b.worker = worker.New(b.Engine, b.DB, b.log)
	b.must(b.worker.Start())
}

// StopWorker holds all workflows where they are.
func (b *Bed) StopWorker() {
	if b.worker != nil {
		b.worker.Stop()
		b.worker = nil
	}
}

// Account makes an account and logs it in.
func (b *Bed) Account(login string, role domain.Role, orgID, personID string) *rehearsal.Session {
	b.t.Helper()
	ctx := context.Background()
	hash, err := rehearsal.HashPassword(rehearsal.Password)
	b.must(err)
	b.must(b.DB.InTx(ctx, func(tx *store.Tx) error {
		_, err := tx.CreateAccount(ctx, store.NewAccount{Login: login, Name: login, PasswordHash: hash, Role: role, OrgID: orgID, PersonID: personID})
		return err
	}))
	s, err := b.Client.LogIn(ctx, login, rehearsal.Password)
	b.must(err)
	return s
}

// Settle waits until the engine has acted on everything.
func (b *Bed) Settle() {
	b.t.Helper()
	b.must(b.Mover.Settle(context.Background()))
}

// MoveTo moves business time.
func (b *Bed) MoveTo(at time.Time) {
	b.t.Helper()
	b.must(b.Mover.Move(context.Background(), at, func(time.Time) {}))
}
