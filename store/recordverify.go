package store

import (
	"context"
	"encoding/json"
	"time"

	"github.com/jackc/pgx/v5"

	"xueshi/record"
)

// VerifyRecord looks at every row of the record, its tree, and the checkpoints that were signed of it, and finds what was
// edited, deleted, moved, put in or cut off. The checkpoints must have been read before, so that none is newer than what
// is looked at. It keeps 64 bytes an entry in memory.
func (db *DB) VerifyRecord(ctx context.Context, checkpoints []record.Checkpoint) (record.Verification, error) {
	var v record.Verification
	err := pgx.BeginTxFunc(ctx, db.pool, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}, func(tx pgx.Tx) (err error) {
		v, err = verifyRecord(ctx, tx, checkpoints)
		return err
	})
	return v, wrapped("verify the record", err)
}

func verifyRecord(ctx context.Context, db asker, checkpoints []record.Checkpoint) (v record.Verification, err error) {
	for _, look := range []func(context.Context, asker, *record.Verification) error{verifyHashes, verifyLeaves, verifyRows, verifyInbox, verifyOutcomes} {
		if err := look(ctx, db, &v); err != nil {
			return v, err
		}
	}
	for _, c := range checkpoints {
		v.Checkpoint(c)
	}
	return v, nil
}

func verifyHashes(ctx context.Context, db asker, v *record.Verification) error {
	rows, err := db.Query(ctx, `SELECT i, hash FROM record_hashes ORDER BY i`)
	if err != nil {
		return err
	}
	var (
		i    int64
		hash []byte
	)
	_, err = pgx.ForEachRow(rows, []any{&i, &hash}, func() error {
		v.Hash(i, hash)
		return nil
	})
	return err //nolint:wrapcheck // by VerifyRecord
}

func verifyLeaves(ctx context.Context, db asker, v *record.Verification) error {
	rows, err := db.Query(ctx, `SELECT l.position, l.source, l.id, e.source IS NOT NULL, e.at, coalesce(e.account, ''), coalesce(e.kind, ''), coalesce(e."case", ''),
		e.facts FROM record_leaves l LEFT`+joinEntries+` ORDER BY l.position`)
	if err != nil {
		return err
	}
	var (
		position int64
		there    bool
		at       *time.Time
		e        record.Entry
		facts    json.RawMessage
	)
	_, err = pgx.ForEachRow(rows, []any{&position, &e.Source, &e.ID, &there, &at, &e.Account, &e.Kind, &e.Case, &facts}, func() error {
		row := &e
		if there {
			e.At, e.Facts = *at, facts
		} else {
			row = nil
		}
		return v.Leaf(position, leaf{e.Source, e.ID}.String(), row)
	})
	v.End()
	return err //nolint:wrapcheck // by VerifyRecord
}

// verifyRows finds rows that have no leaf and wait for none.
func verifyRows(ctx context.Context, db asker, v *record.Verification) error {
	return eachLeaf(ctx, db, `SELECT source, id, '' FROM (SELECT 'timeline' AS source, id FROM timeline UNION ALL SELECT 'credits', id FROM credits
			UNION ALL SELECT 'entries', id FROM record_entries) r
		WHERE NOT EXISTS (SELECT FROM record_leaves l WHERE l.source = r.source AND l.id = r.id)
			AND NOT EXISTS (SELECT FROM record_inbox w WHERE w.source = r.source AND w.id = r.id)`,
		func(l leaf, _ string) { v.Stray(l.String()) })
}

// verifyInbox finds what waits in vain.
func verifyInbox(ctx context.Context, db asker, v *record.Verification) error {
	return eachLeaf(ctx, db, `SELECT l.source, l.id, CASE WHEN e.source IS NULL THEN 'was deleted' ELSE 'has its leaf already' END
		FROM record_inbox l LEFT`+joinEntries+`
		WHERE e.source IS NULL OR EXISTS (SELECT FROM record_leaves p WHERE p.source = l.source AND p.id = l.id)`,
		func(l leaf, trouble string) { v.Waiting(l.String(), trouble) })
}

// verifyOutcomes compares how each person's year ended with what the record says last about it.
func verifyOutcomes(ctx context.Context, db asker, v *record.Verification) error {
	return eachLeaf(ctx, db, `SELECT e.person_id::text, e.year::bigint, coalesce(e.outcome, 'nothing') || ' ' || coalesce(e.serial, '')
		FROM enrolments e FULL JOIN (SELECT DISTINCT ON (facts->>'year', facts->>'person') (facts->>'year')::int AS year, (facts->>'person')::uuid AS person_id,
				facts->>'outcome' AS outcome, facts->>'serial' AS serial
			FROM record_entries WHERE kind = 'outcome' ORDER BY facts->>'year', facts->>'person', id DESC) r USING (year, person_id)
		WHERE (e.outcome, e.serial) IS DISTINCT FROM (r.outcome, r.serial)`,
		func(l leaf, says string) { v.Outcome(l.Source, int(l.ID), says) })
}

func eachLeaf(ctx context.Context, db asker, query string, do func(l leaf, what string)) error {
	rows, err := db.Query(ctx, query)
	if err != nil {
		return err
	}
	var (
		l    leaf
		what string
	)
	_, err = pgx.ForEachRow(rows, []any{&l.Source, &l.ID, &what}, func() error {
		do(l, what)
		return nil
	})
	return err //nolint:wrapcheck // by VerifyRecord
}
