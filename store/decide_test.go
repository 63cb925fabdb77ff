package store_test

import (
	"context"
	"slices"
	"strings"
	"sync"
	"testing"

	"xueshi/domain"
	"xueshi/policy"
	"xueshi/store"
)

// A double click, a retry, two clerks at once: one decision takes effect, and everybody else is told so.
func TestDecide_OfManyAtOnceExactlyOneTakesEffect(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	id := w.file(w.plan("2020-07-01", "2020-07-05")).ID
	before := ask[int](w, `SELECT count(*) FROM outbox`)
	outcomes := []domain.StepOutcome{domain.Approved, domain.Returned, domain.Rejected}
	var mu sync.Mutex
	var won []domain.StepOutcome
	var told []domain.Refusal
	race(t, many(12, func(ctx context.Context, i int) error {
		d := store.Decision{CaseID: id, N: 1, Outcome: outcomes[i%3], Comment: "看过"}
		err := w.db.InTx(ctx, func(tx *store.Tx) error { return decision([]domain.Actor{w.clerk, w.clerk2}[i%2], d)(ctx, tx) })
		mu.Lock()
		defer mu.Unlock()
		if err == nil {
			won = append(won, d.Outcome)
		} else {
			told = append(told, refusalsOf(err)...)
		}
		return nil
	})...)
	if len(won) != 1 || len(told) != 11 {
		t.Fatalf("%d decisions took effect, %d were refused", len(won), len(told))
	}
	by := ask[string](w, `SELECT a.name FROM steps s JOIN accounts a ON a.id = s.decided_by WHERE case_id = $1`, id)
	for _, r := range told {
		if r.Code != "step.already_decided" || r.Facts["outcome"] != won[0] || r.Facts["by"] != by {
			t.Errorf("who came later was told %v; it is %s by %s", r, won[0], by)
		}
	}
	for what, got := range map[string]int{
		"decisions":        ask[int](w, `SELECT count(*) FROM decisions WHERE case_id = $1`, id),
		"timeline entries": ask[int](w, `SELECT count(*) FROM timeline WHERE case_id = $1 AND kind = 'decided'`, id),
		"signals":          ask[int](w, `SELECT count(*) FROM outbox`) - before,
	} {
		if got != 1 {
			t.Errorf("%d %s were written", got, what)
		}
	}
}

func TestDecide_OnlyWhoIsAskedMay(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	id := w.file(w.plan("2020-07-01", "2020-07-05")).ID
	approve := store.Decision{CaseID: id, N: 1, Outcome: domain.Approved}
	for _, sees := range []domain.Actor{w.finance, w.base, w.auditor} {
		w.refused(decision(sees, approve), "step.not_yours")
	}
	for _, stranger := range []domain.Actor{w.schools, w.academy, w.unit, w.person, w.admin} {
		w.refused(decision(stranger, approve), "not found")
	}
	w.refused(decision(w.clerk, store.Decision{CaseID: id, N: 2, Outcome: domain.Approved}), "not found")
	w.refused(decision(w.clerk, store.Decision{CaseID: w.unit.OrgID, N: 1, Outcome: domain.Approved}), "not found")
}

func TestDecide_WhatAReviewCanEndWith(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	id := w.file(w.plan("2020-07-01", "2020-07-05")).ID
	for _, c := range []struct {
		d     store.Decision
		codes []string
	}{
		{store.Decision{Outcome: domain.Returned}, []string{"comment: decision.no_comment"}},
		{store.Decision{Outcome: domain.Rejected, Comment: " "}, []string{"comment: decision.no_comment"}},
		{store.Decision{Outcome: domain.Corrected, Comment: "x"}, []string{"outcome: decision.not_allowed"}},
		{store.Decision{Outcome: domain.Lapsed, Comment: "x"}, []string{"outcome: decision.not_allowed"}},
		{store.Decision{Outcome: domain.Approved, Except: []store.Exception{{PersonID: w.people[0], Comment: "x"}}}, []string{"except: decision.no_exceptions_here"}},
	} {
		c.d.CaseID, c.d.N = id, 1
		w.refused(decision(w.clerk, c.d), c.codes...)
	}
}

