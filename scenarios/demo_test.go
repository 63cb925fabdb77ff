package scenarios

import (
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"xueshi/demo"
	"xueshi/rehearsal"
)

// TestDemonstrationHasWorkOnEveryDesk builds the demonstration, looks at every desk, and lets its year end.
func TestDemonstrationHasWorkOnEveryDesk(t *testing.T) {
	d := deploy(t)
	mover := &rehearsal.Mover{DB: d.db, Engine: d.engine}
	began, last := time.Now(), 0
	err := demo.Build(t.Context(), demo.Options{DB: d.db, Mover: mover, Handler: d.api, Progress: func(done, total int, what string) {
		if done < last || done > total || what == "" {
			t.Errorf("progress goes from %d to %d of %d: %q", last, done, total, what)
		}
		last = done
	}})
	if err != nil {
		t.Fatal(err)
	}
	if took := time.Since(began); took > time.Minute {
		t.Errorf("it took %s; ready within a minute is promised", took)
	}
	if begun, built, err := demo.Built(t.Context(), d.db); err != nil || !begun || !built {
		t.Errorf("begun %v, built %v, %v", begun, built, err)
	}
	d.expect(t, `SELECT kind || ' ' || state, count(*) FROM cases GROUP BY 1`,
		"year open", "plan filed", "plan returned", "plan accepted", "plan changing", "plan trained", "plan recorded", "plan registered",
		"plan rejected", "plan withdrawn", "plan cancelled", "plan lapsed", "transcript filed", "transcript returned", "transcript rejected",
		"transcript registered", "submission filed", "submission verified", "submission returned", "submission stamped")
	d.expect(t, `SELECT role || ' ' || name || CASE WHEN escalated_at IS NULL THEN '' ELSE ' overdue' END, count(*)
			FROM steps WHERE outcome IS NULL GROUP BY 1`,
		"chief waiver", "chief stamping", "clerk planReview", "clerk planReview overdue", "clerk transcriptReview", "clerk transcriptReview overdue",
		"clerk hoursReview", "clerk changeReview", "clerk verification", "department correction", "department training", "unit correction",
		"provider results", "provider results overdue")
	d.expect(t, `SELECT role || ' ' || kind, count(*) FROM notices n JOIN accounts a ON a.id = n.account_id GROUP BY 1`,
		"clerk due", "clerk overdue", "chief due", "chief overdue", "department due", "department lapse", "provider due",
		"unit due", "unit windowTurned")
	d.expect(t, `SELECT role, count(*) FROM accounts GROUP BY 1`, "person", "unit", "department", "provider", "clerk", "chief", "admin", "auditor")

	if err := mover.Move(t.Context(), time.Date(2020, time.December, 31, 16, 1, 0, 0, time.UTC), func(time.Time) {}); err != nil {
		t.Fatal(err)
	}
	d.expect(t, `SELECT coalesce(outcome, 'undecided'), count(*) FROM enrolments GROUP BY 1`, "completed", "incomplete", "undecided")
	d.expect(t, `SELECT state, count(*) FROM years GROUP BY 1`, "closing") // R16: the bureau still owes decisions
}

// expect says which of the names a query of names and counts does not have.
func (d deployment) expect(t *testing.T, query string, names ...string) {
	t.Helper()
	rows, err := d.db.Pool().Query(t.Context(), query)
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	var (
		name  string
		count int
	)
	_, err = pgx.ForEachRow(rows, []any{&name, &count}, func() error {
		counts[name] = count
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range names {
		if counts[want] == 0 {
			t.Errorf("there is no %q in %v", want, counts)
		}
	}
}
