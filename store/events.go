package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
)

// Entry is a timeline entry as the watchers of changes see it.
type Entry struct {
	ID     int64
	CaseID string
}

// LastEntry returns the id of the newest timeline entry, or 0.
func (db *DB) LastEntry(ctx context.Context) (id int64, err error) {
	if err := db.pool.QueryRow(ctx, `SELECT coalesce(max(id), 0) FROM timeline`).Scan(&id); err != nil {
		return 0, fmt.Errorf("last timeline entry: %w", err)
	}
	return id, nil
}

// EntriesAfter returns the timeline entries with greater ids, in order. Ids are given before transactions commit, so one
// may appear after a greater one has been seen.
func (db *DB) EntriesAfter(ctx context.Context, id int64) ([]Entry, error) {
	rows, err := db.pool.Query(ctx, `SELECT id, case_id FROM timeline WHERE id > $1 ORDER BY id`, id)
	if err != nil {
		return nil, fmt.Errorf("timeline entries: %w", err)
	}
	return collect(rows, pgx.RowToStructByPos[Entry], "timeline entries")
}

// Visible returns those of the cases that the actor may see.
func (db *DB) Visible(ctx context.Context, actor domain.Actor, cases []string) ([]string, error) {
	if actor.Role.SeesAll() {
		return cases, nil
	}
	rows, err := db.pool.Query(ctx, `SELECT c.id FROM cases c WHERE c.id = any(@cases::text[]::uuid[]) AND `+caseScope(actor),
		scopeArgs(actor, pgx.NamedArgs{"cases": cases}))
	if err != nil {
		return nil, fmt.Errorf("visible cases: %w", err)
	}
	return collect(rows, pgx.RowTo[string], "visible cases")
}
