package api

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"sync"
	"time"

	"xueshi/domain"
	"xueshi/record"
	"xueshi/store"
	"xueshi/texts"
)

func (s *Server) registerRecord() {
	auditor := []domain.Role{domain.RoleAuditor}
	handle(s, Operation{
		ID: "listRecord", Method: http.MethodGet, Path: "/api/record", Tag: "record", Roles: auditor,
		Summary: "The record: every change, export, log-in, log-out and refused access, the newest first",
	}, listRecord)
	handleOutside(s, Operation{
		ID: "proveEntry", Method: http.MethodGet, Path: "/api/record/{position}/proof", Tag: "record", Roles: auditor,
		Summary: "The proof of an entry, which stands alone: xueshi audit check reads it",
	}, s.proveEntry)
}

// ListRecordInput narrows the record.
type ListRecordInput struct {
	PageInput

	Kind      string    `query:"kind" maxLength:"50"`
	AccountID string    `query:"accountId" format:"uuid"`
	CaseID    string    `query:"caseId" format:"uuid"`
	From      time.Time `query:"from" doc:"business time"`
	Until     time.Time `query:"until" doc:"business time, not included"`
}

// RecordView is an entry with its Chinese.
type RecordView struct {
	store.RecordedEntry

	Text string `json:"text"`
}

func listRecord(ctx context.Context, tx *store.Tx, _ domain.Actor, in *ListRecordInput) (list List[RecordView], err error) {
	f := store.RecordFilter{Kind: in.Kind, AccountID: in.AccountID, CaseID: in.CaseID, From: in.From, Until: in.Until}
	if f.Page, err = in.page(); err != nil {
		return list, err
	}
	entries, err := tx.RecordEntries(ctx, f)
	if err != nil {
		return list, err
	}
	views := make([]RecordView, len(entries))
	for i, e := range entries {
		views[i] = RecordView{RecordedEntry: e, Text: texts.Event(e.Kind, e.Facts)}
	}
	return listOf(in.PageInput, views, func(v RecordView) []string { return []string{strconv.FormatInt(v.Position, 10)} })
}

// ProveEntryInput names an entry.
type ProveEntryInput struct {
	Position int64 `path:"position" minimum:"0"`
}

func (s *Server) proveEntry(ctx context.Context, _ domain.Actor, in *ProveEntryInput) (record.Proof, error) {
	return s.DB.ProveEntry(ctx, in.Position, "")
}

// recorded says whether the operation is an entry of the record when it is done: it changes something, or data leaves as
// a file.
func (o Operation) recorded() bool { return !o.Quiet && (o.mutates() || o.Produces != "") }

// happening is what is recorded of an operation that is done: which, on what, and from where. What was sent is not in it.
func (r *request) happening(ctx context.Context, o Operation) store.Happening {
	h := store.Happening{Kind: domain.RecordDone, AccountID: r.actor.AccountID, Facts: r.facts(ctx, o.ID)}
	if !o.mutates() {
		h.Kind = domain.RecordExported
	}
	return h
}

func (r *request) facts(ctx context.Context, operation string) map[string]any {
	return map[string]any{"operation": operation, "path": r.path, "address": r.address, "request": requestID(ctx)}
}

// recordDone records an operation whose handler has not done so in its own transaction.
func (s *Server) recordDone(ctx context.Context, o Operation, r *request) error {
	if !o.recorded() || o.Public || r.recorded {
		return nil
	}
	return s.DB.Record(ctx, r.happening(ctx, o))
}

// recordRefusal records that an access was refused. A flood of them does not fill the record: what is left out is
// counted, and the next entry tells how many.
func (s *Server) recordRefusal(ctx context.Context, operation string, r *request, p *Problem) {
	if p.Status != http.StatusForbidden && p.Status != http.StatusNotFound || s.DB == nil {
		return
	}
	s.recordNo(ctx, r, domain.RecordRefused, operation, p.Code)
}

// recordNotIn records a log-in that failed. What was typed is not in it: it may be a password in the wrong field.
func (s *Server) recordNotIn(ctx context.Context, accountID string, err error) {
	var refusal *domain.Refusal
	if !errors.As(err, &refusal) {
		return // nobody was refused: something is broken, and the log says what
	}
	r := *requestOf(ctx)
	r.actor.AccountID = accountID
	s.recordNo(ctx, &r, domain.RecordNotIn, "login", refusal.Code)
}

func (s *Server) recordNo(ctx context.Context, r *request, kind domain.RecordKind, operation, code string) {
	now := time.Now() //nolint:forbidigo // a flood is one in the machine's time
	lets, left := s.refusals.let(r.actor.AccountID+" "+r.address, now)
	if !lets {
		return
	}
	facts := r.facts(ctx, operation)
	facts["code"] = code
	if left > 0 {
		facts["unrecorded"] = left
	}
	err := s.DB.Record(context.WithoutCancel(ctx), store.Happening{Kind: kind, AccountID: r.actor.AccountID, Facts: facts})
	if err != nil { // the caller is refused either way
		s.Logger.ErrorContext(ctx, "refusal not recorded", "request", requestID(ctx), "error", err)
	}
}

// How many refusals are recorded in a minute: of one account at one address, and of all.
const (
	refusalsOfOne = 10
	refusalsOfAll = 300
)

// floodgate lets a bounded number of refusals through.
type floodgate struct {
	mu     sync.Mutex
	minute time.Time
	all    int
	of     map[string]int
	left   int // out, since the last one that was let through
}

// let says whether one more may pass now, and how many were left out before it.
func (f *floodgate) let(who string, now time.Time) (lets bool, left int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if minute := now.Truncate(time.Minute); !minute.Equal(f.minute) {
		f.minute, f.all, f.of = minute, 0, make(map[string]int)
	}
	if f.all >= refusalsOfAll || f.of[who] >= refusalsOfOne {
		f.left++
		return false, 0
	}
	f.all++
	f.of[who]++
	left, f.left = f.left, 0
	return true, left
}
