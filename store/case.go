package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
)

// ErrNotFound answers both for what does not exist and for what the actor may not see.
var ErrNotFound = errors.New("not found")

// caseRow is a row of cases as the commands lock it.
type caseRow struct {
	ID           string
	Kind         domain.CaseKind
	Year         int
	Number       *string
	Title        string
	State        domain.CaseState
	DepartmentID *string
	ProviderID   *string
	UnitID       *string
	PersonID     *string
	FiledBy      *string
	FiledAt      time.Time
	ClosedAt     *time.Time
	Following    bool
	Version      int
}

const caseColumns = `c.id, c.kind, c.year, c.number, c.title, c.state, c.department_id, c.provider_id, c.unit_id, c.person_id,
	c.filed_by, c.filed_at, c.closed_at, c.following, c.version`

const caseLocked = `SELECT ` + caseColumns + ` FROM cases c WHERE id = $1 FOR UPDATE`

// lockCase locks the case for the rest of the transaction.
func (tx *Tx) lockCase(ctx context.Context, id string) (caseRow, error) {
	rows, err := tx.Query(ctx, caseLocked, id)
	if err != nil {
		return caseRow{}, fmt.Errorf("lock case: %w", err)
	}
	return scanLocked(rows)
}

func scanLocked(rows pgx.Rows) (caseRow, error) {
	c, err := pgx.CollectExactlyOneRow(rows, pgx.RowToStructByPos[caseRow])
	if err != nil {
		return caseRow{}, notFound(err, "lock case")
	}
	return c, nil
}

// lockCaseOfStep locks the case and returns it with one of its steps, in one trip. When there is no such step, the case is
// returned with ErrNotFound; it is empty where there is none either.
func (tx *Tx) lockCaseOfStep(ctx context.Context, id string, n int) (c caseRow, s domain.Step, err error) {
	tx.ask("case of step", func(rows pgx.Rows) (err error) {
		c, err = scanLocked(rows)
		return err
	}, caseLocked, id)
	if s, err = tx.step(ctx, id, n); errors.Is(err, ErrNotFound) {
		err = ErrNotFound // whichever it is
	}
	return c, s, err
}

