package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
	"xueshi/policy"
)

// FileException asks for an exception for people of the actor's unit (R17), while the year is open: what the bureau then
// decides in January still counts (R16).
func (tx *Tx) FileException(ctx context.Context, actor domain.Actor, year int, r domain.ExceptionRequest) (CaseRef, error) {
	p, err := tx.openYear(ctx, year, "year")
	if err != nil {
		return CaseRef{}, err
	}
	if err := tx.checkNewException(ctx, actor, p, "", r); err != nil {
		return CaseRef{}, err
	}
	seq, err := tx.nextNumber(ctx, year, "exception", 1)
	if err != nil {
		return CaseRef{}, err
	}
	number := fmt.Sprintf("LW-%d-%05d", year, seq)
	c := caseRow{
		ID: newID(), Kind: domain.KindException, Year: year, Number: &number, Title: r.Reason, State: domain.StateFiled,
		UnitID: &actor.OrgID, FiledBy: &actor.AccountID,
	}
	if err := tx.insertCase(ctx, c, map[string]any{"people": len(r.People)}); err != nil {
		return CaseRef{}, err
	}
	b := &pgx.Batch{}
	b.Queue(`INSERT INTO exceptions (case_id, reason, evidence, from_on, until_on) VALUES ($1, $2, $3, $4, $5)`, c.ID, r.Reason, r.Evidence, r.From, r.Until)
	queueExcepted(b, c, r)
	return CaseRef{ID: c.ID, State: c.State, Number: number, Following: true}, tx.writeException(ctx, b, "file exception")
}

// CorrectException sends a returned request back corrected.
func (tx *Tx) CorrectException(ctx context.Context, actor domain.Actor, caseID string, r domain.ExceptionRequest) (CaseRef, error) {
	c, s, err := tx.lockStepNamed(ctx, actor, caseID, domain.StepCorrection)
	if err != nil {
		return CaseRef{}, err
	}
	old, err := tx.Exception(ctx, caseID) // another kind of case is not found
	if err != nil {
		return CaseRef{}, err
	}
	p, err := tx.openYear(ctx, c.Year, "year")
	if err != nil {
		return CaseRef{}, err
	}
	if err := tx.checkNewException(ctx, actor, p, caseID, r); err != nil {
		return CaseRef{}, err
	}
	changes, err := changesOf(old.Request(), r)
	if err != nil {
		return CaseRef{}, err
	}
	b := &pgx.Batch{}
	b.Queue(`UPDATE exceptions SET reason = $2, evidence = $3, from_on = $4, until_on = $5 WHERE case_id = $1`, caseID, r.Reason, r.Evidence, r.From, r.Until)
	b.Queue(`UPDATE cases SET title = $2 WHERE id = $1`, caseID, r.Reason)
	b.Queue(`DELETE FROM exception_people WHERE case_id = $1`, caseID)
	queueExcepted(b, c, r)
	if err := tx.writeException(ctx, b, "correct exception"); err != nil {
		return CaseRef{}, err
	}
	ref := CaseRef{ID: c.ID, State: c.State, Number: deref(c.Number), Following: true}
	return ref, tx.finish(ctx, actor, s, Decision{Outcome: domain.Corrected, changes: changes})
}

func queueExcepted(b *pgx.Batch, c caseRow, r domain.ExceptionRequest) {
	b.Queue(`INSERT INTO exception_people (case_id, line, year, person_id) SELECT $1, line - 1, $2, id::uuid FROM unnest($3::text[]) WITH ORDINALITY p(id, line)`,
		c.ID, c.Year, r.People)
}

// writeException writes a request at once: if another one for the same person came first, at the same moment, the index
// says so, and the request is refused.
func (tx *Tx) writeException(ctx context.Context, b *pgx.Batch, what string) error {
	err := tx.send(ctx, b, what)
	if err == nil {
		err = tx.flush(ctx)
	}
	if isUnique(err) {
		return domain.Refusals{*domain.Refuse("R17", "exception.asked_already", "people", "case", "")}
	}
	return err
}

