package demo

import (
	"context"
	"fmt"
	"slices"

	"xueshi/domain"
	"xueshi/store"
)

// ownAccounts is how many people have an account of their own.
const ownAccounts = 20

// opening opens the year, moves the people in, and announces what is announced later.
func (b *builder) opening() []event {
	return []event{
		{Begins(), "the year is opened", b.openYear},
		{Begins(), "units, people and accounts are made", b.populate},
		{at(july(10), 10), "the other window is announced", b.announce},
	}
}

func (b *builder) openYear(ctx context.Context) error {
	err := b.DB.InTx(ctx, func(tx *store.Tx) error {
		_, err := tx.CreateAccount(ctx, store.NewAccount{Login: "admin", Name: "系统管理员", PasswordHash: b.hash, Role: domain.RoleAdmin})
		return err
	})
	if err != nil {
		return err
	}
	return b.ask(ctx, "admin", "openYear", nil, map[string]any{"policy": PolicyName}, nil)
}

func (b *builder) announce(ctx context.Context) error {
	return b.ask(ctx, "chief", "announceWindow", map[string]any{"year": b.policy.Year},
		map[string]any{"cohort": domain.CohortOthers, "opensOn": "2020-10-12", "closesOn": "2020-12-11"}, nil)
}

// populate makes organisations, people and accounts through the same functions that imports use.
func (b *builder) populate(ctx context.Context) error {
	return b.DB.InTx(ctx, func(tx *store.Tx) error {
		for _, part := range []func(context.Context, *store.Tx) error{b.findOrgs, b.makeUnits, b.makePeople, b.makeAccounts} {
			if err := part(ctx, tx); err != nil {
				return err
			}
		}
		return nil
	})
}

// findOrgs finds the departments and the base, which came with the year, and makes the other providers.
func (b *builder) findOrgs(ctx context.Context, tx *store.Tx) error {
	const all = 100
	for _, kind := range []domain.OrgKind{domain.OrgDepartment, domain.OrgProvider} {
		orgs, err := tx.Orgs(ctx, store.OrgFilter{Kind: kind, Page: store.Page{Limit: all}})
		if err != nil {
			return fmt.Errorf("departments and base: %w", err)
		}
		for _, o := range orgs {
			b.orgs[b.loginOf(o.Name)] = o.ID
		}
	}
	for _, p := range b.city.Providers[1:] {
		made, err := tx.CreateOrg(ctx, store.NewOrg{Kind: domain.OrgProvider, Name: p.Name})
		if err != nil {
			return fmt.Errorf("provider %s: %w", p.Name, err)
		}
		b.orgs[p.Login] = made.ID
	}
	return nil
}

// loginOf returns the log-in of a department or of the base by its name.
func (b *builder) loginOf(name string) string {
	for _, d := range b.city.Departments {
		if d.Name == name {
			return d.Login
		}
	}
	return b.city.Providers[0].Login
}

func (b *builder) makeUnits(ctx context.Context, tx *store.Tx) error {
	orgs := make([]store.NewOrg, len(b.city.Units))
	for i, u := range b.city.Units {
		orgs[i] = store.NewOrg{Kind: domain.OrgUnit, Name: u.Name, Code: u.Code, UnitKind: u.Kind, SupervisedBy: b.orgs[b.loginOf(u.SupervisedBy)]}
	}
	ids, err := tx.CreateOrgs(ctx, orgs)
	if err != nil {
		return fmt.Errorf("units: %w", err)
	}
	for i, u := range b.city.Units {
		b.orgs[u.Login] = ids[i]
	}
	return nil
}

func (b *builder) makePeople(ctx context.Context, tx *store.Tx) error {
	people := make([]store.NewPerson, len(b.city.People))
	for i, p := range b.city.People {
		people[i] = store.NewPerson{
			Name: p.Name, IDNumber: p.IDNumber, UnitID: b.orgs[b.city.Units[p.Unit].Login], Series: p.Series, TitleReview: p.TitleReview,
		}
	}
	var err error
	if b.people, err = tx.CreatePeople(ctx, people); err != nil {
		return fmt.Errorf("people: %w", err)
	}
	return nil
}

func (b *builder) makeAccounts(ctx context.Context, tx *store.Tx) error {
	for _, a := range slices.Concat(bureauAccounts(), b.orgAccounts(), b.personAccounts()) {
		a.PasswordHash = b.hash
		if _, err := tx.CreateAccount(ctx, a); err != nil {
			return fmt.Errorf("account %s: %w", a.Login, err)
		}
	}
	return nil
}

func bureauAccounts() []store.NewAccount {
	return []store.NewAccount{
		{Login: "chief", Name: "科长 周建国", Role: domain.RoleChief},
		{Login: "clerk1", Name: "经办员 李敏", Role: domain.RoleClerk},
		{Login: "clerk2", Name: "经办员 陈志强", Role: domain.RoleClerk},
		{Login: "clerk3", Name: "经办员 吴晓燕", Role: domain.RoleClerk},
		{Login: "auditor", Name: "审计员 郑文静", Role: domain.RoleAuditor},
	}
}

func (b *builder) orgAccounts() []store.NewAccount {
	accounts := make([]store.NewAccount, 0, len(b.city.Departments)+len(b.city.Providers)+len(b.city.Units))
	for _, d := range b.city.Departments {
		accounts = append(accounts, store.NewAccount{Login: d.Login, Name: d.Name, Role: domain.RoleDepartment, OrgID: b.orgs[d.Login]})
	}
	for _, p := range b.city.Providers {
		accounts = append(accounts, store.NewAccount{Login: p.Login, Name: p.Name, Role: domain.RoleProvider, OrgID: b.orgs[p.Login]})
	}
	for _, u := range b.city.Units {
		accounts = append(accounts, store.NewAccount{Login: u.Login, Name: u.Name, Role: domain.RoleUnit, OrgID: b.orgs[u.Login]})
	}
	return accounts
}

// personAccounts are those of the first person of each of the first units.
func (b *builder) personAccounts() []store.NewAccount {
	accounts := make([]store.NewAccount, ownAccounts)
	for i := range accounts {
		first := slices.IndexFunc(b.city.People, func(p Person) bool { return p.Unit == i })
		accounts[i] = store.NewAccount{
			Login: fmt.Sprintf("person%02d", i+1), Name: b.city.People[first].Name, Role: domain.RolePerson, PersonID: b.people[first],
		}
	}
	return accounts
}
