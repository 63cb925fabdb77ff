package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
	"xueshi/policy"
)

// CaseView is a case as lists show it.
type CaseView struct {
	ID         string           `json:"id"`
	Kind       domain.CaseKind  `json:"kind"`
	Year       int              `json:"year"`
	Number     string           `json:"number,omitempty"`
	Title      string           `json:"title"`
	State      domain.CaseState `json:"state"`
	Following  bool             `json:"following" doc:"the engine has not acted on the last decision yet"`
	Department string           `json:"department,omitempty"`
	Provider   string           `json:"provider,omitempty"`
	Unit       string           `json:"unit,omitempty"`
	FiledBy    string           `json:"filedBy,omitempty"`
	FiledAt    time.Time        `json:"filedAt"`
	ClosedAt   *time.Time       `json:"closedAt,omitempty"`
	Version    int              `json:"version"`
	StartsOn   *domain.Date     `json:"startsOn,omitempty" doc:"a plan's first day of training"`
	EndsOn     *domain.Date     `json:"endsOn,omitempty" doc:"a plan's last day of training"`
	Step       *StepView        `json:"step,omitempty" doc:"what the case waits for; absent when it has ended or is being followed"`
}

// ETag names the version of the case for If-Match.
func (c CaseView) ETag() string { return fmt.Sprintf(`"%d"`, c.Version) }

// StepView is a step as people see it.
type StepView struct {
	N           int                  `json:"n"`
	Name        domain.StepName      `json:"name"`
	Role        domain.Role          `json:"role" doc:"who is asked"`
	Org         string               `json:"org,omitempty" doc:"whose desk, outside the bureau"`
	Signers     int                  `json:"signers"`
	OpenedAt    time.Time            `json:"openedAt"`
	DueAt       *time.Time           `json:"dueAt,omitempty"`
	LapseAt     *time.Time           `json:"lapseAt,omitempty"`
	EscalatedAt *time.Time           `json:"escalatedAt,omitempty"`
	Outcome     domain.StepOutcome   `json:"outcome,omitempty"`
	DecidedAt   *time.Time           `json:"decidedAt,omitempty"`
	DecidedBy   string               `json:"decidedBy,omitempty"`
	Comment     string               `json:"comment,omitempty"`
	Allowed     []domain.StepOutcome `json:"allowed,omitempty" doc:"what can be decided here, when the step lies on the caller's desk"`
	HolderID    string               `json:"holderId,omitempty" doc:"who of the desk holds it; absent: nobody"`
	Holder      string               `json:"holder,omitempty"`
	Hold        domain.Hold          `json:"hold,omitempty" enum:"taken,handed,assigned" doc:"assigned: had returned it, and looks first; colleagues may decide it all the same"`
	DecidedFor  string               `json:"decidedFor,omitempty" doc:"whom decidedBy stood in for"`
	Clean       bool                 `json:"clean" doc:"every rule check passed when it was opened: nothing to look at"`
	Everyone    bool                 `json:"everyone,omitempty" doc:"all accounts of the desk must approve"`
	Asked       bool                 `json:"asked,omitempty" doc:"a colleague asked the caller to sign it, too"`
	Signatures  []Signature          `json:"signatures,omitempty" doc:"of a step that has several, or that waits for others"`
	Fields      []domain.FieldRemark `json:"fields,omitempty" doc:"returned: exactly what to correct"`
	Changes     []domain.FieldChange `json:"changes,omitempty" doc:"corrected, or recorded anew: what is different now"`
}

const viewColumns = `c.id, c.kind, c.year, coalesce(c.number, ''), c.title, c.state, c.following, coalesce(d.name, ''), coalesce(v.name, ''), coalesce(u.name, ''),
	coalesce(a.name, ''), c.filed_at, c.closed_at, c.version, pl.starts_on, pl.ends_on,
	s.n, s.name, s.role, so.name, s.signers, s.opened_at, s.due_at, s.lapse_at, s.escalated_at,
	coalesce(s.org_id::text, ''), coalesce(c.department_id::text, ''), coalesce(c.person_id::text, ''),
	coalesce(s.taken_by::text, ''), coalesce(h.name, ''), coalesce(s.taken_how, ''),
	EXISTS (SELECT FROM standins i WHERE i.account_id = s.taken_by AND i.standin_id = @actor_account AND i.starts_at <= @now AND i.ends_at > @now),
	s.added > 0 AND EXISTS (SELECT FROM step_signers g WHERE g.case_id = s.case_id AND g.n = s.n AND g.account_id = @actor_account AND g.signed_at IS NULL), s.everyone, s.clean`

