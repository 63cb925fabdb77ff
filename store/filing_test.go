package store_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"xueshi/domain"
	"xueshi/store"
)

// filing is a plan to be filed.
func filing(actor domain.Actor, plan domain.Plan) try {
	return func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.FilePlan(ctx, actor, plan)
		return err
	}
}

func TestR1_PlanIsFiledByTheDepartmentOfItsSeries(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	for _, c := range []struct {
		name   string
		actor  domain.Actor
		change func(*domain.Plan)
		codes  []string
	}{
		{"another department's series", w.schools, func(*domain.Plan) {}, []string{"plan.other_series"}},
		{"no provider of that id", w.finance, func(p *domain.Plan) { p.ProviderID = w.unit.OrgID }, []string{"plan.unknown_provider"}},
		{"a provider that is no id", w.finance, func(p *domain.Plan) { p.ProviderID = "base" }, []string{"plan.unknown_provider"}},
		{"nothing at all", w.finance, func(p *domain.Plan) { *p = domain.Plan{} }, []string{"startsOn: year.not_open"}},
		{"a year that is not open", w.finance, func(p *domain.Plan) { p.StartsOn, p.EndsOn = day("2021-01-04"), day("2021-01-05") }, []string{"startsOn: year.not_open"}},
		{"into the next year", w.finance, func(p *domain.Plan) { p.EndsOn = day("2021-01-05") }, []string{"endsOn: hours.other_year"}},
		{"people of another series", w.finance, func(p *domain.Plan) { p.Roster = []string{w.people[0], w.teachers[0]} }, []string{"roster[1]: roster.other_series"}},
		{"people nobody knows", w.finance, func(p *domain.Plan) { p.Roster = []string{"x", w.year} }, []string{"roster[0]: person.not_enrolled", "roster[1]: person.not_enrolled"}},
		{"somebody twice", w.finance, func(p *domain.Plan) { p.Roster = []string{w.people[0], w.people[0]} }, []string{"plan.roster_twice"}},
		{"a specialty that the annex does not list, by who supervises", w.finance, func(p *domain.Plan) { p.Series = "速录" }, []string{
			"roster[0]: roster.other_series", "roster[1]: roster.other_series", "roster[2]: roster.other_series", "roster[3]: roster.other_series",
		}},
		{"a specialty that the annex does not list, by another", w.schools, func(p *domain.Plan) { p.Series, p.Roster = "速录", w.people[:1] }, []string{
			"plan.not_supervisor", "roster[0]: roster.other_series",
		}},
	} {
		plan := w.plan("2020-07-01", "2020-07-05")
		c.change(&plan)
		t.Log(c.name)
		w.refused(filing(c.actor, plan), c.codes...)
	}
	if n := ask[int](w, `SELECT count(*) FROM cases WHERE kind = 'plan'`); n != 0 {
		t.Errorf("%d refused plans are on file", n)
	}
}

func TestR1_UnlistedSpecialtyIsFiledByTheSupervisingDepartment(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	plan := w.plan("2020-07-01", "2020-07-05")
	plan.Series, plan.Roster = "速录", w.newPeople(w.unit.OrgID, "速录", false, 2)
	if receipt := w.file(plan); receipt.Number == "" {
		t.Errorf("the receipt is %+v", receipt)
	}
}

func TestR2_FiledThirtyDaysAhead(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-06-01 23:59")
	w.moveTo("2020-06-01 23:59")
	r := w.refused(filing(w.finance, w.plan("2020-06-30", "2020-07-05")), "startsOn: plan.too_late")
	if r.Rule != "R2" || r.Facts["earliest"] != day("2020-07-01") {
		t.Errorf("the refusal says %v", r)
	}
	receipt := w.file(w.plan("2020-07-01", "2020-07-05"))
	if receipt.FiledOn != day("2020-06-01") || receipt.EarliestStart != day("2020-07-01") {
		t.Errorf("the receipt says %+v", receipt)
	}
}

