package store

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
	"xueshi/policy"
)

// closingChunk bounds what one transaction of the closing touches, so that people can work meanwhile.
const closingChunk = 1000

// BeginClosing marks the year as closing: nothing new is filed, what waits for the bureau is still decided (R16). Each
// time the closing looks over the year's cases it begins here.
func (tx *Tx) BeginClosing(ctx context.Context, caseID string) error {
	c, err := tx.lockYear(ctx, caseID)
	if err != nil || c.ClosedAt != nil {
		return err
	}
	b := &pgx.Batch{}
	if c.State == domain.StateOpen {
		b.Queue(`UPDATE cases SET state = 'closing', following = true, acted_at = clock_timestamp(), version = version + 1 WHERE id = $1`, caseID)
		tx.queueEvent(b, caseID, nil, "closing", nil)
	}
	b.Queue(`UPDATE years SET state = 'closing', looked_at = clock_timestamp() WHERE case_id = $1`, caseID)
	return tx.send(ctx, b, "begin closing")
}

// lockYear locks the year of a case of kind year, and then the case. Who files in the year, ends a case of it or opens
// a step that may expire holds a share of the lock: each is seen by the closing, or sees that the year is closing.
func (tx *Tx) lockYear(ctx context.Context, caseID string) (caseRow, error) {
	if _, err := tx.Exec(ctx, `SELECT FROM years WHERE case_id = $1 FOR UPDATE`, caseID); err != nil {
		return caseRow{}, fmt.Errorf("lock year: %w", err)
	}
	return tx.lockCase(ctx, caseID)
}

// expires says whether a step that is open when the year ends expires (R17): a correction, too, whoever has to make it.
func expires(kind domain.CaseKind, name domain.StepName, role domain.Role) bool {
	return name == domain.StepCorrection && !policy.OutlivesYear(kind) || policy.ExpiresAtYearEnd(kind, role)
}

// expiring are the kinds of steps, of those that are open in a year, that expire at its end: who waits for whom in which
// kind of case.
type expiring struct {
	kinds, names, roles []string
}

func (tx *Tx) expiringSteps(ctx context.Context, year int) (e expiring, err error) {
	rows, err := tx.Query(ctx, `SELECT DISTINCT c.kind, s.name, s.role FROM cases c JOIN steps s ON s.case_id = c.id AND s.outcome IS NULL WHERE c.year = $1 AND c.closed_at IS NULL`, year)
	if err != nil {
		return e, fmt.Errorf("expiring steps: %w", err)
	}
	var kind, name, role string
	_, err = pgx.ForEachRow(rows, []any{&kind, &name, &role}, func() error {
		if expires(domain.CaseKind(kind), domain.StepName(name), domain.Role(role)) {
			e.kinds, e.names, e.roles = append(e.kinds, kind), append(e.names, name), append(e.roles, role)
		}
		return nil
	})
	if err != nil {
		return e, fmt.Errorf("expiring steps: %w", err)
	}
	return e, nil
}

// ExpireCases closes the open steps of up to a thousand cases that did not make it by the year's end (R17); their workflows
// are signalled and end them with a notice. It returns how many it closed: call again until none. Run twice, or after one
// that failed, it closes nothing twice.
func (tx *Tx) ExpireCases(ctx context.Context, yearCase string) (closed int, err error) {
	var year int
	if err := tx.QueryRow(ctx, `SELECT year FROM years WHERE case_id = $1`, yearCase).Scan(&year); err != nil {
		return 0, fmt.Errorf("expire cases: %w", err)
	}
	e, err := tx.expiringSteps(ctx, year)
	if err != nil || len(e.kinds) == 0 {
		return 0, err
	}
	err = tx.QueryRow(ctx, `WITH late AS (
			SELECT s.case_id, s.n, s.name FROM cases c JOIN steps s ON s.case_id = c.id AND s.outcome IS NULL
			WHERE c.year = $1 AND c.closed_at IS NULL AND (c.kind, s.name, s.role) IN (SELECT * FROM unnest($2::text[], $3::text[], $4::text[]))
			ORDER BY c.id LIMIT $5 FOR UPDATE OF c, s),
		steps_closed AS (UPDATE steps s SET outcome = $6, decided_at = $7 FROM late l WHERE s.case_id = l.case_id AND s.n = l.n),
		cases_told AS (UPDATE cases c SET following = true, acted_at = clock_timestamp(), version = version + 1 FROM late l WHERE c.id = l.case_id),
		noted AS (INSERT INTO timeline (case_id, at, kind, facts) SELECT case_id, $7, 'closed', jsonb_build_object('step', name, 'outcome', $6::text) FROM late),
		signalled AS (INSERT INTO outbox (case_id, n, outcome) SELECT case_id, n, $6 FROM late)
		SELECT count(*) FROM late`, year, e.kinds, e.names, e.roles, closingChunk, string(domain.Expired), tx.now).Scan(&closed)
	if err != nil {
		return 0, fmt.Errorf("expire cases: %w", err)
	}
	tx.signals = tx.signals || closed > 0
	return closed, nil
}

