package policy

import (
	"maps"
	"slices"

	"xueshi/domain"
)

// defaultHoursADay holds for policies that say nothing about it.
const defaultHoursADay = 8

// DayLoad is how many credit hours fall on a day.
type DayLoad struct {
	On    domain.Date
	Hours domain.Hours
}

// Overloads returns the days on which the plans of one person together teach more hours than one can learn in a day, by
// day. A plan's hours are spread evenly over its days. It is a finding to look at, no refusal.
func (p *Policy) Overloads(plans []domain.Plan) []DayLoad {
	loads := map[domain.Date]domain.Hours{}
	for _, plan := range plans {
		days := teachingDays(plan)
		for _, d := range days {
			n := domain.Hours(len(days))
			loads[d] += (plan.Hours + n - 1) / n
		}
	}
	var over []DayLoad
	for _, d := range slices.SortedFunc(maps.Keys(loads), domain.Date.Compare) {
		if loads[d] > domain.Hours(p.Plans.MaxHoursADay) {
			over = append(over, DayLoad{On: d, Hours: loads[d]})
		}
	}
	return over
}

// teachingDays returns the days of a plan's sessions, or all its days.
func teachingDays(plan domain.Plan) []domain.Date {
	days := map[domain.Date]bool{}
	for _, s := range plan.Sessions {
		days[s.On] = true
	}
	for d := plan.StartsOn; len(plan.Sessions) == 0 && !d.After(plan.EndsOn); d = d.AddDays(1) {
		days[d] = true
	}
	return slices.Collect(maps.Keys(days))
}
