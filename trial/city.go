package trial

import (
	"context"
	"fmt"
	"strings"

	"xueshi/domain"
	"xueshi/policy"
	"xueshi/rehearsal"
	"xueshi/store"
)

// The accounts that a trial has besides those of organisations.
const (
	adminLogin   = "admin"
	auditorLogin = "auditor"
	importLogin  = "import" // a clerk who hands in what the bureau itself had handed in, and decides nothing
)

// city is who there is in the trial: the source's organisations and people, with ids of their own.
type city struct {
	orgs    map[string]string // by the source's id
	people  map[string]string // by the source's id
	sources map[string]string // the source's ids of people, by ours
	desks   map[desk][]string // log-ins
}

// desk is who decides or files: a role, and for departments, providers and units which one, by our id.
type desk struct {
	role domain.Role
	org  string
}

// build makes organisations, people and accounts; the year is open.
func (t *trial) build(ctx context.Context) error {
	t.city = city{orgs: map[string]string{}, people: map[string]string{}, sources: map[string]string{}, desks: map[desk][]string{}}
	return t.DB.InTx(ctx, func(tx *store.Tx) error {
		for _, part := range []func(context.Context, *store.Tx) error{t.makeOrgs, t.makePeople, t.makeAccounts} {
			if err := part(ctx, tx); err != nil {
				return err
			}
		}
		return nil
	})
}

// makeOrgs finds the departments and the base, which came with the year, and makes all others. Departments come first,
// because they supervise.
func (t *trial) makeOrgs(ctx context.Context, tx *store.Tx) error {
	const all = 10_000
	known := map[string]string{}
	for _, kind := range []domain.OrgKind{domain.OrgDepartment, domain.OrgProvider} {
		orgs, err := tx.Orgs(ctx, store.OrgFilter{Kind: kind, Page: store.Page{Limit: all}})
		if err != nil {
			return fmt.Errorf("departments and base: %w", err)
		}
		for _, o := range orgs {
			known[string(kind)+o.Name] = o.ID
		}
	}
	for _, kind := range []domain.OrgKind{domain.OrgDepartment, domain.OrgProvider, domain.OrgUnit} {
		for _, o := range t.record.Orgs {
			if o.Kind != kind {
				continue
			}
			if id := known[string(kind)+o.Name]; id != "" {
				t.city.orgs[o.ID] = id
				continue
			}
			made, err := tx.CreateOrg(ctx, t.newOrg(o))
			if err != nil {
				return fmt.Errorf("%s: %w", o.Name, err)
			}
			t.city.orgs[o.ID] = made.ID
		}
	}
	return nil
}

func (t *trial) newOrg(o store.RecordedOrg) store.NewOrg {
	made := store.NewOrg{Kind: o.Kind, Name: o.Name}
	if o.Code != nil && o.UnitKind != nil {
		made.Code, made.UnitKind = *o.Code, *o.UnitKind
	}
	if o.SupervisedBy != nil {
		made.SupervisedBy = t.city.orgs[*o.SupervisedBy]
	}
	return made
}

// makePeople makes everybody in the unit of the year's beginning. Their ID numbers are invented: nobody needs the real
// ones here.
func (t *trial) makePeople(ctx context.Context, tx *store.Tx) error {
	units := map[string]string{}
	for _, m := range t.record.Moves {
		if _, moved := units[m.PersonID]; !moved {
			units[m.PersonID] = m.FromUnit
		}
	}
	people := make([]store.NewPerson, len(t.record.People))
	for i, p := range t.record.People {
		unit, moved := units[p.ID]
		if !moved {
			unit = p.UnitID
		}
		people[i] = store.NewPerson{Name: p.Name, IDNumber: inventedID(i), UnitID: t.city.orgs[unit], Series: p.Series, TitleReview: p.TitleReview}
	}
	made, err := tx.CreatePeople(ctx, people)
	if err != nil {
		return fmt.Errorf("people: %w", err)
	}
	for i, id := range made {
		t.city.people[t.record.People[i].ID], t.city.sources[id] = id, t.record.People[i].ID
	}
	return nil
}

// inventedID is the i-th ID number that nobody can have: 999999 is no place's code.
func inventedID(i int) string {
	const aDay = 1000 // numbers
	born := domain.NewDate(1960, 1, 1).AddDays(i / aDay)
	first17 := "999999" + strings.ReplaceAll(born.String(), "-", "") + fmt.Sprintf("%03d", i%aDay)
	return first17 + string(policy.IDCheckDigit(first17))
}

// makeAccounts makes for each desk as many accounts as a step may need signers.
func (t *trial) makeAccounts(ctx context.Context, tx *store.Tx) error {
	hash, err := rehearsal.HashPassword(rehearsal.Password)
	if err != nil {
		return fmt.Errorf("accounts: %w", err)
	}
	add := func(d desk, login string) error {
		account := store.NewAccount{Login: login, Name: login, PasswordHash: hash, Role: d.role, OrgID: d.org}
		if _, err := tx.CreateAccount(ctx, account); err != nil {
			return fmt.Errorf("account %s: %w", login, err)
		}
		if login != importLogin {
			t.city.desks[d] = append(t.city.desks[d], login)
		}
		return nil
	}
	if err := add(desk{role: domain.RoleClerk}, importLogin); err != nil {
		return err
	}
	for n := range t.signers() {
		for _, role := range []domain.Role{domain.RoleClerk, domain.RoleChief} {
			if err := add(desk{role: role}, fmt.Sprintf("%s%d", role, n+1)); err != nil {
				return err
			}
		}
	}
	return t.makeOrgAccounts(add)
}

// makeOrgAccounts makes those of departments, providers and units; only a department has steps to decide.
func (t *trial) makeOrgAccounts(add func(desk, string) error) error {
	made := map[string]bool{}
	for _, o := range t.record.Orgs {
		id := t.city.orgs[o.ID]
		if made[id] {
			continue
		}
		made[id] = true
		accounts := 1
		if o.Kind == domain.OrgDepartment {
			accounts = t.signers()
		}
		for n := range accounts {
			if err := add(desk{domain.Role(o.Kind), id}, fmt.Sprintf("%s%d-%d", o.Kind, len(made), n+1)); err != nil {
				return err
			}
		}
	}
	return nil
}

// signers is the most that a step of the policy asks for, and one more for a second pair of eyes.
func (t *trial) signers() int {
	most := 1
	for _, steps := range t.shift.next.Pipelines {
		for _, s := range steps {
			most = max(most, s.Signers)
		}
	}
	return most + 1
}
