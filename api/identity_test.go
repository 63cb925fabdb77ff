package api

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"xueshi/domain"
	"xueshi/store"
	"xueshi/totp"
)

// strict has the server ask for second factors, as in a real deployment.
func strict(s *Server) { s.PasswordOnly = false }

func (c *caller) enter(login, code string) reply {
	c.bench.Helper()
	return c.call(http.MethodPost, "/api/session", map[string]any{"login": login, "password": password, "code": code})
}

// codeAt is what the app shows some steps from now.
func (b *bench) codeAt(secret string, steps int) string {
	b.Helper()
	code, err := totp.Code(secret, time.Now().Add(time.Duration(steps)*30*time.Second))
	if err != nil {
		b.Fatal(err)
	}
	return code
}

// enrolled sets the second factor of a logged-in account up.
func (c *caller) enrolled() (secret string, codes []any) {
	c.bench.Helper()
	secret = c.call(http.MethodPost, "/api/session/second-factor", nil).want(http.StatusOK).str("secret")
	c.call(http.MethodPost, "/api/session/second-factor/confirm", map[string]any{"code": "000000"}).refused(http.StatusUnauthorized, "login.code_wrong", "code")
	confirmed := c.call(http.MethodPost, "/api/session/second-factor/confirm", map[string]any{"code": c.bench.codeAt(secret, -1)}).want(http.StatusOK)
	codes, _ = confirmed.Body["codes"].([]any)
	return secret, codes
}

func TestIdentity_TheBureauNeedsASecondFactor(t *testing.T) {
	t.Parallel()
	b := setup(t, strict)
	clerk := b.account(domain.RoleClerk)
	if todo, _ := clerk.get("/api/session").want(http.StatusOK).Body["todo"].([]any); len(todo) != 1 || todo[0] != "secondFactor" {
		t.Fatalf("to do is %v", todo)
	}
	clerk.get("/api/cases").refused(http.StatusForbidden, "session.unready", "")
	secret, recovery := clerk.enrolled()
	if len(recovery) != 10 {
		t.Fatalf("recovery codes are %v", recovery)
	}
	clerk.get("/api/cases").want(http.StatusOK)
	clerk.call(http.MethodPost, "/api/session/second-factor", nil).refused(http.StatusUnprocessableEntity, "factor.present", "")

	again := b.nobody()
	again.enter("clerk", "").refused(http.StatusUnauthorized, "login.code_needed", "code")
	again.enter("clerk", "123 45").refused(http.StatusUnauthorized, "login.code_wrong", "code")
	again.get("/api/session").refused(http.StatusUnauthorized, "session.none", "")
	code := b.codeAt(secret, 0)
	again.enter("clerk", code[:3]+" "+code[3:]).want(http.StatusOK)
	b.nobody().enter("clerk", code).refused(http.StatusUnauthorized, "login.code_wrong", "code") // each is good once
	first, _ := recovery[0].(string)
	b.nobody().enter("clerk", strings.ToLower(first)).want(http.StatusOK)
	b.nobody().enter("clerk", first).refused(http.StatusUnauthorized, "login.code_wrong", "code")
}

func TestIdentity_CodesCannotBeGuessed(t *testing.T) {
	t.Parallel()
	b := setup(t, strict)
	secret, _ := b.account(domain.RoleAuditor).enrolled()
	for range freeFailures {
		b.nobody().enter("auditor", "000000").refused(http.StatusUnauthorized, "login.code_wrong", "code")
	}
	b.nobody().enter("auditor", b.codeAt(secret, 0)).refused(http.StatusTooManyRequests, "login.throttled", "")
}

func TestIdentity_OthersMayDoWithout(t *testing.T) {
	t.Parallel()
	b := setup(t, strict)
	unit := b.account(domain.RoleUnit)
	unit.get("/api/cases").want(http.StatusOK)
	unit.enrolled()
	b.nobody().enter("unit", "").refused(http.StatusUnauthorized, "login.code_needed", "code")
}

func TestIdentity_AnAdminHelpsWhoLostTheTelephone(t *testing.T) {
	t.Parallel()
	b := setup(t, strict)
	admin, clerk := b.account(domain.RoleAdmin), b.account(domain.RoleClerk)
	admin.enrolled()
	clerk.enrolled()
	id := clerk.get("/api/session").str("account", "id")
	admin.call(http.MethodPatch, "/api/accounts/"+id, map[string]any{"dropSecondFactor": true}).want(http.StatusOK)
	clerk.get("/api/session").refused(http.StatusUnauthorized, "session.none", "")
	clerk.enter("clerk", "").want(http.StatusOK)
	clerk.get("/api/cases").refused(http.StatusForbidden, "session.unready", "")
}

