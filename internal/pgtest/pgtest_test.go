package pgtest_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/jackc/pgx/v5/pgxpool"

	"xueshi/internal/pgtest"
)

func migrate(ctx context.Context, pool *pgxpool.Pool) error {
	_, err := pool.Exec(ctx, `CREATE TABLE note (text text NOT NULL)`)
	if err != nil {
		return fmt.Errorf("create the table: %w", err)
	}
	return nil
}

func TestEachTestHasItsOwnMigratedDatabase(t *testing.T) {
	t.Parallel()
	for i := range 12 {
		t.Run(fmt.Sprintf("test %d", i), func(t *testing.T) {
			t.Parallel()
			pool := pgtest.Pool(t, migrate)
			var lines int
			err := pool.QueryRow(t.Context(), `WITH old AS (SELECT count(*) FROM note), new AS (INSERT INTO note VALUES ('mine'))
				SELECT count FROM old`).Scan(&lines)
			if err != nil {
				t.Fatal(err)
			}
			if lines != 0 {
				t.Errorf("%d lines of other tests", lines)
			}
		})
	}
}

func TestDatabaseIsDroppedWithItsTest(t *testing.T) { //nolint:tparallel // the part has to end first
	t.Parallel()
	var name string
	t.Run("the test", func(t *testing.T) {
		if err := pgtest.Pool(t, nil).QueryRow(t.Context(), `SELECT current_database()`).Scan(&name); err != nil {
			t.Fatal(err)
		}
	})
	pool, err := pgxpool.New(t.Context(), pgtest.ServerURL(t))
	if err != nil {
		t.Fatal(err)
	}
	defer pool.Close()
	var left bool
	if err := pool.QueryRow(t.Context(), `SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)`, name).Scan(&left); err != nil {
		t.Fatal(err)
	}
	if left {
		t.Errorf("database %s is still there", name)
	}
}
