package api

import (
	"fmt"
	"net/http"
	"testing"

	"xueshi/domain"
	"xueshi/store"
)

func TestUnitsAreMadeChangedAndListed(t *testing.T) {
	t.Parallel()
	b := setup(t)
	admin := b.account(domain.RoleAdmin)
	body := map[string]any{"name": " 新单位 ", "code": unitCode(2), "kind": "township", "supervisedBy": b.department}
	made := admin.call(http.MethodPost, "/api/units", body).want(http.StatusCreated)
	if made.str("name") != "新单位" || made.str("supervisedByName") != "市财政局" || made.Header.Get("ETag") != `"1"` {
		t.Errorf("made %s", made.Text)
	}
	path := "/api/units/" + made.str("id")
	change := map[string]any{"name": "改名单位", "kind": "institution"}
	changed := admin.call(http.MethodPut, path, change, "If-Match", `"1"`).want(http.StatusOK)
	if changed.str("name") != "改名单位" || changed.str("supervisedBy") != "" || changed.str("code") != unitCode(2) || changed.Header.Get("ETag") != `"2"` {
		t.Errorf("changed %s", changed.Text)
	}
	admin.call(http.MethodPut, path, change, "If-Match", `"1"`).refused(http.StatusConflict, "version.changed", "If-Match")
	admin.call(http.MethodPut, path, change, "If-Match", `x`).refused(http.StatusUnprocessableEntity, "form.invalid", "If-Match")
	admin.call(http.MethodPut, path, map[string]any{"name": "某会计师事务所", "kind": "social"}).refused(http.StatusUnprocessableEntity, "org.name_taken", "name")
	admin.call(http.MethodPut, path, map[string]any{"name": "x", "kind": "social", "supervisedBy": b.provider}).
		refused(http.StatusUnprocessableEntity, "unit.unknown_supervisor", "supervisedBy")
	admin.call(http.MethodPut, "/api/units/"+b.provider, change).refused(http.StatusNotFound, "not_found", "")
}

func TestUnitsAreRefused(t *testing.T) {
	t.Parallel()
	b := setup(t)
	admin := b.account(domain.RoleAdmin)
	for field, c := range map[string]struct {
		value any
		code  string
	}{
		"name":         {"某会计师事务所", "org.name_taken"},
		"code":         {unitCode(1), "unit.code_taken"},
		"supervisedBy": {b.unit, "unit.unknown_supervisor"},
	} {
		body := map[string]any{"name": "x", "code": unitCode(3), "kind": "social"}
		body[field] = c.value
		admin.call(http.MethodPost, "/api/units", body).refused(http.StatusUnprocessableEntity, c.code, field)
	}
	admin.call(http.MethodPost, "/api/units", map[string]any{"name": "x", "code": "91341822MA2N0ABC10", "kind": "social"}).
		refused(http.StatusUnprocessableEntity, "unit_code.check_character", "code")
}

func TestListsComeInPages(t *testing.T) {
	t.Parallel()
	b := setup(t)
	admin := b.account(domain.RoleAdmin)
	b.tx(func(tx *store.Tx) error {
		orgs := make([]store.NewOrg, 7)
		for i := range orgs {
			orgs[i] = store.NewOrg{Kind: domain.OrgProvider, Name: fmt.Sprintf("学校%d", i)}
		}
		_, err := tx.CreateOrgs(t.Context(), orgs)
		return err
	})
	var names []string
	for path, pages := "/api/providers?limit=3&q=学校", 0; path != ""; pages++ {
		page := admin.get(path)
		for _, item := range page.items() {
			names = append(names, fmt.Sprint(item["name"]))
		}
		if path = ""; page.str("next") != "" {
			path = "/api/providers?limit=3&q=学校&cursor=" + page.str("next")
		}
		if pages > 3 {
			t.Fatal("the list does not end")
		}
	}
	if len(names) != 8 || names[0] != "学校0" || names[6] != "学校6" || names[7] != "某培训学校" {
		t.Errorf("listed %v", names)
	}
}

func TestUnitsAreFiltered(t *testing.T) {
	t.Parallel()
	b := setup(t)
	admin := b.account(domain.RoleAdmin)
	b.tx(func(tx *store.Tx) error {
		_, err := tx.CreateOrgs(t.Context(), []store.NewOrg{
			{Kind: domain.OrgUnit, Name: "甲", Code: unitCode(10), UnitKind: domain.UnitTownship, SupervisedBy: b.department},
			{Kind: domain.OrgUnit, Name: "乙", Code: unitCode(11), UnitKind: domain.UnitSocial},
		})
		return err
	})
	for query, want := range map[string]int{
		"": 3, "?kind=township": 1, "?supervisedBy=" + b.department: 1, "?q=乙": 1, "?q=" + unitCode(11): 1, "?kind=institution": 0,
	} {
		if n := len(admin.get("/api/units" + query).items()); n != want {
			t.Errorf("%s: %d units, want %d", query, n, want)
		}
	}
}

func TestDepartmentsNameTheirSeries(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.year()
	unit := b.account(domain.RoleUnit)
	departments := unit.get("/api/departments?q=市教体局").items()
	if len(departments) != 1 || departments[0]["series"] == nil {
		t.Errorf("departments are %v", departments)
	}
	unit.get("/api/units/" + b.unit).want(http.StatusOK)
}

func TestAccountsFitTheirRole(t *testing.T) {
	t.Parallel()
	b := setup(t)
	admin := b.account(domain.RoleAdmin)
	create := func(role, org, person string) reply {
		body := map[string]any{"login": "new", "name": "新", "password": password, "role": role}
		if org != "" {
			body["orgId"] = org
		}
		if person != "" {
			body["personId"] = person
		}
		return admin.call(http.MethodPost, "/api/accounts", body)
	}
	create("unit", "", "").refused(http.StatusUnprocessableEntity, "account.org_mismatch", "orgId")
	create("unit", b.provider, "").refused(http.StatusUnprocessableEntity, "account.org_mismatch", "orgId")
	create("clerk", b.unit, "").refused(http.StatusUnprocessableEntity, "account.org_mismatch", "orgId")
	create("person", "", "").refused(http.StatusUnprocessableEntity, "account.person_mismatch", "personId")
	create("person", "", b.unit).refused(http.StatusUnprocessableEntity, "account.person_mismatch", "personId")
	made := create("unit", b.unit, "").want(http.StatusCreated)
	create("clerk", "", "").refused(http.StatusUnprocessableEntity, "account.login_taken", "login")

	unit := b.nobody()
	unit.call(http.MethodPost, "/api/session", map[string]any{"login": "new", "password": password}).want(http.StatusOK)
	path := "/api/accounts/" + made.str("id")
	admin.call(http.MethodPatch, path, map[string]any{"password": "another horse"}, "If-Match", `"1"`).want(http.StatusOK)
	unit.get("/api/session").refused(http.StatusUnauthorized, "session.none", "")
	unit.call(http.MethodPost, "/api/session", map[string]any{"login": "new", "password": "another horse"}).want(http.StatusOK)
	admin.call(http.MethodPatch, path, map[string]any{"name": "x"}, "If-Match", `"1"`).refused(http.StatusConflict, "version.changed", "If-Match")
	if n := len(admin.get("/api/accounts?role=unit&q=会计").items()); n != 1 {
		t.Errorf("%d accounts, want 1", n)
	}
}
