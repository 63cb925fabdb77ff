package policy

import (
	"time"

	"xueshi/domain"
)

// ClosingRules are the values of a year's closing.
type ClosingRules struct {
	// LateSubmissionWorkingDays is how long a unit may submit who was short at the year's end only because the bureau
	// registered their hours afterwards (R16).
	LateSubmissionWorkingDays int
}

// defaultLateWorkingDays holds for policies that say nothing about it: the time the bureau itself has for verification.
const defaultLateWorkingDays = 10

// LateFacts are what decides whether the bureau's delay kept somebody from being submitted in time.
type LateFacts struct {
	AtYearEnd        domain.Totals // what was registered when the year ended
	Totals           domain.Totals // what is registered now
	LastRegisteredAt time.Time     // when hours were last registered after the year's end; zero: none were
}

// LateUntil returns the last day on which a person may be submitted outside of every window because their hours, handed
// in within the year, were registered after its end (R16: nobody pays for the bureau's delay). It is no date for who
// could have been submitted before, and for whose hours do not suffice even now.
func (p *Policy) LateUntil(f LateFacts) domain.Date {
	switch {
	case f.LastRegisteredAt.Before(p.YearEndsAt()):
		return domain.Date{}
	case p.MissingHours(f.AtYearEnd).None(), !p.MissingHours(f.Totals).None():
		return domain.Date{}
	default:
		return p.AddWorkingDays(p.Day(f.LastRegisteredAt), p.Closing.LateSubmissionWorkingDays)
	}
}
