package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
)

// MergeUnits closes a unit whose staff go over to another one: everybody moves, open cases and the steps they wait on
// follow, and the accounts of the old unit are disabled. What is decided keeps the unit at which it was decided. It
// refuses a unit that is closed, and one merged into itself.
func (tx *Tx) MergeUnits(ctx context.Context, actor domain.Actor, unit, into string, on domain.Date, reason string) (Org, error) {
	if err := tx.checkMerger(ctx, unit, into, on, reason); err != nil {
		return Org{}, err
	}
	rows, err := tx.Query(ctx, `SELECT id FROM people WHERE unit_id = $1 ORDER BY id FOR UPDATE`, unit)
	if err != nil {
		return Org{}, fmt.Errorf("merge units: %w", err)
	}
	people, err := collect(rows, pgx.RowTo[string], "merge units")
	if err != nil {
		return Org{}, err
	}
	if err := tx.movePeople(ctx, actor, people, unit, domain.Move{Kind: domain.MoveMerger, On: on, ToUnit: into, Reason: reason}); err != nil {
		return Org{}, err
	}
	rows, err = tx.Query(ctx, `UPDATE cases SET unit_id = $2, version = version + 1 WHERE unit_id = $1 AND closed_at IS NULL RETURNING id`, unit, into)
	if err != nil {
		return Org{}, fmt.Errorf("merge units: %w", err)
	}
	cases, err := collect(rows, pgx.RowTo[string], "merge units")
	if err != nil {
		return Org{}, err
	}
	b := &pgx.Batch{}
	b.Queue(`UPDATE steps SET org_id = $2 WHERE org_id = $1 AND outcome IS NULL`, unit, into)
	b.Queue(`UPDATE orgs SET closed_on = $2, merged_into = $3, version = version + 1 WHERE id = $1`, unit, on, into)
	b.Queue(`DELETE FROM sessions WHERE account_id IN (SELECT id FROM accounts WHERE org_id = $1)`, unit)
	b.Queue(`UPDATE accounts SET disabled = true, version = version + 1 WHERE org_id = $1 AND NOT disabled`, unit)
	for _, id := range cases {
		tx.queueEvent(b, id, &actor.AccountID, "unitMerged", map[string]any{"on": on, "reason": reason})
		tx.queueNotice(b, id, 0, "unitMerged", map[string]any{"on": on, "reason": reason})
	}
	if err := tx.send(ctx, b, "merge units"); err != nil {
		return Org{}, err
	}
	return tx.Org(ctx, domain.OrgUnit, unit)
}

// checkMerger locks both units and says what speaks against their merger.
func (tx *Tx) checkMerger(ctx context.Context, unit, into string, on domain.Date, reason string) error {
	rows, err := tx.Query(ctx, `SELECT id, closed_on IS NOT NULL FROM orgs WHERE kind = 'unit' AND id = any($1::text[]::uuid[]) ORDER BY id FOR UPDATE`, []string{unit, into})
	if err != nil {
		return fmt.Errorf("merge units: %w", err)
	}
	closed := map[string]bool{}
	var id string
	var is bool
	if _, err := pgx.ForEachRow(rows, []any{&id, &is}, func() error {
		closed[id] = is
		return nil
	}); err != nil {
		return fmt.Errorf("merge units: %w", err)
	}
	unitClosed, known := closed[unit]
	if !known {
		return ErrNotFound
	}
	intoClosed, intoKnown := closed[into]
	today, err := tx.today(ctx)
	if err != nil {
		return err
	}
	var rs domain.Refusals
	refuse := func(no bool, code, field string, facts ...any) {
		if no {
			rs = append(rs, *domain.Refuse("", code, field, facts...))
		}
	}
	refuse(unitClosed || intoClosed, "move.unit_closed", "into")
	refuse(!intoKnown, "person.unknown_unit", "into")
	refuse(unit == into, "move.same_unit", "into")
	refuse(on.After(today), "move.in_future", "on", "on", on, "today", today)
	refuse(reason == "", "move.no_reason", "reason")
	return rs.Err()
}
