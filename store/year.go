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

// Year is a year with its windows.
type Year struct {
	Year       int              `json:"year"`
	PolicyName string           `json:"policyName"`
	Title      string           `json:"title"`
	State      domain.CaseState `json:"state"`
	CaseID     string           `json:"caseId"`
	ClosesOn   domain.Date      `json:"closesOn"`
	Windows    []WindowState    `json:"windows"`
	Enrolled   int              `json:"enrolled"`
	Completed  int              `json:"completed"`
	Incomplete int              `json:"incomplete"`
	OpenCases  int              `json:"openCases" doc:"the year closes when there is none, and nobody undecided"`
	Closing    *Closing         `json:"closing,omitempty" doc:"while the year is closing: how far that has come"`
}

// WindowState is a window and whether it is open.
type WindowState struct {
	domain.Window
	State string `json:"state" enum:"announced,open,closed"`
}

// OpenYear opens a year under a policy, which is pinned to it: departments of the annex and the base are made where
// they are missing, everybody known is enrolled, the notice's windows are announced, and the year's workflow starts. A year
// that is over is refused.
func (tx *Tx) OpenYear(ctx context.Context, actor domain.Actor, name string, source []byte) (CaseRef, error) {
	p, faults := policy.Parse(source)
	if len(faults) > 0 {
		return CaseRef{}, domain.Refusals{*domain.Refuse("", "policy.faulty", "policy", "faults", faults)}
	}
	if !tx.now.Before(p.YearEndsAt()) { // it would end at once, with everybody incomplete
		return CaseRef{}, domain.Refusals{*domain.Refuse("R17", "year.over", "policy", "year", p.Year, "closesOn", p.ClosesOn)}
	}
	var exists bool
	if err := tx.QueryRow(ctx, `SELECT EXISTS (SELECT FROM years WHERE year = $1)`, p.Year).Scan(&exists); err != nil {
		return CaseRef{}, fmt.Errorf("open year: %w", err)
	}
	if exists {
		return CaseRef{}, domain.Refusals{*domain.Refuse("", "year.opened_already", "policy", "year", p.Year)}
	}
	c := caseRow{ID: newID(), Kind: domain.KindYear, Year: p.Year, Title: p.Title, State: domain.StateOpen, FiledBy: &actor.AccountID}
	if err := tx.insertCase(ctx, c, map[string]any{"policy": name}); err != nil {
		return CaseRef{}, err
	}
	b := &pgx.Batch{}
	b.Queue(`INSERT INTO years (year, policy_name, policy_source, state, case_id) VALUES ($1, $2, $3, 'open', $4)`, p.Year, name, source, c.ID)
	for _, s := range p.Annex {
		b.Queue(`INSERT INTO orgs (id, kind, name) VALUES ($1, 'department', $2) ON CONFLICT (kind, name) DO NOTHING`, newID(), s.Department)
		b.Queue(`INSERT INTO department_series (year, series, department_id) SELECT $1, $2, id FROM orgs WHERE kind = 'department' AND name = $3`, p.Year, s.Name, s.Department)
	}
	b.Queue(`INSERT INTO orgs (id, kind, name, base) VALUES ($1, 'provider', $2, true) ON CONFLICT (kind, name) DO NOTHING`, newID(), p.Base.Name)
	for _, w := range p.Windows {
		b.Queue(`INSERT INTO windows (id, year, cohort, series, opens_on, closes_on) VALUES ($1, $2, $3, $4, $5, $6)`, newID(), p.Year, w.Cohort, w.Series, w.OpensOn, w.ClosesOn)
	}
	b.Queue(`INSERT INTO enrolments (year, person_id, unit_id, series) SELECT $1, id, unit_id, series FROM people WHERE status = 'active'`, p.Year)
	return CaseRef{ID: c.ID, State: c.State, Following: true}, tx.send(ctx, b, "open year")
}

// Windows returns all windows of a year, by opening day.
func (tx *Tx) Windows(ctx context.Context, year int) ([]domain.Window, error) {
	states, err := tx.windowStates(ctx, year)
	windows := make([]domain.Window, len(states))
	for i, w := range states {
		windows[i] = w.Window
	}
	return windows, err
}

