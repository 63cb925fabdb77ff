package store

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"sync"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"

	"xueshi/clock"
	"xueshi/policy"
)

//go:embed migrations/*.sql
var migrations embed.FS

// DB is the business database. Make one a process.
type DB struct {
	pool      *pgxpool.Pool
	clock     clock.Clock
	rehearsal bool
	wake      chan struct{} // told after each commit that left a signal in the outbox
	policies  sync.Map      // year → *policy.Policy; a year's policy is pinned, so nothing here grows stale
}

// Migrate brings the schema to this binary's version. It is safe to call from several processes at once.
func Migrate(ctx context.Context, pool *pgxpool.Pool) error {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return fmt.Errorf("migrations: %w", err)
	}
	// Migrations run one at a time, whichever process comes first.
	lock, err := pool.Acquire(ctx)
	if err != nil {
		return fmt.Errorf("migrations: %w", err)
	}
	defer lock.Release()
	if _, err := lock.Exec(ctx, "SELECT pg_advisory_lock(20200506)"); err != nil {
		return fmt.Errorf("migrations: %w", err)
	}
	defer lock.Exec(context.WithoutCancel(ctx), "SELECT pg_advisory_unlock(20200506)") //nolint:errcheck // closing the connection unlocks too

	db := stdlib.OpenDBFromPool(pool)
	defer db.Close()                                                                                      //nolint:errcheck // only hands connections back to the pool
	provider, err := goose.NewProvider(goose.DialectPostgres, db, files, goose.WithAllowOutofOrder(true)) // they are written side by side, and only add
	if err != nil {
		return fmt.Errorf("migrations: %w", err)
	}
	if _, err := provider.Up(ctx); err != nil {
		return fmt.Errorf("migrations: %w", err)
	}
	return nil
}

// Open makes a DB of a migrated database and loads its business clock. Where nothing is to be written, as on a connection
// that only reads, nothing is.
func Open(ctx context.Context, pool *pgxpool.Pool) (*DB, error) {
	db := &DB{pool: pool, wake: make(chan struct{}, 1)}
	var offset int64
	load := func() error {
		return pool.QueryRow(ctx, `SELECT rehearsal, clock_offset FROM deployment`).Scan(&db.rehearsal, &offset)
	}
	err := load()
	if errors.Is(err, pgx.ErrNoRows) {
		if _, err = pool.Exec(ctx, `INSERT INTO deployment (rehearsal) VALUES (false) ON CONFLICT DO NOTHING`); err == nil {
			err = load()
		}
	}
	if err != nil {
		return nil, fmt.Errorf("open store: %w", err)
	}
	db.clock.Set(time.Duration(offset))
	return db, nil
}

// Pool gives the connection pool to what keeps rows of its own (sessions).
func (db *DB) Pool() *pgxpool.Pool { return db.pool }

// Woken is told when there may be signals to send.
func (db *DB) Woken() <-chan struct{} { return db.wake }

// InTx runs do in a transaction and commits it if do returns nil. Serialization failures and deadlocks are tried again,
// so do must have no other effects than the transaction's.
func (db *DB) InTx(ctx context.Context, do func(tx *Tx) error) error {
	const tries = 4
	for try := 1; ; try++ {
		err := db.inTx(ctx, do)
		var pgErr *pgconn.PgError
		if try < tries && errors.As(err, &pgErr) && (pgErr.Code == "40001" || pgErr.Code == "40P01") {
			continue
		}
		return err
	}
}

func (db *DB) inTx(ctx context.Context, do func(tx *Tx) error) error {
	now, err := db.Now(ctx)
	if err != nil {
		return err
	}
	conn, err := db.pool.Acquire(ctx)
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	defer conn.Release()
	tx := db.begin(conn, now)
	if err = do(tx); err == nil {
		err = tx.commit(ctx)
	}
	if err != nil {
		tx.rollback(ctx)
		return answeredBefore(err)
	}
	if tx.signals {
		db.nudge()
	}
	return nil
}

func (db *DB) nudge() {
	select {
	case db.wake <- struct{}{}:
	default: // already told
	}
}

// Policy returns the policy that was pinned to the year, and pgx.ErrNoRows where the year was never opened.
func (tx *Tx) Policy(ctx context.Context, year int) (*policy.Policy, error) {
	if p, ok := tx.db.policies.Load(year); ok {
		return p.(*policy.Policy), nil //nolint:forcetypeassert // only this function stores here
	}
	var source []byte
	if err := tx.QueryRow(ctx, `SELECT policy_source FROM years WHERE year = $1`, year).Scan(&source); err != nil {
		return nil, fmt.Errorf("policy of %d: %w", year, err)
	}
	p, faults := policy.Parse(source)
	if len(faults) > 0 {
		return nil, fmt.Errorf("pinned policy of %d: %w", year, faults)
	}
	tx.db.policies.Store(year, p)
	return p, nil
}

// newID returns a time-ordered uuid, so that lists and indexes follow the order of creation.
func newID() string { return uuid.Must(uuid.NewV7()).String() }
