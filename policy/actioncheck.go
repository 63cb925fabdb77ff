package policy

import "xueshi/domain"

// Check is what a rule says of a case that waits for a review, passed or not, with the arithmetic.
type Check struct {
	Rule  string         `json:"rule"`
	Code  string         `json:"code"`
	OK    bool           `json:"ok"`
	Facts map[string]any `json:"facts,omitempty"`
}

// Clean says whether there is nothing to look at.
func Clean(checks []Check) bool {
	for _, c := range checks {
		if !c.OK {
			return false
		}
	}
	return true
}

// passed is a rule that has nothing to say against the case.
func passed(rule, code string, facts ...any) Check {
	return Check{Rule: rule, Code: code, OK: true, Facts: domain.Refuse(rule, code, "", facts...).Facts}
}

// checked puts each rule's refusals in the place of its passing, and keeps those of other rules.
func checked(rs domain.Refusals, passing ...Check) []Check {
	checks := make([]Check, 0, len(passing)+len(rs))
	said := map[string]bool{}
	for _, r := range rs {
		checks = append(checks, Check{Rule: r.Rule, Code: r.Code, Facts: r.Facts})
		said[r.Rule] = true
	}
	for _, c := range passing {
		if !said[c.Rule] {
			checks = append(checks, c)
		}
	}
	return checks
}

// PlanCheckFacts are what the checks beside a filed plan look at.
type PlanCheckFacts struct {
	Plan                         domain.Plan
	FiledOn, FirstFiledOn, Today domain.Date
	Waived                       bool
	Refused                      domain.Refusals // of CheckPlan, and of the roster
}

// PlanChecks are the checks beside a filed plan's review: R1, R2 and R3, R4, R10, R22.
func (p *Policy) PlanChecks(f PlanCheckFacts) []Check {
	left := f.Today.DaysUntil(f.Plan.StartsOn)
	lead := passed("R2", "check.lead", "filedOn", f.FiledOn, "firstFiledOn", f.FirstFiledOn, "leadDays", p.Plans.LeadDays,
		"earliest", p.EarliestStart(f.FiledOn), "startsOn", f.Plan.StartsOn, "days", f.FiledOn.DaysUntil(f.Plan.StartsOn))
	refused := f.Refused
	if r := p.CheckLead(f.FiledOn, f.Plan.StartsOn); r != nil && f.Waived {
		lead.Code = "check.lead_waived"
	} else {
		refused = add(refused, r)
	}
	danger := len(p.Reminders.Ahead) > 0 && left <= p.Reminders.Ahead[0]
	days := passed("R4", "check.days_left", "startsOn", f.Plan.StartsOn, "days", left)
	days.OK = !danger
	return checked(refused,
		passed("R1", "check.content", "roster", len(f.Plan.Roster), "hours", f.Plan.Hours, "series", f.Plan.Series), lead, days,
		passed("R10", "check.learning", "startsOn", f.Plan.StartsOn, "endsOn", f.Plan.EndsOn, "from", p.Learning.From, "to", p.Learning.To),
		passed("R22", "check.fee", "fee", f.Plan.Fee, "basis", f.Plan.FeeBasis))
}

// ChangeChecks are the checks beside a change filing's review (R5, and R2 for a new first day).
func (p *Policy) ChangeChecks(old, changed domain.Plan, filedOn domain.Date) []Check {
	return checked(p.CheckChange(old, changed, filedOn),
		passed("R2", "check.change_lead", "startsOn", changed.StartsOn, "oldStart", old.StartsOn, "filedOn", filedOn, "leadDays", p.Plans.LeadDays),
		passed("R5", "check.change", "startsOn", changed.StartsOn, "endsOn", changed.EndsOn, "hours", changed.Hours),
		passed("R10", "check.learning", "startsOn", changed.StartsOn, "endsOn", changed.EndsOn, "from", p.Learning.From, "to", p.Learning.To))
}

// TranscriptChecks are the checks beside a batch of transcripts (R7): every line was checked when it was handed in.
func (p *Policy) TranscriptChecks(lines, refused int) []Check {
	c := passed("R7", "check.transcript", "lines", lines, "refused", refused, "course", p.Common.Course, "pass", p.Common.PassScore)
	c.OK = refused == 0
	return []Check{c}
}

// ResultChecks are the checks beside a plan's recorded results (R8): how many of the roster have a line, and what became
// of the lines.
func ResultChecks(plan domain.Plan, onRoster, lines, refused int) []Check {
	c := passed("R8", "check.results", "roster", onRoster, "lines", lines, "refused", refused, "missing", max(0, onRoster-lines), "hours", plan.Hours)
	c.OK = refused == 0 && lines >= onRoster
	return []Check{c}
}

// SubmissionChecks are the checks beside a submission (R12 to R14), by its people's totals as they are now.
func (p *Policy) SubmissionChecks(totals []domain.Totals, missedWindow, late int) []Check {
	short := 0
	for _, t := range totals {
		if !p.MissingHours(t).None() {
			short++
		}
	}
	hours := passed("R12", "check.submitted_hours", "people", len(totals), "short", short, "common", p.Hours.Common, "specialty", p.Hours.Specialty, "total", p.Hours.Total)
	hours.OK = short == 0
	window := passed("R13", "check.submitted_window", "people", len(totals), "missed", missedWindow, "late", late)
	window.OK = missedWindow+late == 0
	return []Check{hours, window, passed("R14", "check.submitted_once", "people", len(totals))}
}
