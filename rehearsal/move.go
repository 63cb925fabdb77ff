package rehearsal

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"go.temporal.io/sdk/client"

	"xueshi/domain"
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
	poll     = 5 * time.Millisecond // between two looks at the database
	jump     = time.Minute          // more than time can run on by itself between two ticks
)

// Mover moves a rehearsal's business time on the real engine.
//
// A workflow's own clock is moved only when it has a deadline to act on, and then to that deadline: the others lag, and
// are caught up when their turn comes. That is consistent, because each workflow computes its timers by its own clock,
// and what it does is stamped with the database's business time.
type Mover struct {
	DB     *store.DB
	Engine client.Client

	reached time.Time // the last stop; written by who has the clock
}

// stop is an instant at which something happens on the way.
type stop struct {
	at     time.Time
	remind domain.Date // the working day whose reminders go out; zero: none
}

// Move moves business time forward to an instant, from stop to stop: at each deadline the workflows concerned act, at
// each working day's time for it the reminders go out, in order. It returns when everything has settled. Progress is
// told each stop. Only one Move goes on at a time; another waits for it.
func (m *Mover) Move(ctx context.Context, to time.Time, progress func(at time.Time)) error {
	if !m.DB.Rehearsal() {
		return ErrNotRehearsal
	}
	release, err := m.DB.TakeClock(ctx)
	if err != nil {
		return err
	}
	defer release()
	now, err := m.DB.Now(ctx)
	if err != nil {
		return fmt.Errorf("move clock: %w", err)
	}
	if to.Before(now) {
		return fmt.Errorf("move clock from %s to %s: %w", now.Format(time.RFC3339), to.Format(time.RFC3339), ErrBackwards)
	}
	return m.advance(ctx, now, to, progress)
}

// Reach moves business time forward to at, unless it is there already: it runs on by itself.
func (m *Mover) Reach(ctx context.Context, at time.Time) error {
	if err := m.Move(ctx, at, func(time.Time) {}); !errors.Is(err, ErrBackwards) {
		return err
	}
	return nil
}

// Keep lets happen what falls due while business time runs by itself, until ctx is done: between two moves, workflows
// whose own clocks lag would act late. What does not settle is logged, and tried again.
func (m *Mover) Keep(ctx context.Context, log *slog.Logger) error {
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
		}
		if err := m.keep(ctx); err != nil && ctx.Err() == nil {
			log.Warn("business time runs ahead of the engine", "error", err)
		}
	}
}

func (m *Mover) keep(ctx context.Context) error {
	release, err := m.DB.TakeClock(ctx)
	if err != nil {
		return err
	}
	defer release()
	now, err := m.DB.Now(ctx)
	if err != nil {
		return fmt.Errorf("keep time: %w", err)
	}
	if now.Sub(m.reached) > jump { // another process has moved the clock, and has seen to what lies between
		m.reached = now
	}
	return m.advance(ctx, now, now, func(time.Time) {})
}

// advance goes from the last stop to the destination. The first time there was none, and it starts now.
func (m *Mover) advance(ctx context.Context, now, to time.Time, progress func(at time.Time)) error {
	if m.reached.IsZero() {
		m.reached = now
	}
	if err := m.settle(ctx); err != nil {
		return err
	}
	for m.reached.Before(to) {
		next, err := m.nextStop(ctx, m.reached, to)
		if err != nil {
			return err
		}
		if err := m.arrive(ctx, next); err != nil {
			return fmt.Errorf("at %s: %w", next.at.Format(time.RFC3339), err)
		}
		m.reached = next.at
		progress(next.at)
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
	if err := m.settle(ctx); err != nil {
		return err
	}
	if s.remind.IsZero() {
		return nil
	}
	if err := m.remind(ctx, s.remind); err != nil {
		return err
	}
	return m.settle(ctx)
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

// Settle waits until the engine has acted on everything there is to act on at this business time. Whatever does not
// settle is named in the error, which is ErrUnsettled. It waits for a Move under way.
func (m *Mover) Settle(ctx context.Context) error {
	release, err := m.DB.TakeClock(ctx)
	if err != nil {
		return err
	}
	defer release()
	return m.settle(ctx)
}

// settle is Settle for who has the clock. Workflows whose deadline has passed while their own clock lagged behind are
// caught up; of two at it at once, one would fail.
func (m *Mover) settle(ctx context.Context) error {
	until := time.After(patience)
	for {
		settled, why, err := m.DB.Settled(ctx)
		if err != nil || settled {
			return err
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
