package store

import (
	"fmt"
	"strings"
	"testing"

	"xueshi/domain"
)

// other makes a second unit with its account.
func (w *closingTown) other(name string, code int) domain.Actor {
	w.t.Helper()
	var actor domain.Actor
	inTx(w.t, w.db, func(tx *Tx) error {
		ids, err := tx.CreateOrgs(w.t.Context(), []NewOrg{{Kind: domain.OrgUnit, Name: name, Code: testCode(code), UnitKind: domain.UnitTownship}})
		if err != nil {
			return err
		}
		account, err := tx.CreateAccount(w.t.Context(), NewAccount{Login: name, Name: name, PasswordHash: "x", Role: domain.RoleUnit, OrgID: ids[0]})
		actor = domain.Actor{AccountID: account.ID, Role: domain.RoleUnit, OrgID: ids[0]}
		return err
	})
	return actor
}

func (w *closingTown) move(actor domain.Actor, person int, m domain.Move) error {
	return w.db.InTx(w.t.Context(), func(tx *Tx) error {
		_, err := tx.MovePerson(w.t.Context(), actor, w.people[person], 0, m)
		return err
	})
}

// enrolment writes where a person is enrolled in 2020 and until when.
func (w *closingTown) enrolment(person int) (text string) {
	w.t.Helper()
	err := w.db.pool.QueryRow(w.t.Context(), `SELECT concat_ws(' ', u.name, p.status, e.ended_on) FROM people p
		LEFT JOIN enrolments e ON e.person_id = p.id AND e.year = 2020 LEFT JOIN orgs u ON u.id = e.unit_id WHERE p.id = $1`, w.people[person]).Scan(&text)
	if err != nil {
		w.t.Fatal(err)
	}
	return text
}

// submitted puts a person into a submission of the town's unit, in the given state.
func (w *closingTown) submitted(person int, state string) (caseID string) {
	w.t.Helper()
	caseID = w.caseOf(domain.KindSubmission)
	inTx(w.t, w.db, func(tx *Tx) error {
		_, err := tx.Exec(w.t.Context(), `UPDATE cases SET closed_at = NULL, unit_id = $2, state = 'filed' WHERE id = $1`, caseID, w.unit.OrgID)
		if err == nil {
			_, err = tx.Exec(w.t.Context(), `INSERT INTO submission_people (case_id, person_id, year, late_by_bureau, state) VALUES ($1, $2, 2020, true, $3)`, caseID, w.people[person], state)
		}
		return err
	})
	return caseID
}

func (w *closingTown) text(query string, args ...any) (text string) {
	w.t.Helper()
	if err := w.db.pool.QueryRow(w.t.Context(), query, args...).Scan(&text); err != nil {
		w.t.Fatal(err)
	}
	return text
}

func TestMovePerson_HoursFollowAndTheSubmissionNotices(t *testing.T) {
	t.Parallel()
	w := newClosingTown(t, 2)
	away := w.other("新单位", 2)
	w.register(0, domain.Common, 30)
	filed, verified := w.submitted(0, "submitted"), w.submitted(1, "verified")
	to := domain.Move{Kind: domain.MoveTransfer, On: domain.NewDate(2020, 11, 2), ToUnit: away.OrgID, Reason: "工作调动"}
	for i := range w.people {
		if err := w.move(w.unit, i, to); err != nil {
			t.Fatal(err)
		}
		if got := w.enrolment(i); got != "新单位 active" {
			t.Errorf("person %d is enrolled with %s", i, got)
		}
	}
	states := w.text(`SELECT string_agg(state || ' ' || comment, ', ' ORDER BY state) FROM submission_people`)
	if states != "returned 工作调动, verified " {
		t.Errorf("in submissions: %s", states)
	}
	if n := w.text(`SELECT count(*)::text FROM notices WHERE kind = 'personMoved' AND account_id = $1 AND case_id = $2`, w.unit.AccountID, filed); n != "1" {
		t.Errorf("the old unit was told %s times", n)
	}
	if n := w.text(`SELECT count(*)::text FROM timeline WHERE kind = 'personMoved' AND case_id = $1`, verified); n != "0" {
		t.Error("who is verified was taken out")
	}
	if got := code2(w.move(w.unit, 0, to)); got != ErrNotFound.Error() {
		t.Errorf("the old unit moves them again: %s", got)
	}
	inTx(t, w.db, func(tx *Tx) error {
		s, err := tx.Standing(t.Context(), away, 2020, w.people[0])
		if s.Totals.Common != 30 {
			t.Errorf("the hours did not follow: %+v", s.Totals)
		}
		moves, moveErr := tx.PersonMoves(t.Context(), away, w.people[0])
		if moveErr != nil || len(moves) != 1 || moves[0].FromUnit != "单位" || moves[0].ToUnit != "新单位" {
			t.Errorf("history %+v: %v", moves, moveErr)
		}
		return err
	})
}

// code2 is a refusal's code, or the error's text.
func code2(err error) string {
	if refusals, ok := err.(domain.Refusals); ok { //nolint:errorlint // refusals are returned as they are
		return refusals[0].Code
	}
	return fmt.Sprint(err)
}