// The lifecycle's own steps are answered by commands that ask the rules, and by nothing else.
func TestDecide_NoDecisionStandsForACorrectionOrForResults(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	returned, training, results := w.file(w.plan("2020-07-01", "2020-07-05")).ID, w.accepted(w.plan("2020-07-01", "2020-07-05")), w.trained(w.plan("2020-06-20", "2020-06-21"))
	w.decide(w.clerk, returned, 1, domain.Returned)
	w.open(returned, 2, domain.StepCorrection, domain.StateReturned)
	for _, d := range []store.Decision{
		{CaseID: returned, N: 2, Outcome: domain.Corrected},
		{CaseID: training, N: 2, Outcome: domain.Changed},
		{CaseID: training, N: 2, Outcome: domain.Approved},
		{CaseID: results, N: 3, Outcome: domain.Recorded},
	} {
		w.refused(decision(w.finance, d), "outcome: decision.not_allowed")
	}
}

func TestDecide_ChiefOverridesAClerkWithAReason(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	id := w.file(w.plan("2020-07-01", "2020-07-05")).ID
	approve := store.Decision{CaseID: id, N: 1, Outcome: domain.Approved}
	w.refused(decision(w.chief, approve), "comment: decision.override_needs_reason")
	w.moveTo("2020-05-29 00:00")
	w.tx(func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.Escalate(ctx, id, 1)
		return err
	})
	w.tx(decision(w.chief, approve)) // once it was escalated to the chief it needs none
}

func TestDecide_NobodyReviewsWhatTheyFiled(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-06-02 09:00")
	id := w.handIn(w.clerk, transcript(w.people[0])).ID
	w.refused(decision(w.clerk, store.Decision{CaseID: id, N: 1, Outcome: domain.Approved}), "eyes.own_filing")
	w.decide(w.clerk2, id, 1, domain.Approved)
}

func TestDecide_NobodyStampsWhomTheyVerified(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-25 09:00")
	w.learned(w.people...)
	id := w.submit(w.people...)
	w.decide(w.chief, id, 1, domain.Approved)
	w.open(id, 2, policy.StepStamping, domain.StateVerified)
	w.refused(decision(w.chief, store.Decision{CaseID: id, N: 2, Outcome: domain.Approved}), "eyes.same_account")
	w.refused(decision(w.clerk, store.Decision{CaseID: id, N: 2, Outcome: domain.Approved}), "step.not_yours")
	w.decide(w.chief2, id, 2, domain.Approved)
}

// Every signer of a verification has verified, not only the last one.
func TestDecide_NoSignerOfTheVerificationStamps(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-25 09:00")
	w.learned(w.people...)
	id := w.submit(w.people...)
	w.exec(`UPDATE steps SET signers = 2 WHERE case_id = $1`, id)
	w.decide(w.chief, id, 1, domain.Approved)
	w.decide(w.clerk, id, 1, domain.Approved)
	w.open(id, 2, policy.StepStamping, domain.StateVerified)
	w.refused(decision(w.chief, store.Decision{CaseID: id, N: 2, Outcome: domain.Approved}), "eyes.same_account")
	w.decide(w.chief2, id, 2, domain.Approved)
}

