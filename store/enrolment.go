package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
)

// PersonChange is what of a person can be changed; nil leaves as it is.
type PersonChange struct {
	Name     *string
	IDNumber *string
	UnitID   *string
	Series   *string
}

// UpdatePerson changes a person that the actor keeps. A version other than 0 must be the person's, or somebody else has
// changed it meanwhile and this change is refused. Enrolments that are still undecided in open years follow.
func (tx *Tx) UpdatePerson(ctx context.Context, actor domain.Actor, id string, version int, c PersonChange) (Person, error) {
	var p NewPerson
	var is int
	err := tx.QueryRow(ctx, `SELECT p.name, p.id_number, p.unit_id, p.series, p.version FROM people p WHERE p.id = @id AND `+
		keeperScope(actor)+` FOR UPDATE`, scopeArgs(actor, pgx.NamedArgs{"id": id})).Scan(&p.Name, &p.IDNumber, &p.UnitID, &p.Series, &is)
	if err != nil {
		return Person{}, notFound(err, "change person")
	}
	if version != 0 && version != is {
		return Person{}, versionChanged(is)
	}
	number, unit := p.IDNumber, p.UnitID
	change(&p.Name, c.Name)
	change(&p.IDNumber, c.IDNumber)
	change(&p.Series, c.Series)
	if c.UnitID != nil && *c.UnitID != unit {
		if r := checkKeeper(actor, *c.UnitID); r != nil {
			return Person{}, r
		}
		return Person{}, domain.Refuse("", "person.unit_by_move", "unitId") // with its day and reason, and what follows from it
	}
	p = normalPeople([]NewPerson{p})[0]
	known, err := tx.usedPeople(ctx, []NewPerson{p})
	if err != nil {
		return Person{}, err
	}
	delete(known.numbers, number) // their own
	if err := checkPerson(p, known).Err(); err != nil {
		return Person{}, err
	}
	if _, err := tx.Exec(ctx, `UPDATE people SET name = $2, id_number = $3, unit_id = $4, series = $5, version = version + 1 WHERE id = $1`,
		id, p.Name, p.IDNumber, p.UnitID, p.Series); err != nil {
		return Person{}, personTaken(err)
	}
	_, err = tx.Exec(ctx, `UPDATE enrolments e SET series = $2 FROM years y
		WHERE e.person_id = $1 AND e.outcome IS NULL AND y.year = e.year AND y.state = 'open'`, id, p.Series)
	if err != nil {
		return Person{}, fmt.Errorf("change enrolment: %w", err)
	}
	return tx.person(ctx, actor, keeperScope(actor), id, 0)
}

func change(field, to *string) {
	if to != nil {
		*field = *to
	}
}

// EnrolmentChange sets people's part in a year; nil leaves as it is.
type EnrolmentChange struct {
	People      []string // person ids
	All         bool     // everybody whom the actor keeps, in place of People
	TitleReview *bool
	Series      *string
}

// Enrol changes people's part in an open year and returns how many were changed. It refuses people whom the actor does
// not keep or who are not enrolled, and people whose year is decided; then nothing is changed.
func (tx *Tx) Enrol(ctx context.Context, actor domain.Actor, year int, c EnrolmentChange) (int, error) {
	if _, err := tx.openYear(ctx, year, "year"); err != nil {
		return 0, err
	}
	if len(c.People) == 0 && !c.All {
		return 0, domain.Refuse("", "form.empty_list", "people")
	}
	rows, err := tx.Query(ctx, `UPDATE enrolments e SET title_review = coalesce(@title_review, e.title_review), series = coalesce(@series, e.series)
		FROM people p WHERE p.id = e.person_id AND e.year = @year AND e.outcome IS NULL AND e.ended_on IS NULL
			AND (@all OR p.id = any(@people::text[]::uuid[])) AND `+keeperScope(actor)+` RETURNING p.id`,
		scopeArgs(actor, pgx.NamedArgs{"year": year, "all": c.All, "people": c.People, "title_review": c.TitleReview, "series": c.Series}))
	if err != nil {
		return 0, fmt.Errorf("enrol: %w", err)
	}
	changed, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return 0, fmt.Errorf("enrol: %w", err)
	}
	if c.All {
		return len(changed), nil
	}
	return len(changed), notEnrolled(c.People, changed).Err()
}

// notEnrolled points to the people of a list who were not changed.
func notEnrolled(people, changed []string) domain.Refusals {
	done := make(map[string]bool, len(changed))
	for _, id := range changed {
		done[id] = true
	}
	var refusals domain.Refusals
	for i, id := range people {
		if !done[id] {
			refusals = append(refusals, *domain.Refuse("", "person.not_enrolled", fmt.Sprintf("people[%d]", i)))
		}
	}
	return refusals
}

// notFound is ErrNotFound for no row, and otherwise the error with what was being done.
func notFound(err error, what string) error {
	if errors.Is(err, pgx.ErrNoRows) {
		return ErrNotFound
	}
	return fmt.Errorf("%s: %w", what, err)
}
