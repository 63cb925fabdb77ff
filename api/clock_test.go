package api

import (
	"context"
	"errors"
	"net/http"
	"testing"
	"time"

	"xueshi/domain"
)

// slowMover moves when it is told to go on.
type slowMover struct {
	stop   time.Time
	goOn   chan error // what the move ends with
	moving chan time.Time
}

func (m *slowMover) Move(_ context.Context, to time.Time, progress func(at time.Time)) error {
	progress(m.stop)
	m.moving <- to
	return <-m.goOn
}

func TestAMoveGoesOnByItself(t *testing.T) {
	t.Parallel()
	mover := &slowMover{stop: time.Date(2020, time.June, 10, 0, 0, 0, 0, time.UTC), goOn: make(chan error), moving: make(chan time.Time)}
	b := setup(t, func(s *Server) { s.Clock = mover })
	b.year()
	holder := b.account(domain.RoleAuditor)
	to := time.Date(2020, time.July, 1, 0, 0, 0, 0, time.UTC)

	holder.call(http.MethodPost, "/api/clock", map[string]any{"to": to}).want(http.StatusAccepted)
	if got := <-mover.moving; !got.Equal(to) {
		t.Errorf("moving to %s", got)
	}
	now := holder.get("/api/clock").want(http.StatusOK)
	moving, ok := now.Body["moving"].(map[string]any)
	if !ok || moving["at"] != "2020-06-10T00:00:00Z" || moving["to"] != "2020-07-01T00:00:00Z" || now.Body["rehearsal"] != true {
		t.Errorf("the clock says %s", now.Text)
	}
	second := holder.call(http.MethodPost, "/api/clock", map[string]any{"to": to}).want(http.StatusConflict)
	if second.Body["code"] != "clock.moving" {
		t.Errorf("a second move is answered %s", second.Text)
	}
	mover.goOn <- errors.New("the engine is away")
	for now = holder.get("/api/clock"); now.Body["moving"] != nil; {
		now = holder.get("/api/clock")
	}
	if now.Body["failed"] != "clock.stopped" {
		t.Errorf("a move that stopped is told as %s", now.Text)
	}
}

func TestMovesAreRefused(t *testing.T) {
	t.Parallel()
	b := setup(t, func(s *Server) { s.Clock = &slowMover{} })
	holder := b.account(domain.RoleUnit)
	refused := holder.call(http.MethodPost, "/api/clock", map[string]any{"toNextDeadline": true})
	if refused.Status != http.StatusUnprocessableEntity || refused.Body["code"] != "clock.real" {
		t.Errorf("a real deployment's clock: %s", refused.Text)
	}
	b.year()
	for code, body := range map[string]map[string]any{
		"clock.backwards":   {"to": "2020-05-31T00:00:00Z"},
		"clock.too_far":     {"to": "2120-01-01T00:00:00Z"},
		"clock.where":       {},
		"clock.no_deadline": {"toNextDeadline": true}, // the year's workflow does not run here, so it has set none
	} {
		if got := holder.call(http.MethodPost, "/api/clock", body); got.Status != http.StatusUnprocessableEntity || got.Body["code"] != code {
			t.Errorf("%v: want %s, got %d %s", body, code, got.Status, got.Text)
		}
	}
}
