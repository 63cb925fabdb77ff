package api

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"xueshi/domain"
	"xueshi/record"
	"xueshi/store"
)

// told are the entries of a kind as "operation path code", the oldest first.
func (b *bench) told(kind domain.RecordKind) (told []string) {
	b.Helper()
	rows, err := b.db.Pool().Query(b.Context(), `SELECT coalesce(a.login, '-'), coalesce(r.facts->>'operation', ''), coalesce(r.facts->>'code', '')
		FROM record_entries r LEFT JOIN accounts a ON a.id = r.account_id WHERE kind = $1 ORDER BY r.id`, kind)
	if err != nil {
		b.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var login, operation, code string
		if err := rows.Scan(&login, &operation, &code); err != nil {
			b.Fatal(err)
		}
		told = append(told, strings.TrimSpace(login+" "+operation+" "+code))
	}
	return told
}

func (b *bench) wantTold(kind domain.RecordKind, want ...string) {
	b.Helper()
	if got := b.told(kind); fmt.Sprint(got) != fmt.Sprint(want) {
		b.Errorf("%s: %q, want %q", kind, got, want)
	}
}

func TestRecord_LogInsLogOutsAndFailures(t *testing.T) {
	t.Parallel()
	b := setup(t)
	clerk := b.account(domain.RoleClerk)
	b.nobody().call(http.MethodPost, "/api/session", map[string]any{"login": "clerk", "password": "wrong"}).want(http.StatusUnauthorized)
	b.nobody().call(http.MethodPost, "/api/session", map[string]any{"login": "secret typed into the wrong field", "password": "x"}).want(http.StatusUnauthorized)
	clerk.call(http.MethodDelete, "/api/session", nil).want(http.StatusNoContent)
	b.wantTold(domain.RecordLoggedIn, "clerk")
	b.wantTold(domain.RecordNotIn, "clerk login login.wrong", "- login login.wrong")
	b.wantTold(domain.RecordLoggedOut, "clerk")
	var secrets, addresses int
	err := b.db.Pool().QueryRow(t.Context(), `SELECT count(*) FILTER (WHERE facts::text LIKE '%secret%'), count(*) FILTER (WHERE facts->>'address' <> '127.0.0.1') FROM record_entries`).
		Scan(&secrets, &addresses)
	if err != nil || secrets != 0 || addresses != 0 {
		t.Errorf("%d entries hold what was typed, %d another address: %v", secrets, addresses, err)
	}
}

func TestRecord_ChangesAndRefusals(t *testing.T) {
	t.Parallel()
	b := setup(t)
	admin, unit := b.account(domain.RoleAdmin), b.account(domain.RoleUnit)
	made := admin.call(http.MethodPost, "/api/accounts", map[string]any{"login": "new", "name": "新人", "password": password, "role": "clerk"}).want(http.StatusCreated)
	admin.call(http.MethodPost, "/api/accounts", map[string]any{"login": "new", "name": "新人", "password": password, "role": "clerk"}).want(http.StatusUnprocessableEntity)
	admin.call(http.MethodPatch, "/api/accounts/"+made.str("id"), map[string]any{"disabled": true}).want(http.StatusOK)
	admin.get("/api/accounts").want(http.StatusOK)
	unit.call(http.MethodPost, "/api/notices/read", map[string]any{"upTo": 0}).want(http.StatusNoContent)
	b.wantTold(domain.RecordDone, "admin createAccount", "admin updateAccount")

	unit.get("/api/accounts").refused(http.StatusForbidden, "access.role", "")
	unit.get(somewhere("/api/cases/{caseId}")).refused(http.StatusNotFound, "not_found", "")
	b.wantTold(domain.RecordRefused, "unit listAccounts access.role", "unit getCase not_found")
}

