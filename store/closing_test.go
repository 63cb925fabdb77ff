package store_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"xueshi/domain"
	"xueshi/policy"
	"xueshi/store"
)

// outcomes are those of people, in their order; - for none.
func (w *town) outcomes(people ...string) string {
	w.t.Helper()
	return ask[string](w, `SELECT string_agg(coalesce(e.outcome, '-'), ' ' ORDER BY p.n) FROM unnest($1::text[]) WITH ORDINALITY p(id, n)
		JOIN enrolments e ON e.year = 2020 AND e.person_id::text = p.id`, people)
}

func TestR17_EverybodyHasExactlyOneOutcome(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-25 09:00")
	w.learned(w.people[:3]...)
	w.stamp(w.submit(w.people[0], w.people[1]), store.Exception{PersonID: w.people[1], Comment: "原件不符"})
	w.moveTo("2021-01-01 00:00")
	if !w.closing() {
		t.Error("the year is not closed")
	}
	if got := w.outcomes(append(w.people, w.teachers...)...); got != "completed incomplete incomplete incomplete incomplete incomplete" {
		t.Errorf("the outcomes are %s", got)
	}
	for i, want := range [][]string{
		{},
		{"outcome.returned"},
		{"outcome.not_submitted", "outcome.window_missed"},
		{"outcome.common_short", "outcome.specialty_short", "outcome.window_missed"},
	} {
		var got []string
		for _, r := range w.standing(w.chief, w.people[i]).Reasons {
			got = append(got, r.Code)
		}
		if !slices.Equal(got, want) && len(got)+len(want) > 0 {
			t.Errorf("person %d is incomplete because of %v, want %v", i, got, want)
		}
	}
	if n := ask[int](w, `SELECT count(*) FROM notices WHERE kind = 'yearClosed'`); n != 4 { // two units, two departments
		t.Errorf("%d were told that the year is closed", n)
	}
	if got := ask[string](w, `SELECT y.state || ' ' || c.state FROM years y JOIN cases c ON c.id = y.case_id`); got != "closed closed" {
		t.Errorf("the year is %s", got)
	}
}

func TestR18_IncompleteHasItsConsequencesAndCompletedNone(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-25 09:00")
	w.learned(w.people[0])
	w.stamp(w.submit(w.people[0]))
	w.moveTo("2021-01-01 00:00")
	w.closing()
	var got []string
	for _, c := range w.standing(w.unit, w.people[1]).Consequences {
		got = append(got, c.Code)
		if c.Year != 2020 {
			t.Errorf("a consequence of the year %d", c.Year)
		}
	}
	if want := []string{policy.TenurePostponed, policy.GradePostponed, policy.NoTitleReview, policy.NoAppointment, policy.NoExcellent}; !slices.Equal(got, want) {
		t.Errorf("what follows an incomplete year is %v", got)
	}
	if s := w.standing(w.unit, w.people[0]); len(s.Consequences)+len(s.Reasons) > 0 {
		t.Errorf("what follows a completed year is %+v", s)
	}
}

// What waits for the bureau is decided, what waits for anybody else expires; a correction, too, whoever has to make it.
func TestR17_OpenCasesExpireUnlessTheBureauOwesADecision(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-11-02 09:00")
	cases := map[string]string{
		"plan under review":            w.file(w.plan("2020-12-20", "2020-12-31")).ID,
		"plan in training":             w.accepted(w.plan("2020-12-20", "2020-12-31")),
		"transcript under review":      w.handIn(w.unit, transcript(w.people[0])).ID,
		"transcript the unit corrects": w.handIn(w.unit, transcript(w.people[1])).ID,
		"transcript a clerk corrects":  w.handIn(w.clerk, transcript(w.people[2])).ID,
		"results to be recorded":       w.accepted(w.plan("2020-12-02", "2020-12-03")),
		"hours under review":           w.accepted(w.plan("2020-12-07", "2020-12-08")),
	}
	w.moveTo("2020-12-09 00:00")
	for _, name := range []string{"results to be recorded", "hours under review"} {
		w.closeStep(cases[name], 2, domain.Passed)
		w.open(cases[name], 3, domain.StepResults, domain.StateTrained)
	}
	for _, name := range []string{"transcript the unit corrects", "transcript a clerk corrects"} {
		w.decide(w.clerk2, cases[name], 1, domain.Returned)
		w.open(cases[name], 2, domain.StepCorrection, domain.StateReturned)
	}
	w.record(cases["hours under review"], passed(60, w.people[3]))
	w.moveTo("2021-01-01 00:00")
	if w.closing() {
		t.Error("the year is closed while cases are open")
	}
	var expired []string
	for name, id := range cases {
		if ask[bool](w, `SELECT EXISTS (SELECT FROM steps WHERE case_id = $1 AND outcome = 'expired')`, id) {
			expired = append(expired, name)
			if !ask[bool](w, `SELECT following AND EXISTS (SELECT FROM outbox WHERE case_id = c.id AND outcome = 'expired') FROM cases c WHERE id = $1`, id) {
				t.Errorf("the workflow of the %s is not told", name)
			}
		}
	}
	slices.Sort(expired)
	if got := strings.Join(expired, ", "); got != "plan in training, results to be recorded, transcript a clerk corrects, transcript the unit corrects" {
		t.Errorf("expired are: %s", got)
	}
}

