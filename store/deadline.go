package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
	"xueshi/policy"
)

// pending is every deadline that a workflow has yet to act on: a step becomes overdue or closes by itself, a year turns.
const pending = `(
	SELECT s.case_id, s.due_at AS at FROM steps s WHERE s.outcome IS NULL AND s.escalated_at IS NULL AND s.due_at IS NOT NULL
	UNION ALL
	SELECT s.case_id, s.lapse_at FROM steps s WHERE s.outcome IS NULL AND s.lapse_at IS NOT NULL
	UNION ALL
	SELECT y.case_id, y.turns_at FROM years y WHERE y.state <> 'closed' AND y.turns_at IS NOT NULL
) AS pending`

// DueCase is a case whose workflow has a deadline to act on.
type DueCase struct {
	CaseID string
	Kind   domain.CaseKind
	At     time.Time // business time of the earliest
}

// NextDeadline returns the earliest deadline that lies after one instant and not after the other; false when there is
// none.
func (db *DB) NextDeadline(ctx context.Context, after, until time.Time) (time.Time, bool, error) {
	var at *time.Time
	err := db.pool.QueryRow(ctx, `SELECT min(at) FROM `+pending+` WHERE at > $1 AND at <= $2`, after, until).Scan(&at)
	if err != nil {
		return time.Time{}, false, fmt.Errorf("next deadline: %w", err)
	}
	return timeOf(at), at != nil, nil
}

// DeadlinesAt returns the cases with a deadline at or before the instant that their workflows have not acted on yet, in
// the order of their deadlines.
func (db *DB) DeadlinesAt(ctx context.Context, at time.Time) ([]DueCase, error) {
	rows, err := db.pool.Query(ctx, `SELECT c.id, c.kind, d.at FROM cases c
		JOIN (SELECT case_id, min(at) AS at FROM `+pending+` WHERE at <= $1 GROUP BY case_id) d ON d.case_id = c.id
		ORDER BY d.at, c.id`, at)
	if err != nil {
		return nil, fmt.Errorf("deadlines: %w", err)
	}
	cases, err := pgx.CollectRows(rows, pgx.RowToStructByPos[DueCase])
	if err != nil {
		return nil, fmt.Errorf("deadlines: %w", err)
	}
	return cases, nil
}

// Settled says whether the engine has acted on everything there is to act on at this business time: no signal waits to
// be sent, no case is being followed, no deadline has passed unseen. When it has not, why says what it still has to do.
func (db *DB) Settled(ctx context.Context) (settled bool, why string, err error) {
	now, err := db.Now(ctx)
	if err != nil {
		return false, "", err
	}
	const most = 10 // of each kind are named; the rest is like them
	err = db.pool.QueryRow(ctx, `SELECT coalesce(string_agg(what, ', '), '') FROM (
		(SELECT 'signal waiting for ' || c.kind || '/' || c.id AS what FROM outbox o JOIN cases c ON c.id = o.case_id LIMIT $2)
		UNION ALL
		(SELECT 'batch ' || batch_id FROM batch_items WHERE state = 'waiting' LIMIT $2)
		UNION ALL
		(SELECT 'following ' || c.kind || '/' || c.id FROM cases c WHERE c.closed_at IS NULL AND c.following LIMIT $2)
		UNION ALL
		(SELECT 'deadline ' || p.at || ' of ' || c.kind || '/' || c.id FROM `+pending+` JOIN cases c ON c.id = pending.case_id
			CROSS JOIN LATERAL (SELECT to_char(pending.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI"Z"') AS at) p
			WHERE pending.at <= $1 LIMIT $2)) AS open`, now, most).Scan(&why)
	if err != nil {
		return false, "", fmt.Errorf("settled: %w", err)
	}
	return why == "", why, nil
}

// ReminderPolicies returns the policies of the years in which something is open: whose working days and times call for
// reminders.
func (db *DB) ReminderPolicies(ctx context.Context) ([]*policy.Policy, error) {
	var policies []*policy.Policy
	err := db.InTx(ctx, func(tx *Tx) error {
		rows, err := tx.Query(ctx, `SELECT year FROM years`+livingYears)
		if err != nil {
			return fmt.Errorf("open years: %w", err)
		}
		years, err := pgx.CollectRows(rows, pgx.RowTo[int])
		if err != nil {
			return fmt.Errorf("open years: %w", err)
		}
		policies = make([]*policy.Policy, len(years))
		for i, year := range years {
			if policies[i], err = tx.Policy(ctx, year); err != nil {
				return err
			}
		}
		return nil
	})
	return policies, err
}

// TakeClock makes the caller the only one who moves this deployment's clock, until release is called. It waits for
// whoever has it now.
func (db *DB) TakeClock(ctx context.Context) (release func(), err error) {
	conn, err := db.pool.Acquire(ctx)
	if err != nil {
		return nil, fmt.Errorf("take the clock: %w", err)
	}
	let := func() {
		free := context.WithoutCancel(ctx)
		if _, err := conn.Exec(free, `SELECT pg_advisory_unlock($1)`, clockLock); err != nil {
			conn.Hijack().Close(free) //nolint:errcheck // a connection that ends lets go of its locks
			return
		}
		conn.Release()
	}
	if _, err := conn.Exec(ctx, `SELECT pg_advisory_lock($1)`, clockLock); err != nil {
		let()
		return nil, fmt.Errorf("take the clock: %w", err)
	}
	return let, nil
}

// clockLock is the advisory lock of who moves the clock.
const clockLock = 20200515
