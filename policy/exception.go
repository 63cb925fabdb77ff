package policy

import (
	"slices"

	"xueshi/domain"
)

// ExceptionRules are the values of exceptions (R17). The notice says 原则上不予补学补验 (3(3)) and sets no number.
type ExceptionRules struct {
	MaxDays int // calendar days that an exception lasts at most, and that it goes beyond the year's end at most
}

// defaultExceptionDays holds for policies that say nothing about it.
const (
	defaultExceptionDays = 60
	maxExceptionDays     = 365
)

// readExceptions reads a section that may be absent: policies pinned before it was known must still be read.
func readExceptions(o *object) ExceptionRules {
	defer o.done()
	return ExceptionRules{MaxDays: o.optionalNumber("maxDays", maxExceptionDays, defaultExceptionDays)}
}

// exceptionSteps are the steps that R17 asks for, for a policy that lists none.
func exceptionSteps() []PipelineStep {
	const reviewWithin, decideWithin = 5, 3
	return []PipelineStep{
		{Name: StepExceptionReview, Role: domain.RoleClerk, Signers: 1, WithinWorkingDays: reviewWithin, EscalateTo: domain.RoleChief},
		{Name: StepExceptionDecision, Role: domain.RoleChief, Signers: 1, WithinWorkingDays: decideWithin},
	}
}

// ExceptionFacts are what CheckException needs to know.
type ExceptionFacts struct {
	Request domain.ExceptionRequest
	Today   domain.Date
	Asked   map[string]string         // by person: the other request that is still to be decided
	Decided map[string]domain.Outcome // by person: the outcome that the year has already
}

// CheckException checks a request for an exception (R17): a reason and evidence, a set number of days, and only people
// whose year is not decided. Whether the reason is good is for the chief.
func (p *Policy) CheckException(f ExceptionFacts) domain.Refusals {
	var rs domain.Refusals
	if blank(f.Request.Reason) {
		rs = append(rs, *domain.Refuse("R17", "form.required", "reason"))
	}
	if blank(f.Request.Evidence) {
		rs = append(rs, *domain.Refuse("R17", "form.required", "evidence"))
	}
	if len(f.Request.People) == 0 {
		rs = append(rs, *domain.Refuse("R17", "form.empty_list", "people"))
	}
	rs = add(rs, p.CheckExceptionDates(f.Request.From, f.Request.Until, f.Today))
	for i, id := range f.Request.People {
		at := index("people", i)
		if slices.Contains(f.Request.People[:i], id) {
			rs = append(rs, *domain.Refuse("R17", "exception.twice", at))
		}
		if other, asked := f.Asked[id]; asked {
			rs = append(rs, *domain.Refuse("R17", "exception.asked_already", at, "case", other))
		}
		if outcome, decided := f.Decided[id]; decided {
			rs = append(rs, *domain.Refuse("R17", "exception.decided", at, "outcome", outcome))
		}
	}
	return rs
}

// CheckExceptionDates checks from when until when an exception shall last: in order, not over already, not longer than
// the policy allows, and not longer than that beyond the year's end.
func (p *Policy) CheckExceptionDates(from, until, today domain.Date) *domain.Refusal {
	days, latest := from.DaysUntil(until)+1, p.ClosesOn.AddDays(p.Exceptions.MaxDays)
	switch {
	case from.IsZero() || until.Before(from):
		return domain.Refuse("R17", "exception.days", "until", "from", from, "until", until)
	case until.Before(today):
		return domain.Refuse("R17", "exception.in_past", "until", "until", until, "today", today)
	case days > p.Exceptions.MaxDays:
		return domain.Refuse("R17", "exception.too_long", "until", "days", days, "most", p.Exceptions.MaxDays)
	case until.After(latest):
		return domain.Refuse("R17", "exception.too_late", "until", "until", until, "latest", latest)
	default:
		return nil
	}
}

// ExceptionChecks are the checks beside a request for an exception: refused is what CheckException says now.
func (p *Policy) ExceptionChecks(r domain.ExceptionRequest, refused domain.Refusals) []Check {
	return checked(refused, passed("R17", "check.exception", "people", len(r.People), "from", r.From, "until", r.Until,
		"days", r.From.DaysUntil(r.Until)+1, "most", p.Exceptions.MaxDays))
}
