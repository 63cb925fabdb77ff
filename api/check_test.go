package api

import (
	"crypto/ed25519"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"strings"
	"testing"
	"time"

	"xueshi/domain"
	"xueshi/stamp"
)

// stampKey is a key for tests.
func stampKey() ed25519.PrivateKey {
	return ed25519.NewKeyFromSeed([]byte(strings.Repeat("k", ed25519.SeedSize)))
}

// stamped is a code, as a paper carries it, and its stamp in the database.
func (b *bench) stamped(person string, n int) (code string, c stamp.Code) {
	b.Helper()
	c = stamp.Code{
		Serial: fmt.Sprintf("广继审〔2020〕%05d号", n), Check: "K7QD2MXW4A", Year: 2020, Name: "测＊＊＊＊", Totals: domain.Totals{Common: 30, Specialty: 60},
		StampedOn: domain.NewDate(2020, time.September, 18),
	}
	code, err := stamp.Write(stampKey(), c)
	if err != nil {
		b.Fatal(err)
	}
	run := func(sql string, args ...any) {
		if _, err := b.db.Pool().Exec(b.Context(), sql, args...); err != nil {
			b.Fatal(err)
		}
	}
	run(`INSERT INTO stamps (serial, code, year, person_id, unit_id, case_id, common, specialty, stamped_at)
		SELECT $1, $2, 2020, $3, $4, case_id, 30, 60, '2020-09-18 02:00+00' FROM years`, c.Serial, c.Check, person, b.unit)
	run(`UPDATE enrolments SET outcome = 'completed', serial = $1, check_code = $2, decided_at = '2020-09-18 02:00+00' WHERE person_id = $3`, c.Serial, c.Check, person)
	return code, c
}

func TestR15_TheCodeOnAPaper(t *testing.T) {
	t.Parallel()
	b := setup(t, printing(t), func(s *Server) { s.StampKey = stampKey() })
	b.year()
	person := b.person(1)
	code, c := b.stamped(person, 1)
	nobody, chief := b.nobody(), b.account(domain.RoleChief)
	says := func(path string, status int, words ...string) {
		t.Helper()
		got := nobody.call(http.MethodGet, path, nil).want(status)
		for _, word := range words {
			if !strings.Contains(got.Text, word) {
				t.Errorf("%s does not say %s:\n%s", path, word, got.Text)
			}
		}
		if strings.Contains(got.Text, "测试001") || strings.Contains(got.Text, idNumber(1)) {
			t.Errorf("%s tells who it is", path)
		}
	}
	says("/check/"+code, http.StatusOK, "有效", "2020 年度", "测＊＊＊＊", "合计 90", c.Serial, "2020-09-18")

	// The paper carries it.
	if text := chief.print("/api/years/2020/people/" + person + "/record.pdf"); !strings.Contains(text, c.Serial) || !strings.Contains(text, "扫码核验") {
		t.Errorf("the record says\n%s", text)
	}

	// Without the signature, without the right check code, with another key: all alike.
	other, err := stamp.Write(ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize)), c)
	if err != nil {
		t.Fatal(err)
	}
	guessed := c
	guessed.Check = "AAAAAAAAAA"
	guess, err := stamp.Write(stampKey(), guessed)
	if err != nil {
		t.Fatal(err)
	}
	for _, wrong := range []string{other, guess, code[1:], c.Serial, "1"} {
		says("/check/"+wrong, http.StatusNotFound, "没有这条记录")
	}

	// Made void, and stamped again.
	void := "/api/years/2020/people/" + person + "/stamp/void"
	chief.call(http.MethodPost, void, map[string]any{"reason": " "}).refused(http.StatusUnprocessableEntity, "stamp.no_reason", "reason")
	chief.call(http.MethodPost, void, map[string]any{"reason": "姓名有误"}).want(http.StatusOK)
	says("/check/"+code, http.StatusOK, "已作废")
	chief.call(http.MethodPost, void, map[string]any{"reason": "再次"}).refused(http.StatusUnprocessableEntity, "stamp.none", "personId")
	again, _ := b.stamped(person, 2)
	says("/check/"+code, http.StatusOK, "已被替代")
	says("/check/"+again, http.StatusOK, "有效")
}

