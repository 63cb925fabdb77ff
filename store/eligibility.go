package store

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
	"xueshi/policy"
)

// YearOutcome is how a year ended for one person.
type YearOutcome struct {
	PersonID     string               `json:"personId"`
	Name         string               `json:"name"`
	UnitID       string               `json:"unitId"`
	Unit         string               `json:"unit"`
	Series       string               `json:"series"`
	Outcome      domain.Outcome       `json:"outcome,omitempty" doc:"absent while undecided"`
	Reasons      []policy.Reason      `json:"reasons,omitempty"`
	Consequences []policy.Consequence `json:"consequences,omitempty" doc:"what follows, with the years by which it postpones (R18)"`
	DecidedAt    *time.Time           `json:"decidedAt,omitempty"`
	Suspended    bool                 `json:"suspended,omitempty" doc:"an appeal is being decided: nothing follows until then"`
}

// OutcomeFilter narrows the outcomes of a year; empty fields do not.
type OutcomeFilter struct {
	Page

	Year    int
	Outcome string // completed, incomplete, undecided, or suspended: incomplete, and an appeal is being decided
	UnitID  string
}

// Outcomes returns the outcomes of a year for people whom the actor may see, by name: a unit its own, a department those
// of its series and of the units it supervises (R18).
func (tx *Tx) Outcomes(ctx context.Context, actor domain.Actor, f OutcomeFilter) ([]YearOutcome, error) {
	args := pgx.NamedArgs{"year": f.Year, "outcome": f.Outcome, "unit": orNil(f.UnitID), "limit": f.Limit, "name": nil, "id": nil}
	if len(f.After) == 2 {
		args["name"], args["id"] = f.After[0], f.After[1]
	}
	rows, err := tx.Query(ctx, `SELECT p.id, p.name, u.id, u.name, e.series, coalesce(e.outcome, ''), e.reasons, e.consequences, e.decided_at, `+suspended+`
		FROM enrolments e JOIN people p ON p.id = e.person_id JOIN orgs u ON u.id = p.unit_id WHERE e.year = @year AND e.ended_on IS NULL AND `+personScope(actor)+`
		AND (@unit::uuid IS NULL OR p.unit_id = @unit) AND (@outcome::text = '' OR coalesce(e.outcome, 'undecided') = @outcome OR @outcome = 'suspended' AND `+suspended+`)
		AND (@name::text IS NULL OR (p.name, p.id) > (@name, @id::uuid)) ORDER BY p.name, p.id LIMIT @limit`, scopeArgs(actor, args))
	if err != nil {
		return nil, fmt.Errorf("outcomes: %w", err)
	}
	outcomes, err := collect(rows, pgx.RowToStructByPos[YearOutcome], "outcomes")
	for _, o := range outcomes {
		suspend(o.Consequences, o.Suspended)
	}
	return outcomes, err
}

// EligibilityQuery is what another office asks about a person. Name and ID number must both be right.
type EligibilityQuery struct {
	Year     int
	Name     string
	IDNumber string
	Purpose  policy.Purpose
	Reason   string // why it is asked
}

// EligibilityAnswer is the answer, as it was logged.
type EligibilityAnswer struct {
	Standing     string               `json:"standing" enum:"eligible,ineligible,suspended,undecided,notEnrolled,unknown"`
	Year         int                  `json:"year"`
	Purpose      policy.Purpose       `json:"purpose"`
	Name         string               `json:"name"`
	Consequences []policy.Consequence `json:"consequences,omitempty" doc:"of every incomplete year up to this one"`
	QueryID      int64                `json:"queryId" doc:"of the log's entry"`
}

