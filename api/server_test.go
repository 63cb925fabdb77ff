package api

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"xueshi/domain"
	"xueshi/internal/pgtest"
	"xueshi/policy"
	"xueshi/store"
)

const password = "correct horse"

// passwordHash is hashed once: it takes long on purpose.
var passwordHash = sync.OnceValues(func() (string, error) { return HashPassword(password) })

// bench is a server on a database of its own, with a department, a provider and a unit.
type bench struct {
	*testing.T

	db                         *store.DB
	server                     *Server
	url                        string
	department, provider, unit string
}

func setup(t *testing.T, more ...func(*Server)) *bench {
	t.Helper()
	db, err := store.Open(t.Context(), pgtest.Pool(t, store.Migrate))
	if err != nil {
		t.Fatal(err)
	}
	server, err := New(Config{DB: db, PasswordOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, register := range more {
		register(server)
	}
	listener := httptest.NewServer(server.Handler())
	t.Cleanup(listener.Close)
	b := &bench{T: t, db: db, server: server, url: listener.URL}
	b.tx(func(tx *store.Tx) error {
		ids, err := tx.CreateOrgs(t.Context(), []store.NewOrg{
			{Kind: domain.OrgDepartment, Name: "市财政局"},
			{Kind: domain.OrgProvider, Name: "某培训学校"},
			{Kind: domain.OrgUnit, Name: "某会计师事务所", Code: unitCode(1), UnitKind: domain.UnitEnterprise},
		})
		if err == nil {
			b.department, b.provider, b.unit = ids[0], ids[1], ids[2]
		}
		return err
	})
	return b
}

func (b *bench) tx(do func(tx *store.Tx) error) {
	b.Helper()
	if err := b.db.InTx(b.Context(), do); err != nil {
		b.Fatal(err)
	}
}

// account makes an account of the role, named as the role, and logs it in.
func (b *bench) account(role domain.Role) *caller {
	b.Helper()
	a := store.NewAccount{Login: string(role), Name: string(role), Role: role}
	switch role { //nolint:exhaustive // the others belong to nobody
	case domain.RoleDepartment:
		a.OrgID = b.department
	case domain.RoleProvider:
		a.OrgID = b.provider
	case domain.RoleUnit:
		a.OrgID = b.unit
	case domain.RolePerson:
		a.PersonID = b.person(1)
	}
	return b.accountOf(a)
}

func (b *bench) accountOf(a store.NewAccount) *caller {
	b.Helper()
	hash, err := passwordHash()
	if err != nil {
		b.Fatal(err)
	}
	a.PasswordHash = hash
	b.tx(func(tx *store.Tx) error {
		_, err := tx.CreateAccount(b.Context(), a)
		return err
	})
	c := b.nobody()
	c.call(http.MethodPost, "/api/session", map[string]any{"login": a.Login, "password": password}).want(http.StatusOK)
	return c
}

// person makes a person of the unit.
func (b *bench) person(n int) (id string) {
	b.Helper()
	b.tx(func(tx *store.Tx) error {
		ids, err := tx.CreatePeople(b.Context(), []store.NewPerson{{Name: fmt.Sprintf("测试%03d", n), IDNumber: idNumber(n), UnitID: b.unit, Series: "会计"}})
		if err == nil {
			id = ids[0]
		}
		return err
	})
	return id
}

// year opens the shipped year, in which it is now June.
func (b *bench) year() {
	b.Helper()
	if err := b.db.BeginRehearsal(b.Context(), time.Date(2020, time.June, 1, 9, 0, 0, 0, time.UTC)); err != nil {
		b.Fatal(err)
	}
	source, _ := policy.Shipped("guangde-2020")
	hash, err := passwordHash()
	if err != nil {
		b.Fatal(err)
	}
	b.tx(func(tx *store.Tx) error {
		chief, err := tx.CreateAccount(b.Context(), store.NewAccount{Login: "opener", Name: "opener", PasswordHash: hash, Role: domain.RoleChief})
		if err != nil {
			return err
		}
		_, err = tx.OpenYear(b.Context(), domain.Actor{AccountID: chief.ID, Role: domain.RoleChief}, "guangde-2020", source)
		return err
	})
}

// idNumber is the n-th invented ID number that passes its check.
func idNumber(n int) string {
	first := fmt.Sprintf("34182219900101%03d", n)
	return first + string(policy.IDCheckDigit(first))
}

// unitCode is the n-th invented unit code that passes its check.
func unitCode(n int) string {
	first := fmt.Sprintf("91341822MA%07d", n)
	return first + string(policy.UnitCodeCheck(first))
}

// caller is a browser: it keeps its cookies.
type caller struct {
	bench *bench
	http  *http.Client
}

func (b *bench) nobody() *caller {
	jar, err := cookiejar.New(nil)
	if err != nil {
		b.Fatal(err)
	}
	return &caller{b, &http.Client{Jar: jar}}
}

// reply is what came back.
type reply struct {
	bench  *bench
	Status int
	Header http.Header
	Text   string
	Body   map[string]any
}

// call sends JSON; headers are pairs of name and value.
func (c *caller) call(method, path string, body any, headers ...string) reply {
	c.bench.Helper()
	var content io.Reader = http.NoBody
	if body != nil {
		text, err := json.Marshal(body)
		if err != nil {
			c.bench.Fatal(err)
		}
		content = bytes.NewReader(text)
		headers = append([]string{"Content-Type", "application/json"}, headers...)
	}
	return c.send(method, path, content, headers...)
}

func (c *caller) send(method, path string, content io.Reader, headers ...string) reply {
	c.bench.Helper()
	request, err := http.NewRequestWithContext(c.bench.Context(), method, c.bench.url+path, content)
	if err != nil {
		c.bench.Fatal(err)
	}
	for i := 0; i < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	response, err := c.http.Do(request)
	if err != nil {
		c.bench.Fatal(err)
	}
	defer response.Body.Close() //nolint:errcheck // read to its end
	text, err := io.ReadAll(response.Body)
	if err != nil {
		c.bench.Fatal(err)
	}
	r := reply{bench: c.bench, Status: response.StatusCode, Header: response.Header, Text: string(text)}
	_ = json.Unmarshal(text, &r.Body) // not every answer is JSON
	return r
}

func (c *caller) get(path string) reply { return c.call(http.MethodGet, path, nil) }

// want fails the test unless the reply has the status.
func (r reply) want(status int) reply {
	r.bench.Helper()
	if r.Status != status {
		r.bench.Fatalf("status %d, want %d: %s", r.Status, status, r.Text)
	}
	return r
}

// refused fails the test unless the reply is the problem.
func (r reply) refused(status int, code, field string) reply {
	r.bench.Helper()
	r.want(status)
	if got := r.Header.Get("Content-Type"); got != problemType {
		r.bench.Fatalf("a problem came as %q", got)
	}
	first, _ := r.Body["errors"].([]any)
	if len(first) == 0 {
		r.bench.Fatalf("a problem without errors: %s", r.Text)
	}
	fault, _ := first[0].(map[string]any)
	if got, _ := fault["field"].(string); r.Body["code"] != code || got != field {
		r.bench.Fatalf("refused %v at %q, want %s at %q: %s", r.Body["code"], got, code, field, r.Text)
	}
	return r
}

// str returns a text out of the reply by its path.
func (r reply) str(path ...string) string {
	r.bench.Helper()
	var value any = r.Body
	for _, name := range path {
		object, _ := value.(map[string]any)
		value = object[name]
	}
	text, _ := value.(string)
	return text
}

// items returns the reply's list.
func (r reply) items() []map[string]any {
	r.bench.Helper()
	list, ok := r.want(http.StatusOK).Body["items"].([]any)
	if !ok {
		r.bench.Fatalf("no list: %s", r.Text)
	}
	items := make([]map[string]any, len(list))
	for i := range list {
		items[i], _ = list[i].(map[string]any)
	}
	return items
}