func TestIdentity_AFirstPasswordIsChanged(t *testing.T) {
	t.Parallel()
	b := setup(t, strict)
	admin := b.account(domain.RoleAdmin)
	admin.enrolled()
	admin.call(http.MethodPost, "/api/accounts", map[string]any{"login": "new", "name": "新人", "password": password, "role": "unit", "orgId": b.unit}).want(http.StatusCreated)
	person, elsewhere := b.nobody(), b.nobody()
	person.enter("new", "").want(http.StatusOK)
	elsewhere.enter("new", "").want(http.StatusOK)
	person.get("/api/cases").refused(http.StatusForbidden, "session.unready", "")
	change := func(current, next string) reply {
		return person.call(http.MethodPost, "/api/session/password", map[string]any{"current": current, "new": next})
	}
	change("wrong horse", "another horse").refused(http.StatusUnauthorized, "login.wrong", "")
	change(password, password).refused(http.StatusUnprocessableEntity, "password.same", "new")
	change(password, "another horse").want(http.StatusNoContent)
	person.get("/api/cases").want(http.StatusOK)
	elsewhere.get("/api/session").refused(http.StatusUnauthorized, "session.none", "")
}

func TestIdentity_ARehearsalAsksForPasswordsOnly(t *testing.T) {
	t.Parallel()
	b := setup(t, strict)
	b.year() // of a rehearsal
	b.account(domain.RoleChief).get("/api/cases").want(http.StatusOK)
}

func TestIdentity_OwnSessionsAreSeenAndEnded(t *testing.T) {
	t.Parallel()
	b := setup(t)
	one, other := b.account(domain.RoleUnit), b.account(domain.RoleProvider)
	second := b.nobody()
	second.enter("unit", "").want(http.StatusOK)
	sessions := one.get("/api/sessions").items()
	if len(sessions) != 2 || sessions[0]["own"] != false || sessions[1]["own"] != true || sessions[1]["address"] != "127.0.0.1" {
		t.Fatalf("sessions are %v", sessions)
	}
	id, _ := sessions[0]["id"].(string)
	other.call(http.MethodDelete, "/api/sessions/"+id, nil).refused(http.StatusNotFound, "not_found", "")
	one.call(http.MethodDelete, "/api/sessions/"+id, nil).want(http.StatusNoContent)
	second.get("/api/session").refused(http.StatusUnauthorized, "session.none", "")
	one.get("/api/session").want(http.StatusOK)
}

func TestIdentity_IdleSessionsEndSoonerForTheBureau(t *testing.T) {
	t.Parallel()
	b := setup(t)
	clerk, unit := b.account(domain.RoleClerk), b.account(domain.RoleUnit)
	idle := func(minutes int) {
		b.tx(func(tx *store.Tx) error {
			_, err := tx.Exec(t.Context(), `UPDATE sessions SET seen_at = now() - make_interval(mins => $1)`, minutes)
			return err
		})
	}
	idle(29)
	clerk.get("/api/clock").want(http.StatusOK) // which the page asks by itself
	clerk.get("/api/session").want(http.StatusOK)
	var fresh int
	if err := b.db.Pool().QueryRow(t.Context(), `SELECT count(*) FROM sessions WHERE seen_at > now() - interval '1 minute'`).Scan(&fresh); err != nil || fresh != 1 {
		t.Errorf("%d sessions were seen, %v", fresh, err)
	}
	idle(31)
	clerk.get("/api/session").refused(http.StatusUnauthorized, "session.none", "")
	unit.get("/api/session").want(http.StatusOK)
	idle(4*60 + 1)
	unit.get("/api/session").refused(http.StatusUnauthorized, "session.none", "")
}

func TestIdentity_AnAddressWaitsWhateverLoginItTries(t *testing.T) {
	t.Parallel()
	p, now := newPasswords(), time.Now()
	for range freeForAddress {
		p.failed(addressKey+"10.0.0.1", now)
	}
	if p.throttled(now, "clerk", addressKey+"10.0.0.1") == nil {
		t.Error("it tries on")
	}
	if err := p.throttled(now, "clerk", addressKey+"10.0.0.2"); err != nil {
		t.Errorf("another address waits: %v", err)
	}
}
