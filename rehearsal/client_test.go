package rehearsal

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// document is an API of four operations.
const document = `{"openapi": "3.1.0", "paths": {
	"/api/session": {"post": {"operationId": "login"}, "parameters": []},
	"/api/cases/{caseId}": {"get": {"operationId": "getCase", "parameters": [
		{"name": "caseId", "in": "path", "required": true}, {"name": "full", "in": "query"}]}},
	"/api/plans": {"post": {"operationId": "filePlan", "parameters": [{"name": "Idempotency-Key", "in": "header"}],
		"requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Plan"}}}},
		"responses": {"201": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Case"}}}},
			"default": {"content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}}}},
	"/api/people/import": {"post": {"operationId": "importPeople", "requestBody": {"content": {
		"multipart/form-data": {"schema": {"properties": {"sheet": {"type": "string", "format": "binary"}}}}}}}}
}, "components": {"schemas": {
	"Plan": {"additionalProperties": false, "properties": {"subject": {"type": "string"},
		"sessions": {"type": "array", "items": {"additionalProperties": false, "properties": {"on": {}}}}}},
	"Case": {"additionalProperties": false, "properties": {"id": {}, "lines": {"type": ["array", "null"], "items": {"$ref": "#/components/schemas/Plan"}}}},
	"Problem": {"additionalProperties": false, "properties": {"code": {}, "facts": {"type": "object", "additionalProperties": {}}}}
}}}`

// fakeServer answers each operation with what it was asked.
func fakeServer() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+OpenAPIPath, func(w http.ResponseWriter, _ *http.Request) { writef(w, document) })
	mux.HandleFunc("POST /api/session", func(w http.ResponseWriter, r *http.Request) {
		var in struct {
			Login    string `json:"login"`
			Password string `json:"password"`
		}
		if err := json.NewDecoder(r.Body).Decode(&in); err != nil || in.Password != Password {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		http.SetCookie(w, &http.Cookie{Name: "session", Value: in.Login, Path: "/"})
		w.WriteHeader(http.StatusNoContent)
	})
	mux.HandleFunc("GET /api/cases/{id}", func(w http.ResponseWriter, r *http.Request) {
		who, err := r.Cookie("session")
		if err != nil {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		writef(w, `{"id": %q, "full": %q, "who": %q}`, r.PathValue("id"), r.URL.Query().Get("full"), who.Value)
	})
	mux.HandleFunc("POST /api/plans", func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusCreated)
		writef(w, `{"key": %d}`, len(r.Header.Get("Idempotency-Key")))
	})
	mux.HandleFunc("POST /api/people/import", func(w http.ResponseWriter, r *http.Request) {
		file, header, err := r.FormFile("sheet")
		if err != nil {
			w.WriteHeader(http.StatusBadRequest)
			return
		}
		content, _ := io.ReadAll(file)
		writef(w, `{"file": %q, "content": %q}`, header.Filename, content)
	})
	return mux
}

func writef(w io.Writer, format string, args ...any) {
	fmt.Fprintf(w, format, args...) //nolint:errcheck // the test misses what is not written
}

