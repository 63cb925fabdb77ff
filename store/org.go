package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"xueshi/domain"
	"xueshi/policy"
)

// Org is a department, a provider or a unit.
type Org struct {
	ID               string          `json:"id"`
	Kind             domain.OrgKind  `json:"kind" enum:"department,provider,unit"`
	Name             string          `json:"name"`
	Code             string          `json:"code,omitempty" doc:"units: unified social credit code (GB 32100)"`
	UnitKind         domain.UnitKind `json:"unitKind,omitempty" enum:"enterprise,institution,social,township"`
	SupervisedBy     string          `json:"supervisedBy,omitempty" doc:"units: the supervising department's id"`
	SupervisedByName string          `json:"supervisedByName,omitempty"`
	Base             bool            `json:"base,omitempty" doc:"providers: a base, which serves every series"`
	Series           []string        `json:"series,omitempty" doc:"departments: their series in the latest year"`
	Version          int             `json:"version"`
	FormerNames      []string        `json:"formerNames,omitempty" doc:"units: the latest first"`
	ClosedOn         domain.Date     `json:"closedOn,omitzero" doc:"units: when it was merged into another"`
	MergedInto       string          `json:"mergedInto,omitempty" doc:"its id"`
}

// ETag is the organisation's version.
func (o Org) ETag() string { return etag(o.Version) }

// etag writes a version as an ETag.
func etag(version int) string { return strconv.Quote(strconv.Itoa(version)) }

const orgColumns = `o.id, o.kind, o.name, coalesce(o.code, ''), coalesce(o.unit_kind, ''), coalesce(o.supervised_by::text, ''),
	coalesce((SELECT s.name FROM orgs s WHERE s.id = o.supervised_by), ''), o.base,
	(SELECT array_agg(s.series ORDER BY s.series) FROM department_series s
		WHERE s.department_id = o.id AND s.year = (SELECT max(year) FROM years)), o.version,
	(SELECT array_agg(n.name ORDER BY n.changed_at DESC) FROM org_names n WHERE n.org_id = o.id), o.closed_on, coalesce(o.merged_into::text, '')`

// OrgFilter narrows a list of organisations; empty fields do not.
type OrgFilter struct {
	Page

	Kind         domain.OrgKind
	UnitKind     domain.UnitKind
	SupervisedBy string // a department's id
	Query        string // part of the name, or a whole unit code
}

// Orgs returns organisations by name.
func (tx *Tx) Orgs(ctx context.Context, f OrgFilter) ([]Org, error) {
	args := pgx.NamedArgs{
		"kind": f.Kind, "unit_kind": f.UnitKind, "supervised_by": orNil(f.SupervisedBy), "q": f.Query, "limit": f.Limit, "name": nil, "id": nil,
	}
	if len(f.After) == 2 {
		args["name"], args["id"] = f.After[0], f.After[1]
	}
	rows, err := tx.Query(ctx, `SELECT `+orgColumns+` FROM orgs o WHERE o.kind = @kind
		AND (@unit_kind::text = '' OR o.unit_kind = @unit_kind) AND (@supervised_by::uuid IS NULL OR o.supervised_by = @supervised_by)
		AND (@q::text = '' OR o.name ILIKE '%' || @q || '%' OR o.code = upper(@q)
			OR EXISTS (SELECT FROM org_names n WHERE n.org_id = o.id AND n.name ILIKE '%' || @q || '%'))
		AND (@name::text IS NULL OR (o.name, o.id) > (@name, @id::uuid))
		ORDER BY o.name, o.id LIMIT @limit`, args)
	if err != nil {
		return nil, fmt.Errorf("organisations: %w", err)
	}
	return collect(rows, pgx.RowToStructByPos[Org], "organisations")
}

// Org returns one organisation of the kind; an empty kind is any.
func (tx *Tx) Org(ctx context.Context, kind domain.OrgKind, id string) (Org, error) {
	rows, err := tx.Query(ctx, `SELECT `+orgColumns+` FROM orgs o WHERE o.id = $1 AND ($2::text = '' OR o.kind = $2)`, id, kind)
	return oneOf[Org](rows, err, "organisation")
}

