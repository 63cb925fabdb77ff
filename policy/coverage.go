package policy

import "xueshi/domain"

// Coverage counts one department's people of one series in one kind of unit.
type Coverage struct {
	Department string          `json:"department"`
	Series     string          `json:"series"`
	UnitKind   domain.UnitKind `json:"unitKind"`
	People     int             `json:"people"`
	InPlan     int             `json:"inPlan"` // on the roster of a plan of the year
}

// CoverageGap is a Coverage with people in no plan.
type CoverageGap struct {
	Coverage

	Missing int `json:"missing"`
	// Named says that the notice names this kind of unit: enterprises and township institutions (notice 6(1)).
	Named bool `json:"named"`
}

// CoverageGaps returns what departments are reminded of (R6; notice 6(1)), in the order of the counts.
func CoverageGaps(counts []Coverage) []CoverageGap {
	var gaps []CoverageGap
	for _, c := range counts {
		if missing := c.People - c.InPlan; missing > 0 {
			named := c.UnitKind == domain.UnitEnterprise || c.UnitKind == domain.UnitTownship
			gaps = append(gaps, CoverageGap{Coverage: c, Missing: missing, Named: named})
		}
	}
	return gaps
}