const viewTables = ` FROM cases c LEFT JOIN orgs d ON d.id = c.department_id LEFT JOIN orgs v ON v.id = c.provider_id LEFT JOIN orgs u ON u.id = c.unit_id
	LEFT JOIN accounts a ON a.id = c.filed_by LEFT JOIN steps s ON s.case_id = c.id AND s.outcome IS NULL LEFT JOIN orgs so ON so.id = s.org_id
	LEFT JOIN accounts h ON h.id = s.taken_by LEFT JOIN plans pl ON pl.case_id = c.id `

// scanView reads viewColumns; which outcomes the actor may choose comes with the open step.
func scanView(actor domain.Actor) pgx.RowToFunc[CaseView] {
	return func(row pgx.CollectableRow) (CaseView, error) {
		var (
			c                             CaseView
			n, signers                    *int
			name                          *domain.StepName
			role                          *domain.Role
			org                           *string
			opened, due, lapse, escalated *time.Time
			orgID, departmentID, personID string
			holder, holderName            string
			hold                          domain.Hold
			standsIn                      bool
			asked, everyone, clean        *bool
		)
		err := row.Scan(&c.ID, &c.Kind, &c.Year, &c.Number, &c.Title, &c.State, &c.Following, &c.Department, &c.Provider, &c.Unit, &c.FiledBy, &c.FiledAt,
			&c.ClosedAt, &c.Version, &c.StartsOn, &c.EndsOn,
			&n, &name, &role, &org, &signers, &opened, &due, &lapse, &escalated, &orgID, &departmentID, &personID,
			&holder, &holderName, &hold, &standsIn, &asked, &everyone, &clean)
		if err != nil || n == nil {
			return c, err
		}
		c.Step = &StepView{
			N: *n, Name: *name, Role: *role, Org: deref(org), Signers: *signers, OpenedAt: *opened, DueAt: due, LapseAt: lapse, EscalatedAt: escalated,
			HolderID: holder, Holder: holderName, Hold: hold, Clean: *clean, Everyone: *everyone, Asked: *asked,
		}
		step := domain.Step{Name: *name, Role: *role, OrgID: orgID, Holder: holder, Hold: hold}
		mine := mayDecide(actor, caseRow{DepartmentID: &departmentID, PersonID: &personID}, step) == nil
		switch {
		case *asked:
			c.Step.Allowed = reviewOutcomes(*name)
		case mine && (standsIn || behalf(actor, step) == ""):
			c.Step.Allowed = policy.AllowedOutcomes(*name)
		}
		return c, nil
	}
}

// CaseFilter narrows a list of cases; empty fields do not.
type CaseFilter struct {
	Year  int
	Kind  domain.CaseKind
	State domain.CaseState
	Open  bool
	Query string // part of number or title
	Page
}

// Page is where a keyset page begins, and how long it is.
type Page struct {
	After []string // the sort keys of the last row before it; nil: the first page
	Limit int
}

// matching is the condition that a case c of a unit u has what was searched for in its title, number or unit.
const matching = `(@q::text = '' OR c.title ILIKE '%' || @q || '%' OR c.number ILIKE '%' || @q || '%' OR u.name ILIKE '%' || @q || '%')`

// Cases returns the cases that the actor may see, the newest filing first.
func (tx *Tx) Cases(ctx context.Context, actor domain.Actor, f CaseFilter) ([]CaseView, error) {
	args := pgx.NamedArgs{"year": f.Year, "kind": f.Kind, "state": f.State, "open": f.Open, "q": f.Query, "limit": f.Limit, "now": tx.now, "at": nil, "id": nil}
	if len(f.After) == 2 {
		args["at"], args["id"] = f.After[0], f.After[1]
	}
	rows, err := tx.Query(ctx, `SELECT `+viewColumns+viewTables+`WHERE `+caseScope(actor)+`
		AND (@year::int = 0 OR c.year = @year) AND (@kind::text = '' OR c.kind = @kind) AND (@state::text = '' OR c.state = @state) AND (NOT @open OR c.closed_at IS NULL)
		AND `+matching+`
		AND (@at::timestamptz IS NULL OR (c.filed_at, c.id) < (@at, @id::uuid))
		ORDER BY c.filed_at DESC, c.id DESC LIMIT @limit`, scopeArgs(actor, args))
	if err != nil {
		return nil, fmt.Errorf("cases: %w", err)
	}
	return collect(rows, scanView(actor), "cases")
}

