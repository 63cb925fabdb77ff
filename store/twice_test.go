package store_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"xueshi/domain"
	"xueshi/policy"
	"xueshi/store"
)

// dump writes down every row of every table, a line a row.
func (w *town) dump() []string {
	w.t.Helper()
	var lines []string
	tables := ask[[]string](w, `SELECT array_agg(tablename::text ORDER BY tablename) FROM pg_tables WHERE schemaname = 'public'`)
	for _, table := range tables {
		for _, row := range ask[[]string](w, `SELECT coalesce(array_agg(t::text ORDER BY t::text), '{}') FROM `+table+` t`) {
			lines = append(lines, table+" "+row)
		}
	}
	return lines
}

// twice runs something again that was run before, and wants nothing changed.
func (w *town) twice(name string, do func(ctx context.Context, tx *store.Tx) error) {
	w.t.Helper()
	w.tx(do)
	before := w.dump()
	w.tx(do)
	after := w.dump()
	for _, line := range after {
		if !slices.Contains(before, line) {
			w.t.Errorf("%s run twice leaves %s", name, line)
		}
	}
	if len(before) != len(after) {
		w.t.Errorf("%s run twice leaves %d rows of %d", name, len(after), len(before))
	}
}

func (w *town) openTwice(caseID string, n int, name domain.StepName, state domain.CaseState) {
	w.t.Helper()
	w.twice(fmt.Sprintf("OpenStep %d", n), func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.OpenStep(ctx, store.StepRequest{CaseID: caseID, N: n, Name: name, State: state})
		return err
	})
}

// The engine may run every activity twice: after a crash, or when its answer was lost. A plan, its hours, a submission
// and the year are played with every activity run twice.
func TestTwice_EveryEffectOfTheEngineIsHarmless(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-25 09:00")
	plan := w.plan("2020-06-25", "2020-06-26")
	id := w.done(func(tx *store.Tx) (store.CaseRef, error) {
		r, err := tx.FilePlan(t.Context(), w.finance, plan)
		return r.CaseRef, err
	}).ID
	w.twice("Pipeline", func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.Pipeline(ctx, id, policy.PipelinePlan, 0)
		return err
	})
	w.openTwice(id, 1, "planReview", domain.StateFiled)
	w.twice("Escalate", func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.Escalate(ctx, id, 1)
		return err
	})
	w.decide(w.clerk, id, 1, domain.Approved)
	w.openTwice(id, 1, "planReview", domain.StateFiled)
	w.twice("AcceptPlan", func(ctx context.Context, tx *store.Tx) error { return tx.AcceptPlan(ctx, id) })
	w.openTwice(id, 2, domain.StepTraining, domain.StateAccepted)
	plan.Place = "二楼"
	w.tx(change(w.finance, id, plan))
	w.openTwice(id, 3, "changeReview", domain.StateChanging)
	w.decide(w.clerk, id, 3, domain.Approved)
	w.twice("SettleChange", func(ctx context.Context, tx *store.Tx) error { return tx.SettleChange(ctx, id, 2, true) })
	w.openTwice(id, 4, domain.StepTraining, domain.StateAccepted)
	w.moveTo("2020-06-27 00:00")
	w.twice("CloseStep", func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.CloseStep(ctx, id, 4, domain.Passed)
		return err
	})
	w.openTwice(id, 5, domain.StepResults, domain.StateTrained)
	w.tx(recording(w.base, id, passed(60, w.people...), evidence()))
	w.openTwice(id, 6, policy.StepHoursReview, domain.StateRecorded)
	w.decide(w.clerk, id, 6, domain.Approved)
	w.twice("RegisterPlanHours", func(ctx context.Context, tx *store.Tx) error { return tx.RegisterPlanHours(ctx, id) })
	w.twice("EndCase", func(ctx context.Context, tx *store.Tx) error { return tx.EndCase(ctx, id, domain.StateRegistered) })
	w.twice("RegisterPlanHours after the end", func(ctx context.Context, tx *store.Tx) error { return tx.RegisterPlanHours(ctx, id) })

	hours := w.handIn(w.unit, transcript(w.people...)).ID
	w.decide(w.clerk, hours, 1, domain.Approved)
	w.twice("RegisterTranscript", func(ctx context.Context, tx *store.Tx) error { return tx.RegisterTranscript(ctx, hours) })
	w.end(hours, domain.StateRegistered)

	w.moveTo("2020-07-01 00:00")
	w.twice("TurnYear", func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.TurnYear(ctx, w.year)
		return err
	})
	w.twice("Remind", func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.Remind(ctx, day("2020-09-30"))
		return err
	})
	w.stampTwice(w.submit(w.people[:2]...))
	returned := w.submit(w.people[2])
	w.decide(w.clerk, returned, 1, domain.Returned)
	w.twice("ReturnPeople", func(ctx context.Context, tx *store.Tx) error { return tx.ReturnPeople(ctx, returned) })
	w.twice("EndCase, returned", func(ctx context.Context, tx *store.Tx) error { return tx.EndCase(ctx, returned, domain.StateReturned) })
	w.closeTwice()
	if n := ask[int](w, `SELECT count(*) FROM credits`); n != 8 {
		t.Errorf("four people with two subjects have %d lines in the ledger", n)
	}
}

// stampTwice has a submission verified, returned by the chief, verified again and stamped.
func (w *town) stampTwice(id string) {
	w.t.Helper()
	reopen := func(ctx context.Context, tx *store.Tx) error { return tx.ReopenVerification(ctx, id, 2) }
	w.decide(w.clerk, id, 1, domain.Approved)
	w.openTwice(id, 2, policy.StepStamping, domain.StateVerified)
	w.decide(w.chief, id, 2, domain.Returned)
	w.twice("ReopenVerification", reopen)
	w.openTwice(id, 3, policy.StepVerification, domain.StateFiled)
	w.decide(w.clerk2, id, 3, domain.Approved)
	w.twice("ReopenVerification after it was verified again", reopen)
	w.openTwice(id, 4, policy.StepStamping, domain.StateVerified)
	w.decide(w.chief, id, 4, domain.Approved)
	w.twice("StampPeople", func(ctx context.Context, tx *store.Tx) error { return tx.StampPeople(ctx, id) })
	w.twice("EndCase, stamped", func(ctx context.Context, tx *store.Tx) error { return tx.EndCase(ctx, id, domain.StateStamped) })
	w.twice("StampPeople after the end", func(ctx context.Context, tx *store.Tx) error { return tx.StampPeople(ctx, id) })
}

// closeTwice has the year closed.
func (w *town) closeTwice() {
	w.t.Helper()
	open := w.accepted(w.plan("2020-12-20", "2020-12-31"))
	w.moveTo("2021-01-01 00:00")
	w.tx(func(ctx context.Context, tx *store.Tx) error { return tx.BeginClosing(ctx, w.year) })
	w.twice("ExpireCases", func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.ExpireCases(ctx, w.year)
		return err
	})
	w.twice("DecideOutcomes", func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.DecideOutcomes(ctx, w.year, "")
		return err
	})
	closing := func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.CloseYear(ctx, w.year)
		return err
	}
	w.twice("CloseYear while a case is open", closing)
	w.end(open, domain.StateExpired)
	w.twice("CloseYear", closing)
	w.twice("BeginClosing of a closed year", func(ctx context.Context, tx *store.Tx) error { return tx.BeginClosing(ctx, w.year) })
	if got := strings.Join(ask[[]string](w, `SELECT array_agg(DISTINCT state) FROM years`), " "); got != "closed" {
		w.t.Errorf("the year is %s", got)
	}
}
