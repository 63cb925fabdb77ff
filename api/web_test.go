package api

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
)

// ask serves one request without a network or a database.
func ask(t *testing.T, cfg Config, method, path string, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	s, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	request := httptest.NewRequestWithContext(t.Context(), method, path, http.NoBody)
	for i := 0; i < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	recorder := httptest.NewRecorder()
	s.Handler().ServeHTTP(recorder, request)
	return recorder
}

func TestThePageIsServed(t *testing.T) {
	t.Parallel()
	cfg := Config{Web: fstest.MapFS{
		"index.html":          {Data: []byte("the page")},
		"favicon.svg":         {Data: []byte("<svg/>")},
		"assets/page-1a2b.js": {Data: []byte("code")},
	}}
	for _, c := range []struct{ path, body, cache string }{
		{"/", "the page", "no-cache"},
		{"/index.html", "the page", "no-cache"},
		{"/plans/17", "the page", "no-cache"}, // a page of the application
		{"/assets", "the page", "no-cache"},
		{"/../../etc/passwd", "the page", "no-cache"},
		{"/favicon.svg", "<svg/>", ""},
		{"/assets/page-1a2b.js", "code", "public, max-age=31536000, immutable"},
	} {
		got := ask(t, cfg, http.MethodGet, c.path)
		if got.Code != http.StatusOK || got.Body.String() != c.body || got.Header().Get("Cache-Control") != c.cache {
			t.Errorf("%s: %d %q %v", c.path, got.Code, got.Body, got.Header())
		}
	}
	for _, path := range []string{"/api/nothing", "/api/"} {
		if got := ask(t, cfg, http.MethodGet, path); got.Code != http.StatusNotFound || got.Header().Get("Content-Type") != problemType {
			t.Errorf("%s: %d %v", path, got.Code, got.Header())
		}
	}
	if got := ask(t, cfg, http.MethodPost, "/plans/17"); got.Code != http.StatusNotFound {
		t.Errorf("posting to a page: %d", got.Code)
	}
	if got := ask(t, Config{}, http.MethodGet, "/"); got.Code != http.StatusNotFound {
		t.Errorf("without a page: %d", got.Code)
	}
}

func TestThePageIsServedCompressedToThoseWhoTakeIt(t *testing.T) {
	t.Parallel()
	cfg := Config{Web: fstest.MapFS{
		"index.html":       {Data: []byte("the page")},
		"index.html.br":    {Data: []byte("page in br")},
		"assets/a.js":      {Data: []byte("code")},
		"assets/a.js.br":   {Data: []byte("code in br")},
		"assets/a.js.gz":   {Data: []byte("code in gzip")},
		"assets/b.woff2":   {Data: []byte("font")},
		"assets/c.css":     {Data: []byte("looks")},
		"assets/c.css.gz":  {Data: []byte("looks in gzip")},
		"assets/lone.gz":   {Data: []byte("a file of that name")},
		"assets/d.css.map": {Data: []byte("map")},
	}}
	const script, looks, page = "text/javascript; charset=utf-8", "text/css; charset=utf-8", "text/html; charset=utf-8"
	for _, c := range []struct{ path, accept, body, encoding, kind string }{
		{"/assets/a.js", "", "code", "", script},
		{"/assets/a.js", "gzip, deflate, br, zstd", "code in br", "br", script},
		{"/assets/a.js", "gzip, deflate", "code in gzip", "gzip", script},
		{"/assets/a.js", "br;q=0, GZIP;q=0.5", "code in gzip", "gzip", script},
		{"/assets/a.js", "br; q=0, gzip;q=0", "code", "", script},
		{"/assets/a.js", "brotli", "code", "", script},
		{"/assets/c.css", "br, gzip", "looks in gzip", "gzip", looks},
		{"/assets/lone.gz", "gzip", "a file of that name", "", "application/gzip"},
		{"/", "gzip, br", "page in br", "br", page},
		{"/plans/17", "br", "page in br", "br", page},
	} {
		got := ask(t, cfg, http.MethodGet, c.path, "Accept-Encoding", c.accept)
		h := got.Header()
		if got.Body.String() != c.body || h.Get("Content-Encoding") != c.encoding || h.Get("Content-Type") != c.kind || h.Get("Vary") != "Accept-Encoding" {
			t.Errorf("%s for %q: %q %v", c.path, c.accept, got.Body, h)
		}
	}
}

func TestBrowsersAreToldToRunOurCodeOnly(t *testing.T) {
	t.Parallel()
	got := ask(t, Config{}, http.MethodGet, "/api/openapi.json")
	if csp := got.Header().Get("Content-Security-Policy"); !strings.Contains(csp, "default-src 'self'") || strings.Contains(csp, "script-src") {
		t.Errorf("policy is %q", csp)
	}
	if got.Code != http.StatusOK || got.Header().Get("X-Content-Type-Options") != "nosniff" || got.Header().Get("Cache-Control") != "no-store" {
		t.Errorf("%d %v", got.Code, got.Header())
	}
}

func TestOtherSitesCannotChangeAnything(t *testing.T) {
	t.Parallel()
	for _, headers := range [][]string{{"Sec-Fetch-Site", "cross-site"}, {"Origin", "https://elsewhere.example"}} {
		got := ask(t, Config{}, http.MethodPost, "/api/session", headers...)
		if got.Code != http.StatusForbidden || !strings.Contains(got.Body.String(), "access.origin") {
			t.Errorf("%v: %d %s", headers, got.Code, got.Body)
		}
	}
}

func TestProbes(t *testing.T) {
	t.Parallel()
	away := Config{Ready: func(context.Context) error { return errors.New("the engine is away") }}
	for _, c := range []struct {
		cfg    Config
		path   string
		status int
	}{
		{Config{}, "/livez", http.StatusOK},
		{away, "/livez", http.StatusOK},
		{Config{}, "/readyz", http.StatusOK},
		{away, "/readyz", http.StatusServiceUnavailable},
	} {
		if got := ask(t, c.cfg, http.MethodGet, c.path); got.Code != c.status || strings.Contains(got.Body.String(), "engine") {
			t.Errorf("%s: %d %s", c.path, got.Code, got.Body)
		}
	}
}
