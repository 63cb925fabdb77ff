package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
)

// Signal tells a case's workflow that something was decided. RequestID makes sending it twice harmless.
type Signal struct {
	ID        int64
	RequestID string
	CaseID    string
	Kind      domain.CaseKind
	Year      int
	N         int
	Outcome   string
}

// SendSignals takes up to limit signals out of the outbox, oldest first, hands them to send and removes those it
// reports as sent. Other processes skip the rows meanwhile; after a crash they are sent again.
func (db *DB) SendSignals(ctx context.Context, limit int, send func(context.Context, []Signal) (sent []int64)) (int, error) {
	count := 0
	err := pgx.BeginFunc(ctx, db.pool, func(tx pgx.Tx) error {
		rows, err := tx.Query(ctx, `SELECT o.id, o.request_id, o.case_id, c.kind, c.year, o.n, o.outcome FROM outbox o JOIN cases c ON c.id = o.case_id
			ORDER BY o.id LIMIT $1 FOR UPDATE OF o SKIP LOCKED`, limit)
		if err != nil {
			return fmt.Errorf("outbox: %w", err)
		}
		signals, err := pgx.CollectRows(rows, pgx.RowToStructByPos[Signal])
		if err != nil || len(signals) == 0 {
			return err
		}
		sent := send(ctx, signals)
		count = len(sent)
		if _, err := tx.Exec(ctx, `DELETE FROM outbox WHERE id = any($1)`, sent); err != nil {
			return fmt.Errorf("outbox: %w", err)
		}
		return nil
	})
	return count, err
}

// OutboxAge returns how many signals wait and since when the oldest does.
func (db *DB) OutboxAge(ctx context.Context) (waiting int, oldest time.Duration, err error) {
	var seconds float64
	err = db.pool.QueryRow(ctx, `SELECT count(*), coalesce(extract(epoch FROM clock_timestamp() - min(at)), 0)::float8 FROM outbox`).Scan(&waiting, &seconds)
	if err != nil {
		return 0, 0, fmt.Errorf("outbox: %w", err)
	}
	return waiting, time.Duration(seconds * float64(time.Second)), nil
}
