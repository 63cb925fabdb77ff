package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
	"xueshi/policy"
)

// covered is everybody enrolled in @year with the department that answers for their series (the annex's, or else the
// unit's supervisor), and whether they are on the roster of a plan that was not given up or refused (R6).
const covered = `SELECT e.year, p.id AS person_id, p.name, p.unit_id, u.name AS unit, u.unit_kind, e.series, coalesce(d.id::text, '') AS department_id, coalesce(d.name, '') AS department,
		EXISTS (SELECT FROM rosters r JOIN cases c ON c.id = r.case_id WHERE r.person_id = e.person_id AND r.left_on IS NULL AND c.year = e.year
			AND c.state NOT IN ('rejected', 'withdrawn', 'cancelled', 'lapsed', 'expired')) AS in_plan
	FROM enrolments e JOIN people p ON p.id = e.person_id JOIN orgs u ON u.id = p.unit_id
	LEFT JOIN department_series ds ON ds.year = e.year AND ds.series = e.series LEFT JOIN orgs d ON d.id = coalesce(ds.department_id, u.supervised_by)
	WHERE e.year = @year AND e.ended_on IS NULL`

// coverageScope is the condition on covered people v that says whose coverage the actor watches.
func coverageScope(actor domain.Actor) string {
	switch {
	case actor.Role.SeesAll():
		return `true`
	case actor.Role == domain.RoleDepartment:
		return `v.department_id = @actor_org::text`
	case actor.Role == domain.RoleUnit:
		return `v.unit_id = @actor_org`
	default:
		return `false`
	}
}

// Coverage counts the actor's people in a year by department, series and kind of unit, and who of them is in no plan.
func (tx *Tx) Coverage(ctx context.Context, actor domain.Actor, year int) ([]policy.CoverageGap, error) {
	rows, err := tx.Query(ctx, `SELECT v.department_id, v.department, v.series, v.unit_kind, count(*), count(*) FILTER (WHERE v.in_plan)
		FROM (`+covered+`) v WHERE `+coverageScope(actor)+` GROUP BY 1, 2, 3, 4 ORDER BY 2, 1, 3, 4`, scopeArgs(actor, pgx.NamedArgs{"year": year}))
	if err != nil {
		return nil, fmt.Errorf("coverage: %w", err)
	}
	counts, err := collect(rows, pgx.RowToStructByPos[policy.Coverage], "coverage")
	return policy.CoverageGaps(counts), err
}

// CoveragePerson is one of the people behind a number of the coverage.
type CoveragePerson struct {
	PersonID   string          `json:"personId"`
	Name       string          `json:"name"`
	UnitID     string          `json:"unitId"`
	Unit       string          `json:"unit"`
	UnitKind   domain.UnitKind `json:"unitKind"`
	Series     string          `json:"series"`
	Department string          `json:"department,omitempty"`
	InPlan     bool            `json:"inPlan"`
}

// CoverageFilter names a number of the coverage; empty fields do not narrow.
type CoverageFilter struct {
	Page

	Year         int
	DepartmentID string
	Series       string
	UnitKind     domain.UnitKind
	InPlan       *bool
}

// CoveragePeople returns the people behind a number of the coverage, by name.
func (tx *Tx) CoveragePeople(ctx context.Context, actor domain.Actor, f CoverageFilter) ([]CoveragePerson, error) {
	args := pgx.NamedArgs{
		"year": f.Year, "department": f.DepartmentID, "series": f.Series, "unit_kind": f.UnitKind, "in_plan": f.InPlan, "limit": f.Limit, "name": nil, "id": nil,
	}
	if len(f.After) == 2 {
		args["name"], args["id"] = f.After[0], f.After[1]
	}
	rows, err := tx.Query(ctx, `SELECT v.person_id, v.name, v.unit_id, v.unit, v.unit_kind, v.series, v.department, v.in_plan FROM (`+covered+`) v WHERE `+coverageScope(actor)+`
		AND (@department::text = '' OR v.department_id = @department) AND (@series::text = '' OR v.series = @series)
		AND (@unit_kind::text = '' OR v.unit_kind = @unit_kind) AND (@in_plan::boolean IS NULL OR v.in_plan = @in_plan)
		AND (@name::text IS NULL OR (v.name, v.person_id) > (@name, @id::uuid)) ORDER BY v.name, v.person_id LIMIT @limit`, scopeArgs(actor, args))
	if err != nil {
		return nil, fmt.Errorf("people of the coverage: %w", err)
	}
	return collect(rows, pgx.RowToStructByPos[CoveragePerson], "people of the coverage")
}

// remindCoverage tells departments how many of their people are in no plan (R6); once a month, whenever it runs.
const remindCoverage = remindColumns + `SELECT a.id, y.case_id, 0, 'coverage',
		jsonb_build_object('missing', g.missing, 'named', g.named, 'people', g.people), NULL, 'coverage-' || to_char(@day::date, 'YYYY-MM'), @day, @now
	FROM (SELECT v.department_id, count(*) AS people, count(*) FILTER (WHERE NOT v.in_plan) AS missing,
			count(*) FILTER (WHERE NOT v.in_plan AND v.unit_kind IN ('enterprise', 'township')) AS named FROM (` + covered + `) v GROUP BY 1) g
	JOIN accounts a ON a.role = 'department' AND a.org_id::text = g.department_id AND NOT a.disabled
	JOIN years y ON y.year = @year AND y.state <> 'closed' WHERE g.missing > 0` + remindEnd
