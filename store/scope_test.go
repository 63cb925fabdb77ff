package store_test

import (
	"context"
	"errors"
	"testing"

	"xueshi/domain"
	"xueshi/store"
)

// sight is what the actors of the town may see (spec §2), a row a role: everything that is named in it, and nothing else.
// "own" belongs to the town's own actors: finance, base, unit and person; "other" to schools, academy, school and nobody.
func sight() map[domain.Role][]string {
	everything := []string{
		"year", "own plan", "other plan", "own transcript", "other transcript", "person's transcript", "own submission", "other submission", "own person", "other person",
	}
	return map[domain.Role][]string{
		domain.RoleClerk:      everything,
		domain.RoleChief:      everything,
		domain.RoleAuditor:    everything,
		domain.RoleDepartment: {"year", "own plan", "own transcript", "own submission", "own person"}, // its series, and the units it supervises
		domain.RoleProvider:   {"year", "own plan", "own person"},                                     // its plans and their rosters
		domain.RoleUnit:       {"year", "own transcript", "own submission", "own person"},             // its people and its cases
		domain.RolePerson:     {"year", "person's transcript", "own person"},                          // the own record only
		domain.RoleAdmin:      {"year"},                                                               // no case content
	}
}

// things makes one of each thing that can be seen.
func (w *town) things() (cases, people map[string]string) {
	w.t.Helper()
	schools, finance := w.schools, w.finance
	w.moveTo("2020-06-02 09:00")
	cases = map[string]string{
		"year": w.year, "own plan": w.accepted(w.plan("2020-07-10", "2020-07-12")),
		"own transcript": w.handIn(w.unit, transcript(w.people[1])).ID, "other transcript": w.handIn(w.school, transcript(w.teachers[0])).ID,
		"person's transcript": w.handIn(w.person, transcript(w.people[0])).ID,
	}
	plan := w.plan("2020-07-10", "2020-07-12")
	plan.Series, plan.Roster, plan.ProviderID = "教师", w.teachers, w.academy.OrgID
	w.finance = schools
	cases["other plan"] = w.accepted(plan)
	w.finance = finance
	for name, unit := range map[string]domain.Actor{"own submission": w.unit, "other submission": w.school} { // who is in them does not matter
		cases[name] = ask[string](w, `INSERT INTO cases (id, kind, year, title, state, unit_id, filed_by, filed_at)
			VALUES (gen_random_uuid(), 'submission', 2020, 's', 'filed', $1, $2, now()) RETURNING id`, unit.OrgID, unit.AccountID)
		w.open(cases[name], 1, "verification", domain.StateFiled)
	}
	return cases, map[string]string{"own person": w.people[0], "other person": w.teachers[0]}
}

func TestScope_EveryRoleSeesItsOwnAndNothingElse(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	cases, people := w.things()
	actors := map[domain.Role]domain.Actor{
		domain.RolePerson: w.person, domain.RoleUnit: w.unit, domain.RoleDepartment: w.finance, domain.RoleProvider: w.base,
		domain.RoleClerk: w.clerk, domain.RoleChief: w.chief, domain.RoleAdmin: w.admin, domain.RoleAuditor: w.auditor,
	}
	for _, role := range domain.Roles() {
		row, listed := sight()[role]
		actor, there := actors[role]
		if !listed || !there {
			t.Fatalf("nothing says what a %s sees", role)
		}
		sees := map[string]bool{}
		for _, thing := range row {
			if cases[thing]+people[thing] == "" {
				t.Fatalf("there is no %s", thing)
			}
			sees[thing] = true
		}
		for name, id := range cases {
			if got := w.seesCase(actor, id); got != sees[name] {
				t.Errorf("a %s sees the %s: %v", role, name, got)
			}
		}
		for name, id := range people {
			if got := w.seesPerson(actor, id); got != sees[name] {
				t.Errorf("a %s sees the %s: %v", role, name, got)
			}
		}
	}
}

