package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
	"xueshi/policy"
)

// appealed is an enrolment as an appeal finds it.
type appealed struct {
	Name         string
	UnitID       string
	DepartmentID *string // the unit's supervising department
	YearCase     string
	ClosedOn     domain.Date // zero: the year is not closed
	Outcome      domain.Outcome
	Reasons      json.RawMessage
	Consequences json.RawMessage
	Live         string
	Decided      string
}

// FileAppeal takes an appeal against an incomplete year (R18), by the person or by the unit for them. What follows from
// the year is suspended from now on until the appeal has ended.
func (tx *Tx) FileAppeal(ctx context.Context, actor domain.Actor, year int, appeal domain.Appeal) (CaseRef, error) {
	p, err := tx.Policy(ctx, year)
	if errors.Is(err, pgx.ErrNoRows) {
		return CaseRef{}, domain.Refusals{*domain.Refuse("R10", "year.not_open", "year", "year", year)}
	}
	if err != nil {
		return CaseRef{}, err
	}
	e, err := tx.lockAppealed(ctx, actor, p, appeal.PersonID)
	if err != nil {
		return CaseRef{}, err
	}
	facts := policy.AppealFacts{Appeal: appeal, Outcome: e.Outcome, Today: p.Day(tx.now), ClosedOn: e.ClosedOn, Live: e.Live, Decided: e.Decided}
	if err := p.CheckAppeal(facts).Err(); err != nil {
		return CaseRef{}, err
	}
	seq, err := tx.nextNumber(ctx, year, "appeal", 1)
	if err != nil {
		return CaseRef{}, err
	}
	number := fmt.Sprintf("FH-%d-%05d", year, seq)
	c := caseRow{
		ID: newID(), Kind: domain.KindAppeal, Year: year, Number: &number, Title: e.Name, State: domain.StateFiled,
		PersonID: &appeal.PersonID, UnitID: &e.UnitID, DepartmentID: e.DepartmentID, FiledBy: &actor.AccountID,
	}
	if err := tx.insertCase(ctx, c, nil); err != nil {
		return CaseRef{}, err
	}
	b := &pgx.Batch{}
	b.Queue(`INSERT INTO appeals (case_id, year, person_id, grounds, evidence, was_outcome, was_reasons, was_consequences) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
		c.ID, year, appeal.PersonID, appeal.Grounds, append([]string{}, appeal.Evidence...), e.Outcome, e.Reasons, e.Consequences)
	return CaseRef{ID: c.ID, State: c.State, Number: number, Following: true}, tx.send(ctx, b, "file appeal")
}

// lockAppealed locks the enrolment of a person for whom the actor may appeal, so that of two appeals the second sees the
// first, and reads what decides.
func (tx *Tx) lockAppealed(ctx context.Context, actor domain.Actor, p *policy.Policy, person string) (e appealed, err error) {
	_, err = tx.Exec(ctx, `SELECT FROM enrolments WHERE year = $1 AND person_id::text = $2 FOR UPDATE`, p.Year, person)
	if err != nil {
		return e, fmt.Errorf("lock enrolment: %w", err)
	}
	err = tx.QueryRow(ctx, `SELECT p.name, p.unit_id, u.supervised_by, y.case_id, (yc.closed_at AT TIME ZONE @zone)::date, coalesce(e.outcome, ''), e.reasons, e.consequences,
			coalesce((SELECT c.number FROM appeals a JOIN cases c ON c.id = a.case_id WHERE a.year = e.year AND a.person_id = e.person_id AND a.state = 'pending'), ''),
			coalesce((SELECT c.number FROM appeals a JOIN cases c ON c.id = a.case_id WHERE a.year = e.year AND a.person_id = e.person_id AND a.state IN ('upheld', 'rejected')), '')
		FROM enrolments e JOIN people p ON p.id = e.person_id JOIN orgs u ON u.id = p.unit_id JOIN years y ON y.year = e.year JOIN cases yc ON yc.id = y.case_id
		WHERE e.year = @year AND e.person_id::text = @person AND `+personScope(actor),
		scopeArgs(actor, pgx.NamedArgs{"year": p.Year, "person": person, "zone": p.Zone().String()})).
		Scan(&e.Name, &e.UnitID, &e.DepartmentID, &e.YearCase, &e.ClosedOn, &e.Outcome, &e.Reasons, &e.Consequences, &e.Live, &e.Decided)
	if errors.Is(err, pgx.ErrNoRows) {
		return e, domain.Refusals{*domain.Refuse("", "person.not_enrolled", "personId", "year", p.Year)}
	}
	if err != nil {
		return e, fmt.Errorf("appealed: %w", err)
	}
	return e, nil
}

// CorrectAppeal sends a returned appeal back corrected.
func (tx *Tx) CorrectAppeal(ctx context.Context, actor domain.Actor, caseID string, appeal domain.Appeal) (CaseRef, error) {
	c, s, err := tx.lockStepNamed(ctx, actor, caseID, domain.StepCorrection)
	if err != nil {
		return CaseRef{}, err
	}
	old, err := tx.Appeal(ctx, caseID)
	if err != nil {
		return CaseRef{}, err
	}
	if err := policy.CheckGrounds(appeal).Err(); err != nil {
		return CaseRef{}, err
	}
	appeal.PersonID, appeal.Evidence = old.PersonID, append([]string{}, appeal.Evidence...)
	changes, err := changesOf(domain.Appeal{PersonID: old.PersonID, Grounds: old.Grounds, Evidence: old.Evidence}, appeal)
	if err != nil {
		return CaseRef{}, err
	}
	b := &pgx.Batch{}
	b.Queue(`UPDATE appeals SET grounds = $2, evidence = $3 WHERE case_id = $1`, caseID, appeal.Grounds, appeal.Evidence)
	if err := tx.send(ctx, b, "correct appeal"); err != nil {
		return CaseRef{}, err
	}
	ref := CaseRef{ID: c.ID, State: c.State, Number: deref(c.Number), Following: true}
	return ref, tx.finish(ctx, actor, s, Decision{Outcome: domain.Corrected, changes: changes})
}

// UpholdAppeal lifts what an appeal is against: the year is complete, with the chief's reason, and nothing follows from it
// any more. Run twice it changes nothing.
func (tx *Tx) UpholdAppeal(ctx context.Context, caseID string) error {
	c, err := tx.lockCase(ctx, caseID)
	if err != nil || c.ClosedAt != nil {
		return err
	}
	var comment string
	err = tx.QueryRow(ctx, `SELECT comment FROM steps WHERE case_id = $1 AND name = $2 AND outcome = 'approved' ORDER BY n DESC LIMIT 1`, caseID, policy.StepAppealDecision).Scan(&comment)
	if err != nil {
		return fmt.Errorf("uphold appeal: %w", err)
	}
	tag, err := tx.Exec(ctx, `UPDATE appeals SET state = 'upheld' WHERE case_id = $1 AND state = 'pending'`, caseID)
	if err != nil || tag.RowsAffected() == 0 {
		return orWrap(err, "uphold appeal")
	}
	reasons := []policy.Reason{policy.UpheldReason(deref(c.Number), comment)}
	b := &pgx.Batch{}
	b.Queue(`UPDATE enrolments SET outcome = 'completed', reasons = $3, consequences = NULL, decided_at = $4 WHERE year = $1 AND person_id = $2 AND outcome = 'incomplete'`,
		c.Year, c.PersonID, reasons, tx.now)
	tx.queueEvent(b, caseID, nil, "outcomeChanged", map[string]any{"year": c.Year, "comment": comment})
	return tx.send(ctx, b, "uphold appeal")
}

// orWrap wraps an error, if there is one.
func orWrap(err error, what string) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", what, err)
}

// AppealView is an appeal as its page shows it.
type AppealView struct {
	PersonID     string               `json:"personId"`
	Name         string               `json:"name"`
	Grounds      string               `json:"grounds"`
	Evidence     []string             `json:"evidence"`
	State        string               `json:"state" enum:"pending,upheld,rejected,dropped"`
	Reasons      []policy.Reason      `json:"reasons,omitempty" doc:"why the year was incomplete when it was appealed against"`
	Consequences []policy.Consequence `json:"consequences,omitempty" doc:"what followed from it"`
}

// Appeal returns an appeal; ErrNotFound for a case of another kind.
func (tx *Tx) Appeal(ctx context.Context, caseID string) (AppealView, error) {
	var v AppealView
	err := tx.QueryRow(ctx, `SELECT a.person_id, p.name, a.grounds, a.evidence, a.state, a.was_reasons, a.was_consequences
		FROM appeals a JOIN people p ON p.id = a.person_id WHERE a.case_id = $1`, caseID).
		Scan(&v.PersonID, &v.Name, &v.Grounds, &v.Evidence, &v.State, &v.Reasons, &v.Consequences)
	if err != nil {
		return v, notFound(err, "appeal")
	}
	return v, nil
}

// appealChecks are what the rules say of an appeal that waits.
func (tx *Tx) appealChecks(ctx context.Context, p *policy.Policy, c caseRow) ([]policy.Check, error) {
	f := policy.AppealCheckFacts{FiledOn: p.Day(c.FiledAt)}
	err := tx.QueryRow(ctx, `SELECT coalesce(e.outcome, ''), (yc.closed_at AT TIME ZONE $3)::date,
			coalesce((SELECT sum(hours) FROM credits cr WHERE cr.person_id = e.person_id AND cr.year = e.year AND cr.subject = 'common'), 0),
			coalesce((SELECT sum(hours) FROM credits cr WHERE cr.person_id = e.person_id AND cr.year = e.year AND cr.subject = 'specialty'), 0)
		FROM enrolments e JOIN years y ON y.year = e.year JOIN cases yc ON yc.id = y.case_id WHERE e.year = $1 AND e.person_id = $2`, c.Year, c.PersonID, p.Zone().String()).
		Scan(&f.Outcome, &f.ClosedOn, &f.Totals.Common, &f.Totals.Specialty)
	if err != nil {
		return nil, fmt.Errorf("appeal's checks: %w", err)
	}
	return p.AppealChecks(f), nil
}

// checkAppealEyes keeps from an appeal who decided against the person in the year, and from its decision who reviewed it.
func (tx *Tx) checkAppealEyes(ctx context.Context, c caseRow, s domain.Step, account string) (*domain.Refusal, error) {
	var eyes policy.AppealEyes
	err := tx.QueryRow(ctx, `SELECT
			ARRAY(SELECT sp.verified_by::text FROM submission_people sp WHERE sp.person_id = $1 AND sp.year = $2 AND sp.state = 'returned' AND sp.verified_by IS NOT NULL
				UNION SELECT s.decided_by::text FROM submission_people sp JOIN steps s ON s.case_id = sp.case_id AND s.name = $3 AND s.outcome = 'returned'
					WHERE sp.person_id = $1 AND sp.year = $2 AND sp.state = 'returned' AND s.decided_by IS NOT NULL
				UNION SELECT s.decided_by::text FROM steps s JOIN cases k ON k.id = s.case_id WHERE k.year = $2 AND k.kind IN ('transcript', 'claim', 'submission') AND s.outcome = 'rejected' AND s.decided_by IS NOT NULL
					AND (k.person_id = $1 OR k.id IN (SELECT l.case_id FROM transcript_lines l WHERE l.person_id = $1 UNION SELECT a.case_id FROM claim_authors a WHERE a.person_id = $1))),
			ARRAY(SELECT DISTINCT d.account_id::text FROM decisions d JOIN steps s ON s.case_id = d.case_id AND s.n = d.n WHERE d.case_id = $4 AND s.name <> $5)`,
		c.PersonID, c.Year, policy.StepVerification, c.ID, policy.StepAppealDecision).Scan(&eyes.Against, &eyes.Reviewed)
	if err != nil {
		return nil, fmt.Errorf("eyes on an appeal: %w", err)
	}
	return policy.CheckAppealEyes(account, s.Name, eyes), nil
}

// suspended says of enrolments e whether what follows from them is suspended, because an appeal is being decided.
const suspended = `EXISTS (SELECT FROM appeals ap WHERE ap.year = e.year AND ap.person_id = e.person_id AND ap.state = 'pending')`

// suspend marks consequences as suspended.
func suspend(consequences []policy.Consequence, are bool) []policy.Consequence {
	for i := range consequences {
		consequences[i].Suspended = are
	}
	return consequences
}

// queueIncompleteNotices tells people whose year is incomplete, and their units, until when they can appeal.
func queueIncompleteNotices(b *pgx.Batch, c caseRow, until domain.Date, now time.Time) {
	b.Queue(`INSERT INTO notices (account_id, case_id, kind, facts, at)
		SELECT a.id, $2, CASE a.role WHEN 'person' THEN 'yearIncomplete' ELSE 'peopleIncomplete' END, jsonb_build_object('year', $1::int, 'people', count(*), 'until', $3::date), $4
		FROM enrolments e JOIN people p ON p.id = e.person_id
		JOIN accounts a ON NOT a.disabled AND (a.role = 'person' AND a.person_id = p.id OR a.role = 'unit' AND a.org_id = p.unit_id)
		WHERE e.year = $1 AND e.outcome = 'incomplete' GROUP BY a.id, a.role`, c.Year, c.ID, until, now)
}
