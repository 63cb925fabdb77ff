package api

import (
	"context"
	"fmt"
	"log/slog"
	"maps"
	"net/http"
	"slices"
	"sync"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humagin"

	"xueshi/domain"
	"xueshi/store"
)

const (
	lookEvery = 300 * time.Millisecond
	heartbeat = 20 * time.Second // keeps proxies from closing a quiet line
	listening = 15 * time.Minute // then the browser comes back by itself, and is asked again who it is
	looksBack = 10               // looks during which an entry may still appear before a greater one that was seen
	inFlight  = 1000             // ids that may have been given to entries yet to appear when the looks begin
)

func (s *Server) registerEvents() {
	register(s, Operation{
		ID: "watch", Method: http.MethodGet, Path: "/api/events", Tag: "cases", Produces: "text/event-stream", Quiet: true, Idle: true,
		Summary: "Server-sent events: a caseId whenever a case that the caller may see has changed",
	}, s.watch)
}

// watch serves the caller's events until the caller goes or the server stops.
func (s *Server) watch(ctx context.Context, r *request, _ *struct{}) (*huma.StreamResponse, error) {
	l, leave, err := s.events.join(ctx, r.actor)
	if err != nil {
		return nil, err
	}
	return &huma.StreamResponse{Body: func(hc huma.Context) { //nolint:contextcheck // huma gives it the request's
		defer leave()
		hc.SetHeader("Content-Type", "text/event-stream")
		hc.SetHeader("X-Accel-Buffering", "no") // a proxy shall pass each event on at once
		hc.SetStatus(http.StatusOK)
		if err := l.serve(hc.Context(), humagin.Unwrap(hc).Writer); err != nil {
			s.Logger.DebugContext(hc.Context(), "listener lost", "error", err)
		}
	}}, nil
}

// events tells listeners which cases have changed. While anybody listens, one look at the timeline every moment serves
// all of them.
type events struct {
	db     *store.DB
	logger *slog.Logger

	mu        sync.Mutex
	listeners map[*listener]struct{}
	stop      context.CancelFunc // of the looks; nil while nobody listens
	closed    bool
}

// listener is one who listens, with the changed cases that were not sent yet.
type listener struct {
	actor domain.Actor
	wake  chan struct{} // there are changed cases
	gone  chan struct{} // closed when the server stops

	mu      sync.Mutex
	changed map[string]struct{}
}

func newEvents(db *store.DB, logger *slog.Logger) *events {
	return &events{db: db, logger: logger, listeners: make(map[*listener]struct{})}
}

// join adds a listener, who is told of what changes from now on; the first one starts the looks, and the last to leave
// ends them.
func (e *events) join(ctx context.Context, actor domain.Actor) (l *listener, leave func(), err error) {
	l = &listener{actor: actor, wake: make(chan struct{}, 1), gone: make(chan struct{}), changed: make(map[string]struct{})}
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.closed {
		close(l.gone)
		return l, func() {}, nil
	}
	if e.stop == nil {
		w, err := e.begin(ctx)
		if err != nil {
			return nil, nil, err
		}
		ctx, e.stop = context.WithCancel(context.WithoutCancel(ctx))
		go e.look(ctx, w)
	}
	e.listeners[l] = struct{}{}
	return l, func() { e.leave(l) }, nil
}

// begin opens a window on the timeline in which everything that is there was seen.
func (e *events) begin(ctx context.Context) (*window, error) {
	last, err := e.db.LastEntry(ctx)
	if err != nil {
		return nil, err
	}
	w := newWindow(max(0, last-inFlight))
	entries, err := e.db.EntriesAfter(ctx, w.low())
	w.fresh(entries)
	return w, err
}

func (e *events) leave(l *listener) {
	e.mu.Lock()
	defer e.mu.Unlock()
	delete(e.listeners, l)
	if len(e.listeners) == 0 && e.stop != nil {
		e.stop()
		e.stop = nil
	}
}

// close sends every listener away, so that the server can stop.
func (e *events) close() {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.closed = true
	for l := range e.listeners {
		close(l.gone)
		delete(e.listeners, l)
	}
	if e.stop != nil {
		e.stop()
		e.stop = nil
	}
}

