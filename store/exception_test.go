package store_test

import (
	"context"
	"slices"
	"testing"

	"xueshi/domain"
	"xueshi/policy"
	"xueshi/store"
)

// illness asks that people may be submitted in January.
func illness(people ...string) domain.ExceptionRequest {
	return domain.ExceptionRequest{People: people, Reason: "住院治疗", Evidence: "住院证明原件", From: day("2021-01-05"), Until: day("2021-01-20")}
}

func (w *town) asking(actor domain.Actor, r domain.ExceptionRequest) try {
	return func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.FileException(ctx, actor, 2020, r)
		return err
	}
}

// pleaded files a request for an exception and opens its review.
func (w *town) pleaded(people ...string) string {
	w.t.Helper()
	id := w.done(func(tx *store.Tx) (store.CaseRef, error) {
		return tx.FileException(w.t.Context(), w.unit, 2020, illness(people...))
	}).ID
	w.open(id, 1, policy.StepExceptionReview, domain.StateFiled)
	return id
}

// reviewed is one that waits for the chief.
func (w *town) reviewed(people ...string) string {
	w.t.Helper()
	id := w.pleaded(people...)
	w.decide(w.clerk, id, 1, domain.Approved)
	w.open(id, 2, policy.StepExceptionDecision, domain.StateFiled)
	return id
}

func (w *town) grant(id string) {
	w.t.Helper()
	w.twice("GrantException", func(ctx context.Context, tx *store.Tx) error { return tx.GrantException(ctx, id) })
	w.end(id, domain.StateGranted)
}

// R17: the year's end finds one person with an exception, one whose exception is still to be decided, one who was refused
// and one who never asked.
func TestR17_AnExceptionHoldsTheOutcomeBack(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-06-01 09:00")
	w.learned(w.people...)
	w.moveTo("2020-12-28 09:00")
	granted, pending, refused := w.reviewed(w.people[0]), w.reviewed(w.people[1]), w.pleaded(w.people[2])
	w.refused(decision(w.clerk, store.Decision{CaseID: granted, N: 2, Outcome: domain.Approved}), "step.not_yours")
	w.decide(w.chief, granted, 2, domain.Approved)
	w.grant(granted)
	w.decide(w.clerk, refused, 1, domain.Rejected)
	w.end(refused, domain.StateRejected)
	if s := w.standing(w.person, w.people[0]); s.ExceptedUntil != day("2021-01-20") {
		t.Errorf("standing until %s", s.ExceptedUntil)
	}

	w.moveTo("2021-01-01 00:00")
	if w.closing() {
		t.Fatal("the year closes over an exception")
	}
	for i, want := range []domain.Outcome{"", "", domain.Incomplete, domain.Incomplete} {
		if got := ask[domain.Outcome](w, `SELECT coalesce(outcome, '') FROM enrolments WHERE person_id = $1`, w.people[i]); got != want {
			t.Errorf("the outcome of person %d is %q", i, got)
		}
	}
	submit := func(people ...string) try {
		return func(ctx context.Context, tx *store.Tx) error {
			_, err := tx.Submit(ctx, w.unit, 2020, people)
			return err
		}
	}
	w.refused(submit(w.people[0]), "window.year_over") // not before its first day
	w.moveTo("2021-01-05 09:00")
	w.refused(submit(w.people[1]), "window.year_over")
	w.decide(w.chief, pending, 2, domain.Approved)
	w.grant(pending)
	if advice := w.standing(w.colleague, w.people[1]).Advice; len(advice) != 1 || advice[0].Code != "advice.submit_excepted" {
		t.Errorf("advice is %v", advice)
	}
	if got := w.eligibility(w.people[0]); got != policy.Undecided {
		t.Errorf("eligibility is %s meanwhile", got)
	}
	submission := w.submit(w.people[0])
	if !ask[bool](w, `SELECT by_exception AND NOT late_by_bureau AND window_id IS NULL FROM submission_people WHERE case_id = $1`, submission) {
		t.Error("the submission does not say why it needed no window")
	}
	w.stamp(submission)

	w.moveTo("2021-01-20 23:59")
	var look store.YearLook
	w.tx(func(ctx context.Context, tx *store.Tx) (err error) {
		look, err = tx.CloseYear(ctx, w.year)
		return err
	})
	if look.Closed || !look.Again.Equal(moment("2021-01-21 00:00")) {
		t.Errorf("the year looks again at %v", look.Again)
	}
	w.moveTo("2021-01-21 00:00")
	w.closing()
	for i, want := range []domain.Outcome{domain.Completed, domain.Incomplete} {
		if got := ask[domain.Outcome](w, `SELECT coalesce(outcome, '') FROM enrolments WHERE person_id = $1`, w.people[i]); got != want {
			t.Errorf("in the end the outcome of person %d is %q", i, got)
		}
	}
	w.refused(submit(w.people[1]), "year.closed")
}

