package policy

import (
	"slices"

	"xueshi/domain"
)

// WindowFinding is the window in which a person can be submitted, and what is to be known about it.
type WindowFinding struct {
	Window *domain.Window // open on the day; nil when none is
	Missed bool           // a title-review person goes with the others, having missed the own window
	Next   *domain.Window // when none is open: the next one for this person, if it is announced
	Last   *domain.Window // when none is open: the last one that has closed
}

// FindWindow finds the window for a person on a day (R13; notice 3(3)). A window for a series stands in place of the
// cohort's general one. Who is in the title review and has missed the last of the own windows goes with the others.
func FindWindow(windows []domain.Window, cohort domain.Cohort, series string, on domain.Date) WindowFinding {
	own := windowsOf(windows, cohort, series)
	f := findAmong(own, on)
	missed := cohort == domain.CohortTitleReview && f.Window == nil && f.Next == nil && len(own) > 0
	if !missed {
		return f
	}
	g := findAmong(windowsOf(windows, domain.CohortOthers, series), on)
	g.Missed = true
	if g.Last == nil && g.Window == nil {
		g.Last = f.Last
	}
	return g
}

// windowsOf returns the windows that hold for a cohort and series, by opening day.
func windowsOf(windows []domain.Window, cohort domain.Cohort, series string) []domain.Window {
	var general, own []domain.Window
	for _, w := range windows {
		switch {
		case w.Cohort != cohort:
		case w.Series == "":
			general = append(general, w)
		case w.Series == series:
			own = append(own, w)
		}
	}
	if len(own) > 0 {
		general = own
	}
	slices.SortStableFunc(general, func(a, b domain.Window) int { return a.OpensOn.Compare(b.OpensOn) })
	return general
}

// findAmong looks through windows in the order of their opening days.
func findAmong(windows []domain.Window, on domain.Date) WindowFinding {
	var f WindowFinding
	for i := range windows {
		w := &windows[i]
		switch {
		case on.After(w.ClosesOn):
			if f.Last == nil || w.ClosesOn.After(f.Last.ClosesOn) {
				f.Last = w
			}
		case on.Before(w.OpensOn):
			return WindowFinding{Next: w, Last: f.Last}
		default:
			return WindowFinding{Window: w}
		}
	}
	return f
}

// WindowFacts are what CheckWindow needs to know about a person to be submitted.
type WindowFacts struct {
	Cohort domain.Cohort
	Series string
	On     domain.Date
	// LateUntil is the last day for whose hours were complete only when no window was left, see Policy.LateUntil; zero for
	// all others.
	LateUntil domain.Date
	Excepted  Period // the chief's exception (R17); zero for all others
}

// CheckWindow says whether the person has missed the title review's window, and refuses a submission outside of every
// window open to the person, naming the next or the last one (R13).
func (p *Policy) CheckWindow(windows []domain.Window, f WindowFacts) (missed bool, refusal *domain.Refusal) {
	found := FindWindow(windows, f.Cohort, f.Series, f.On)
	late, over := !f.LateUntil.IsZero(), f.On.After(p.ClosesOn)
	switch {
	case found.Window != nil:
		return found.Missed, nil
	case f.Excepted.Contains(f.On):
		return found.Missed, nil
	case late && f.On.After(f.LateUntil):
		return found.Missed, domain.Refuse("R16", "window.late_over", "", "on", f.On, "until", f.LateUntil)
	case late && (over || found.Last != nil && found.Next == nil):
		return false, nil
	case over:
		return found.Missed, domain.Refuse("R13", "window.year_over", "", "on", f.On, "closesOn", p.ClosesOn)
	case found.Next != nil:
		return found.Missed, domain.Refuse("R13", "window.not_open_yet", "", "on", f.On, "cohort", found.Next.Cohort,
			"series", f.Series, "missed", found.Missed, "opensOn", found.Next.OpensOn, "closesOn", found.Next.ClosesOn)
	case found.Last != nil:
		return found.Missed, domain.Refuse("R13", "window.over", "", "on", f.On, "cohort", found.Last.Cohort,
			"series", f.Series, "opensOn", found.Last.OpensOn, "closesOn", found.Last.ClosesOn)
	default:
		return found.Missed, domain.Refuse("R13", "window.not_announced", "", "cohort", f.Cohort, "series", f.Series)
	}
}

// CheckAnnouncement checks a window that the chief announces on a day (R13; notice 3(3)): in the year, not over before
// it is announced, not over another one of the same people, and for a series of the title review within the general
// one.
func (p *Policy) CheckAnnouncement(w domain.Window, existing []domain.Window, today domain.Date) domain.Refusals {
	rs := p.checkWindowDays(w, today)
	if !slices.Contains(cohorts(), w.Cohort) {
		rs = append(rs, *domain.Refuse("R13", "window.cohort", "cohort", "cohort", w.Cohort))
	}
	if _, listed := p.DepartmentOf(w.Series); w.Series != "" && !listed && !p.Unlisted {
		rs = append(rs, *domain.Refuse("R13", "window.series", "series", "series", w.Series))
	}
	for _, e := range existing {
		itself := w.ID != "" && e.ID == w.ID
		if e.Cohort == w.Cohort && !itself {
			rs = add(rs, checkBeside(w, e))
		}
	}
	return rs
}

// checkBeside compares an announced window with an existing one of the same cohort.
func checkBeside(w, e domain.Window) *domain.Refusal {
	within := !w.OpensOn.Before(e.OpensOn) && !w.ClosesOn.After(e.ClosesOn)
	switch {
	case e.Series == w.Series && windowsMeet(w, e):
		return domain.Refuse("R13", "window.overlaps", "opensOn", "opensOn", e.OpensOn, "closesOn", e.ClosesOn)
	case e.Series == "" && w.Series != "" && w.Cohort == domain.CohortTitleReview && !within:
		return domain.Refuse("R13", "window.not_within", "opensOn", "opensOn", e.OpensOn, "closesOn", e.ClosesOn)
	default:
		return nil
	}
}

// windowsMeet says whether two windows share a day.
func windowsMeet(a, b domain.Window) bool {
	return !a.OpensOn.After(b.ClosesOn) && !b.OpensOn.After(a.ClosesOn)
}

func (p *Policy) checkWindowDays(w domain.Window, today domain.Date) domain.Refusals {
	var rs domain.Refusals
	switch {
	case w.OpensOn.IsZero() || w.ClosesOn.IsZero() || w.ClosesOn.Before(w.OpensOn):
		rs = append(rs, *domain.Refuse("R13", "window.days", "closesOn", "opensOn", w.OpensOn, "closesOn", w.ClosesOn))
	case w.OpensOn.Year() != p.Year || w.ClosesOn.After(p.ClosesOn):
		rs = append(rs, *domain.Refuse("R13", "window.outside_year", "closesOn",
			"year", p.Year, "yearClosesOn", p.ClosesOn, "opensOn", w.OpensOn, "closesOn", w.ClosesOn))
	case w.ClosesOn.Before(today):
		rs = append(rs, *domain.Refuse("R13", "window.in_past", "closesOn", "closesOn", w.ClosesOn, "today", today))
	}
	return rs
}