// outcomeRow is what R17 asks about one enrolled person.
type outcomeRow struct {
	PersonID         string
	TitleReview      bool
	Common           domain.Hours
	Specialty        domain.Hours
	PendingCommon    domain.Hours
	PendingSpecialty domain.Hours
	Live             bool
	Returned         bool
	Late             lateFacts
	ExcusedUntil     domain.Date
	Asked            bool // an exception is still to be decided
}

// DecideOutcomes gives up to a thousand undecided people after the named one their outcome (R17, R18), and returns the
// last one it looked at; empty when there are no more. People whose submission or hours still lie with the bureau stay
// undecided, and so do those whose hours it registered too late for the windows (R16). Run twice it changes nothing.
func (tx *Tx) DecideOutcomes(ctx context.Context, yearCase, after string) (last string, err error) {
	var year int
	if err := tx.QueryRow(ctx, `SELECT year FROM years WHERE case_id = $1`, yearCase).Scan(&year); err != nil {
		return "", fmt.Errorf("decide outcomes: %w", err)
	}
	p, err := tx.Policy(ctx, year)
	if err != nil {
		return "", err
	}
	people, err := tx.undecided(ctx, p, after)
	if err != nil || len(people) == 0 {
		return "", err
	}
	var late, until, ids, reasons []string
	for _, f := range people {
		facts := f.facts(p, p.Day(tx.now))
		outcome, why := p.DecideOutcome(facts)
		if facts.Late && !facts.Live {
			late, until = append(late, f.PersonID), append(until, p.LateUntil(f.Late.with(facts.Totals)).String())
		}
		if outcome != domain.Incomplete {
			continue
		}
		text, err := json.Marshal(why)
		if err != nil {
			return "", fmt.Errorf("decide outcomes: %w", err)
		}
		ids, reasons = append(ids, f.PersonID), append(reasons, string(text))
	}
	if err := tx.noteLate(ctx, year, yearCase, late, until); err != nil {
		return "", err
	}
	return people[len(people)-1].PersonID, tx.writeIncomplete(ctx, p, ids, reasons)
}

// undecided locks the next chunk of undecided people, so that nobody is submitted while their outcome is decided, and
// then reads what decides it.
func (tx *Tx) undecided(ctx context.Context, p *policy.Policy, after string) ([]outcomeRow, error) {
	rows, err := tx.Query(ctx, `SELECT person_id FROM enrolments WHERE year = $1 AND outcome IS NULL AND ended_on IS NULL AND ($2::uuid IS NULL OR person_id > $2)
		ORDER BY person_id LIMIT $3 FOR UPDATE`, p.Year, orNil(after), closingChunk)
	if err != nil {
		return nil, fmt.Errorf("decide outcomes: %w", err)
	}
	ids, err := collect(rows, pgx.RowTo[string], "decide outcomes")
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	windows, err := tx.Windows(ctx, p.Year)
	if err != nil {
		return nil, err
	}
	series, titleReview, at := chances(p, windows)
	rows, err = tx.Query(ctx, outcomeQuery, p.Year, ids, p.Hours.Common, series, titleReview, at)
	if err != nil {
		return nil, fmt.Errorf("decide outcomes: %w", err)
	}
	return collect(rows, scanOutcomeRow, "decide outcomes")
}

