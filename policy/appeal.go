package policy

import "xueshi/domain"

// AppealRules are the values of appeals (复核) against an incomplete year. The notice is silent on them.
type AppealRules struct {
	WithinWorkingDays int // after the day on which the year was closed and everyone was told
}

// defaultAppealWorkingDays holds for policies that say nothing about it.
const defaultAppealWorkingDays = 15

// AppealUntil returns the last day on which an outcome can be appealed against. The time does not run before the year is
// closed, which is when people are told; no date before.
func (p *Policy) AppealUntil(closedOn domain.Date) domain.Date {
	if closedOn.IsZero() {
		return domain.Date{}
	}
	return p.AddWorkingDays(closedOn, p.Appeals.WithinWorkingDays)
}

// AppealFacts are what decides whether an appeal is taken.
type AppealFacts struct {
	Appeal   domain.Appeal
	Outcome  domain.Outcome // what it is against; empty: the year is undecided for the person
	Today    domain.Date
	ClosedOn domain.Date // of the year; zero: it is not closed yet
	Live     string      // the number of an appeal that is being decided; empty: there is none
	Decided  string      // the number of one that was decided
}

// CheckAppeal refuses an appeal against what is no incomplete year (R18), one that comes too late, a second one, and one
// without grounds. An outcome is appealed against once: what was withdrawn or not corrected may come again in time.
func (p *Policy) CheckAppeal(f AppealFacts) domain.Refusals {
	rs := CheckGrounds(f.Appeal)
	until := p.AppealUntil(f.ClosedOn)
	switch {
	case f.Live != "":
		rs = append(rs, *domain.Refuse("R18", "appeal.live_already", "personId", "case", f.Live))
	case f.Decided != "":
		rs = append(rs, *domain.Refuse("R18", "appeal.decided_already", "personId", "case", f.Decided))
	case f.Outcome == "":
		rs = append(rs, *domain.Refuse("R18", "appeal.undecided", "personId", "year", p.Year))
	case f.Outcome != domain.Incomplete:
		rs = append(rs, *domain.Refuse("R18", "appeal.nothing_to_appeal", "personId", "year", p.Year))
	case !until.IsZero() && f.Today.After(until):
		rs = append(rs, *domain.Refuse("R18", "appeal.too_late", "", "until", until, "today", f.Today, "days", p.Appeals.WithinWorkingDays))
	}
	return rs
}

// CheckGrounds wants an appeal to say why.
func CheckGrounds(a domain.Appeal) domain.Refusals {
	if blank(a.Grounds) {
		return domain.Refusals{*domain.Refuse("R18", "appeal.no_grounds", "grounds")}
	}
	return nil
}

// CheckUpheld wants a reason with the word that lifts a consequence: it stays on the record beside the changed outcome.
func CheckUpheld(step domain.StepName, outcome domain.StepOutcome, comment string) *domain.Refusal {
	if step == StepAppealDecision && outcome == domain.Approved && blank(comment) {
		return domain.Refuse("R18", "decision.no_comment", "comment", "outcome", outcome)
	}
	return nil
}

// AppealEyes are whose word would be one on their own: two pairs of eyes (spec §2).
type AppealEyes struct {
	Against  []string // accounts that decided against the person in the year
	Reviewed []string // accounts that reviewed this appeal
}

// CheckAppealEyes keeps an account from an appeal against its own decision, and from deciding what it reviewed.
func CheckAppealEyes(account string, step domain.StepName, eyes AppealEyes) *domain.Refusal {
	switch {
	case CheckSeparateEyes(account, eyes.Against) != nil:
		return domain.Refuse("", "eyes.own_decision", "")
	case step == StepAppealDecision && CheckSeparateEyes(account, eyes.Reviewed) != nil:
		return domain.Refuse("", "eyes.appeal_reviewed", "")
	default:
		return nil
	}
}

// AppealCheckFacts are what the checks beside an appeal look at.
type AppealCheckFacts struct {
	Outcome  domain.Outcome
	FiledOn  domain.Date
	ClosedOn domain.Date   // of the year; zero: it is not closed yet
	Totals   domain.Totals // registered now
}

// AppealChecks are the checks beside an appeal's review (R12, R17, R18).
func (p *Policy) AppealChecks(f AppealCheckFacts) []Check {
	until := p.AppealUntil(f.ClosedOn)
	inTime := passed("R18", "check.appeal_in_time", "filedOn", f.FiledOn, "until", until)
	inTime.OK = until.IsZero() || !f.FiledOn.After(until)
	against := passed("R17", "check.appeal_outcome", "year", p.Year, "outcome", f.Outcome)
	against.OK = f.Outcome == domain.Incomplete
	hours := passed("R12", "check.appeal_hours", "hasCommon", f.Totals.Common, "hasSpecialty", f.Totals.Specialty,
		"common", p.Hours.Common, "specialty", p.Hours.Specialty, "total", p.Hours.Total)
	hours.OK = p.MissingHours(f.Totals).None()
	return []Check{inTime, against, hours}
}

// UpheldReason is why a year is complete after an appeal.
func UpheldReason(number, comment string) Reason {
	return Reason{Code: "outcome.appeal_upheld", Facts: map[string]any{"case": number, "comment": comment}}
}
