package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
)

// OpenCase is a case that has not ended, as doctor compares it with its workflow.
type OpenCase struct {
	CaseID    string
	Kind      domain.CaseKind
	Year      int
	Following time.Duration // since when its workflow has something to act on; 0: it has nothing
	Unsent    bool          // a signal for it waits in the outbox
}

// OpenCases returns every case that has not ended, in the order of their ids, beginning after the given one; at most
// limit of them.
func (db *DB) OpenCases(ctx context.Context, after string, limit int) ([]OpenCase, error) {
	rows, err := db.pool.Query(ctx, `SELECT c.id, c.kind, c.year,
			CASE WHEN c.following THEN extract(epoch FROM clock_timestamp() - c.acted_at)::float8 ELSE 0 END,
			EXISTS (SELECT FROM outbox o WHERE o.case_id = c.id)
		FROM cases c WHERE c.closed_at IS NULL AND ($1::uuid IS NULL OR c.id > $1) ORDER BY c.id LIMIT $2`, orNil(after), limit)
	if err != nil {
		return nil, fmt.Errorf("open cases: %w", err)
	}
	return collect(rows, func(row pgx.CollectableRow) (c OpenCase, err error) {
		var seconds float64
		err = row.Scan(&c.CaseID, &c.Kind, &c.Year, &seconds, &c.Unsent)
		c.Following = time.Duration(seconds * float64(time.Second))
		return c, err
	}, "open cases")
}

// SignalAgain puts the last decision on a case into the outbox once more: for a workflow that has forgotten it, because
// the engine's databases were restored from an older state. A workflow that knows it already ignores it.
func (db *DB) SignalAgain(ctx context.Context, caseID string) error {
	_, err := db.pool.Exec(ctx, `INSERT INTO outbox (case_id, n, outcome)
		SELECT $1, coalesce(s.n, 0), coalesce(s.outcome, 'filed') FROM (VALUES (1)) one LEFT JOIN LATERAL
			(SELECT n, outcome FROM steps WHERE case_id = $1 AND outcome IS NOT NULL ORDER BY n DESC LIMIT 1) s ON true`, caseID)
	if err != nil {
		return fmt.Errorf("signal again: %w", err)
	}
	db.nudge()
	return nil
}