func TestR16_SubmittedInTimeIsDecidedAfterTheYearsEnd(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-25 09:00")
	w.learned(w.people...)
	stamped, returned := w.submit(w.people[0]), w.submit(w.people[1])
	w.moveTo("2021-01-01 00:00")
	if w.closing() {
		t.Fatal("the year is closed while submissions are open")
	}
	if got := w.outcomes(w.people...); got != "- - incomplete incomplete" {
		t.Fatalf("at the year's end the outcomes are %s", got)
	}
	w.exec(`DELETE FROM outbox`)
	w.moveTo("2021-01-20 09:00")
	w.stamp(stamped)
	if !ask[bool](w, `SELECT following AND EXISTS (SELECT FROM outbox WHERE case_id = c.id AND outcome = 'settled') FROM cases c WHERE id = $1`, w.year) {
		t.Error("the year is not told that a submission was settled")
	}
	if w.closing() {
		t.Fatal("the year is closed while a submission is open")
	}
	w.decide(w.clerk, returned, 1, domain.Returned)
	w.tx(func(ctx context.Context, tx *store.Tx) error { return tx.ReturnPeople(ctx, returned) })
	w.end(returned, domain.StateReturned)
	if !w.closing() {
		t.Error("the year is not closed")
	}
	if got := w.outcomes(w.people...); got != "completed incomplete incomplete incomplete" {
		t.Errorf("in the end the outcomes are %s", got)
	}
}

// While the engine looks over the year something is settled: it looks again, and says following until then.
func TestR16_WhatIsSettledDuringALookIsNotForgotten(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-25 09:00")
	w.learned(w.people...)
	id := w.submit(w.people[0])
	w.moveTo("2021-01-01 00:00")
	w.closing()
	following := func() bool { return ask[bool](w, `SELECT following FROM cases WHERE id = $1`, w.year) }
	if following() {
		t.Error("the year follows although it has looked at everything")
	}
	w.tx(func(ctx context.Context, tx *store.Tx) error { return tx.BeginClosing(ctx, w.year) })
	w.decide(w.clerk, id, 1, domain.Returned)
	w.tx(func(ctx context.Context, tx *store.Tx) error { return tx.ReturnPeople(ctx, id) })
	w.end(id, domain.StateReturned)
	w.tx(func(ctx context.Context, tx *store.Tx) error {
		look, err := tx.CloseYear(ctx, w.year)
		if look.Closed {
			t.Error("the year is closed with somebody undecided")
		}
		return err
	})
	if !following() {
		t.Error("the year does not follow what was settled during its look")
	}
	if !w.closing() {
		t.Error("the year is not closed")
	}
}

// Whoever files while the year begins to close is either seen by the closing, or refused.
func TestR17_FilingAndTheClosingWaitForEachOther(t *testing.T) {
	t.Parallel()
	begin := func(w *town) try {
		return func(ctx context.Context, tx *store.Tx) error { return tx.BeginClosing(ctx, w.year) }
	}
	w := newTown(t, "2020-06-02 09:00") // the clock is not at the year's end: the lock alone decides
	waited, filed, closing := w.meanwhile(handingIn(w.clerk, transcript(w.people[0])), begin(w))
	if filed != nil || closing != nil || !waited {
		t.Errorf("filed first: %v, %v; the closing waited: %v", filed, closing, waited)
	}
	w = newTown(t, "2020-06-02 09:00")
	waited, closing, filed = w.meanwhile(begin(w), handingIn(w.clerk, transcript(w.people[0])))
	if code := refusalsOf(filed)[0].Code; closing != nil || code != "year.closed" || !waited {
		t.Errorf("closing first: %v; who filed waited, %v, and was told %s", closing, waited, code)
	}
}

