package store_test

import (
	"context"
	"slices"
	"testing"

	"xueshi/domain"
	"xueshi/policy"
	"xueshi/store"
)

// submitting is a submission to be tried.
func submitting(actor domain.Actor, people ...string) try {
	return func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.Submit(ctx, actor, 2020, people)
		return err
	}
}

// readiness is what is told of one person of the unit.
func (w *town) readiness(person string) (r store.Readiness) {
	w.t.Helper()
	w.tx(func(ctx context.Context, tx *store.Tx) error {
		found, err := tx.CheckSubmission(ctx, w.unit, 2020, []string{person})
		if len(found) == 1 {
			r = found[0]
		}
		return err
	})
	return r
}

func TestR12_OnlyPeopleWithAllTheirHours(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-25 09:00")
	w.learned(w.people[:2]...)
	w.registerTranscript(w.handIn(w.unit, transcript(w.people[2])).ID)
	r := w.refused(submitting(w.unit, w.people[0], w.people[2], w.people[3]), "people[1]: submission.hours_missing", "people[2]: submission.hours_missing")
	if r.Rule != "R12" {
		t.Errorf("the refusal says %v", r)
	}
	w.refused(submitting(w.unit, w.people[0], w.people[0]), "people[1]: submission.twice")
	w.refused(submitting(w.unit, w.people[0], w.teachers[0], "nobody"), "people[1]: person.not_enrolled", "people[2]: person.not_enrolled")
	w.refused(submitting(w.school, w.people[0]), "people[0]: person.not_enrolled")
	w.refused(submitting(w.unit), "people: form.empty_list")
	if n := ask[int](w, `SELECT count(*) FROM cases WHERE kind = 'submission'`); n != 0 {
		t.Errorf("%d refused submissions are on file", n)
	}
	if got := w.readiness(w.people[3]); got.Ready || len(got.Refusals) != 1 || got.Refusals[0].Code != "submission.hours_missing" {
		t.Errorf("the unit is told %+v", got)
	}
	if !w.readiness(w.people[0]).Ready {
		t.Errorf("the unit is told %+v", w.readiness(w.people[0]))
	}
}

func TestR13_OnlyInAWindowOfTheCohort(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-25 09:00")
	other := w.newPeople(w.unit.OrgID, "会计", false, 1)[0]
	plan := w.plan("2020-06-25", "2020-06-26")
	plan.Roster = []string{w.people[0], other}
	w.registerTranscript(w.handIn(w.clerk2, transcript(plan.Roster...)).ID)
	id := w.trained(plan)
	w.record(id, passed(60, plan.Roster...))
	w.registerPlan(id)

	w.moveTo("2020-06-30 23:59")
	w.refused(submitting(w.unit, w.people[0], other), "people[0]: window.not_open_yet", "people[1]: window.not_announced")
	w.moveTo("2020-07-01 00:00")
	w.refused(submitting(w.unit, other), "people[0]: window.not_announced")
	if r := w.readiness(w.people[0]); !r.Ready || r.MissedWindow {
		t.Errorf("on the first day: %+v", r)
	}
	w.moveTo("2020-09-30 23:59")
	if r := w.readiness(w.people[0]); !r.Ready {
		t.Errorf("on the last day: %+v", r)
	}
	w.moveTo("2020-10-01 00:00")
	w.refused(submitting(w.unit, w.people[0]), "people[0]: window.over")
	w.announce(domain.Window{Cohort: domain.CohortOthers, OpensOn: day("2020-11-01"), ClosesOn: day("2020-11-30")})
	w.refused(submitting(w.unit, w.people[0], other), "people[0]: window.not_open_yet", "people[1]: window.not_open_yet")
	w.moveTo("2020-11-01 00:00")
	if r := w.readiness(w.people[0]); !r.Ready || !r.MissedWindow {
		t.Errorf("who missed the title review's window goes with the others: %+v", r)
	}
	submission := w.submit(w.people[0], other)
	if got := ask[int](w, `SELECT count(*) FROM submission_people WHERE case_id = $1 AND missed_window = (person_id = $2)`, submission, w.people[0]); got != 2 {
		t.Errorf("marked as having missed the window are not those who did")
	}
}

