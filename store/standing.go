package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
	"xueshi/policy"
)

// Standing is where a person stands in a year.
type Standing struct {
	PersonID      string               `json:"personId"`
	Name          string               `json:"name"`
	Unit          string               `json:"unit"`
	Series        string               `json:"series"`
	TitleReview   bool                 `json:"titleReview"`
	Year          int                  `json:"year"`
	Totals        domain.Totals        `json:"totals" doc:"registered hours: always the sum of the ledger's lines (R11)"`
	Pending       domain.Totals        `json:"pending" doc:"handed in, not yet registered"`
	Planned       domain.Hours         `json:"planned" doc:"specialty hours of plans on whose roster the person is and that have no result yet"`
	Missing       policy.Missing       `json:"missing"`
	Outcome       domain.Outcome       `json:"outcome,omitempty" doc:"absent while undecided"`
	Reasons       []policy.Reason      `json:"reasons,omitempty" doc:"why the year is incomplete (R17)"`
	Consequences  []policy.Consequence `json:"consequences,omitempty" doc:"what follows (R18)"`
	Serial        string               `json:"serial,omitempty" doc:"of the stamp (R15)"`
	CheckCode     string               `json:"checkCode,omitempty" doc:"what the public check asks beside the serial number"`
	LateUntil     domain.Date          `json:"lateUntil,omitzero" doc:"last day on which the unit may still submit the person outside of every window (R16)"`
	ExceptedFrom  domain.Date          `json:"exceptedFrom,omitzero" doc:"the chief's exception: from when the unit may submit the person without a window (R17)"`
	ExceptedUntil domain.Date          `json:"exceptedUntil,omitzero"`
	Submission    string               `json:"submission,omitempty" doc:"state in the latest submission"`
	Plans         []Attended           `json:"plans" doc:"training on whose roster the person is, by its first day"`
	Ledger        []LedgerLine         `json:"ledger"`
	Uncounted     []Uncounted          `json:"uncounted" doc:"what was handed in and did not count, and why"`
	Advice        []policy.Advice      `json:"advice" doc:"what to do next, and until when"`
	Suspended     bool                 `json:"suspended,omitempty" doc:"an appeal is being decided: nothing follows until then"`
	AppealUntil   domain.Date          `json:"appealUntil,omitzero" doc:"last day on which the outcome can be appealed against; absent: it cannot, or the time does not run yet"`
	closedOn      domain.Date          // of the year
	appealed      bool                 // an appeal is being decided, or was
}

// LedgerLine is one line of the ledger as the person sees it.
type LedgerLine struct {
	ID       int64          `json:"id"`
	Subject  domain.Subject `json:"subject"`
	Hours    domain.Hours   `json:"hours"`
	EarnedOn domain.Date    `json:"earnedOn"`
	Case     string         `json:"case"`
	CaseID   string         `json:"caseId"`
	Reason   string         `json:"reason"`
	Reverses *int64         `json:"reverses,omitempty"`
}

// Uncounted is something handed in that gave no hours.
type Uncounted struct {
	Subject  domain.Subject  `json:"subject"`
	Hours    domain.Hours    `json:"hours"`
	Case     string          `json:"case"`
	CaseID   string          `json:"caseId"`
	State    string          `json:"state"`
	Title    string          `json:"title"`
	Refusals domain.Refusals `json:"refusals,omitempty"`
	Texts    []string        `json:"texts,omitempty" doc:"the refusals in Chinese"`
}

