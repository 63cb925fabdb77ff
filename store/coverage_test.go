package store

import (
	"fmt"
	"strings"
	"testing"

	"xueshi/domain"
)

// onPlan puts people on the roster of a plan of the given days and hours.
func (w *closingTown) onPlan(state, from, to string, hours int, people ...int) (caseID string) {
	w.t.Helper()
	caseID = w.caseOf(domain.KindPlan)
	ids := make([]string, len(people))
	for i, p := range people {
		ids[i] = w.people[p]
	}
	inTx(w.t, w.db, func(tx *Tx) error {
		ctx := w.t.Context()
		if _, err := tx.Exec(ctx, `UPDATE cases SET state = $2, number = $3 WHERE id = $1`, caseID, state, state+" "+from); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, `INSERT INTO plans (case_id, series, subject, content, hours, starts_on, ends_on, sessions, place, teachers, fee, fee_basis, first_filed_on, filed_on)
			VALUES ($1, '会计', '', '', $2, $3::text::date, $4::text::date, '[]', '', '{}', 0, '', '2020-01-01', '2020-01-01')`, caseID, hours, from, to); err != nil {
			return err
		}
		_, err := tx.Exec(ctx, `INSERT INTO rosters (case_id, person_id, joined_on) SELECT $1, id, '2020-01-01' FROM unnest($2::text[]::uuid[]) r(id)`, caseID, ids)
		return err
	})
	return caseID
}

func TestR6_CoverageAndThePeopleBehindIt(t *testing.T) {
	t.Parallel()
	w := newClosingTown(t, 4)
	w.onPlan("accepted", "2020-11-10", "2020-11-20", 20, 0)
	w.onPlan("lapsed", "2020-11-10", "2020-11-20", 20, 1)
	if err := w.move(w.unit, 3, domain.Move{Kind: domain.MoveRetire, On: domain.NewDate(2020, 11, 2), Reason: "r"}); err != nil {
		t.Fatal(err)
	}
	department := w.text(`SELECT id::text FROM orgs WHERE name = '市财政局'`)
	stranger := w.text(`SELECT id::text FROM orgs WHERE name = '市水利局'`)
	inTx(t, w.db, func(tx *Tx) error {
		for org, want := range map[string]string{department: "[{市财政局 会计 enterprise 3 1 2 true}]", stranger: "[]"} {
			gaps, err := tx.Coverage(t.Context(), domain.Actor{Role: domain.RoleDepartment, OrgID: org}, 2020)
			if err != nil {
				return err
			}
			var got []string
			for _, g := range gaps {
				got = append(got, fmt.Sprintf("{%s %s %s %d %d %d %v}", g.Department, g.Series, g.UnitKind, g.People, g.InPlan, g.Missing, g.Named))
			}
			if text := "[" + strings.Join(got, " ") + "]"; text != want {
				t.Errorf("coverage %s, want %s", text, want)
			}
		}
		missing := false
		f := CoverageFilter{Year: 2020, DepartmentID: department, Series: "会计", UnitKind: domain.UnitEnterprise, InPlan: &missing, Page: Page{Limit: 1}}
		var names []string
		for {
			people, err := tx.CoveragePeople(t.Context(), w.clerk, f)
			if err != nil {
				return err
			}
			if len(people) == 0 {
				break
			}
			names = append(names, people[0].Name)
			f.After = []string{people[0].Name, people[0].PersonID}
		}
		if got := fmt.Sprint(names); got != "[人1 人2]" {
			t.Errorf("in no plan: %s", got)
		}
		return nil
	})
}

func TestR6_DepartmentsAreRemindedOfTheirGaps(t *testing.T) {
	t.Parallel()
	w := newClosingTown(t, 2)
	w.onPlan("accepted", "2020-11-10", "2020-11-20", 20, 0)
	department := w.text(`SELECT id::text FROM orgs WHERE name = '市财政局'`)
	inTx(t, w.db, func(tx *Tx) error {
		if _, err := tx.CreateAccount(t.Context(), NewAccount{Login: "cz", Name: "cz", PasswordHash: "x", Role: domain.RoleDepartment, OrgID: department}); err != nil {
			return err
		}
		for _, c := range []struct {
			day  domain.Date
			want int
		}{{domain.NewDate(2020, 11, 2), 1}, {domain.NewDate(2020, 11, 2), 0}, {domain.NewDate(2020, 11, 3), 0}, {domain.NewDate(2020, 12, 1), 1}} {
			n, err := tx.Remind(t.Context(), c.day)
			if err != nil || n != c.want {
				t.Errorf("%s: %d reminders, want %d: %v", c.day, n, c.want, err)
			}
		}
		return nil
	})
	if got := w.text(`SELECT facts::text FROM notices WHERE kind = 'coverage' LIMIT 1`); got != `{"named": 1, "people": 2, "missing": 1}` {
		t.Errorf("told %s", got)
	}
}

func TestR8_FindingsAreShownByPerson(t *testing.T) {
	t.Parallel()
	w := newClosingTown(t, 4)
	w.onPlan("accepted", "2020-11-10", "2020-11-20", 20, 0, 1)
	second := w.onPlan("filed", "2020-11-20", "2020-11-25", 20, 0)
	w.onPlan("accepted", "2020-12-01", "2020-12-02", 30, 2)
	w.onPlan("rejected", "2020-11-12", "2020-11-13", 60, 0, 1, 2, 3)
	for i, score := range []int{70, 90} {
		id := w.caseOf(domain.KindTranscript)
		inTx(t, w.db, func(tx *Tx) error {
			_, err := tx.Exec(t.Context(), `INSERT INTO transcript_lines (case_id, line, year, person_id, course, exam_on, score, state) VALUES ($1, 0, 2020, $2, '', '2020-10-01', $3, $4)`,
				id, w.people[3], score, []string{"registered", "refused"}[i])
			return err
		})
	}
	all := func(f FindingFilter) (found []string) {
		t.Helper()
		f.Year, f.Page = 2020, Page{Limit: 1}
		inTx(t, w.db, func(tx *Tx) error {
			for {
				page, err := tx.Findings(t.Context(), w.clerk, f)
				if err != nil || len(page) == 0 {
					return err
				}
				found = append(found, page[0].Name+" "+page[0].Kind+" "+page[0].On.String())
				f.After = page[0].Key()
			}
		})
		return found
	}
	if got, want := strings.Join(all(FindingFilter{}), ", "), "人0 overlap 2020-11-20, 人2 dailyHours 2020-12-01, 人3 scoreChanged 2020-10-01"; got != want {
		t.Errorf("found %s\nwant %s", got, want)
	}
	if got := strings.Join(all(FindingFilter{CaseID: second}), ", "); got != "人0 overlap 2020-11-20" {
		t.Errorf("about the second plan: %s", got)
	}
	if got := strings.Join(all(FindingFilter{Kind: findingScore}), ", "); got != "人3 scoreChanged 2020-10-01" {
		t.Errorf("of changed scores: %s", got)
	}
}