func TestR2_WaiverIsAskedOfTheChief(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-06-01 09:00")
	plan := w.plan("2020-06-10", "2020-06-12")
	plan.WaiverReason = "上级临时部署"
	id := w.done(func(tx *store.Tx) (store.CaseRef, error) {
		r, err := tx.FilePlan(t.Context(), w.finance, plan)
		return r.CaseRef, err
	}).ID
	if got := w.pipeline(id, "plan", 0); got != "waiver planReview" {
		t.Fatalf("a plan filed late goes through %s", got)
	}
	w.open(id, 1, "waiver", domain.StateFiled)
	w.refused(decision(w.clerk, store.Decision{CaseID: id, N: 1, Outcome: domain.Approved}), "step.not_yours")
	w.decide(w.chief, id, 1, domain.Approved)
	if !ask[bool](w, `SELECT waived AND waiver_reason = '上级临时部署' FROM plans WHERE case_id = $1`, id) {
		t.Error("the waiver is not on the record")
	}

	w.open(id, 2, "planReview", domain.StateFiled)
	w.decide(w.clerk, id, 2, domain.Returned)
	w.open(id, 3, domain.StepCorrection, domain.StateReturned)
	w.correct(id, plan)
	if got := w.pipeline(id, "plan", 3); got != "planReview" {
		t.Errorf("after a correction with the same first day it goes through %s", got)
	}
	w.open(id, 4, "planReview", domain.StateFiled)
	w.decide(w.clerk, id, 4, domain.Returned)
	w.open(id, 5, domain.StepCorrection, domain.StateReturned)
	plan.StartsOn = day("2020-06-05")
	w.correct(id, plan)
	if got := w.pipeline(id, "plan", 5); got != "waiver planReview" {
		t.Errorf("after a correction with an earlier first day it goes through %s", got)
	}
}

// A workflow that was lost and started anew finds the steps of then, whatever the plan has become.
func TestR2_PipelineIsRemembered(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	plan := w.plan("2020-07-01", "2020-07-05")
	id := w.file(plan).ID
	if got := w.pipeline(id, "plan", 0); got != "planReview" {
		t.Fatalf("a plan filed in time goes through %s", got)
	}
	w.decide(w.clerk, id, 1, domain.Returned)
	w.open(id, 2, domain.StepCorrection, domain.StateReturned)
	w.moveTo("2020-06-10 09:00")
	plan.WaiverReason = "教师临时更换"
	w.correct(id, plan)
	if got := w.pipeline(id, "plan", 2); got != "waiver planReview" {
		t.Errorf("corrected too late it goes through %s", got)
	}
	if got := w.pipeline(id, "plan", 0); got != "planReview" {
		t.Errorf("asked again, it went through %s", got)
	}
}

// pipeline asks which steps a case goes through after its n-th, separated by blanks.
func (w *town) pipeline(caseID, name string, n int) (steps string) {
	w.t.Helper()
	w.tx(func(ctx context.Context, tx *store.Tx) error {
		names, err := tx.Pipeline(ctx, caseID, name, n)
		steps = strings.Trim(fmt.Sprint(names), "[]")
		return err
	})
	return steps
}

// correct sends a returned plan back.
func (w *town) correct(caseID string, plan domain.Plan) (receipt store.Receipt) {
	w.t.Helper()
	w.tx(func(ctx context.Context, tx *store.Tx) (err error) {
		receipt, err = tx.CorrectPlan(ctx, w.finance, caseID, plan)
		return err
	})
	return receipt
}

func TestR3_FilingHasANumberAndAReceipt(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	w.refused(filing(w.finance, w.plan("2020-06-01", "2020-06-02")), "plan.too_late")
	for _, want := range []string{"广继备〔2020〕0001号", "广继备〔2020〕0002号"} { // a refused filing uses no number up
		if r := w.file(w.plan("2020-07-01", "2020-07-05")); r.Number != want || !r.Following || r.State != domain.StateFiled {
			t.Errorf("the receipt is %+v, want number %s", r, want)
		}
	}
}

