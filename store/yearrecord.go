package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
)

// YearRecord is what was filed and decided in a year, for who wants to play it again. Ids are the database's.
type YearRecord struct {
	Policy   []byte // as it was pinned
	State    domain.CaseState
	OpenedAt time.Time
	Now      time.Time // business time of the reading
	Orgs     []RecordedOrg
	People   []RecordedPerson
	Moves    []RecordedMove
	Windows  []domain.Window // those that the bureau announced
	Cases    []RecordedCase  // by filing
}

// RecordedOrg is a department, a provider or a unit.
type RecordedOrg struct {
	ID           string
	Kind         domain.OrgKind
	Name         string
	Code         *string
	UnitKind     *domain.UnitKind
	SupervisedBy *string
}

// RecordedPerson is somebody enrolled, in the unit of today.
type RecordedPerson struct {
	ID          string
	Name        string
	UnitID      string
	Series      string
	TitleReview bool
}

// RecordedMove is a move of somebody enrolled since the year was opened.
type RecordedMove struct {
	PersonID string
	Kind     domain.MoveKind
	On       domain.Date
	FromUnit string
	ToUnit   string
	At       time.Time
}

// RecordedCase is a case of people: a plan, a transcript, a claim, an exception or a submission.
type RecordedCase struct {
	ID       string
	Kind     domain.CaseKind
	Title    string
	State    domain.CaseState
	UnitID   *string
	PersonID *string
	FiledAt  time.Time

	Steps    []RecordedStep   `db:"-"`
	Plan     *PlanRow         `db:"-"` // of a plan; its roster is everyone who was ever on it
	Roster   []RecordedSeat   `db:"-"` // of a plan
	Evidence []string         `db:"-"` // of a plan's results
	Claim    *ClaimView       `db:"-"` // of a claim
	Excepts  *ExceptionView   `db:"-"` // of an exception
	People   []RecordedResult `db:"-"` // what became of each: results, lines, authors, people excepted or submitted, as handed in
}

// RecordedStep is a step and how it ended; Outcome is empty while it is open.
type RecordedStep struct {
	CaseID    string
	Name      domain.StepName
	OpenedAt  time.Time
	Outcome   domain.StepOutcome
	DecidedAt *time.Time
	Comment   string
}

// RecordedSeat is a person's time on a roster.
type RecordedSeat struct {
	CaseID   string
	PersonID string
	JoinedOn domain.Date
	LeftOn   *domain.Date
}

// RecordedResult is what was handed in for one person, and what became of it. Which fields have a meaning depends on the
// kind of case.
type RecordedResult struct {
	CaseID   string
	PersonID string
	State    string
	Comment  string
	Passed   bool
	Hours    domain.Hours // recorded, or asked for
	Granted  domain.Hours // of a claim
	Score    *int
	Course   string
	ExamOn   *domain.Date
}

// YearRecord reads everything of a year that decides how it ends for people; it changes nothing. ErrNotFound where the
// year was never opened.
func (tx *Tx) YearRecord(ctx context.Context, year int) (*YearRecord, error) {
	r := &YearRecord{Now: tx.now}
	err := tx.QueryRow(ctx, `SELECT y.policy_source, y.state, c.filed_at FROM years y JOIN cases c ON c.id = y.case_id WHERE y.year = $1`, year).
		Scan(&r.Policy, &r.State, &r.OpenedAt)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, ErrNotFound
	}
	if err != nil {
		return nil, fmt.Errorf("year record: %w", err)
	}
	for _, part := range []func(context.Context, int, *YearRecord) error{tx.recordedCity, tx.recordedCases, tx.recordedPlans, tx.recordedRequests} {
		if err := part(ctx, year, r); err != nil {
			return nil, err
		}
	}
	return r, nil
}

func (tx *Tx) recordedCity(ctx context.Context, year int, r *YearRecord) (err error) {
	r.Orgs, err = recorded[RecordedOrg](ctx, tx, `SELECT id, kind, name, code, unit_kind, supervised_by FROM orgs WHERE $1 > 0 ORDER BY id`, year)
	if err != nil {
		return err
	}
	r.People, err = recorded[RecordedPerson](ctx, tx, `SELECT e.person_id, p.name, p.unit_id, e.series, e.title_review
		FROM enrolments e JOIN people p ON p.id = e.person_id WHERE e.year = $1 ORDER BY e.person_id`, year)
	if err != nil {
		return err
	}
	r.Moves, err = recorded[RecordedMove](ctx, tx, `SELECT m.person_id, m.kind, m.moved_on, m.from_unit, m.to_unit, m.at FROM person_moves m
		JOIN enrolments e ON e.person_id = m.person_id AND e.year = $1 JOIN years y ON y.year = $1 JOIN cases c ON c.id = y.case_id
		WHERE m.at >= c.filed_at AND (c.closed_at IS NULL OR m.at < c.closed_at) ORDER BY m.id`, year)
	if err != nil {
		return err
	}
	r.Windows, err = recorded[domain.Window](ctx, tx, `SELECT id, cohort, series, opens_on, closes_on FROM windows WHERE year = $1 AND announced_by IS NOT NULL ORDER BY id`, year)
	return err
}

