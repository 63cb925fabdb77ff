package store_test

import (
	"context"
	"testing"

	"xueshi/domain"
	"xueshi/store"
)

// recording are results to be tried.
func recording(actor domain.Actor, caseID string, results []domain.Result, evidence []string) try {
	return func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.RecordResults(ctx, actor, caseID, results, evidence)
		return err
	}
}

func TestR8_EachResultIsTakenOrRefusedByItself(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	w.people = append(w.people, w.newPeople(w.unit.OrgID, "会计", false, 2)...)
	plan := w.plan("2020-06-20", "2020-06-21")
	plan.Roster = w.people[:5]
	id := w.accepted(plan)
	w.tx(roster((*store.Tx).LeaveRoster, w.finance, id, w.people[1]))
	w.moveTo("2020-06-22 00:00")
	w.closeStep(id, 2, domain.Passed)
	w.open(id, 3, domain.StepResults, domain.StateTrained)

	results := passed(60, w.people[0], w.people[1], w.people[2], w.people[3], w.people[3], w.people[4], w.people[5], w.teachers[0], "nobody")
	results[2].Hours = 61
	results[5].Passed = false
	ref := w.record(id, results)
	want := []string{
		"pending", "refused result.left_roster", "refused result.too_many_hours", "pending", "refused result.twice",
		"refused result.failed", "refused result.not_on_roster", "refused result.not_on_roster", "refused result.not_on_roster",
	}
	for i, got := range lineCodes(ref.Lines) {
		if got != want[i] {
			t.Errorf("line %d is %s, want %s", i, got, want[i])
		}
	}
	w.registerPlan(id, store.Exception{PersonID: w.people[3], Comment: "签到不符"})
	ledger := ask[string](w, `SELECT string_agg(concat_ws(' ', person_id, hours, subject, earned_on), ', ') FROM credits`)
	if ledger != w.people[0]+" 60 specialty 2020-06-21" {
		t.Errorf("the ledger holds %s", ledger)
	}
	if got := ask[string](w, `SELECT string_agg(state, ' ' ORDER BY line) FROM results`); got != "registered refused refused excepted refused refused refused refused" {
		t.Errorf("the lines are %s", got) // nobody is there to keep the last line for
	}
}

func TestR8_ResultsAreRecordedAfterTheLastDayWithTheEvidence(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	id := w.accepted(w.plan("2020-06-20", "2020-06-21"))
	w.moveTo("2020-06-21 23:59")
	w.refused(recording(w.base, id, passed(60, w.people[0]), evidence()), "case.other_step")
	w.closeStep(id, 2, domain.Passed)
	w.open(id, 3, domain.StepResults, domain.StateTrained)
	w.refused(recording(w.base, id, passed(60, w.people[0]), evidence()), "results.too_early")
	w.moveTo("2020-06-22 00:00")
	w.refused(recording(w.base, id, passed(60, w.people[0]), evidence()[1:]), "evidence: results.evidence_missing")
	w.refused(recording(w.academy, id, passed(60, w.people[0]), evidence()), "not found")
	w.refused(recording(w.schools, id, passed(60, w.people[0]), evidence()), "not found")
	w.refused(recording(w.clerk, id, passed(60, w.people[0]), evidence()), "step.not_yours")
	w.tx(recording(w.finance, id, passed(60, w.people[0]), evidence())) // the department may, as well as the provider
}

func TestR8_NothingTakenIsRefusedWhole(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	id := w.trained(w.plan("2020-06-20", "2020-06-21"))
	w.refused(recording(w.base, id, nil, evidence()), "results: form.empty_list")
	w.refused(recording(w.base, id, passed(60, w.teachers...), evidence()), "results[0].personId: result.not_on_roster", "results[1].personId: result.not_on_roster")
	w.refused(recording(w.base, id, passed(-1, w.people[0]), evidence()), "results[0].hours: result.hours_negative")
	w.refused(recording(w.base, id, passed(0, w.people[0]), evidence()), "results[0].hours: result.no_hours")
}

// That everybody failed is a result as any other: the plan must come to its end.
func TestR8_EverybodyFailed(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	id := w.trained(w.plan("2020-06-20", "2020-06-21"))
	w.record(id, []domain.Result{{PersonID: w.people[0]}, {PersonID: w.people[1], Score: 40}})
	w.registerPlan(id)
	if n := ask[int](w, `SELECT count(*) FROM credits`); n != 0 {
		t.Errorf("%d of those who failed have hours", n)
	}
}

