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

// StepRequest is what a workflow asks to be opened.
type StepRequest struct {
	CaseID string
	N      int             // 1, 2, … within the case
	Name   domain.StepName // a step of the policy's pipelines, or one of the lifecycle's own
	State  domain.CaseState
}

const stepColumns = `s.case_id, s.n, s.name, s.role, coalesce(s.org_id::text, ''), s.signers, coalesce(s.escalate_to, ''), s.opened_at, s.due_at, s.lapse_at, s.escalated_at,
	coalesce(s.outcome, ''), s.decided_at, s.everyone, s.added, coalesce(s.taken_by::text, ''), coalesce(s.taken_how, ''),
	coalesce((SELECT name FROM accounts WHERE id = s.taken_by), '')`

// scanStep reads stepColumns; NULL is the zero time.
func scanStep(row pgx.CollectableRow) (domain.Step, error) {
	var (
		s                              domain.Step
		due, lapse, escalated, decided *time.Time
	)
	err := row.Scan(&s.CaseID, &s.N, &s.Name, &s.Role, &s.OrgID, &s.Signers, &s.EscalateTo, &s.OpenedAt, &due, &lapse, &escalated, &s.Outcome, &decided,
		&s.Everyone, &s.Added, &s.Holder, &s.Hold, &s.HolderName)
	s.DueAt, s.LapseAt, s.EscalatedAt, s.DecidedAt = timeOf(due), timeOf(lapse), timeOf(escalated), timeOf(decided)
	return s, err
}

