package store

import (
	"context"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
	"xueshi/policy"
)

// LineAnswer says what became of one line of a hand-in: taken, or refused with every reason.
type LineAnswer struct {
	Line     int             `json:"line"` // from 0, as handed in
	PersonID string          `json:"personId"`
	State    string          `json:"state" enum:"pending,refused,excepted,registered,dropped"`
	Refusals domain.Refusals `json:"refusals,omitempty"`
	Score    int             `json:"score,omitempty"`
	Hours    domain.Hours    `json:"hours,omitempty"`
	Passed   bool            `json:"passed,omitempty"`
	Course   string          `json:"course,omitempty"`
	ExamOn   domain.Date     `json:"examOn,omitzero"`
	Name     string          `json:"name,omitempty"`
	Texts    []string        `json:"texts,omitempty" doc:"the refusals in Chinese"`
}

// LinesRef is the answer to a hand-in of many lines.
type LinesRef struct {
	CaseRef
	Lines []LineAnswer `json:"lines"`
}

// RecordResults takes the results of a plan whose last day is over (R8). Lines that break a rule are kept as refused,
// with the reasons, and give no hours; if no line is left, the hand-in is refused whole.
func (tx *Tx) RecordResults(ctx context.Context, actor domain.Actor, caseID string, results []domain.Result, evidence []string) (LinesRef, error) {
	c, s, err := tx.lockStepNamed(ctx, actor, caseID, domain.StepResults)
	if err != nil {
		return LinesRef{}, err
	}
	p, err := tx.openYear(ctx, c.Year, "")
	if err != nil {
		return LinesRef{}, err
	}
	plan, err := tx.loadPlan(ctx, caseID)
	if err != nil {
		return LinesRef{}, err
	}
	if err := p.CheckResults(plan.Plan, p.Day(tx.now), evidence).Err(); err != nil {
		return LinesRef{}, err
	}
	lines, err := tx.checkResults(ctx, p, caseID, plan.Plan, results)
	if err != nil {
		return LinesRef{}, err
	}
	if err := allRefused("results", lines); err != nil {
		return LinesRef{}, err
	}
	changes, err := tx.resultChanges(ctx, caseID, results)
	if err != nil {
		return LinesRef{}, err
	}
	if err := tx.writeResults(ctx, caseID, results, lines, evidence); err != nil {
		return LinesRef{}, err
	}
	ref := LinesRef{CaseRef: CaseRef{ID: c.ID, State: c.State, Number: deref(c.Number), Following: true}, Lines: lines}
	return ref, tx.finish(ctx, actor, s, Decision{Outcome: domain.Recorded, changes: changes})
}

// checkResults asks R8 about every line.
func (tx *Tx) checkResults(ctx context.Context, p *policy.Policy, caseID string, plan domain.Plan, results []domain.Result) ([]LineAnswer, error) {
	ids := make([]string, len(results))
	for i, r := range results {
		ids[i] = r.PersonID
	}
	if err := tx.lockEnrolments(ctx, p.Year, ids); err != nil {
		return nil, err
	}
	leftOn, err := tx.rosterDays(ctx, caseID)
	if err != nil {
		return nil, err
	}
	clashes, err := tx.clashes(ctx, caseID, plan, ids)
	if err != nil {
		return nil, err
	}
	lines := make([]LineAnswer, len(results))
	for i, r := range results {
		left, onRoster := leftOn[r.PersonID]
		refusals := p.CheckResult(policy.ResultFacts{
			Result: r, OnRoster: onRoster, LeftOn: left, Plan: plan, Clash: clashes[r.PersonID], Earlier: 1 + slices.Index(ids[:i], r.PersonID),
		})
		if len(refusals) == 0 {
			if _, why := p.Grants(plan, r); why != nil {
				refusals = domain.Refusals{*why}
			}
		}
		lines[i] = LineAnswer{Line: i, PersonID: r.PersonID, State: "pending", Refusals: refusals, Score: r.Score, Hours: r.Hours, Passed: r.Passed}
		if len(refusals) > 0 {
			lines[i].State = "refused"
		}
	}
	return lines, nil
}

