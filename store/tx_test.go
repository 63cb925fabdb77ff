package store

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"xueshi/internal/pgtest"
)

// What waits is seen by the statement that takes it along, is committed with it, and is gone with a rollback.
func TestTx_WhatWaitsGoesWithTheNextStatement(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	db := openTest(t)
	put := func(tx *Tx, name string) error {
		b := &pgx.Batch{}
		b.Queue(`INSERT INTO counters (year, name, last) VALUES (2020, $1, 1)`, name)
		return tx.send(ctx, b, "put "+name)
	}
	count := func() (n int) {
		t.Helper()
		if err := db.pool.QueryRow(ctx, `SELECT count(*) FROM counters`).Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	err := db.InTx(ctx, func(tx *Tx) error {
		for i, name := range []string{"a", "b"} {
			if err := put(tx, name); err != nil {
				return err
			}
			var seen int
			if err := tx.QueryRow(ctx, `SELECT count(*) FROM counters`).Scan(&seen); err != nil || seen != i+1 {
				t.Errorf("after %s %d rows are seen, %v", name, seen, err)
			}
			if tag, err := tx.Exec(ctx, `UPDATE counters SET last = 2 WHERE name = $1`, name); err != nil || tag.RowsAffected() != 1 {
				t.Errorf("update of %s: %s, %v", name, tag, err)
			}
		}
		return put(tx, "c")
	})
	if err != nil || count() != 3 {
		t.Fatalf("%d rows are committed, %v", count(), err)
	}
	refused := errors.New("refused")
	if err := db.InTx(ctx, func(tx *Tx) error { return errors.Join(put(tx, "d"), tx.flush(ctx), refused) }); !errors.Is(err, refused) || count() != 3 {
		t.Errorf("%d rows after a rollback, %v", count(), err)
	}
	if err := db.InTx(ctx, func(*Tx) error { return nil }); err != nil {
		t.Errorf("a transaction that does nothing: %v", err)
	}
}

// Nothing of a transaction takes effect when one of its statements failed, whether it waited or somebody did not mind.
func TestTx_AFailureUndoesAll(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	db := openTest(t)
	insert := `INSERT INTO counters (year, name, last) VALUES (2020, 'a', 1)`
	err := db.InTx(ctx, func(tx *Tx) error {
		tx.wait("first", insert)
		tx.wait("second", insert)
		return nil
	})
	var pgErr *pgconn.PgError
	if !errors.As(err, &pgErr) || pgErr.Code != "23505" {
		t.Errorf("want the second insert's failure, got %v", err)
	}
	err = db.InTx(ctx, func(tx *Tx) error {
		tx.wait("first", insert)
		tx.Exec(ctx, `SELECT 1/0`) //nolint:errcheck // on purpose
		return nil
	})
	if !errors.Is(err, pgx.ErrTxCommitRollback) {
		t.Errorf("want a commit that says it was none, got %v", err)
	}
	var n int
	if err := db.pool.QueryRow(ctx, `SELECT count(*) FROM counters`).Scan(&n); err != nil || n != 0 {
		t.Errorf("%d rows are left, %v", n, err)
	}
}

// Of two requests with one key the first takes effect; the second is told so by its commit.
func TestKeepAnswer_Once(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	db := openTest(t)
	key := RequestKey{AccountID: newID(), Key: []byte("key"), Operation: "decide", Hash: []byte("hash")}
	keep := func(name string) error {
		return db.InTx(ctx, func(tx *Tx) error {
			tx.wait("work", `INSERT INTO counters (year, name, last) VALUES (2020, $1, 1)`, name)
			return tx.KeepAnswer(key, name)
		})
	}
	if err := keep("first"); err != nil {
		t.Fatal(err)
	}
	if err := keep("second"); !errors.Is(err, ErrAnswered) {
		t.Errorf("want %v, got %v", ErrAnswered, err)
	}
	answer, err := db.Answer(ctx, key)
	if err != nil || string(answer) != `"first"` {
		t.Errorf("the answer kept is %s, %v", answer, err)
	}
	var n int
	if err := db.pool.QueryRow(ctx, `SELECT count(*) FROM counters`).Scan(&n); err != nil || n != 1 {
		t.Errorf("%d took effect, %v", n, err)
	}
}

func openTest(t *testing.T) *DB {
	t.Helper()
	db, err := Open(context.Background(), pgtest.Pool(t, Migrate))
	if err != nil {
		t.Fatal(err)
	}
	return db
}

// Nothing holds a decision's rows to their case and account but this: neither ever goes.
func TestKept_NoAccountAndNoCaseIsDeleted(t *testing.T) {
	t.Parallel()
	db := openTest(t)
	for _, statement := range []string{`DELETE FROM accounts`, `DELETE FROM cases`, `TRUNCATE accounts CASCADE`, `TRUNCATE cases CASCADE`} {
		if _, err := db.pool.Exec(t.Context(), statement); err == nil || !strings.Contains(err.Error(), "never deleted") {
			t.Errorf("%s: %v", statement, err)
		}
	}
}