func TestDecide_SeveralSigners(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	id := w.file(w.plan("2020-07-01", "2020-07-05")).ID
	w.exec(`UPDATE steps SET signers = 3 WHERE case_id = $1`, id)
	outcome := func() string { return ask[string](w, `SELECT coalesce(outcome, '') FROM steps WHERE case_id = $1`, id) }
	before := ask[int](w, `SELECT count(*) FROM outbox`)
	w.decide(w.clerk, id, 1, domain.Approved)
	w.refused(decision(w.clerk, store.Decision{CaseID: id, N: 1, Outcome: domain.Approved}), "step.already_signed")
	w.decide(w.clerk2, id, 1, domain.Approved)
	if got := outcome(); got != "" || ask[int](w, `SELECT count(*) FROM outbox`) != before {
		t.Fatalf("with two of three signatures the step is %q", got)
	}
	w.decide(w.chief, id, 1, domain.Approved)
	if got := outcome(); got != "approved" || ask[int](w, `SELECT count(*) FROM outbox`) != before+1 {
		t.Errorf("with three of three signatures the step is %q", got)
	}

	id = w.file(w.plan("2020-07-01", "2020-07-05")).ID
	w.exec(`UPDATE steps SET signers = 3 WHERE case_id = $1`, id)
	w.decide(w.clerk, id, 1, domain.Approved)
	w.decide(w.clerk2, id, 1, domain.Returned)
	if got := outcome(); got != "returned" {
		t.Errorf("when one of the signers returns it, the step is %q", got)
	}
}

func TestDecide_SignersAtOnce(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	id := w.file(w.plan("2020-07-01", "2020-07-05")).ID
	w.exec(`UPDATE steps SET signers = 4 WHERE case_id = $1`, id)
	signers := []domain.Actor{w.clerk, w.clerk2, w.chief, w.chief2}
	race(t, many(len(signers), func(ctx context.Context, i int) error {
		return w.db.InTx(ctx, func(tx *store.Tx) error {
			return decision(signers[i], store.Decision{CaseID: id, N: 1, Outcome: domain.Approved, Comment: "同意"})(ctx, tx)
		})
	})...)
	if n := ask[int](w, `SELECT count(*) FROM decisions WHERE case_id = $1`, id); n != 4 {
		t.Errorf("%d signatures", n)
	}
	if got := ask[string](w, `SELECT coalesce(outcome, '') FROM steps WHERE case_id = $1`, id); got != "approved" {
		t.Errorf("the step is %q", got)
	}
}

func TestWithdraw_ByWhoFiledAndBeforeTheDecision(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-06-02 09:00")
	withdraw := func(actor domain.Actor, id string) try {
		return func(ctx context.Context, tx *store.Tx) error {
			_, err := tx.Withdraw(ctx, actor, id, "")
			return err
		}
	}
	plan, hours := w.file(w.plan("2020-07-10", "2020-07-12")).ID, w.handIn(w.unit, transcript(w.people[0])).ID
	ours := w.account("finance2", domain.RoleDepartment, w.finance.OrgID, "") // a colleague of who filed
	w.refused(withdraw(w.clerk, plan), "case.not_your_filing")
	w.refused(withdraw(w.base, plan), "case.not_your_filing")
	w.refused(withdraw(w.unit, plan), "not found")
	w.refused(withdraw(w.finance, hours), "case.not_your_filing") // of a unit it supervises
	w.tx(withdraw(ours, plan))
	w.refused(withdraw(w.finance, plan), "case.nothing_open")
	w.tx(withdraw(w.unit, hours))
	w.end(hours, domain.StateWithdrawn)
	w.handIn(w.unit, transcript(w.people[0])) // what was withdrawn can come again

	accepted := w.accepted(w.plan("2020-07-10", "2020-07-12"))
	w.refused(withdraw(w.finance, accepted), "case.not_withdrawable")
	w.refused(withdraw(w.chief, w.year), "case.nothing_open")
}