// Standing returns a person's standing in a year, for whoever may see the person.
func (tx *Tx) Standing(ctx context.Context, actor domain.Actor, year int, personID string) (Standing, error) {
	if err := tx.canSeePerson(ctx, actor, personID); err != nil {
		return Standing{}, err
	}
	p, err := tx.Policy(ctx, year)
	if errors.Is(err, pgx.ErrNoRows) {
		return Standing{}, ErrNotFound
	}
	if err != nil {
		return Standing{}, err
	}
	s, err := tx.enrolment(ctx, p, personID)
	if err != nil {
		return Standing{}, err
	}
	if s.Ledger, err = tx.ledger(ctx, year, personID); err != nil {
		return Standing{}, err
	}
	if s.Plans, err = tx.attended(ctx, year, personID); err != nil {
		return Standing{}, err
	}
	for _, line := range s.Ledger {
		if line.Subject == domain.Common {
			s.Totals.Common += line.Hours
		} else {
			s.Totals.Specialty += line.Hours
		}
	}
	if s.Uncounted, err = tx.uncounted(ctx, p, year, personID); err != nil {
		return Standing{}, err
	}
	if err := tx.coming(ctx, p, &s); err != nil {
		return Standing{}, err
	}
	s.Missing = p.MissingHours(s.Totals)
	if s.Outcome == domain.Incomplete && !s.closedOn.IsZero() && !s.appealed {
		s.AppealUntil = p.AppealUntil(s.closedOn)
	}
	err = tx.advise(ctx, p, &s)
	return s, err
}

func (tx *Tx) enrolment(ctx context.Context, p *policy.Policy, personID string) (Standing, error) {
	s := Standing{PersonID: personID, Year: p.Year}
	err := tx.QueryRow(ctx, `SELECT p.name, u.name, e.series, e.title_review, coalesce(e.outcome, ''), e.reasons, e.consequences, coalesce(e.serial, ''), coalesce(e.check_code, ''), CASE WHEN e.outcome IS NULL THEN e.late_until END,
			CASE WHEN e.outcome IS NULL THEN e.excused_from END, CASE WHEN e.outcome IS NULL THEN e.excused_until END,
			coalesce((SELECT sp.state FROM submission_people sp JOIN cases c ON c.id = sp.case_id WHERE sp.person_id = p.id AND sp.year = e.year ORDER BY c.filed_at DESC LIMIT 1), ''),
			`+suspended+`, EXISTS (SELECT FROM appeals ap WHERE ap.year = e.year AND ap.person_id = e.person_id AND ap.state <> 'dropped'), (yc.closed_at AT TIME ZONE $3)::date
		FROM enrolments e JOIN people p ON p.id = e.person_id JOIN orgs u ON u.id = p.unit_id JOIN years y ON y.year = e.year JOIN cases yc ON yc.id = y.case_id
		WHERE e.year = $1 AND e.person_id = $2`, p.Year, personID, p.Zone().String()).
		Scan(&s.Name, &s.Unit, &s.Series, &s.TitleReview, &s.Outcome, &s.Reasons, &s.Consequences, &s.Serial, &s.CheckCode, &s.LateUntil,
			&s.ExceptedFrom, &s.ExceptedUntil, &s.Submission, &s.Suspended, &s.appealed, &s.closedOn)
	if errors.Is(err, pgx.ErrNoRows) {
		return s, ErrNotFound
	}
	if err != nil {
		return s, fmt.Errorf("enrolment: %w", err)
	}
	suspend(s.Consequences, s.Suspended)
	return s, nil
}

func (tx *Tx) ledger(ctx context.Context, year int, personID string) ([]LedgerLine, error) {
	rows, err := tx.Query(ctx, `SELECT l.id, l.subject, l.hours, l.earned_on, coalesce(c.number, ''), c.id, l.reason, l.reverses
		FROM credits l JOIN cases c ON c.id = l.case_id WHERE l.person_id = $1 AND l.year = $2 ORDER BY l.id`, personID, year)
	if err != nil {
		return nil, fmt.Errorf("ledger: %w", err)
	}
	return collect(rows, pgx.RowToStructByPos[LedgerLine], "ledger")
}

