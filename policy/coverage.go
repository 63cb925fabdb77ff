package policy

import "xueshi/domain"

// Coverage counts one department's people of one series in one kind of unit.
type Coverage struct {
	DepartmentID string          `json:"departmentId,omitempty" doc:"absent: nobody answers for the series"`
	Department   string          `json:"department,omitempty"`
	Series       string          `json:"series"`
	UnitKind     domain.UnitKind `json:"unitKind"`
	People       int             `json:"people"`
	InPlan       int             `json:"inPlan" doc:"on the roster of a plan of the year"`
}

// CoverageGap is a Coverage with the people who are in no plan.
type CoverageGap struct {
	Coverage

	Missing int `json:"missing"`
	// Named says that the notice names this kind of unit: enterprises and township institutions (notice 6(1)).
	Named bool `json:"named" doc:"the notice names this kind of unit"`
}

// CoverageGaps returns who is in no plan (R6; notice 6(1)), in the order of the counts.
func CoverageGaps(counts []Coverage) []CoverageGap {
	gaps := make([]CoverageGap, len(counts))
	for i, c := range counts {
		named := c.UnitKind == domain.UnitEnterprise || c.UnitKind == domain.UnitTownship
		gaps[i] = CoverageGap{Coverage: c, Missing: c.People - c.InPlan, Named: named}
	}
	return gaps
}

// RemindsOfCoverage says whether departments hear on the day who is in no plan (R6): on the policy's day of each month
// or the next working day, as long as a plan filed on the day could still be held in the year.
func (p *Policy) RemindsOfCoverage(day domain.Date) bool {
	if p.Reminders.CoverageOnDay == 0 || !p.IsWorkingDay(day) || p.EarliestStart(day).After(p.Learning.To) {
		return false
	}
	wanted := day
	for wanted.Day() != p.Reminders.CoverageOnDay {
		wanted = wanted.AddDays(-1)
	}
	return wanted == day || p.AddWorkingDays(wanted, 1) == day && !p.IsWorkingDay(wanted)
}