func TestR8_NoTwoPlansOnOverlappingHoursOfOneDay(t *testing.T) {
	t.Parallel()
	morning := []domain.Session{{On: day("2020-06-21"), From: "08:00", To: "12:00"}}
	afternoon := []domain.Session{{On: day("2020-06-21"), From: "12:00", To: "17:00"}}
	noon := []domain.Session{{On: day("2020-06-21"), From: "11:59", To: "12:30"}}
	for _, c := range []struct {
		name          string
		first, second []domain.Session
		want          string
	}{
		{"one after the other", morning, afternoon, "pending"},
		{"one minute over", morning, noon, "refused result.clash"},
		{"a plan without sessions teaches all day", nil, afternoon, "refused result.clash"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			w := newTown(t, "2020-05-21 09:00")
			first, second := w.plan("2020-06-21", "2020-06-21"), w.plan("2020-06-20", "2020-06-21")
			first.Sessions, second.Sessions = c.first, c.second
			a, b := w.accepted(first), w.accepted(second)
			w.moveTo("2020-06-22 00:00")
			for _, id := range []string{a, b} {
				w.closeStep(id, 2, domain.Passed)
				w.open(id, 3, domain.StepResults, domain.StateTrained)
			}
			w.record(a, passed(60, w.people[0]))
			if got := lineCodes(w.record(b, passed(60, w.people[0], w.people[1])).Lines)[0]; got != c.want {
				t.Errorf("the second plan's result is %s, want %s", got, c.want)
			}
		})
	}
}

// What a plan has recorded and never registered takes nobody's hours of the same day.
func TestR8_PlanThatEndedWithoutRegistrationClashesWithNothing(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	a, b := w.accepted(w.plan("2020-06-20", "2020-06-21")), w.trained(w.plan("2020-06-20", "2020-06-21"))
	w.closeStep(a, 2, domain.Passed)
	w.open(a, 3, domain.StepResults, domain.StateTrained)
	w.record(a, passed(60, w.people[0]))
	w.decide(w.clerk, a, 4, domain.Rejected)
	w.end(a, domain.StateRejected)
	if got := lineCodes(w.record(b, passed(60, w.people[0])).Lines)[0]; got != "pending" {
		t.Errorf("the result is %s", got)
	}
}

func TestR8_TwoPlansOfOneDayRecordedAtOnce(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	ids := make([]string, 4)
	for i := range ids {
		ids[i] = w.accepted(w.plan("2020-06-20", "2020-06-21"))
	}
	w.moveTo("2020-06-22 00:00")
	for _, id := range ids {
		w.closeStep(id, 2, domain.Passed)
		w.open(id, 3, domain.StepResults, domain.StateTrained)
	}
	waited, first, second := w.meanwhile(recording(w.base, ids[0], passed(60, w.people[0]), evidence()), recording(w.base, ids[1], passed(60, w.people[0]), evidence()))
	if code := refusalsOf(second)[0].Code; first != nil || code != "result.clash" || !waited {
		t.Errorf("the first was told %v, the second, having waited %v, %s", first, waited, code)
	}
	w.exec(`DELETE FROM results`)
	w.exec(`DELETE FROM decisions WHERE n = 3`)
	w.exec(`UPDATE steps SET outcome = NULL, decided_at = NULL, decided_by = NULL WHERE n = 3`)
	race(t, many(len(ids), func(ctx context.Context, i int) error {
		err := w.db.InTx(ctx, func(tx *store.Tx) error {
			return recording(w.base, ids[i], passed(60, w.people...), evidence())(ctx, tx)
		})
		if code := refusalsOf(err)[0].Code; code != "not refused" && code != "result.clash" {
			t.Errorf("told %s", code)
		}
		return nil
	})...)
	if n := ask[int](w, `SELECT count(*) FROM results WHERE state = 'pending'`); n != len(w.people) {
		t.Errorf("%d results of %d people wait for their hours", n, len(w.people))
	}
}

func TestR8_ReturnedResultsAreRecordedAnew(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	id := w.trained(w.plan("2020-06-20", "2020-06-21"))
	w.record(id, passed(60, w.people...))
	w.decide(w.clerk, id, 4, domain.Returned)
	w.open(id, 5, domain.StepResults, domain.StateTrained)
	w.tx(recording(w.base, id, passed(40, w.people[0]), append(evidence(), "补充材料")))
	if got := ask[string](w, `SELECT string_agg(person_id || ' ' || hours, ', ') FROM results`); got != w.people[0]+" 40" {
		t.Errorf("the results are %s", got)
	}
	if n := ask[int](w, `SELECT count(*) FROM result_evidence`); n != 6 {
		t.Errorf("%d kinds of evidence are on record", n)
	}
}

func TestR17_NoResultsAfterTheYear(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-11-02 09:00")
	id := w.trained(w.plan("2020-12-20", "2020-12-30"))
	w.moveTo("2021-01-01 00:00")
	w.refused(recording(w.base, id, passed(60, w.people[0]), evidence()), "year.closed")
}
