package policy

import (
	"time"

	"xueshi/domain"
)

// ClosingRules are the values of a year's closing.
type ClosingRules struct {
	// LateSubmissionWorkingDays is how long a unit may at least submit whose hours were registered when no window was left
	// (R16).
	LateSubmissionWorkingDays int
}

// defaultLateWorkingDays holds for policies that say nothing about it: the time the bureau itself has for verification.
const defaultLateWorkingDays = 10

// LateFacts are what decides whether somebody had the hours only when no window was left.
type LateFacts struct {
	LastChance       time.Time     // see Policy.LastChance; zero: no window was announced for the person
	AtLastChance     domain.Totals // what was registered then
	Totals           domain.Totals // what is registered now
	LastRegisteredAt time.Time     // when hours were last registered after the last chance; zero: none were
}

// LastChance returns the instant at which the last window closes that is open to a cohort and series; zero when none is
// announced. Who is in the title review can still go with the others (R13).
func (p *Policy) LastChance(windows []domain.Window, cohort domain.Cohort, series string) time.Time {
	open := windowsOf(windows, cohort, series)
	if cohort == domain.CohortTitleReview && len(open) > 0 {
		open = append(open, windowsOf(windows, domain.CohortOthers, series)...)
	}
	var last time.Time
	for _, w := range open {
		if closes := p.EndOf(w.ClosesOn); closes.After(last) {
			last = closes
		}
	}
	return last
}

// LateUntil returns the last day on which a person may be submitted outside of every window because their hours were
// complete only when no window was left. The notice knows one limit, the year (3(3): learned and verified in the same
// year), so this is its last day, and never less than the policy's working days after the registration: nobody pays for
// the bureau's delay (R16). For whom no window was ever announced, those days begin when the year has ended. It is no date for
// who could have been submitted in a window, and for whose hours do not suffice even now.
func (p *Policy) LateUntil(f LateFacts) domain.Date {
	switch {
	case f.LastRegisteredAt.IsZero(), f.LastRegisteredAt.Before(f.LastChance):
		return domain.Date{}
	case p.MissingHours(f.AtLastChance).None(), !p.MissingHours(f.Totals).None():
		return domain.Date{}
	}
	from, atLeast := p.Day(f.LastRegisteredAt), p.ClosesOn
	if f.LastChance.IsZero() && from.Before(p.ClosesOn) {
		from = p.ClosesOn
	}
	if until := p.AddWorkingDays(from, p.Closing.LateSubmissionWorkingDays); until.After(atLeast) {
		return until
	}
	return atLeast
}
