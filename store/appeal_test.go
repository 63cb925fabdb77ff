package store_test

import (
	"context"
	"strings"
	"testing"

	"xueshi/domain"
	"xueshi/policy"
	"xueshi/store"
)

// judged is a town whose year is closed, with everyone's year incomplete.
func judged(t *testing.T) *town {
	t.Helper()
	w := newTown(t, "2020-05-25 09:00")
	w.moveTo("2021-01-01 00:00")
	if !w.closing() {
		t.Fatal("the year is not closed")
	}
	w.moveTo("2021-01-04 09:00")
	return w
}

func appeal(actor domain.Actor, person, grounds string) func(context.Context, *store.Tx) error {
	return func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.FileAppeal(ctx, actor, 2020, domain.Appeal{PersonID: person, Grounds: grounds, Evidence: []string{"成绩单"}})
		return err
	}
}

// appeals files an appeal and opens its review.
func (w *town) appeals(actor domain.Actor, person string) (caseID string) {
	w.t.Helper()
	caseID = w.done(func(tx *store.Tx) (store.CaseRef, error) {
		return tx.FileAppeal(w.t.Context(), actor, 2020, domain.Appeal{PersonID: person, Grounds: "成绩单已于年内提交"})
	}).ID
	w.open(caseID, 1, policy.StepAppealReview, domain.StateFiled)
	return caseID
}

// reviewedAppeal files an appeal that the clerk has reviewed.
func (w *town) reviewedAppeal(actor domain.Actor, person string) (caseID string) {
	w.t.Helper()
	caseID = w.appeals(actor, person)
	w.decide(w.clerk, caseID, 1, domain.Approved)
	w.open(caseID, 2, policy.StepAppealDecision, domain.StateFiled)
	return caseID
}

func (w *town) deciding(actor domain.Actor, caseID string, n int, outcome domain.StepOutcome, comment string) func(context.Context, *store.Tx) error {
	return func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.Decide(ctx, actor, store.Decision{CaseID: caseID, N: n, Outcome: outcome, Comment: comment})
		return err
	}
}

// eligible asks for a title review.
func (w *town) eligible(person string) (answer store.EligibilityAnswer) {
	w.t.Helper()
	q := store.EligibilityQuery{Year: 2020, Purpose: policy.ForTitleReview, Reason: "职称评审"}
	q.Name = ask[string](w, `SELECT name FROM people WHERE id = $1`, person)
	q.IDNumber = ask[string](w, `SELECT id_number FROM people WHERE id = $1`, person)
	w.tx(func(ctx context.Context, tx *store.Tx) (err error) {
		answer, err = tx.AskEligibility(ctx, w.clerk, q)
		return err
	})
	return answer
}

// listed are the outcomes of a filter, with those that are suspended marked.
func (w *town) listed(outcome string) string {
	w.t.Helper()
	var list []string
	w.tx(func(ctx context.Context, tx *store.Tx) error {
		outcomes, err := tx.Outcomes(ctx, w.unit, store.OutcomeFilter{Year: 2020, Outcome: outcome, Page: store.Page{Limit: 99}})
		for _, o := range outcomes {
			text := string(o.Outcome)
			if o.Suspended {
				text += "!"
			}
			for _, c := range o.Consequences {
				if c.Suspended != o.Suspended {
					text += "?"
				}
			}
			list = append(list, text)
		}
		return err
	})
	return strings.Join(list, " ")
}

