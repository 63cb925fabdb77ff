package api

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"github.com/danielgtaylor/huma/v2"

	"xueshi/domain"
	"xueshi/store"
)

// Operation declares one operation of the API: its name, its route, and who may call it.
type Operation struct {
	ID      string // operationId: a verb such as filePlan; scenarios and the UI call it by this name
	Method  string
	Path    string // with {placeholders}
	Summary string
	Tag     string        // the resource, for the document's readers
	Roles   []domain.Role // empty: any logged-in account
	Public  bool          // needs no log-in
	Status  int           // of success; 0 is 200

	Produces string // media type of the answer; empty: JSON
	Unready  bool   // also for an account that has something to do first (Todo)
	Secret   bool   // its answer is kept nowhere, so an Idempotency-Key means nothing to it
	Idle     bool   // asked by the page by itself: keeps no session awake
	Quiet    bool   // no entry of the record: it changes nothing but the caller's own page, or no data leaves with its file
}

// allows says whether the role may call the operation.
func (o Operation) allows(role domain.Role) bool {
	return len(o.Roles) == 0 || slices.Contains(o.Roles, role)
}

// mutates says whether the operation changes anything, by its method.
func (o Operation) mutates() bool { return o.Method != http.MethodGet && o.Method != http.MethodHead }

// output is what huma writes: headers and the plain body.
type output[Out any] struct {
	ETag   string `header:"ETag"` //nolint:tagliatelle // the header is written so
	Replay string `header:"Idempotent-Replay"`
	Body   Out
}

// nothing is the answer of an operation that has none (status 204).
type nothing struct{}

// preparer is an input that has work to do before a transaction begins: hashing a password, reading an uploaded sheet.
type preparer interface {
	prepare(ctx context.Context, s *Server) error
}

// handle registers an operation whose handler runs in one transaction. The handler may run more than once (the
// database may ask for a retry), so it must have no effects besides the transaction's. If the request carries an
// Idempotency-Key, the answer is stored in the same transaction and given again for the same key.
func handle[In, Out any](s *Server, o Operation, do func(ctx context.Context, tx *store.Tx, actor domain.Actor, in *In) (Out, error)) {
	register(s, o, transacted(s, o, do))
}

// transacted is what a handler in one transaction does with a request and its Idempotency-Key.
func transacted[In, Out any](
	s *Server, o Operation, do func(ctx context.Context, tx *store.Tx, actor domain.Actor, in *In) (Out, error),
) func(ctx context.Context, r *request, in *In) (*output[Out], error) {
	return func(ctx context.Context, r *request, in *In) (*output[Out], error) {
		if p, ok := any(in).(preparer); ok {
			if err := p.prepare(ctx, s); err != nil {
				return nil, err
			}
		}
		r.recorded = true // below, or undone
		key, err := r.requestKey(o, in)
		if err != nil {
			return nil, err
		}
		var out Out
		err = s.DB.InTx(ctx, func(tx *store.Tx) (err error) {
			if out, err = do(ctx, tx, r.actor, in); err != nil {
				return err
			}
			if o.recorded() && !o.Public && !tx.Told() { // what a timeline tells is in the record already
				tx.Record(r.happening(ctx, o))
			}
			if key.Empty() {
				return nil
			}
			return tx.KeepAnswer(key, out)
		})
		if err != nil && !key.Empty() {
			return replay[Out](ctx, s, key, err)
		}
		return answer(out), err
	}
}

// handleOutside registers an operation whose handler runs without a transaction: log-in, and what takes too long to
// hold one. Idempotency keys mean nothing to it.
func handleOutside[In, Out any](s *Server, o Operation, do func(ctx context.Context, actor domain.Actor, in *In) (Out, error)) {
	register(s, o, func(ctx context.Context, r *request, in *In) (*output[Out], error) {
		out, err := do(ctx, r.actor, in)
		return answer(out), err
	})
}

// register gives the operation to huma: admission before anything is read, and one place where errors become problems.
func register[In, Out any](s *Server, o Operation, do func(ctx context.Context, r *request, in *In) (*Out, error)) {
	if o.Status == 0 {
		o.Status = http.StatusOK
	}
	s.operations = append(s.operations, o)
	described := s.operation(o)
	huma.Register(s.api, described, func(ctx context.Context, in *In) (*Out, error) {
		r := requestOf(ctx)
		r.stopWaiting()
		out, err := do(ctx, r, in)
		if err == nil {
			err = s.recordDone(ctx, o, r)
		}
		if err != nil {
			p := s.problemOf(ctx, o.ID, err)
			s.recordRefusal(ctx, o.ID, r, p)
			return nil, p
		}
		return out, nil
	})
	if o.Status == http.StatusNoContent {
		described.Responses[strconv.Itoa(o.Status)].Content = nil
	}
}

// operation is huma's description of the operation.
func (s *Server) operation(o Operation) huma.Operation {
	op := huma.Operation{
		OperationID:   o.ID,
		Method:        o.Method,
		Path:          o.Path,
		Summary:       o.Summary,
		Tags:          []string{o.Tag},
		DefaultStatus: o.Status,
		Middlewares:   huma.Middlewares{s.admit(o)},
		Responses:     map[string]*huma.Response{"default": s.problemResponse()},
		Extensions:    map[string]any{"x-roles": o.Roles},
	}
	if o.Produces != "" {
		op.Responses[strconv.Itoa(o.Status)] = &huma.Response{Content: map[string]*huma.MediaType{
			o.Produces: {Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}},
		}}
	}
	if !o.Public {
		op.Security = []map[string][]string{{sessionCookie: {}}}
		if o.mutates() {
			op.Parameters = []*huma.Param{idempotencyParam()}
		}
	}
	return op
}

// answer wraps a handler's answer, with its ETag if it has one.
func answer[Out any](out Out) *output[Out] {
	wrapped := &output[Out]{Body: out}
	if tagged, ok := any(out).(interface{ ETag() string }); ok {
		wrapped.ETag = tagged.ETag()
	}
	return wrapped
}

// replay gives the answer that was stored for the key, or the refusal err if there is none.
func replay[Out any](ctx context.Context, s *Server, key store.RequestKey, err error) (*output[Out], error) {
	stored, lookErr := s.DB.Answer(ctx, key)
	if lookErr != nil {
		return nil, lookErr
	}
	if stored == nil {
		return nil, err
	}
	var out Out
	if err := json.Unmarshal(stored, &out); err != nil {
		return nil, fmt.Errorf("read stored answer: %w", err)
	}
	again := answer(out)
	again.Replay = "true"
	return again, nil
}