func TestR17_WhoLeavesIsAskedForNoOutcome(t *testing.T) {
	t.Parallel()
	w := newClosingTown(t, 5)
	on := domain.NewDate(2020, 11, 2)
	for i, kind := range []domain.MoveKind{domain.MoveLeave, domain.MoveRetire, domain.MoveDeath, domain.MoveLeave} {
		if err := w.move(w.unit, i, domain.Move{Kind: kind, On: on, Reason: "r"}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.move(w.unit, 3, domain.Move{Kind: domain.MoveReturn, On: on, ToUnit: w.unit.OrgID, Reason: "r"}); err != nil {
		t.Fatal(err)
	}
	if got := code2(w.move(w.unit, 2, domain.Move{Kind: domain.MoveReturn, On: on, ToUnit: w.unit.OrgID, Reason: "r"})); got != "move.died" {
		t.Errorf("the dead return: %s", got)
	}
	var all []string
	for i := range w.people {
		all = append(all, w.enrolment(i))
	}
	want := "单位 left 2020-11-02, 单位 retired 2020-11-02, 单位 died 2020-11-02, 单位 active, 单位 active"
	if got := strings.Join(all, ", "); got != want {
		t.Errorf("enrolled: %s\nwant %s", got, want)
	}
	w.moveTo("2021-01-01 00:00")
	look := w.look()
	if got := fmt.Sprint(w.outcomes()); got != "[   incomplete incomplete]" || !look.Closed {
		t.Errorf("outcomes %s, closed %v", got, look.Closed)
	}
	inTx(t, w.db, func(tx *Tx) error {
		y, err := tx.Year(t.Context(), 2020)
		if y.Enrolled != 2 || y.Incomplete != 2 {
			t.Errorf("the year counts %+v", y)
		}
		return err
	})
}

func TestMergeUnits(t *testing.T) {
	t.Parallel()
	w := newClosingTown(t, 2)
	into := w.other("合并后", 2)
	filed := w.submitted(0, "submitted")
	inTx(t, w.db, func(tx *Tx) error {
		_, err := tx.Exec(t.Context(), `INSERT INTO steps (case_id, n, name, role, org_id, opened_at) VALUES ($1, 1, 'correction', 'unit', $2, now())`, filed, w.unit.OrgID)
		return err
	})
	merge := func(unit, into string) error {
		return w.db.InTx(t.Context(), func(tx *Tx) error {
			_, err := tx.MergeUnits(t.Context(), w.clerk, unit, into, domain.NewDate(2020, 11, 2), "机构改革")
			return err
		})
	}
	if got := code2(merge(w.unit.OrgID, w.unit.OrgID)); got != "move.same_unit" {
		t.Errorf("into itself: %s", got)
	}
	if got := code2(merge(w.unit.OrgID, into.OrgID)); got != "<nil>" {
		t.Fatal(got)
	}
	if got := code2(merge(w.unit.OrgID, into.OrgID)); got != "move.unit_closed" {
		t.Errorf("twice: %s", got)
	}
	for i := range w.people {
		if got := w.enrolment(i); got != "合并后 active" {
			t.Errorf("person %d: %s", i, got)
		}
	}
	got := w.text(`SELECT concat_ws(' ', c.unit_id = $2, s.org_id = $2, p.state, a.disabled, o.closed_on) FROM cases c JOIN steps s ON s.case_id = c.id
		JOIN submission_people p ON p.case_id = c.id, accounts a, orgs o WHERE c.id = $1 AND a.id = $3 AND o.id = $4`, filed, into.OrgID, w.unit.AccountID, w.unit.OrgID)
	if got != "t t submitted t 2020-11-02" {
		t.Errorf("case, step, person, account, unit: %s", got)
	}
	err := w.db.InTx(t.Context(), func(tx *Tx) error {
		_, err := tx.CreatePeople(t.Context(), []NewPerson{{Name: "新", IDNumber: testID(9), UnitID: w.unit.OrgID, Series: "会计"}})
		return err
	})
	if got := lines(err); got != "0 unitId person.unknown_unit" {
		t.Errorf("somebody new in the closed unit: %s", got)
	}
}

func TestUpdateUnit_FormerNamesStayKnown(t *testing.T) {
	t.Parallel()
	w := newClosingTown(t, 1)
	inTx(t, w.db, func(tx *Tx) error {
		for _, name := range []string{"新名", "新名", "更新的名"} {
			if _, err := tx.UpdateUnit(t.Context(), w.unit.OrgID, 0, UnitChange{Name: name, UnitKind: domain.UnitEnterprise}); err != nil {
				return err
			}
			tx.now = tx.now.AddDate(0, 0, 1)
		}
		units, err := tx.Orgs(t.Context(), OrgFilter{Kind: domain.OrgUnit, Query: "单位", Page: Page{Limit: 9}})
		if len(units) != 1 || units[0].Name != "更新的名" || fmt.Sprint(units[0].FormerNames) != "[新名 单位]" {
			t.Errorf("found by the old name: %+v", units)
		}
		return err
	})
}

func TestUpdatePerson_TheUnitChangesByAMove(t *testing.T) {
	t.Parallel()
	w := newClosingTown(t, 1)
	other := w.other("别处", 2)
	err := w.db.InTx(t.Context(), func(tx *Tx) error {
		_, err := tx.UpdatePerson(t.Context(), w.clerk, w.people[0], 0, PersonChange{UnitID: &other.OrgID})
		return err
	})
	if got := code(t, err); got != "person.unit_by_move" {
		t.Errorf("refused %q", got)
	}
}
