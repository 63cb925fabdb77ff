package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
	"xueshi/policy"
)

// lateFacts is what R16 asks about hours that the bureau registered after the year's end.
type lateFacts struct {
	EndCommon      domain.Hours // registered when the year ended
	EndSpecialty   domain.Hours
	LastRegistered *time.Time // after the year's end
}

// lateColumns are the columns of lateFacts, aggregated over ledger lines cr; ends is the parameter with the year's end.
func lateColumns(ends string) string {
	return `coalesce(sum(cr.hours) FILTER (WHERE cr.subject = 'common' AND cr.created_at < ` + ends + `), 0),
		coalesce(sum(cr.hours) FILTER (WHERE cr.subject = 'specialty' AND cr.created_at < ` + ends + `), 0),
		max(cr.created_at) FILTER (WHERE cr.hours > 0 AND cr.created_at >= ` + ends + `)`
}

func (f lateFacts) with(totals domain.Totals) policy.LateFacts {
	return policy.LateFacts{AtYearEnd: domain.Totals{Common: f.EndCommon, Specialty: f.EndSpecialty}, Totals: totals, LastRegisteredAt: timeOf(f.LastRegistered)}
}

func scanSubmissionFacts(row pgx.CollectableRow) (f submissionFacts, err error) {
	err = row.Scan(&f.PersonID, &f.Name, &f.Series, &f.TitleReview, &f.Common, &f.Specialty, &f.LiveCase, &f.Stamped,
		&f.Late.EndCommon, &f.Late.EndSpecialty, &f.Late.LastRegistered, &f.Outcome)
	return f, err
}

// submittableYear returns the policy of a year in which somebody may still be submitted: one that is open, or one that
// is over but not closed, for those whom the bureau's delay kept from being submitted in time (R16). The caller holds it
// there, as openYear does.
func (tx *Tx) submittableYear(ctx context.Context, year int) (*policy.Policy, error) {
	var state domain.CaseState
	err := tx.QueryRow(ctx, `SELECT state FROM years WHERE year = $1 FOR SHARE`, year).Scan(&state)
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		return nil, domain.Refusals{*domain.Refuse("R10", "year.not_open", "year", "year", year)}
	case err != nil:
		return nil, fmt.Errorf("year %d: %w", year, err)
	case state == domain.StateClosed:
		return nil, domain.Refusals{*domain.Refuse("R17", "year.closed", "year", "year", year)}
	default:
		return tx.Policy(ctx, year)
	}
}

// lockSubmitted locks people of the actor's unit who are to be submitted: the closing may be about to decide about them.
func (tx *Tx) lockSubmitted(ctx context.Context, actor domain.Actor, year int, people []string) error {
	_, err := tx.Exec(ctx, `SELECT FROM enrolments WHERE year = $1 AND person_id IN (SELECT id FROM people WHERE unit_id = $2 AND id::text = any($3))
		ORDER BY person_id FOR UPDATE`, year, actor.OrgID, people)
	if err != nil {
		return fmt.Errorf("lock enrolments: %w", err)
	}
	return nil
}

// noteLate keeps until when people may still be submitted outside of every window, and tells their units (R16).
func (tx *Tx) noteLate(ctx context.Context, year int, yearCase string, people, until []string) error {
	if len(people) == 0 {
		return nil
	}
	_, err := tx.Exec(ctx, `WITH late AS (
			UPDATE enrolments e SET late_until = o.until FROM unnest($3::text[]::uuid[], $4::text[]::date[]) o(id, until)
			WHERE e.year = $1 AND e.person_id = o.id AND e.late_until IS DISTINCT FROM o.until RETURNING e.person_id, e.late_until)
		INSERT INTO notices (account_id, case_id, kind, facts, at)
		SELECT a.id, $2, 'lateSubmission', jsonb_build_object('people', count(*), 'until', l.late_until), $5
		FROM late l JOIN people p ON p.id = l.person_id JOIN accounts a ON a.role = 'unit' AND a.org_id = p.unit_id AND NOT a.disabled
		GROUP BY a.id, l.late_until`, year, yearCase, people, until, tx.now)
	if err != nil {
		return fmt.Errorf("late submissions: %w", err)
	}
	return nil
}
