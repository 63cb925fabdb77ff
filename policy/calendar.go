package policy

import (
	"time"

	"github.com/6tail/lunar-go/HolidayUtil"

	"xueshi/domain"
)

// Calendar knows which days are worked. A day is, in this order: what the policy lists, what the State Council moved,
// a working day from Monday to Friday.
type Calendar struct {
	Lunar             bool // the State Council's public holidays and moved working days are known and count
	ExtraHolidays     []domain.Date
	ExtraWorkingDays  []domain.Date
	exceptionalDayOff map[domain.Date]bool // true: off, false: worked; other days go by the weekday
}

// coveredFrom is how many entries a year has at least in the table of public holidays when it is complete; years at
// its ends have none or a few.
const coveredFrom = 20

// prepare gathers the exceptions of the year and its neighbours: a step opened late in December is due in January.
// It says whether the year itself is covered by the table of public holidays.
func (c *Calendar) prepare(year int) bool {
	c.exceptionalDayOff = map[domain.Date]bool{}
	covered := false
	if c.Lunar {
		for y := year - 1; y <= year+1; y++ {
			n := c.addPublicHolidays(y)
			covered = covered || (y == year && n >= coveredFrom)
		}
	}
	for _, d := range c.ExtraHolidays {
		c.exceptionalDayOff[d] = true
	}
	for _, d := range c.ExtraWorkingDays {
		c.exceptionalDayOff[d] = false
	}
	return covered
}

func (c *Calendar) addPublicHolidays(year int) int {
	days := HolidayUtil.GetHolidaysByYear(year)
	for e := days.Front(); e != nil; e = e.Next() {
		h, ok := e.Value.(*HolidayUtil.Holiday)
		if !ok {
			continue // the list holds nothing else
		}
		if d, err := domain.ParseDate(h.GetDay()); err == nil { // the table is compiled in; its days are days
			c.exceptionalDayOff[d] = !h.IsWork()
		}
	}
	return days.Len()
}

// IsWorkingDay says whether the bureau works on the day.
func (p *Policy) IsWorkingDay(d domain.Date) bool {
	if off, exceptional := p.Calendar.exceptionalDayOff[d]; exceptional {
		return !off
	}
	return d.Weekday() != time.Saturday && d.Weekday() != time.Sunday
}

// AddWorkingDays returns the n-th working day after d, which itself does not count; before d for a negative n. With
// n = 0 it is d, worked or not.
func (p *Policy) AddWorkingDays(d domain.Date, n int) domain.Date {
	step := 1
	if n < 0 {
		step = -1
	}
	for left := n * step; left > 0; {
		if d = d.AddDays(step); p.IsWorkingDay(d) {
			left--
		}
	}
	return d
}

// WorkingDaysBetween counts the working days after from, up to and with to; negative when to is earlier.
func (p *Policy) WorkingDaysBetween(from, to domain.Date) int {
	if to.Before(from) {
		return -p.WorkingDaysBetween(to, from)
	}
	n := 0
	for d := from.AddDays(1); !d.After(to); d = d.AddDays(1) {
		if p.IsWorkingDay(d) {
			n++
		}
	}
	return n
}

// endOfWorkingDays returns the end of the n-th working day after the day of an instant.
func (p *Policy) endOfWorkingDays(from time.Time, n int) time.Time {
	return p.EndOf(p.AddWorkingDays(p.Day(from), n))
}
