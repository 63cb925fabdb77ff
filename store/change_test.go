package store_test

import (
	"context"
	"testing"

	"xueshi/domain"
	"xueshi/store"
)

// change is a change filing to be tried.
func change(actor domain.Actor, caseID string, plan domain.Plan) try {
	return func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.ChangePlan(ctx, actor, caseID, plan)
		return err
	}
}

func (w *town) settle(caseID string, n int, approved bool) {
	w.t.Helper()
	w.tx(func(ctx context.Context, tx *store.Tx) error { return tx.SettleChange(ctx, caseID, n, approved) })
}

func (w *town) place(caseID string) string {
	w.t.Helper()
	return ask[string](w, `SELECT place FROM plans WHERE case_id = $1`, caseID)
}

func TestR5_ChangeComesIntoForceWhenItIsApproved(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	plan := w.plan("2020-07-01", "2020-07-05")
	id := w.accepted(plan)
	old := plan.Place

	plan.Place = "一楼"
	w.tx(change(w.finance, id, plan))
	w.open(id, 3, "changeReview", domain.StateChanging)
	w.refused(change(w.finance, id, plan), "case.other_step")
	w.decide(w.clerk, id, 3, domain.Rejected)
	w.settle(id, 2, false)
	if got := w.place(id); got != old {
		t.Errorf("after a rejected change the plan is at %s", got)
	}

	w.open(id, 4, domain.StepTraining, domain.StateAccepted)
	plan.Place, plan.StartsOn, plan.Hours = "二楼", day("2020-06-25"), 40
	w.tx(change(w.finance, id, plan))
	w.settle(id, 2, true) // of the change before: a workflow started anew does it again
	if got := w.place(id); got != old {
		t.Errorf("the change came into force unreviewed: the plan is at %s", got)
	}
	w.open(id, 5, "changeReview", domain.StateChanging)
	w.decide(w.clerk, id, 5, domain.Approved)
	w.settle(id, 4, true)
	if got := w.place(id); got != "二楼" {
		t.Errorf("after an approved change the plan is at %s", got)
	}
	s := w.open(id, 6, domain.StepTraining, domain.StateAccepted)
	if !s.LapseAt.Equal(moment("2020-07-06 00:00")) {
		t.Errorf("the training is over at %s", s.LapseAt)
	}
	if hours := ask[int](w, `SELECT hours FROM plans WHERE case_id = $1`, id); hours != 40 {
		t.Errorf("the plan has %d hours", hours)
	}
}

func TestR5_WhatAChangeCannotChange(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	id := w.accepted(w.plan("2020-07-01", "2020-07-05"))
	for _, c := range []struct {
		name   string
		change func(*domain.Plan)
		codes  []string
	}{
		{"nothing is changed", func(*domain.Plan) {}, []string{"change.nothing"}},
		{"the subject", func(p *domain.Plan) { p.Subject, p.Place = "别的", "一楼" }, []string{"subject: change.field_fixed"}},
		{"the provider", func(p *domain.Plan) { p.ProviderID, p.Place = w.academy.OrgID, "一楼" }, []string{"providerId: change.field_fixed"}},
		{"the first day, against R2", func(p *domain.Plan) { p.StartsOn = day("2020-06-19") }, []string{"startsOn: plan.too_late"}},
	} {
		plan := w.plan("2020-07-01", "2020-07-05")
		c.change(&plan)
		t.Log(c.name)
		w.refused(change(w.finance, id, plan), c.codes...)
	}
	moved := w.plan("2020-06-20", "2020-07-05") // thirty days after today, and earlier than before
	w.refused(change(w.schools, id, moved), "not found")
	w.refused(change(w.base, id, moved), "step.not_yours")
	w.tx(change(w.finance, id, moved))
}

func TestR5_ChangeIsReviewedUntilTheFirstDay(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, at, lapse string }{
		{"filed before the first day", "2020-06-30 23:59", "2020-07-01 00:00"},
		{"filed in the training", "2020-07-02 10:00", "2020-07-06 00:00"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			w := newTown(t, "2020-05-21 09:00")
			plan := w.plan("2020-07-01", "2020-07-05")
			id := w.accepted(plan)
			w.moveTo(c.at)
			plan.Place = "一楼"
			w.tx(change(w.finance, id, plan))
			if s := w.open(id, 3, "changeReview", domain.StateChanging); !s.LapseAt.Equal(moment(c.lapse)) {
				t.Errorf("the review of the change closes at %s", s.LapseAt)
			}
		})
	}
}

func TestR5_AcceptedPlanIsCancelledWithAReason(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	id := w.accepted(w.plan("2020-07-01", "2020-07-05"))
	cancel := func(actor domain.Actor, reason string) try {
		return func(ctx context.Context, tx *store.Tx) error {
			_, err := tx.CancelPlan(ctx, actor, id, reason)
			return err
		}
	}
	w.refused(cancel(w.finance, ""), "comment: decision.no_comment")
	w.refused(cancel(w.base, "场地不可用"), "step.not_yours")
	w.tx(cancel(w.finance, "场地不可用"))
	w.refused(cancel(w.finance, "场地不可用"), "case.nothing_open")
}

type rosterCommand func(*store.Tx, context.Context, domain.Actor, string, []string) (store.CaseRef, error)

// roster is a change of a roster to be tried.
func roster(do rosterCommand, actor domain.Actor, caseID string, people ...string) try {
	return func(ctx context.Context, tx *store.Tx) error {
		_, err := do(tx, ctx, actor, caseID, people)
		return err
	}
}

