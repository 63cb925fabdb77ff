package main

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// bare is the transaction that a decision cannot do without, and nothing else: the step's outcome, the decision and the
// signal, written to tables like the product's by five statements of pgx (BEGIN and COMMIT are two of them).
type bare struct {
	pool  *pgxpool.Pool
	steps []string
}

func newBare(ctx context.Context, pool *pgxpool.Pool) (*bare, error) {
	_, err := pool.Exec(ctx, `CREATE SCHEMA bare; CREATE TABLE bare.steps (LIKE steps INCLUDING ALL);
		CREATE TABLE bare.decisions (LIKE decisions INCLUDING ALL); CREATE TABLE bare.outbox (LIKE outbox INCLUDING ALL)`)
	if err != nil {
		return nil, fmt.Errorf("bare tables: %w", err)
	}
	return &bare{pool: pool}, nil
}

// prepare opens n steps.
func (b *bare) prepare(ctx context.Context, n int) error {
	b.steps = newIDs(n)
	_, err := b.pool.Exec(ctx, `INSERT INTO bare.steps (case_id, n, name, role, opened_at, due_at, lapse_at, escalate_to)
		SELECT unnest($1::uuid[]), 1, 'planReview', 'clerk', now(), now() + interval '7 days', now() + interval '40 days', 'chief'`, b.steps)
	if err != nil {
		return fmt.Errorf("bare steps: %w", err)
	}
	return nil
}

func (b *bare) decide(ctx context.Context, step int, account string) error {
	id := b.steps[step]
	err := pgx.BeginFunc(ctx, b.pool, func(tx pgx.Tx) error {
		_, err := tx.Exec(ctx, `UPDATE bare.steps SET outcome = 'approved', decided_at = clock_timestamp(), decided_by = $2, comment = $3
			WHERE case_id = $1 AND n = 1 AND outcome IS NULL`, id, account, "材料齐全，同意备案。")
		if err != nil {
			return err //nolint:wrapcheck // below
		}
		_, err = tx.Exec(ctx, `INSERT INTO bare.decisions (case_id, n, account_id, outcome, comment, at) VALUES ($1, 1, $2, 'approved', $3, clock_timestamp())`,
			id, account, "材料齐全，同意备案。")
		if err != nil {
			return err //nolint:wrapcheck // below
		}
		_, err = tx.Exec(ctx, `INSERT INTO bare.outbox (case_id, n, outcome) VALUES ($1, 1, 'approved')`, id)
		return err //nolint:wrapcheck // below
	})
	if err != nil {
		return fmt.Errorf("bare transaction: %w", err)
	}
	return nil
}