// checkNewException asks who the people are, and then R17.
func (tx *Tx) checkNewException(ctx context.Context, actor domain.Actor, p *policy.Policy, caseID string, r domain.ExceptionRequest) error {
	if err := tx.checkEnrolled(ctx, actor, p.Year, "people", r.People); err != nil {
		return err
	}
	refusals, err := tx.checkException(ctx, p, caseID, r)
	return orErr(err, refusals)
}

// checkException asks R17 about a request of the case ("": a new one) as it stands beside all others.
func (tx *Tx) checkException(ctx context.Context, p *policy.Policy, caseID string, r domain.ExceptionRequest) (domain.Refusals, error) {
	rows, err := tx.Query(ctx, `SELECT x.person_id::text, coalesce(c.number, '') FROM exception_people x JOIN cases c ON c.id = x.case_id
		WHERE x.year = $1 AND x.person_id::text = any($2) AND x.state = 'asked' AND x.case_id::text <> $3`, p.Year, r.People, caseID)
	if err != nil {
		return nil, fmt.Errorf("other exceptions: %w", err)
	}
	asked, err := byPerson[string](rows, "other exceptions")
	if err != nil {
		return nil, err
	}
	rows, err = tx.Query(ctx, `SELECT person_id::text, outcome FROM enrolments WHERE year = $1 AND person_id::text = any($2) AND outcome IS NOT NULL`, p.Year, r.People)
	if err != nil {
		return nil, fmt.Errorf("decided people: %w", err)
	}
	decided, err := byPerson[domain.Outcome](rows, "decided people")
	return p.CheckException(policy.ExceptionFacts{Request: r, Today: p.Day(tx.now), Asked: asked, Decided: decided}), err
}

// ExceptionView is a request for an exception as its page shows it.
type ExceptionView struct {
	Reason       string           `json:"reason"`
	Evidence     string           `json:"evidence"`
	From         domain.Date      `json:"from" doc:"as it was asked"`
	Until        domain.Date      `json:"until"`
	GrantedFrom  domain.Date      `json:"grantedFrom,omitzero" doc:"as the chief set it; absent: as it was asked"`
	GrantedUntil domain.Date      `json:"grantedUntil,omitzero"`
	People       []ExceptedPerson `json:"people"`
}

// ExceptedPerson is one person of a request.
type ExceptedPerson struct {
	PersonID string `json:"personId"`
	Name     string `json:"name"`
	State    string `json:"state" enum:"asked,excepted,granted,dropped" doc:"excepted: the chief left the person out"`
	Comment  string `json:"comment,omitempty"`
}

// Request returns the request as it was asked.
func (v ExceptionView) Request() domain.ExceptionRequest {
	r := domain.ExceptionRequest{Reason: v.Reason, Evidence: v.Evidence, From: v.From, Until: v.Until}
	for _, p := range v.People {
		r.People = append(r.People, p.PersonID)
	}
	return r
}

// dates are those that the chief set, or else those that were asked.
func (v ExceptionView) dates() (from, until domain.Date) {
	from, until = v.From, v.Until
	if !v.GrantedFrom.IsZero() {
		from = v.GrantedFrom
	}
	if !v.GrantedUntil.IsZero() {
		until = v.GrantedUntil
	}
	return from, until
}

// Exception returns a request for an exception; ErrNotFound for a case of another kind.
func (tx *Tx) Exception(ctx context.Context, caseID string) (v ExceptionView, err error) {
	err = tx.QueryRow(ctx, `SELECT reason, evidence, from_on, until_on, granted_from, granted_until FROM exceptions WHERE case_id = $1`, caseID).
		Scan(&v.Reason, &v.Evidence, &v.From, &v.Until, &v.GrantedFrom, &v.GrantedUntil)
	if err != nil {
		return v, notFound(err, "exception")
	}
	rows, err := tx.Query(ctx, `SELECT x.person_id, p.name, x.state, x.comment FROM exception_people x JOIN people p ON p.id = x.person_id
		WHERE x.case_id = $1 ORDER BY x.line`, caseID)
	if err != nil {
		return v, fmt.Errorf("exception's people: %w", err)
	}
	v.People, err = collect(rows, pgx.RowToStructByPos[ExceptedPerson], "exception's people")
	return v, err
}
