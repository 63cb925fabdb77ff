package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
	"xueshi/policy"
)

// FileFeedback takes what a trainee reports (R21), of the training of a year or of one plan. The department of the plan
// or of the person's series sorts it; if the annex names none and the unit has no supervisor, it goes straight to the
// bureau. The employer does not see it.
func (tx *Tx) FileFeedback(ctx context.Context, actor domain.Actor, year int, f domain.Feedback) (CaseRef, error) {
	p, err := tx.openYear(ctx, year, "year")
	if err != nil {
		return CaseRef{}, err
	}
	department, err := tx.checkFeedback(ctx, actor, p, f)
	if err != nil {
		return CaseRef{}, err
	}
	seq, err := tx.nextNumber(ctx, year, "feedback", 1)
	if err != nil {
		return CaseRef{}, err
	}
	number := fmt.Sprintf("FK-%d-%05d", year, seq)
	c := caseRow{
		ID: newID(), Kind: domain.KindFeedback, Year: year, Number: &number, Title: f.Title, State: domain.StateFiled,
		DepartmentID: department, PersonID: &actor.PersonID, FiledBy: &actor.AccountID,
	}
	if err := tx.insertCase(ctx, c, nil); err != nil {
		return CaseRef{}, err
	}
	b := &pgx.Batch{}
	b.Queue(`INSERT INTO feedbacks (case_id, content, plan_id) VALUES ($1, $2, $3)`, c.ID, f.Content, orNil(f.PlanID))
	return CaseRef{ID: c.ID, State: c.State, Number: number, Following: true}, tx.send(ctx, b, "file feedback")
}

// CorrectFeedback answers a question back: the trainee says it more clearly. The year may be over meanwhile.
func (tx *Tx) CorrectFeedback(ctx context.Context, actor domain.Actor, caseID string, f domain.Feedback) (CaseRef, error) {
	c, s, err := tx.lockStepNamed(ctx, actor, caseID, domain.StepCorrection)
	if err != nil {
		return CaseRef{}, err
	}
	old, err := tx.Feedback(ctx, actor, caseID) // another kind of case is not found
	if err != nil {
		return CaseRef{}, err
	}
	p, err := tx.Policy(ctx, c.Year)
	if err != nil {
		return CaseRef{}, err
	}
	department, err := tx.checkFeedback(ctx, actor, p, f)
	if err != nil {
		return CaseRef{}, err
	}
	changes, err := changesOf(domain.Feedback{Title: c.Title, Content: old.Content, PlanID: old.PlanID}, f)
	if err != nil {
		return CaseRef{}, err
	}
	b := &pgx.Batch{}
	b.Queue(`UPDATE feedbacks SET content = $2, plan_id = $3 WHERE case_id = $1`, caseID, f.Content, orNil(f.PlanID))
	b.Queue(`UPDATE cases SET title = $2, department_id = $3 WHERE id = $1`, caseID, f.Title, department)
	if err := tx.send(ctx, b, "correct feedback"); err != nil {
		return CaseRef{}, err
	}
	ref := CaseRef{ID: c.ID, State: c.State, Number: deref(c.Number), Following: true}
	return ref, tx.finish(ctx, actor, s, Decision{Outcome: domain.Corrected, changes: changes})
}

// checkFeedback asks R21 and returns the department that sorts; nil for none.
func (tx *Tx) checkFeedback(ctx context.Context, actor domain.Actor, p *policy.Policy, f domain.Feedback) (department *string, err error) {
	refusals := policy.CheckFeedback(f)
	err = tx.QueryRow(ctx, `SELECT coalesce(s.department_id, CASE WHEN $3 THEN u.supervised_by END)::text FROM enrolments e JOIN orgs u ON u.id = e.unit_id
		LEFT JOIN department_series s ON s.year = e.year AND s.series = e.series WHERE e.year = $1 AND e.person_id::text = $2`,
		p.Year, actor.PersonID, p.Unlisted).Scan(&department)
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		return nil, append(refusals, *domain.Refuse("R21", "person.not_enrolled", "", "year", p.Year))
	case err != nil:
		return nil, fmt.Errorf("feedback's department: %w", err)
	case f.PlanID == "":
		return department, refusals.Err()
	}
	err = tx.QueryRow(ctx, `SELECT c.department_id::text FROM rosters r JOIN cases c ON c.id = r.case_id WHERE r.case_id::text = $1 AND r.person_id::text = $2 AND c.year = $3`,
		f.PlanID, actor.PersonID, p.Year).Scan(&department)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, append(refusals, *domain.Refuse("R21", "feedback.plan_unknown", "planId"))
	}
	if err != nil {
		return nil, fmt.Errorf("feedback's plan: %w", err)
	}
	return department, refusals.Err()
}