// look asks for new entries until it is stopped.
func (e *events) look(ctx context.Context, w *window) {
	ticker := time.NewTicker(lookEvery)
	defer ticker.Stop()
	for {
		if err := e.tell(ctx, w); err != nil && ctx.Err() == nil {
			e.logger.WarnContext(ctx, "changes not told", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
	}
}

// tell tells the listeners what changed since the last look.
func (e *events) tell(ctx context.Context, w *window) error {
	entries, err := e.db.EntriesAfter(ctx, w.low())
	if err != nil {
		return err
	}
	cases := w.fresh(entries)
	if len(cases) == 0 {
		return nil
	}
	return e.spread(ctx, cases)
}

// spread gives each listener the changed cases that it may see; those who see the same are asked for once.
func (e *events) spread(ctx context.Context, cases []string) error {
	type sight struct {
		role                 domain.Role
		org, person, account string // account: what was copied to one is not seen by all
	}
	e.mu.Lock()
	groups := make(map[sight][]*listener)
	for l := range e.listeners {
		to := sight{l.actor.Role, l.actor.OrgID, l.actor.PersonID, l.actor.AccountID}
		if l.actor.Role.SeesAll() {
			to.account = ""
		}
		groups[to] = append(groups[to], l)
	}
	e.mu.Unlock()
	for _, group := range groups {
		visible, err := e.db.Visible(ctx, group[0].actor, cases)
		if err != nil {
			return err
		}
		for _, l := range group {
			l.add(visible)
		}
	}
	return nil
}

// window remembers which of the newest entries were seen, because entries can appear out of order: it looks again at
// what came since the look looksBack looks ago.
type window struct {
	lows []int64 // the greatest id after each of the last looks, the oldest first
	seen map[int64]struct{}
}

// newWindow opens a window on the entries after low.
func newWindow(low int64) *window {
	return &window{lows: []int64{low}, seen: make(map[int64]struct{})}
}

// low is the id after which entries may still appear.
func (w *window) low() int64 { return w.lows[0] }

// fresh returns the cases of the entries that were not seen before, each once, and moves the window on.
func (w *window) fresh(entries []store.Entry) []string {
	cases := make(map[string]struct{})
	last := w.lows[len(w.lows)-1]
	for _, entry := range entries {
		if _, seen := w.seen[entry.ID]; seen {
			continue
		}
		w.seen[entry.ID] = struct{}{}
		cases[entry.CaseID] = struct{}{}
		last = max(last, entry.ID)
	}
	w.lows = append(w.lows, last)
	if len(w.lows) > looksBack {
		w.lows = w.lows[1:]
		maps.DeleteFunc(w.seen, func(id int64, _ struct{}) bool { return id <= w.lows[0] })
	}
	return slices.Collect(maps.Keys(cases))
}

// add notes changed cases to be sent. A slow listener gets each case once, however often it changed meanwhile.
func (l *listener) add(cases []string) {
	if len(cases) == 0 {
		return
	}
	l.mu.Lock()
	for _, id := range cases {
		l.changed[id] = struct{}{}
	}
	l.mu.Unlock()
	select {
	case l.wake <- struct{}{}:
	default: // woken already
	}
}

// take returns the changed cases and forgets them.
func (l *listener) take() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	cases := slices.Sorted(maps.Keys(l.changed))
	clear(l.changed)
	return cases
}

// serve writes events until the caller has gone, its time is up or the server stops, which is no error.
func (l *listener) serve(ctx context.Context, w http.ResponseWriter) error {
	ctx, cancel := context.WithTimeout(ctx, listening)
	defer cancel()
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	line := http.NewResponseController(w)
	if _, err := fmt.Fprint(w, "retry: 2000\n\n"); err != nil {
		return fmt.Errorf("send: %w", err)
	}
	for {
		if err := line.Flush(); err != nil {
			return fmt.Errorf("send: %w", err)
		}
		select {
		case <-ctx.Done():
			return nil
		case <-l.gone:
			return nil
		case <-l.wake:
			for _, id := range l.take() {
				if _, err := fmt.Fprintf(w, "data: {\"caseId\":%q}\n\n", id); err != nil {
					return fmt.Errorf("send: %w", err)
				}
			}
		case <-beat.C:
			if _, err := fmt.Fprint(w, ": still here\n\n"); err != nil {
				return fmt.Errorf("send: %w", err)
			}
		}
	}
}
