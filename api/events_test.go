package api

import (
	"bufio"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/uuid"

	"xueshi/domain"
	"xueshi/store"
)

// fileCase writes a case of the department (nobody's, if empty) with one timeline entry.
func (b *bench) fileCase(department string) (id string) {
	b.Helper()
	id = uuid.NewString()
	b.tx(func(tx *store.Tx) error {
		_, err := tx.Exec(b.Context(), `INSERT INTO cases (id, kind, year, title, state, department_id, filed_at)
			VALUES ($1, 'plan', 2020, '', 'filed', nullif($2, '')::uuid, now())`, id, department)
		return err
	})
	b.touch(id)
	return id
}

func (b *bench) touch(id string) {
	b.Helper()
	b.tx(func(tx *store.Tx) error {
		_, err := tx.Exec(b.Context(), `INSERT INTO timeline (case_id, at, kind) VALUES ($1, now(), 'filed')`, id)
		return err
	})
}

// listen opens the caller's events and returns what gives the next event's case, or an empty text at
// the end.
func (c *caller) listen() (next func() string) {
	c.bench.Helper()
	request, err := http.NewRequestWithContext(c.bench.Context(), http.MethodGet, c.bench.url+"/api/events", http.NoBody)
	if err != nil {
		c.bench.Fatal(err)
	}
	response, err := c.http.Do(request)
	if err != nil {
		c.bench.Fatal(err)
	}
	c.bench.Cleanup(func() { response.Body.Close() }) //nolint:errcheck // the test is over
	if got := response.Header.Get("Content-Type"); got != "text/event-stream" {
		c.bench.Fatalf("events came as %q", got)
	}
	lines := bufio.NewScanner(response.Body)
	return func() string {
		for lines.Scan() {
			if data, ok := strings.CutPrefix(lines.Text(), `data: {"caseId":"`); ok {
				return strings.TrimSuffix(data, `"}`)
			}
		}
		return ""
	}
}

func TestChangesAreToldToThoseWhoMaySeeThem(t *testing.T) {
	t.Parallel()
	b := setup(t)
	mine, others := b.fileCase(b.department), b.fileCase("")
	department, clerk := b.account(domain.RoleDepartment), b.account(domain.RoleClerk)
	ofDepartment, ofClerk := department.listen(), clerk.listen()
	b.touch(others)
	b.touch(mine)
	if got := ofDepartment(); got != mine {
		t.Errorf("the department was told of %s first, want %s", got, mine)
	}
	for told := ofClerk(); told != others; told = ofClerk() {
		if told != mine {
			t.Fatalf("the clerk was told of %q", told)
		}
	}
	b.server.events.close()
	if got := ofDepartment(); got != "" {
		t.Errorf("the department was also told of %s", got)
	}
	if again := b.account(domain.RoleChief).listen(); again() != "" {
		t.Error("a stopped server still tells")
	}
}

func TestEntriesThatAppearOutOfOrderAreToldOnce(t *testing.T) {
	t.Parallel()
	w := newWindow(10)
	entries := func(ids ...int64) (list []store.Entry) {
		for _, id := range ids {
			list = append(list, store.Entry{ID: id, CaseID: string(rune('a' + id))})
		}
		return list
	}
	look := func(want string, visible ...int64) {
		t.Helper()
		visible = slices.DeleteFunc(visible, func(id int64) bool { return id <= w.low() })
		got := w.fresh(entries(visible...))
		slices.Sort(got)
		if wanted := strings.Split(want, ""); want != "" && !reflect.DeepEqual(got, wanted) || want == "" && len(got) > 0 {
			t.Errorf("fresh are %v, want %v", got, wanted)
		}
	}
	look("ln", 11, 13)
	look("m", 11, 12, 13) // 12 committed after 13
	for range looksBack - 2 {
		look("", 11, 12, 13)
	}
	if w.low() == 10 {
		t.Error("the window does not move on")
	}
	look("o", 11, 12, 13, 14)
	for range looksBack {
		look("", 14)
	}
	if len(w.seen) > 0 {
		t.Errorf("a quiet window remembers %v", w.seen)
	}
}
