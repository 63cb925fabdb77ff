package store_test

import (
	"context"
	"testing"

	"xueshi/domain"
	"xueshi/policy"
	"xueshi/store"
)

// report is what a trainee has to say.
func report() domain.Feedback {
	return domain.Feedback{Title: "教材迟迟未发", Content: "开班三日仍无教材"}
}

func (w *town) reporting(actor domain.Actor, f domain.Feedback) try {
	return func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.FileFeedback(ctx, actor, 2020, f)
		return err
	}
}

// reported files feedback of people[0] and opens the department's step.
func (w *town) reported(f domain.Feedback) string {
	w.t.Helper()
	id := w.done(func(tx *store.Tx) (store.CaseRef, error) { return tx.FileFeedback(w.t.Context(), w.person, 2020, f) }).ID
	w.open(id, 1, policy.StepSorting, domain.StateFiled)
	return id
}

func (w *town) feedback(actor domain.Actor, id string) (v store.FeedbackView) {
	w.t.Helper()
	w.tx(func(ctx context.Context, tx *store.Tx) (err error) {
		v, err = tx.Feedback(ctx, actor, id)
		return err
	})
	return v
}

func (w *town) stepsOf(id, pipeline string, n int) (names []domain.StepName) {
	w.t.Helper()
	w.tx(func(ctx context.Context, tx *store.Tx) (err error) {
		names, err = tx.Pipeline(ctx, id, pipeline, n)
		return err
	})
	return names
}

func TestR21_FeedbackIsSortedAndAnswered(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-06-01 09:00")
	id := w.reported(report())
	sorting := func(actor domain.Actor, topic, answer string) try {
		return decision(actor, store.Decision{CaseID: id, N: 1, Outcome: domain.Approved, Topic: topic, Answer: answer})
	}
	w.refused(sorting(w.schools, "教材", ""), "not found")
	w.refused(sorting(w.unit, "教材", ""), "not found") // the employer has no part in it
	w.refused(sorting(w.person, "教材", ""), "step.not_yours")
	w.refused(sorting(w.clerk, "教材", ""), "step.not_yours")
	w.refused(sorting(w.finance, "", ""), "topic: feedback.no_topic")
	w.refused(sorting(w.finance, "天气", "晴"), "topic: feedback.topic_unknown", "answer: feedback.not_here")
	w.refused(decision(w.finance, store.Decision{CaseID: id, N: 1, Outcome: domain.Rejected, Comment: "不妥"}), "decision.not_allowed")
	w.tx(sorting(w.finance, "教材", ""))
	w.refused(sorting(w.finance, "教材", ""), "step.already_decided")

	w.open(id, 2, policy.StepAnswering, domain.StateFiled)
	answer := func(n int, actor domain.Actor, text string) try {
		return decision(actor, store.Decision{CaseID: id, N: n, Outcome: domain.Approved, Answer: text})
	}
	w.refused(answer(2, w.clerk, ""), "answer: feedback.no_answer")
	w.tx(answer(2, w.clerk, "教材已于今日发放"))
	w.end(id, domain.StateAnswered)
	if v := w.feedback(w.person, id); v.Topic != "教材" || v.Answer != "教材已于今日发放" || v.Content != report().Content {
		t.Errorf("the trainee sees %+v", v)
	}
	for kind, want := range map[string]int{"answered": 2, "ended": 2} { // the trainee and the department
		if n := ask[int](w, `SELECT count(*) FROM notices WHERE case_id = $1 AND kind = $2`, id, kind); n != want {
			t.Errorf("%d were told that it is %s", n, kind)
		}
	}
	if n := ask[int](w, `SELECT count(*) FROM notices n JOIN accounts a ON a.id = n.account_id WHERE case_id = $1 AND a.role = 'unit'`, id); n != 0 {
		t.Error("the employer was told")
	}
}

func TestR21_WhoMayReportWhat(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-06-01 09:00")
	w.refused(w.reporting(w.person, domain.Feedback{}), "title: form.required", "content: form.required")
	f := report()
	plan := w.accepted(w.plan("2020-07-10", "2020-07-12"))
	f.PlanID = plan
	id := w.reported(f)
	if v := w.feedback(w.person, id); v.PlanID != plan || v.Plan == "" {
		t.Errorf("it is about %+v", v)
	}
	w.exec(`DELETE FROM rosters WHERE case_id = $1 AND person_id = $2`, plan, w.people[1])
	w.refused(w.reporting(w.colleague, f), "planId: feedback.plan_unknown")
	w.exec(`DELETE FROM enrolments WHERE person_id = $1`, w.people[1])
	w.refused(w.reporting(w.colleague, report()), "person.not_enrolled")
	w.exec(`UPDATE enrolments SET ended_on = '2020-05-31' WHERE person_id = $1`, w.people[0]) // who has left may still say what was wrong
	w.reported(report())
	w.moveTo("2021-01-01 00:00")
	w.refused(w.reporting(w.person, report()), "year.closed")
}