func scanOutcomeRow(row pgx.CollectableRow) (f outcomeRow, err error) {
	err = row.Scan(&f.PersonID, &f.TitleReview, &f.Common, &f.Specialty, &f.Late.Chance, &f.Late.Common, &f.Late.Specialty, &f.Late.LastRegistered,
		&f.PendingCommon, &f.PendingSpecialty, &f.Live, &f.Returned, &f.ExcusedUntil, &f.Asked)
	return f, err
}

func (f outcomeRow) facts(p *policy.Policy, today domain.Date) policy.OutcomeFacts {
	totals := domain.Totals{Common: f.Common, Specialty: f.Specialty}
	until := p.LateUntil(f.Late.with(totals))
	return policy.OutcomeFacts{
		Totals: totals, Pending: domain.Totals{Common: f.PendingCommon, Specialty: f.PendingSpecialty},
		Live: f.Live, Late: !until.IsZero() && !today.After(until),
		Excepted: f.Asked || !f.ExcusedUntil.IsZero() && !today.After(f.ExcusedUntil),
		Returned: f.Returned, WindowMissed: f.TitleReview && !f.Live && !f.Returned && until.IsZero(),
	}
}

// writeIncomplete gives people the outcome incomplete with its consequences; whoever has an outcome keeps it.
func (tx *Tx) writeIncomplete(ctx context.Context, p *policy.Policy, people, reasons []string) error {
	consequences, err := json.Marshal(p.IncompleteConsequences()) //nolint:musttag // read back into the same type
	if err != nil {
		return fmt.Errorf("decide outcomes: %w", err)
	}
	_, err = tx.Exec(ctx, `UPDATE enrolments e SET outcome = 'incomplete', reasons = o.reasons::jsonb, consequences = $4, decided_at = $5
		FROM unnest($2::text[]::uuid[], $3::text[]) o(id, reasons) WHERE e.year = $1 AND e.person_id = o.id AND e.outcome IS NULL`,
		p.Year, people, reasons, json.RawMessage(consequences), tx.now)
	if err != nil {
		return fmt.Errorf("decide outcomes: %w", err)
	}
	return nil
}

const outcomeQuery = `SELECT e.person_id, e.title_review, l.common, l.specialty, ch.at, l.then_common, l.then_specialty, l.last_late,
		CASE WHEN EXISTS (SELECT FROM transcript_lines l JOIN cases c ON c.id = l.case_id
			WHERE l.person_id = e.person_id AND l.year = e.year AND l.state = 'pending' AND c.closed_at IS NULL) THEN $3::int ELSE 0 END,
		coalesce((SELECT sum(r.hours) FROM results r JOIN cases c ON c.id = r.case_id
			WHERE r.person_id = e.person_id AND c.year = e.year AND r.state = 'pending' AND c.closed_at IS NULL), 0)
		+ coalesce((SELECT sum(coalesce(a.granted, a.asked)) FROM claim_authors a JOIN cases c ON c.id = a.case_id
			WHERE a.person_id = e.person_id AND c.year = e.year AND a.state = 'pending' AND c.closed_at IS NULL), 0),
		EXISTS (SELECT FROM submission_people s WHERE s.person_id = e.person_id AND s.year = e.year AND s.state IN ('submitted', 'verified')),
		EXISTS (SELECT FROM submission_people s WHERE s.person_id = e.person_id AND s.year = e.year AND s.state = 'returned'),
		e.excused_until, EXISTS (SELECT FROM exception_people x JOIN cases c ON c.id = x.case_id
			WHERE x.person_id = e.person_id AND x.year = e.year AND x.state = 'asked' AND c.closed_at IS NULL)
	FROM enrolments e` + chanceJoin + `CROSS JOIN LATERAL (
		SELECT coalesce(sum(cr.hours) FILTER (WHERE cr.subject = 'common'), 0) AS common, coalesce(sum(cr.hours) FILTER (WHERE cr.subject = 'specialty'), 0) AS specialty,
			coalesce(sum(cr.hours) FILTER (WHERE cr.subject = 'common' AND cr.created_at < ch.at), 0) AS then_common,
			coalesce(sum(cr.hours) FILTER (WHERE cr.subject = 'specialty' AND cr.created_at < ch.at), 0) AS then_specialty,
			max(cr.created_at) FILTER (WHERE cr.hours > 0 AND cr.created_at >= ch.at) AS last_late
		FROM credits cr WHERE cr.person_id = e.person_id AND cr.year = e.year) l
	WHERE e.year = $1 AND e.person_id = any($2::text[]::uuid[]) AND e.outcome IS NULL ORDER BY e.person_id`

