package api

import (
	"net/http"
	"os/exec"
	"strings"
	"testing"

	"xueshi/documents"
	"xueshi/domain"
	"xueshi/store"
)

// print downloads a document and returns its text.
func (c *caller) print(path string) string {
	c.bench.Helper()
	got := c.call(http.MethodGet, path, nil).want(http.StatusOK)
	if got.Header.Get("Content-Type") != pdfType || !strings.HasPrefix(got.Text, "%PDF-") || !strings.Contains(got.Header.Get("Content-Disposition"), "filename") {
		c.bench.Fatalf("%s: %v", path, got.Header)
	}
	tool := exec.CommandContext(c.bench.Context(), "pdftotext", "-layout", "-", "-")
	tool.Stdin = strings.NewReader(got.Text)
	text, err := tool.Output()
	if err != nil {
		c.bench.Fatalf("pdftotext (tools/need poppler installs it): %v", err)
	}
	return string(text)
}

// printing lets the server print.
func printing(t *testing.T) func(*Server) {
	t.Helper()
	signer, err := documents.TestSigner()
	if err != nil {
		t.Fatal(err)
	}
	return func(s *Server) { s.Press, s.URL = documents.NewPress(signer, 2), "https://xueshi.example.cn" }
}

func TestDocumentsShowWhatTheirReaderMaySee(t *testing.T) {
	t.Parallel()
	b := setup(t, printing(t))
	b.year()
	person, unit := b.account(domain.RolePerson), b.account(domain.RoleUnit)
	clerk, department, provider, admin := b.account(domain.RoleClerk), b.account(domain.RoleDepartment), b.account(domain.RoleProvider), b.account(domain.RoleAdmin)
	var of string
	b.tx(func(tx *store.Tx) error {
		people, err := tx.People(b.Context(), domain.Actor{Role: domain.RoleClerk}, store.PersonFilter{Page: store.Page{Limit: 1}})
		of = people[0].ID
		return err
	})
	stranger := b.person(2)
	whole, masked := idNumber(1), idNumber(1)[:6]+"********"+idNumber(1)[14:]

	record, certificate := "/api/years/2020/people/"+of+"/record.pdf", "/api/people/"+of+"/certificate.pdf"
	for _, path := range []string{record, certificate} {
		for _, c := range []*caller{person, unit} {
			if text := c.print(path); !strings.Contains(text, whole) || !strings.Contains(text, "测试001") {
				t.Errorf("%s says to whom it belongs\n%s", path, text)
			}
		}
		if text := clerk.print(path); strings.Contains(text, whole) || !strings.Contains(text, masked) {
			t.Errorf("%s says to a clerk\n%s", path, text)
		}
		provider.call(http.MethodGet, path, nil).refused(http.StatusForbidden, "access.role", "")
		admin.call(http.MethodGet, path, nil).refused(http.StatusForbidden, "access.role", "")
	}
	person.call(http.MethodGet, "/api/years/2020/people/"+stranger+"/record.pdf", nil).want(http.StatusNotFound)
	person.call(http.MethodGet, "/api/people/"+stranger+"/certificate.pdf", nil).want(http.StatusNotFound)
	clerk.call(http.MethodGet, "/api/years/2019/people/"+of+"/record.pdf", nil).want(http.StatusNotFound)

	for _, c := range []*caller{unit, clerk, department} {
		if text := c.print("/api/years/2020/postponed.pdf"); !strings.Contains(text, "名单未定") {
			t.Errorf("the list of an open year says\n%s", text)
		}
		if text := c.print("/api/years/2020/statistics.pdf"); !strings.Contains(text, "应参加人数") {
			t.Errorf("the statistics say\n%s", text)
		}
	}
	person.call(http.MethodGet, "/api/years/2020/postponed.pdf", nil).refused(http.StatusForbidden, "access.role", "")
	clerk.call(http.MethodGet, "/api/years/2019/postponed.pdf", nil).want(http.StatusNotFound)
	clerk.call(http.MethodGet, "/api/years/2019/statistics.pdf", nil).want(http.StatusNotFound)
}

