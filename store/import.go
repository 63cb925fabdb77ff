package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
	"xueshi/policy"
)

// LineRefusal is why one line of a list was refused; the refusal's field is one of the line's.
type LineRefusal struct { //nolint:errname // a word of the domain
	domain.Refusal

	Line int // from 0
}

// LineRefusals are all the reasons why a list was refused whole.
type LineRefusals []LineRefusal //nolint:errname // a word of the domain

// Error joins the refusals, so that they can travel as one error.
func (ls LineRefusals) Error() string {
	parts := make([]string, len(ls))
	for i := range ls {
		parts[i] = fmt.Sprintf("line %d: %s", ls[i].Line, ls[i].Error())
	}
	return strings.Join(parts, "; ")
}

// Err returns the refusals as an error, or nil when there are none.
func (ls LineRefusals) Err() error {
	if len(ls) == 0 {
		return nil
	}
	return ls
}

// add returns the refusals with those of a line.
func (ls LineRefusals) add(line int, refusals ...domain.Refusal) LineRefusals {
	for _, r := range refusals {
		ls = append(ls, LineRefusal{Line: line, Refusal: r})
	}
	return ls
}

// alone turns the refusals of a list of one into refusals without lines.
func alone(err error) error {
	var lines LineRefusals
	if !errors.As(err, &lines) {
		return err
	}
	refusals := make(domain.Refusals, len(lines))
	for i, l := range lines {
		refusals[i] = l.Refusal
	}
	return refusals
}

// UnitLine is a unit as a sheet names it.
type UnitLine struct {
	Name       string
	Code       string
	Kind       domain.UnitKind
	Department string // the supervising department's name, or empty
}

// ImportUnits makes units, all or none; with dryRun it only says whether it could. It refuses as CreateOrgs does.
func (tx *Tx) ImportUnits(ctx context.Context, lines []UnitLine, dryRun bool) error {
	var refused LineRefusals
	departments, err := tx.idsOf(ctx, `SELECT name, id FROM orgs WHERE kind = 'department'`)
	if err != nil {
		return err
	}
	orgs := make([]NewOrg, len(lines))
	for i, l := range lines {
		orgs[i] = NewOrg{Kind: domain.OrgUnit, Name: l.Name, Code: l.Code, UnitKind: l.Kind, SupervisedBy: departments[l.Department]}
		if l.Department != "" && departments[l.Department] == "" {
			refused = refused.add(i, *domain.Refuse("", "unit.unknown_supervisor", "supervisedBy"))
		}
	}
	return tx.importAll(ctx, refused, dryRun, func() error {
		_, err := tx.CreateOrgs(ctx, orgs)
		return err
	})
}

// PersonLine is a person as a sheet names them.
type PersonLine struct {
	Name        string
	IDNumber    string
	UnitCode    string // empty: the importing account's own unit
	Series      string
	TitleReview bool
}

// ImportPeople makes people, all or none, and enrols them in every open year; with dryRun it only says whether it
// could. A unit imports its own people only. It refuses as CreatePeople does, and whenever refused says that a line
// could not be read.
func (tx *Tx) ImportPeople(ctx context.Context, actor domain.Actor, lines []PersonLine, refused LineRefusals, dryRun bool) error {
	codes := make([]string, len(lines))
	for i, l := range lines {
		codes[i] = policy.NormalUnitCode(l.UnitCode)
	}
	units, err := tx.idsOf(ctx, `SELECT code, id FROM orgs WHERE code = any($1)`, codes)
	if err != nil {
		return err
	}
	people := make([]NewPerson, len(lines))
	for i, l := range lines {
		unit := units[codes[i]]
		if l.UnitCode == "" {
			unit = actor.OrgID
		}
		if r := checkKeeper(actor, unit); r != nil && unit != "" {
			refused = refused.add(i, *r)
		}
		people[i] = NewPerson{Name: l.Name, IDNumber: l.IDNumber, UnitID: unit, Series: l.Series, TitleReview: l.TitleReview}
	}
	return tx.importAll(ctx, refused, dryRun, func() error {
		_, err := tx.CreatePeople(ctx, people)
		return err
	})
}

// idsOf reads pairs of a name and an id.
func (tx *Tx) idsOf(ctx context.Context, query string, args ...any) (map[string]string, error) {
	rows, err := tx.Query(ctx, query, args...)
	if err != nil {
		return nil, fmt.Errorf("look up names: %w", err)
	}
	ids := map[string]string{}
	var name, id string
	if _, err := pgx.ForEachRow(rows, []any{&name, &id}, func() error { ids[name] = id; return nil }); err != nil {
		return nil, fmt.Errorf("look up names: %w", err)
	}
	return ids, nil
}

// importAll runs create, and undoes it in a dry run. What was refused before is told together with what create refuses.
func (tx *Tx) importAll(ctx context.Context, refused LineRefusals, dryRun bool, create func() error) (err error) {
	if dryRun {
		if _, err := tx.Exec(ctx, `SAVEPOINT trial`); err != nil {
			return fmt.Errorf("import: %w", err)
		}
		defer func() {
			_, undoErr := tx.Exec(ctx, `ROLLBACK TO SAVEPOINT trial`)
			err = errors.Join(err, undoErr)
		}()
	}
	var lines LineRefusals
	if err = create(); err != nil && !errors.As(err, &lines) {
		return err
	}
	all := slices.Concat(refused, lines)
	slices.SortStableFunc(all, func(a, b LineRefusal) int { return a.Line - b.Line })
	return all.Err()
}
