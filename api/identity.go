package api

import (
	"context"
	"encoding/base64"
	"fmt"
	"net/http"
	"time"

	"github.com/skip2/go-qrcode"

	"xueshi/domain"
	"xueshi/store"
	"xueshi/totp"
)

func (s *Server) registerIdentity() {
	handle(s, Operation{
		ID: "changePassword", Method: http.MethodPost, Path: "/api/session/password", Tag: "session", Status: http.StatusNoContent, Unready: true,
		Summary: "Change the own password; every other session of the account ends",
	}, changePassword)
	handle(s, Operation{
		ID: "beginSecondFactor", Method: http.MethodPost, Path: "/api/session/second-factor", Tag: "session", Unready: true, Secret: true,
		Summary: "A new secret for an app that shows codes (RFC 6238); it counts when a code of it was confirmed",
	}, beginSecondFactor)
	handle(s, Operation{
		ID: "confirmSecondFactor", Method: http.MethodPost, Path: "/api/session/second-factor/confirm", Tag: "session", Unready: true, Secret: true,
		Summary: "Confirm the second factor with a code; the answer holds the recovery codes, once",
	}, confirmSecondFactor)
	handle(s, Operation{
		ID: "listSessions", Method: http.MethodGet, Path: "/api/sessions", Tag: "session", Summary: "The own sessions, the newest first",
	}, listSessions)
	handle(s, Operation{
		ID: "endSession", Method: http.MethodDelete, Path: "/api/sessions/{sessionId}", Tag: "session", Status: http.StatusNoContent,
		Summary: "End one of the own sessions",
	}, endSession)
}

// A Todo is something that an account has to do before it may do anything else.
type Todo string

// What there may be to do.
const (
	TodoPassword     Todo = "password"     // change a password that somebody else has set
	TodoSecondFactor Todo = "secondFactor" // set the second factor up
)

// passwordOnly says whether a password is enough for everybody: in a rehearsal, and so in the demonstration, whose
// accounts and passwords are known to all.
func (s *Server) passwordOnly() bool { return s.PasswordOnly || s.DB.Rehearsal() }

// The todo of a session is what the session's account has to do first.
func (s *Server) todo(session store.Session) []Todo {
	todo := []Todo{}
	if s.passwordOnly() {
		return todo
	}
	if session.FirstPassword {
		todo = append(todo, TodoPassword)
	}
	if session.Actor.Role.Guarded() && !session.SecondFactor {
		todo = append(todo, TodoSecondFactor)
	}
	return todo
}

// checkCode asks an account that has a second factor for it. Wrong codes make the account wait as wrong passwords do.
func (s *Server) checkCode(ctx context.Context, accountID, typed string) error {
	if s.passwordOnly() {
		return nil
	}
	now := time.Now() //nolint:forbidigo // codes go by the machine's time
	key := "code of " + accountID
	if err := s.passwords.throttled(now, key); err != nil {
		return err
	}
	err := s.DB.InTx(ctx, func(tx *store.Tx) error { return tx.CheckCode(ctx, accountID, typed, now) })
	switch {
	case err == nil:
		s.passwords.succeeded(key)
	case typed != "":
		s.passwords.failed(key, now)
	}
	return err
}

// ChangePasswordInput is the present password and the next.
type ChangePasswordInput struct {
	Body struct {
		Current string `json:"current" minLength:"1" maxLength:"128"`
		New     string `json:"new" minLength:"8" maxLength:"128"`
	}

	hash string
}

// prepare checks the one password and hashes the other before the transaction begins.
func (in *ChangePasswordInput) prepare(ctx context.Context, s *Server) (err error) {
	if in.Body.New == in.Body.Current {
		return domain.Refuse("", "password.same", "new")
	}
	if _, err := s.passwords.check(ctx, s.DB, requestOf(ctx).actor.Login, requestOf(ctx).address, in.Body.Current); err != nil {
		return err
	}
	in.hash, err = s.passwords.hash(ctx, in.Body.New)
	return err
}

func changePassword(ctx context.Context, tx *store.Tx, actor domain.Actor, in *ChangePasswordInput) (nothing, error) {
	return nothing{}, tx.ChangePassword(ctx, actor, requestOf(ctx).session, in.hash)
}

// SecondFactor is a secret for an app that shows codes.
type SecondFactor struct {
	Secret string `json:"secret" doc:"base32, to be typed where no camera is"`
	QR     string `json:"qr" doc:"the same as a picture, a data URL"`
}

func beginSecondFactor(ctx context.Context, tx *store.Tx, actor domain.Actor, _ *struct{}) (SecondFactor, error) {
	secret, err := tx.BeginFactor(ctx, actor)
	if err != nil {
		return SecondFactor{}, err
	}
	const pixels = 240
	picture, err := qrcode.Encode(totp.URI(secret, "学时", actor.Login), qrcode.Medium, pixels)
	if err != nil {
		return SecondFactor{}, fmt.Errorf("draw second factor: %w", err)
	}
	return SecondFactor{Secret: secret, QR: "data:image/png;base64," + base64.StdEncoding.EncodeToString(picture)}, nil
}

// ConfirmSecondFactorInput is a code that the app shows.
type ConfirmSecondFactorInput struct {
	Body struct {
		Code string `json:"code" minLength:"6" maxLength:"20"`
	}
}

// RecoveryCodes each stand in for a code of the app, once.
type RecoveryCodes struct {
	Codes []string `json:"codes"`
}

func confirmSecondFactor(ctx context.Context, tx *store.Tx, actor domain.Actor, in *ConfirmSecondFactorInput) (RecoveryCodes, error) {
	now := time.Now() //nolint:forbidigo // codes go by the machine's time
	codes, err := tx.ConfirmFactor(ctx, actor, in.Body.Code, now)
	return RecoveryCodes{Codes: codes}, err
}

func listSessions(ctx context.Context, tx *store.Tx, actor domain.Actor, _ *struct{}) (List[store.OwnSession], error) {
	sessions, err := tx.OwnSessions(ctx, actor, requestOf(ctx).session)
	return List[store.OwnSession]{Items: append([]store.OwnSession{}, sessions...)}, err
}

// SessionPath names a session of the caller's.
type SessionPath struct {
	SessionID string `path:"sessionId" format:"uuid"`
}

func endSession(ctx context.Context, tx *store.Tx, actor domain.Actor, in *SessionPath) (nothing, error) {
	return nothing{}, tx.EndOwnSession(ctx, actor, in.SessionID)
}