// insertCase writes a new case with its first timeline entry and the signal that starts its workflow.
func (tx *Tx) insertCase(ctx context.Context, c caseRow, facts map[string]any) error {
	b := &pgx.Batch{}
	b.Queue(`INSERT INTO cases (id, kind, year, number, title, state, department_id, provider_id, unit_id, person_id, filed_by, filed_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
		c.ID, c.Kind, c.Year, c.Number, c.Title, c.State, c.DepartmentID, c.ProviderID, c.UnitID, c.PersonID, c.FiledBy, tx.now)
	tx.queueEvent(b, c.ID, c.FiledBy, "filed", facts)
	tx.queueSignal(b, c.ID, 0, "filed")
	return tx.send(ctx, b, "file case")
}

// EndCase closes the case in the given state; a second call changes nothing. While the year is closing, its workflow
// is told, because it waits for the last submissions (R16).
func (tx *Tx) EndCase(ctx context.Context, caseID string, state domain.CaseState) error {
	c, err := tx.lockCase(ctx, caseID)
	if err != nil {
		return err
	}
	if c.ClosedAt != nil {
		return nil
	}
	if err := tx.dropPending(ctx, c, state); err != nil {
		return err
	}
	b := &pgx.Batch{}
	b.Queue(`UPDATE cases SET state = $2, closed_at = $3, following = false, version = version + 1 WHERE id = $1`, caseID, state, tx.now)
	tx.queueEvent(b, caseID, nil, "ended", map[string]any{"state": state})
	tx.queueNotice(b, caseID, 0, "ended", map[string]any{"state": state})
	tx.queueSettled(b, c.Year)
	return tx.send(ctx, b, "end case")
}

// queueSettled tells the workflow of a closing year that there is something new to look at. A year that is about to be
// closing waits for this transaction.
func (tx *Tx) queueSettled(b *pgx.Batch, year int) {
	b.Queue(`WITH y AS (SELECT case_id, state FROM years WHERE year = $1 FOR SHARE),
			closing AS (UPDATE cases SET following = true, acted_at = clock_timestamp() FROM y WHERE y.state = 'closing' AND cases.id = y.case_id RETURNING cases.id)
		INSERT INTO outbox (case_id, n, outcome) SELECT id, 0, 'settled' FROM closing`, year)
	tx.signals = true
}

// dropPending releases what an unsuccessful case held: lines and people that another case may take up now.
func (tx *Tx) dropPending(ctx context.Context, c caseRow, state domain.CaseState) error {
	switch {
	case state == domain.StateRegistered, state == domain.StateStamped, state == domain.StateIssued, state == domain.StateGranted, state == domain.StateUpheld:
		return nil
	case c.Kind == domain.KindCertificate:
		return tx.dropCertificate(ctx, c)
	}
	b := &pgx.Batch{}
	b.Queue(`UPDATE appeals SET state = CASE $2 WHEN 'rejected' THEN 'rejected' ELSE 'dropped' END WHERE case_id = $1 AND state = 'pending'`, c.ID, string(state))
	b.Queue(`UPDATE transcript_lines SET state = 'dropped' WHERE case_id = $1 AND state = 'pending'`, c.ID)
	b.Queue(`UPDATE claim_authors SET state = 'dropped' WHERE case_id = $1 AND state = 'pending'`, c.ID)
	b.Queue(`UPDATE exception_people SET state = 'dropped' WHERE case_id = $1 AND state = 'asked'`, c.ID)
	b.Queue(`UPDATE submission_people SET state = 'dropped' WHERE case_id = $1 AND state IN ('submitted', 'verified')`, c.ID)
	return tx.send(ctx, b, "release what the case held")
}

// queueEvent adds a timeline entry; accountID nil means the engine.
func (tx *Tx) queueEvent(b *pgx.Batch, caseID string, accountID *string, kind string, facts map[string]any) {
	tx.told = tx.told || accountID != nil
	b.Queue(`INSERT INTO timeline (case_id, at, account_id, kind, facts) VALUES ($1, $2, $3, $4, coalesce($5::jsonb, '{}'))`, caseID, tx.now, accountID, kind, facts)
}

// queueSignal leaves a signal for the case's workflow in the outbox.
func (tx *Tx) queueSignal(b *pgx.Batch, caseID string, n int, outcome string) {
	b.Queue(`INSERT INTO outbox (case_id, n, outcome) VALUES ($1, $2, $3)`, caseID, n, outcome)
	tx.signals = true
}

// queueNotice tells everybody the case belongs to: the accounts of its organisations, who filed it, and its person.
func (tx *Tx) queueNotice(b *pgx.Batch, caseID string, n int, kind string, facts map[string]any) {
	b.Queue(`INSERT INTO notices (account_id, case_id, n, kind, facts, at)
		SELECT a.id, c.id, $2, $3, coalesce($4::jsonb, '{}'), $5 FROM cases c JOIN accounts a ON NOT a.disabled AND
			(a.id = c.filed_by OR a.org_id IN (c.department_id, c.provider_id, c.unit_id) OR a.person_id = c.person_id)
		WHERE c.id = $1`, caseID, n, kind, facts, tx.now)
}

// nextNumber takes the next number of a yearly series of numbers; numbers of refused transactions are not used up,
// because the counter is part of the transaction.
func (tx *Tx) nextNumber(ctx context.Context, year int, name string, count int) (first int, err error) {
	err = tx.QueryRow(ctx, `INSERT INTO counters (year, name, last) VALUES ($1, $2, $3)
		ON CONFLICT (year, name) DO UPDATE SET last = counters.last + $3 RETURNING last - $3 + 1`, year, name, count).Scan(&first)
	if err != nil {
		return 0, fmt.Errorf("next %s number: %w", name, err)
	}
	return first, nil
}

func orNil(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