// A case that ends while the year begins to close is either seen by the closing, or tells it.
func TestR16_EndOfACaseAndTheClosingWaitForEachOther(t *testing.T) {
	t.Parallel()
	for _, closingFirst := range []bool{false, true} {
		w := newTown(t, "2020-06-02 09:00")
		id := w.handIn(w.unit, transcript(w.people[0])).ID
		w.exec(`DELETE FROM outbox`)
		end := func(ctx context.Context, tx *store.Tx) error { return tx.EndCase(ctx, id, domain.StateRejected) }
		begin := func(ctx context.Context, tx *store.Tx) error { return tx.BeginClosing(ctx, w.year) }
		first, second := end, begin
		if closingFirst {
			first, second = begin, end
		}
		waited, a, b := w.meanwhile(first, second)
		if told := ask[int](w, `SELECT count(*) FROM outbox WHERE outcome = 'settled'`) == 1; a != nil || b != nil || !waited || told != closingFirst {
			t.Errorf("closing first %v: %v, %v; waited %v, the year is told %v", closingFirst, a, b, waited, told)
		}
	}
}

func TestR17_NothingIsFiledInAYearThatIsOver(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-11-02 09:00")
	plan := w.plan("2020-12-20", "2020-12-31")
	training, correction, roll := w.accepted(plan), w.file(plan).ID, w.accepted(plan)
	w.decide(w.clerk, correction, 1, domain.Returned)
	w.open(correction, 2, domain.StepCorrection, domain.StateReturned)
	w.moveTo("2021-01-01 00:00")
	for name, c := range map[string]struct {
		do   func(context.Context, *store.Tx) error
		code string
	}{
		"a plan": {filing(w.finance, plan), "year.closed"},
		"a correction": {func(ctx context.Context, tx *store.Tx) error {
			_, err := tx.CorrectPlan(ctx, w.finance, correction, plan)
			return err
		}, "step.lapsed"},
		"a change":     {change(w.finance, training, plan), "step.lapsed"},
		"a transcript": {handingIn(w.unit, transcript(w.people[0])), "year.closed"},
		"a roster":     {roster((*store.Tx).JoinRoster, w.finance, roll, w.people[0]), "year.closed"},
		"a window": {func(ctx context.Context, tx *store.Tx) error {
			_, err := tx.AnnounceWindow(ctx, w.chief, 2020, domain.Window{Cohort: domain.CohortOthers, OpensOn: day("2020-12-30"), ClosesOn: day("2020-12-31")})
			return err
		}, "year.closed"},
	} {
		t.Log(name)
		w.refused(c.do, c.code)
	}
}

// How far a closing has come is counted from what is there.
func TestR17_ProgressOfTheClosing(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-11-02 09:00")
	w.accepted(w.plan("2020-12-20", "2020-12-31")) // expires
	w.handIn(w.unit, transcript(w.people[0]))      // is decided
	w.moveTo("2021-01-01 00:00")
	progress := func() (c *store.Closing) {
		w.tx(func(ctx context.Context, tx *store.Tx) error {
			y, err := tx.Year(ctx, 2020)
			c = y.Closing
			return err
		})
		return c
	}
	if c := progress(); c != nil {
		t.Errorf("before the closing: %+v", *c)
	}
	w.tx(func(ctx context.Context, tx *store.Tx) error { return tx.BeginClosing(ctx, w.year) })
	if c := progress(); c == nil || *c != (store.Closing{Expiring: 1, Owed: 1, Undecided: 6}) {
		t.Errorf("when it begins: %+v", c)
	}
	w.closing()
	if c := progress(); c == nil || *c != (store.Closing{Ending: 1, Owed: 1, Decided: 6}) {
		t.Errorf("after a look: %+v", c)
	}
}
