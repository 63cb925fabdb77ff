package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
	"xueshi/policy"
)

// MovePerson notes that a person whom the actor keeps moved to another unit, left, retired, died or came back. Hours
// follow the person. Enrolments of years that are not closed change the unit, or end; who waits for the bureau in a
// submission of the old unit is returned from it. A version other than 0 must be the person's.
func (tx *Tx) MovePerson(ctx context.Context, actor domain.Actor, id string, version int, m domain.Move) (Person, error) {
	facts := policy.MoveFacts{Move: m}
	var is int
	err := tx.QueryRow(ctx, `SELECT p.status, p.unit_id, p.version, (SELECT max(moved_on) FROM person_moves WHERE person_id = p.id)
		FROM people p WHERE p.id = @id AND `+keeperScope(actor)+` FOR UPDATE`, scopeArgs(actor, pgx.NamedArgs{"id": id})).
		Scan(&facts.Status, &facts.Unit, &is, &facts.LastOn)
	if err != nil {
		return Person{}, notFound(err, "move person")
	}
	if version != 0 && version != is {
		return Person{}, versionChanged(is)
	}
	if facts.Today, err = tx.today(ctx); err != nil {
		return Person{}, err
	}
	if facts.ToKnown, facts.ToClosed, err = tx.unitStands(ctx, m.ToUnit); err != nil {
		return Person{}, err
	}
	if err := policy.CheckMove(facts).Err(); err != nil {
		return Person{}, err
	}
	if m.Kind == domain.MoveReturn {
		if r := checkKeeper(actor, m.ToUnit); r != nil {
			return Person{}, r
		}
	}
	if m.ToUnit == "" {
		m.ToUnit = facts.Unit
	}
	if err := tx.returnMoved(ctx, actor, id, m); err != nil {
		return Person{}, err
	}
	if err := tx.movePeople(ctx, actor, []string{id}, facts.Unit, m); err != nil {
		return Person{}, err
	}
	return tx.person(ctx, actor, `p.id = @id`, id, 0) // may be another unit's now
}

// today is the business day. Moves belong to no year, so its zone is that of the latest one.
func (tx *Tx) today(ctx context.Context) (domain.Date, error) {
	var year int
	if err := tx.QueryRow(ctx, `SELECT coalesce(max(year), 0) FROM years`).Scan(&year); err != nil {
		return domain.Date{}, fmt.Errorf("business day: %w", err)
	}
	if year == 0 {
		return domain.DateOf(tx.now), nil
	}
	p, err := tx.Policy(ctx, year)
	if err != nil {
		return domain.Date{}, err
	}
	return p.Day(tx.now), nil
}

// unitStands says whether a unit is there, and whether it was closed.
func (tx *Tx) unitStands(ctx context.Context, id string) (known, closed bool, err error) {
	err = tx.QueryRow(ctx, `SELECT count(*) > 0, coalesce(bool_or(closed_on IS NOT NULL), false) FROM orgs WHERE kind = 'unit' AND id::text = $1`, id).Scan(&known, &closed)
	if err != nil {
		return false, false, fmt.Errorf("unit: %w", err)
	}
	return known, closed, nil
}

// movePeople writes a move of people of one unit that was checked: history, person, enrolments and rosters.
func (tx *Tx) movePeople(ctx context.Context, actor domain.Actor, people []string, from string, m domain.Move) error {
	status := policy.StatusAfter(m.Kind)
	b := &pgx.Batch{}
	b.Queue(`INSERT INTO person_moves (person_id, kind, moved_on, from_unit, to_unit, reason, moved_by, at)
		SELECT id, $2, $3, $4, $5, $6, $7, $8 FROM unnest($1::text[]::uuid[]) p(id)`, people, m.Kind, m.On, from, m.ToUnit, m.Reason, actor.AccountID, tx.now)
	b.Queue(`UPDATE people SET unit_id = $2, status = CASE WHEN $3 = 'merger' THEN status ELSE $4 END, version = version + 1 WHERE id = any($1::text[]::uuid[])`,
		people, m.ToUnit, m.Kind, status)
	if m.Kind == domain.MoveDeath {
		b.Queue(`UPDATE accounts SET disabled = true, version = version + 1 WHERE person_id = any($1::text[]::uuid[]) AND NOT disabled`, people)
	}
	if status != domain.StatusActive { // plans that have begun keep who took part
		b.Queue(`UPDATE rosters r SET left_on = $2 FROM plans p WHERE p.case_id = r.case_id AND r.person_id = any($1::text[]::uuid[]) AND r.left_on IS NULL AND p.starts_on > $2`,
			people, m.On)
	}
	if err := tx.queueEnrolmentMoves(ctx, b, people, m); err != nil {
		return err
	}
	return tx.send(ctx, b, "move people")
}

