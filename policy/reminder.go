package policy

import (
	"fmt"
	"slices"

	"xueshi/domain"
)

// Rung is one step of the reminder ladder for deadlines of one day.
type Rung struct {
	Deadline domain.Date // the last day of the deadlines it concerns
	Name     string      // ahead7, ahead3, ahead1, today
}

// Rungs returns which deadlines are reminded of on a working day (spec §7): those 7, 3 and 1 days ahead and those of the
// day, by the policy's ladder. A rung that falls on a day off is climbed on the working day before; of several rungs on
// one day only the most urgent counts. Days off have none.
func (p *Policy) Rungs(day domain.Date) []Rung {
	if !p.IsWorkingDay(day) {
		return nil
	}
	ladder := p.Reminders.Ahead // falling, so the last that matches is the most urgent
	if p.Reminders.OnTheDay {
		ladder = append(slices.Clip(ladder), 0)
	}
	var rungs []Rung
	longestBreak := p.AddWorkingDays(day, 1)
	for deadline := day; !deadline.After(longestBreak.AddDays(maxAhead(ladder))); deadline = deadline.AddDays(1) {
		name := ""
		for _, ahead := range ladder {
			if p.onWorkingDay(deadline.AddDays(-ahead)) == day {
				name = rungName(ahead)
			}
		}
		if name != "" {
			rungs = append(rungs, Rung{Deadline: deadline, Name: name})
		}
	}
	return rungs
}

func rungName(ahead int) string {
	if ahead == 0 {
		return "today"
	}
	return fmt.Sprintf("ahead%d", ahead)
}

func maxAhead(ladder []int) int {
	longest := 0
	for _, ahead := range ladder {
		longest = max(longest, ahead)
	}
	return longest
}