// What a timeline tells is not told twice; a repeated request is told once.
func TestRecord_ACaseTellsItsTimelineOnly(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.year()
	clerk := b.account(domain.RoleClerk)
	person := b.person(1)
	b.tx(func(tx *store.Tx) error {
		_, err := tx.Exec(t.Context(), `INSERT INTO enrolments (year, person_id, unit_id, series) SELECT 2020, id, unit_id, series FROM people ON CONFLICT DO NOTHING`)
		return err
	})
	body := map[string]any{"year": 2020, "lines": []map[string]any{{"personId": person, "course": "《新时代专业技术人员新理念素养提升》", "examOn": "2020-05-25", "score": 80}}}
	for range 2 {
		clerk.call(http.MethodPost, "/api/transcripts", body, keyHeader, "once and for all").want(http.StatusCreated)
	}
	b.wantTold(domain.RecordDone)
	phrase := map[string]any{"text": "同意", "shared": false}
	for range 2 {
		clerk.call(http.MethodPost, "/api/phrases", phrase, keyHeader, "only one phrase").want(http.StatusCreated)
	}
	b.wantTold(domain.RecordDone, "clerk addPhrase")
}

func TestRecord_OnlyTheAuditorReadsAndProves(t *testing.T) {
	t.Parallel()
	b := setup(t)
	auditor, chief := b.account(domain.RoleAuditor), b.account(domain.RoleChief)
	chief.get("/api/record").refused(http.StatusForbidden, "access.role", "")
	if _, err := b.db.Sequence(t.Context(), 100); err != nil {
		t.Fatal(err)
	}
	entries := auditor.get("/api/record?limit=2").items()
	if len(entries) != 2 || entries[0]["kind"] != "refused" || entries[0]["login"] != "chief" || entries[1]["kind"] != "loggedIn" {
		t.Fatalf("the newest are %v", entries)
	}
	if text, _ := entries[0]["text"].(string); !strings.Contains(text, "访问被拒绝：listRecord（access.role）") {
		t.Errorf("it reads %q", text)
	}
	next := auditor.get("/api/record?limit=2").str("next")
	if older := auditor.get("/api/record?limit=2&cursor=" + next).items(); len(older) != 1 || older[0]["login"] != "auditor" {
		t.Errorf("the next page is %v", older)
	}
	if of := auditor.get("/api/record?kind=loggedIn").items(); len(of) != 2 {
		t.Errorf("log-ins are %v", of)
	}
	auditor.get("/api/record/1/proof").refused(http.StatusConflict, "record.not_signed_yet", "")
	auditor.get("/api/record/99/proof").refused(http.StatusNotFound, "not_found", "")

	folder, err := record.OpenFolder(t.TempDir() + "/record")
	if err != nil {
		t.Fatal(err)
	}
	size, root, err := b.db.TreeAfter(t.Context(), record.Checkpoint{})
	if err != nil {
		t.Fatal(err)
	}
	signed, err := folder.Append(record.Checkpoint{Size: size, Root: root, At: time.Now()})
	if err == nil {
		err = b.db.KeepCheckpoint(t.Context(), folder.Signer(), size, signed)
	}
	if err != nil {
		t.Fatal(err)
	}
	answer := auditor.get("/api/record/1/proof").want(http.StatusOK)
	proof := record.Proof{Entry: answer.str("entry"), Position: 1, Checkpoint: answer.str("checkpoint")}
	path, _ := answer.Body["path"].([]any)
	for _, hash := range path {
		proof.Path = append(proof.Path, fmt.Sprint(hash))
	}
	if _, err := proof.Check(folder.Verifier); err != nil {
		t.Errorf("the proof: %v: %s", err, answer.Text)
	}
}

func TestRecord_AFloodOfRefusalsDoesNotFillIt(t *testing.T) {
	t.Parallel()
	f, now := &floodgate{}, time.Date(2020, 6, 1, 9, 0, 0, 0, time.UTC)
	passed := 0
	for range 1000 {
		if lets, _ := f.let("one", now); lets {
			passed++
		}
	}
	if passed != refusalsOfOne {
		t.Errorf("%d of one passed", passed)
	}
	if lets, left := f.let("other", now); !lets || left != 1000-refusalsOfOne {
		t.Errorf("another: %t, %d left out", lets, left)
	}
	for i := range 1000 {
		if lets, _ := f.let(fmt.Sprint(i), now); lets {
			passed++
		}
	}
	if passed != refusalsOfAll-1 {
		t.Errorf("%d of all passed", passed)
	}
	if lets, left := f.let("one", now.Add(time.Minute)); !lets || left == 0 {
		t.Errorf("in the next minute: %t, %d left out", lets, left)
	}
}