func TestR18_WhatFollowsIsSuspendedUntilTheAppealIsDecided(t *testing.T) {
	t.Parallel()
	w := judged(t)
	upheld, rejected := w.people[0], w.people[1]
	if got := w.standing(w.person, upheld); got.AppealUntil != day("2021-01-22") || got.Suspended {
		t.Errorf("before: appeal until %s, suspended %v", got.AppealUntil, got.Suspended)
	}
	one, two := w.reviewedAppeal(w.person, upheld), w.reviewedAppeal(w.unit, rejected)
	for _, person := range []string{upheld, rejected} {
		if a := w.eligible(person); a.Standing != policy.Suspended || len(a.Consequences) != 5 || !a.Consequences[0].Suspended {
			t.Errorf("while it is decided: %+v", a)
		}
	}
	if got := w.standing(w.unit, rejected); !got.Suspended || !got.Consequences[0].Suspended || !got.AppealUntil.IsZero() || got.Outcome != domain.Incomplete {
		t.Errorf("while it is decided: %+v", got)
	}
	if all, some := w.listed(""), w.listed("suspended"); all != "incomplete! incomplete! incomplete incomplete" || some != "incomplete! incomplete!" {
		t.Errorf("listed are %s; as suspended %s", all, some)
	}
	if n := ask[int](w, `SELECT count(*) FROM enrolments WHERE consequences::text LIKE '%Suspended%'`); n != 0 {
		t.Errorf("%d recorded consequences are marked", n)
	}

	w.refused(w.deciding(w.chief, one, 2, domain.Approved, ""), "comment: decision.no_comment")
	w.tx(w.deciding(w.chief, one, 2, domain.Approved, "成绩单确已提交"))
	for range 2 { // an activity may run twice
		w.tx(func(ctx context.Context, tx *store.Tx) error { return tx.UpholdAppeal(ctx, one) })
	}
	w.end(one, domain.StateUpheld)
	w.tx(func(ctx context.Context, tx *store.Tx) error { return tx.UpholdAppeal(ctx, one) })
	w.tx(w.deciding(w.chief, two, 2, domain.Rejected, "没有新的事实"))
	w.end(two, domain.StateRejected)

	if got := w.standing(w.person, upheld); got.Outcome != domain.Completed || len(got.Consequences) != 0 || len(got.Reasons) != 1 || got.Reasons[0].Facts["comment"] != "成绩单确已提交" {
		t.Errorf("upheld: %+v", got)
	}
	if got := w.standing(w.unit, rejected); got.Outcome != domain.Incomplete || got.Suspended || got.Consequences[0].Suspended || !got.AppealUntil.IsZero() {
		t.Errorf("rejected: %+v", got)
	}
	if a, b := w.eligible(upheld).Standing, w.eligible(rejected).Standing; a != policy.Eligible || b != policy.Ineligible {
		t.Errorf("in the end the one is %s, the other %s", a, b)
	}
	if n := ask[int](w, `SELECT count(*) FROM timeline WHERE kind = 'outcomeChanged'`); n != 1 {
		t.Errorf("the outcome was changed %d times", n)
	}
	was := ask[string](w, `SELECT was_outcome || ' ' || jsonb_array_length(was_consequences) FROM appeals WHERE case_id = $1`, one)
	if was != "incomplete 5" {
		t.Errorf("what it was against: %s", was)
	}
	for _, person := range []string{upheld, rejected} {
		w.refused(appeal(w.unit, person, "再次申请"), "personId: appeal.decided_already")
	}
}

func TestR18_WhoAppealsAgainstWhatUntilWhen(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-25 09:00")
	w.learned(w.people[0])
	w.stamp(w.submit(w.people[0]))
	w.refused(appeal(w.unit, w.people[1], "理由"), "personId: appeal.undecided")
	w.moveTo("2021-01-01 00:00")
	w.closing()
	w.moveTo("2021-01-22 23:59")
	w.refused(appeal(w.unit, w.people[0], "理由"), "personId: appeal.nothing_to_appeal")
	w.refused(appeal(w.unit, w.people[1], " "), "grounds: appeal.no_grounds")
	w.refused(appeal(w.school, w.people[1], "理由"), "personId: person.not_enrolled")
	w.refused(appeal(w.person, w.people[1], "理由"), "personId: person.not_enrolled") // a colleague's
	w.refused(func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.FileAppeal(ctx, w.unit, 2019, domain.Appeal{PersonID: w.people[1], Grounds: "理由"})
		return err
	}, "year: year.not_open")
	id := w.appeals(w.unit, w.people[1])
	w.refused(appeal(w.colleague, w.people[1], "理由"), "personId: appeal.live_already")
	w.tx(func(ctx context.Context, tx *store.Tx) error { // the person takes back what the unit has filed for them
		_, err := tx.Withdraw(ctx, w.colleague, id, "")
		return err
	})
	w.end(id, domain.StateWithdrawn)
	w.tx(appeal(w.colleague, w.people[1], "理由")) // in time still
	w.moveTo("2021-01-23 00:00")
	w.refused(appeal(w.unit, w.people[2], "理由"), "appeal.too_late")
	for who, want := range map[*domain.Actor]int{&w.unit: 1, &w.colleague: 1, &w.person: 0, &w.school: 1} {
		n := ask[int](w, `SELECT count(*) FROM notices WHERE account_id = $1 AND kind IN ('yearIncomplete', 'peopleIncomplete') AND facts->>'until' = '2021-01-22'`, who.AccountID)
		if n != want {
			t.Errorf("%s was told %d times until when to appeal", who.Login, n)
		}
	}
}

// Two at once: the second is told of the first.
func TestR18_OneAppealAtATime(t *testing.T) {
	t.Parallel()
	w := judged(t)
	waited, first, second := w.meanwhile(appeal(w.unit, w.people[0], "理由"), appeal(w.person, w.people[0], "理由"))
	if code := refusalsOf(second)[0].Code; !waited || first != nil || code != "appeal.live_already" {
		t.Errorf("waited %v: the first %v, the second %s", waited, first, code)
	}
}

