package api

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"reflect"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/jackc/pgx/v5/pgconn"

	"xueshi/domain"
	"xueshi/store"
	"xueshi/texts"
)

// Problem is the answer to a request that was not done (RFC 9457). Detail and the faults' messages are for people;
// programs go by the codes.
type Problem struct { //nolint:errname // as RFC 9457 calls it
	Type    string  `json:"type" example:"urn:xueshi:problem:plan.too_late" doc:"urn:xueshi:problem: and the code"`
	Title   string  `json:"title"`
	Status  int     `json:"status"`
	Detail  string  `json:"detail"`
	Code    string  `json:"code" example:"plan.too_late"`
	Rule    string  `json:"rule,omitempty" example:"R2" doc:"The specification's rule"`
	Request string  `json:"request,omitempty" doc:"Names this request in the log"`
	Errors  []Fault `json:"errors"`
}

// Fault is one reason of a problem.
type Fault struct {
	Code    string         `json:"code"`
	Rule    string         `json:"rule,omitempty"`
	Field   string         `json:"field,omitempty" doc:"Where in the input, e.g. lines[3].score, or the cell of a sheet"`
	Message string         `json:"message"`
	Facts   map[string]any `json:"facts,omitempty" doc:"The arithmetic and what would be right"`
}

// Error makes a Problem an error that huma writes as it is.
func (p *Problem) Error() string { return p.Code }

// GetStatus is the HTTP status.
func (p *Problem) GetStatus() int { return p.Status }

// ContentType makes huma name the problem's media type.
func (p *Problem) ContentType(string) string { return problemType }

const problemType = "application/problem+json"

// problemOf turns an error of a handler into the answer. Only refusals tell the caller anything; all else is logged
// and answered without its text.
func (s *Server) problemOf(ctx context.Context, operation string, err error) *Problem {
	var (
		refusals domain.Refusals
		refusal  *domain.Refusal
		problem  *Problem
	)
	switch {
	case errors.As(err, &problem):
	case errors.As(err, &refusals) && len(refusals) > 0:
		problem = refusedFor(refusals)
	case errors.As(err, &refusal):
		problem = refusedFor(domain.Refusals{*refusal})
	case unreadable(err):
		problem = refusedFor(domain.Refusals{*domain.Refuse("", "form.invalid", "")})
	case errors.Is(err, store.ErrNotFound):
		problem = refusedFor(domain.Refusals{*domain.Refuse("", "not_found", "")})
	case errors.Is(ctx.Err(), context.Canceled): // the caller has gone; nobody reads this
		problem = refusedFor(domain.Refusals{*domain.Refuse("", "request.cancelled", "")})
	default:
		s.Logger.ErrorContext(ctx, "request failed", "operation", operation, "request", requestID(ctx), "error", err)
		problem = refusedFor(domain.Refusals{*domain.Refuse("", "internal", "")})
	}
	problem.Request = requestID(ctx)
	return problem
}

// unreadable says whether the database could not read a value as what it should be (an id, a date): it came from a
// cursor or a path that nobody else looks into.
func unreadable(err error) bool {
	var pgErr *pgconn.PgError
	return errors.As(err, &pgErr) && slices.Contains([]string{"22P02", "22007", "22008"}, pgErr.Code)
}

// refusedFor is the problem of one or more refusals; the first names it.
func refusedFor(refusals domain.Refusals) *Problem {
	first := refusals[0]
	p := &Problem{
		Type:   "urn:xueshi:problem:" + first.Code,
		Status: statusOf(first.Code),
		Code:   first.Code,
		Rule:   first.Rule,
		Errors: make([]Fault, len(refusals)),
	}
	for i, r := range refusals {
		p.Errors[i] = Fault{Code: r.Code, Rule: r.Rule, Field: r.Field, Message: message(r), Facts: r.Facts}
	}
	p.Title, p.Detail = texts.Refusal(first).Title, p.Errors[0].Message
	return p
}

// statusOf is the HTTP status of a code; a rule's "no" is 422.
func statusOf(code string) int {
	switch code {
	case "session.none", "login.wrong", "login.code_needed", "login.code_wrong":
		return http.StatusUnauthorized
	case "access.role", "access.origin", "step.not_yours", "session.unready":
		return http.StatusForbidden
	case "not_found":
		return http.StatusNotFound
	case "step.already_decided", "step.already_signed", "step.taken", "version.changed", "setup.done", "clock.moving", "record.not_signed_yet":
		return http.StatusConflict
	case "body.too_large":
		return http.StatusRequestEntityTooLarge
	case "login.throttled", "check.too_many":
		return http.StatusTooManyRequests
	case "request.cancelled":
		return 499 // as nginx has it
	case "internal":
		return http.StatusInternalServerError
	}
	if strings.HasPrefix(code, "idempotency.") {
		return http.StatusConflict
	}
	return http.StatusUnprocessableEntity
}

// problemOfForm turns huma's own answers to malformed input into our problems. It drops the rejected values, which
// huma would echo, passwords included.
func problemOfForm(_ huma.Context, _ string, v any) (any, error) {
	model, ok := v.(*huma.ErrorModel)
	if !ok {
		return v, nil
	}
	refusals := domain.Refusals{}
	for _, e := range model.Errors {
		refusals = append(refusals, *domain.Refuse("", formCode(model.Status), fieldOf(e), "expected", texts.Expectation(e.Message)))
	}
	if len(refusals) == 0 {
		refusals = append(refusals, *domain.Refuse("", formCode(model.Status), "", "expected", texts.Expectation(model.Detail)))
	}
	p := refusedFor(refusals)
	p.Status = model.Status
	return p, nil
}

func formCode(status int) string {
	if status == http.StatusRequestEntityTooLarge {
		return "body.too_large"
	}
	return "form.invalid"
}

// fieldOf is the field's name as the caller wrote it. Huma says where it looked, too, and names a missing field in the
// message only.
func fieldOf(e *huma.ErrorDetail) string {
	_, field, _ := strings.Cut(e.Location, ".")
	missing, is := strings.CutPrefix(e.Message, "expected required property ")
	if !is {
		return field
	}
	return strings.TrimPrefix(field+"."+strings.TrimSuffix(missing, " to be present"), ".")
}

// writeProblem answers a request that does not reach its handler.
func (s *Server) writeProblem(hc huma.Context, p *Problem) {
	hc.SetHeader("Content-Type", problemType)
	hc.SetStatus(p.Status)
	if err := json.NewEncoder(hc.BodyWriter()).Encode(p); err != nil {
		s.Logger.DebugContext(hc.Context(), "answer not written", "error", err)
	}
}

// problemResponse is the document's description of every problem.
func (s *Server) problemResponse() *huma.Response {
	schema := s.api.OpenAPI().Components.Schemas.Schema(reflect.TypeFor[Problem](), true, "")
	return &huma.Response{
		Description: "Problem (RFC 9457)",
		Content:     map[string]*huma.MediaType{problemType: {Schema: schema}},
	}
}

// message is what a refusal says to people.
func message(r domain.Refusal) string { return texts.Refusal(r).Detail }