func TestSessionCallsOperationsByName(t *testing.T) {
	served := httptest.NewServer(fakeServer())
	defer served.Close()
	sheet := filepath.Join(t.TempDir(), "people.xlsx")
	if err := os.WriteFile(sheet, []byte("cells"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, transport := range map[string]http.RoundTripper{"over the network": http.DefaultTransport, "in this process": Handler{fakeServer()}} {
		t.Run(name, func(t *testing.T) {
			c, err := Connect(t.Context(), served.URL, transport)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := c.LogIn(t.Context(), "cz", "wrong"); err == nil {
				t.Error("a wrong password logs in")
			}
			s, err := c.LogIn(t.Context(), "cz", Password)
			if err != nil {
				t.Fatal(err)
			}
			for _, call := range []struct {
				request Request
				status  int
				body    string
			}{
				{Request{Operation: "getCase", With: map[string]any{"caseId": "a/b", "full": 3.0}}, 200, `{"full":"3","id":"a/b","who":"cz"}`},
				{Request{Operation: "filePlan", Body: map[string]any{}}, 201, `{"key":36}`},
				{Request{Operation: "importPeople", Upload: sheet}, 200, `{"content":"cells","file":"people.xlsx"}`},
			} {
				answer, err := s.Call(t.Context(), call.request)
				if err != nil || answer.Status != call.status || shown(answer.Body) != call.body {
					t.Errorf("%s: %d %s, %v", call.request.Operation, answer.Status, shown(answer.Body), err)
				}
			}
			if _, err := s.Call(t.Context(), Request{Operation: "fly"}); err == nil {
				t.Error("an unknown operation is called")
			}
		})
	}
}

func TestCheckNamesCallsThatTheAPIDoesNotHave(t *testing.T) {
	operations, err := ReadOperations([]byte(document))
	if err != nil {
		t.Fatal(err)
	}
	s := &Scenario{Steps: []Step{
		{N: 1, Line: 10, Call: "filePlan", Body: map[string]any{"subject": "x", "sessions": []any{map[string]any{"on": "2020-06-01"}}}},
		{N: 2, Line: 20, Call: "fly"},
		{N: 3, Line: 30},
		{N: 4, Line: 40, Call: "getCase", With: map[string]any{"id": "x"}},
		{N: 5, Line: 50, Call: "filePlan", Upload: "x.xlsx"},
		{N: 6, Line: 60, Call: "importPeople", Upload: "x.xlsx"},
		{N: 7, Line: 70, Call: "filePlan", Body: map[string]any{"subjekt": "x", "sessions": []any{map[string]any{}, map[string]any{"at": "x"}}}},
		{N: 8, Line: 80, Call: "getCase", With: map[string]any{"caseId": "x"}, Body: map[string]any{}},
		{N: 9, Line: 90, Call: "filePlan", Answer: map[string]any{"state": "filed"}, Save: map[string]string{"a": "lines.0.subject", "b": "lines.0.id"}},
		{N: 10, Line: 91, Call: "filePlan", Status: 201, Answer: map[string]any{"id": "x", "code": "x"}},
		{N: 11, Line: 92, Call: "filePlan", Status: 422, Answer: map[string]any{"code": "x", "facts": map[string]any{"any": 1}, "id": "x"}},
	}}
	want := `line 20: steps[1]: fly is not an operation of the API
line 40: steps[3]: getCase has no parameter id
line 40: steps[3]: getCase needs caseId in with
line 50: steps[4]: filePlan takes no file
line 70: steps[6]: filePlan takes no body.sessions.1.at
line 70: steps[6]: filePlan takes no body.subjekt
line 80: steps[7]: getCase takes no body
line 90: steps[8]: expects body.state, which an answer of filePlan does not have
line 90: steps[8]: saves lines.0.id, which an answer of filePlan does not have
line 91: steps[9]: expects body.code, which an answer of filePlan does not have
line 92: steps[10]: expects body.id, which an answer of filePlan does not have`
	if got := s.Check(operations).Error(); got != want {
		t.Errorf("faults:\n%s\nwant:\n%s", got, want)
	}
}

func TestFailureTellsStepExpectedAndGot(t *testing.T) {
	step := &Step{N: 7, Line: 45, Call: "filePlan", As: "cz", Status: 201, Answer: map[string]any{"state": "filed"}}
	r := &run{}
	different := r.compare(step, Answer{Status: 422, Body: map[string]any{"code": "plan.too_late"}})
	message := (&Failure{Step: step, Differences: different, Answer: map[string]any{"code": "plan.too_late"}}).Error()
	for _, part := range []string{
		"step 7 (line 45), filePlan as cz", "status: expected 201, got 422", `body.state: expected "filed", got null`, "plan.too_late",
	} {
		if !strings.Contains(message, part) {
			t.Errorf("%q is not in %s", part, message)
		}
	}
	if different := r.compare(&Step{}, Answer{Status: 204}); len(different) != 0 {
		t.Errorf("a success is not taken for one: %v", different)
	}
}
