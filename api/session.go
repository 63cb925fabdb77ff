package api

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/alexedwards/scs/v2"
	"github.com/danielgtaylor/huma/v2"

	"xueshi/domain"
	"xueshi/store"
)

const (
	sessionCookie   = "session"
	sessionLifetime = 12 * time.Hour // a working day: nobody logs in twice before going home
	sessionKey      = "session"
)

func (s *Server) registerSession() {
	handleOutside(s, Operation{
		ID: "login", Method: http.MethodPost, Path: "/api/session", Tag: "session", Public: true,
		Summary: "Log in with login and password",
	}, s.login)
	handleOutside(s, Operation{
		ID: "logout", Method: http.MethodDelete, Path: "/api/session", Tag: "session", Status: http.StatusNoContent, Unready: true,
		Summary: "Log out", Quiet: true, // recorded as what it is
	}, s.logout)
	handleOutside(s, Operation{
		ID: "me", Method: http.MethodGet, Path: "/api/session", Tag: "session", Unready: true,
		Summary: "Who is logged in, and what deployment this is",
	}, s.me)
}

// LoginInput is what is typed into the log-in form.
type LoginInput struct {
	Body struct {
		Login    string `json:"login" minLength:"1" maxLength:"64"`
		Password string `json:"password" minLength:"1" maxLength:"128"`
		Code     string `json:"code,omitempty" maxLength:"40" doc:"of the second factor, where the account has one: an app's, or a recovery code"`
	}
}

// Me is who is logged in, and where.
type Me struct {
	Account    store.Account `json:"account"`
	Deployment Deployment    `json:"deployment"`
	Todo       []Todo        `json:"todo" enum:"password,secondFactor" doc:"What the account has to do before anything else"`
}

// Deployment says what every page shows: whether this is a rehearsal, and the business time.
type Deployment struct {
	Rehearsal bool      `json:"rehearsal"`
	Now       time.Time `json:"now" doc:"Business time"`
}

func (s *Server) login(ctx context.Context, _ domain.Actor, in *LoginInput) (Me, error) {
	accountID, err := s.passwords.check(ctx, s.DB, in.Body.Login, requestOf(ctx).address, in.Body.Password)
	if err == nil {
		err = s.checkCode(ctx, accountID, in.Body.Code)
	}
	if err != nil {
		s.recordNotIn(ctx, accountID, err)
		return Me{}, err
	}
	return s.enter(ctx, accountID)
}

// enter records a log-in and begins its session.
func (s *Server) enter(ctx context.Context, accountID string) (Me, error) {
	if err := s.recordSession(ctx, domain.RecordLoggedIn, accountID); err != nil {
		return Me{}, err
	}
	if err := s.sessions.start(ctx, accountID); err != nil {
		return Me{}, err
	}
	return s.whoIs(ctx, accountID)
}

func (s *Server) recordSession(ctx context.Context, kind domain.RecordKind, accountID string) error {
	return s.DB.Record(ctx, store.Happening{Kind: kind, AccountID: accountID, Facts: map[string]any{"address": requestOf(ctx).address, "request": requestID(ctx)}})
}

func (s *Server) logout(ctx context.Context, actor domain.Actor, _ *struct{}) (nothing, error) {
	if err := s.recordSession(ctx, domain.RecordLoggedOut, actor.AccountID); err != nil {
		return nothing{}, err
	}
	return nothing{}, s.sessions.end(ctx)
}

func (s *Server) me(ctx context.Context, actor domain.Actor, _ *struct{}) (Me, error) {
	return s.whoIs(ctx, actor.AccountID)
}

func (s *Server) whoIs(ctx context.Context, accountID string) (me Me, err error) {
	err = s.DB.InTx(ctx, func(tx *store.Tx) (err error) {
		me.Account, err = tx.Account(ctx, accountID)
		if err != nil {
			return err
		}
		me.Deployment = Deployment{Rehearsal: s.DB.Rehearsal(), Now: tx.Now()}
		state, err := tx.LoginState(ctx, accountID)
		me.Todo = s.todo(state)
		return err
	})
	return me, err
}

// sessions keeps log-ins: scs makes the tokens and cookies, our table ties each to its account.
type sessions struct{ manager *scs.SessionManager }