// announce announces a window of the year.
func (w *town) announce(window domain.Window) (announced store.WindowState) {
	w.t.Helper()
	w.tx(func(ctx context.Context, tx *store.Tx) (err error) {
		announced, err = tx.AnnounceWindow(ctx, w.chief, 2020, window)
		return err
	})
	return announced
}

func TestR14_OneLiveSubmissionAPerson(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-25 09:00")
	w.learned(w.people...)
	first := w.submit(w.people[:2]...)
	w.refused(submitting(w.unit, w.people[1], w.people[2]), "people[0]: submission.live_already")
	w.stamp(first, store.Exception{PersonID: w.people[1], Comment: "原件不符"})
	w.refused(submitting(w.unit, w.people[0]), "people[0]: submission.stamped_already")
	w.stamp(w.submit(w.people[1])) // who was returned comes again
	if n := ask[int](w, `SELECT count(*) FROM enrolments WHERE outcome = 'completed' AND serial IS NOT NULL`); n != 2 {
		t.Errorf("%d people are stamped", n)
	}
}

func TestR14_TwoSubmissionsWithTheSamePersonRace(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-25 09:00")
	w.learned(w.people...)
	codes := make([]string, 6)
	race(t, many(len(codes), func(ctx context.Context, i int) error {
		err := w.db.InTx(ctx, func(tx *store.Tx) error { return submitting(w.unit, w.people[0], w.people[1+i%3])(ctx, tx) })
		codes[i] = refusalsOf(err)[0].Code
		return nil
	})...)
	taken := 0
	for _, c := range codes {
		if c == "not refused" {
			taken++
		} else if c != "submission.live_already" {
			t.Errorf("who came later was told %s", c)
		}
	}
	if taken != 1 {
		t.Errorf("%d submissions took the same person: %v", taken, codes)
	}
}

func TestR14_VerificationIsPersonByPerson(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-25 09:00")
	w.learned(w.people...)
	id := w.submit(w.people[:3]...)
	verify := func(seen bool, except ...store.Exception) try {
		return decision(w.clerk, store.Decision{CaseID: id, N: 1, Outcome: domain.Approved, OriginalsSeen: seen, Except: except})
	}
	bad := func(i int) store.Exception { return store.Exception{PersonID: w.people[i], Comment: "原件不符"} }
	w.refused(verify(false), "verification.originals_not_seen", "verification.originals_not_seen", "verification.originals_not_seen")
	w.refused(verify(true, store.Exception{PersonID: w.people[0]}), "verification.no_comment")
	w.refused(verify(true, bad(3)), "verification.not_submitted")
	w.refused(verify(true, bad(0), bad(0)), "verification.twice")
	w.refused(verify(true, bad(0), bad(1), bad(2)), "outcome: verification.nobody_left")
	w.refused(decision(w.clerk, store.Decision{CaseID: id, N: 1, Outcome: domain.Rejected, Comment: "x"}), "outcome: decision.not_allowed")
	w.tx(verify(true, bad(1)))
	got := ask[string](w, `SELECT string_agg(sp.state || sp.comment, ' ' ORDER BY p.name) FROM submission_people sp JOIN people p ON p.id = sp.person_id`)
	if got != "verified returned原件不符 verified" {
		t.Errorf("the people are %s", got)
	}
	if n := ask[int](w, `SELECT count(*) FROM notices WHERE account_id = $1 AND kind = 'peopleReturned'`, w.unit.AccountID); n != 1 {
		t.Errorf("the unit was told %d times", n)
	}
}