func TestR3_CorrectionAndTheFilingDay(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, at, startsOn string
		filedOn            string // empty: refused, because 30 days are not left
	}{
		{"back in time", "2020-06-05 23:59", "2020-06-20", "2020-05-21"}, // returned on Friday 29 May: five working days
		{"back in time with a later start", "2020-06-05 23:59", "2020-06-25", "2020-05-21"},
		{"back in time with an earlier start", "2020-05-29 12:00", "2020-06-19", ""},
		{"back too late", "2020-06-06 00:00", "2020-06-20", ""},
		{"back too late with a start late enough", "2020-06-06 00:00", "2020-07-06", "2020-06-06"},
		{"back too late by a day", "2020-06-06 00:00", "2020-07-05", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			w := newTown(t, "2020-05-21 09:00")
			id := w.file(w.plan("2020-06-20", "2020-06-30")).ID
			w.moveTo("2020-05-29 09:00")
			w.decide(w.clerk, id, 1, domain.Returned)
			s := w.open(id, 2, domain.StepCorrection, domain.StateReturned)
			if s.Role != domain.RoleDepartment || s.OrgID != w.finance.OrgID || !s.DueAt.Equal(moment("2020-06-06 00:00")) {
				t.Fatalf("the correction waits for %+v", s)
			}
			w.moveTo(c.at)
			plan := w.plan(c.startsOn, "2020-07-10")
			if c.filedOn == "" {
				w.refused(func(ctx context.Context, tx *store.Tx) error {
					_, err := tx.CorrectPlan(ctx, w.finance, id, plan)
					return err
				}, "startsOn: plan.too_late")
				return
			}
			if r := w.correct(id, plan); r.FiledOn != day(c.filedOn) || r.FirstFiledOn != day("2020-05-21") || r.EarliestStart != day(c.filedOn).AddDays(30) {
				t.Errorf("the receipt says %+v", r)
			}
		})
	}
}

func TestR3_FilingDayLostByALateCorrectionStaysLost(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	plan := w.plan("2020-07-20", "2020-07-22")
	id := w.file(plan).ID
	w.decide(w.clerk, id, 1, domain.Returned)
	w.open(id, 2, domain.StepCorrection, domain.StateReturned)
	w.moveTo("2020-06-10 09:00")
	w.correct(id, plan)
	w.open(id, 3, "planReview", domain.StateFiled)
	w.decide(w.clerk, id, 3, domain.Returned)
	w.open(id, 4, domain.StepCorrection, domain.StateReturned)
	if r := w.correct(id, plan); r.FiledOn != day("2020-06-10") {
		t.Errorf("the second correction, in time, has the filing day %s", r.FiledOn)
	}
}

func TestR3_CorrectionChangesTheRoster(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	plan := w.plan("2020-07-01", "2020-07-05")
	plan.Roster = w.people[:2]
	id := w.file(plan).ID
	w.decide(w.clerk, id, 1, domain.Returned)
	w.open(id, 2, domain.StepCorrection, domain.StateReturned)
	plan.Roster, plan.Place = w.people[1:3], "二楼"
	w.refused(func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.CorrectPlan(ctx, w.schools, id, plan)
		return err
	}, "not found")
	w.correct(id, plan)
	if got := ask[[]string](w, `SELECT array_agg(person_id::text ORDER BY person_id) FROM rosters WHERE case_id = $1`, id); !slices.Equal(got, w.people[1:3]) {
		t.Errorf("the roster is %v, want %v", got, w.people[1:3])
	}
	if place := ask[string](w, `SELECT place FROM plans WHERE case_id = $1`, id); place != "二楼" {
		t.Errorf("the place is %s", place)
	}
}