func newSessions(db *store.DB, secure bool) *sessions {
	m := scs.New()
	m.Store = sessionStore{db}
	m.Codec = sessionCodec{}
	m.Lifetime = sessionLifetime
	m.HashTokenInStore = true // who reads the table cannot log in with it
	m.Cookie.Name = sessionCookie
	m.Cookie.HttpOnly = true
	m.Cookie.SameSite = http.SameSiteLaxMode
	m.Cookie.Secure = secure
	return &sessions{m}
}

// load reads the request's session; zero if there is none.
func (s *sessions) load(hc huma.Context) (context.Context, store.Session, error) {
	token := ""
	if cookie, err := huma.ReadCookie(hc, sessionCookie); err == nil {
		token = cookie.Value
	}
	ctx, err := s.manager.Load(hc.Context(), token)
	if err != nil {
		return nil, store.Session{}, fmt.Errorf("load session: %w", err)
	}
	session, _ := s.manager.Get(ctx, sessionKey).(store.Session)
	return ctx, session, nil
}

// start begins a new session of the account and sends its cookie.
func (s *sessions) start(ctx context.Context, accountID string) error {
	ctx, err := s.manager.Load(ctx, "")
	if err != nil {
		return fmt.Errorf("start session: %w", err)
	}
	s.manager.Put(ctx, sessionKey, store.Session{Actor: domain.Actor{AccountID: accountID}})
	token, expires, err := s.manager.Commit(ctx)
	if err != nil {
		return fmt.Errorf("start session: %w", err)
	}
	s.manager.WriteSessionCookie(ctx, requestOf(ctx).writer, token, expires)
	return nil
}

// end forgets the request's session and takes its cookie back.
func (s *sessions) end(ctx context.Context) error {
	if err := s.manager.Destroy(ctx); err != nil {
		return fmt.Errorf("end session: %w", err)
	}
	s.manager.WriteSessionCookie(ctx, requestOf(ctx).writer, "", time.Time{})
	return nil
}

// sessionStore is scs's store on our table: writing ties a token to an account, and reading gives the account as it
// stands, in one query, so that a disabled account is out at once.
type sessionStore struct{ db *store.DB }

// FindCtx returns the session with its actor.
func (s sessionStore) FindCtx(ctx context.Context, token string) ([]byte, bool, error) {
	session, found, err := s.db.Session(ctx, token)
	if err != nil || !found {
		return nil, false, err
	}
	data, err := json.Marshal(session) //nolint:musttag // only Decode reads it
	if err != nil {
		return nil, false, fmt.Errorf("write session: %w", err)
	}
	return data, true, nil
}

// CommitCtx writes a new session; data is its account's id. Sessions never change.
func (s sessionStore) CommitCtx(ctx context.Context, token string, data []byte, expires time.Time) error {
	r := requestOf(ctx)
	return s.db.StartSession(ctx, token, string(data), expires, r.address, r.browser)
}

// DeleteCtx forgets the session.
func (s sessionStore) DeleteCtx(ctx context.Context, token string) error {
	return s.db.EndSession(ctx, token)
}

// Find is FindCtx for scs's interface.
func (s sessionStore) Find(token string) ([]byte, bool, error) {
	return s.FindCtx(context.Background(), token)
}

// Commit is CommitCtx for scs's interface.
func (s sessionStore) Commit(token string, data []byte, expires time.Time) error {
	return s.CommitCtx(context.Background(), token, data, expires)
}

// Delete is DeleteCtx for scs's interface.
func (s sessionStore) Delete(token string) error { return s.DeleteCtx(context.Background(), token) }

// sessionCodec writes a session as its account's id and reads it with the account's actor.
type sessionCodec struct{}

// Encode returns the account's id.
func (sessionCodec) Encode(_ time.Time, values map[string]any) ([]byte, error) {
	session, ok := values[sessionKey].(store.Session)
	if !ok {
		return nil, errors.New("a session without an account")
	}
	return []byte(session.Actor.AccountID), nil
}

// Decode reads what FindCtx returned.
func (sessionCodec) Decode(data []byte) (time.Time, map[string]any, error) {
	var session store.Session
	if err := json.Unmarshal(data, &session); err != nil { //nolint:musttag // FindCtx wrote it
		return time.Time{}, nil, fmt.Errorf("read session: %w", err)
	}
	return session.Expires, map[string]any{sessionKey: session}, nil
}
