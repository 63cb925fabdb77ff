package trial

import (
	"context"
	"slices"
	"time"

	"xueshi/domain"
	"xueshi/store"
)

// event is something that happened in the source's year, at its time in the new one.
type event struct {
	at  time.Time
	was time.Time // in the source: of two at one time, which came first
	do  func(ctx context.Context) error
}

func (a event) compare(b event) int {
	if c := a.at.Compare(b.at); c != 0 {
		return c
	}
	return a.was.Compare(b.was)
}

// played is a case of the source being played once more.
type played struct {
	rec    *store.RecordedCase
	id     string          // ours; empty: not filed, or refused
	people map[string]bool // who is in it, by the source's id
	owed   []store.RecordedStep
}

// events lists what happened, in order.
func (t *trial) events() []event {
	var all []event
	for i := range t.record.Cases {
		c := &played{rec: &t.record.Cases[i], people: map[string]bool{}}
		t.cases[c.rec.ID] = c
		all = append(all, t.filing(c))
		all = append(all, t.seats(c)...)
		for _, s := range c.rec.Steps {
			if do := t.answering(c, s); do != nil {
				all = append(all, event{at: t.answeredAt(s), was: *s.DecidedAt, do: do})
			}
		}
	}
	for _, m := range t.record.Moves {
		all = append(all, event{at: t.shift.time(m.At), was: m.At, do: func(ctx context.Context) error { return t.move(ctx, m) }})
	}
	slices.SortStableFunc(all, event.compare)
	return all
}

func (t *trial) filing(c *played) event {
	e := event{at: t.shift.time(c.rec.FiledAt), was: c.rec.FiledAt, do: func(ctx context.Context) error { return t.file(ctx, c) }}
	if c.rec.Plan != nil {
		e.at = t.shift.filing(c.rec.FiledAt, c.rec.Plan.StartsOn)
	}
	return e
}

func (t *trial) answeredAt(s store.RecordedStep) time.Time {
	if s.Name == domain.StepCorrection {
		return t.shift.answer(s.OpenedAt, *s.DecidedAt)
	}
	return t.shift.time(*s.DecidedAt)
}

// answering is what somebody did about a step; nil for what the engine did by itself, and for changes: a plan is filed as
// it stood in the end.
func (t *trial) answering(c *played, s store.RecordedStep) func(ctx context.Context) error {
	if s.DecidedAt == nil {
		return nil
	}
	switch s.Outcome {
	case domain.Approved, domain.Returned, domain.Rejected:
		return func(ctx context.Context) error { return t.review(ctx, c, s) }
	case domain.Corrected:
		return func(ctx context.Context) error { return t.correct(ctx, c, *s.DecidedAt) }
	case domain.Recorded:
		return func(ctx context.Context) error { return t.recordResults(ctx, c) }
	case domain.Withdrawn:
		return func(ctx context.Context) error { return t.giveUp(ctx, c, "withdraw", s.Comment) }
	case domain.Cancelled:
		return func(ctx context.Context) error { return t.giveUp(ctx, c, "cancelPlan", s.Comment) }
	default:
		return nil
	}
}

// seats are those who joined a plan after its filing, and those who left it, at noon and in the evening.
func (t *trial) seats(c *played) []event {
	const noon, evening = 12 * time.Hour, 18 * time.Hour
	joined, left := map[domain.Date][]string{}, map[domain.Date][]string{}
	corrected := map[domain.Date]bool{} // who joined on such a day came with the correction
	for _, s := range c.rec.Steps {
		if s.Outcome == domain.Corrected && s.DecidedAt != nil {
			corrected[t.shift.old.Day(*s.DecidedAt)] = true
		}
	}
	for _, seat := range c.rec.Roster {
		if seat.JoinedOn.After(t.shift.old.Day(c.rec.FiledAt)) && !corrected[seat.JoinedOn] {
			joined[seat.JoinedOn] = append(joined[seat.JoinedOn], seat.PersonID)
		}
		if seat.LeftOn != nil {
			left[*seat.LeftOn] = append(left[*seat.LeftOn], seat.PersonID)
		}
	}
	var all []event
	for _, g := range []struct {
		operation string
		days      map[domain.Date][]string
		hour      time.Duration
	}{{"joinRoster", joined, noon}, {"leaveRoster", left, evening}} {
		for day, people := range g.days {
			was := day.In(t.shift.old.Zone()).Add(g.hour)
			do := func(ctx context.Context) error { return t.seat(ctx, c, g.operation, people) }
			all = append(all, event{at: t.shift.time(was), was: was, do: do})
		}
	}
	return all
}
