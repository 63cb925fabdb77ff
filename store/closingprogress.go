package store

import (
	"context"
	"fmt"
)

// Closing is how far the closing of a year has come. It is counted from what is there, so an attempt that was cut short
// leaves nothing wrong behind.
type Closing struct {
	Expiring  int `json:"expiring" doc:"cases that did not make it and are still to be closed (R17)"`
	Ending    int `json:"ending" doc:"cases on which the engine is acting just now"`
	Owed      int `json:"owed" doc:"cases on which the bureau still owes a decision (R16)"`
	Decided   int `json:"decided" doc:"people who have their outcome"`
	Undecided int `json:"undecided" doc:"people who have none yet"`
	Late      int `json:"late" doc:"of them, those whom their unit may still submit (R16)"`
}

// closingProgress counts what the closing of a year has done and has still to do.
func (tx *Tx) closingProgress(ctx context.Context, year int) (*Closing, error) {
	e, err := tx.expiringSteps(ctx, year)
	if err != nil {
		return nil, err
	}
	var c Closing
	err = tx.QueryRow(ctx, `SELECT o.expiring, o.ending, o.owed, n.decided, n.undecided, n.late FROM
		(SELECT count(*) FILTER (WHERE s.late) AS expiring, count(*) FILTER (WHERE s.late IS NULL) AS ending, count(*) FILTER (WHERE NOT s.late AND c.kind <> 'certificate') AS owed
			FROM cases c LEFT JOIN LATERAL (SELECT (c.kind, s.name, s.role) IN (SELECT * FROM unnest($2::text[], $3::text[], $4::text[])) AS late
				FROM steps s WHERE s.case_id = c.id AND s.outcome IS NULL) s ON true
			WHERE c.year = $1 AND `+boundToYear+` AND c.closed_at IS NULL) o,
		(SELECT count(*) FILTER (WHERE outcome IS NOT NULL) AS decided, count(*) FILTER (WHERE outcome IS NULL) AS undecided, count(*) FILTER (WHERE outcome IS NULL
				AND late_until IS NOT NULL AND NOT EXISTS (SELECT FROM submission_people s WHERE s.person_id = e.person_id AND s.year = e.year AND s.state IN ('submitted', 'verified'))) AS late
			FROM enrolments e WHERE year = $1 AND ended_on IS NULL) n`, year, e.kinds, e.names, e.roles).
		Scan(&c.Expiring, &c.Ending, &c.Owed, &c.Decided, &c.Undecided, &c.Late)
	if err != nil {
		return nil, fmt.Errorf("closing's progress: %w", err)
	}
	return &c, nil
}