func TestR15_GuessingIsSlow(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.year()
	nobody := b.nobody()
	for range checksAMinute {
		nobody.call(http.MethodGet, "/api/check?serial=x&code=y", nil)
	}
	// The minute may just have turned: the limit is met within another one.
	for range checksAMinute + 1 {
		if got := nobody.call(http.MethodGet, "/check/x", nil); got.Status == http.StatusTooManyRequests {
			got.refused(http.StatusTooManyRequests, "check.too_many", "")
			nobody.call(http.MethodGet, "/api/setup", nil).want(http.StatusOK) // everything else goes on
			return
		}
	}
	t.Error("nobody is slowed down")
}

func TestAddressOf(t *testing.T) {
	t.Parallel()
	for _, c := range [][3]string{
		{"203.0.113.7:4711", "", "203.0.113.7"},
		{"203.0.113.7:4711", "198.51.100.1", "203.0.113.7"}, // a stranger's word
		{"127.0.0.1:4711", "198.51.100.1, 203.0.113.9", "203.0.113.9"},
		{"10.0.0.5:4711", "", "10.0.0.5"},
		{"[::1]:4711", "2001:db8::1", "2001:db8::1"},
		{"@", "198.51.100.1", "@"},
	} {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", http.NoBody)
		r.RemoteAddr = c[0]
		if c[1] != "" {
			r.Header.Set("X-Forwarded-For", c[1])
		}
		if got := addressOf(r); got != c[2] {
			t.Errorf("%s, forwarded for %q, comes from %s", c[0], c[1], got)
		}
	}
}

func TestR15_TheOfflinePageReadsCodes(t *testing.T) {
	t.Parallel()
	cfg := Config{StampKey: stampKey()}
	page := ask(t, cfg, http.MethodGet, "/check/offline")
	if page.Code != http.StatusOK || !strings.Contains(page.Body.String(), stamp.PublicText(stampKey())) || !strings.Contains(page.Body.String(), offlineScript) {
		t.Fatalf("the page is %d\n%s", page.Code, page.Body)
	}
	if key := ask(t, cfg, http.MethodGet, "/check/key"); strings.TrimSpace(key.Body.String()) != stamp.PublicText(stampKey()) {
		t.Errorf("the key is %s", key.Body)
	}
	for _, path := range []string{"/check/offline", "/check/key"} {
		if got := ask(t, Config{}, http.MethodGet, path); got.Code != http.StatusNotFound {
			t.Errorf("without a key %s is %d", path, got.Code)
		}
	}
	c := stamp.Code{
		Serial: "广继审〔2020〕00108号", Check: "K7QD2MXW4A", Year: 2020, Name: "欧＊＊＊", Totals: domain.Totals{Common: 30, Specialty: 64},
		StampedOn: domain.NewDate(2020, time.September, 18),
	}
	code, err := stamp.Write(stampKey(), c)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]any{"year": 2020.0, "common": 30.0, "specialty": 64.0, "stampedOn": "2020-09-18", "serial": c.Serial, "name": c.Name}
	for given, read := range map[string]bool{code: true, "https://xueshi.example.cn/check/" + code + "\n": true, "B" + code[1:]: false, code + "AAAA": false, "": false, "nonsense": false} {
		got := inNode(t, stamp.PublicText(stampKey()), given)
		if !read {
			if got != nil {
				t.Errorf("%q says %v", given, got)
			}
			continue
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%q says %v", given, got)
		}
	}
}

// inNode has the page's own script read a code.
func inNode(t *testing.T, key, code string) (said map[string]any) {
	t.Helper()
	const then = `; readStamp(process.argv[1], process.argv[2]).then((said) => console.log(JSON.stringify(said)))`
	out, err := exec.CommandContext(t.Context(), "node", "--no-warnings", "-e", "globalThis.crypto ??= require('crypto').webcrypto;"+offlineScript+then, "--", key, code).CombinedOutput()
	if err != nil {
		t.Fatalf("node: %v\n%s", err, out)
	}
	if err := json.Unmarshal(out, &said); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return said
}