// OpenStep opens the n-th step of a case, or returns it as it stands if it was opened before: a workflow that was lost
// and started anew walks through the decided steps to the open one.
func (tx *Tx) OpenStep(ctx context.Context, r StepRequest) (domain.Step, error) {
	c, s, err := tx.lockCaseOfStep(ctx, r.CaseID, r.N)
	if err == nil && s.Name != r.Name {
		return domain.Step{}, fmt.Errorf("open step: step %d of case %s is %s, not %s", r.N, r.CaseID, s.Name, r.Name)
	}
	if err == nil {
		return s, tx.caughtUp(ctx, s)
	}
	if !errors.Is(err, ErrNotFound) || c.ID == "" {
		return domain.Step{}, err
	}
	s, err = tx.describeStep(ctx, c, r)
	if err != nil {
		return domain.Step{}, err
	}
	b := &pgx.Batch{}
	b.Queue(`INSERT INTO steps (case_id, n, name, role, org_id, signers, opened_at, due_at, lapse_at, escalate_to, everyone)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
		s.CaseID, s.N, s.Name, s.Role, orNil(s.OrgID), s.Signers, s.OpenedAt, timeOrNil(s.DueAt), timeOrNil(s.LapseAt), orNil(string(s.EscalateTo)), s.Everyone)
	b.Queue(`UPDATE cases SET state = $2, following = false, version = version + 1 WHERE id = $1`, s.CaseID, r.State)
	tx.queueEvent(b, s.CaseID, nil, "opened", map[string]any{"step": s.Name, "role": s.Role, "due": timeOrNil(s.DueAt), "lapse": timeOrNil(s.LapseAt)})
	if expires(c.Kind, s.Name, s.Role) {
		tx.queueSettled(b, c.Year) // a year that is closing lets it expire
	}
	if err := tx.send(ctx, b, "open step"); err != nil {
		return s, err
	}
	if err := tx.assignBack(ctx, s); err != nil {
		return s, err
	}
	return s, tx.markClean(ctx, c, s)
}

// caughtUp clears the case's following mark when the step still waits for its decision.
func (tx *Tx) caughtUp(ctx context.Context, s domain.Step) error {
	if !s.Open() {
		return nil
	}
	if _, err := tx.Exec(ctx, `UPDATE cases SET following = false WHERE id = $1 AND following`, s.CaseID); err != nil {
		return fmt.Errorf("open step: %w", err)
	}
	return nil
}

func (tx *Tx) step(ctx context.Context, caseID string, n int) (domain.Step, error) {
	rows, err := tx.Query(ctx, `SELECT `+stepColumns+` FROM steps s WHERE case_id = $1 AND n = $2`, caseID, n)
	if err != nil {
		return domain.Step{}, fmt.Errorf("step: %w", err)
	}
	s, err := pgx.CollectExactlyOneRow(rows, scanStep)
	if errors.Is(err, pgx.ErrNoRows) {
		return s, ErrNotFound
	}
	if err != nil {
		return s, fmt.Errorf("step: %w", err)
	}
	return s, nil
}

// describeStep says who is asked and until when.
func (tx *Tx) describeStep(ctx context.Context, c caseRow, r StepRequest) (domain.Step, error) {
	p, err := tx.Policy(ctx, c.Year)
	if err != nil {
		return domain.Step{}, err
	}
	s := domain.Step{CaseID: c.ID, N: r.N, Name: r.Name, Signers: 1, OpenedAt: tx.now}
	switch r.Name {
	case domain.StepCorrection:
		s.Role, s.OrgID, err = tx.filer(ctx, c)
		s.DueAt = p.CorrectionDue(tx.now)
		if c.Kind == domain.KindAppeal { // no year's end ends it, and nothing follows from the year while it runs
			s.LapseAt = s.DueAt
		}
	case domain.StepTraining:
		s.Role, s.OrgID = domain.RoleDepartment, deref(c.DepartmentID)
	case domain.StepDelivery: // it waits for whoever fetches it, so nobody is late
		s.Role = domain.RoleClerk
	case domain.StepResults:
		s.Role, s.OrgID = domain.RoleProvider, deref(c.ProviderID)
		if s.DueAt, err = tx.resultsDue(ctx, p, c); !s.DueAt.After(tx.now) { // returned after it
			s.DueAt = p.CorrectionDue(tx.now)
		}
	default:
		def, ok := p.Step(r.Name)
		if !ok {
			return s, fmt.Errorf("policy of %d has no step %q", c.Year, r.Name)
		}
		s.Role, s.Signers, s.DueAt, s.EscalateTo = def.Role, def.Signers, p.DueAt(def, tx.now), def.EscalateTo
		s.OrgID = orgOf(c, def.Role)
		if s.Everyone = def.Everyone; s.Everyone {
			err = tx.countDesk(ctx, c, &s)
		}
		err = errors.Join(err, tx.resume(ctx, p, &s))
	}
	if err != nil {
		return s, err
	}
	if c.Kind == domain.KindFeedback && !s.Role.Bureau() { // R21: it goes on when their time is over
		s.LapseAt = s.DueAt
	}
	if c.Kind == domain.KindPlan {
		s.LapseAt, err = tx.planLapse(ctx, p, c, r)
	}
	return s, err
}

// countDesk sets how many must approve a step that asks everyone of its desk (会签), the filer excepted.
func (tx *Tx) countDesk(ctx context.Context, c caseRow, s *domain.Step) error {
	err := tx.QueryRow(ctx, `SELECT greatest(1, count(*)) FROM accounts WHERE role = $1 AND org_id IS NOT DISTINCT FROM $2::uuid AND NOT disabled AND id IS DISTINCT FROM $3::uuid`,
		s.Role, orNil(s.OrgID), c.FiledBy).Scan(&s.Signers)
	if err != nil {
		return fmt.Errorf("signers: %w", err)
	}
	return nil
}

// resume gives a step that is asked again after a return the working days that were left then (spec §6).
func (tx *Tx) resume(ctx context.Context, p *policy.Policy, s *domain.Step) error {
	if s.N < 3 { // nothing was returned yet
		return nil
	}
	var (
		outcome       domain.StepOutcome
		due, returned time.Time
	)
	err := tx.QueryRow(ctx, `SELECT outcome, due_at, decided_at FROM steps WHERE case_id = $1 AND n < $2 AND name = $3 AND due_at IS NOT NULL ORDER BY n DESC LIMIT 1`,
		s.CaseID, s.N, s.Name).Scan(&outcome, &due, &returned)
	if errors.Is(err, pgx.ErrNoRows) || err == nil && outcome != domain.Returned {
		return nil
	}
	if err != nil {
		return fmt.Errorf("step asked before: %w", err)
	}
	s.DueAt = p.ResumedDueAt(due, returned, tx.now)
	return nil
}

// planLapse says when a plan's step closes by itself: before acceptance and for changes on the first day (R4), in
// training when the last day is over.
func (tx *Tx) planLapse(ctx context.Context, p *policy.Policy, c caseRow, r StepRequest) (time.Time, error) {
	var starts, ends domain.Date
	err := tx.QueryRow(ctx, `SELECT starts_on, ends_on FROM plans WHERE case_id = $1`, c.ID).Scan(&starts, &ends)
	if err != nil {
		return time.Time{}, fmt.Errorf("plan's days: %w", err)
	}
	switch r.State {
	case domain.StateFiled, domain.StateReturned:
		return p.PlanLapsesAt(starts), nil
	case domain.StateChanging: // a change that is not decided when the training comes lapses; the plan stays as it was
		if now := p.Day(tx.now); starts.After(now) {
			return p.PlanLapsesAt(starts), nil
		}
		return p.EndOf(ends), nil
	case domain.StateAccepted:
		return p.EndOf(ends), nil
	default:
		return time.Time{}, nil
	}
}

func (tx *Tx) resultsDue(ctx context.Context, p *policy.Policy, c caseRow) (time.Time, error) {
	var ends domain.Date
	if err := tx.QueryRow(ctx, `SELECT ends_on FROM plans WHERE case_id = $1`, c.ID).Scan(&ends); err != nil {
		return time.Time{}, fmt.Errorf("plan's last day: %w", err)
	}
	return p.EndOf(p.ResultsDue(ends)), nil
}

// filer returns the role and organisation that filed the case: who corrects it.
func (tx *Tx) filer(ctx context.Context, c caseRow) (role domain.Role, org string, err error) {
	err = tx.QueryRow(ctx, `SELECT role, coalesce(org_id::text, '') FROM accounts WHERE id = $1`, c.FiledBy).Scan(&role, &org)
	if err != nil {
		return "", "", fmt.Errorf("filer of case: %w", err)
	}
	return role, org, nil
}

func orgOf(c caseRow, role domain.Role) string {
	switch role {
	case domain.RoleDepartment:
		return deref(c.DepartmentID)
	case domain.RoleProvider:
		return deref(c.ProviderID)
	case domain.RoleUnit:
		return deref(c.UnitID)
	default:
		return ""
	}
}

// Escalate marks an open step as overdue and tells those concerned; on a decided step it changes nothing. It returns
// the step as it stands.
func (tx *Tx) Escalate(ctx context.Context, caseID string, n int) (domain.Step, error) {
	c, s, err := tx.lockCaseOfStep(ctx, caseID, n)
	if err != nil || !s.Open() || !s.EscalatedAt.IsZero() {
		return s, err
	}
	s.EscalatedAt = tx.now
	b := &pgx.Batch{}
	b.Queue(`UPDATE steps SET escalated_at = $3 WHERE case_id = $1 AND n = $2`, caseID, n, tx.now)
	facts := map[string]any{"step": s.Name, "role": s.Role, "due": s.DueAt}
	tx.queueEvent(b, caseID, nil, "overdue", facts)
	b.Queue(`INSERT INTO notices (account_id, case_id, n, kind, facts, at)
		SELECT a.id, $1, $2, 'overdue', $3, $4 FROM steps s JOIN accounts a ON NOT a.disabled AND
			(a.role = s.role AND a.org_id IS NOT DISTINCT FROM s.org_id AND (s.role <> 'person' OR a.person_id = $5) OR a.role = s.escalate_to)
		WHERE s.case_id = $1 AND s.n = $2`, caseID, n, facts, tx.now, c.PersonID)
	return s, tx.send(ctx, b, "escalate")
}

// CloseStep closes an open step by itself because its time has come. If a decision got there first, the decision
// stands. It returns the step as it stands.
func (tx *Tx) CloseStep(ctx context.Context, caseID string, n int, outcome domain.StepOutcome) (domain.Step, error) {
	_, s, err := tx.lockCaseOfStep(ctx, caseID, n)
	if err != nil || !s.Open() {
		return s, err
	}
	s.Outcome, s.DecidedAt = outcome, tx.now
	b := &pgx.Batch{}
	b.Queue(`UPDATE steps SET outcome = $3, decided_at = $4 WHERE case_id = $1 AND n = $2`, caseID, n, outcome, tx.now)
	b.Queue(`UPDATE cases SET following = true, acted_at = clock_timestamp(), version = version + 1 WHERE id = $1`, caseID)
	tx.queueEvent(b, caseID, nil, "closed", map[string]any{"step": s.Name, "outcome": outcome})
	return s, tx.send(ctx, b, "close step")
}

func timeOrNil(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}

func timeOf(t *time.Time) time.Time {
	if t == nil {
		return time.Time{}
	}
	return *t
}
