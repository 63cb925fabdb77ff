package store

import (
	"fmt"
	"testing"

	"xueshi/domain"
	"xueshi/policy"
)

// office is a year 2020 in May with two accounts at every desk; cases are opened in it without an engine.
type office struct {
	*testing.T

	db     *DB
	actors map[string]domain.Actor
	base   string
	unit   string
	people []string
}

const officeSeries = "会计"

// newOffice opens the year on May 6th, a Wednesday.
func newOffice(t *testing.T) *office {
	t.Helper()
	o := &office{T: t, db: openDB(t), actors: map[string]domain.Actor{}}
	ctx := t.Context()
	if err := o.db.BeginRehearsal(ctx, moment("2020-05-06 09:00")); err != nil {
		t.Fatal(err)
	}
	o.account("chief", domain.RoleChief, "", "")
	source, _ := policy.Shipped("guangde-2020")
	o.do(func(tx *Tx) error {
		_, err := tx.OpenYear(ctx, o.actors["chief"], "guangde-2020", source)
		return err
	})
	o.unit = oneUnit(t, o.db)
	department, other := o.org(domain.OrgDepartment, "市财政局"), o.org(domain.OrgDepartment, "市教体局")
	o.base = o.org(domain.OrgProvider, "宣城市机械电子工程学校")
	o.do(func(tx *Tx) error {
		if _, err := tx.Exec(ctx, `UPDATE orgs SET supervised_by = $1 WHERE id = $2`, department, o.unit); err != nil {
			return err
		}
		people := make([]NewPerson, 3)
		for i := range people {
			people[i] = NewPerson{Name: fmt.Sprint("人", i), IDNumber: testID(i), UnitID: o.unit, Series: officeSeries}
		}
		var err error
		o.people, err = tx.CreatePeople(ctx, people)
		return err
	})
	o.account("chief2", domain.RoleChief, "", "")
	for _, name := range []string{"clerk", "clerk2", "clerk3"} {
		o.account(name, domain.RoleClerk, "", "")
	}
	o.account("department", domain.RoleDepartment, department, "")
	o.account("department2", domain.RoleDepartment, department, "")
	o.account("stranger", domain.RoleDepartment, other, "")
	o.account("provider", domain.RoleProvider, o.base, "")
	o.account("unit", domain.RoleUnit, o.unit, "")
	o.account("person", domain.RolePerson, "", o.people[0])
	o.account("admin", domain.RoleAdmin, "", "")
	o.account("auditor", domain.RoleAuditor, "", "")
	return o
}

func (o *office) do(do func(tx *Tx) error) {
	o.Helper()
	inTx(o.T, o.db, do)
}

// refused wants the first refusal's code, and success for an empty one.
func (o *office) refused(want string, do func(tx *Tx) error) {
	o.Helper()
	if got := code(o.T, o.db.InTx(o.Context(), do)); got != want {
		o.Fatalf("refused with %q, want %q", got, want)
	}
}

func (o *office) account(login string, role domain.Role, org, person string) {
	o.Helper()
	o.do(func(tx *Tx) error {
		a, err := tx.CreateAccount(o.Context(), NewAccount{Login: login, Name: login, PasswordHash: "x", Role: role, OrgID: org, PersonID: person})
		o.actors[login] = domain.Actor{AccountID: a.ID, Login: login, Name: login, Role: role, OrgID: org, PersonID: person}
		return err
	})
}

func (o *office) org(kind domain.OrgKind, name string) (id string) {
	o.Helper()
	if err := o.db.pool.QueryRow(o.Context(), `SELECT id FROM orgs WHERE kind = $1 AND name = $2`, kind, name).Scan(&id); err != nil {
		o.Fatal(err)
	}
	return id
}

func (o *office) moveTo(text string) {
	o.Helper()
	if err := o.db.MoveClock(o.Context(), moment(text)); err != nil {
		o.Fatal(err)
	}
}

// plan is one that R1 has nothing to say against.
func (o *office) plan() domain.Plan {
	day := func(d int) domain.Date { return domain.NewDate(2020, 7, d) }
	return domain.Plan{
		ProviderID: o.base, Series: officeSeries, Subject: "新收入准则", Content: "新收入准则与租赁准则", Hours: 60,
		StartsOn: day(1), EndsOn: day(5), Place: "会议室", Teachers: []string{"王老师"}, Roster: o.people,
	}
}

// filed files a plan and opens its review.
func (o *office) filed() (id string) {
	o.Helper()
	o.do(func(tx *Tx) error {
		receipt, err := tx.FilePlan(o.Context(), o.actors["department"], o.plan())
		id = receipt.ID
		return err
	})
	o.open(id, 1, "planReview", domain.StateFiled)
	return id
}

// open does what a workflow does to ask the next step.
func (o *office) open(id string, n int, name domain.StepName, state domain.CaseState) (s domain.Step) {
	o.Helper()
	o.do(func(tx *Tx) (err error) {
		s, err = tx.OpenStep(o.Context(), StepRequest{CaseID: id, N: n, Name: name, State: state})
		return err
	})
	return s
}

func (o *office) decide(who, id string, n int, outcome domain.StepOutcome) func(tx *Tx) error {
	return func(tx *Tx) error {
		_, err := tx.Decide(o.Context(), o.actors[who], Decision{CaseID: id, N: n, Outcome: outcome, Comment: "意见"})
		return err
	}
}

// told counts an account's notices of a kind.
func (o *office) told(who, kind string) (n int) {
	o.Helper()
	err := o.db.pool.QueryRow(o.Context(), `SELECT count(*) FROM notices WHERE account_id = $1 AND kind = $2`, o.actors[who].AccountID, kind).Scan(&n)
	if err != nil {
		o.Fatal(err)
	}
	return n
}

// step is the case's open step as somebody sees it.
func (o *office) step(who, id string) *StepView {
	o.Helper()
	var c CaseView
	o.do(func(tx *Tx) (err error) {
		c, err = tx.Case(o.Context(), o.actors[who], id)
		return err
	})
	return c.Step
}