// seesCase asks in every way that there is; they must agree.
func (w *town) seesCase(actor domain.Actor, id string) bool {
	w.t.Helper()
	ctx := w.t.Context()
	kind := ask[domain.CaseKind](w, `SELECT kind FROM cases WHERE id = $1`, id)
	var answers []bool
	see := func(do func(tx *store.Tx) error) {
		err := w.db.InTx(ctx, do)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			w.t.Errorf("a %s asks for a %s: %v", actor.Role, kind, err)
		}
		answers = append(answers, err == nil)
	}
	see(func(tx *store.Tx) error { _, err := tx.Case(ctx, actor, id); return err })
	see(func(tx *store.Tx) error { _, err := tx.Timeline(ctx, actor, id); return err })
	see(func(tx *store.Tx) error { _, err := tx.Steps(ctx, actor, id); return err })
	if kind == domain.KindPlan {
		see(func(tx *store.Tx) error { _, err := tx.Plan(ctx, actor, id); return err })
	}
	see(func(tx *store.Tx) error {
		list, err := tx.Cases(ctx, actor, store.CaseFilter{Page: store.Page{Limit: 100}})
		for _, c := range list {
			if c.ID == id {
				return err
			}
		}
		return errors.Join(err, store.ErrNotFound)
	})
	for _, a := range answers {
		if a != answers[0] {
			w.t.Errorf("a %s sees a %s in some ways only: %v", actor.Role, kind, answers)
		}
	}
	return answers[0]
}

func (w *town) seesPerson(actor domain.Actor, id string) bool {
	w.t.Helper()
	ctx := w.t.Context()
	person := w.db.InTx(ctx, func(tx *store.Tx) error { _, err := tx.Person(ctx, actor, id, 2020); return err })
	standing := w.db.InTx(ctx, func(tx *store.Tx) error { _, err := tx.Standing(ctx, actor, 2020, id); return err })
	for _, err := range []error{person, standing} {
		if err != nil && !errors.Is(err, store.ErrNotFound) || (err == nil) != (person == nil) {
			w.t.Errorf("a %s asks for a person: %v, and for the standing: %v", actor.Role, person, standing)
		}
	}
	return person == nil
}

// What lies on whose desk, and what can be decided there.
func TestTasks_LieOnTheDeskOfWhoIsAsked(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	w.things() // reviews of three transcripts and two submissions by the bureau
	results := w.trained(w.plan("2020-07-10", "2020-07-12"))
	returned := w.file(w.plan("2020-09-10", "2020-09-12")).ID
	w.decide(w.clerk, returned, 1, domain.Returned)
	w.open(returned, 2, domain.StepCorrection, domain.StateReturned)
	tasks := func(actor domain.Actor) (found map[string]store.CaseView, counted int) {
		found = map[string]store.CaseView{}
		w.tx(func(ctx context.Context, tx *store.Tx) error {
			list, err := tx.Tasks(ctx, actor, store.TaskFilter{Page: store.Page{Limit: 100}})
			if err != nil {
				return err
			}
			for _, c := range list {
				found[c.ID] = c
			}
			counts, err := tx.CountTasks(ctx, actor)
			for _, c := range counts {
				counted += c.Open
			}
			return err
		})
		return found, counted
	}
	for _, c := range []struct {
		actor domain.Actor
		want  int
	}{{w.clerk, 5}, {w.chief, 0}, {w.finance, 2}, {w.base, 1}, {w.schools, 0}, {w.academy, 0}, {w.unit, 0}, {w.person, 0}, {w.auditor, 0}, {w.admin, 0}} {
		found, counted := tasks(c.actor)
		if len(found) != c.want || counted != c.want {
			t.Errorf("%s has %d tasks and counts %d, want %d", c.actor.Login, len(found), counted, c.want)
		}
		for id, view := range found {
			if view.Step == nil || len(view.Step.Allowed) == 0 {
				t.Errorf("%s can decide nothing on %s", c.actor.Login, id)
			}
		}
	}
	if found, _ := tasks(w.finance); found[results].ID == "" || found[returned].ID == "" {
		t.Error("the department has other tasks than its results and its correction")
	}
	w.exec(`UPDATE steps SET escalated_at = now() WHERE outcome IS NULL AND name = 'transcriptReview'`)
	if found, counted := tasks(w.chief); len(found) != 3 || counted != 3 {
		t.Errorf("of what was escalated the chief has %d and counts %d", len(found), counted)
	}
}
