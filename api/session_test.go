package api

import (
	"net/http"
	"testing"
	"time"

	"xueshi/domain"
	"xueshi/store"
)

func TestLogInAndOut(t *testing.T) {
	t.Parallel()
	b := setup(t)
	unit := b.account(domain.RoleUnit)
	me := unit.get("/api/session").want(http.StatusOK)
	if me.str("account", "role") != "unit" || me.str("account", "orgName") != "某会计师事务所" || me.str("deployment", "now") == "" {
		t.Errorf("me is %s", me.Text)
	}
	unit.call(http.MethodDelete, "/api/session", nil).want(http.StatusNoContent)
	unit.get("/api/session").refused(http.StatusUnauthorized, "session.none", "")
}

func TestTheCookieIsOutOfReachOfScriptsAndOtherSites(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.account(domain.RoleClerk)
	in := b.nobody().call(http.MethodPost, "/api/session", map[string]any{"login": "clerk", "password": password}).want(http.StatusOK)
	cookie, err := http.ParseSetCookie(in.Header.Get("Set-Cookie"))
	if err != nil {
		t.Fatal(err)
	}
	if !cookie.HttpOnly || cookie.SameSite != http.SameSiteLaxMode || cookie.Path != "/" {
		t.Errorf("the cookie is %s", cookie)
	}
	var rows int
	if err := b.db.Pool().QueryRow(t.Context(), `SELECT count(*) FROM sessions WHERE token = $1`, cookie.Value).Scan(&rows); err != nil || rows != 0 {
		t.Errorf("the token itself is in the table: %d, %v", rows, err)
	}
}

func TestWrongPasswordUnknownLoginAndDisabledAccountAreAnsweredAlike(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.account(domain.RoleClerk)
	b.account(domain.RoleChief)
	b.tx(func(tx *store.Tx) error {
		_, err := tx.Exec(t.Context(), `UPDATE accounts SET disabled = true WHERE login = 'chief'`)
		return err
	})
	for _, attempt := range []map[string]any{
		{"login": "clerk", "password": "wrong"}, {"login": "nobody", "password": password}, {"login": "chief", "password": password},
	} {
		b.nobody().call(http.MethodPost, "/api/session", attempt).refused(http.StatusUnauthorized, "login.wrong", "")
	}
}

func TestAfterSomeFailuresALoginWaits(t *testing.T) {
	t.Parallel()
	p, now := newPasswords(), time.Now()
	for range freeFailures {
		if wait := p.mustWait("a", now); wait != 0 {
			t.Fatalf("waits %s too early", wait)
		}
		p.failed("a", now)
	}
	if wait := p.mustWait("a", now.Add(10*time.Second)); wait != 20*time.Second {
		t.Errorf("waits %s, want 20s", wait)
	}
	if p.mustWait("b", now) != 0 {
		t.Error("another login waits, too")
	}
	if p.mustWait("a", now.Add(failureWait)) != 0 {
		t.Error("one attempt is allowed after the wait")
	}
	p.failed("a", now.Add(failureWait))
	if p.mustWait("a", now.Add(failureWait)) != 2*failureWait {
		t.Error("the next failure does not wait twice as long")
	}
	for range 50 {
		p.failed("a", now)
	}
	if p.mustWait("a", now) != longestWait {
		t.Error("there is no longest wait")
	}
	p.succeeded("a")
	if p.mustWait("a", now) != 0 {
		t.Error("a success does not end the wait")
	}
}

func TestADisabledAccountIsOutAtOnce(t *testing.T) {
	t.Parallel()
	b := setup(t)
	admin, clerk := b.account(domain.RoleAdmin), b.account(domain.RoleClerk)
	id := clerk.get("/api/session").str("account", "id")
	admin.call(http.MethodPatch, "/api/accounts/"+id, map[string]any{"disabled": true}).want(http.StatusOK)
	clerk.get("/api/session").refused(http.StatusUnauthorized, "session.none", "")
	admin.call(http.MethodPatch, "/api/accounts/"+id, map[string]any{"disabled": false}).want(http.StatusOK)
	clerk.get("/api/session").refused(http.StatusUnauthorized, "session.none", "") // a new log-in is needed
	own := admin.get("/api/session").str("account", "id")
	admin.call(http.MethodPatch, "/api/accounts/"+own, map[string]any{"disabled": true}).
		refused(http.StatusUnprocessableEntity, "account.own", "disabled")
}

func TestSessionsEnd(t *testing.T) {
	t.Parallel()
	b := setup(t)
	clerk := b.account(domain.RoleClerk)
	b.tx(func(tx *store.Tx) error {
		_, err := tx.Exec(t.Context(), `UPDATE sessions SET expiry = now() - interval '1 second'`)
		return err
	})
	clerk.get("/api/session").refused(http.StatusUnauthorized, "session.none", "")
	b.account(domain.RoleChief) // logging in sweeps
	var rows int
	if err := b.db.Pool().QueryRow(t.Context(), `SELECT count(*) FROM sessions`).Scan(&rows); err != nil || rows != 1 {
		t.Errorf("%d sessions are left: %v", rows, err)
	}
}

func TestTheFirstAdminIsMadeOnce(t *testing.T) {
	t.Parallel()
	b := setup(t)
	if s := b.nobody().get("/api/setup").want(http.StatusOK); s.Body["admin"] != false || s.Body["organisations"] != true || s.Body["year"] != false {
		t.Errorf("set-up is %s", s.Text)
	}
	first := b.nobody()
	body := map[string]any{"login": "root", "name": "管理员", "password": password}
	first.call(http.MethodPost, "/api/setup/admin", body).want(http.StatusCreated)
	if role := first.get("/api/session").str("account", "role"); role != "admin" {
		t.Errorf("logged in as %q", role)
	}
	b.nobody().call(http.MethodPost, "/api/setup/admin", body).refused(http.StatusConflict, "setup.done", "")
	if s := b.nobody().get("/api/setup").want(http.StatusOK); s.Body["admin"] != true {
		t.Errorf("set-up is %s", s.Text)
	}
}
