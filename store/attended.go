package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
)

// Attended is a plan on whose roster a person is or was when it ended, as the person sees it.
type Attended struct {
	CaseID   string           `json:"caseId"`
	Number   string           `json:"number"`
	Title    string           `json:"title"`
	State    domain.CaseState `json:"state"`
	StartsOn domain.Date      `json:"startsOn"`
	EndsOn   domain.Date      `json:"endsOn"`
	Place    string           `json:"place"`
	Hours    domain.Hours     `json:"hours"`
}

// attended returns the plans of a year on whose roster a person is, the next one first; not those that were given up or
// refused.
func (tx *Tx) attended(ctx context.Context, year int, personID string) ([]Attended, error) {
	rows, err := tx.Query(ctx, `SELECT c.id::text, coalesce(c.number, ''), c.title, c.state, pl.starts_on, pl.ends_on, pl.place, pl.hours
		FROM rosters r JOIN cases c ON c.id = r.case_id JOIN plans pl ON pl.case_id = c.id
		WHERE r.person_id = $1 AND r.left_on IS NULL AND c.year = $2 AND c.state NOT IN ('rejected', 'withdrawn', 'cancelled', 'lapsed', 'expired')
		ORDER BY pl.starts_on, c.id`, personID, year)
	if err != nil {
		return nil, fmt.Errorf("attended plans: %w", err)
	}
	return collect(rows, pgx.RowToStructByPos[Attended], "attended plans")
}