// Case returns one case that the actor may see.
func (tx *Tx) Case(ctx context.Context, actor domain.Actor, id string) (CaseView, error) {
	rows, err := tx.Query(ctx, `SELECT `+viewColumns+viewTables+`WHERE c.id::text = @id AND `+caseScope(actor), scopeArgs(actor, pgx.NamedArgs{"id": id, "now": tx.now}))
	if err != nil {
		return CaseView{}, fmt.Errorf("case: %w", err)
	}
	c, err := pgx.CollectExactlyOneRow(rows, scanView(actor))
	if errors.Is(err, pgx.ErrNoRows) {
		return c, ErrNotFound
	}
	if err != nil {
		return c, fmt.Errorf("case: %w", err)
	}
	return c, nil
}

// TaskFilter narrows the queue.
type TaskFilter struct {
	Year    int
	Kind    domain.CaseKind
	Overdue bool
	Desk    Desk
	Clean   bool   // those first with which every check passed
	Query   string // part of number, title or unit
	Page
}

// Desk is a part of what lies on a desk.
type Desk string

// The parts of a desk; the zero value is all of it.
const (
	DeskMine Desk = "mine" // what the actor holds, or is first to look at, or somebody whom the actor stands in for
	DeskFree Desk = "free" // what nobody holds
)

// Tasks returns the open steps on the actor's desk, what is due first first. For a chief that includes the clerks'
// overdue steps.
func (tx *Tx) Tasks(ctx context.Context, actor domain.Actor, f TaskFilter) ([]CaseView, error) {
	args := pgx.NamedArgs{
		"year": f.Year, "kind": f.Kind, "overdue": f.Overdue, "desk": f.Desk, "by_clean": f.Clean, "clean": true,
		"q": f.Query, "limit": f.Limit, "role": actor.Role, "now": tx.now, "at": nil, "id": nil,
	}
	if len(f.After) == 3 {
		args["clean"], args["at"], args["id"] = f.After[0] == "true", f.After[1], f.After[2]
	}
	rows, err := tx.Query(ctx, `SELECT `+viewColumns+viewTables+`WHERE s.n IS NOT NULL AND `+deskScope(actor)+`
		AND (@year::int = 0 OR c.year = @year) AND (@kind::text = '' OR c.kind = @kind) AND (NOT @overdue OR s.due_at <= @now)
		AND (@desk::text = '' OR @desk = 'free' AND s.taken_by IS NULL OR @desk = 'mine' AND (s.taken_by = @actor_account
			OR s.taken_by IN (SELECT i.account_id FROM standins i WHERE i.standin_id = @actor_account AND i.starts_at <= @now AND i.ends_at > @now)))
		AND `+matching+`
		AND (@at::timestamptz IS NULL OR (@by_clean AND NOT s.clean, coalesce(s.due_at, 'infinity'), c.id) > (@by_clean AND NOT @clean, @at, @id::uuid))
		ORDER BY @by_clean AND NOT s.clean, coalesce(s.due_at, 'infinity'), c.id LIMIT @limit`, scopeArgs(actor, args))
	if err != nil {
		return nil, fmt.Errorf("tasks: %w", err)
	}
	return collect(rows, scanView(actor), "tasks")
}

// deskScope is the condition that a step s of case c lies on the actor's desk. An accepted plan waits for its training,
// not for its department, so that is no task.
func deskScope(actor domain.Actor) string {
	const asked = ` OR s.added > 0 AND (s.case_id, s.n) IN (SELECT g.case_id, g.n FROM step_signers g
		WHERE g.account_id = @actor_account AND g.signed_at IS NULL))`
	switch actor.Role {
	case domain.RoleClerk:
		return `(s.role = 'clerk'` + asked
	case domain.RoleChief:
		return `(s.role = 'chief' OR s.escalate_to = 'chief' AND s.escalated_at IS NOT NULL` + asked
	case domain.RolePerson:
		return `s.role = 'person' AND c.person_id = @actor_person`
	case domain.RoleDepartment:
		return `s.name <> 'training' AND (s.role = 'department' AND s.org_id = @actor_org OR s.name = 'results' AND c.department_id = @actor_org)`
	default:
		return `s.role = @role AND s.org_id = @actor_org`
	}
}

