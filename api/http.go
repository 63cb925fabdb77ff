package api

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"xueshi/domain"
)

const (
	maxBody   = 1 << 20  // of a JSON request
	maxUpload = 20 << 20 // of a sheet
	uploads   = "/api/imports/"
)

type requestIDKey struct{}

// requestID names the request in the log and in its problem.
func requestID(ctx context.Context) string {
	id, _ := ctx.Value(requestIDKey{}).(string)
	return id
}

// HTTP returns an HTTP server with this API's timeouts; the caller gives it a listener. Answers have no deadline of
// their own, because events and long moves of a rehearsal's clock stay open.
func (s *Server) HTTP() *http.Server {
	server := &http.Server{
		Handler:           s.Handler(),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       time.Minute, // an upload over a slow line
		IdleTimeout:       2 * time.Minute,
		ErrorLog:          slog.NewLogLogger(s.Logger.Handler(), slog.LevelDebug),
	}
	server.RegisterOnShutdown(s.events.close) // listeners would keep it waiting
	server.RegisterOnShutdown(s.batches.stop)
	return server
}

// logRequests names each request and logs what became of it: the route, never the path with its ids, the query or
// anything that was sent.
func (s *Server) logRequests(c *gin.Context) {
	begun := time.Now() //nolint:forbidigo // measures the machine
	id := rand.Text()[:12]
	c.Request = c.Request.WithContext(context.WithValue(c.Request.Context(), requestIDKey{}, id))
	c.Header("X-Request-Id", id)
	c.Next()
	level := slog.LevelInfo
	if c.Writer.Status() >= http.StatusInternalServerError {
		level = slog.LevelError
	} else if c.FullPath() == "" || strings.HasSuffix(c.FullPath(), "z") { // files of the UI, and probes
		level = slog.LevelDebug
	}
	took := time.Since(begun) //nolint:forbidigo // measures the machine
	s.Logger.LogAttrs(c.Request.Context(), level, "request", slog.String("method", c.Request.Method), slog.String("route", c.FullPath()),
		slog.Int("status", c.Writer.Status()), slog.Duration("took", took), slog.String("request", id))
}

// recoverPanics answers a panic as an internal problem and logs it.
func (s *Server) recoverPanics(c *gin.Context) {
	defer func() {
		caught := recover()
		if caught == nil {
			return
		}
		if caught == http.ErrAbortHandler { //nolint:errorlint // net/http compares the value itself, too
			panic(caught)
		}
		s.Logger.ErrorContext(c.Request.Context(), "panic", "request", requestID(c.Request.Context()), "stack", string(debug.Stack()))
		s.answerProblem(c, fmt.Errorf("panic: %v", caught))
		c.Abort()
	}()
	c.Next()
}

// answerProblem answers a request outside huma with the error's problem.
func (s *Server) answerProblem(c *gin.Context, err error) {
	p := s.problemOf(c.Request.Context(), c.FullPath(), err)
	body, err := json.Marshal(p)
	if err != nil {
		s.Logger.ErrorContext(c.Request.Context(), "problem not written", "error", err)
	}
	c.Data(p.Status, problemType, body)
}

// securityHeaders tells browsers to run this site's own code only. Ant Design writes style elements at run time, which
// is why styles may be inline.
func securityHeaders(c *gin.Context) {
	c.Header("Content-Security-Policy", "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "+
		"object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'")
	c.Header("X-Content-Type-Options", "nosniff")
	c.Header("Referrer-Policy", "same-origin")
	c.Header("Cross-Origin-Opener-Policy", "same-origin")
	if strings.HasPrefix(c.Request.URL.Path, "/api/") {
		c.Header("Cache-Control", "no-store")
	}
}

// refuseOtherOrigins refuses changes that another site's page asks a browser for.
func (s *Server) refuseOtherOrigins(c *gin.Context) {
	if err := s.origins.Check(c.Request); err != nil {
		refusal := domain.Refuse("", "access.origin", "")
		s.answerProblem(c, refusal)
		s.recordRefusal(c.Request.Context(), c.FullPath(), &request{path: c.Request.URL.Path, address: c.ClientIP()}, refusedFor(domain.Refusals{*refusal}))
		c.Abort()
	}
}

// limitBodies bounds what a request may send.
func limitBodies(c *gin.Context) {
	limit := int64(maxBody)
	if strings.HasPrefix(c.Request.URL.Path, uploads) {
		limit = maxUpload
	}
	c.Request.Body = http.MaxBytesReader(c.Writer, c.Request.Body, limit)
}

// registerProbes serves what supervisors ask: is the process alive, and can it do its work.
func (s *Server) registerProbes() {
	s.router.GET("/livez", func(c *gin.Context) { c.JSON(http.StatusOK, gin.H{"alive": true}) })
	s.router.GET("/readyz", func(c *gin.Context) {
		if s.Ready == nil {
			c.JSON(http.StatusOK, gin.H{"ready": true})
			return
		}
		if err := s.Ready(c.Request.Context()); err != nil {
			s.Logger.WarnContext(c.Request.Context(), "not ready", "error", err)
			c.JSON(http.StatusServiceUnavailable, gin.H{"ready": false})
			return
		}
		c.JSON(http.StatusOK, gin.H{"ready": true})
	})
}
