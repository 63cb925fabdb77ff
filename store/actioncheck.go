package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
	"xueshi/policy"
)

// Checks returns what the rules say of a case that waits for the bureau's or a department's review; nothing at any other
// step.
func (tx *Tx) Checks(ctx context.Context, caseID string) ([]policy.Check, error) {
	rows, err := tx.Query(ctx, `SELECT `+caseColumns+` FROM cases c WHERE id = $1`, caseID)
	if err != nil {
		return nil, fmt.Errorf("checks: %w", err)
	}
	c, err := pgx.CollectExactlyOneRow(rows, pgx.RowToStructByPos[caseRow])
	if err != nil {
		return nil, notFound(err, "checks")
	}
	s, err := tx.openStep(ctx, caseID)
	if err != nil {
		return nil, err
	}
	return tx.checksOf(ctx, c, s)
}

func (tx *Tx) checksOf(ctx context.Context, c caseRow, s domain.Step) ([]policy.Check, error) {
	if len(reviewOutcomes(s.Name)) == 0 {
		return nil, nil
	}
	p, err := tx.Policy(ctx, c.Year)
	if err != nil {
		return nil, err
	}
	switch c.Kind {
	case domain.KindPlan:
		return tx.planChecks(ctx, p, c, s)
	case domain.KindTranscript:
		lines, refused, err := tx.countLines(ctx, "transcript_lines", c.ID)
		return p.TranscriptChecks(lines, refused), err
	case domain.KindClaim:
		return tx.claimChecks(ctx, p, c)
	case domain.KindFeedback:
		return tx.feedbackChecks(ctx, p, c, s)
	case domain.KindException:
		return tx.exceptionChecks(ctx, p, c)
	case domain.KindCertificate:
		return tx.certificateChecks(ctx, p, c)
	case domain.KindAppeal:
		return tx.appealChecks(ctx, p, c)
	case domain.KindSubmission:
		return tx.submissionChecks(ctx, p, c.ID)
	default:
		return nil, nil
	}
}

func (tx *Tx) planChecks(ctx context.Context, p *policy.Policy, c caseRow, s domain.Step) ([]policy.Check, error) {
	row, err := tx.loadPlan(ctx, c.ID)
	if err != nil {
		return nil, err
	}
	switch {
	case s.Name == policy.StepHoursReview:
		lines, refused, err := tx.countLines(ctx, "results", c.ID)
		return policy.ResultChecks(row.Plan, len(row.Roster), lines, refused), err
	case row.Change != nil:
		filing, err := tx.step(ctx, c.ID, row.changeN)
		return p.ChangeChecks(row.Plan, *row.Change, p.Day(filing.DecidedAt)), err
	default:
		refused, err := tx.checkContent(ctx, p, row.Plan)
		if err != nil {
			return nil, err
		}
		people, err := tx.checkRoster(ctx, p, row.Series, "roster", row.Roster)
		return p.PlanChecks(policy.PlanCheckFacts{
			Plan: row.Plan, FiledOn: row.FiledOn, FirstFiledOn: row.FirstFiledOn, Today: p.Day(tx.now), Waived: row.Waived, Refused: append(refused, people...),
		}), err
	}
}

// countLines counts the lines of a hand-in, and those that a rule refused.
func (tx *Tx) countLines(ctx context.Context, table, caseID string) (lines, refused int, err error) {
	err = tx.QueryRow(ctx, `SELECT count(*), count(*) FILTER (WHERE state = 'refused') FROM `+table+` WHERE case_id = $1`, caseID).Scan(&lines, &refused)
	if err != nil {
		return 0, 0, fmt.Errorf("count lines: %w", err)
	}
	return lines, refused, nil
}

func (tx *Tx) submissionChecks(ctx context.Context, p *policy.Policy, caseID string) ([]policy.Check, error) {
	rows, err := tx.Query(ctx, `SELECT coalesce(sum(cr.hours) FILTER (WHERE cr.subject = 'common'), 0), coalesce(sum(cr.hours) FILTER (WHERE cr.subject = 'specialty'), 0),
			sp.missed_window, sp.late_by_bureau
		FROM submission_people sp LEFT JOIN credits cr ON cr.person_id = sp.person_id AND cr.year = sp.year
		WHERE sp.case_id = $1 AND sp.state IN ('submitted', 'verified') GROUP BY sp.case_id, sp.person_id`, caseID)
	if err != nil {
		return nil, fmt.Errorf("submission's checks: %w", err)
	}
	var (
		totals           []domain.Totals
		t                domain.Totals
		isMissed, isLate bool
		missed, late     int
	)
	_, err = pgx.ForEachRow(rows, []any{&t.Common, &t.Specialty, &isMissed, &isLate}, func() error {
		totals = append(totals, t)
		if isMissed {
			missed++
		}
		if isLate {
			late++
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("submission's checks: %w", err)
	}
	return p.SubmissionChecks(totals, missed, late), nil
}

// markClean notes with a new review step whether every check passes, so that a queue can begin with those.
func (tx *Tx) markClean(ctx context.Context, c caseRow, s domain.Step) error {
	checks, err := tx.checksOf(ctx, c, s)
	if err != nil || len(checks) == 0 || !policy.Clean(checks) {
		return err
	}
	if _, err := tx.Exec(ctx, `UPDATE steps SET clean = true WHERE case_id = $1 AND n = $2`, s.CaseID, s.N); err != nil {
		return fmt.Errorf("mark clean: %w", err)
	}
	return nil
}