// AskEligibility answers whether a person's year allows a purpose (R18), and logs who asked about whom and why. Whoever
// is unknown, or not the actor's to ask about, gets the same answer.
func (tx *Tx) AskEligibility(ctx context.Context, actor domain.Actor, q EligibilityQuery) (EligibilityAnswer, error) {
	answer := EligibilityAnswer{Year: q.Year, Purpose: q.Purpose, Name: strings.TrimSpace(q.Name), Standing: policy.UnknownHere}
	if strings.TrimSpace(q.Reason) == "" {
		return answer, domain.Refuse("R18", "eligibility.no_reason", "reason")
	}
	var person *string
	err := tx.QueryRow(ctx, `SELECT p.id FROM people p WHERE p.id_number = @number AND p.name = @name AND `+personScope(actor),
		scopeArgs(actor, pgx.NamedArgs{"number": policy.NormalID(q.IDNumber), "name": answer.Name})).Scan(&person)
	if err != nil && !errors.Is(err, pgx.ErrNoRows) {
		return answer, fmt.Errorf("eligibility: %w", err)
	}
	if person != nil {
		if err := tx.eligibility(ctx, *person, &answer); err != nil {
			return answer, err
		}
	}
	err = tx.QueryRow(ctx, `INSERT INTO eligibility_queries (at, account_id, person_id, year, purpose, reason, standing) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
		tx.now, actor.AccountID, person, q.Year, q.Purpose, q.Reason, answer.Standing).Scan(&answer.QueryID)
	if err != nil {
		return answer, fmt.Errorf("log eligibility query: %w", err)
	}
	return answer, nil
}

// eligibility answers from what the closing recorded.
func (tx *Tx) eligibility(ctx context.Context, person string, answer *EligibilityAnswer) error {
	rows, err := tx.Query(ctx, `SELECT e.year, coalesce(e.outcome, ''), e.consequences, `+suspended+` FROM enrolments e WHERE e.person_id = $1 AND e.year <= $2 AND e.ended_on IS NULL ORDER BY e.year DESC`, person, answer.Year)
	if err != nil {
		return fmt.Errorf("eligibility: %w", err)
	}
	answer.Standing = policy.NotEnrolled
	var year int
	var outcome domain.Outcome
	var recorded []policy.Consequence
	var are bool
	_, err = pgx.ForEachRow(rows, []any{&year, &outcome, &recorded, &are}, func() error {
		recorded = suspend(recorded, are)
		if year == answer.Year {
			answer.Standing = policy.Eligibility(answer.Purpose, outcome, recorded)
		}
		answer.Consequences = append(answer.Consequences, recorded...)
		recorded = nil
		return nil
	})
	if err != nil {
		return fmt.Errorf("eligibility: %w", err)
	}
	return nil
}

// LoggedQuery is one entry of the log of eligibility queries.
type LoggedQuery struct {
	ID       int64          `json:"id"`
	At       time.Time      `json:"at"`
	By       string         `json:"by"`
	PersonID string         `json:"personId,omitempty"`
	Person   string         `json:"person,omitempty"`
	Year     int            `json:"year"`
	Purpose  policy.Purpose `json:"purpose"`
	Reason   string         `json:"reason"`
	Standing string         `json:"standing"`
}

// EligibilityLog returns who asked about whom, the latest query first.
func (tx *Tx) EligibilityLog(ctx context.Context, page Page) ([]LoggedQuery, error) {
	before := int64(1) << 62
	if len(page.After) == 1 {
		var err error
		if before, err = strconv.ParseInt(page.After[0], 10, 64); err != nil {
			return nil, domain.Refuse("", "form.cursor", "cursor")
		}
	}
	rows, err := tx.Query(ctx, `SELECT q.id, q.at, a.name, coalesce(q.person_id::text, ''), coalesce(p.name, ''), q.year, q.purpose, q.reason, q.standing
		FROM eligibility_queries q JOIN accounts a ON a.id = q.account_id LEFT JOIN people p ON p.id = q.person_id WHERE q.id < $1 ORDER BY q.id DESC LIMIT $2`, before, page.Limit)
	if err != nil {
		return nil, fmt.Errorf("eligibility log: %w", err)
	}
	return collect(rows, pgx.RowToStructByPos[LoggedQuery], "eligibility log")
}