func TestR18_TwoPairsOfEyesOnAnAppeal(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-25 09:00")
	w.learned(w.people[0], w.people[1])
	submission := w.submit(w.people[0], w.people[1])
	w.decide(w.clerk, submission, 1, domain.Approved, store.Exception{PersonID: w.people[0], Comment: "原件不符"})
	w.moveTo("2021-01-01 00:00")
	w.closing()
	id := w.appeals(w.unit, w.people[0])
	w.refused(w.deciding(w.clerk, id, 1, domain.Approved, ""), "eyes.own_decision")
	w.refused(w.deciding(w.clerk2, id, 1, domain.Rejected, "不符"), "outcome: decision.not_allowed") // not the clerk's to reject
	w.tx(w.deciding(w.chief, id, 1, domain.Approved, "经办人不在"))
	w.open(id, 2, policy.StepAppealDecision, domain.StateFiled)
	w.refused(w.deciding(w.clerk2, id, 2, domain.Approved, "属实"), "step.not_yours")
	w.refused(w.deciding(w.chief, id, 2, domain.Approved, "属实"), "eyes.appeal_reviewed")
	w.tx(w.deciding(w.chief2, id, 2, domain.Approved, "属实"))
	w.refused(w.deciding(w.chief2, id, 2, domain.Rejected, "不符"), "step.already_decided")
}

// What was returned is corrected by who filed it, until its day is over; then it is dropped, and may come again in time.
func TestR18_AnAppealIsCorrectedInTimeOrDropped(t *testing.T) {
	t.Parallel()
	w := judged(t)
	id := w.appeals(w.person, w.people[0])
	w.tx(func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.Decide(ctx, w.clerk, store.Decision{
			CaseID: id, N: 1, Outcome: domain.Returned, Comment: "请补充", Fields: []domain.FieldRemark{{Field: "evidence", Remark: "缺成绩单"}},
		})
		return err
	})
	s := w.open(id, 2, domain.StepCorrection, domain.StateReturned)
	if s.Role != domain.RolePerson || s.LapseAt.IsZero() || !s.LapseAt.Equal(s.DueAt) {
		t.Errorf("the correction: %+v", s)
	}
	correct := func(grounds string, evidence ...string) func(context.Context, *store.Tx) error {
		return func(ctx context.Context, tx *store.Tx) error {
			_, err := tx.CorrectAppeal(ctx, w.person, id, domain.Appeal{Grounds: grounds, Evidence: evidence})
			return err
		}
	}
	w.refused(correct(""), "grounds: appeal.no_grounds")
	w.tx(correct("成绩单已于年内提交", "成绩单"))
	if got := ask[string](w, `SELECT changes::text FROM steps WHERE case_id = $1 AND n = 2`, id); !strings.Contains(got, "成绩单") || !strings.Contains(got, "evidence") {
		t.Errorf("the difference is %s", got)
	}
	w.open(id, 3, policy.StepAppealReview, domain.StateFiled)
	w.decide(w.clerk, id, 3, domain.Returned)
	w.open(id, 4, domain.StepCorrection, domain.StateReturned)
	if n := w.remind("2021-01-08"); n == 0 {
		t.Error("in a closed year nobody is reminded of the correction")
	}
	w.moveTo("2021-01-12 00:00")
	w.refused(correct("太晚"), "step.lapsed")
	w.closeStep(id, 4, domain.Lapsed)
	w.end(id, domain.StateLapsed)
	if a := w.eligible(w.people[0]); a.Standing != policy.Ineligible {
		t.Errorf("what was not corrected in time leaves the person %s", a.Standing)
	}
	w.tx(appeal(w.unit, w.people[0], "理由"))
}

// An appeal that is filed while the year is still closing keeps it open no longer, and does not expire with it.
func TestR17_AppealsAndTheClosing(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-25 09:00")
	w.learned(w.people[0])
	submission := w.submit(w.people[0])
	w.moveTo("2021-01-01 00:00")
	w.closing()
	id := w.appeals(w.unit, w.people[1])
	w.decide(w.clerk, id, 1, domain.Returned)
	w.open(id, 2, domain.StepCorrection, domain.StateReturned)
	w.decide(w.clerk, submission, 1, domain.Returned)
	w.tx(func(ctx context.Context, tx *store.Tx) error { return tx.ReturnPeople(ctx, submission) })
	w.end(submission, domain.StateReturned)
	if !w.closing() {
		t.Error("an appeal keeps the year open")
	}
	if s := ask[string](w, `SELECT coalesce(outcome, 'open') FROM steps WHERE case_id = $1 AND n = 2`, id); s != "open" {
		t.Errorf("the appeal's correction is %s", s)
	}
}
