package api

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"xueshi/domain"
	"xueshi/store"
)

func TestPeopleAreSeenByThoseConcerned(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.year() // under it the first department, which the setup made, has 会计
	b.person(2)
	var other string
	b.tx(func(tx *store.Tx) error {
		units, err := tx.CreateOrgs(t.Context(), []store.NewOrg{{Kind: domain.OrgUnit, Name: "别的单位", Code: unitCode(2), UnitKind: domain.UnitSocial}})
		if err != nil {
			return err
		}
		ids, err := tx.CreatePeople(t.Context(), []store.NewPerson{{Name: "别人", IDNumber: idNumber(3), UnitID: units[0], Series: "工程"}})
		if err == nil {
			other = ids[0]
		}
		return err
	})
	person := b.account(domain.RolePerson) // makes person 1
	masked := idNumber(1)[:6] + "********" + idNumber(1)[14:]
	for role, want := range map[domain.Role]struct {
		people int
		number string
	}{
		domain.RoleUnit: {2, idNumber(1)}, domain.RoleDepartment: {2, masked}, domain.RoleProvider: {0, ""}, domain.RoleClerk: {3, masked},
		domain.RoleChief: {3, masked}, domain.RoleAuditor: {3, masked},
	} {
		c := b.account(role)
		people := c.get("/api/people?year=2020").items()
		if len(people) != want.people {
			t.Errorf("%s sees %d people, want %d", role, len(people), want.people)
		}
		if want.people > 0 && people[want.people-2]["idNumber"] != want.number { // 别人 comes first
			t.Errorf("%s sees the ID number %v", role, people[want.people-2]["idNumber"])
		}
		status := http.StatusNotFound
		if want.people == 3 {
			status = http.StatusOK
		}
		c.get("/api/people/" + other).want(status)
	}
	if own := person.get("/api/people").items(); len(own) != 1 || own[0]["idNumber"] != idNumber(1) {
		t.Errorf("a person sees %v", own)
	}
}

func TestPeopleAreMadeAndChangedByTheirUnit(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.year()
	unit := b.account(domain.RoleUnit)
	made := unit.call(http.MethodPost, "/api/people", map[string]any{"name": "张三", "idNumber": strings.ToLower(idNumber(7)), "series": "会计", "titleReview": true}).
		want(http.StatusCreated)
	path := "/api/people/" + made.str("id")
	if got := unit.get(path + "?year=2020").want(http.StatusOK); !strings.Contains(got.Text, `"titleReview":true`) {
		t.Errorf("enrolled %s", got.Text)
	}
	unit.call(http.MethodPatch, path, map[string]any{"series": "工程"}, "If-Match", `"1"`).want(http.StatusOK)
	if got := unit.get(path + "?year=2020"); got.str("enrolment", "series") != "工程" || got.str("name") != "张三" || got.Header.Get("ETag") != `"2"` {
		t.Errorf("changed %s", got.Text)
	}
	unit.call(http.MethodPatch, path, map[string]any{"series": "会计"}, "If-Match", `"1"`).refused(http.StatusConflict, "version.changed", "If-Match")
	unit.call(http.MethodPatch, path, map[string]any{"unitId": b.provider}).refused(http.StatusUnprocessableEntity, "person.unit_not_yours", "unitId")
	unit.call(http.MethodPatch, path, map[string]any{"idNumber": idNumber(1)[:17] + idNumber(2)[17:]}).
		refused(http.StatusUnprocessableEntity, "id.check_digit", "idNumber")
	b.account(domain.RoleClerk).call(http.MethodPatch, path, map[string]any{"unitId": b.provider}).
		refused(http.StatusUnprocessableEntity, "person.unit_by_move", "unitId")
}

func TestPeopleAreRefused(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.person(1)
	unit := b.account(domain.RoleUnit)
	for field, c := range map[string]struct{ value, code string }{
		"idNumber": {idNumber(1), "person.known"},
		"name":     {"   ", "form.required"},
		"unitId":   {b.department, "person.unit_not_yours"},
	} {
		body := map[string]any{"name": "张三", "idNumber": idNumber(2), "series": "会计"}
		body[field] = c.value
		unit.call(http.MethodPost, "/api/people", body).refused(http.StatusUnprocessableEntity, c.code, field)
	}
}

func TestPeopleAreFilteredByTheirYear(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.year()
	unit := b.account(domain.RoleUnit)
	ids := []string{b.person(1), b.person(2), b.person(3)}
	enrol := "/api/years/2020/enrolments"
	unit.call(http.MethodPost, enrol, map[string]any{"people": ids[:2], "titleReview": true}).want(http.StatusOK)
	b.tx(func(tx *store.Tx) error {
		_, err := tx.Exec(t.Context(), `UPDATE enrolments SET outcome = 'completed' WHERE person_id = $1`, ids[1])
		return err
	})
	for query, want := range map[string]int{
		"year=2020&state=titleReview": 2, "year=2020&state=completed": 1, "year=2020&state=undecided": 2, "year=2019&state=undecided": 0,
		"q=试003": 1, "q=" + idNumber(2): 1, "series=工程": 0, "unitId=" + b.unit: 3,
	} {
		if n := len(unit.get("/api/people?" + query).items()); n != want {
			t.Errorf("%s: %d people, want %d", query, n, want)
		}
	}
	unit.call(http.MethodPost, enrol, map[string]any{"people": ids, "titleReview": false}).
		refused(http.StatusUnprocessableEntity, "person.not_enrolled", "people[1]")
	unit.call(http.MethodPost, enrol, map[string]any{"titleReview": false}).refused(http.StatusUnprocessableEntity, "form.empty_list", "people")
	unit.call(http.MethodPost, "/api/years/2019/enrolments", map[string]any{"all": true}).
		refused(http.StatusUnprocessableEntity, "year.not_open", "year")
	if got := unit.call(http.MethodPost, enrol, map[string]any{"all": true, "series": "工程"}).want(http.StatusOK); fmt.Sprint(got.Body["changed"]) != "2" {
		t.Errorf("changed %s", got.Text)
	}
}