// recordedCases reads the cases with their steps, and what was handed in for whom.
func (tx *Tx) recordedCases(ctx context.Context, year int, r *YearRecord) (err error) {
	r.Cases, err = recorded[RecordedCase](ctx, tx, `SELECT id, kind, title, state, unit_id, person_id, filed_at FROM cases
		WHERE year = $1 AND kind IN ('plan', 'transcript', 'claim', 'exception', 'submission') ORDER BY filed_at, id`, year)
	if err != nil {
		return err
	}
	byID := r.byID()
	steps, err := recorded[RecordedStep](ctx, tx, `SELECT s.case_id, s.name, s.opened_at, coalesce(s.outcome, ''), s.decided_at, s.comment
		FROM steps s JOIN cases c ON c.id = s.case_id WHERE c.year = $1 ORDER BY s.case_id, s.n`, year)
	if err != nil {
		return err
	}
	for _, s := range steps {
		if c := byID[s.CaseID]; c != nil {
			c.Steps = append(c.Steps, s)
		}
	}
	for _, query := range []string{
		`SELECT r.case_id, r.person_id, r.state, comment, passed, hours, 0, score, '', NULL::date FROM results r JOIN cases c ON c.id = r.case_id WHERE c.year = $1 ORDER BY r.case_id, r.line`,
		`SELECT l.case_id, l.person_id, l.state, '', true, 0, 0, score, course, exam_on FROM transcript_lines l JOIN cases c ON c.id = l.case_id WHERE c.year = $1 ORDER BY l.case_id, line`,
		`SELECT a.case_id, a.person_id, a.state, a.comment, true, asked, coalesce(granted, 0), NULL::int, '', NULL::date FROM claim_authors a JOIN cases c ON c.id = a.case_id WHERE c.year = $1 ORDER BY a.case_id, line`,
		`SELECT x.case_id, x.person_id, x.state, comment, true, 0, 0, NULL::int, '', NULL::date FROM exception_people x WHERE x.year = $1 ORDER BY x.case_id, line`,
		`SELECT s.case_id, s.person_id, s.state, comment, true, 0, 0, NULL::int, '', NULL::date FROM submission_people s WHERE s.year = $1 ORDER BY s.case_id, s.person_id`,
	} {
		people, err := recorded[RecordedResult](ctx, tx, query, year)
		if err != nil {
			return err
		}
		for _, p := range people {
			if c := byID[p.CaseID]; c != nil {
				c.People = append(c.People, p)
			}
		}
	}
	return nil
}

func (r *YearRecord) byID() map[string]*RecordedCase {
	all := make(map[string]*RecordedCase, len(r.Cases))
	for i := range r.Cases {
		all[r.Cases[i].ID] = &r.Cases[i]
	}
	return all
}

func (tx *Tx) recordedPlans(ctx context.Context, year int, r *YearRecord) error {
	byID := r.byID()
	seats, err := recorded[RecordedSeat](ctx, tx, `SELECT r.case_id, r.person_id, r.joined_on, r.left_on FROM rosters r JOIN cases c ON c.id = r.case_id
		WHERE c.year = $1 ORDER BY r.case_id, r.person_id`, year)
	if err != nil {
		return err
	}
	for _, s := range seats {
		if c := byID[s.CaseID]; c != nil {
			c.Roster = append(c.Roster, s)
		}
	}
	for i := range r.Cases {
		c := &r.Cases[i]
		if c.Kind != domain.KindPlan {
			continue
		}
		plan, err := tx.loadPlan(ctx, c.ID)
		if err != nil {
			return err
		}
		c.Plan = &plan
		if c.Evidence, err = tx.Evidence(ctx, c.ID); err != nil {
			return err
		}
	}
	return nil
}

// recordedRequests reads what claims and exceptions say besides the people.
func (tx *Tx) recordedRequests(ctx context.Context, _ int, r *YearRecord) error {
	for i := range r.Cases {
		c := &r.Cases[i]
		switch c.Kind {
		case domain.KindClaim:
			claim, err := tx.Claim(ctx, c.ID)
			if err != nil {
				return err
			}
			c.Claim = &claim
		case domain.KindException:
			exception, err := tx.Exception(ctx, c.ID)
			if err != nil {
				return err
			}
			c.Excepts = &exception
		default:
		}
	}
	return nil
}

// YearEnd is how a year stands, or ended, for one person.
type YearEnd struct {
	PersonID  string
	Common    domain.Hours
	Specialty domain.Hours
	Stamped   bool
	Outcome   domain.Outcome // empty while undecided, and for who left in the year
	Reasons   []byte         // JSON of []policy.Reason
}

// YearEnds returns how a year stands for everybody enrolled.
func (tx *Tx) YearEnds(ctx context.Context, year int) ([]YearEnd, error) {
	return recorded[YearEnd](ctx, tx, `SELECT e.person_id, coalesce(sum(c.hours) FILTER (WHERE c.subject = 'common'), 0), coalesce(sum(c.hours) FILTER (WHERE c.subject = 'specialty'), 0),
			e.serial IS NOT NULL, coalesce(e.outcome, ''), coalesce(e.reasons, '[]')
		FROM enrolments e LEFT JOIN credits c ON c.person_id = e.person_id AND c.year = e.year WHERE e.year = $1 GROUP BY e.year, e.person_id ORDER BY e.person_id`, year)
}

func recorded[T any](ctx context.Context, tx *Tx, query string, year int) ([]T, error) {
	rows, err := tx.Query(ctx, query, year)
	if err != nil {
		return nil, fmt.Errorf("year record: %w", err)
	}
	return collect(rows, pgx.RowToStructByPos[T], "year record")
}
