package policy

import (
	"regexp"
	"slices"
	"strings"

	"xueshi/domain"
)

// PlanContext is what CheckPlan needs to know beside the plan.
type PlanContext struct {
	FilerDepartment string // the filer's name as in the annex
	// RosterSupervised says that every unit with people on the roster is supervised by the filer; it matters only for
	// a specialty that the annex does not list.
	RosterSupervised bool
}

// CheckPlan checks a plan's content (R1, R10, R22; notice 2(2), 6(1), 6(2)): complete, by the department of its series,
// with days in order and inside the year's learning dates. Whether it comes in time is CheckFiling's question. The hours
// are not compared with the length of the sessions.
func (p *Policy) CheckPlan(plan domain.Plan, c PlanContext) domain.Refusals {
	var rs domain.Refusals
	rs = append(rs, completePlan(plan)...)
	rs = append(rs, checkPlanDays(plan)...)
	rs = add(rs, p.checkPlanSeries(plan, c))
	rs = add(rs, p.checkFee(plan))
	rs = append(rs, p.checkPlanYear(plan)...)
	return rs
}

// completePlan wants everything that R1 lists.
func completePlan(plan domain.Plan) domain.Refusals {
	var rs domain.Refusals
	for _, f := range []struct {
		name  string
		empty bool
	}{
		{"departmentId", blank(plan.DepartmentID)},
		{"providerId", blank(plan.ProviderID)},
		{"series", blank(plan.Series)},
		{"subject", blank(plan.Subject)},
		{"content", blank(plan.Content)},
		{"startsOn", plan.StartsOn.IsZero()},
		{"endsOn", plan.EndsOn.IsZero()},
		{"place", blank(plan.Place)},
		{"teachers", len(plan.Teachers) == 0 || slices.ContainsFunc(plan.Teachers, blank)},
		{"roster", len(plan.Roster) == 0},
	} {
		if f.empty {
			rs = append(rs, *domain.Refuse("R1", "plan.incomplete", f.name, "missing", f.name))
		}
	}
	if plan.Hours <= 0 {
		rs = append(rs, *domain.Refuse("R1", "plan.no_hours", "hours", "hours", plan.Hours))
	}
	if twice := firstTwice(plan.Roster); twice != "" {
		rs = append(rs, *domain.Refuse("R1", "plan.roster_twice", "roster", "person", twice))
	}
	return rs
}

// checkPlanDays wants the last day not before the first, and sessions on days between them, each from an earlier to a
// later time, none over another.
func checkPlanDays(plan domain.Plan) domain.Refusals {
	var rs domain.Refusals
	if plan.StartsOn.IsZero() || plan.EndsOn.IsZero() {
		return nil // completePlan has said so
	}
	if plan.EndsOn.Before(plan.StartsOn) {
		return domain.Refusals{*domain.Refuse("R1", "plan.ends_before_start", "endsOn",
			"startsOn", plan.StartsOn, "endsOn", plan.EndsOn)}
	}
	for i, s := range plan.Sessions {
		at := index("sessions", i)
		switch {
		case !clock.MatchString(s.From) || !clock.MatchString(s.To) || s.From >= s.To:
			rs = append(rs, *domain.Refuse("R1", "plan.session_times", at, "from", s.From, "to", s.To))
		case s.On.Before(plan.StartsOn) || s.On.After(plan.EndsOn):
			rs = append(rs, *domain.Refuse("R1", "plan.session_outside", at+".on",
				"on", s.On, "startsOn", plan.StartsOn, "endsOn", plan.EndsOn))
		case slices.ContainsFunc(plan.Sessions[:i], func(o domain.Session) bool { return sessionsMeet(s, o) }):
			rs = append(rs, *domain.Refuse("R1", "plan.sessions_overlap", at, "on", s.On, "from", s.From, "to", s.To))
		}
	}
	return rs
}

// checkPlanSeries lets a department file for its own series only; a series that the annex does not list is filed by
// the department that supervises the units of those on the roster (R1; the annex's last line).
func (p *Policy) checkPlanSeries(plan domain.Plan, c PlanContext) *domain.Refusal {
	if blank(plan.Series) {
		return nil // completePlan has said so
	}
	department, listed := p.DepartmentOf(plan.Series)
	switch {
	case listed && department == c.FilerDepartment:
		return nil
	case listed:
		return domain.Refuse("R1", "plan.other_series", "series", "series", plan.Series,
			"department", department, "filer", c.FilerDepartment, "own", p.SeriesOf(c.FilerDepartment))
	case !p.Unlisted:
		return domain.Refuse("R1", "plan.unknown_series", "series", "series", plan.Series,
			"own", p.SeriesOf(c.FilerDepartment))
	case !c.RosterSupervised:
		return domain.Refuse("R1", "plan.not_supervisor", "series", "series", plan.Series, "filer", c.FilerDepartment)
	default:
		return nil
	}
}

// checkFee wants a fee to name its basis (R22; notice 6(2)).
func (p *Policy) checkFee(plan domain.Plan) *domain.Refusal {
	switch {
	case plan.Fee < 0:
		return domain.Refuse("R22", "plan.fee_negative", "fee", "fee", plan.Fee)
	case plan.Fee > 0 && blank(plan.FeeBasis):
		return domain.Refuse("R22", "plan.fee_without_basis", "feeBasis", "fee", plan.Fee, "bases", p.Plans.FeeBases)
	default:
		return nil
	}
}

// checkPlanYear wants both ends inside the year's learning dates: what is earned outside is not registered (R10).
func (p *Policy) checkPlanYear(plan domain.Plan) domain.Refusals {
	var rs domain.Refusals
	for _, d := range []struct {
		field string
		day   domain.Date
	}{{"startsOn", plan.StartsOn}, {"endsOn", plan.EndsOn}} {
		if d.day.IsZero() {
			continue // completePlan has said so
		}
		if r := p.CheckEarned(d.day); r != nil {
			r.Field = d.field
			rs = append(rs, *r)
		}
	}
	return rs
}

// add appends a refusal if there is one.
func add(rs domain.Refusals, r *domain.Refusal) domain.Refusals {
	if r == nil {
		return rs
	}
	return append(rs, *r)
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }

// firstTwice returns the first text that stands in the list for the second time, or nothing.
func firstTwice(list []string) string {
	seen := make(map[string]bool, len(list))
	for _, s := range list {
		if seen[s] {
			return s
		}
		seen[s] = true
	}
	return ""
}

// clock is a time of the day like 08:30; 24:00 ends a day.
var clock = regexp.MustCompile(`^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$`)

// sessionsMeet says whether two sessions share time; one may begin when the other ends.
func sessionsMeet(a, b domain.Session) bool { return a.On == b.On && a.From < b.To && b.From < a.To }
