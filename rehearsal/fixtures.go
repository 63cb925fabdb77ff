package rehearsal

import (
	"context"
	"fmt"

	"github.com/alexedwards/argon2id"

	"xueshi/domain"
	"xueshi/store"
)

// Password is that of every account of a rehearsal: its databases are thrown away, or kept to be looked at.
const Password = "rehearsal"

// The accounts that a rehearsal has besides its fixtures: who opens the year, and who reads what came of it.
const (
	adminLogin   = "rehearsal-admin"
	auditorLogin = "rehearsal-auditor"
)

// HashPassword hashes a password that is no secret, so cheaply that hundreds of log-ins do not hold a rehearsal up.
func HashPassword(password string) (string, error) {
	hash, err := argon2id.CreateHash(password, &argon2id.Params{Memory: 1024, Iterations: 1, Parallelism: 1, SaltLength: 16, KeyLength: 16})
	if err != nil {
		return "", fmt.Errorf("hash password: %w", err)
	}
	return hash, nil
}

// makeStaff makes the rehearsal's own accounts.
func (r *run) makeStaff(ctx context.Context) error {
	hash, err := HashPassword(Password)
	if err != nil {
		return err
	}
	return r.DB.InTx(ctx, func(tx *store.Tx) error {
		for login, role := range map[string]domain.Role{adminLogin: domain.RoleAdmin, auditorLogin: domain.RoleAuditor} {
			if _, err := tx.CreateAccount(ctx, store.NewAccount{Login: login, Name: login, PasswordHash: hash, Role: role}); err != nil {
				return fmt.Errorf("account %s: %w", login, err)
			}
		}
		return nil
	})
}

// makeFixtures makes the scenario's fixtures through the same functions that imports use. The year is open, so the
// departments and the base are there, and people are enrolled.
func (r *run) makeFixtures(ctx context.Context) error {
	hash, err := HashPassword(Password)
	if err != nil {
		return err
	}
	return r.DB.InTx(ctx, func(tx *store.Tx) error {
		ids, err := r.knownOrgs(ctx, tx)
		if err != nil {
			return err
		}
		for _, part := range []func() error{
			func() error { return r.makeOrgs(ctx, tx, ids) },
			func() error { return r.makePeople(ctx, tx, ids) },
			func() error { return r.makeAccounts(ctx, tx, ids, hash) },
		} {
			if err := part(); err != nil {
				return err
			}
		}
		for name, id := range ids {
			r.known[name] = id
		}
		return nil
	})
}

// knownOrgs returns the ids of the departments by their names, and of the base.
func (r *run) knownOrgs(ctx context.Context, tx *store.Tx) (map[string]string, error) {
	ids := map[string]string{}
	const all = 10_000
	for _, kind := range []domain.OrgKind{domain.OrgDepartment, domain.OrgProvider} {
		orgs, err := tx.Orgs(ctx, store.OrgFilter{Kind: kind, Page: store.Page{Limit: all}})
		if err != nil {
			return nil, fmt.Errorf("departments and base: %w", err)
		}
		for _, o := range orgs {
			ids[o.Name] = o.ID
			if o.Base {
				ids[BaseName] = o.ID
			}
		}
	}
	return ids, nil
}

func (r *run) makeOrgs(ctx context.Context, tx *store.Tx, ids map[string]string) error {
	f := r.Scenario.Fixtures
	names, orgs := make([]string, 0, len(f.Providers)+len(f.Units)), make([]store.NewOrg, 0, len(f.Providers)+len(f.Units))
	for _, p := range f.Providers {
		names, orgs = append(names, p.ID), append(orgs, store.NewOrg{Kind: domain.OrgProvider, Name: p.Name})
	}
	for _, u := range f.Units {
		names = append(names, u.ID)
		orgs = append(orgs, store.NewOrg{Kind: domain.OrgUnit, Name: u.Name, Code: u.Code, UnitKind: u.Kind, SupervisedBy: ids[u.SupervisedBy]})
	}
	made, err := tx.CreateOrgs(ctx, orgs)
	if err != nil {
		return fmt.Errorf("providers and units: %w", err)
	}
	for i, id := range made {
		ids[names[i]] = id
	}
	return nil
}

func (r *run) makePeople(ctx context.Context, tx *store.Tx, ids map[string]string) error {
	people := make([]store.NewPerson, len(r.Scenario.Fixtures.People))
	for i, p := range r.Scenario.Fixtures.People {
		people[i] = store.NewPerson{Name: p.Name, IDNumber: p.IDNumber, UnitID: ids[p.Unit], Series: p.Series, TitleReview: p.TitleReview}
	}
	made, err := tx.CreatePeople(ctx, people)
	if err != nil {
		return fmt.Errorf("people: %w", err)
	}
	for i, id := range made {
		ids[r.Scenario.Fixtures.People[i].ID] = id
	}
	return nil
}

func (r *run) makeAccounts(ctx context.Context, tx *store.Tx, ids map[string]string, hash string) error {
	for _, a := range r.Scenario.Fixtures.Accounts {
		account := store.NewAccount{Login: a.ID, Name: a.ID, PasswordHash: hash, Role: a.Role}
		if a.Role == domain.RolePerson {
			account.PersonID = ids[a.Of]
		} else {
			account.OrgID = ids[a.Of]
		}
		made, err := tx.CreateAccount(ctx, account)
		if err != nil {
			return fmt.Errorf("account %s: %w", a.ID, err)
		}
		ids[a.ID] = made.ID
	}
	return nil
}
