package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
)

// Backlog counts the open steps of one name that wait at one kind of desk, held by one account or by nobody.
type Backlog struct {
	Kind      domain.CaseKind `json:"kind"`
	Step      domain.StepName `json:"step"`
	Role      domain.Role     `json:"role" doc:"who is asked"`
	HolderID  string          `json:"holderId,omitempty" doc:"absent: nobody holds them"`
	Holder    string          `json:"holder,omitempty"`
	Open      int             `json:"open"`
	Overdue   int             `json:"overdue"`
	Escalated int             `json:"escalated"`
	Ages      Ages            `json:"ages"`
	Oldest    time.Time       `json:"oldest" doc:"when the oldest of them was opened"`
}

// Ages counts open steps by how long they have been waiting, in days of 24 hours.
type Ages struct {
	UpTo1 int `json:"upTo1" doc:"at most one day"`
	UpTo3 int `json:"upTo3" doc:"more than one day, at most three"`
	UpTo7 int `json:"upTo7" doc:"more than three days, at most seven"`
	More  int `json:"more"`
}

// Backlog counts everything that waits for somebody's work, in order of case kind and step. Training waits for nobody.
func (tx *Tx) Backlog(ctx context.Context) ([]Backlog, error) {
	rows, err := tx.Query(ctx, `SELECT c.kind, s.name, s.role, coalesce(h.id::text, ''), coalesce(h.name, ''),
			count(*), count(*) FILTER (WHERE s.due_at <= @now), count(*) FILTER (WHERE s.escalated_at IS NOT NULL),
			count(*) FILTER (WHERE s.opened_at >= @day1), count(*) FILTER (WHERE s.opened_at >= @day3 AND s.opened_at < @day1),
			count(*) FILTER (WHERE s.opened_at >= @day7 AND s.opened_at < @day3), count(*) FILTER (WHERE s.opened_at < @day7), min(s.opened_at)
		FROM steps s JOIN cases c ON c.id = s.case_id LEFT JOIN accounts h ON h.id = s.taken_by
		WHERE s.outcome IS NULL AND s.name <> 'training' AND c.closed_at IS NULL
		GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 5, 4`,
		pgx.NamedArgs{"now": tx.now, "day1": tx.now.AddDate(0, 0, -1), "day3": tx.now.AddDate(0, 0, -3), "day7": tx.now.AddDate(0, 0, -7)})
	if err != nil {
		return nil, fmt.Errorf("backlog: %w", err)
	}
	return collect(rows, func(row pgx.CollectableRow) (b Backlog, err error) {
		err = row.Scan(&b.Kind, &b.Step, &b.Role, &b.HolderID, &b.Holder, &b.Open, &b.Overdue, &b.Escalated,
			&b.Ages.UpTo1, &b.Ages.UpTo3, &b.Ages.UpTo7, &b.Ages.More, &b.Oldest)
		return b, err
	}, "backlog")
}