// lockEnrolments makes whoever records results of the same people wait, so that of two plans at one time the second sees
// the first.
func (tx *Tx) lockEnrolments(ctx context.Context, year int, people []string) error {
	_, err := tx.Exec(ctx, `SELECT FROM enrolments WHERE year = $1 AND person_id::text = any($2) ORDER BY person_id FOR UPDATE`, year, people)
	if err != nil {
		return fmt.Errorf("lock enrolments: %w", err)
	}
	return nil
}

// rosterDays returns everyone who is or was on the roster, with the day of leaving; the zero date for who did not leave.
func (tx *Tx) rosterDays(ctx context.Context, caseID string) (map[string]domain.Date, error) {
	rows, err := tx.Query(ctx, `SELECT person_id, left_on FROM rosters WHERE case_id = $1`, caseID)
	if err != nil {
		return nil, fmt.Errorf("roster: %w", err)
	}
	days := map[string]domain.Date{}
	var id string
	var left domain.Date
	_, err = pgx.ForEachRow(rows, []any{&id, &left}, func() error {
		days[id] = left
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("roster: %w", err)
	}
	return days, nil
}

// clashes finds, for each person, another plan that gave or is about to give hours for overlapping hours of a day.
func (tx *Tx) clashes(ctx context.Context, caseID string, plan domain.Plan, people []string) (map[string]*policy.Clash, error) {
	rows, err := tx.Query(ctx, `SELECT r.person_id, c.number, p.starts_on, p.ends_on, p.sessions FROM results r JOIN plans p ON p.case_id = r.case_id JOIN cases c ON c.id = r.case_id
		WHERE r.person_id::text = any($1) AND r.case_id <> $2 AND (r.state = 'registered' OR r.state = 'pending' AND c.closed_at IS NULL) AND p.starts_on <= $4 AND p.ends_on >= $3`,
		people, caseID, plan.StartsOn, plan.EndsOn)
	if err != nil {
		return nil, fmt.Errorf("overlapping plans: %w", err)
	}
	found := map[string]*policy.Clash{}
	var (
		id, number string
		other      domain.Plan
	)
	_, err = pgx.ForEachRow(rows, []any{&id, &number, &other.StartsOn, &other.EndsOn, &other.Sessions}, func() error {
		if on, meets := policy.Overlap(plan, other); meets {
			found[id] = &policy.Clash{CaseNumber: number, On: on}
		}
		other.Sessions = nil
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("overlapping plans: %w", err)
	}
	return found, nil
}

// allRefused turns the reasons of all lines into one refusal when no line was taken. That somebody failed is a result as
// any other, though it gives no hours.
func allRefused(field string, lines []LineAnswer) error {
	var refusals domain.Refusals
	for _, l := range lines {
		if l.State != "refused" || l.Refusals[0].Code == "result.failed" {
			return nil
		}
		for _, r := range l.Refusals {
			refusals = append(refusals, r.At(fmt.Sprintf("%s[%d]", field, l.Line)))
		}
	}
	if len(lines) == 0 {
		refusals = domain.Refusals{*domain.Refuse("", "form.empty_list", field)}
	}
	return refusals.Err()
}

func (tx *Tx) writeResults(ctx context.Context, caseID string, results []domain.Result, lines []LineAnswer, evidence []string) error {
	known, err := tx.knownPeople(ctx, lines)
	if err != nil {
		return err
	}
	b := &pgx.Batch{}
	b.Queue(`DELETE FROM results WHERE case_id = $1`, caseID)
	b.Queue(`DELETE FROM result_evidence WHERE case_id = $1`, caseID)
	b.Queue(`INSERT INTO result_evidence (case_id, kind) SELECT DISTINCT $1::uuid, kind FROM unnest($2::text[]) e(kind)`, caseID, evidence)
	if err := tx.send(ctx, b, "record results"); err != nil {
		return err
	}
	_, err = tx.CopyFrom(ctx, pgx.Identifier{"results"}, []string{"case_id", "line", "person_id", "passed", "hours", "score", "comment", "state", "refusals"},
		pgx.CopyFromSlice(len(known), func(i int) ([]any, error) {
			l := known[i]
			r := results[l.Line]
			return []any{caseID, l.Line, r.PersonID, r.Passed, r.Hours, r.Score, r.Comment, l.State, refusalsOrNil(l.Refusals)}, nil
		}))
	if err != nil {
		return fmt.Errorf("record results: %w", err)
	}
	return nil
}

// knownPeople leaves out lines about people who do not exist: they are refused, but there is nobody to keep them for.
func (tx *Tx) knownPeople(ctx context.Context, lines []LineAnswer) ([]LineAnswer, error) {
	ids := make([]string, len(lines))
	for i, l := range lines {
		ids[i] = l.PersonID
	}
	rows, err := tx.Query(ctx, `SELECT id FROM people WHERE id::text = any($1)`, ids)
	if err != nil {
		return nil, fmt.Errorf("people: %w", err)
	}
	found, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return nil, fmt.Errorf("people: %w", err)
	}
	known := make(map[string]bool, len(found))
	for _, id := range found {
		known[id] = true
	}
	return slices.DeleteFunc(slices.Clone(lines), func(l LineAnswer) bool { return !known[l.PersonID] }), nil
}

func refusalsOrNil(r domain.Refusals) any {
	if len(r) == 0 {
		return nil
	}
	return r
}

// RegisterPlanHours puts the reviewed hours of a plan into the ledger (R8, R10, R11). Run twice it changes nothing.
func (tx *Tx) RegisterPlanHours(ctx context.Context, caseID string) error {
	return tx.register(ctx, caseID, `INSERT INTO credits (year, person_id, subject, hours, earned_on, case_id, reason, author_id, created_at)
		SELECT c.year, r.person_id, 'specialty', r.hours, p.ends_on, c.id, c.title, $2, $3
		FROM results r JOIN plans p ON p.case_id = r.case_id JOIN cases c ON c.id = r.case_id WHERE r.case_id = $1 AND r.state = 'pending'
		ON CONFLICT DO NOTHING`, `UPDATE results SET state = 'registered' WHERE case_id = $1 AND state = 'pending'`)
}

// register runs an insertion into the ledger ($1 case, $2 author, $3 time) and marks its lines as registered.
func (tx *Tx) register(ctx context.Context, caseID, insert, mark string) error {
	c, err := tx.lockCase(ctx, caseID)
	if err != nil || c.ClosedAt != nil {
		return err
	}
	var author string
	err = tx.QueryRow(ctx, `SELECT decided_by FROM steps WHERE case_id = $1 AND outcome = 'approved' ORDER BY n DESC LIMIT 1`, caseID).Scan(&author)
	if err != nil {
		return fmt.Errorf("register hours: who approved: %w", err)
	}
	tag, err := tx.Exec(ctx, insert, caseID, author, tx.now)
	if err != nil {
		return fmt.Errorf("register hours: %w", err)
	}
	if _, err := tx.Exec(ctx, mark, caseID); err != nil {
		return fmt.Errorf("register hours: %w", err)
	}
	if tag.RowsAffected() == 0 {
		return nil
	}
	b := &pgx.Batch{}
	tx.queueEvent(b, caseID, nil, "registered", map[string]any{"people": tag.RowsAffected()})
	if err := tx.send(ctx, b, "register hours"); err != nil {
		return err
	}
	return tx.noteRegisteredLate(ctx, c)
}

// ResultLines returns what was recorded of a plan's participants.
func (tx *Tx) ResultLines(ctx context.Context, caseID string) ([]LineAnswer, error) {
	return tx.lines(ctx, `SELECT r.line, r.person_id, r.state, r.refusals, coalesce(r.score, 0), r.hours, r.passed, '', NULL::date, p.name, NULL::text[]
		FROM results r JOIN people p ON p.id = r.person_id WHERE r.case_id = $1 ORDER BY r.line`, caseID)
}

func (tx *Tx) lines(ctx context.Context, query, caseID string) ([]LineAnswer, error) {
	rows, err := tx.Query(ctx, query, caseID)
	if err != nil {
		return nil, fmt.Errorf("lines: %w", err)
	}
	lines, err := pgx.CollectRows(rows, pgx.RowToStructByPos[LineAnswer])
	if err != nil {
		return nil, fmt.Errorf("lines: %w", err)
	}
	return lines, nil
}
