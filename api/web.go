package api

import (
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"xueshi/store"
)

const webPage = "index.html"

// serveWeb serves the built UI. Vite names what lies in assets by its content, so browsers keep it for ever; every path
// that is no file is a page of the single-page application.
func (s *Server) serveWeb(c *gin.Context) {
	reading := c.Request.Method == http.MethodGet || c.Request.Method == http.MethodHead
	if s.Web == nil || !reading || strings.HasPrefix(c.Request.URL.Path, "/api/") {
		s.answerProblem(c, store.ErrNotFound)
		return
	}
	name := strings.TrimPrefix(path.Clean(c.Request.URL.Path), "/")
	if info, err := fs.Stat(s.Web, name); err != nil || info.IsDir() || name == webPage {
		c.Header("Cache-Control", "no-cache")
		s.serveFile(c, webPage)
		return
	}
	if strings.HasPrefix(name, "assets/") {
		c.Header("Cache-Control", "public, max-age=31536000, immutable")
	}
	s.serveFile(c, name)
}

// encodings are what the build has compressed files in, the smallest first, with the names that the files end in.
func encodings() [2]struct{ name, ending string } {
	return [2]struct{ name, ending string }{{"br", ".br"}, {"gzip", ".gz"}}
}

// serveFile serves a file, compressed as the build has left it beside if the caller takes that.
func (s *Server) serveFile(c *gin.Context, name string) {
	file := name
	c.Header("Vary", "Accept-Encoding")
	for _, e := range encodings() {
		if _, err := fs.Stat(s.Web, name+e.ending); err == nil && accepts(c.Request, e.name) {
			c.Header("Content-Encoding", e.name)
			c.Header("Content-Type", mime.TypeByExtension(path.Ext(name)))
			file = name + e.ending
			break
		}
	}
	http.ServeFileFS(c.Writer, fileRequest(c.Request), s.Web, file)
}

// accepts says whether the caller takes an encoding (RFC 9110, 12.5.3). Weights do not order them: ours are as good as
// each other but for their size.
func accepts(r *http.Request, encoding string) bool {
	for _, value := range r.Header.Values("Accept-Encoding") {
		for one := range strings.SplitSeq(value, ",") {
			name, weight, weighed := strings.Cut(strings.TrimSpace(one), ";")
			if !strings.EqualFold(strings.TrimSpace(name), encoding) {
				continue
			}
			q, err := strconv.ParseFloat(strings.TrimPrefix(strings.TrimSpace(weight), "q="), 64)
			return !weighed || err == nil && q > 0
		}
	}
	return false
}

// fileRequest hides the path, because net/http would answer that of index.html with a redirect.
func fileRequest(r *http.Request) *http.Request {
	r = r.Clone(r.Context())
	r.URL.Path = "/"
	return r
}
