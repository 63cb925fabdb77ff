package store

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
	"xueshi/internal/pgtest"
	"xueshi/policy"
)

// openDB opens a database of this test's own.
func openDB(t *testing.T) *DB {
	t.Helper()
	db, err := Open(t.Context(), pgtest.Pool(t, Migrate))
	if err != nil {
		t.Fatal(err)
	}
	return db
}

// inTx fails the test unless do commits.
func inTx(t *testing.T, db *DB, do func(tx *Tx) error) {
	t.Helper()
	if err := db.InTx(t.Context(), do); err != nil {
		t.Fatal(err)
	}
}

func testID(n int) string {
	first := fmt.Sprintf("3418221990%02d%02d%03d", n/1000/28%12+1, n/1000%28+1, n%1000)
	return first + string(policy.IDCheckDigit(first))
}

func testCode(n int) string {
	first := fmt.Sprintf("91341822MA%07d", n)
	return first + string(policy.UnitCodeCheck(first))
}

func oneUnit(t *testing.T, db *DB) (id string) {
	t.Helper()
	inTx(t, db, func(tx *Tx) error {
		ids, err := tx.CreateOrgs(t.Context(), []NewOrg{{Kind: domain.OrgUnit, Name: "单位", Code: testCode(1), UnitKind: domain.UnitEnterprise}})
		if err == nil {
			id = ids[0]
		}
		return err
	})
	return id
}

// lines writes refusals as "0 idNumber id.form".
func lines(err error) string {
	var refusals LineRefusals
	if !errors.As(err, &refusals) {
		return fmt.Sprint(err)
	}
	all := make([]string, len(refusals))
	for i, r := range refusals {
		all[i] = fmt.Sprint(r.Line, " ", r.Field, " ", r.Code)
	}
	return strings.Join(all, ", ")
}

func TestCreatePeople_AllOrNone(t *testing.T) {
	t.Parallel()
	db := openDB(t)
	unit := oneUnit(t, db)
	inTx(t, db, func(tx *Tx) error {
		_, err := tx.CreatePeople(t.Context(), []NewPerson{{Name: "有", IDNumber: testID(1), UnitID: unit, Series: "会计"}})
		return err
	})
	good := NewPerson{Name: "好", IDNumber: testID(2), UnitID: unit, Series: "会计"}
	for want, p := range map[string]NewPerson{
		"1 idNumber id.form":           {Name: "甲", IDNumber: "123", UnitID: unit, Series: "会计"},
		"1 idNumber person.known":      {Name: "甲", IDNumber: " " + strings.ToLower(testID(1)) + " ", UnitID: unit, Series: "会计"},
		"1 unitId person.unknown_unit": {Name: "甲", IDNumber: testID(3), UnitID: "", Series: "会计"},
		"1 name form.required, 1 series form.required, 1 idNumber person.known": {IDNumber: good.IDNumber, UnitID: unit},
	} {
		err := db.InTx(t.Context(), func(tx *Tx) error {
			_, err := tx.CreatePeople(t.Context(), []NewPerson{good, p})
			return err
		})
		if got := lines(err); got != want {
			t.Errorf("refused %s, want %s", got, want)
		}
	}
	var n int
	if err := db.pool.QueryRow(t.Context(), `SELECT count(*) FROM people`).Scan(&n); err != nil || n != 1 {
		t.Errorf("%d people, want 1: %v", n, err)
	}
}

func TestCreatePeople_EnrolsInOpenYearsOnly(t *testing.T) {
	t.Parallel()
	db := openDB(t)
	unit := oneUnit(t, db)
	inTx(t, db, func(tx *Tx) error {
		for year, state := range map[int]string{2019: "closed", 2020: "open", 2021: "closing"} {
			caseID := newID()
			b := &pgx.Batch{}
			b.Queue(`INSERT INTO cases (id, kind, year, title, state, filed_at) VALUES ($1, 'year', $2, '', 'open', now())`, caseID, year)
			b.Queue(`INSERT INTO years (year, policy_name, policy_source, state, case_id) VALUES ($1, '', '', $2, $3)`, year, state, caseID)
			if err := tx.send(t.Context(), b, "open years"); err != nil {
				return err
			}
		}
		_, err := tx.CreatePeople(t.Context(), []NewPerson{
			{Name: "甲", IDNumber: testID(1), UnitID: unit, Series: "会计", TitleReview: true}, {Name: "乙", IDNumber: testID(2), UnitID: unit, Series: "会计"},
		})
		return err
	})
	var enrolled, reviewed int
	var all int
	err := db.pool.QueryRow(t.Context(), `SELECT count(*) FILTER (WHERE year = 2020), count(*) FILTER (WHERE title_review), count(*)
		FROM enrolments`).
		Scan(&enrolled, &reviewed, &all)
	if err != nil {
		t.Fatal(err)
	}
	if enrolled != 2 || reviewed != 1 || all != 2 {
		t.Errorf("%d enrolled, %d in the title review, %d in all", enrolled, reviewed, all)
	}
}

func TestCreatePeople_TwentyThousandAtOnce(t *testing.T) {
	t.Parallel()
	db := openDB(t)
	unit := oneUnit(t, db)
	people := make([]NewPerson, 20_000)
	for i := range people {
		people[i] = NewPerson{Name: "某人", IDNumber: testID(i), UnitID: unit, Series: "会计"}
	}
	inTx(t, db, func(tx *Tx) error {
		ids, err := tx.CreatePeople(t.Context(), people)
		if err == nil && len(ids) != len(people) {
			t.Errorf("%d ids", len(ids))
		}
		return err
	})
}

func TestImportUnits_DryRunLeavesNothing(t *testing.T) {
	t.Parallel()
	db := openDB(t)
	line := UnitLine{Name: "单位", Code: testCode(1), Kind: domain.UnitSocial}
	inTx(t, db, func(tx *Tx) error { return tx.ImportUnits(t.Context(), []UnitLine{line}, true) })
	err := db.InTx(t.Context(), func(tx *Tx) error { return tx.ImportUnits(t.Context(), []UnitLine{line, line}, true) })
	if got, want := lines(err), "1 name org.name_taken, 1 code unit.code_taken"; got != want {
		t.Errorf("refused %s, want %s", got, want)
	}
	var n int
	if err := db.pool.QueryRow(t.Context(), `SELECT count(*) FROM orgs`).Scan(&n); err != nil || n != 0 {
		t.Errorf("%d units, want none: %v", n, err)
	}
}
