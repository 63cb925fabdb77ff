package store

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
	"xueshi/policy"
)

// Person is one of a unit's professional or technical staff.
type Person struct {
	ID        string              `json:"id"`
	Name      string              `json:"name"`
	IDNumber  string              `json:"idNumber" doc:"The birthday is masked for all but the person and their unit"`
	UnitID    string              `json:"unitId"`
	UnitName  string              `json:"unitName"`
	Series    string              `json:"series"`
	Status    domain.PersonStatus `json:"status" enum:"active,left,retired,died"`
	Version   int                 `json:"version"`
	Enrolment *Enrolment          `json:"enrolment,omitempty" doc:"in the year that was asked for"`
}

// ETag is the person's version.
func (p Person) ETag() string { return etag(p.Version) }

// Enrolment is a person's part in a year.
type Enrolment struct {
	Year        int            `json:"year"`
	Series      string         `json:"series"`
	TitleReview bool           `json:"titleReview" doc:"takes part in this year's title review or exam (R13)"`
	Outcome     domain.Outcome `json:"outcome,omitempty" enum:"completed,incomplete" doc:"absent while undecided"`
	Serial      string         `json:"serial,omitempty" doc:"of the stamp (R15)"`
	EndedOn     domain.Date    `json:"endedOn,omitzero" doc:"left, retired or died in the year, which then has no outcome (R17)"`
}

const (
	personColumns = `p.id, p.name, p.id_number, p.unit_id, u.name, p.series, p.status, p.version,
		e.year, e.series, e.title_review, coalesce(e.outcome, ''), coalesce(e.serial, ''), e.ended_on`
	personTables = ` FROM people p JOIN orgs u ON u.id = p.unit_id LEFT JOIN enrolments e ON e.person_id = p.id AND e.year = @year `
)

// scanPerson reads personColumns as the actor may see them.
func scanPerson(actor domain.Actor) pgx.RowToFunc[Person] {
	return func(row pgx.CollectableRow) (Person, error) {
		var (
			p           Person
			e           Enrolment
			year        *int
			series      *string
			titleReview *bool
		)
		err := row.Scan(&p.ID, &p.Name, &p.IDNumber, &p.UnitID, &p.UnitName, &p.Series, &p.Status, &p.Version,
			&year, &series, &titleReview, &e.Outcome, &e.Serial, &e.EndedOn)
		if err != nil {
			return p, err
		}
		if !seesIDNumbers(actor) {
			p.IDNumber = policy.MaskID(p.IDNumber)
		}
		if year != nil {
			e.Year, e.Series, e.TitleReview = *year, *series, *titleReview
			p.Enrolment = &e
		}
		return p, nil
	}
}

// seesIDNumbers says whether the actor sees whole ID numbers of those in its scope (spec §2).
func seesIDNumbers(actor domain.Actor) bool {
	return actor.Role == domain.RoleUnit || actor.Role == domain.RolePerson
}

// PersonFilter narrows a list of people; empty fields do not.
type PersonFilter struct {
	Page

	UnitID string
	Series string
	Year   int    // of the enrolment to be told
	State  string // in that year: completed, incomplete, undecided or titleReview
	Query  string // part of the name, or a whole ID number
}

// People returns the people that the actor may see, by name.
func (tx *Tx) People(ctx context.Context, actor domain.Actor, f PersonFilter) ([]Person, error) {
	args := pgx.NamedArgs{
		"unit": orNil(f.UnitID), "series": f.Series, "year": f.Year, "state": f.State, "q": f.Query, "limit": f.Limit, "name": nil, "id": nil,
	}
	if len(f.After) == 2 {
		args["name"], args["id"] = f.After[0], f.After[1]
	}
	rows, err := tx.Query(ctx, `SELECT `+personColumns+personTables+`WHERE `+personScope(actor)+`
		AND (@unit::uuid IS NULL OR p.unit_id = @unit) AND (@series::text = '' OR p.series = @series)
		AND (@q::text = '' OR p.name LIKE '%' || @q || '%' OR p.id_number = upper(@q))
		AND CASE @state::text WHEN '' THEN true WHEN 'titleReview' THEN e.title_review
			WHEN 'undecided' THEN e.year IS NOT NULL AND e.outcome IS NULL AND e.ended_on IS NULL ELSE e.outcome = @state END
		AND (@name::text IS NULL OR (p.name, p.id) > (@name, @id::uuid))
		ORDER BY p.name, p.id LIMIT @limit`, scopeArgs(actor, args))
	if err != nil {
		return nil, fmt.Errorf("people: %w", err)
	}
	return collect(rows, scanPerson(actor), "people")
}

// Person returns one person that the actor may see, with the enrolment in the given year (0: none).
func (tx *Tx) Person(ctx context.Context, actor domain.Actor, id string, year int) (Person, error) {
	return tx.person(ctx, actor, personScope(actor), id, year)
}

func (tx *Tx) person(ctx context.Context, actor domain.Actor, scope, id string, year int) (Person, error) {
	rows, err := tx.Query(ctx, `SELECT `+personColumns+personTables+`WHERE p.id = @id AND `+scope,
		scopeArgs(actor, pgx.NamedArgs{"id": id, "year": year}))
	if err != nil {
		return Person{}, fmt.Errorf("person: %w", err)
	}
	p, err := pgx.CollectExactlyOneRow(rows, scanPerson(actor))
	if errors.Is(err, pgx.ErrNoRows) {
		return Person{}, ErrNotFound
	}
	if err != nil {
		return Person{}, fmt.Errorf("person: %w", err)
	}
	return p, nil
}

// NewPerson is a person to be made.
type NewPerson struct {
	Name        string
	IDNumber    string
	UnitID      string
	Series      string
	TitleReview bool // in every year that is open
}

