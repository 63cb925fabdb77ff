package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
	"xueshi/policy"
)

// noteDates keeps the dates that come with the chief's approval, which may be one of several.
func (tx *Tx) noteDates(ctx context.Context, c caseRow, d Decision) error {
	if c.Kind != domain.KindException || d.From.IsZero() && d.Until.IsZero() {
		return nil
	}
	_, err := tx.Exec(ctx, `UPDATE exceptions SET granted_from = coalesce($2::date, granted_from), granted_until = coalesce($3::date, granted_until) WHERE case_id = $1`,
		c.ID, dateOrNil(d.From), dateOrNil(d.Until))
	if err != nil {
		return fmt.Errorf("note dates: %w", err)
	}
	return nil
}

func dateOrNil(d domain.Date) *domain.Date {
	if d.IsZero() {
		return nil
	}
	return &d
}

// approveException writes what the approval of a step means: the chief's grants the request with its dates, for all or
// with exceptions.
func (tx *Tx) approveException(ctx context.Context, c caseRow, s domain.Step, d Decision) error {
	if s.Name != policy.StepExceptionDecision {
		if len(d.Except) > 0 {
			return domain.Refusals{*domain.Refuse("", "decision.no_exceptions_here", "except", "step", s.Name)}
		}
		return nil
	}
	p, err := tx.Policy(ctx, c.Year)
	if err != nil {
		return err
	}
	view, err := tx.Exception(ctx, c.ID)
	if err != nil {
		return err
	}
	people := view.Request().People
	ids, comments, refusals := exceptAuthors(people, d.Except)
	if len(ids) >= len(people) {
		refusals = append(refusals, *domain.Refuse("R17", "exception.nobody_left", "outcome", "people", len(people)))
	}
	from, until := view.dates()
	if r := p.CheckExceptionDates(from, until, p.Day(tx.now)); r != nil {
		refusals = append(refusals, *r)
	}
	if err := refusals.Err(); err != nil {
		return err
	}
	b := &pgx.Batch{}
	b.Queue(`UPDATE exceptions SET granted_from = $2, granted_until = $3 WHERE case_id = $1`, c.ID, from, until)
	b.Queue(`UPDATE exception_people x SET state = 'excepted', comment = e.comment FROM unnest($2::text[], $3::text[]) e(id, comment)
		WHERE x.case_id = $1 AND x.person_id::text = e.id AND x.state = 'asked'`, c.ID, ids, comments)
	return tx.send(ctx, b, "approve exception")
}

// GrantException puts a decided exception into force (R17): until its last day its people can be submitted without a
// window, and are not incomplete. Whose outcome was decided meanwhile keeps it. Run twice it changes nothing.
func (tx *Tx) GrantException(ctx context.Context, caseID string) error {
	c, err := tx.lockCase(ctx, caseID)
	if err != nil || c.ClosedAt != nil {
		return err
	}
	view, err := tx.Exception(ctx, caseID)
	if err != nil {
		return err
	}
	from, until := view.dates()
	var people int
	err = tx.QueryRow(ctx, `WITH granted AS (UPDATE exception_people SET state = 'granted' WHERE case_id = $1 AND state = 'asked' RETURNING person_id),
			excused AS (UPDATE enrolments e SET excused_from = $3, excused_until = $4 FROM granted g WHERE e.year = $2 AND e.person_id = g.person_id AND e.outcome IS NULL)
		SELECT count(*) FROM granted`, caseID, c.Year, from, until).Scan(&people)
	if err != nil {
		return fmt.Errorf("grant exception: %w", err)
	}
	if people == 0 {
		return nil
	}
	facts := map[string]any{"people": people, "from": from, "until": until}
	b := &pgx.Batch{}
	tx.queueEvent(b, caseID, nil, "granted", facts)
	tx.queueNotice(b, caseID, 0, "granted", facts)
	b.Queue(`INSERT INTO notices (account_id, case_id, kind, facts, at) SELECT a.id, $1, 'granted', $2, $3
		FROM exception_people x JOIN accounts a ON a.person_id = x.person_id AND NOT a.disabled WHERE x.case_id = $1 AND x.state = 'granted'`,
		caseID, map[string]any{"from": from, "until": until}, tx.now)
	return tx.send(ctx, b, "grant exception")
}

func (tx *Tx) exceptionChecks(ctx context.Context, p *policy.Policy, c caseRow) ([]policy.Check, error) {
	view, err := tx.Exception(ctx, c.ID)
	if err != nil {
		return nil, err
	}
	refused, err := tx.checkException(ctx, p, c.ID, view.Request())
	return p.ExceptionChecks(view.Request(), refused), err
}
