package store

import (
	"context"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
	"xueshi/policy"
)

// JoinRoster adds people to the roster of a plan until its first day (R5).
func (tx *Tx) JoinRoster(ctx context.Context, actor domain.Actor, caseID string, people []string) (CaseRef, error) {
	c, plan, err := tx.lockRoster(ctx, actor, caseID)
	if err != nil {
		return CaseRef{}, err
	}
	p, err := tx.openYear(ctx, c.Year, "people")
	if err != nil {
		return CaseRef{}, err
	}
	today := p.Day(tx.now)
	refusals, err := tx.checkRoster(ctx, p, plan.Series, "people", people)
	if err != nil {
		return CaseRef{}, err
	}
	for i, person := range people {
		if r := policy.CheckJoin(plan.StartsOn, today, slices.Contains(plan.Roster, person) || slices.Contains(people[:i], person)); r != nil {
			refusals = append(refusals, r.At(fmt.Sprintf("people[%d]", i)))
		}
	}
	if err := refusals.Err(); err != nil {
		return CaseRef{}, err
	}
	b := &pgx.Batch{}
	queueRoster(b, caseID, people, today)
	tx.queueEvent(b, caseID, &actor.AccountID, "joined", map[string]any{"people": len(people)})
	return refOf(c), tx.send(ctx, b, "join roster")
}

// LeaveRoster takes people off the roster, at any time (R5). What they attended before stays recorded.
func (tx *Tx) LeaveRoster(ctx context.Context, actor domain.Actor, caseID string, people []string) (CaseRef, error) {
	c, plan, err := tx.lockRoster(ctx, actor, caseID)
	if err != nil {
		return CaseRef{}, err
	}
	p, err := tx.Policy(ctx, c.Year)
	if err != nil {
		return CaseRef{}, err
	}
	var refusals domain.Refusals
	for i, person := range people {
		if r := policy.CheckLeave(slices.Contains(plan.Roster, person)); r != nil {
			refusals = append(refusals, r.At(fmt.Sprintf("people[%d]", i)))
		}
	}
	if err := refusals.Err(); err != nil {
		return CaseRef{}, err
	}
	_, err = tx.Exec(ctx, `UPDATE rosters SET left_on = $3 WHERE case_id = $1 AND person_id::text = any($2) AND left_on IS NULL`, caseID, people, p.Day(tx.now))
	if err != nil {
		return CaseRef{}, fmt.Errorf("leave roster: %w", err)
	}
	b := &pgx.Batch{}
	tx.queueEvent(b, caseID, &actor.AccountID, "left", map[string]any{"people": len(people)})
	return refOf(c), tx.send(ctx, b, "leave roster")
}

// lockRoster locks a plan whose roster its department (or the bureau) may change.
func (tx *Tx) lockRoster(ctx context.Context, actor domain.Actor, caseID string) (caseRow, PlanRow, error) {
	c, err := tx.lockCase(ctx, caseID)
	if err != nil {
		return c, PlanRow{}, err
	}
	if c.Kind != domain.KindPlan || (!actor.Role.Bureau() && actor.OrgID != deref(c.DepartmentID)) {
		return c, PlanRow{}, ErrNotFound
	}
	if c.ClosedAt != nil {
		return c, PlanRow{}, domain.Refusals{*domain.Refuse("R5", "case.ended", "", "state", c.State)}
	}
	plan, err := tx.loadPlan(ctx, caseID)
	return c, plan, err
}

func refOf(c caseRow) CaseRef {
	return CaseRef{ID: c.ID, State: c.State, Number: deref(c.Number), Following: c.Following}
}

// RosterPerson is one person on a plan's roster.
type RosterPerson struct {
	PersonID string      `json:"personId"`
	Name     string      `json:"name"`
	Unit     string      `json:"unit"`
	JoinedOn domain.Date `json:"joinedOn"`
	LeftOn   domain.Date `json:"leftOn,omitzero"`
}

// Roster returns everyone who is or was on the roster of a plan.
func (tx *Tx) Roster(ctx context.Context, caseID string) ([]RosterPerson, error) {
	rows, err := tx.Query(ctx, `SELECT r.person_id, p.name, u.name, r.joined_on, r.left_on FROM rosters r JOIN people p ON p.id = r.person_id JOIN orgs u ON u.id = p.unit_id
		WHERE r.case_id = $1 ORDER BY u.name, p.name, p.id`, caseID)
	if err != nil {
		return nil, fmt.Errorf("roster: %w", err)
	}
	return collect(rows, pgx.RowToStructByPos[RosterPerson], "roster")
}

// Evidence returns the kinds of evidence that were handed in with a plan's results.
func (tx *Tx) Evidence(ctx context.Context, caseID string) ([]string, error) {
	rows, err := tx.Query(ctx, `SELECT kind FROM result_evidence WHERE case_id = $1 ORDER BY kind`, caseID)
	if err != nil {
		return nil, fmt.Errorf("evidence: %w", err)
	}
	return collect(rows, pgx.RowTo[string], "evidence")
}
