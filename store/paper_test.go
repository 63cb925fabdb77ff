package store_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"xueshi/domain"
	"xueshi/store"
)

// read reads something as the store gives it, and whether it was there.
func read[T any](w *town, get func(ctx context.Context, tx *store.Tx) (T, error)) (value T, found bool) {
	w.t.Helper()
	ctx := w.t.Context()
	err := w.db.InTx(ctx, func(tx *store.Tx) (err error) {
		value, err = get(ctx, tx)
		return err
	})
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		w.t.Fatal(err)
	}
	return value, err == nil
}

func masked(number string) bool { return strings.Contains(number, "*") }

func TestR15_TheSubmissionsPaper(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-25 09:00")
	w.learned(w.people[:2]...)
	submission := w.submit(w.people[:2]...)
	w.stamp(submission, store.Exception{PersonID: w.people[1], Comment: "原件不符"})
	paper := func(actor domain.Actor) (store.SubmissionPaper, bool) {
		return read(w, func(ctx context.Context, tx *store.Tx) (store.SubmissionPaper, error) {
			return tx.SubmissionPaper(ctx, actor, submission)
		})
	}
	for _, actor := range []domain.Actor{w.unit, w.clerk, w.chief, w.auditor, w.finance} {
		got, ok := paper(actor)
		if !ok || got.Case.State != domain.StateStamped || got.UnitCode == "" || len(got.People) != 2 {
			t.Fatalf("%s prints %+v", actor.Role, got)
		}
		first, second := got.People[0], got.People[1]
		if first.State != "stamped" || first.Serial == "" || first.Common != 30 || first.Specialty != 60 || masked(first.IDNumber) == (actor.Role == domain.RoleUnit) {
			t.Errorf("%s prints %+v", actor.Role, first)
		}
		if second.State != "returned" || second.Serial != "" || second.Comment != "原件不符" {
			t.Errorf("%s prints %+v", actor.Role, second)
		}
	}
	for _, actor := range []domain.Actor{w.school, w.schools, w.base, w.person} {
		if got, ok := paper(actor); ok {
			t.Errorf("%s prints %+v", actor.Login, got)
		}
	}

	years, ok := read(w, func(ctx context.Context, tx *store.Tx) ([]store.StampedYear, error) {
		return tx.StampedYears(ctx, w.person, w.people[0])
	})
	if !ok || len(years) != 1 || years[0].Serial == "" || years[0].Code == "" || years[0].Common != 30 || len(years[0].Subjects) != 2 || years[0].Unit != "某会计师事务所" {
		t.Errorf("the stamped years are %+v", years)
	}
	if _, ok := read(w, func(ctx context.Context, tx *store.Tx) ([]store.StampedYear, error) {
		return tx.StampedYears(ctx, w.person, w.people[1])
	}); ok {
		t.Error("a person prints a colleague's years")
	}
}

func TestR18_ThePostponedPeoplesPaper(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-25 09:00")
	w.learned(w.people[0])
	w.stamp(w.submit(w.people[0]))
	w.moveTo("2021-01-01 00:00")
	w.closing()
	for _, c := range []struct {
		actor domain.Actor
		n     int
	}{{w.unit, 3}, {w.school, 2}, {w.finance, 3}, {w.schools, 2}, {w.chief, 5}, {w.auditor, 5}, {w.admin, 0}} {
		people, _ := read(w, func(ctx context.Context, tx *store.Tx) ([]store.PostponedPerson, error) {
			return tx.PostponedPaper(ctx, c.actor, 2020)
		})
		if len(people) != c.n {
			t.Errorf("%s prints %d people, not %d", c.actor.Login, len(people), c.n)
		}
		for _, p := range people {
			if len(p.Reasons) == 0 || len(p.Consequences) == 0 || masked(p.IDNumber) == (c.actor.Role == domain.RoleUnit) {
				t.Errorf("%s prints %+v", c.actor.Login, p)
			}
		}
	}
	tallies, _ := read(w, func(ctx context.Context, tx *store.Tx) ([]store.YearTally, error) {
		return tx.YearTallies(ctx, w.chief, 2020)
	})
	if len(tallies) != 2 {
		t.Fatalf("the year in numbers is %+v", tallies)
	}
	finance := store.YearTally{
		Department: "市财政局", Series: "会计", UnitKind: domain.UnitEnterprise, Completed: 1, Incomplete: 3, InPlan: tallies[1].InPlan, Common: 30, Specialty: 60,
	}
	if tallies[1] != finance && tallies[0] != finance {
		t.Errorf("the year in numbers is %+v", tallies)
	}
	if mine, _ := read(w, func(ctx context.Context, tx *store.Tx) ([]store.YearTally, error) {
		return tx.YearTallies(ctx, w.school, 2020)
	}); len(mine) != 1 || mine[0].Incomplete != 2 {
		t.Errorf("a unit counts %+v", mine)
	}
	for _, c := range []struct {
		actor domain.Actor
		n     int
	}{{w.chief, 1}, {w.unit, 1}, {w.school, 0}} {
		n, _ := read(w, func(ctx context.Context, tx *store.Tx) (int, error) {
			return tx.CountCases(ctx, c.actor, 2020, domain.KindSubmission)
		})
		name, _ := read(w, func(ctx context.Context, tx *store.Tx) (string, error) { return tx.OrgName(ctx, c.actor) })
		if n != c.n || (name == "") != (c.actor.OrgID == "") {
			t.Errorf("%s (%s) counts %d submissions", c.actor.Login, name, n)
		}
	}
}

func TestR3_ThePlansPaper(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-25 09:00")
	id := w.accepted(w.plan("2020-07-06", "2020-07-10"))
	for _, actor := range []domain.Actor{w.finance, w.clerk, w.auditor, w.base} {
		p, ok := read(w, func(ctx context.Context, tx *store.Tx) (store.PlanPaper, error) { return tx.PlanPaper(ctx, actor, id) })
		people, _ := read(w, func(ctx context.Context, tx *store.Tx) ([]store.PaperPerson, error) {
			return tx.RosterPaper(ctx, actor, id)
		})
		if !ok || p.Plan.AcceptedAt == nil || p.Case.Department != "市财政局" || len(people) != len(p.Plan.Roster) || len(people) == 0 || !masked(people[0].IDNumber) {
			t.Errorf("%s prints %+v and %+v", actor.Role, p, people)
		}
	}
	for _, actor := range []domain.Actor{w.schools, w.academy, w.admin} {
		_, plan := read(w, func(ctx context.Context, tx *store.Tx) (store.PlanPaper, error) { return tx.PlanPaper(ctx, actor, id) })
		_, roster := read(w, func(ctx context.Context, tx *store.Tx) ([]store.PaperPerson, error) {
			return tx.RosterPaper(ctx, actor, id)
		})
		if plan || roster {
			t.Errorf("%s prints another's plan", actor.Login)
		}
	}
}
