package store

import (
	"fmt"
	"testing"

	"xueshi/internal/pgtest"
	"xueshi/policy"
)

// BenchmarkR17_ProvinceCloses decides about a hundred thousand people, each with two lines in the ledger.
func BenchmarkR17_ProvinceCloses(b *testing.B) {
	const people = 100_000
	ctx := b.Context()
	for b.Loop() {
		b.StopTimer()
		db, err := Open(ctx, pgtest.Pool(b, Migrate))
		if err != nil {
			b.Fatal(err)
		}
		year := province(b, db, people)
		b.StartTimer()
		for last, more := "", true; more; more = last != "" {
			err := db.InTx(ctx, func(tx *Tx) (err error) {
				last, err = tx.DecideOutcomes(ctx, year, last)
				return err
			})
			if err != nil {
				b.Fatal(err)
			}
		}
		b.StopTimer()
		var decided int
		if err := db.pool.QueryRow(ctx, `SELECT count(*) FROM enrolments WHERE outcome = 'incomplete'`).Scan(&decided); err != nil || decided != people {
			b.Fatalf("%d decided: %v", decided, err)
		}
		b.StartTimer()
	}
	b.ReportMetric(float64(people)*float64(b.N)/b.Elapsed().Seconds(), "people/s")
}

// province writes a closing year with its people and returns its case.
func province(b *testing.B, db *DB, people int) (yearCase string) {
	b.Helper()
	ctx := b.Context()
	source, _ := policy.Shipped("guangde-2020")
	yearCase = newID()
	account, unit := newID(), newID()
	for _, s := range []string{
		fmt.Sprintf(`INSERT INTO accounts (id, login, name, password_hash, role) VALUES ('%s', 'k', 'k', '', 'clerk')`, account),
		fmt.Sprintf(`INSERT INTO orgs (id, kind, name, code, unit_kind) VALUES ('%s', 'unit', 'u', 'c', 'enterprise')`, unit),
		fmt.Sprintf(`INSERT INTO cases (id, kind, year, title, state, filed_at) VALUES ('%s', 'year', 2020, '', 'closing', now())`, yearCase),
	} {
		if _, err := db.pool.Exec(ctx, s); err != nil {
			b.Fatal(err)
		}
	}
	if _, err := db.pool.Exec(ctx, `INSERT INTO years (year, policy_name, policy_source, state, case_id) VALUES (2020, '', $1, 'closing', $2)`, source, yearCase); err != nil {
		b.Fatal(err)
	}
	for _, s := range []string{
		`INSERT INTO people (id, name, id_number, unit_id, series) SELECT gen_random_uuid(), 'p' || n, n::text, $3::uuid, '会计' FROM generate_series(1, $1) n WHERE $2::uuid IS NOT NULL AND $4::uuid IS NOT NULL`,
		`INSERT INTO enrolments (year, person_id, unit_id, series) SELECT 2020, id, unit_id, series FROM people WHERE $1::int > 0 AND $2::uuid IS NOT NULL AND $3::uuid IS NOT NULL AND $4::uuid IS NOT NULL`,
		`INSERT INTO credits (year, person_id, subject, hours, earned_on, case_id, reason, author_id, created_at)
			SELECT 2020, id, s, 20, '2020-06-01', $2::uuid, '', $4::uuid, '2020-06-01' FROM people, unnest(ARRAY['common', 'specialty']) s WHERE $1::int > 0 AND $3::uuid IS NOT NULL`,
	} {
		if _, err := db.pool.Exec(ctx, s, people, yearCase, unit, account); err != nil {
			b.Fatal(err)
		}
	}
	if _, err := db.pool.Exec(ctx, `ANALYZE`); err != nil {
		b.Fatal(err)
	}
	return yearCase
}

// BenchmarkR17_CasesExpire lets twenty thousand cases of a year expire that wait for their units.
func BenchmarkR17_CasesExpire(b *testing.B) {
	const cases = 20_000
	ctx := b.Context()
	for b.Loop() {
		b.StopTimer()
		db, err := Open(ctx, pgtest.Pool(b, Migrate))
		if err != nil {
			b.Fatal(err)
		}
		year := province(b, db, 1)
		if _, err := db.pool.Exec(ctx, `WITH c AS (INSERT INTO cases (id, kind, year, title, state, filed_at)
				SELECT gen_random_uuid(), 'transcript', 2020, '', 'returned', now() FROM generate_series(1, $1::int) RETURNING id)
			INSERT INTO steps (case_id, n, name, role, opened_at) SELECT id, 1, 'correction', 'unit', now() FROM c`, cases); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		total := 0
		for closed := 1; closed > 0; total += closed {
			err := db.InTx(ctx, func(tx *Tx) (err error) {
				closed, err = tx.ExpireCases(ctx, year)
				return err
			})
			if err != nil {
				b.Fatal(err)
			}
		}
		if total != cases {
			b.Fatalf("%d expired", total)
		}
	}
	b.ReportMetric(float64(cases)*float64(b.N)/b.Elapsed().Seconds(), "cases/s")
}
