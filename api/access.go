package api

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humagin"

	"xueshi/domain"
	"xueshi/store"
)

// request is what the frame knows of a request before its input is read.
type request struct {
	actor  domain.Actor        // zero for public operations
	key    string              // Idempotency-Key, empty if none was sent
	writer http.ResponseWriter // for cookies

	session  string // its id
	path     string // with its ids
	address  string // of the caller
	browser  string // what the caller's browser calls itself
	recorded bool   // its transaction has told the record what was done
}

type requestContextKey struct{}

// requestOf returns the request that admit put into the context.
func requestOf(ctx context.Context) *request {
	r, ok := ctx.Value(requestContextKey{}).(*request)
	if !ok {
		return &request{}
	}
	return r
}

// stopWaiting takes the deadline for reading off the connection once the input is read: net/http goes on reading, to
// learn whether the caller has gone, and would take the deadline for that.
func (r *request) stopWaiting() {
	_ = http.NewResponseController(r.writer).SetReadDeadline(time.Time{}) // a writer that has no deadlines needs none lifted
}

// admit is the door: it finds out who calls and whether the role may, before any input is read.
func (s *Server) admit(o Operation) func(huma.Context, func(huma.Context)) {
	return func(hc huma.Context, next func(huma.Context)) {
		ctx, r, err := s.identify(hc, o)
		if err != nil {
			p := s.problemOf(hc.Context(), o.ID, err)
			s.recordRefusal(hc.Context(), o.ID, r, p)
			s.writeProblem(hc, p)
			return
		}
		next(huma.WithContext(hc, context.WithValue(ctx, requestContextKey{}, r)))
	}
}

func (s *Server) identify(hc huma.Context, o Operation) (context.Context, *request, error) {
	c := humagin.Unwrap(hc)
	r := &request{writer: c.Writer, path: c.Request.URL.Path, address: c.ClientIP(), browser: browserOf(hc)}
	if o.Public {
		return hc.Context(), r, nil
	}
	ctx, session, err := s.sessions.load(hc)
	if err != nil {
		return nil, r, err
	}
	actor := session.Actor
	r.actor, r.session = actor, session.ID
	if actor.AccountID == "" {
		return nil, r, domain.Refuse("", "session.none", "")
	}
	if !o.allows(actor.Role) {
		return nil, r, domain.Refuse("", "access.role", "", "role", actor.Role)
	}
	if !o.Unready && len(s.todo(session)) > 0 {
		return nil, r, domain.Refuse("", "session.unready", "")
	}
	if session.Stale && !o.Idle {
		if err := s.DB.SeenSession(ctx, session.ID, r.address, r.browser); err != nil {
			return nil, r, err
		}
	}
	if o.mutates() {
		if r.key, err = idempotencyKey(hc); err != nil {
			return nil, r, err
		}
	}
	return ctx, r, nil
}

// browserOf is what the caller's browser calls itself, as far as it is shown to people.
func browserOf(hc huma.Context) string {
	const shown = 200
	name := strings.ToValidUTF8(hc.Header("User-Agent"), "")
	return name[:min(len(name), shown)]
}

// The bounds of an Idempotency-Key: long enough not to be met by chance, short enough to be stored.
const (
	minKey    = 8
	maxKey    = 200
	keyHeader = "Idempotency-Key"
)

func idempotencyKey(hc huma.Context) (string, error) {
	key := hc.Header(keyHeader)
	if key != "" && (len(key) < minKey || len(key) > maxKey) {
		return "", domain.Refuse("", "form.invalid", keyHeader, "min", minKey, "max", maxKey)
	}
	return key, nil
}

func idempotencyParam() *huma.Param {
	least, most := minKey, maxKey
	return &huma.Param{
		Name: keyHeader, In: "header",
		Description: "The same key with the same request gives the first answer again, and takes effect once.",
		Schema:      &huma.Schema{Type: huma.TypeString, MinLength: &least, MaxLength: &most},
	}
}

// requestKey is what the store remembers of a request with a key. The request itself is kept as a keyed hash only, and
// the key as a hash, so that what was typed (a password, say) cannot be guessed from the table.
func (r *request) requestKey(o Operation, in any) (store.RequestKey, error) {
	if r.key == "" || o.Secret {
		return store.RequestKey{}, nil
	}
	typed, err := json.Marshal(in)
	if err != nil {
		return store.RequestKey{}, fmt.Errorf("hash request: %w", err)
	}
	mac := hmac.New(sha256.New, []byte(r.key))
	mac.Write([]byte(o.ID))
	mac.Write(typed)
	key := sha256.Sum256([]byte(r.key))
	return store.RequestKey{
		AccountID: r.actor.AccountID,
		Key:       key[:],
		Operation: o.ID,
		Hash:      mac.Sum(nil),
	}, nil
}

// Versioned is embedded in the input of an operation that edits what two people may edit: If-Match names the ETag that
// the caller has seen. Without it the last writer wins.
type Versioned struct {
	IfMatch string `header:"If-Match" doc:"The ETag that was read; if it has changed since, the answer is 409 version.changed"`
}

// version returns the version that the caller has seen, or 0 if none was named.
func (v Versioned) version() (int, error) {
	if v.IfMatch == "" || v.IfMatch == "*" {
		return 0, nil
	}
	n, err := strconv.Atoi(strings.Trim(v.IfMatch, `"`))
	if err != nil || n < 1 {
		return 0, domain.Refuse("", "form.invalid", "If-Match")
	}
	return n, nil
}