// Nobody sorts for a series that the annex does not list if the unit has no supervisor: it goes straight to the bureau.
func TestR21_NobodyToSortIt(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-06-01 09:00")
	file := func() string {
		return w.done(func(tx *store.Tx) (store.CaseRef, error) {
			return tx.FileFeedback(t.Context(), w.person, 2020, report())
		}).ID
	}
	w.exec(`UPDATE enrolments SET series = '档案' WHERE person_id = $1`, w.people[0])
	if got := w.stepsOf(file(), policy.PipelineFeedback, 0); len(got) != 2 {
		t.Errorf("with a supervisor: %v", got)
	}
	w.exec(`UPDATE orgs SET supervised_by = NULL WHERE id = $1`, w.unit.OrgID)
	id := file()
	if got := w.stepsOf(id, policy.PipelineFeedback, 0); len(got) != 1 || got[0] != policy.StepAnswering {
		t.Fatalf("without: %v", got)
	}
	w.open(id, 1, policy.StepAnswering, domain.StateFiled)
	d := store.Decision{CaseID: id, N: 1, Outcome: domain.Approved, Answer: "好"}
	w.refused(decision(w.clerk, d), "topic: feedback.no_topic") // the bureau sorts it, then
	d.Topic = "其他"
	w.tx(decision(w.clerk, d))
}

// What the department does not sort in its time goes on, and what the trainee leaves open comes back: both steps close by
// themselves when they are due, and nothing of it expires with the year.
func TestR21_NothingIsLeftLying(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-12-29 09:00")
	id := w.reported(report())
	s := w.open(id, 1, policy.StepSorting, domain.StateFiled)
	if s.LapseAt.IsZero() || !s.LapseAt.Equal(s.DueAt) {
		t.Fatalf("the department's step lapses at %v, due at %v", s.LapseAt, s.DueAt)
	}
	w.moveTo("2021-01-01 00:00")
	w.closing()
	if n := ask[int](w, `SELECT count(*) FROM steps WHERE case_id = $1 AND outcome IS NOT NULL`, id); n != 0 {
		t.Fatal("feedback expires with the year")
	}
	w.moveTo(s.LapseAt.In(moment("2021-01-01 00:00").Location()).Format("2006-01-02 15:04"))
	w.refused(decision(w.finance, store.Decision{CaseID: id, N: 1, Outcome: domain.Approved, Topic: "教材"}), "step.lapsed")
	w.closeStep(id, 1, domain.Passed)
	if s := w.open(id, 2, policy.StepAnswering, domain.StateFiled); !s.LapseAt.IsZero() {
		t.Error("the bureau's step lapses")
	}
	w.decide(w.clerk, id, 2, domain.Returned)
	if s := w.open(id, 3, domain.StepCorrection, domain.StateReturned); s.Role != domain.RolePerson || !s.LapseAt.Equal(s.DueAt) {
		t.Errorf("the question is put to %s until %v", s.Role, s.LapseAt)
	}
	w.closing()
	correct := func(actor domain.Actor, f domain.Feedback) try {
		return func(ctx context.Context, tx *store.Tx) error {
			_, err := tx.CorrectFeedback(ctx, actor, id, f)
			return err
		}
	}
	w.refused(correct(w.colleague, report()), "not found")
	w.refused(correct(w.person, domain.Feedback{Title: "x"}), "content: form.required")
	clearer := report()
	clearer.Content = "会计准则更新一班，7月10日开班"
	w.tx(correct(w.person, clearer)) // the year is over, and the question stands
	w.open(id, 4, policy.StepAnswering, domain.StateFiled)
	if v := w.feedback(w.clerk, id); v.Content != clearer.Content {
		t.Errorf("it says %q", v.Content)
	}
	w.tx(decision(w.clerk, store.Decision{CaseID: id, N: 4, Outcome: domain.Approved, Topic: "教材", Answer: "已补发"}))
	w.end(id, domain.StateAnswered)
	if !w.closing() {
		t.Error("the year does not close when everybody was answered")
	}
}

// An answer that waits for a second signature is the bureau's own until then.
func TestR21_AnAnswerIsGivenWhenAllHaveSigned(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-06-01 09:00")
	id := w.reported(report())
	w.tx(decision(w.finance, store.Decision{CaseID: id, N: 1, Outcome: domain.Approved, Topic: "教材"}))
	w.open(id, 2, policy.StepAnswering, domain.StateFiled)
	w.tx(func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.AddSigner(ctx, w.clerk, id, 2, w.chief.AccountID, "after", "")
		return err
	})
	w.tx(decision(w.clerk, store.Decision{CaseID: id, N: 2, Outcome: domain.Approved, Answer: "教材已发"}))
	if v := w.feedback(w.person, id); v.Answer != "" {
		t.Errorf("the trainee reads %q already", v.Answer)
	}
	if v := w.feedback(w.chief, id); v.Answer != "教材已发" {
		t.Errorf("the chief reads %q", v.Answer)
	}
	w.tx(decision(w.chief, store.Decision{CaseID: id, N: 2, Outcome: domain.Approved}))
	w.end(id, domain.StateAnswered)
	if v := w.feedback(w.person, id); v.Answer != "教材已发" {
		t.Errorf("the trainee reads %q", v.Answer)
	}
}

func TestR21_OnlyTheTraineeTakesItBack(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-06-01 09:00")
	id := w.reported(report())
	withdraw := func(actor domain.Actor) try {
		return func(ctx context.Context, tx *store.Tx) error {
			_, err := tx.Withdraw(ctx, actor, id, "")
			return err
		}
	}
	w.refused(withdraw(w.finance), "case.not_your_filing")
	w.refused(withdraw(w.clerk), "case.not_your_filing")
	w.refused(withdraw(w.colleague), "not found")
	w.tx(withdraw(w.person))
}
