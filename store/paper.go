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

// What documents print (spec §8). Each query answers within the actor's scope, with ID numbers as the actor may see
// them: what cannot be read on the screen cannot be printed either.

// idShown returns the ID number as the actor may see it.
func idShown(actor domain.Actor, number string) string {
	if seesIDNumbers(actor) {
		return number
	}
	return policy.MaskID(number)
}

// casePaper returns a case of the kind that the actor may see.
func (tx *Tx) casePaper(ctx context.Context, actor domain.Actor, id string, kind domain.CaseKind) (CaseView, error) {
	c, err := tx.Case(ctx, actor, id)
	if err == nil && c.Kind != kind {
		return CaseView{}, ErrNotFound
	}
	return c, err
}

// PlanPaper is a plan with the names that its receipt and its roster print.
type PlanPaper struct {
	Case CaseView
	Plan PlanRow
}

// PlanPaper returns a plan to print.
func (tx *Tx) PlanPaper(ctx context.Context, actor domain.Actor, caseID string) (p PlanPaper, err error) {
	if p.Case, err = tx.casePaper(ctx, actor, caseID, domain.KindPlan); err != nil {
		return p, err
	}
	p.Plan, err = tx.loadPlan(ctx, caseID)
	return p, err
}

// PaperPerson is one who is on a plan's roster.
type PaperPerson struct {
	Name     string
	IDNumber string
	Unit     string
	UnitKind domain.UnitKind
}

// RosterPaper returns who is on a plan's roster now, by unit and name.
func (tx *Tx) RosterPaper(ctx context.Context, actor domain.Actor, caseID string) ([]PaperPerson, error) {
	if ok, err := tx.canSee(ctx, actor, caseID); err != nil || !ok {
		return nil, errors.Join(err, ErrNotFound)
	}
	rows, err := tx.Query(ctx, `SELECT p.name, p.id_number, u.name, u.unit_kind FROM rosters r JOIN people p ON p.id = r.person_id JOIN orgs u ON u.id = p.unit_id
		WHERE r.case_id = $1 AND r.left_on IS NULL ORDER BY u.name, p.name, p.id`, caseID)
	if err != nil {
		return nil, fmt.Errorf("roster: %w", err)
	}
	people, err := collect(rows, pgx.RowToStructByPos[PaperPerson], "roster")
	for i := range people {
		people[i].IDNumber = idShown(actor, people[i].IDNumber)
	}
	return people, err
}

// TranscriptPaperLine is one line of a batch of the common subject's results.
type TranscriptPaperLine struct {
	Name     string
	IDNumber string
	Unit     string
	ExamOn   domain.Date
	Score    int
	State    string
	Refusals domain.Refusals
}

// TranscriptPaper returns a batch with its lines, in their order.
func (tx *Tx) TranscriptPaper(ctx context.Context, actor domain.Actor, caseID string) (c CaseView, lines []TranscriptPaperLine, err error) {
	if c, err = tx.casePaper(ctx, actor, caseID, domain.KindTranscript); err != nil {
		return c, nil, err
	}
	rows, err := tx.Query(ctx, `SELECT p.name, p.id_number, u.name, l.exam_on, l.score, l.state, l.refusals
		FROM transcript_lines l JOIN people p ON p.id = l.person_id JOIN orgs u ON u.id = p.unit_id WHERE l.case_id = $1 ORDER BY l.line`, caseID)
	if err != nil {
		return c, nil, fmt.Errorf("transcript: %w", err)
	}
	lines, err = collect(rows, pgx.RowToStructByPos[TranscriptPaperLine], "transcript")
	for i := range lines {
		lines[i].IDNumber = idShown(actor, lines[i].IDNumber)
	}
	return c, lines, err
}

// SubmissionPaper is a submission to print.
type SubmissionPaper struct {
	Case     CaseView
	UnitCode string
	People   []SubmissionPaperPerson
}

// SubmissionPaperPerson is one person of a submission with the hours that are registered now.
type SubmissionPaperPerson struct {
	Name         string
	IDNumber     string
	Series       string
	Common       domain.Hours
	Specialty    domain.Hours
	State        string
	Serial       string
	Comment      string
	MissedWindow bool
	LateByBureau bool
}

// SubmissionPaper returns a submission with its people, by name.
func (tx *Tx) SubmissionPaper(ctx context.Context, actor domain.Actor, caseID string) (s SubmissionPaper, err error) {
	if s.Case, err = tx.casePaper(ctx, actor, caseID, domain.KindSubmission); err != nil {
		return s, err
	}
	err = tx.QueryRow(ctx, `SELECT coalesce(u.code, '') FROM cases c JOIN orgs u ON u.id = c.unit_id WHERE c.id = $1`, caseID).Scan(&s.UnitCode)
	if err != nil {
		return s, fmt.Errorf("submission: %w", err)
	}
	rows, err := tx.Query(ctx, `SELECT p.name, p.id_number, e.series,
			coalesce((SELECT sum(hours) FROM credits l WHERE l.person_id = p.id AND l.year = sp.year AND l.subject = 'common'), 0),
			coalesce((SELECT sum(hours) FROM credits l WHERE l.person_id = p.id AND l.year = sp.year AND l.subject = 'specialty'), 0),
			sp.state, CASE WHEN sp.state = 'stamped' THEN coalesce(e.serial, '') ELSE '' END, sp.comment, sp.missed_window, sp.late_by_bureau
		FROM submission_people sp JOIN people p ON p.id = sp.person_id JOIN enrolments e ON e.year = sp.year AND e.person_id = sp.person_id
		WHERE sp.case_id = $1 ORDER BY p.name, p.id`, caseID)
	if err != nil {
		return s, fmt.Errorf("submission: %w", err)
	}
	s.People, err = collect(rows, pgx.RowToStructByPos[SubmissionPaperPerson], "submission")
	for i := range s.People {
		s.People[i].IDNumber = idShown(actor, s.People[i].IDNumber)
	}
	return s, err
}

// StampedYear is one year of a person that was stamped.
type StampedYear struct {
	Year      int
	Unit      string
	Common    domain.Hours
	Specialty domain.Hours
	Subjects  []string // what was learned, in the order in which it was registered
	Serial    string
	Code      string
	StampedAt time.Time
}

// StampedYears returns the years of a person that were stamped, the first one first.
func (tx *Tx) StampedYears(ctx context.Context, actor domain.Actor, personID string) ([]StampedYear, error) {
	if err := tx.canSeePerson(ctx, actor, personID); err != nil {
		return nil, err
	}
	rows, err := tx.Query(ctx, `SELECT s.year, u.name, s.common, s.specialty,
			ARRAY(SELECT l.reason FROM credits l WHERE l.person_id = s.person_id AND l.year = s.year AND l.reverses IS NULL
				AND NOT EXISTS (SELECT FROM credits r WHERE r.reverses = l.id) ORDER BY l.id), s.serial, s.code, s.stamped_at
		FROM stamps s JOIN orgs u ON u.id = s.unit_id WHERE s.person_id = $1 AND s.voided_at IS NULL ORDER BY s.year`, personID)
	if err != nil {
		return nil, fmt.Errorf("stamped years: %w", err)
	}
	return collect(rows, pgx.RowToStructByPos[StampedYear], "stamped years")
}
