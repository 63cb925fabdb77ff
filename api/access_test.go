package api

import (
	"encoding/json"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"xueshi/domain"
)

// somewhere fills a path's placeholders with ids that name nothing.
func somewhere(path string) string {
	path = strings.NewReplacer("{year}", "2020", "{n}", "1").Replace(path)
	return regexp.MustCompile(`\{[^}]+\}`).ReplaceAllString(path, "00000000-0000-7000-8000-000000000000")
}

func TestEveryOperationSaysWhoMayCallIt(t *testing.T) {
	t.Parallel()
	s, err := New(Config{})
	if err != nil {
		t.Fatal(err)
	}
	text, err := s.OpenAPI()
	if err != nil {
		t.Fatal(err)
	}
	var document struct {
		Paths map[string]map[string]struct {
			OperationID string                `json:"operationId"`
			Security    []map[string][]string `json:"security"`
		} `json:"paths"`
	}
	if err := json.Unmarshal(text, &document); err != nil {
		t.Fatal(err)
	}
	declared := map[string]Operation{}
	for _, o := range s.operations {
		declared[o.ID] = o
		if o.Public && len(o.Roles) > 0 {
			t.Errorf("%s is public and names roles", o.ID)
		}
	}
	found := 0
	for path, methods := range document.Paths {
		for method, described := range methods {
			found++
			o, ok := declared[described.OperationID]
			if !ok || o.Path != path || !strings.EqualFold(o.Method, method) {
				t.Errorf("%s %s is in the document, and not declared", method, path)
			}
			if o.Public == (len(described.Security) > 0) {
				t.Errorf("%s: the document says otherwise whether a log-in is needed", o.ID)
			}
		}
	}
	if found != len(s.operations) {
		t.Errorf("the document has %d operations, %d are declared", found, len(s.operations))
	}
}

func TestNobodyIsLetInWithoutLogIn(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, o := range b.server.operations {
		if !o.Public {
			b.nobody().call(o.Method, somewhere(o.Path), nil).refused(http.StatusUnauthorized, "session.none", "")
		}
	}
}

func TestRolesThatAreNotNamedAreRefused(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, role := range domain.Roles() {
		c := b.account(role)
		for _, o := range b.server.operations {
			if !o.Public && !o.allows(role) {
				c.call(o.Method, somewhere(o.Path), nil).refused(http.StatusForbidden, "access.role", "")
			}
		}
	}
}