func TestR14_ChiefReturnsToTheClerks(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-25 09:00")
	w.learned(w.people...)
	id := w.submit(w.people[:2]...)
	w.decide(w.chief2, id, 1, domain.Approved, store.Exception{PersonID: w.people[1], Comment: "原件不符"})
	w.open(id, 2, policy.StepStamping, domain.StateVerified)
	w.decide(w.chief, id, 2, domain.Returned)
	reopen := func() {
		w.tx(func(ctx context.Context, tx *store.Tx) error { return tx.ReopenVerification(ctx, id, 2) })
	}
	states := func() string {
		return ask[string](w, `SELECT string_agg(sp.state, ' ' ORDER BY p.name) FROM submission_people sp JOIN people p ON p.id = sp.person_id`)
	}
	reopen()
	if got := states(); got != "submitted returned" {
		t.Fatalf("the people are %s", got)
	}
	w.open(id, 3, policy.StepVerification, domain.StateFiled)
	w.decide(w.clerk, id, 3, domain.Approved)
	reopen() // a workflow started anew does it again
	if got := states(); got != "verified returned" {
		t.Fatalf("verified again the people are %s", got)
	}
	w.open(id, 4, policy.StepStamping, domain.StateVerified)
	reopen()
	w.decide(w.chief2, id, 4, domain.Approved) // whose verification was taken back
	w.tx(func(ctx context.Context, tx *store.Tx) error { return tx.StampPeople(ctx, id) })
	if got := states(); got != "stamped returned" {
		t.Errorf("the people are %s", got)
	}
}

func TestR14_EveryoneReturnedMayComeAgain(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-25 09:00")
	w.learned(w.people...)
	id := w.submit(w.people[:2]...)
	w.decide(w.clerk, id, 1, domain.Returned)
	w.tx(func(ctx context.Context, tx *store.Tx) error { return tx.ReturnPeople(ctx, id) })
	w.end(id, domain.StateReturned)
	if got := ask[string](w, `SELECT string_agg(state || comment, ' ') FROM submission_people`); got != "returned看过 returned看过" {
		t.Errorf("the people are %s", got)
	}
	w.submit(w.people[:2]...)

	withdrawn := w.submit(w.people[2])
	w.end(withdrawn, domain.StateWithdrawn)
	w.submit(w.people[2])
}

func TestR15_SerialNumbersAreUniqueAndCanBeChecked(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-25 09:00")
	w.learned(w.people...)
	a, b := w.submit(w.people[:2]...), w.submit(w.people[2:]...)
	for _, id := range []string{a, b} {
		w.decide(w.clerk, id, 1, domain.Approved)
		w.open(id, 2, policy.StepStamping, domain.StateVerified)
		w.decide(w.chief, id, 2, domain.Approved)
	}
	stamp := func(ctx context.Context, i int) error {
		return w.db.InTx(ctx, func(tx *store.Tx) error { return tx.StampPeople(ctx, []string{a, b}[i%2]) })
	}
	race(t, many(6, stamp)...) // each more than once
	serials := ask[[]string](w, `SELECT array_agg(serial ORDER BY serial) FROM enrolments WHERE outcome = 'completed'`)
	if want := []string{"广继审〔2020〕00001号", "广继审〔2020〕00002号", "广继审〔2020〕00003号", "广继审〔2020〕00004号"}; !slices.Equal(serials, want) {
		t.Errorf("the serial numbers are %v", serials)
	}
	if n := ask[int](w, `SELECT count(*) FROM timeline WHERE kind = 'stamped'`); n != 2 {
		t.Errorf("two submissions were stamped %d times", n)
	}
	s := w.standing(w.person, w.people[0])
	check := func(serial, code string) (c store.StampCheck) {
		w.tx(func(ctx context.Context, tx *store.Tx) (err error) {
			c, err = tx.CheckStamp(ctx, serial, code)
			return err
		})
		return c
	}
	if c := check(s.Serial, s.CheckCode); !c.Valid || c.Year != 2020 || c.Name != "会＊＊" || c.Unit != "某会计师事务所" {
		t.Errorf("the check answers %+v", c)
	}
	other := w.standing(w.colleague, w.people[1])
	for _, c := range []store.StampCheck{check(s.Serial, other.CheckCode), check("广继审〔2020〕00099号", s.CheckCode), check("", "")} {
		if c.Valid || c.Name != "" || c.Unit != "" || c.Year != 0 {
			t.Errorf("a wrong check answers %+v", c)
		}
	}
	if len(s.CheckCode) != 10 || s.CheckCode == other.CheckCode {
		t.Errorf("check codes %s, %s", s.CheckCode, other.CheckCode)
	}
}
