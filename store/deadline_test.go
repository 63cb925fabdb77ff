package store

import (
	"context"
	"strings"
	"testing"
	"time"

	"xueshi/internal/pgtest"
)

// deadlineStore has a year that turns on 1 July, and one plan for each kind of step: due on 10 June, lapsing on 20 June,
// overdue and escalated, decided.
func deadlineStore(t *testing.T) *DB {
	t.Helper()
	pool := pgtest.Pool(t, Migrate)
	db, err := Open(t.Context(), pool)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.BeginRehearsal(t.Context(), june(1)); err != nil {
		t.Fatal(err)
	}
	_, err = pool.Exec(t.Context(), `
		INSERT INTO cases (id, kind, year, title, state, filed_at, following)
			SELECT ('00000000-0000-7000-8000-00000000000' || i)::uuid, CASE i WHEN 0 THEN 'year' ELSE 'plan' END, 2020, 'a case', 'filed', '2020-05-06Z', false FROM generate_series(0, 4) i;
		INSERT INTO years (year, policy_name, policy_source, state, case_id, turns_at) VALUES (2020, 'p', '', 'open', '00000000-0000-7000-8000-000000000000', '2020-07-01Z');
		INSERT INTO steps (case_id, n, name, role, opened_at, due_at, lapse_at, escalated_at, outcome) VALUES
			('00000000-0000-7000-8000-000000000001', 1, 'planReview', 'clerk', '2020-05-06Z', '2020-06-10Z', NULL, NULL, NULL),
			('00000000-0000-7000-8000-000000000002', 1, 'training', 'department', '2020-05-06Z', NULL, '2020-06-20Z', NULL, NULL),
			('00000000-0000-7000-8000-000000000003', 1, 'planReview', 'clerk', '2020-05-06Z', '2020-06-02Z', '2020-06-25Z', '2020-06-02Z', NULL),
			('00000000-0000-7000-8000-000000000004', 1, 'planReview', 'clerk', '2020-05-06Z', '2020-06-03Z', '2020-06-04Z', NULL, 'approved')`)
	if err != nil {
		t.Fatal(err)
	}
	return db
}

func june(day int) time.Time { return time.Date(2020, time.June, day, 0, 0, 0, 0, time.UTC) }

func TestNextDeadlineIsTheEarliestNotActedOn(t *testing.T) {
	t.Parallel()
	db := deadlineStore(t)
	for _, c := range []struct{ after, until, want int }{
		{1, 30, 10},
		{9, 10, 10},  // the end belongs to the range
		{10, 30, 20}, // its beginning does not
		{20, 30, 25},
		{25, 31, 31}, // 1 July: the year turns
		{25, 30, 0},
		{2, 4, 0}, // escalated, and decided
	} {
		at, found, err := db.NextDeadline(t.Context(), june(c.after), june(c.until))
		if err != nil {
			t.Fatal(err)
		}
		if found != (c.want > 0) || found && !at.Equal(june(c.want)) {
			t.Errorf("after %d until %d June: %s, %v; want %d", c.after, c.until, at, found, c.want)
		}
	}
}

func TestDeadlinesAtNamesCasesByTheirEarliest(t *testing.T) {
	t.Parallel()
	db := deadlineStore(t)
	due, err := db.DeadlinesAt(t.Context(), june(31))
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for _, c := range due {
		got.WriteString(string(c.Kind) + c.CaseID[35:] + c.At.UTC().Format("@01-02 "))
	}
	if want := "plan1@06-10 plan2@06-20 plan3@06-25 year0@07-01 "; got.String() != want {
		t.Errorf("due are %s, want %s", got.String(), want)
	}
}

func TestSettledNamesWhatIsStillToBeDone(t *testing.T) {
	t.Parallel()
	db := deadlineStore(t)
	if settled, why, err := db.Settled(t.Context()); err != nil || !settled {
		t.Fatalf("not settled: %s, %v", why, err)
	}
	for _, c := range []struct{ disturb, undo, why string }{
		{`UPDATE cases SET following = true WHERE kind = 'year'`, `UPDATE cases SET following = false`, "following year/"},
		{`INSERT INTO outbox (case_id, n, outcome) SELECT id, 1, 'approved' FROM cases WHERE kind = 'year'`, `DELETE FROM outbox`, "signal waiting for year/"},
		{`UPDATE steps SET due_at = '2020-05-31Z' WHERE case_id::text LIKE '%1'`, `UPDATE steps SET due_at = NULL WHERE escalated_at IS NULL`, "deadline 2020-05-31T00:00Z of plan/"},
	} {
		exec(t, db, c.disturb)
		if settled, why, err := db.Settled(t.Context()); err != nil || settled || !strings.HasPrefix(why, c.why) {
			t.Errorf("after %s: settled %v, %q, %v", c.disturb, settled, why, err)
		}
		exec(t, db, c.undo)
	}
}

func exec(t *testing.T, db *DB, sql string) {
	t.Helper()
	if _, err := db.pool.Exec(t.Context(), sql); err != nil {
		t.Fatal(err)
	}
}

func TestTakeClockLetsOneInAtATime(t *testing.T) {
	t.Parallel()
	db := deadlineStore(t)
	release, err := db.TakeClock(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	short, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := db.TakeClock(short); err == nil {
		t.Error("two have the clock")
	}
	release()
	again, err := db.TakeClock(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	again()
}

func TestReminderPoliciesAreThoseOfYearsNotClosed(t *testing.T) {
	t.Parallel()
	db := deadlineStore(t)
	exec(t, db, `UPDATE years SET state = 'closed'`)
	exec(t, db, `UPDATE cases SET closed_at = now() WHERE kind <> 'year'`)
	if policies, err := db.ReminderPolicies(t.Context()); err != nil || len(policies) != 0 {
		t.Errorf("policies %v, %v", policies, err)
	}
}
