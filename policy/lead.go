package policy

import (
	"time"

	"xueshi/domain"
)

// EarliestStart returns the first day on which a plan filed on the day may start: filing day + 30 calendar days in
// 2020 (R2; notice 2(2): 于培训前30日).
func (p *Policy) EarliestStart(filedOn domain.Date) domain.Date {
	return filedOn.AddDays(p.Plans.LeadDays)
}

// CheckLead refuses a first day of training that is too close to the filing day (R2).
func (p *Policy) CheckLead(filedOn, startsOn domain.Date) *domain.Refusal {
	earliest := p.EarliestStart(filedOn)
	if !startsOn.Before(earliest) {
		return nil
	}
	return domain.Refuse("R2", "plan.too_late", "startsOn",
		"filedOn", filedOn, "leadDays", p.Plans.LeadDays, "earliest", earliest, "startsOn", startsOn,
		"daysShort", startsOn.DaysUntil(earliest))
}

// CheckFiling refuses a plan that comes too late, unless it asks the chief for a waiver with a reason (R2). Not even
// the chief can accept a plan whose first day has come: it would lapse at once (R4).
func (p *Policy) CheckFiling(plan domain.Plan, filedOn domain.Date) *domain.Refusal {
	if blank(plan.WaiverReason) {
		return p.CheckLead(filedOn, plan.StartsOn)
	}
	if !plan.StartsOn.After(filedOn) {
		return domain.Refuse("R4", "plan.start_passed", "startsOn",
			"startsOn", plan.StartsOn, "filedOn", filedOn, "earliest", p.EarliestStart(filedOn))
	}
	return nil
}

// CorrectionDue returns the instant from which a correction comes too late to keep the first filing day (R3): the end
// of the last working day of the correction time.
func (p *Policy) CorrectionDue(returnedAt time.Time) time.Time {
	return p.endOfWorkingDays(returnedAt, p.Plans.CorrectionWorkingDays)
}

// FilingFacts are what decides which filing day of a corrected plan counts.
type FilingFacts struct {
	FirstFiledOn       domain.Date
	CorrectedAt, DueAt time.Time // DueAt is the CorrectionDue of the return
	OldStart, NewStart domain.Date
}

// FilingDay returns the day from which a corrected plan's 30 days count (R3): the first filing day if the correction
// came within the correction time and the training starts no earlier than before, otherwise the correction's day.
func (p *Policy) FilingDay(f FilingFacts) domain.Date {
	if f.CorrectedAt.Before(f.DueAt) && !f.NewStart.Before(f.OldStart) {
		return f.FirstFiledOn
	}
	return p.Day(f.CorrectedAt)
}

// PlanLapsesAt returns the instant at which a plan that is not accepted lapses: the first of its first day (R4).
func (p *Policy) PlanLapsesAt(startsOn domain.Date) time.Time { return startsOn.In(p.zone) }

// PlanDangerOn returns the working day on which department and provider first hear that an unaccepted plan is about to
// lapse (R4): the ladder's first rung before the first day.
func (p *Policy) PlanDangerOn(startsOn domain.Date) domain.Date {
	if len(p.Reminders.Ahead) == 0 {
		return p.onWorkingDay(startsOn.AddDays(-1))
	}
	return p.onWorkingDay(startsOn.AddDays(-p.Reminders.Ahead[0]))
}

// onWorkingDay moves a reminder that falls on a day off to the working day before: an early word is better than a
// late one.
func (p *Policy) onWorkingDay(d domain.Date) domain.Date {
	if p.IsWorkingDay(d) {
		return d
	}
	return p.AddWorkingDays(d, -1)
}