// uncounted finds every line of a person that gave no hours: refused or excepted ones, and those of cases that ended
// without registration.
func (tx *Tx) uncounted(ctx context.Context, p *policy.Policy, year int, personID string) ([]Uncounted, error) {
	rows, err := tx.Query(ctx, `SELECT 'common', $3::int, coalesce(c.number, ''), c.id::text, l.state, l.course, l.refusals, NULL::text[] FROM transcript_lines l JOIN cases c ON c.id = l.case_id
			WHERE l.person_id = $1 AND l.year = $2 AND l.state IN ('refused', 'excepted', 'dropped')
		UNION ALL SELECT 'specialty', r.hours, coalesce(c.number, ''), c.id::text, r.state, c.title, r.refusals, NULL FROM results r JOIN cases c ON c.id = r.case_id
			WHERE r.person_id = $1 AND c.year = $2 AND (r.state IN ('refused', 'excepted') OR r.state = 'pending' AND c.closed_at IS NOT NULL)
		UNION ALL SELECT 'specialty', a.asked, coalesce(c.number, ''), c.id::text, a.state, c.title,
				CASE WHEN a.state = 'excepted'
					THEN jsonb_build_array(jsonb_build_object('code', 'hours.excepted', 'rule', 'R9', 'facts', jsonb_build_object('comment', a.comment))) END, NULL
			FROM claim_authors a JOIN cases c ON c.id = a.case_id WHERE a.person_id = $1 AND c.year = $2 AND a.state IN ('excepted', 'dropped')
		ORDER BY 4`, personID, year, p.Hours.Common)
	if err != nil {
		return nil, fmt.Errorf("uncounted: %w", err)
	}
	return collect(rows, pgx.RowToStructByPos[Uncounted], "uncounted")
}

// coming adds what is handed in and what is planned.
func (tx *Tx) coming(ctx context.Context, p *policy.Policy, s *Standing) error {
	err := tx.QueryRow(ctx, `SELECT
		(SELECT count(*) FROM transcript_lines l JOIN cases c ON c.id = l.case_id WHERE l.person_id = $1 AND l.year = $2 AND l.state = 'pending' AND c.closed_at IS NULL) * $3::int,
		(SELECT coalesce(sum(r.hours), 0) FROM results r JOIN cases c ON c.id = r.case_id WHERE r.person_id = $1 AND c.year = $2 AND r.state = 'pending' AND c.closed_at IS NULL)
			+ (SELECT coalesce(sum(coalesce(a.granted, a.asked)), 0) FROM claim_authors a JOIN cases c ON c.id = a.case_id
				WHERE a.person_id = $1 AND c.year = $2 AND a.state = 'pending' AND c.closed_at IS NULL),
		(SELECT coalesce(sum(pl.hours), 0) FROM rosters ro JOIN plans pl ON pl.case_id = ro.case_id JOIN cases c ON c.id = ro.case_id
			WHERE ro.person_id = $1 AND c.year = $2 AND ro.left_on IS NULL AND c.closed_at IS NULL AND c.state IN ('accepted', 'changing', 'trained'))`,
		s.PersonID, s.Year, p.Hours.Common).Scan(&s.Pending.Common, &s.Pending.Specialty, &s.Planned)
	if err != nil {
		return fmt.Errorf("pending hours: %w", err)
	}
	return nil
}

func (tx *Tx) advise(ctx context.Context, p *policy.Policy, s *Standing) error {
	windows, err := tx.Windows(ctx, s.Year)
	if err != nil {
		return err
	}
	cohort := domain.CohortOthers
	if s.TitleReview {
		cohort = domain.CohortTitleReview
	}
	s.Advice = p.NextAdvice(policy.AdviceFacts{
		Today: p.Day(tx.now), Totals: s.Totals, Pending: s.Pending, Planned: s.Planned, Cohort: cohort, Series: s.Series, Windows: windows,
		Submitted: s.Submission == "submitted" || s.Submission == "verified", Stamped: s.Outcome == domain.Completed,
		LateUntil: s.LateUntil, Excepted: policy.Period{From: s.ExceptedFrom, To: s.ExceptedUntil},
	})
	return nil
}