// queueEnrolmentMoves lets the enrolments of years that are not closed follow: those that are undecided change the unit
// or end, and who comes back is enrolled again in the open years.
func (tx *Tx) queueEnrolmentMoves(ctx context.Context, b *pgx.Batch, people []string, m domain.Move) error {
	rows, err := tx.Query(ctx, `SELECT year, state FROM years WHERE state <> 'closed' ORDER BY year FOR SHARE`)
	if err != nil {
		return fmt.Errorf("move enrolments: %w", err)
	}
	type openYear struct {
		Year  int
		State domain.CaseState
	}
	years, err := collect(rows, pgx.RowToStructByPos[openYear], "move enrolments")
	if err != nil {
		return err
	}
	for _, y := range years {
		p, err := tx.Policy(ctx, y.Year)
		if err != nil {
			return err
		}
		switch {
		case p.EndsEnrolment(m.Kind, m.On):
			b.Queue(`UPDATE enrolments SET ended_on = $3 WHERE year = $1 AND person_id = any($2::text[]::uuid[]) AND outcome IS NULL AND ended_on IS NULL`, y.Year, people, m.On)
			tx.queueSettled(b, y.Year) // one less to wait for
		case m.Kind == domain.MoveReturn && y.State == domain.StateOpen:
			b.Queue(`INSERT INTO enrolments (year, person_id, unit_id, series) SELECT $1, id, $3, series FROM people WHERE id = any($2::text[]::uuid[])
				ON CONFLICT (year, person_id) DO UPDATE SET unit_id = excluded.unit_id, ended_on = NULL WHERE enrolments.outcome IS NULL`, y.Year, people, m.ToUnit)
		default:
			b.Queue(`UPDATE enrolments SET unit_id = $3 WHERE year = $1 AND person_id = any($2::text[]::uuid[]) AND outcome IS NULL AND ended_on IS NULL`, y.Year, people, m.ToUnit)
		}
	}
	return nil
}

// returnMoved takes a person out of submissions of the old unit that the bureau has not verified yet, with the reason,
// and tells the unit. Who is verified or stamped already stays: their year is complete.
func (tx *Tx) returnMoved(ctx context.Context, actor domain.Actor, person string, m domain.Move) error {
	rows, err := tx.Query(ctx, `SELECT c.id FROM submission_people s JOIN cases c ON c.id = s.case_id
		WHERE s.person_id = $1 AND s.state = 'submitted' AND c.closed_at IS NULL ORDER BY c.id FOR UPDATE OF c`, person)
	if err != nil {
		return fmt.Errorf("submissions of who moves: %w", err)
	}
	cases, err := collect(rows, pgx.RowTo[string], "submissions of who moves")
	if err != nil {
		return err
	}
	for _, id := range cases {
		facts := map[string]any{"move": m.Kind, "on": m.On, "reason": m.Reason, "people": 1}
		b := &pgx.Batch{}
		b.Queue(`UPDATE submission_people SET state = 'returned', comment = $3 WHERE case_id = $1 AND person_id = $2 AND state = 'submitted'`, id, person, m.Reason)
		tx.queueEvent(b, id, &actor.AccountID, "personMoved", facts)
		tx.queueNotice(b, id, 0, "personMoved", facts)
		if err := tx.send(ctx, b, "return who moves"); err != nil {
			return err
		}
	}
	return nil
}

// PersonMove is one entry of a person's history.
type PersonMove struct {
	Kind     domain.MoveKind `json:"kind" enum:"transfer,leave,retire,death,return,merger"`
	On       domain.Date     `json:"on"`
	FromUnit string          `json:"fromUnit"`
	ToUnit   string          `json:"toUnit" doc:"the same for who leaves"`
	Reason   string          `json:"reason"`
	By       string          `json:"by"`
	At       time.Time       `json:"at"`
}

// PersonMoves returns the history of a person whom the actor may see, the latest move first.
func (tx *Tx) PersonMoves(ctx context.Context, actor domain.Actor, id string) ([]PersonMove, error) {
	if err := tx.canSeePerson(ctx, actor, id); err != nil {
		return nil, err
	}
	rows, err := tx.Query(ctx, `SELECT m.kind, m.moved_on, f.name, t.name, m.reason, a.name, m.at FROM person_moves m
		JOIN orgs f ON f.id = m.from_unit JOIN orgs t ON t.id = m.to_unit JOIN accounts a ON a.id = m.moved_by WHERE m.person_id = $1 ORDER BY m.id DESC`, id)
	if err != nil {
		return nil, fmt.Errorf("moves: %w", err)
	}
	return collect(rows, pgx.RowToStructByPos[PersonMove], "moves")
}
