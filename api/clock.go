package api

import (
	"context"
	"net/http"
	"sync"
	"time"

	"xueshi/domain"
)

// moveLimit bounds a move: a year takes well under a minute.
const moveLimit = 10 * time.Minute

func (s *Server) registerClock() {
	c := &clockDesk{server: s}
	handleOutside(s, Operation{
		ID: "getClock", Idle: true, Method: http.MethodGet, Path: "/api/clock", Tag: "clock", Summary: "The business time, and how far a move has come",
	}, c.get)
	handleOutside(s, Operation{
		ID: "moveClock", Method: http.MethodPost, Path: "/api/clock", Tag: "clock", Status: http.StatusAccepted,
		Summary: "Move a rehearsal's business time forward",
	}, c.move)
}

// Clock is the business time.
type Clock struct {
	Now          time.Time  `json:"now" doc:"Business time"`
	Rehearsal    bool       `json:"rehearsal" doc:"Whether it can be moved"`
	NextDeadline *time.Time `json:"nextDeadline,omitempty" doc:"When the engine acts next; absent: nothing waits"`
	Moving       *Moving    `json:"moving,omitempty" doc:"Absent: it is not being moved"`
	Failed       string     `json:"failed,omitempty" doc:"Why the last move stopped before its end; the log says more"`
}

// Moving says how far a move has come.
type Moving struct {
	At time.Time `json:"at"`
	To time.Time `json:"to"`
}

// MoveClockInput says where to.
type MoveClockInput struct {
	Body struct {
		To             *time.Time `json:"to,omitempty" doc:"An instant after now"`
		ToNextDeadline bool       `json:"toNextDeadline,omitempty" doc:"Instead of an instant: the next one at which the engine acts"`
	}
}

// clockDesk keeps the one move that can be under way. It goes on when whoever asked for it has gone.
type clockDesk struct {
	server *Server

	mu     sync.Mutex
	moving *Moving
	failed string
}

// get serves getClock.
func (c *clockDesk) get(ctx context.Context, _ domain.Actor, _ *struct{}) (Clock, error) {
	now, err := c.server.DB.Now(ctx)
	if err != nil {
		return Clock{}, err
	}
	answer := Clock{Now: now, Rehearsal: c.server.DB.Rehearsal()}
	next, found, err := c.server.DB.NextDeadline(ctx, now, now.AddDate(lookAhead, 0, 0))
	if err != nil {
		return Clock{}, err
	}
	if found {
		answer.NextDeadline = &next
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.moving != nil {
		moving := *c.moving
		answer.Moving = &moving
	}
	answer.Failed = c.failed
	return answer, nil
}

// lookAhead is how many years ahead a deadline is looked for.
const lookAhead = 10

// move serves moveClock: it begins the move and answers at once. getClock tells how far it has come.
func (c *clockDesk) move(ctx context.Context, actor domain.Actor, in *MoveClockInput) (Clock, error) {
	now, err := c.get(ctx, actor, nil)
	if err != nil {
		return Clock{}, err
	}
	to, refusal := destination(now, in, c.server.Clock != nil)
	if refusal != nil {
		return Clock{}, refusal
	}
	if other, moving := c.begin(Moving{At: now.Now, To: to.UTC()}); moving {
		return Clock{}, domain.Refuse("", "clock.moving", "", "at", other)
	}
	go c.run(context.WithoutCancel(ctx), to)
	return c.get(ctx, actor, nil)
}

// destination says where a move goes, or why it cannot.
func destination(now Clock, in *MoveClockInput, movable bool) (time.Time, *domain.Refusal) {
	to := in.Body.To
	if in.Body.ToNextDeadline {
		to = now.NextDeadline
	}
	switch {
	case !now.Rehearsal || !movable:
		return time.Time{}, domain.Refuse("", "clock.real", "")
	case in.Body.ToNextDeadline == (in.Body.To != nil):
		return time.Time{}, domain.Refuse("", "clock.where", "to")
	case to == nil:
		return time.Time{}, domain.Refuse("", "clock.no_deadline", "toNextDeadline")
	case !to.After(now.Now):
		return time.Time{}, domain.Refuse("", "clock.backwards", "to", "now", now.Now)
	case to.After(now.Now.AddDate(lookAhead, 0, 0)):
		return time.Time{}, domain.Refuse("", "clock.too_far", "to", "latest", now.Now.AddDate(lookAhead, 0, 0))
	default:
		return *to, nil
	}
}

// begin notes a move, unless another one is under way: then it says where that goes.
func (c *clockDesk) begin(m Moving) (to time.Time, moving bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.moving != nil {
		return c.moving.To, true
	}
	c.moving, c.failed = &m, ""
	return time.Time{}, false
}

func (c *clockDesk) run(ctx context.Context, to time.Time) {
	ctx, cancel := context.WithTimeout(ctx, moveLimit)
	defer cancel()
	err := c.server.Clock.Move(ctx, to, func(at time.Time) {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.moving.At = at.UTC()
	})
	if err != nil {
		c.server.Logger.ErrorContext(ctx, "clock not moved", "to", to, "error", err)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.moving = nil
	if err != nil {
		c.failed = "clock.stopped"
	}
}
