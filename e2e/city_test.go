package e2e_test

import (
	"context"
	"testing"
	"time"

	"xueshi/demo"
	"xueshi/domain"
	"xueshi/internal/bed"
	"xueshi/rehearsal"
	"xueshi/store"
)

// town is the smallest place in which a year can be played: one department, one unit, a few accountants.
type town struct {
	*bed.Bed
	t *testing.T

	department, unit, clerk, clerk2, chief, admin *rehearsal.Session

	departmentID, baseID, unitID string
	people                       []string
}

const series = "会计"

// at reads a business time in Shanghai.
func at(text string) time.Time {
	zone := time.FixedZone("Asia/Shanghai", 8*60*60)
	t, err := time.ParseInLocation("2006-01-02T15:04", text, zone)
	if err != nil {
		panic(err)
	}
	return t
}

// newTown opens 2020 on the given day with n people.
func newTown(t *testing.T, start string, n int) *town {
	t.Helper()
	w := &town{Bed: bed.New(t, at(start)), t: t}
	w.admin = w.Account("admin", domain.RoleAdmin, "", "")
	w.ask(w.admin, "openYear", nil, map[string]any{"policy": "guangde-2020"})
	w.departmentID = w.orgNamed(domain.OrgDepartment, "市财政局")
	w.baseID = w.orgNamed(domain.OrgProvider, "宣城市机械电子工程学校")
	ctx := context.Background()
	err := w.DB.InTx(ctx, func(tx *store.Tx) error {
		unit, err := tx.CreateOrg(ctx, store.NewOrg{
			Kind: domain.OrgUnit, Name: "广德某会计师事务所", Code: demo.UnitCode(domain.UnitEnterprise, 1), UnitKind: domain.UnitEnterprise,
			SupervisedBy: w.departmentID,
		})
		if err != nil {
			return err
		}
		w.unitID = unit.ID
		people := make([]store.NewPerson, n)
		for i := range people {
			people[i] = store.NewPerson{
				Name: "测试" + string(rune('一'+i)), IDNumber: demo.IDNumber(domain.NewDate(1988, 1, 1), i), UnitID: unit.ID, Series: series, TitleReview: true,
			}
		}
		w.people, err = tx.CreatePeople(ctx, people)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	w.department = w.Account("cz", domain.RoleDepartment, w.departmentID, "")
	w.unit = w.Account("u1", domain.RoleUnit, w.unitID, "")
	w.clerk = w.Account("k1", domain.RoleClerk, "", "")
	w.clerk2 = w.Account("k2", domain.RoleClerk, "", "")
	w.chief = w.Account("c1", domain.RoleChief, "", "")
	w.Settle()
	return w
}

func (w *town) orgNamed(kind domain.OrgKind, name string) (id string) {
	w.t.Helper()
	ctx := context.Background()
	err := w.DB.InTx(ctx, func(tx *store.Tx) error {
		return tx.QueryRow(ctx, `SELECT id FROM orgs WHERE kind = $1 AND name = $2`, kind, name).Scan(&id)
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return id
}

type answer map[string]any

// ask calls an operation and wants it done.
func (w *town) ask(s *rehearsal.Session, operation string, with map[string]any, body any) answer {
	w.t.Helper()
	var out answer
	if err := s.Ask(context.Background(), rehearsal.Request{Operation: operation, With: with, Body: body}, &out); err != nil {
		w.t.Fatal(err)
	}
	return out
}

// refused calls an operation and wants it refused with the code.
func (w *town) refused(s *rehearsal.Session, operation string, with map[string]any, body any, code string) answer {
	w.t.Helper()
	a, err := s.Call(context.Background(), rehearsal.Request{Operation: operation, With: with, Body: body})
	if err != nil {
		w.t.Fatal(err)
	}
	problem, ok := a.Body.(map[string]any)
	if !ok || problem["code"] != code {
		w.t.Fatalf("%s: want the refusal %s, got %d %v", operation, code, a.Status, a.Body)
	}
	return problem
}

// plan is a body that R1 has nothing to say against.
func (w *town) plan(startsOn, endsOn string) map[string]any {
	return map[string]any{
		"providerId": w.baseID, "series": series, "subject": "会计准则更新", "content": "新收入准则与租赁准则", "hours": 60,
		"startsOn": startsOn, "endsOn": endsOn, "place": "市财政局三楼会议室", "teachers": []string{"王老师"}, "roster": w.people,
	}
}

// open returns the number and name of the step that the case waits for, after the engine has acted.
func (w *town) open(caseID any) (n int, name string) {
	w.t.Helper()
	w.Settle()
	c := w.ask(w.chief, "getCase", map[string]any{"caseId": caseID}, nil)
	step, ok := c["step"].(map[string]any)
	if !ok {
		return 0, ""
	}
	return int(step["n"].(float64)), step["name"].(string)
}

// decide decides on whatever the case waits for, which must be the named step.
func (w *town) decide(s *rehearsal.Session, caseID any, step string, body map[string]any) answer {
	w.t.Helper()
	n, name := w.open(caseID)
	if name != step {
		w.t.Fatalf("the case waits for %q, not for %q", name, step)
	}
	defer w.Settle()
	return w.ask(s, "decide", map[string]any{"caseId": caseID, "n": n}, body)
}

func (w *town) state(caseID any) string {
	w.t.Helper()
	w.Settle()
	return w.ask(w.chief, "getCase", map[string]any{"caseId": caseID}, nil)["state"].(string)
}
