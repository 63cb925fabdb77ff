package scenarios

import (
	"context"
	"log/slog"
	"sync"
	"testing"
	"time"

	"xueshi/rehearsal"
)

// filedOnly ends with a plan that waits for its review until 14 May is over.
const filedOnly = `name: a plan that waits
policy: guangde-2020
start: 2020-05-06T09:00
fixtures:
  units: [{id: U1, code: 91341882000000019K, name: 广德中衡会计师事务所, kind: enterprise}]
  people: [{id: P1, name: 张三, idNumber: 99999919880101001X, unit: U1, series: 会计}]
  accounts: [{id: cz, role: department, of: 市财政局}]
steps:
  - at: 2020-05-08T10:00
    as: cz
    call: filePlan
    body:
      {series: 会计, subject: 某班, content: 内容, providerId: $base, hours: 60, startsOn: 2020-06-10, endsOn: 2020-06-19,
       place: 某地, teachers: [某], roster: [$P1]}
`

// TestWhatFallsDueWhileTimeRunsHappens has business time run past a deadline by itself, as a demonstration's does that
// is left alone: the workflow's own clock lags behind, and is caught up.
func TestWhatFallsDueWhileTimeRunsHappens(t *testing.T) {
	d := deploy(t)
	scenario, faults := rehearsal.Parse([]byte(filedOnly), ".")
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	mover := &rehearsal.Mover{DB: d.db, Engine: d.engine}
	if _, err := rehearsal.Run(t.Context(), rehearsal.Options{BaseURL: d.url, DB: d.db, Mover: mover, Scenario: scenario, Out: t.Output()}); err != nil {
		t.Fatal(err)
	}
	overdue := time.Date(2020, time.May, 14, 16, 0, 1, 0, time.UTC)
	if err := d.db.MoveClock(t.Context(), overdue); err != nil { // as if nine days had gone by
		t.Fatal(err)
	}
	ctx, stop := context.WithTimeout(t.Context(), 30*time.Second)
	var keeping sync.WaitGroup
	keeping.Go(func() {
		if err := mover.Keep(ctx, slog.New(slog.NewTextHandler(t.Output(), nil))); err != nil {
			t.Error(err)
		}
	})
	defer keeping.Wait()
	defer stop()
	for {
		settled, why, err := d.db.Settled(ctx)
		if err != nil {
			t.Fatalf("it is still to be seen: %s, %v", why, err)
		}
		if settled {
			break
		}
	}
	d.expect(t, `SELECT name || CASE WHEN escalated_at IS NULL THEN '' ELSE ' overdue' END, count(*) FROM steps GROUP BY 1`, "planReview overdue")
}
