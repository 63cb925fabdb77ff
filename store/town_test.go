package store_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"xueshi/demo"
	"xueshi/domain"
	"xueshi/internal/pgtest"
	"xueshi/policy"
	"xueshi/store"
)

// town is what most tests need: the year 2020 open under the shipped policy in a database of its own, two departments, a
// unit of each, two providers, people, and an account for every role. The engine is played by hand: open, accept and so
// on do what a workflow's activities do.
type town struct {
	t  *testing.T
	db *store.DB

	year              string // its case
	finance, schools  domain.Actor
	base, academy     domain.Actor
	unit, school      domain.Actor
	clerk, clerk2     domain.Actor
	chief, chief2     domain.Actor
	admin, auditor    domain.Actor
	people            []string     // of unit, 会计, in the title review
	teachers          []string     // of school, 教师
	person, colleague domain.Actor // people[0] and people[1]
}

// newTown opens the year at a business time like "2020-05-21 09:00".
func newTown(t *testing.T, at string) *town {
	t.Helper()
	ctx := t.Context()
	db, err := store.Open(ctx, pgtest.Pool(t, store.Migrate))
	if err != nil {
		t.Fatal(err)
	}
	if err := db.BeginRehearsal(ctx, moment(at)); err != nil {
		t.Fatal(err)
	}
	w := &town{t: t, db: db}
	w.admin = w.account("admin", domain.RoleAdmin, "", "")
	w.chief, w.chief2 = w.account("chief", domain.RoleChief, "", ""), w.account("chief2", domain.RoleChief, "", "")
	w.clerk, w.clerk2 = w.account("clerk", domain.RoleClerk, "", ""), w.account("clerk2", domain.RoleClerk, "", "")
	w.auditor = w.account("auditor", domain.RoleAuditor, "", "")
	source, _ := policy.Shipped("guangde-2020")
	w.year = w.done(func(tx *store.Tx) (store.CaseRef, error) { return tx.OpenYear(ctx, w.chief, "guangde-2020", source) }).ID
	w.finance = w.account("finance", domain.RoleDepartment, w.org("市财政局"), "")
	w.schools = w.account("schools", domain.RoleDepartment, w.org("市教体局"), "")
	w.base = w.account("base", domain.RoleProvider, w.org("宣城市机械电子工程学校"), "")
	w.academy = w.account("academy", domain.RoleProvider, w.newOrg(store.NewOrg{Kind: domain.OrgProvider, Name: "进修学校"}), "")
	unit := store.NewOrg{Kind: domain.OrgUnit, Name: "某会计师事务所", Code: demo.UnitCode(domain.UnitEnterprise, 1), UnitKind: domain.UnitEnterprise, SupervisedBy: w.finance.OrgID}
	school := store.NewOrg{Kind: domain.OrgUnit, Name: "某小学", Code: demo.UnitCode(domain.UnitInstitution, 2), UnitKind: domain.UnitInstitution, SupervisedBy: w.schools.OrgID}
	w.unit, w.school = w.account("unit", domain.RoleUnit, w.newOrg(unit), ""), w.account("school", domain.RoleUnit, w.newOrg(school), "")
	w.people = w.newPeople(w.unit.OrgID, "会计", true, 4)
	w.teachers = w.newPeople(w.school.OrgID, "教师", false, 2)
	w.person, w.colleague = w.account("person", domain.RolePerson, "", w.people[0]), w.account("colleague", domain.RolePerson, "", w.people[1])
	return w
}

// moment reads a business time in China.
func moment(text string) time.Time {
	at, err := time.ParseInLocation("2006-01-02 15:04", text, time.FixedZone("China", 8*60*60))
	if err != nil {
		panic(err)
	}
	return at
}

