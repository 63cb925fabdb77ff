package api

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"errors"
	"fmt"
	htmltemplate "html/template"
	"net/http"

	"github.com/gin-gonic/gin"

	"xueshi/domain"
	"xueshi/stamp"
	"xueshi/store"
)

// CheckSerialInput is what stands on a stamped paper.
type CheckSerialInput struct {
	Serial string `query:"serial" required:"true" minLength:"1" maxLength:"100"`
	Code   string `query:"code" required:"true" minLength:"1" maxLength:"20"`
}

// VoidStampInput takes a stamp back.
type VoidStampInput struct {
	StandingInput
	Body struct {
		Reason string `json:"reason" minLength:"1" maxLength:"500"`
	}
}

func (s *Server) registerCheck() {
	handle(s, Operation{
		ID: "checkSerial", Method: http.MethodGet, Path: "/api/check", Tag: "public", Summary: "Check a stamped year by serial number and code (R15)", Public: true,
	}, checkSerial)
	handle(s, Operation{
		ID: "voidStamp", Method: http.MethodPost, Path: "/api/years/{year}/people/{personId}/stamp/void", Tag: "submissions", Roles: []domain.Role{domain.RoleChief},
		Summary: "Take a person-year's stamp back, with a reason: papers that bear it are void, and the unit may submit the person once more (R15)",
	}, voidStamp)
	s.router.GET("/check/key", s.showKey)
	s.router.GET("/check/offline", s.showOffline)
	s.router.GET("/check/:code", s.showCheck)
}

func checkSerial(ctx context.Context, tx *store.Tx, _ domain.Actor, in *CheckSerialInput) (store.StampCheck, error) {
	return tx.CheckStamp(ctx, in.Serial, in.Code)
}

func voidStamp(ctx context.Context, tx *store.Tx, actor domain.Actor, in *VoidStampInput) (store.StampCheck, error) {
	return tx.VoidStamp(ctx, actor, in.Year, in.PersonID, in.Body.Reason)
}

// The pages of the public check: plain HTML, because whoever scans a code has any phone and any browser.
var (
	//go:embed check/result.html
	resultHTML string
	//go:embed check/offline.html
	offlineHTML string
	//go:embed check/offline.js
	offlineScript string
)

// checkPages are the parsed pages.
type checkPages struct{ result, offline *htmltemplate.Template }

func newCheckPages() (p checkPages, err error) {
	if p.result, err = htmltemplate.New("result").Parse(resultHTML); err != nil {
		return p, fmt.Errorf("page of the check: %w", err)
	}
	if p.offline, err = htmltemplate.New("offline").Parse(offlineHTML); err != nil {
		return p, fmt.Errorf("page of the check: %w", err)
	}
	return p, nil
}

// checkResult is what the page says.
type checkResult struct {
	store.StampCheck

	StampedOn domain.Date
	Offline   bool // the deployment has a key, so that codes can be checked without it
}

// showCheck answers a scanned code. A forged one, and one that this deployment does not know, are told alike.
func (s *Server) showCheck(c *gin.Context) {
	result := checkResult{Offline: s.StampKey != nil}
	read, err := stamp.Read(s.publicKey(), c.Param("code"))
	if err == nil {
		err = s.DB.InTx(c.Request.Context(), func(tx *store.Tx) (err error) {
			if result.StampCheck, err = tx.CheckStamp(c.Request.Context(), read.Serial, read.Check); err != nil || result.StampedAt == nil {
				return err
			}
			p, err := tx.Policy(c.Request.Context(), result.Year)
			if err == nil {
				result.StampedOn = p.Day(*result.StampedAt)
			}
			return err
		})
	}
	if err != nil && !errors.Is(err, stamp.ErrForged) {
		s.answerProblem(c, err)
		return
	}
	status := http.StatusOK
	if result.State == "" {
		status = http.StatusNotFound
	}
	s.showPage(c, status, s.pages.result, result)
}

// showOffline gives a page that checks codes by itself, also when it was saved and there is no network.
func (s *Server) showOffline(c *gin.Context) {
	if s.StampKey == nil {
		s.answerProblem(c, store.ErrNotFound)
		return
	}
	hash := sha256.Sum256([]byte(offlineScript))
	c.Header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "+
		"script-src 'sha256-"+base64.StdEncoding.EncodeToString(hash[:])+"'")
	s.showPage(c, http.StatusOK, s.pages.offline, map[string]any{
		"Key": stamp.PublicText(s.StampKey), "Script": htmltemplate.JS(offlineScript), //nolint:gosec // our own file
	})
}

// showKey gives the public key, for `xueshi verify`.
func (s *Server) showKey(c *gin.Context) {
	if s.StampKey == nil {
		s.answerProblem(c, store.ErrNotFound)
		return
	}
	c.String(http.StatusOK, "%s\n", stamp.PublicText(s.StampKey))
}

func (s *Server) showPage(c *gin.Context, status int, page *htmltemplate.Template, data any) {
	var html bytes.Buffer
	if err := page.Execute(&html, data); err != nil {
		s.answerProblem(c, fmt.Errorf("write page: %w", err))
		return
	}
	c.Header("Cache-Control", "no-store")
	c.Data(status, "text/html; charset=utf-8", html.Bytes())
}

func (s *Server) publicKey() ed25519.PublicKey {
	if s.StampKey == nil {
		return nil
	}
	key, _ := s.StampKey.Public().(ed25519.PublicKey)
	return key
}
