package policy

import (
	"slices"

	"xueshi/domain"
)

// ResultsDue returns the day until which the results of a plan are to be recorded (R8).
func (p *Policy) ResultsDue(endsOn domain.Date) domain.Date {
	return p.AddWorkingDays(endsOn, p.Results.WithinWorkingDays)
}

// CheckResults checks the hand-in of a plan's results as a whole (R8; notice 3(2)): after the last day of training, and
// with every piece of evidence that the notice lists.
func (p *Policy) CheckResults(plan domain.Plan, recordedOn domain.Date, evidence []string) domain.Refusals {
	var rs domain.Refusals
	if !recordedOn.After(plan.EndsOn) {
		rs = append(rs, *domain.Refuse("R8", "results.too_early", "",
			"endsOn", plan.EndsOn, "recordedOn", recordedOn, "earliest", plan.EndsOn.AddDays(1)))
	}
	var missing []string
	for _, wanted := range p.Results.Evidence {
		if !slices.Contains(evidence, wanted) {
			missing = append(missing, wanted)
		}
	}
	if len(missing) > 0 {
		rs = append(rs, *domain.Refuse("R8", "results.evidence_missing", "evidence",
			"missing", missing, "wanted", p.Results.Evidence))
	}
	return rs
}

// Clash is another plan whose hours the same person earned on overlapping hours of one day.
type Clash struct {
	CaseNumber string
	On         domain.Date
}

// ResultFacts are what CheckResult needs to know about one participant.
type ResultFacts struct {
	Result   domain.Result
	OnRoster bool        // now, or until LeftOn
	LeftOn   domain.Date // the day the person left the roster; zero: did not
	Plan     domain.Plan
	Clash    *Clash // with a plan whose result for this person is passed; see Overlap
	Earlier  int    // number, from 1, of an earlier line for the same person; 0 for none
}

// CheckResult checks one participant's result (R8; notice 3(2)): only the roster, at most the plan's hours, no two plans
// at one time. A failed result is no refusal; Grants says that it gives nothing.
func (p *Policy) CheckResult(f ResultFacts) domain.Refusals {
	var rs domain.Refusals
	switch {
	case !f.LeftOn.IsZero():
		rs = append(rs, *domain.Refuse("R8", "result.left_roster", "personId", "leftOn", f.LeftOn))
	case !f.OnRoster:
		rs = append(rs, *domain.Refuse("R8", "result.not_on_roster", "personId"))
	case f.Earlier > 0:
		rs = append(rs, *domain.Refuse("R8", "result.twice", "personId", "line", f.Earlier))
	}
	if f.Result.Score < 0 || f.Result.Score > maxScore {
		rs = append(rs, *domain.Refuse("R8", "result.score_range", "score", "score", f.Result.Score, "max", maxScore))
	}
	if f.Result.Hours < 0 {
		rs = append(rs, *domain.Refuse("R8", "result.hours_negative", "hours", "hours", f.Result.Hours))
	}
	if f.Result.Hours > f.Plan.Hours {
		rs = append(rs, *domain.Refuse("R8", "result.too_many_hours", "hours",
			"hours", f.Result.Hours, "planHours", f.Plan.Hours, "over", f.Result.Hours-f.Plan.Hours))
	}
	if !f.Result.Passed {
		return rs
	}
	if f.Result.Hours == 0 {
		rs = append(rs, *domain.Refuse("R8", "result.no_hours", "hours", "planHours", f.Plan.Hours))
	}
	if f.Clash != nil {
		rs = append(rs, *domain.Refuse("R8", "result.clash", "personId", "case", f.Clash.CaseNumber, "on", f.Clash.On))
	}
	return add(rs, p.CheckEarned(f.Plan.EndsOn))
}

// Grants returns the hours that a checked result gives, and why it gives none (R8, R10): the refusal then stands in the
// person's record as the answer to "why did this hour not count". Hours are earned on the plan's last day.
func (p *Policy) Grants(plan domain.Plan, result domain.Result) (domain.Hours, *domain.Refusal) {
	if !result.Passed {
		return 0, domain.Refuse("R8", "result.failed", "passed", "planHours", plan.Hours, "score", result.Score)
	}
	if r := p.CheckEarned(plan.EndsOn); r != nil {
		return 0, r
	}
	return min(max(result.Hours, 0), plan.Hours), nil
}

// Overlap returns the first day on which two plans teach at the same time (R8). A plan without sessions teaches the
// whole of every day.
func Overlap(a, b domain.Plan) (domain.Date, bool) {
	var first domain.Date
	for d := later(a.StartsOn, b.StartsOn); !d.After(a.EndsOn) && !d.After(b.EndsOn); d = d.AddDays(1) {
		if meetOn(a, b, d) {
			first = d
			break
		}
	}
	return first, !first.IsZero()
}

func meetOn(a, b domain.Plan, d domain.Date) bool {
	for _, s := range sessionsOn(a, d) {
		for _, t := range sessionsOn(b, d) {
			if sessionsMeet(s, t) {
				return true
			}
		}
	}
	return false
}

// sessionsOn returns a plan's sessions on one of its days.
func sessionsOn(plan domain.Plan, d domain.Date) []domain.Session {
	if len(plan.Sessions) == 0 {
		return []domain.Session{{On: d, From: "00:00", To: "24:00"}}
	}
	var on []domain.Session
	for _, s := range plan.Sessions {
		if s.On == d {
			on = append(on, s)
		}
	}
	return on
}

func later(a, b domain.Date) domain.Date {
	if a.After(b) {
		return a
	}
	return b
}