// day reads a date.
func day(text string) domain.Date {
	d, err := domain.ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

// moveTo moves the business clock.
func (w *town) moveTo(text string) {
	w.t.Helper()
	if err := w.db.MoveClock(w.t.Context(), moment(text)); err != nil {
		w.t.Fatal(err)
	}
}

// tx does something that must succeed.
func (w *town) tx(do func(ctx context.Context, tx *store.Tx) error) {
	w.t.Helper()
	ctx := w.t.Context()
	if err := w.db.InTx(ctx, func(tx *store.Tx) error { return do(ctx, tx) }); err != nil {
		w.t.Fatal(err)
	}
}

// done does something that must succeed, and returns its answer.
func (w *town) done(do func(tx *store.Tx) (store.CaseRef, error)) (ref store.CaseRef) {
	w.t.Helper()
	w.tx(func(_ context.Context, tx *store.Tx) (err error) {
		ref, err = do(tx)
		return err
	})
	return ref
}

// refused does something that must be refused with exactly these codes, each as "code" or "field: code", in order. It
// returns the first refusal.
func (w *town) refused(do func(ctx context.Context, tx *store.Tx) error, codes ...string) domain.Refusal {
	w.t.Helper()
	ctx := w.t.Context()
	refusals := refusalsOf(w.db.InTx(ctx, func(tx *store.Tx) error { return do(ctx, tx) }))
	got := make([]string, len(refusals))
	for i, r := range refusals {
		got[i] = r.Code
		if i < len(codes) && strings.Contains(codes[i], ": ") {
			got[i] = r.Field + ": " + r.Code
		}
	}
	if strings.Join(got, ", ") != strings.Join(codes, ", ") || len(codes) == 0 {
		w.t.Fatalf("refused with %v, want %v", refusals, codes)
	}
	return refusals[0]
}

// refusalsOf returns the refusals that an error carries; what is none stands as a refusal whose code is its text.
func refusalsOf(err error) domain.Refusals {
	var (
		many domain.Refusals
		one  *domain.Refusal
	)
	switch {
	case err == nil:
		return domain.Refusals{{Code: "not refused"}}
	case errors.As(err, &many):
		return many
	case errors.As(err, &one):
		return domain.Refusals{*one}
	default:
		return domain.Refusals{{Code: err.Error()}}
	}
}

// ask reads one value.
func ask[T any](w *town, query string, args ...any) (value T) {
	w.t.Helper()
	if err := w.db.Pool().QueryRow(w.t.Context(), query, args...).Scan(&value); err != nil {
		w.t.Fatalf("%s: %v", query, err)
	}
	return value
}

// exec changes what no command can.
func (w *town) exec(query string, args ...any) {
	w.t.Helper()
	if _, err := w.db.Pool().Exec(w.t.Context(), query, args...); err != nil {
		w.t.Fatalf("%s: %v", query, err)
	}
}

func (w *town) account(login string, role domain.Role, orgID, personID string) domain.Actor {
	w.t.Helper()
	a := domain.Actor{Login: login, Name: login, Role: role, OrgID: orgID, PersonID: personID}
	w.tx(func(ctx context.Context, tx *store.Tx) error {
		made, err := tx.CreateAccount(ctx, store.NewAccount{Login: login, Name: login, PasswordHash: "x", Role: role, OrgID: orgID, PersonID: personID})
		a.AccountID = made.ID
		return err
	})
	return a
}

func (w *town) org(name string) string {
	return ask[string](w, `SELECT id FROM orgs WHERE name = $1`, name)
}

func (w *town) newOrg(o store.NewOrg) (id string) {
	w.t.Helper()
	w.tx(func(ctx context.Context, tx *store.Tx) error {
		org, err := tx.CreateOrg(ctx, o)
		id = org.ID
		return err
	})
	return id
}

func (w *town) newPeople(unitID, series string, titleReview bool, n int) (ids []string) {
	w.t.Helper()
	first := ask[int](w, `SELECT count(*) FROM people`)
	people := make([]store.NewPerson, n)
	for i := range people {
		people[i] = store.NewPerson{
			Name: fmt.Sprintf("%s%d", series, first+i), IDNumber: demo.IDNumber(domain.NewDate(1988, 1, 1), first+i), UnitID: unitID, Series: series, TitleReview: titleReview,
		}
	}
	w.tx(func(ctx context.Context, tx *store.Tx) (err error) {
		ids, err = tx.CreatePeople(ctx, people)
		return err
	})
	return ids
}
