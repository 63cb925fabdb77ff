package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
	"xueshi/policy"
)

// PostponedPerson is one who did not complete a year.
type PostponedPerson struct {
	Name         string
	IDNumber     string
	Unit         string
	Series       string
	Reasons      []policy.Reason
	Consequences []policy.Consequence
}

// PostponedPaper returns who of the actor's people did not complete the year, by unit and name (R18).
func (tx *Tx) PostponedPaper(ctx context.Context, actor domain.Actor, year int) ([]PostponedPerson, error) {
	rows, err := tx.Query(ctx, `SELECT p.name, p.id_number, u.name, e.series, e.reasons, e.consequences
		FROM enrolments e JOIN people p ON p.id = e.person_id JOIN orgs u ON u.id = p.unit_id
		WHERE e.year = @year AND e.outcome = 'incomplete' AND e.ended_on IS NULL AND `+personScope(actor)+` ORDER BY u.name, p.name, p.id`, scopeArgs(actor, pgx.NamedArgs{"year": year}))
	if err != nil {
		return nil, fmt.Errorf("postponed people: %w", err)
	}
	people, err := collect(rows, pgx.RowToStructByPos[PostponedPerson], "postponed people")
	for i := range people {
		people[i].IDNumber = idShown(actor, people[i].IDNumber)
	}
	return people, err
}

// YearTally counts the people of one department, series and kind of unit in a year.
type YearTally struct {
	Department string
	Series     string
	UnitKind   domain.UnitKind
	Completed  int
	Incomplete int
	Undecided  int
	InPlan     int
	Common     domain.Hours // registered, all together
	Specialty  domain.Hours
}

// YearTallies counts the actor's people of a year.
func (tx *Tx) YearTallies(ctx context.Context, actor domain.Actor, year int) ([]YearTally, error) {
	rows, err := tx.Query(ctx, `SELECT v.department, v.series, v.unit_kind, count(*) FILTER (WHERE e.outcome = 'completed'), count(*) FILTER (WHERE e.outcome = 'incomplete'),
			count(*) FILTER (WHERE e.outcome IS NULL), count(*) FILTER (WHERE v.in_plan), coalesce(sum(l.common), 0), coalesce(sum(l.specialty), 0)
		FROM (`+covered+`) v JOIN enrolments e ON e.year = v.year AND e.person_id = v.person_id
		LEFT JOIN (SELECT person_id, sum(hours) FILTER (WHERE subject = 'common') AS common, sum(hours) FILTER (WHERE subject = 'specialty') AS specialty
			FROM credits WHERE year = @year GROUP BY 1) l ON l.person_id = v.person_id
		WHERE `+coverageScope(actor)+` GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`, scopeArgs(actor, pgx.NamedArgs{"year": year}))
	if err != nil {
		return nil, fmt.Errorf("year in numbers: %w", err)
	}
	return collect(rows, pgx.RowToStructByPos[YearTally], "year in numbers")
}

// CountCases counts the actor's cases of a kind that were filed in a year and not given up, refused or lapsed.
func (tx *Tx) CountCases(ctx context.Context, actor domain.Actor, year int, kind domain.CaseKind) (n int, err error) {
	err = tx.QueryRow(ctx, `SELECT count(*) FROM cases c WHERE c.year = @year AND c.kind = @kind
		AND c.state NOT IN ('rejected', 'withdrawn', 'cancelled', 'lapsed', 'expired') AND `+caseScope(actor),
		scopeArgs(actor, pgx.NamedArgs{"year": year, "kind": kind})).Scan(&n)
	if err != nil {
		return 0, fmt.Errorf("count cases: %w", err)
	}
	return n, nil
}

// OrgName returns the name of the actor's organisation; empty for the bureau and for people.
func (tx *Tx) OrgName(ctx context.Context, actor domain.Actor) (name string, err error) {
	if actor.OrgID == "" {
		return "", nil
	}
	if err := tx.QueryRow(ctx, `SELECT name FROM orgs WHERE id = $1`, actor.OrgID).Scan(&name); err != nil {
		return "", fmt.Errorf("name of organisation: %w", err)
	}
	return name, nil
}
