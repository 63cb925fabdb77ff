package rehearsal

import (
	"context"
	"errors"
	"fmt"
	"time"

	"go.temporal.io/sdk/client"
	"golang.org/x/sync/errgroup"

	"xueshi/domain"
	"xueshi/engine"
	"xueshi/store"
	"xueshi/workflows"
)

// Errors of moving time.
var (
	ErrNotRehearsal = errors.New("this deployment keeps real time")
	ErrBackwards    = errors.New("business time goes forward only")
	ErrUnsettled    = errors.New("the engine has not acted on everything")
)

const (
	patience = 30 * time.Second     // machine time for the engine to settle
	poll     = 3 * time.Millisecond // between two looks at the database
	atOnce   = 16                   // workflows forwarded side by side
)

// Mover moves a rehearsal's business time on the real engine.
//
// A workflow's own clock is only moved when it has a deadline to act on: the others lag, and are caught up when their
// turn comes. That is consistent, because each workflow computes its timers by its own clock, and what it does is
// stamped with the database's business time.
type Mover struct {
	DB     *store.DB
	Engine client.Client
}

// stop is an instant at which something happens on the way.
type stop struct {
	at     time.Time
	remind domain.Date // the working day whose reminders go out; zero: none
}

// Move moves business time forward to an instant, from stop to stop: at each deadline the workflows concerned act, at
// each working day's time for it the reminders go out, in order. It returns when everything has settled. Progress is
// told each stop. Only one Move goes on at a time: another is refused with store.ErrClockTaken.
func (m *Mover) Move(ctx context.Context, to time.Time, progress func(at time.Time)) error {
	if !m.DB.Rehearsal() {
		return ErrNotRehearsal
	}
	release, err := m.DB.TakeClock(ctx)
	if err != nil {
		return err //nolint:wrapcheck // says it all
	}
	defer release()
	now, err := m.DB.Now(ctx)
	if err != nil {
		return fmt.Errorf("move clock: %w", err)
	}
	if to.Before(now) {
		return fmt.Errorf("move clock from %s to %s: %w", now.Format(time.RFC3339), to.Format(time.RFC3339), ErrBackwards)
	}
	if err := m.Settle(ctx); err != nil {
		return err
	}
	for at := now; at.Before(to); {
		next, err := m.nextStop(ctx, at, to)
		if err != nil {
			return err
		}
		if err := m.arrive(ctx, next); err != nil {
			return fmt.Errorf("at %s: %w", next.at.Format(time.RFC3339), err)
		}
		at = next.at
		progress(at)
	}
	return nil
}

// nextStop finds the next instant at which something happens, or the destination.
func (m *Mover) nextStop(ctx context.Context, at, to time.Time) (stop, error) {
	next := stop{at: to}
	deadline, found, err := m.DB.NextDeadline(ctx, at, to)
	if err != nil {
		return next, fmt.Errorf("next stop: %w", err)
	}
	if found {
		next.at = deadline
	}
	policies, err := m.DB.ReminderPolicies(ctx)
	if err != nil {
		return next, fmt.Errorf("next stop: %w", err)
	}
	for _, p := range policies {
		if day, remindAt := nextReminder(p, at); !remindAt.After(next.at) {
			next = stop{at: remindAt, remind: day}
		}
	}
	return next, nil
}

// arrive sets the clock to the stop and lets happen what happens there.
func (m *Mover) arrive(ctx context.Context, s stop) error {
	if err := m.DB.MoveClock(ctx, s.at); err != nil {
		return fmt.Errorf("arrive: %w", err)
	}
	if err := m.Settle(ctx); err != nil {
		return err
	}
	if s.remind.IsZero() {
		return nil
	}
	if err := m.remind(ctx, s.remind); err != nil {
		return err
	}
	return m.Settle(ctx)
}

// remind runs what the engine's Schedule runs on a working day outside rehearsals.
func (m *Mover) remind(ctx context.Context, day domain.Date) error {
	run, err := m.Engine.ExecuteWorkflow(ctx, client.StartWorkflowOptions{
		ID: workflows.ScheduleReminders + "/" + day.String(), TaskQueue: workflows.TaskQueue,
	}, workflows.TypeReminders, workflows.RemindersInput{Day: day})
	if err != nil {
		return fmt.Errorf("reminders of %s: %w", day, err)
	}
	if err := run.Get(ctx, nil); err != nil {
		return fmt.Errorf("reminders of %s: %w", day, err)
	}
	return nil
}

// Settle waits until the engine has acted on everything there is to act on at this business time. Workflows whose
// deadline has passed while their own clock lagged behind are caught up. Whatever does not settle is named in the
// error, which is ErrUnsettled.
func (m *Mover) Settle(ctx context.Context) error {
	until := time.After(patience)
	for {
		settled, why, err := m.DB.Settled(ctx)
		if err != nil || settled {
			return err //nolint:wrapcheck // says it all
		}
		if err := m.catchUp(ctx); err != nil {
			return err
		}
		select {
		case <-time.After(poll):
		case <-until:
			return fmt.Errorf("%w after %s: %s", ErrUnsettled, patience, why)
		case <-ctx.Done():
			return fmt.Errorf("settle (%s): %w", why, ctx.Err())
		}
	}
}

// catchUp forwards the workflows that have a deadline to act on and do not know it yet. A year waits until the cases
// have acted: what happened by its last instant still counts.
func (m *Mover) catchUp(ctx context.Context) error {
	now, err := m.DB.Now(ctx)
	if err != nil {
		return fmt.Errorf("catch up: %w", err)
	}
	offset := m.DB.Offset()
	due, err := m.DB.DeadlinesAt(ctx, now)
	if err != nil {
		return fmt.Errorf("catch up: %w", err)
	}
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(atOnce)
	for _, c := range casesFirst(due) {
		if c.EngineOffset < offset {
			group.Go(func() error { return m.forward(ctx, c, offset) })
		}
	}
	return group.Wait() //nolint:wrapcheck // forward wraps
}

// casesFirst leaves the years out while other cases are due.
func casesFirst(due []store.DueCase) []store.DueCase {
	var cases []store.DueCase
	for _, c := range due {
		if c.Kind != domain.KindYear {
			cases = append(cases, c)
		}
	}
	if len(cases) == 0 {
		return due
	}
	return cases
}

func (m *Mover) forward(ctx context.Context, c store.DueCase, offset time.Duration) error {
	id := workflows.ID(c.Kind, c.CaseID)
	arrived, err := engine.FastForward(ctx, m.Engine, id, offset-c.EngineOffset)
	if err != nil {
		return fmt.Errorf("catch up: %w", err)
	}
	if !arrived { // it has just ended, or it was lost: then it does not settle, and is named
		return nil
	}
	if err := m.DB.Forwarded(ctx, c.CaseID, offset); err != nil {
		return fmt.Errorf("catch up: %w", err)
	}
	return nil
}
