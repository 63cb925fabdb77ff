package api

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"sync"
	"testing"

	"xueshi/domain"
	"xueshi/store"
)

func TestARepeatedRequestTakesEffectOnce(t *testing.T) {
	t.Parallel()
	b := setup(t)
	admin := b.account(domain.RoleAdmin)
	body := map[string]any{"name": "另一学校"}
	first := admin.call(http.MethodPost, "/api/providers", body, keyHeader, "key-00001").want(http.StatusCreated)
	again := admin.call(http.MethodPost, "/api/providers", body, keyHeader, "key-00001").want(http.StatusCreated)
	if again.Text != first.Text || again.Header.Get("Idempotent-Replay") != "true" || first.Header.Get("Idempotent-Replay") != "" {
		t.Errorf("the second answer is %s, the first %s", again.Text, first.Text)
	}
	if again.Header.Get("ETag") != `"1"` {
		t.Errorf("the second answer's ETag is %q", again.Header.Get("ETag"))
	}
	admin.call(http.MethodPost, "/api/providers", map[string]any{"name": "第三学校"}, keyHeader, "key-00001").
		refused(http.StatusConflict, "idempotency.key_reused", keyHeader)
	admin.call(http.MethodPost, "/api/departments", body, keyHeader, "key-00001").refused(http.StatusConflict, "idempotency.key_reused", keyHeader)
	admin.call(http.MethodPost, "/api/providers", body).refused(http.StatusUnprocessableEntity, "org.name_taken", "name")
	admin.call(http.MethodPost, "/api/providers", body, keyHeader, "short").refused(http.StatusUnprocessableEntity, "form.invalid", keyHeader)
	if n := len(admin.get("/api/providers").items()); n != 2 {
		t.Errorf("%d providers, want 2", n)
	}
}

func TestARefusedRequestDoesNotUseItsKeyUp(t *testing.T) {
	t.Parallel()
	b := setup(t)
	admin := b.account(domain.RoleAdmin)
	admin.call(http.MethodPost, "/api/providers", map[string]any{"name": "某培训学校"}, keyHeader, "key-00001").
		refused(http.StatusUnprocessableEntity, "org.name_taken", "name")
	admin.call(http.MethodPost, "/api/providers", map[string]any{"name": "另一学校"}, keyHeader, "key-00001").want(http.StatusCreated)
}

func TestKeysOfTwoAccountsNeverMeet(t *testing.T) {
	t.Parallel()
	b := setup(t)
	unit, clerk := b.account(domain.RoleUnit), b.account(domain.RoleClerk)
	for i, c := range []*caller{unit, clerk} {
		body := map[string]any{"name": "某人", "idNumber": idNumber(i), "unitId": b.unit, "series": "会计"}
		c.call(http.MethodPost, "/api/people", body, keyHeader, "key-00001").want(http.StatusCreated)
	}
}

func TestOfRepeatedRequestsAtOnceOneTakesEffect(t *testing.T) {
	t.Parallel()
	var mu sync.Mutex
	ran := 0
	b := setup(t, func(s *Server) {
		handle(s, Operation{ID: "count", Method: http.MethodPost, Path: "/api/count"},
			func(ctx context.Context, tx *store.Tx, _ domain.Actor, _ *struct{}) (Enrolled, error) {
				mu.Lock()
				ran++
				mine := ran
				mu.Unlock()
				// Nothing is in the way but the key.
				_, err := tx.Exec(ctx, `INSERT INTO counters (year, name, last) VALUES (1, gen_random_uuid()::text, 1)`)
				return Enrolled{mine}, err
			})
	})
	clerk := b.account(domain.RoleClerk)
	var wg sync.WaitGroup
	answers := make([]reply, 16)
	for i := range answers {
		wg.Go(func() { answers[i] = clerk.call(http.MethodPost, "/api/count", nil, keyHeader, "key-00001") })
	}
	wg.Wait()
	for _, a := range answers {
		if a.Status != http.StatusOK || a.Text != answers[0].Text {
			t.Errorf("%d %s, want %s", a.Status, a.Text, answers[0].Text)
		}
	}
	var rows int
	if err := b.db.Pool().QueryRow(t.Context(), `SELECT count(*) FROM counters`).Scan(&rows); err != nil || rows != 1 {
		t.Errorf("it took effect %d times: %v", rows, err)
	}
}

