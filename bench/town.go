package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"

	"xueshi/api"
	"xueshi/demo"
	"xueshi/domain"
	"xueshi/policy"
	"xueshi/store"
)

const (
	password   = "for a bench only"
	clerkCount = 8
	unitCount  = 4
	series     = "会计"
	onRoster   = 10  // people of a plan
	submitted  = 200 // people of a submission
	staff      = 2500
	department = "市财政局"
)

// town is who is there: an open year, people, and accounts that are logged in.
type town struct {
	year       int
	people     []string // ids; a unit's staff stand together
	clerks     []string // cookies
	chief      string
	units      []string
	filer      string // the department's account
	department string // ids
	base       string
	clerkIDs   []string
	unitIDs    []string
}

// settle opens this year under the shipped policy and makes everybody who is needed.
func settle(ctx context.Context, s *stack) (*town, error) {
	t := &town{year: time.Now().Year()}
	hash, err := api.HashPassword(password)
	if err != nil {
		return nil, err
	}
	if err := s.db.InTx(ctx, func(tx *store.Tx) error { return t.found(ctx, tx, hash) }); err != nil {
		return nil, fmt.Errorf("make a town: %w", err)
	}
	for i := range clerkCount {
		cookie, err := logIn(ctx, s.address, "clerk"+strconv.Itoa(i), password)
		if err != nil {
			return nil, err
		}
		t.clerks = append(t.clerks, cookie)
	}
	for i := range unitCount {
		cookie, err := logIn(ctx, s.address, "unit"+strconv.Itoa(i), password)
		if err != nil {
			return nil, err
		}
		t.units = append(t.units, cookie)
	}
	t.chief, err = logIn(ctx, s.address, "chief", password)
	return t, err
}

// thisYear is the shipped policy with its days moved to the year, and a window for the others all year.
func thisYear(year int) []byte {
	source, _ := policy.Shipped("guangde-2020")
	return []byte(strings.NewReplacer(
		"2020-", strconv.Itoa(year)+"-",
		"year: 2020", "year: "+strconv.Itoa(year),
		"announcedLater: [others]", "",
		"windows: #", fmt.Sprintf("windows:\n  - {cohort: others, opensOn: %d-01-01, closesOn: %[1]d-12-31} #", year),
		"extraHolidays: []", fmt.Sprintf("extraHolidays: [%d-01-01]", year), // whichever year it is, its holidays are known
	).Replace(string(source)))
}

func (t *town) found(ctx context.Context, tx *store.Tx, hash string) error {
	admin, err := tx.CreateAccount(ctx, store.NewAccount{Login: "admin", Name: "admin", PasswordHash: hash, Role: domain.RoleAdmin})
	if err != nil {
		return err
	}
	if err := t.employ(ctx, tx); err != nil {
		return err
	}
	if _, err := tx.OpenYear(ctx, domain.Actor{AccountID: admin.ID, Role: domain.RoleAdmin}, "bench", thisYear(t.year)); err != nil {
		return err
	}
	err = tx.QueryRow(ctx, `SELECT (SELECT id FROM orgs WHERE kind = 'department' AND name = $1), (SELECT id FROM orgs WHERE kind = 'provider' AND base)`, department).
		Scan(&t.department, &t.base)
	if err != nil {
		return fmt.Errorf("the annex: %w", err)
	}
	return t.giveAccounts(ctx, tx, hash)
}

// employ makes the units with their staff.
func (t *town) employ(ctx context.Context, tx *store.Tx) error {
	born := domain.NewDate(1970, time.January, 1)
	for i := range unitCount {
		unit, err := tx.CreateOrg(ctx, store.NewOrg{
			Kind: domain.OrgUnit, Name: "bench unit " + strconv.Itoa(i), Code: demo.UnitCode(domain.UnitEnterprise, i+1), UnitKind: domain.UnitEnterprise,
		})
		if err != nil {
			return err
		}
		people := make([]store.NewPerson, staff)
		for k := range people {
			n := i*staff + k
			people[k] = store.NewPerson{Name: "bench person " + strconv.Itoa(n), IDNumber: demo.IDNumber(born.AddDays(n/1000), n%1000), UnitID: unit.ID, Series: series}
		}
		ids, err := tx.CreatePeople(ctx, people)
		if err != nil {
			return err
		}
		t.unitIDs, t.people = append(t.unitIDs, unit.ID), append(t.people, ids...)
	}
	return nil
}

func (t *town) giveAccounts(ctx context.Context, tx *store.Tx, hash string) error {
	add := func(login string, role domain.Role, orgID string) (string, error) {
		a, err := tx.CreateAccount(ctx, store.NewAccount{Login: login, Name: login, PasswordHash: hash, Role: role, OrgID: orgID})
		return a.ID, err
	}
	for i := range clerkCount {
		id, err := add("clerk"+strconv.Itoa(i), domain.RoleClerk, "")
		if err != nil {
			return err
		}
		t.clerkIDs = append(t.clerkIDs, id)
	}
	for i, id := range t.unitIDs {
		if _, err := add("unit"+strconv.Itoa(i), domain.RoleUnit, id); err != nil {
			return err
		}
	}
	if _, err := add("chief", domain.RoleChief, ""); err != nil {
		return err
	}
	var err error
	t.filer, err = add("department", domain.RoleDepartment, t.department)
	return err
}

// newIDs returns ids in the order in which the store would make them.
func newIDs(n int) []string {
	ids := make([]string, n)
	for i := range ids {
		ids[i] = uuid.Must(uuid.NewV7()).String()
	}
	return ids
}
