package trial

import (
	"time"

	"xueshi/domain"
	"xueshi/policy"
)

// shift moves days from one policy's year into another's.
type shift struct {
	old, next *policy.Policy
}

// day keeps month and day; 29 February becomes the 28th where there is none.
func (s shift) day(d domain.Date) domain.Date {
	moved := domain.DateOf(d.In(time.UTC).AddDate(s.next.Year-s.old.Year, 0, 0))
	if moved.Day() != d.Day() { // 1 March, for a 29 February
		return moved.AddDays(-1)
	}
	return moved
}

// time keeps month, day and hour. What happened on a 29 February happens at the end of the 28th, so that it stays behind
// what came before.
func (s shift) time(t time.Time) time.Time {
	local := t.In(s.old.Zone())
	was := domain.DateOf(local)
	moved := s.day(was)
	if moved.Day() != was.Day() {
		return s.next.EndOf(moved).Add(-time.Minute)
	}
	return moved.In(s.next.Zone()).Add(local.Sub(was.In(s.old.Zone())))
}

// filing keeps the calendar days from the filing to the first day of training: it may be a day earlier than time says.
func (s shift) filing(filed time.Time, startsOn domain.Date) time.Time {
	moved := s.time(filed)
	was, is := s.old.Day(filed).DaysUntil(startsOn), s.next.Day(moved).DaysUntil(s.day(startsOn))
	if is < was {
		return moved.AddDate(0, 0, is-was)
	}
	return moved
}

// answer keeps the working days that an answer took, where the calendar alone would make it late.
func (s shift) answer(asked, answered time.Time) time.Time {
	took := s.old.WorkingDaysBetween(s.old.Day(asked), s.old.Day(answered))
	moved, begun := s.time(answered), s.next.Day(s.time(asked))
	last := s.next.AddWorkingDays(begun, took)
	if last.Before(begun.AddDays(1)) || !s.next.Day(moved).After(last) {
		return moved
	}
	return moved.AddDate(0, 0, -last.DaysUntil(s.next.Day(moved)))
}