func TestErrorsBecomeProblems(t *testing.T) {
	t.Parallel()
	fail := errors.New("secret of the house")
	several := domain.Refusals{*domain.Refuse("", "form.required", "a"), *domain.Refuse("", "form.required", "b")}
	cases := map[string]struct {
		err    error
		status int
		code   string
		field  string
	}{
		"refusal":      {domain.Refuse("R2", "plan.too_late", "startsOn"), http.StatusUnprocessableEntity, "plan.too_late", "startsOn"},
		"refusals":     {several, http.StatusUnprocessableEntity, "form.required", "a"},
		"lateDecision": {domain.Refusals{*domain.Refuse("", "step.already_decided", "")}, http.StatusConflict, "step.already_decided", ""},
		"othersDesk":   {domain.Refusals{*domain.Refuse("", "step.not_yours", "")}, http.StatusForbidden, "step.not_yours", ""},
		"missing":      {store.ErrNotFound, http.StatusNotFound, "not_found", ""},
		"fault":        {fail, http.StatusInternalServerError, "internal", ""},
		"panic":        {nil, http.StatusInternalServerError, "internal", ""},
	}
	b := setup(t, func(s *Server) {
		for name, c := range cases {
			handle(s, Operation{ID: name, Method: http.MethodPost, Path: "/api/fail/" + name},
				func(context.Context, *store.Tx, domain.Actor, *struct{}) (nothing, error) {
					if c.err == nil {
						panic("secret of the house")
					}
					return nothing{}, c.err
				})
		}
	})
	clerk := b.account(domain.RoleClerk)
	for name, c := range cases {
		got := clerk.call(http.MethodPost, "/api/fail/"+name, nil).refused(c.status, c.code, c.field)
		if strings.Contains(got.Text, "secret") || got.str("request") == "" || got.str("request") != got.Header.Get("X-Request-ID") {
			t.Errorf("%s: %s", name, got.Text)
		}
		if got.str("type") != "urn:xueshi:problem:"+c.code || got.str("title") == "" || got.str("detail") == "" {
			t.Errorf("%s: %s", name, got.Text)
		}
	}
}

func TestMalformedInputIsAProblemThatEchoesNothing(t *testing.T) {
	t.Parallel()
	b := setup(t)
	admin := b.account(domain.RoleAdmin)
	got := admin.call(http.MethodPost, "/api/accounts", map[string]any{"login": "x1", "name": "x", "password": "geheim", "role": "clerk"}).
		refused(http.StatusUnprocessableEntity, "form.invalid", "password")
	if strings.Contains(got.Text, "geheim") {
		t.Errorf("the rejected password is echoed: %s", got.Text)
	}
	admin.call(http.MethodPost, "/api/accounts", map[string]any{"login": "x1", "name": "x", "password": password, "role": "king"}).
		refused(http.StatusUnprocessableEntity, "form.invalid", "role")
	got = admin.call(http.MethodPost, "/api/accounts", map[string]any{"login": "x1", "password": password, "role": "clerk"}).
		refused(http.StatusUnprocessableEntity, "form.invalid", "name")
	if !strings.Contains(got.str("detail"), "此项必填") {
		t.Errorf("a missing name is answered with %q", got.str("detail"))
	}
	admin.call(http.MethodPost, "/api/accounts", []int{1}).want(http.StatusUnprocessableEntity)
	send := func(text string) reply {
		return admin.send(http.MethodPost, "/api/accounts", strings.NewReader(text), "Content-Type", "application/json")
	}
	send("{").refused(http.StatusBadRequest, "form.invalid", "")
	send(`{"login":"`+strings.Repeat("x", maxBody)+`"}`).
		refused(http.StatusRequestEntityTooLarge, "body.too_large", "")
	admin.get("/api/units/not-an-id").refused(http.StatusUnprocessableEntity, "form.invalid", "id")
	admin.get("/api/units?cursor=nonsense").refused(http.StatusUnprocessableEntity, "form.cursor", "cursor")
	admin.get("/api/units?cursor=WyJ4IiwieSJd").refused(http.StatusUnprocessableEntity, "form.invalid", "")
	admin.get("/api/units/00000000-0000-7000-8000-000000000000").refused(http.StatusNotFound, "not_found", "")
	admin.get("/api/nothing").refused(http.StatusNotFound, "not_found", "")
}
