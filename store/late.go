package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
	"xueshi/policy"
)

// lateFacts is what R16 asks about hours that were registered when no window was left.
type lateFacts struct {
	Chance         time.Time    // when the last window closed; zero: none was announced
	Common         domain.Hours // registered then
	Specialty      domain.Hours
	LastRegistered *time.Time // after it
}

// lateColumns are the columns of lateFacts, aggregated over ledger lines cr; ch is chanceJoin's.
const lateColumns = `ch.at, coalesce(sum(cr.hours) FILTER (WHERE cr.subject = 'common' AND cr.created_at < ch.at), 0),
	coalesce(sum(cr.hours) FILTER (WHERE cr.subject = 'specialty' AND cr.created_at < ch.at), 0),
	max(cr.created_at) FILTER (WHERE cr.hours > 0 AND cr.created_at >= ch.at)`

// chanceJoin joins to enrolments e when the last window closes that is open to the person; its parameters are those of
// chances.
const chanceJoin = ` JOIN unnest($4::text[], $5::boolean[], $6::timestamptz[]) ch(series, title_review, at)
	ON ch.title_review = e.title_review AND ch.series = CASE WHEN e.series = any($4) THEN e.series ELSE '' END `

// chances are when the last window closes, for both cohorts and for every series that has windows of its own, or else for
// all of them together.
func chances(p *policy.Policy, windows []domain.Window) (series []string, titleReview []bool, at []time.Time) {
	named := map[string]bool{"": true}
	for _, w := range windows {
		named[w.Series] = true
	}
	for name := range named {
		series, titleReview = append(series, name, name), append(titleReview, false, true)
		at = append(at, p.LastChance(windows, domain.CohortOthers, name), p.LastChance(windows, domain.CohortTitleReview, name))
	}
	return series, titleReview, at
}

func (f lateFacts) with(totals domain.Totals) policy.LateFacts {
	return policy.LateFacts{
		LastChance: f.Chance, AtLastChance: domain.Totals{Common: f.Common, Specialty: f.Specialty}, Totals: totals, LastRegisteredAt: timeOf(f.LastRegistered),
	}
}

func scanSubmissionFacts(row pgx.CollectableRow) (f submissionFacts, err error) {
	err = row.Scan(&f.PersonID, &f.Name, &f.Series, &f.TitleReview, &f.Common, &f.Specialty, &f.LiveCase, &f.Stamped,
		&f.Late.Chance, &f.Late.Common, &f.Late.Specialty, &f.Late.LastRegistered, &f.Outcome,
		&f.Excepted.From, &f.Excepted.To)
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

// noteRegisteredLate looks whether the case registered hours when no window was left: it keeps until when those people may
// be submitted all the same, and tells their units (R16). For whom no window was announced at all, that waits for the year's
// end.
func (tx *Tx) noteRegisteredLate(ctx context.Context, c caseRow) error {
	p, err := tx.Policy(ctx, c.Year)
	if err != nil {
		return err
	}
	windows, err := tx.Windows(ctx, c.Year)
	if err != nil {
		return err
	}
	series, titleReview, at := chances(p, windows)
	if !slices.ContainsFunc(at, func(closed time.Time) bool { return !closed.IsZero() && !closed.After(tx.now) }) {
		return nil // everybody has a window to come
	}
	rows, err := tx.Query(ctx, `SELECT e.person_id, coalesce(sum(cr.hours) FILTER (WHERE cr.subject = 'common'), 0), coalesce(sum(cr.hours) FILTER (WHERE cr.subject = 'specialty'), 0),
			`+lateColumns+` FROM enrolments e`+chanceJoin+`JOIN credits cr ON cr.person_id = e.person_id AND cr.year = e.year
		WHERE e.year = $1 AND e.outcome IS NULL AND e.ended_on IS NULL AND ch.at > $3::timestamptz AND ch.at <= $7
			AND e.person_id IN (SELECT o.person_id FROM credits o WHERE o.case_id = $2)
			AND NOT EXISTS (SELECT FROM submission_people s WHERE s.person_id = e.person_id AND s.year = e.year AND s.state IN ('submitted', 'verified', 'stamped'))
		GROUP BY e.person_id, ch.at ORDER BY e.person_id`, c.Year, c.ID, time.Time{}, series, titleReview, at, tx.now)
	if err != nil {
		return fmt.Errorf("late submissions: %w", err)
	}
	var (
		people, until []string
		id            string
		totals        domain.Totals
		late          lateFacts
	)
	_, err = pgx.ForEachRow(rows, []any{&id, &totals.Common, &totals.Specialty, &late.Chance, &late.Common, &late.Specialty, &late.LastRegistered}, func() error {
		if day := p.LateUntil(late.with(totals)); !day.IsZero() {
			people, until = append(people, id), append(until, day.String())
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("late submissions: %w", err)
	}
	var yearCase string
	if err := tx.QueryRow(ctx, `SELECT case_id FROM years WHERE year = $1`, c.Year).Scan(&yearCase); err != nil {
		return fmt.Errorf("late submissions: %w", err)
	}
	return tx.noteLate(ctx, c.Year, yearCase, people, until)
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