// FeedbackView is feedback as its page shows it.
type FeedbackView struct {
	Content string `json:"content"`
	PlanID  string `json:"planId,omitempty"`
	Plan    string `json:"plan,omitempty" doc:"number and title"`
	Topic   string `json:"topic,omitempty" doc:"as the department sorted it"`
	Answer  string `json:"answer,omitempty" doc:"the bureau's; for others than the bureau when it is given"`
}

// Feedback returns feedback; ErrNotFound for a case of another kind. An answer that waits for other signers is the
// bureau's own until then.
func (tx *Tx) Feedback(ctx context.Context, actor domain.Actor, caseID string) (v FeedbackView, err error) {
	err = tx.QueryRow(ctx, `SELECT f.content, coalesce(f.plan_id::text, ''), coalesce(concat_ws(' ', p.number, p.title), ''), f.topic,
			CASE WHEN $2 OR c.state = 'answered' THEN f.answer ELSE '' END
		FROM feedbacks f JOIN cases c ON c.id = f.case_id LEFT JOIN cases p ON p.id = f.plan_id WHERE f.case_id = $1`, caseID, actor.Role.SeesAll()).
		Scan(&v.Content, &v.PlanID, &v.Plan, &v.Topic, &v.Answer)
	if err != nil {
		return v, notFound(err, "feedback")
	}
	return v, nil
}

// checkFeedbackWord checks the topic and the answer that come with a decision.
func (tx *Tx) checkFeedbackWord(ctx context.Context, c caseRow, s domain.Step, d Decision) (domain.Refusals, error) {
	if d.Topic == "" && d.Answer == "" {
		return nil, nil
	}
	p, err := tx.Policy(ctx, c.Year)
	if err != nil {
		return nil, err
	}
	return p.CheckFeedbackWord(s.Name, d.Outcome, d.Topic, d.Answer), nil
}

// noteFeedback keeps the topic and the answer that come with an approval, which may be one of several.
func (tx *Tx) noteFeedback(ctx context.Context, c caseRow, d Decision) error {
	if c.Kind != domain.KindFeedback {
		return nil
	}
	_, err := tx.Exec(ctx, `UPDATE feedbacks SET topic = coalesce(nullif($2, ''), topic), answer = coalesce(nullif($3, ''), answer) WHERE case_id = $1`,
		c.ID, d.Topic, d.Answer)
	if err != nil {
		return fmt.Errorf("sort feedback: %w", err)
	}
	return nil
}

// approveFeedback wants R21 to be met when a step of feedback has all its approvals, and tells whom it belongs to.
func (tx *Tx) approveFeedback(ctx context.Context, actor domain.Actor, c caseRow, s domain.Step) error {
	p, err := tx.Policy(ctx, c.Year)
	if err != nil {
		return err
	}
	var topic, answer string
	if err := tx.QueryRow(ctx, `SELECT topic, answer FROM feedbacks WHERE case_id = $1`, c.ID).Scan(&topic, &answer); err != nil {
		return fmt.Errorf("feedback: %w", err)
	}
	if err := p.CheckFeedbackDone(s.Name, topic, answer).Err(); err != nil {
		return err
	}
	b := &pgx.Batch{}
	if s.Name == policy.StepAnswering {
		facts := map[string]any{"topic": topic, "answer": answer}
		tx.queueEvent(b, c.ID, &actor.AccountID, "answered", facts)
		tx.queueNotice(b, c.ID, s.N, "answered", facts)
	} else {
		tx.queueEvent(b, c.ID, &actor.AccountID, "sorted", map[string]any{"topic": topic})
	}
	return tx.send(ctx, b, "approve feedback")
}

func (tx *Tx) feedbackChecks(ctx context.Context, p *policy.Policy, c caseRow, s domain.Step) ([]policy.Check, error) {
	var topic string
	if err := tx.QueryRow(ctx, `SELECT topic FROM feedbacks WHERE case_id = $1`, c.ID).Scan(&topic); err != nil {
		return nil, fmt.Errorf("feedback's checks: %w", err)
	}
	return p.FeedbackChecks(s.Name, topic), nil
}
