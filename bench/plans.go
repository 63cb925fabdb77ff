package main

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// filePlans files n plans in a few statements and returns their cases. With workflows they come as a department's filing
// leaves them, for the relay to start; without, their first step is open already and no engine knows of them.
func (b *bed) filePlans(ctx context.Context, n int, workflows bool) ([]string, error) {
	ids := newIDs(n)
	err := pgx.BeginFunc(ctx, b.pool, func(tx pgx.Tx) error {
		batch := &pgx.Batch{}
		b.queuePlans(batch, ids, workflows)
		if workflows {
			batch.Queue(`INSERT INTO outbox (case_id, n, outcome) SELECT unnest($1::uuid[]), 0, 'filed'`, ids)
		} else {
			batch.Queue(`INSERT INTO steps (case_id, n, name, role, opened_at, due_at, lapse_at, escalate_to)
				SELECT unnest($1::uuid[]), 1, 'planReview', 'clerk', now(), now() + interval '7 days', now() + interval '40 days', 'chief'`, ids)
		}
		return tx.SendBatch(ctx, batch).Close()
	})
	if err != nil {
		return nil, fmt.Errorf("file plans: %w", err)
	}
	if _, err := b.pool.Exec(ctx, `ANALYZE cases, steps, plans, rosters, decisions, outbox, timeline`); err != nil {
		return nil, fmt.Errorf("file plans: %w", err)
	}
	if !workflows {
		return ids, nil
	}
	return ids, b.caughtUp(ctx)
}

func (b *bed) queuePlans(batch *pgx.Batch, ids []string, following bool) {
	batch.Queue(`INSERT INTO cases (id, kind, year, number, title, state, department_id, provider_id, filed_by, filed_at, following)
		SELECT id, 'plan', $2, id::text, 'bench', 'filed', $3, $4, $5, now(), $6 FROM unnest($1::uuid[]) id`,
		ids, b.year, b.department, b.base, b.filer, following)
	batch.Queue(`INSERT INTO plans (case_id, series, subject, content, hours, starts_on, ends_on, sessions, place, teachers, fee, fee_basis, first_filed_on, filed_on)
		SELECT id, $2, 'bench', 'bench', 60, current_date + 40, current_date + 45, '[]', 'bench', '{}', 0, '', current_date, current_date
		FROM unnest($1::uuid[]) id`, ids, series)
	batch.Queue(`INSERT INTO rosters (case_id, person_id, joined_on) SELECT id, person, current_date FROM unnest($1::uuid[]) id, unnest($2::uuid[]) person`,
		ids, b.people[:onRoster])
	batch.Queue(`INSERT INTO timeline (case_id, at, account_id, kind, facts) SELECT id, now(), $2, 'filed', '{"roster": 10}' FROM unnest($1::uuid[]) id`, ids, b.filer)
}

// forget takes the plans that no engine knows of out of the way.
func (b *bed) forget(ctx context.Context) error {
	batch := &pgx.Batch{}
	batch.Queue(`DELETE FROM outbox`)
	batch.Queue(`UPDATE cases SET following = false, state = 'accepted', closed_at = now() WHERE closed_at IS NULL AND kind = 'plan' AND (following OR state = 'filed')`)
	if err := b.pool.SendBatch(ctx, batch).Close(); err != nil {
		return fmt.Errorf("forget what was held: %w", err)
	}
	return nil
}
