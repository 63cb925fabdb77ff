package api

import (
	"io/fs"
	"net/http"
	"path"
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
		http.ServeFileFS(c.Writer, pageRequest(c.Request), s.Web, webPage)
		return
	}
	if strings.HasPrefix(name, "assets/") {
		c.Header("Cache-Control", "public, max-age=31536000, immutable")
	}
	http.ServeFileFS(c.Writer, c.Request, s.Web, name)
}

// pageRequest hides the page's own name, which net/http would answer with a redirect.
func pageRequest(r *http.Request) *http.Request {
	r = r.Clone(r.Context())
	r.URL.Path = "/"
	return r
}