// TaskCounts counts the actor's desk by kind of case.
type TaskCounts struct {
	Kind    domain.CaseKind `json:"kind"`
	Open    int             `json:"open"`
	Overdue int             `json:"overdue"`
}

// CountTasks counts the open steps on the actor's desk by kind of case.
func (tx *Tx) CountTasks(ctx context.Context, actor domain.Actor) ([]TaskCounts, error) {
	rows, err := tx.Query(ctx, `SELECT c.kind, count(*), count(*) FILTER (WHERE s.due_at <= @now) FROM steps s JOIN cases c ON c.id = s.case_id
		WHERE s.outcome IS NULL AND `+deskScope(actor)+` GROUP BY c.kind ORDER BY c.kind`, scopeArgs(actor, pgx.NamedArgs{"role": actor.Role, "now": tx.now}))
	if err != nil {
		return nil, fmt.Errorf("count tasks: %w", err)
	}
	return collect(rows, pgx.RowToStructByPos[TaskCounts], "count tasks")
}

// Event is one entry of a case's timeline.
type Event struct {
	ID    int64           `json:"id"`
	At    time.Time       `json:"at"`
	Actor string          `json:"actor,omitempty" doc:"absent: the engine"`
	Role  string          `json:"role,omitempty"`
	Kind  string          `json:"kind"`
	Facts json.RawMessage `json:"facts"`
	Text  string          `json:"text" doc:"the entry in Chinese"`
}

// Timeline returns what happened to a case that the actor may see, the first event first.
func (tx *Tx) Timeline(ctx context.Context, actor domain.Actor, caseID string) ([]Event, error) {
	if _, err := tx.Case(ctx, actor, caseID); err != nil {
		return nil, err
	}
	rows, err := tx.Query(ctx, `SELECT t.id, t.at, coalesce(a.name, ''), coalesce(a.role, ''), t.kind, t.facts, '' FROM timeline t LEFT JOIN accounts a ON a.id = t.account_id
		WHERE t.case_id = $1 ORDER BY t.id`, caseID)
	if err != nil {
		return nil, fmt.Errorf("timeline: %w", err)
	}
	return collect(rows, pgx.RowToStructByPos[Event], "timeline")
}

// Steps returns every step of a case that the actor may see.
func (tx *Tx) Steps(ctx context.Context, actor domain.Actor, caseID string) ([]StepView, error) {
	if _, err := tx.Case(ctx, actor, caseID); err != nil {
		return nil, err
	}
	rows, err := tx.Query(ctx, `SELECT s.n, s.name, s.role, coalesce(o.name, ''), s.signers, s.opened_at, s.due_at, s.lapse_at, s.escalated_at,
			coalesce(s.outcome, ''), s.decided_at,
			coalesce(a.name, ''), s.comment, ARRAY[]::text[], coalesce(h.id::text, ''), coalesce(h.name, ''), coalesce(s.taken_how, ''), coalesce(f.name, ''),
			s.clean, s.everyone, false, NULL::jsonb, s.fields, s.changes
		FROM steps s LEFT JOIN orgs o ON o.id = s.org_id LEFT JOIN accounts a ON a.id = s.decided_by LEFT JOIN accounts h ON h.id = s.taken_by
			LEFT JOIN accounts f ON f.id = s.decided_for WHERE s.case_id = $1 ORDER BY s.n`, caseID)
	if err != nil {
		return nil, fmt.Errorf("steps: %w", err)
	}
	steps, err := collect(rows, pgx.RowToStructByPos[StepView], "steps")
	if err != nil {
		return nil, err
	}
	signed, err := tx.Signatures(ctx, caseID)
	for i := range steps {
		steps[i].Signatures = signed[steps[i].N]
	}
	return steps, err
}

func collect[T any](rows pgx.Rows, scan pgx.RowToFunc[T], what string) ([]T, error) {
	list, err := pgx.CollectRows(rows, scan)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", what, err)
	}
	return list, nil
}