func (w *town) eligibility(person string) (standing string) {
	w.t.Helper()
	w.tx(func(ctx context.Context, tx *store.Tx) error {
		a, err := tx.AskEligibility(ctx, w.clerk, store.EligibilityQuery{
			Year: 2020, Name: ask[string](w, `SELECT name FROM people WHERE id = $1`, person),
			IDNumber: ask[string](w, `SELECT id_number FROM people WHERE id = $1`, person), Purpose: policy.ForAppointment, Reason: "聘任",
		})
		standing = a.Standing
		return err
	})
	return standing
}

func TestR17_WhoMayAskForWhom(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-12-01 09:00")
	w.refused(w.asking(w.unit, illness(w.teachers[0])), "people[0].personId: person.not_enrolled")
	w.refused(w.asking(w.unit, domain.ExceptionRequest{}), "form.required", "form.required", "form.empty_list", "exception.days")
	id := w.pleaded(w.people[0])
	w.refused(w.asking(w.unit, illness(w.people[1], w.people[0])), "people[1]: exception.asked_already")
	w.decide(w.clerk, id, 1, domain.Rejected)
	w.end(id, domain.StateRejected)
	w.pleaded(w.people[0]) // what was refused can be asked again
	w.exec(`UPDATE enrolments SET outcome = 'completed' WHERE person_id = $1`, w.people[1])
	w.refused(w.asking(w.unit, illness(w.people[1])), "people[0]: exception.decided")
	w.moveTo("2021-01-01 00:00")
	w.refused(w.asking(w.unit, illness(w.people[2])), "year: year.closed")
}

func TestR17_TheChiefSetsTheDates(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-12-01 09:00")
	id := w.pleaded(w.people[:3]...)
	with := func(actor domain.Actor, n int, d store.Decision) try {
		d.CaseID, d.N, d.Outcome, d.Comment = id, n, domain.Approved, "同意"
		return decision(actor, d)
	}
	left := []store.Exception{{PersonID: w.people[2], Comment: "无证明"}}
	w.refused(with(w.clerk, 1, store.Decision{Until: day("2021-01-10")}), "until: decision.no_dates_here")
	w.refused(with(w.clerk, 1, store.Decision{Except: left}), "decision.no_exceptions_here")
	w.tx(with(w.clerk, 1, store.Decision{}))
	w.open(id, 2, policy.StepExceptionDecision, domain.StateFiled)
	w.refused(with(w.chief, 2, store.Decision{Until: day("2021-03-01").AddDays(1)}), "exception.too_late")
	w.refused(with(w.chief, 2, store.Decision{Until: day("2020-11-30"), From: day("2020-11-01")}), "exception.in_past")
	all := make([]store.Exception, 3)
	for i := range all {
		all[i] = store.Exception{PersonID: w.people[i], Comment: "无证明"}
	}
	w.refused(with(w.chief, 2, store.Decision{Except: all}), "exception.nobody_left")
	w.tx(with(w.chief, 2, store.Decision{Until: day("2021-01-10"), Except: left}))
	w.grant(id)
	var v store.ExceptionView
	w.tx(func(ctx context.Context, tx *store.Tx) (err error) {
		v, err = tx.Exception(ctx, id)
		return err
	})
	if v.GrantedFrom != day("2021-01-05") || v.GrantedUntil != day("2021-01-10") || v.Until != day("2021-01-20") {
		t.Errorf("granted are %s to %s", v.GrantedFrom, v.GrantedUntil)
	}
	if got := []string{v.People[0].State, v.People[1].State, v.People[2].State}; !slices.Equal(got, []string{"granted", "granted", "excepted"}) {
		t.Errorf("people are %v", got)
	}
	if n := ask[int](w, `SELECT count(*) FROM enrolments WHERE excused_until = '2021-01-10'`); n != 2 {
		t.Errorf("%d are excused", n)
	}
	if n := ask[int](w, `SELECT count(*) FROM notices WHERE kind = 'granted'`); n != 3 { // the unit, and two people with accounts
		t.Errorf("%d were told", n)
	}
}

func TestR17_ARequestIsCorrected(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-12-01 09:00")
	id := w.pleaded(w.people[0])
	w.decide(w.clerk, id, 1, domain.Returned)
	w.open(id, 2, domain.StepCorrection, domain.StateReturned)
	correct := func(actor domain.Actor, r domain.ExceptionRequest) try {
		return func(ctx context.Context, tx *store.Tx) error {
			_, err := tx.CorrectException(ctx, actor, id, r)
			return err
		}
	}
	w.refused(correct(w.school, illness(w.people[0])), "not found")
	better := illness(w.people[:2]...)
	better.Reason = ""
	w.refused(correct(w.unit, better), "reason: form.required")
	better.Reason = "隔离观察"
	w.tx(correct(w.unit, better))
	if title := ask[string](w, `SELECT title FROM cases WHERE id = $1`, id); title != better.Reason {
		t.Errorf("the case is called %s", title)
	}
	w.open(id, 3, policy.StepExceptionReview, domain.StateFiled)
	w.tx(func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.Withdraw(ctx, w.unit, id, "")
		return err
	})
	w.end(id, domain.StateWithdrawn)
	w.pleaded(w.people[:2]...) // nothing is held any more
}