// CreatePerson makes a person of a unit that the actor keeps; it refuses what CreatePeople refuses.
func (tx *Tx) CreatePerson(ctx context.Context, actor domain.Actor, p NewPerson) (Person, error) {
	if r := checkKeeper(actor, p.UnitID); r != nil {
		return Person{}, r
	}
	ids, err := tx.CreatePeople(ctx, []NewPerson{p})
	if err != nil {
		return Person{}, alone(err)
	}
	return tx.person(ctx, actor, keeperScope(actor), ids[0], 0)
}

// CreatePeople makes people, all or none, enrols them in every open year, and returns their ids in order. It refuses,
// as LineRefusals, ID numbers that fail their check (GB 11643), are known already or stand twice in the list, and units
// that do not exist.
func (tx *Tx) CreatePeople(ctx context.Context, people []NewPerson) ([]string, error) {
	people = normalPeople(people)
	known, err := tx.usedPeople(ctx, people)
	if err != nil {
		return nil, err
	}
	var refusals LineRefusals
	for i, p := range people {
		refusals = refusals.add(i, checkPerson(p, known)...)
		known.numbers[p.IDNumber] = true // a second line of the same is refused
	}
	if err := refusals.Err(); err != nil {
		return nil, err
	}
	ids := make([]string, len(people))
	reviewed := make([]string, 0, len(people))
	_, err = tx.CopyFrom(ctx, pgx.Identifier{"people"}, []string{"id", "name", "id_number", "unit_id", "series"},
		pgx.CopyFromSlice(len(people), func(i int) ([]any, error) {
			p := people[i]
			ids[i] = newID()
			if p.TitleReview {
				reviewed = append(reviewed, ids[i])
			}
			return []any{ids[i], p.Name, p.IDNumber, p.UnitID, p.Series}, nil
		}))
	if err != nil {
		return nil, personTaken(err)
	}
	_, err = tx.Exec(ctx, `INSERT INTO enrolments (year, person_id, unit_id, series, title_review)
		SELECT y.year, p.id, p.unit_id, p.series, p.id = any($2::text[]::uuid[]) FROM people p, years y
		WHERE p.id = any($1::text[]::uuid[]) AND y.state = 'open'`, ids, reviewed)
	if err != nil {
		return nil, fmt.Errorf("enrol people: %w", err)
	}
	return ids, nil
}

// normalPeople returns the people as they are stored.
func normalPeople(people []NewPerson) []NewPerson {
	normal := slices.Clone(people)
	for i := range normal {
		normal[i].Name = strings.TrimSpace(normal[i].Name)
		normal[i].Series = strings.TrimSpace(normal[i].Series)
		normal[i].IDNumber = policy.NormalID(normal[i].IDNumber)
	}
	return normal
}

// usedPeople are the ID numbers in use among those of a list, and the units it names.
type usedPeople struct{ numbers, units map[string]bool }

func (tx *Tx) usedPeople(ctx context.Context, people []NewPerson) (usedPeople, error) {
	known := usedPeople{map[string]bool{}, map[string]bool{}}
	numbers := make([]string, len(people))
	units := map[string]bool{}
	for i, p := range people {
		numbers[i] = p.IDNumber
		units[p.UnitID] = true
	}
	rows, err := tx.Query(ctx, `SELECT id_number, true FROM people WHERE id_number = any($1)
		UNION ALL SELECT id::text, false FROM orgs WHERE kind = 'unit' AND closed_on IS NULL AND id::text = any($2)`, numbers, slices.Collect(maps.Keys(units)))
	if err != nil {
		return known, fmt.Errorf("people in use: %w", err)
	}
	var key string
	var person bool
	_, err = pgx.ForEachRow(rows, []any{&key, &person}, func() error {
		if person {
			known.numbers[key] = true
		} else {
			known.units[key] = true
		}
		return nil
	})
	if err != nil {
		return known, fmt.Errorf("people in use: %w", err)
	}
	return known, nil
}

// checkPerson says what speaks against a person among the known ones.
func checkPerson(p NewPerson, known usedPeople) domain.Refusals {
	var refusals domain.Refusals
	if p.Name == "" {
		refusals = append(refusals, *domain.Refuse("", "form.required", "name"))
	}
	if p.Series == "" {
		refusals = append(refusals, *domain.Refuse("", "form.required", "series"))
	}
	if r := policy.CheckIDNumber(p.IDNumber); r != nil {
		refusals = append(refusals, *r)
	} else if known.numbers[p.IDNumber] {
		refusals = append(refusals, *domain.Refuse("", "person.known", "idNumber"))
	}
	if !known.units[p.UnitID] {
		refusals = append(refusals, *domain.Refuse("", "person.unknown_unit", "unitId"))
	}
	return refusals
}

// personTaken turns the database's word that an ID number is taken, by somebody at the same moment, into a refusal.
func personTaken(err error) error {
	if violated(err) == "people_id_number_key" {
		return domain.Refuse("", "person.known", "idNumber")
	}
	return fmt.Errorf("write people: %w", err)
}

// keeperScope is the condition on people p that says whose data the actor may change.
func keeperScope(actor domain.Actor) string {
	switch actor.Role {
	case domain.RoleClerk, domain.RoleAdmin:
		return `true`
	case domain.RoleUnit:
		return `p.unit_id = @actor_org`
	default:
		return `false`
	}
}

// checkKeeper refuses a unit that is not the actor's to keep people of.
func checkKeeper(actor domain.Actor, unitID string) *domain.Refusal {
	if actor.Role == domain.RoleUnit && unitID != actor.OrgID {
		return domain.Refuse("", "person.unit_not_yours", "unitId")
	}
	return nil
}
