package store

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
	"xueshi/policy"
)

// Notice is something an account was told.
type Notice struct {
	ID         int64           `json:"id"`
	CaseID     string          `json:"caseId"`
	Case       string          `json:"case"`
	Title      string          `json:"title"`
	Kind       string          `json:"kind"`
	Facts      json.RawMessage `json:"facts"`
	DeadlineAt *time.Time      `json:"deadlineAt,omitempty"`
	Rung       string          `json:"rung,omitempty" doc:"ahead7, ahead3, ahead1, today, overdue-DATE"`
	At         time.Time       `json:"at"`
	ReadAt     *time.Time      `json:"readAt,omitempty"`
	Text       string          `json:"text" doc:"in Chinese"`
}

// Notices returns the actor's notices, the newest first, and how many are unread in all.
func (tx *Tx) Notices(ctx context.Context, actor domain.Actor, page Page) (list []Notice, unread int, err error) {
	before := int64(1) << 62
	if len(page.After) == 1 {
		if before, err = strconv.ParseInt(page.After[0], 10, 64); err != nil {
			return nil, 0, domain.Refusals{*domain.Refuse("", "form.cursor", "cursor")}
		}
	}
	rows, err := tx.Query(ctx, `SELECT n.id, n.case_id, coalesce(c.number, ''), c.title, n.kind, n.facts, n.deadline_at, n.rung, n.at, n.read_at, ''
		FROM notices n JOIN cases c ON c.id = n.case_id WHERE n.account_id = $1 AND n.id < $2 ORDER BY n.id DESC LIMIT $3`, actor.AccountID, before, page.Limit)
	if err != nil {
		return nil, 0, fmt.Errorf("notices: %w", err)
	}
	if list, err = collect(rows, pgx.RowToStructByPos[Notice], "notices"); err != nil {
		return nil, 0, err
	}
	if err := tx.QueryRow(ctx, `SELECT count(*) FROM notices WHERE account_id = $1 AND read_at IS NULL`, actor.AccountID).Scan(&unread); err != nil {
		return nil, 0, fmt.Errorf("unread notices: %w", err)
	}
	return list, unread, nil
}

// ReadNotices marks the actor's notices up to and including the named one as read.
func (tx *Tx) ReadNotices(ctx context.Context, actor domain.Actor, upTo int64) error {
	_, err := tx.Exec(ctx, `UPDATE notices SET read_at = $3 WHERE account_id = $1 AND id <= $2 AND read_at IS NULL`, actor.AccountID, upTo, tx.now)
	if err != nil {
		return fmt.Errorf("read notices: %w", err)
	}
	return nil
}

// RemindToday writes the reminders of the business day, which may differ between years' policies in their zone.
func (tx *Tx) RemindToday(ctx context.Context) (int, error) {
	return tx.remind(ctx, func(p *policy.Policy) domain.Date { return p.Day(tx.now) })
}

// Remind writes the day's reminders for every year that is not closed: one row for each recipient, deadline and rung of
// the policy's ladder, never twice, and none on a day off. It returns how many were new.
func (tx *Tx) Remind(ctx context.Context, day domain.Date) (int, error) {
	return tx.remind(ctx, func(*policy.Policy) domain.Date { return day })
}

func (tx *Tx) remind(ctx context.Context, dayOf func(*policy.Policy) domain.Date) (int, error) {
	rows, err := tx.Query(ctx, `SELECT year FROM years`+livingYears)
	if err != nil {
		return 0, fmt.Errorf("remind: %w", err)
	}
	years, err := collect(rows, pgx.RowTo[int], "remind")
	if err != nil {
		return 0, err
	}
	total := 0
	for _, year := range years {
		p, err := tx.Policy(ctx, year)
		if err != nil {
			return 0, err
		}
		day := dayOf(p)
		if !p.IsWorkingDay(day) {
			continue
		}
		n, err := tx.remindYear(ctx, p, day)
		if err != nil {
			return 0, err
		}
		total += n
	}
	return total, nil
}

// livingYears are the years in which there may be something to remind of: those that are not closed, and those whose
// outcomes are appealed against.
const livingYears = ` y WHERE y.state <> 'closed' OR EXISTS (SELECT FROM cases c WHERE c.year = y.year AND c.kind <> 'year' AND c.closed_at IS NULL) ORDER BY y.year`

func (tx *Tx) remindYear(ctx context.Context, p *policy.Policy, day domain.Date) (int, error) {
	var dates, rungs []string
	for _, r := range p.Rungs(day) {
		dates, rungs = append(dates, r.Deadline.String()), append(rungs, r.Name)
	}
	overdue := ""
	if p.Reminders.OverdueEveryWorkingDay {
		overdue = day.String()
	}
	queries := []string{remindDue, remindLapse, remindWindow, remindLate}
	if p.RemindsOfCoverage(day) {
		queries = append(queries, remindCoverage)
	}
	total := 0
	for _, query := range queries {
		tag, err := tx.Exec(ctx, query, pgx.NamedArgs{
			"year": p.Year, "dates": dates, "rungs": rungs, "day": day, "zone": p.Zone().String(), "now": tx.now, "overdue": overdue,
		})
		if err != nil {
			return 0, fmt.Errorf("remind %d: %w", p.Year, err)
		}
		total += int(tag.RowsAffected())
	}
	return total, nil
}