// Each step says whom it asks, until when, and what comes when it is overdue; days off do not count.
func TestOpenStep_AsksWhoThePolicySays(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-06-19 09:00") // a Friday; the Dragon Boat holidays are 25 to 27 June, 28 June is worked
	id := w.file(w.plan("2020-07-20", "2020-07-22")).ID
	s := w.open(id, 1, "planReview", domain.StateFiled)
	if s.Role != domain.RoleClerk || s.OrgID != "" || s.EscalateTo != domain.RoleChief || s.Signers != 1 || !s.DueAt.Equal(moment("2020-06-30 00:00")) {
		t.Errorf("the review asks %+v", s)
	}
	results := w.trained(w.plan("2020-07-20", "2020-07-24")) // ends on a Friday: ten working days
	s = w.open(results, 3, domain.StepResults, domain.StateTrained)
	if s.Role != domain.RoleProvider || s.OrgID != w.base.OrgID || !s.DueAt.Equal(moment("2020-08-08 00:00")) || !s.LapseAt.IsZero() {
		t.Errorf("the results are asked of %+v", s)
	}
	w.moveTo("2020-08-10 09:00")
	w.record(results, passed(60, w.people...))
	w.decide(w.clerk, results, 4, domain.Returned)
	if s = w.open(results, 5, domain.StepResults, domain.StateTrained); !s.DueAt.Equal(moment("2020-08-18 00:00")) {
		t.Errorf("returned results are due at %s: five working days", s.DueAt)
	}
}

func TestOpenStep_OfAnotherNameIsAnError(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	id := w.file(w.plan("2020-07-01", "2020-07-05")).ID
	err := w.db.InTx(t.Context(), func(tx *store.Tx) error {
		_, err := tx.OpenStep(t.Context(), store.StepRequest{CaseID: id, N: 1, Name: domain.StepTraining, State: domain.StateAccepted})
		return err
	})
	if err == nil || !strings.Contains(err.Error(), "is planReview, not training") {
		t.Errorf("a workflow that has lost its way is told %v", err)
	}
}

func TestEscalate_TellsThoseAskedAndWhoItGoesTo(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-06-02 09:00")
	plan, hours := w.file(w.plan("2020-07-10", "2020-07-12")).ID, w.handIn(w.person, transcript(w.people[0])).ID
	w.decide(w.clerk, hours, 1, domain.Returned)
	w.open(hours, 2, domain.StepCorrection, domain.StateReturned)
	escalate := func(id string, n int) {
		w.tx(func(ctx context.Context, tx *store.Tx) error {
			_, err := tx.Escalate(ctx, id, n)
			return err
		})
	}
	escalate(plan, 1)
	escalate(plan, 1)
	if got := w.told(plan, "overdue"); got != "chief chief2 clerk clerk2" {
		t.Errorf("of an overdue review are told: %s", got)
	}
	escalate(hours, 2) // the person's own, and nobody else's
	if got := w.told(hours, "overdue"); got != "person" {
		t.Errorf("of a person's overdue correction are told: %s", got)
	}
	w.decide(w.clerk, plan, 1, domain.Approved)
	w.exec(`UPDATE steps SET escalated_at = NULL`)
	escalate(plan, 1) // decided meanwhile
	if ask[bool](w, `SELECT escalated_at IS NOT NULL FROM steps WHERE case_id = $1`, plan) {
		t.Error("a decided step was escalated")
	}
}

// A case says following from its last decision until its workflow has acted on it.
func TestCase_FollowingUntilTheEngineHasActed(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	var marks []bool
	mark := func(id string) { marks = append(marks, ask[bool](w, `SELECT following FROM cases WHERE id = $1`, id)) }
	id := w.done(func(tx *store.Tx) (store.CaseRef, error) {
		r, err := tx.FilePlan(t.Context(), w.finance, w.plan("2020-07-01", "2020-07-05"))
		return r.CaseRef, err
	}).ID
	mark(id) // filed
	w.open(id, 1, "planReview", domain.StateFiled)
	mark(id) // opened
	w.decide(w.clerk, id, 1, domain.Approved)
	mark(id) // decided
	w.open(id, 1, "planReview", domain.StateFiled)
	mark(id) // a workflow started anew has found it decided, and goes on
	w.open(id, 2, domain.StepTraining, domain.StateAccepted)
	mark(id)
	w.closeStep(id, 2, domain.Passed)
	mark(id)
	w.end(id, domain.StateRegistered)
	mark(id)
	if want := []bool{true, false, true, true, false, true, false}; !slices.Equal(marks, want) {
		t.Errorf("following is %v, want %v", marks, want)
	}
}
