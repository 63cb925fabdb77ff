package policy

import (
	"fmt"
	"slices"

	"xueshi/domain"
)

// check compares values with each other, once all of them are read. A value that has a fault of its own is left out.
func (r *reader) check(p *Policy) {
	r.checkHours(p)
	r.checkDays(p)
	r.checkAnnex(p)
	r.checkConsequences(p)
	r.checkClaims(p)
	r.checkWindows(p)
	r.checkCalendar(p)
}

// checkHours keeps the sums of hours possible.
func (r *reader) checkHours(p *Policy) {
	h := p.Hours
	if !r.read("hours.total") {
		return
	}
	if r.read("hours.specialty") && h.Specialty > h.Total {
		r.faultAt("hours.specialty", "%d is more than the total of %d", h.Specialty, h.Total)
		return
	}
	if r.read("hours.common", "hours.specialty") && h.Common+h.Specialty > h.Total {
		r.faultAt("hours.common", "%d and %d of specialty are more than the total of %d; it would have to be %d",
			h.Common, h.Specialty, h.Total, h.Common+h.Specialty)
	}
}

// checkDays keeps the year's days in the year and in order.
func (r *reader) checkDays(p *Policy) {
	r.inYear(p, "closesOn", p.ClosesOn)
	r.inYear(p, "learning.from", p.Learning.From)
	r.inYear(p, "learning.to", p.Learning.To)
	r.inYear(p, "common.opensOn", p.Common.OpensOn)
	r.inOrder("learning.from", p.Learning.From, "learning.to", p.Learning.To)
	r.inOrder("learning.to", p.Learning.To, "closesOn", p.ClosesOn)
	r.inOrder("learning.from", p.Learning.From, "common.opensOn", p.Common.OpensOn)
	r.inOrder("common.opensOn", p.Common.OpensOn, "learning.to", p.Learning.To)
}

func (r *reader) inYear(p *Policy, path string, d domain.Date) {
	if r.read("year", path) && d.Year() != p.Year {
		r.faultAt(path, "%s is not in %d", d, p.Year)
	}
}

// inOrder wants the first day not to be after the second.
func (r *reader) inOrder(firstPath string, first domain.Date, secondPath string, second domain.Date) {
	if r.read(firstPath, secondPath) && second.Before(first) {
		r.faultAt(secondPath, "%s is before %s %s", second, firstPath, first)
	}
}

// checkAnnex wants each series once.
func (r *reader) checkAnnex(p *Policy) {
	if len(p.Annex) == 0 && r.read("annex") {
		r.faultAt("annex", "must name at least one series")
	}
	first := map[string]int{}
	for i, s := range p.Annex {
		path := index("annex", i) + ".series"
		if at, twice := first[s.Name]; twice && r.read(path) {
			r.faultAt(path, "%s stands in %s already; a series has one department", s.Name, index("annex", at))
			continue
		}
		first[s.Name] = i
	}
}

// checkConsequences wants each consequence once.
func (r *reader) checkConsequences(p *Policy) {
	seen := map[string]bool{}
	for i, c := range p.Consequences {
		path := index("consequences", i) + ".code"
		if seen[c.Code] && r.read(path) {
			r.faultAt(path, "%s is named twice; keep one", c.Code)
		}
		seen[c.Code] = true
	}
}

// checkClaims wants the table of hours to name listed kinds of evidence, each once, with hours that can be reached.
func (r *reader) checkClaims(p *Policy) {
	seen := map[string]bool{}
	for i, k := range p.Claims.Kinds {
		path := index("claims.kinds", i)
		switch {
		case !r.read(path + ".name"):
		case !slices.Contains(p.Claims.Evidence, k.Name):
			r.faultAt(path+".name", "%s is not listed under claims.evidence", k.Name)
		case seen[k.Name]:
			r.faultAt(path+".name", "%s is named twice; keep one", k.Name)
		}
		seen[k.Name] = true
		if r.read(path+".hours", "hours.specialty") && k.Hours > p.Hours.Specialty {
			r.faultAt(path+".hours", "%d is more than the %d of specialty that a year asks for", k.Hours, p.Hours.Specialty)
		}
		if r.read(path+".hours", path+".capPerYear") && k.CapPerYear > 0 && k.CapPerYear < k.Hours {
			r.faultAt(path+".capPerYear", "%d is less than the %d hours of one work", k.CapPerYear, k.Hours)
		}
	}
}

// checkWindows wants windows in the year, of known series, not two that overlap for the same people, and for every
// cohort either a window or the word that it is announced later.
func (r *reader) checkWindows(p *Policy) {
	for i, w := range p.Windows {
		path := index("windows", i)
		r.checkWindow(p, path, w)
		for j, other := range p.Windows[:i] {
			if w.Cohort == other.Cohort && w.Series == other.Series && r.read(path+".closesOn") && windowsMeet(w, other) {
				r.faultAt(path, "overlaps %s of the same people", index("windows", j))
			}
		}
	}
	for _, c := range cohorts() {
		has := slices.ContainsFunc(p.Windows, func(w domain.Window) bool { return w.Cohort == c && w.Series == "" })
		later := slices.Contains(p.Later, c)
		switch {
		case !has && !later && r.read("windows"):
			r.faultAt("windows", "has none for everyone of %s; add one, or name %s under announcedLater", c, c)
		case has && later:
			r.faultAt("announcedLater", "names %s, which has a window", c)
		}
	}
}

func (r *reader) checkWindow(p *Policy, path string, w domain.Window) {
	r.inOrder(path+".opensOn", w.OpensOn, path+".closesOn", w.ClosesOn)
	if r.read(path+".closesOn", "closesOn") && w.ClosesOn.After(p.ClosesOn) {
		r.faultAt(path+".closesOn", "%s is after the year closes on %s", w.ClosesOn, p.ClosesOn)
	}
	r.inYear(p, path+".opensOn", w.OpensOn)
	if _, known := p.DepartmentOf(w.Series); w.Series != "" && !known {
		r.faultAt(path+".series", "%s does not stand in the annex", w.Series)
	}
}

// checkCalendar wants the year's holidays known, and no day both off and worked.
func (r *reader) checkCalendar(p *Policy) {
	c := &p.Calendar
	covered := c.prepare(p.Year)
	if r.read("calendar.holidays", "year") && !covered && len(c.ExtraHolidays) == 0 {
		r.faultAt("calendar.holidays", "the public holidays of %d are not built in; list them under extraHolidays, "+
			"and the moved working days under extraWorkingDays", p.Year)
	}
	seen := map[domain.Date]string{}
	r.checkExtraDays(p, seen, "calendar.extraHolidays", c.ExtraHolidays)
	r.checkExtraDays(p, seen, "calendar.extraWorkingDays", c.ExtraWorkingDays)
}

// checkExtraDays allows the next year as well, in which the last steps of the year are due.
func (r *reader) checkExtraDays(p *Policy, seen map[domain.Date]string, list string, days []domain.Date) {
	for i, d := range days {
		path := index(list, i)
		if !r.read(path, "year") {
			continue
		}
		if d.Year() != p.Year && d.Year() != p.Year+1 {
			r.faultAt(path, "%s is neither in %d nor in %d", d, p.Year, p.Year+1)
		}
		if other, twice := seen[d]; twice {
			r.faultAt(path, "%s stands in %s already", d, other)
		}
		seen[d] = path
	}
}

func index(path string, i int) string { return fmt.Sprintf("%s[%d]", path, i) }