func TestDocumentsOfCases(t *testing.T) {
	t.Parallel()
	b := setup(t, printing(t))
	b.year()
	people := []string{b.person(1), b.person(2)}
	department, provider, clerk, unit := b.account(domain.RoleDepartment), b.account(domain.RoleProvider), b.account(domain.RoleClerk), b.account(domain.RoleUnit)
	plan := department.call(http.MethodPost, "/api/plans", planOf(b, people...)).want(http.StatusCreated).Body["id"].(string)
	receipt, roster := "/api/plans/"+plan+"/receipt.pdf", "/api/plans/"+plan+"/roster.pdf"
	for _, c := range []*caller{department, provider, clerk} {
		if text := c.print(receipt); !strings.Contains(text, "不代表准予备案") || !strings.Contains(text, "广继备〔2020〕0001号") {
			t.Errorf("the receipt of a filing says\n%s", text)
		}
		if text := c.print(roster); !strings.Contains(text, "测试002") || strings.Contains(text, idNumber(2)) {
			t.Errorf("the roster says\n%s", text)
		}
	}
	unit.call(http.MethodGet, receipt, nil).refused(http.StatusForbidden, "access.role", "")
	b.tx(func(tx *store.Tx) error { return tx.AcceptPlan(b.Context(), plan) })
	if text := department.print(receipt); !strings.Contains(text, "准予备案。") {
		t.Errorf("the receipt of an accepted plan says\n%s", text)
	}

	lines := map[string]any{"year": 2020, "lines": []map[string]any{{"personId": people[0], "course": "新时代专业技术人员新理念素养提升", "examOn": "2020-05-25", "score": 88}}}
	transcript := unit.call(http.MethodPost, "/api/transcripts", lines).want(http.StatusCreated).Body["id"].(string)
	register := "/api/transcripts/" + transcript + "/register.pdf"
	if text := unit.print(register); !strings.Contains(text, idNumber(1)) || !strings.Contains(text, "待审核") {
		t.Errorf("the register says\n%s", text)
	}
	provider.call(http.MethodGet, register, nil).refused(http.StatusForbidden, "access.role", "")
	for _, path := range []string{
		"/api/plans/" + transcript + "/receipt.pdf", "/api/plans/" + transcript + "/roster.pdf", "/api/transcripts/" + plan + "/register.pdf",
		"/api/submissions/" + plan + "/summary.pdf", somewhere("/api/submissions/{caseId}/summary.pdf"),
	} {
		clerk.call(http.MethodGet, path, nil).want(http.StatusNotFound)
	}
}

// planOf is a plan that may be filed.
func planOf(b *bench, roster ...string) map[string]any {
	return map[string]any{
		"providerId": b.provider, "series": "会计", "subject": "内部控制", "content": "内部控制规范与案例", "hours": 40, "startsOn": "2020-07-06", "endsOn": "2020-07-10",
		"place": "报告厅", "teachers": []string{"王建国"}, "fee": 0, "feeBasis": "", "sessions": []any{}, "roster": roster,
	}
}

func TestWithoutAPressNothingIsPrinted(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.account(domain.RoleClerk).call(http.MethodGet, "/api/years/2020/statistics.pdf", nil).want(http.StatusNotFound)
}

func TestR20_TheEntryPageIsTheBookletInUse(t *testing.T) {
	t.Parallel()
	years := []store.StampedYear{{Year: 2018, Specialty: 60, Serial: "a"}, {Year: 2019, Specialty: 72, Serial: "b"}, {Year: 2020, Specialty: 60, Serial: "c"}}
	in := func(states ...string) store.Certificate {
		var c store.Certificate
		for i, state := range states {
			entry := store.BookletEntry{BookletEntry: domain.BookletEntry{Year: 2018 + i, Common: 30, Specialty: 10, Serial: "x"}}
			c.Booklets = append(c.Booklets, store.Booklet{State: state, Entries: []store.BookletEntry{entry}})
		}
		return c
	}
	for name, c := range map[string]struct {
		certificate store.Certificate
		want        []int
	}{
		"no certificate":        {in(), []int{2018, 2019, 2020}},
		"none in use":           {in("numbered"), []int{2018, 2019, 2020}},
		"the second is in use":  {in("full", "inUse"), []int{2019}},
		"a replacement, as new": {in("lost", "full", "inUse"), []int{2020}},
	} {
		got := entered(years, c.certificate)
		if len(got) != len(c.want) || got[0].Year != c.want[0] || len(got) == 1 && (got[0].Specialty != 10 || got[0].Serial != "x") {
			t.Errorf("%s: %+v", name, got)
		}
	}
}