// NewOrg is an organisation to be made. Code, UnitKind and SupervisedBy are those of units, Base is that of providers.
type NewOrg struct {
	Kind         domain.OrgKind
	Name         string
	Code         string
	UnitKind     domain.UnitKind
	SupervisedBy string // a department's id, or empty
	Base         bool
}

// CreateOrg makes an organisation; it refuses what CreateOrgs refuses.
func (tx *Tx) CreateOrg(ctx context.Context, o NewOrg) (Org, error) {
	ids, err := tx.CreateOrgs(ctx, []NewOrg{o})
	if err != nil {
		return Org{}, alone(err)
	}
	return tx.Org(ctx, o.Kind, ids[0])
}

// CreateOrgs makes organisations, all or none, and returns their ids in order. It refuses, as LineRefusals, names and
// codes that are taken or stand twice in the list, unit codes that fail their check, and supervisors that are no
// departments.
func (tx *Tx) CreateOrgs(ctx context.Context, orgs []NewOrg) ([]string, error) {
	orgs = normalOrgs(orgs)
	known, err := tx.knownOrgs(ctx, orgs)
	if err != nil {
		return nil, err
	}
	var refusals LineRefusals
	for i, o := range orgs {
		refusals = refusals.add(i, checkOrg(o, known)...)
		known.names[orgName{o.Kind, o.Name}], known.codes[o.Code] = true, true // a second line of the same is refused
	}
	if err := refusals.Err(); err != nil {
		return nil, err
	}
	ids := make([]string, len(orgs))
	_, err = tx.CopyFrom(ctx, pgx.Identifier{"orgs"}, []string{"id", "kind", "name", "code", "unit_kind", "supervised_by", "base"},
		pgx.CopyFromSlice(len(orgs), func(i int) ([]any, error) {
			o := orgs[i]
			ids[i] = newID()
			return []any{ids[i], o.Kind, o.Name, orNil(o.Code), orNil(string(o.UnitKind)), orNil(o.SupervisedBy), o.Base}, nil
		}))
	if err != nil {
		return nil, orgTaken(err)
	}
	return ids, nil
}

// normalOrgs returns the organisations with names and codes as they are stored.
func normalOrgs(orgs []NewOrg) []NewOrg {
	normal := slices.Clone(orgs)
	for i := range normal {
		normal[i].Name = strings.TrimSpace(normal[i].Name)
		normal[i].Code = policy.NormalUnitCode(normal[i].Code)
	}
	return normal
}

type orgName struct {
	kind domain.OrgKind
	name string
}

// knownOrgs are the names and codes in use among those of a list, and the departments it names.
type knownOrgs struct {
	names       map[orgName]bool
	codes       map[string]bool
	departments map[string]bool
}

func (tx *Tx) knownOrgs(ctx context.Context, orgs []NewOrg) (knownOrgs, error) {
	names, codes, supervisors := make([]string, len(orgs)), make([]string, len(orgs)), make([]string, len(orgs))
	for i, o := range orgs {
		names[i], codes[i], supervisors[i] = o.Name, o.Code, o.SupervisedBy
	}
	known := knownOrgs{map[orgName]bool{}, map[string]bool{}, map[string]bool{}}
	rows, err := tx.Query(ctx, `SELECT id, kind, name, coalesce(code, '') FROM orgs
		WHERE name = any($1) OR code = any($2) OR id::text = any($3)`, names, codes, supervisors)
	if err != nil {
		return known, fmt.Errorf("known organisations: %w", err)
	}
	var id, code string
	var name orgName
	_, err = pgx.ForEachRow(rows, []any{&id, &name.kind, &name.name, &code}, func() error {
		known.names[name], known.codes[code] = true, true
		known.departments[id] = name.kind == domain.OrgDepartment
		return nil
	})
	if err != nil {
		return known, fmt.Errorf("known organisations: %w", err)
	}
	return known, nil
}