func (tx *Tx) windowStates(ctx context.Context, year int) ([]WindowState, error) {
	rows, err := tx.Query(ctx, `SELECT id, cohort, series, opens_on, closes_on, state FROM windows WHERE year = $1 ORDER BY opens_on, cohort, series`, year)
	if err != nil {
		return nil, fmt.Errorf("windows: %w", err)
	}
	windows, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (w WindowState, err error) {
		err = row.Scan(&w.ID, &w.Cohort, &w.Series, &w.OpensOn, &w.ClosesOn, &w.State)
		return w, err
	})
	if err != nil {
		return nil, fmt.Errorf("windows: %w", err)
	}
	return windows, nil
}

// AnnounceWindow adds a verification window (R13); the year's workflow opens and closes it.
func (tx *Tx) AnnounceWindow(ctx context.Context, actor domain.Actor, year int, w domain.Window) (WindowState, error) {
	var caseID string // locked, so that of two announcements the second sees the first
	if err := tx.QueryRow(ctx, `SELECT case_id FROM years WHERE year = $1 FOR UPDATE`, year).Scan(&caseID); err != nil && !errors.Is(err, pgx.ErrNoRows) {
		return WindowState{}, fmt.Errorf("announce window: %w", err)
	}
	p, err := tx.openYear(ctx, year, "year")
	if err != nil {
		return WindowState{}, err
	}
	existing, err := tx.Windows(ctx, year)
	if err != nil {
		return WindowState{}, err
	}
	if err := p.CheckAnnouncement(w, existing, p.Day(tx.now)).Err(); err != nil {
		return WindowState{}, err
	}
	w.ID = newID()
	facts := map[string]any{"cohort": w.Cohort, "series": w.Series, "opensOn": w.OpensOn, "closesOn": w.ClosesOn}
	b := &pgx.Batch{}
	b.Queue(`INSERT INTO windows (id, year, cohort, series, opens_on, closes_on, announced_by) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		w.ID, year, w.Cohort, w.Series, w.OpensOn, w.ClosesOn, actor.AccountID)
	b.Queue(`UPDATE cases SET following = true, acted_at = clock_timestamp() WHERE id = $1`, caseID)
	tx.queueEvent(b, caseID, &actor.AccountID, "windowAnnounced", facts)
	queueUnitNotice(b, caseID, "windowAnnounced", facts, tx.now)
	tx.queueSignal(b, caseID, 0, "announced")
	return WindowState{Window: w, State: "announced"}, tx.send(ctx, b, "announce window")
}

// queueUnitNotice tells every unit and department.
func queueUnitNotice(b *pgx.Batch, caseID, kind string, facts map[string]any, at time.Time) {
	b.Queue(`INSERT INTO notices (account_id, case_id, kind, facts, at)
		SELECT id, $1, $2, $3, $4 FROM accounts WHERE role IN ('unit', 'department') AND NOT disabled`, caseID, kind, facts, at)
}

// Turn is when a year's workflow has to act next.
type Turn struct {
	At   time.Time // the next opening or closing of a window, or the year's end
	Ends bool      // At is the year's end
}

// TurnYear opens and closes the windows whose time has come and says when to look again. Run twice it changes nothing.
func (tx *Tx) TurnYear(ctx context.Context, caseID string) (Turn, error) {
	c, err := tx.lockYear(ctx, caseID)
	if err != nil {
		return Turn{}, err
	}
	p, err := tx.Policy(ctx, c.Year)
	if err != nil {
		return Turn{}, err
	}
	windows, err := tx.windowStates(ctx, c.Year)
	if err != nil {
		return Turn{}, err
	}
	next, turned := Turn{At: p.YearEndsAt(), Ends: true}, 0
	b := &pgx.Batch{}
	for _, w := range windows {
		state, boundary := windowAt(p, w.Window, tx.now)
		if state != w.State {
			facts := map[string]any{"cohort": w.Cohort, "series": w.Series, "opensOn": w.OpensOn, "closesOn": w.ClosesOn, "state": state}
			b.Queue(`UPDATE windows SET state = $2 WHERE id = $1`, w.ID, state)
			tx.queueEvent(b, caseID, nil, "windowTurned", facts)
			queueUnitNotice(b, caseID, "windowTurned", facts, tx.now)
			turned = 1
		}
		if !boundary.IsZero() && boundary.Before(next.At) {
			next = Turn{At: boundary}
		}
	}
	b.Queue(`UPDATE years SET turns_at = $2 WHERE case_id = $1`, caseID, next.At)
	b.Queue(`UPDATE cases SET following = false, version = version + $2 WHERE id = $1`, caseID, turned)
	return next, tx.send(ctx, b, "turn year")
}

// windowAt says what state a window is in, and when it changes next; the zero time: never.
func windowAt(p *policy.Policy, w domain.Window, now time.Time) (state string, boundary time.Time) {
	opens, closes := w.OpensOn.In(p.Zone()), p.EndOf(w.ClosesOn)
	switch {
	case now.Before(opens):
		return "announced", opens
	case now.Before(closes):
		return "open", closes
	default:
		return "closed", time.Time{}
	}
}

// Year returns one opened year.
func (tx *Tx) Year(ctx context.Context, year int) (Year, error) {
	years, err := tx.years(ctx, `WHERE y.year = $1`, year)
	if err != nil {
		return Year{}, err
	}
	if len(years) == 0 {
		return Year{}, ErrNotFound
	}
	y := years[0]
	if y.Windows, err = tx.windowStates(ctx, year); err != nil {
		return Year{}, err
	}
	if y.State == domain.StateClosing {
		y.Closing, err = tx.closingProgress(ctx, year)
	}
	return y, err
}

// Years returns every opened year, the newest first, without their windows.
func (tx *Tx) Years(ctx context.Context) ([]Year, error) {
	return tx.years(ctx, `ORDER BY y.year DESC`)
}

func (tx *Tx) years(ctx context.Context, clause string, args ...any) ([]Year, error) {
	rows, err := tx.Query(ctx, `SELECT y.year, y.policy_name, c.title, y.state, y.case_id,
			(SELECT count(*) FROM enrolments e WHERE e.year = y.year AND e.ended_on IS NULL), (SELECT count(*) FROM enrolments e WHERE e.year = y.year AND e.outcome = 'completed'),
			(SELECT count(*) FROM enrolments e WHERE e.year = y.year AND e.outcome = 'incomplete'),
			(SELECT count(*) FROM cases c WHERE c.year = y.year AND `+boundToYear+` AND c.closed_at IS NULL)
		FROM years y JOIN cases c ON c.id = y.case_id `+clause, args...)
	if err != nil {
		return nil, fmt.Errorf("years: %w", err)
	}
	years, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (y Year, err error) {
		err = row.Scan(&y.Year, &y.PolicyName, &y.Title, &y.State, &y.CaseID, &y.Enrolled, &y.Completed, &y.Incomplete, &y.OpenCases)
		return y, err
	})
	if err != nil {
		return nil, fmt.Errorf("years: %w", err)
	}
	for i := range years {
		p, err := tx.Policy(ctx, years[i].Year)
		if err != nil {
			return nil, err
		}
		years[i].ClosesOn = p.ClosesOn
	}
	return years, nil
}

// YearPolicy returns the pinned policy of a year: parsed, and as its file was.
func (tx *Tx) YearPolicy(ctx context.Context, year int) (*policy.Policy, []byte, error) {
	p, err := tx.Policy(ctx, year)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, nil, ErrNotFound
	}
	if err != nil {
		return nil, nil, err
	}
	var source []byte
	if err := tx.QueryRow(ctx, `SELECT policy_source FROM years WHERE year = $1`, year).Scan(&source); err != nil {
		return nil, nil, fmt.Errorf("policy source: %w", err)
	}
	return p, source, nil
}