// boundToYear is the condition on cases c that a year waits for before it closes: all but its own, certificates, and
// appeals, which are against how it has ended.
const boundToYear = `c.kind NOT IN ('year', 'certificate', 'appeal')`

// YearLook is what became of a closing year when it was looked at.
type YearLook struct {
	Closed bool
	Again  time.Time // when to look again at the latest; zero: when something is settled
}

// CloseYear freezes the year if every enrolled person has an outcome and every case has ended; a booklet that nobody
// has fetched keeps no year open. If not, it says when the next of those who may still be submitted late, or by exception, has had their
// time (R16, R17).
func (tx *Tx) CloseYear(ctx context.Context, caseID string) (YearLook, error) {
	c, err := tx.lockYear(ctx, caseID)
	if err != nil || c.ClosedAt != nil {
		return YearLook{Closed: err == nil}, err
	}
	p, err := tx.Policy(ctx, c.Year)
	if err != nil {
		return YearLook{}, err
	}
	var undecided, open int
	var until domain.Date
	err = tx.QueryRow(ctx, `SELECT (SELECT count(*) FROM enrolments WHERE year = $1 AND outcome IS NULL AND ended_on IS NULL),
		(SELECT count(*) FROM cases c WHERE c.year = $1 AND `+boundToYear+` AND c.closed_at IS NULL),
		(SELECT min(greatest(late_until, excused_until)) FROM enrolments e WHERE e.year = $1 AND e.outcome IS NULL AND e.ended_on IS NULL
			AND greatest(late_until, excused_until) >= $2 AND NOT EXISTS (SELECT FROM submission_people s
			WHERE s.person_id = e.person_id AND s.year = e.year AND s.state IN ('submitted', 'verified')))`, c.Year, p.Day(tx.now)).Scan(&undecided, &open, &until)
	if err != nil {
		return YearLook{}, fmt.Errorf("close year: %w", err)
	}
	b := &pgx.Batch{}
	if undecided > 0 || open > 0 {
		look := YearLook{}
		if !until.IsZero() {
			look.Again = p.EndOf(until)
		}
		// What was settled since the last look is still to be looked at: its signal is on the way.
		b.Queue(`UPDATE cases SET following = false FROM years y WHERE cases.id = $1 AND y.case_id = $1 AND cases.acted_at <= y.looked_at`, caseID)
		b.Queue(`UPDATE years SET turns_at = $2 WHERE case_id = $1`, caseID, timeOrNil(look.Again))
		return look, tx.send(ctx, b, "close year")
	}
	b.Queue(`UPDATE years SET state = 'closed', turns_at = NULL WHERE case_id = $1`, caseID)
	b.Queue(`UPDATE cases SET state = 'closed', closed_at = $2, following = false, version = version + 1 WHERE id = $1`, caseID, tx.now)
	tx.queueEvent(b, caseID, nil, "ended", map[string]any{"state": domain.StateClosed})
	queueUnitNotice(b, caseID, "yearClosed", map[string]any{"year": c.Year}, tx.now)
	queueIncompleteNotices(b, c, p.AppealUntil(p.Day(tx.now)), tx.now)
	return YearLook{Closed: true}, tx.send(ctx, b, "close year")
}