// checkOrg says what speaks against an organisation among the known ones.
func checkOrg(o NewOrg, known knownOrgs) domain.Refusals {
	var refusals domain.Refusals
	if o.Name == "" {
		refusals = append(refusals, *domain.Refuse("", "form.required", "name"))
	}
	if known.names[orgName{o.Kind, o.Name}] {
		refusals = append(refusals, *domain.Refuse("", "org.name_taken", "name"))
	}
	if o.Kind == domain.OrgUnit {
		refusals = append(refusals, checkUnit(o, known)...)
	}
	return refusals
}

func checkUnit(o NewOrg, known knownOrgs) domain.Refusals {
	var refusals domain.Refusals
	if r := policy.CheckUnitCode(o.Code); r != nil {
		refusals = append(refusals, *r)
	} else if known.codes[o.Code] {
		refusals = append(refusals, *domain.Refuse("", "unit.code_taken", "code"))
	}
	if !knownKind(o.UnitKind) {
		refusals = append(refusals, *domain.Refuse("", "unit.kind", "kind"))
	}
	if o.SupervisedBy != "" && !known.departments[o.SupervisedBy] {
		refusals = append(refusals, *domain.Refuse("", "unit.unknown_supervisor", "supervisedBy"))
	}
	return refusals
}

// UnitChange is what of a unit can be changed; its code cannot.
type UnitChange struct {
	Name         string
	UnitKind     domain.UnitKind
	SupervisedBy string // a department's id, or empty
}

// UpdateUnit changes a unit; a name that it gives up stays known. A version other than 0 must be the unit's, or somebody else has changed it meanwhile and
// this change is refused.
func (tx *Tx) UpdateUnit(ctx context.Context, id string, version int, c UnitChange) (Org, error) {
	if c.SupervisedBy != "" {
		_, err := tx.Org(ctx, domain.OrgDepartment, c.SupervisedBy)
		if errors.Is(err, ErrNotFound) {
			return Org{}, domain.Refuse("", "unit.unknown_supervisor", "supervisedBy")
		}
		if err != nil {
			return Org{}, err
		}
	}
	tag, err := tx.Exec(ctx, `WITH old AS (SELECT id, name FROM orgs WHERE id = $1 AND kind = 'unit' AND ($2 = 0 OR version = $2) FOR UPDATE),
			former AS (INSERT INTO org_names (org_id, name, changed_at) SELECT id, name, $6 FROM old WHERE name <> $3)
		UPDATE orgs o SET name = $3, unit_kind = $4, supervised_by = $5, version = o.version + 1 FROM old WHERE o.id = old.id`,
		id, version, strings.TrimSpace(c.Name), c.UnitKind, orNil(c.SupervisedBy), tx.now)
	if err != nil {
		return Org{}, orgTaken(err)
	}
	unit, err := tx.Org(ctx, domain.OrgUnit, id)
	if err == nil && tag.RowsAffected() == 0 {
		return Org{}, versionChanged(unit.Version)
	}
	return unit, err
}

// versionChanged refuses an edit of what somebody else has edited since it was read.
func versionChanged(version int) *domain.Refusal {
	return domain.Refuse("", "version.changed", "If-Match", "version", version)
}

// orgTaken turns the database's word that a name or a code is taken into a refusal.
func orgTaken(err error) error {
	switch violated(err) {
	case "orgs_kind_name_key":
		return domain.Refuse("", "org.name_taken", "name")
	case "orgs_code":
		return domain.Refuse("", "unit.code_taken", "code")
	default:
		return fmt.Errorf("write organisation: %w", err)
	}
}

// violated names the constraint that a statement ran into, or nothing.
func violated(err error) string {
	if pgErr, ok := errors.AsType[*pgconn.PgError](err); ok {
		return pgErr.ConstraintName
	}
	return ""
}

func knownKind(k domain.UnitKind) bool {
	switch k {
	case domain.UnitEnterprise, domain.UnitInstitution, domain.UnitSocial, domain.UnitTownship:
		return true
	default:
		return false
	}
}