// The last day of a deadline is the day before its first instant is over: 24:00 belongs to the day it ends.
const (
	remindColumns = `INSERT INTO notices (account_id, case_id, n, kind, facts, deadline_at, rung, digest_on, at) `
	remindEnd     = ` ON CONFLICT DO NOTHING`

	// remindedOf is the condition that account a is reminded of step s of case c: who holds it or stands in for its holder
	// now, and the whole desk of a step that nobody holds, or whose holder is there no more.
	remindedOf = `CASE WHEN s.taken_how IN ('taken', 'handed') AND EXISTS (SELECT FROM accounts h WHERE h.id = s.taken_by AND NOT h.disabled)
		THEN a.id = s.taken_by OR EXISTS (SELECT FROM standins i WHERE i.account_id = s.taken_by AND i.standin_id = a.id AND i.starts_at <= @now AND i.ends_at > @now)
		ELSE a.role = s.role AND a.org_id IS NOT DISTINCT FROM s.org_id AND (s.role <> 'person' OR a.person_id = c.person_id) END`

	// Whoever a step waits for, and once it is overdue whoever it was escalated to; that it is overdue at all, the whole
	// desk hears at once (Escalate).
	remindDue = remindColumns + `SELECT a.id, s.case_id, s.n, 'due', jsonb_build_object('step', s.name, 'role', s.role), s.due_at,
			coalesce(r.rung, 'overdue-' || @overdue), @day, @now
		FROM steps s JOIN cases c ON c.id = s.case_id AND c.year = @year
		JOIN LATERAL (SELECT ((s.due_at - interval '1 microsecond') AT TIME ZONE @zone)::date AS last) d ON true
		LEFT JOIN unnest(@dates::date[], @rungs::text[]) r(day, rung) ON r.day = d.last
		JOIN accounts a ON NOT a.disabled AND (` + remindedOf + ` OR s.escalated_at IS NOT NULL AND a.role = s.escalate_to)
		WHERE s.outcome IS NULL AND (r.rung IS NOT NULL OR @overdue <> '' AND d.last < @day)` + remindEnd

	// R4: department and provider learn before a plan lapses, and so does whoever it waits for.
	remindLapse = remindColumns + `SELECT a.id, s.case_id, s.n, 'lapse', jsonb_build_object('step', s.name, 'role', s.role), s.lapse_at, r.rung, @day, @now
		FROM steps s JOIN cases c ON c.id = s.case_id AND c.year = @year AND c.kind = 'plan' AND c.state IN ('filed', 'returned')
		JOIN unnest(@dates::date[], @rungs::text[]) r(day, rung) ON r.day = (s.lapse_at AT TIME ZONE @zone)::date
		JOIN accounts a ON NOT a.disabled AND (` + remindedOf + ` OR a.org_id IN (c.department_id, c.provider_id))
		WHERE s.outcome IS NULL` + remindEnd

	// R13: units with people of the cohort who are neither stamped nor submitted when their window is about to close.
	remindWindow = remindColumns + `SELECT a.id, y.case_id, 0, 'window', jsonb_build_object('cohort', w.cohort, 'series', w.series, 'closesOn', w.closes_on, 'people', count(*)),
			(w.closes_on + 1)::timestamp AT TIME ZONE @zone, r.rung || CASE WHEN w.series = '' THEN '' ELSE '/' || w.series END, @day, @now
		FROM windows w JOIN years y ON y.year = w.year AND y.year = @year
		JOIN unnest(@dates::date[], @rungs::text[]) r(day, rung) ON r.day = w.closes_on
		JOIN enrolments e ON e.year = w.year AND e.title_review = (w.cohort = 'titleReview') AND w.series IN ('', e.series) AND e.outcome IS NULL AND e.ended_on IS NULL
		JOIN people p ON p.id = e.person_id
		JOIN accounts a ON a.role = 'unit' AND a.org_id = p.unit_id AND NOT a.disabled
		WHERE NOT EXISTS (SELECT FROM submission_people sp WHERE sp.person_id = e.person_id AND sp.year = e.year AND sp.state IN ('submitted', 'verified', 'stamped'))
		GROUP BY a.id, y.case_id, w.id, r.rung` + remindEnd

	// R16: units that may still submit whom the bureau registered too late for every window.
	remindLate = remindColumns + `SELECT a.id, y.case_id, 0, 'lateSubmission', jsonb_build_object('people', count(*), 'until', e.late_until),
			(e.late_until + 1)::timestamp AT TIME ZONE @zone, r.rung, @day, @now
		FROM enrolments e JOIN years y ON y.year = e.year
		JOIN unnest(@dates::date[], @rungs::text[]) r(day, rung) ON r.day = e.late_until
		JOIN people p ON p.id = e.person_id
		JOIN accounts a ON a.role = 'unit' AND a.org_id = p.unit_id AND NOT a.disabled
		WHERE e.year = @year AND e.outcome IS NULL AND e.ended_on IS NULL
			AND NOT EXISTS (SELECT FROM submission_people sp WHERE sp.person_id = e.person_id AND sp.year = e.year AND sp.state IN ('submitted', 'verified', 'stamped'))
		GROUP BY a.id, y.case_id, e.late_until, r.rung` + remindEnd
)