func TestR5_PeopleJoinUntilTheFirstDayAndLeaveAtAnyTime(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	plan := w.plan("2020-07-01", "2020-07-05")
	plan.Roster = w.people[:1]
	id := w.accepted(plan)
	join, leave := (*store.Tx).JoinRoster, (*store.Tx).LeaveRoster

	w.refused(roster(join, w.finance, id, w.people[1], w.people[1]), "people[1].personId: roster.on_already")
	w.refused(roster(join, w.finance, id, w.people[0]), "people[0].personId: roster.on_already")
	w.refused(roster(join, w.finance, id, w.teachers[0]), "people[0]: roster.other_series")
	w.refused(roster(join, w.finance, id, "nobody"), "people[0]: person.not_enrolled")
	for _, stranger := range []domain.Actor{w.schools, w.base, w.unit, w.person, w.auditor} {
		w.refused(roster(join, stranger, id, w.people[1]), "not found")
		w.refused(roster(leave, stranger, id, w.people[0]), "not found")
	}
	w.tx(roster(join, w.finance, id, w.people[1]))
	w.refused(roster(leave, w.finance, id, w.people[2]), "people[0].personId: roster.not_on")
	w.tx(roster(leave, w.clerk, id, w.people[1]))
	w.tx(roster(join, w.finance, id, w.people[1])) // back again

	w.moveTo("2020-07-01 23:59")
	w.tx(roster(join, w.finance, id, w.people[2]))
	w.moveTo("2020-07-02 00:00")
	w.refused(roster(join, w.finance, id, w.people[3]), "people[0]: roster.closed")
	w.tx(roster(leave, w.finance, id, w.people[2]))
	if got := ask[string](w, `SELECT string_agg(CASE WHEN left_on IS NULL THEN 'on' ELSE left_on::text END, ' ' ORDER BY person_id) FROM rosters WHERE case_id = $1`, id); got != "on on 2020-07-02" {
		t.Errorf("the roster is %s", got)
	}
	w.end(id, domain.StateCancelled)
	w.refused(roster(leave, w.finance, id, w.people[0]), "case.ended")
}

func TestR4_StepsOfAPlanCloseOnItsDays(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	id := w.file(w.plan("2020-07-01", "2020-07-05")).ID
	firstDay := moment("2020-07-01 00:00")
	if s := w.open(id, 1, "planReview", domain.StateFiled); !s.LapseAt.Equal(firstDay) {
		t.Errorf("the review closes at %s", s.LapseAt)
	}
	w.decide(w.clerk, id, 1, domain.Returned)
	if s := w.open(id, 2, domain.StepCorrection, domain.StateReturned); !s.LapseAt.Equal(firstDay) {
		t.Errorf("the correction closes at %s", s.LapseAt)
	}
	w.moveTo("2020-07-01 00:00")
	if s := w.closeStep(id, 2, domain.Lapsed); s.Outcome != domain.Lapsed {
		t.Errorf("the correction is %s", s.Outcome)
	}
	w.end(id, domain.StateLapsed)
	for _, told := range []domain.Actor{w.finance, w.base} {
		if n := ask[int](w, `SELECT count(*) FROM notices WHERE account_id = $1 AND case_id = $2 AND kind = 'ended' AND facts->>'state' = 'lapsed'`, told.AccountID, id); n != 1 {
			t.Errorf("%s was told %d times that the plan lapsed", told.Login, n)
		}
	}
}

// The engine may be away on the first day; the plan has lapsed all the same.
func TestR4_NobodyDecidesAfterTheFirstDayHasBegun(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	reviewed, returned, training := w.file(w.plan("2020-07-01", "2020-07-05")).ID, w.file(w.plan("2020-07-01", "2020-07-05")).ID, w.accepted(w.plan("2020-06-20", "2020-06-30"))
	w.decide(w.clerk, returned, 1, domain.Returned)
	w.open(returned, 2, domain.StepCorrection, domain.StateReturned)
	w.moveTo("2020-07-01 00:00")
	r := w.refused(decision(w.clerk, store.Decision{CaseID: reviewed, N: 1, Outcome: domain.Approved}), "step.lapsed")
	if r.Rule != "R4" {
		t.Errorf("the refusal names %s", r.Rule)
	}
	w.refused(func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.CorrectPlan(ctx, w.finance, returned, w.plan("2020-09-01", "2020-09-05"))
		return err
	}, "step.lapsed")
	w.refused(func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.CancelPlan(ctx, w.finance, training, "太晚")
		return err
	}, "step.lapsed")
	w.closeStep(reviewed, 1, domain.Lapsed)
	w.refused(decision(w.clerk, store.Decision{CaseID: reviewed, N: 1, Outcome: domain.Approved}), "step.already_decided")
}

// Whoever comes first to the row decides: the clock or the clerk.
func TestR4_DecisionAndFirstDayRace(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	wins := map[domain.StepOutcome]int{}
	for range 20 {
		id := w.file(w.plan("2020-07-01", "2020-07-05")).ID
		var closed domain.Step
		var decided error
		race(t, func(ctx context.Context) error {
			return w.db.InTx(ctx, func(tx *store.Tx) (err error) {
				closed, err = tx.CloseStep(ctx, id, 1, domain.Lapsed)
				return err
			})
		}, func(ctx context.Context) error {
			decided = w.db.InTx(ctx, func(tx *store.Tx) error {
				return decision(w.clerk, store.Decision{CaseID: id, N: 1, Outcome: domain.Approved})(ctx, tx)
			})
			return nil
		})
		row := ask[domain.StepOutcome](w, `SELECT outcome FROM steps WHERE case_id = $1`, id)
		if closed.Outcome != row || (decided == nil) != (row == domain.Approved) {
			t.Fatalf("the row says %s, the clock heard %s, the clerk %v", row, closed.Outcome, decided)
		}
		wins[row]++
	}
	t.Log(wins)
}
