package policy

import (
	"slices"
	"testing"
	"time"

	"xueshi/domain"
)

func TestR16_LateUntil(t *testing.T) {
	p := shipped(t)
	full, short := domain.Totals{Common: 30, Specialty: 60}, domain.Totals{Common: 30}
	at := func(text string) time.Time {
		when, err := time.ParseInLocation("2006-01-02 15:04", text, p.Zone())
		if err != nil {
			t.Fatal(err)
		}
		return when
	}
	ends, autumn := p.YearEndsAt(), at("2020-10-01 00:00")
	for _, c := range []struct {
		name  string
		facts LateFacts
		want  string
	}{
		{"registered ten days late", LateFacts{LastChance: ends, AtLastChance: short, Totals: full, LastRegisteredAt: at("2021-01-11 10:00")}, "2021-01-25"},
		{"registered in the first minute", LateFacts{LastChance: ends, AtLastChance: short, Totals: full, LastRegisteredAt: at("2021-01-01 00:00")}, "2021-01-15"},
		{"registered in the last minute", LateFacts{LastChance: ends, AtLastChance: full, Totals: full, LastRegisteredAt: at("2020-12-31 23:59")}, ""},
		{"could have been submitted before", LateFacts{LastChance: ends, AtLastChance: full, Totals: domain.Totals{Common: 30, Specialty: 80}, LastRegisteredAt: at("2021-01-11 10:00")}, ""},
		{"short even so", LateFacts{LastChance: ends, Totals: short, LastRegisteredAt: at("2021-01-11 10:00")}, ""},
		{"nothing was registered late", LateFacts{LastChance: ends, AtLastChance: short, Totals: short}, ""},
		{"the window was over, not the year", LateFacts{LastChance: autumn, AtLastChance: short, Totals: full, LastRegisteredAt: at("2020-10-12 10:00")}, "2020-12-31"},
		{"in the window's last minute", LateFacts{LastChance: autumn, Totals: full, LastRegisteredAt: at("2020-09-30 23:59")}, ""},
		{"when the window was just over", LateFacts{LastChance: autumn, Totals: full, LastRegisteredAt: autumn}, "2020-12-31"},
		{"the window was over, and nearly the year", LateFacts{LastChance: autumn, AtLastChance: short, Totals: full, LastRegisteredAt: at("2020-12-30 10:00")}, "2021-01-14"},
		{"the window is to come", LateFacts{LastChance: autumn, Totals: full, LastRegisteredAt: at("2020-06-01 10:00")}, ""},
		{"no window was ever announced", LateFacts{Totals: full, LastRegisteredAt: at("2020-06-01 10:00")}, "2021-01-15"},
		{"no window, and registered after the year's end", LateFacts{Totals: full, LastRegisteredAt: at("2021-01-11 10:00")}, "2021-01-25"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := p.LateUntil(c.facts).String(); got != c.want {
				t.Errorf("until %q, want %q", got, c.want)
			}
		})
	}
}

func TestR16_LastChance(t *testing.T) {
	p := shipped(t)
	window := func(cohort domain.Cohort, series, closes string) domain.Window {
		day, err := domain.ParseDate(closes)
		if err != nil {
			t.Fatal(err)
		}
		return domain.Window{Cohort: cohort, Series: series, OpensOn: day.AddDays(-9), ClosesOn: day}
	}
	review, others := domain.CohortTitleReview, domain.CohortOthers
	for _, c := range []struct {
		name    string
		windows []domain.Window
		cohort  domain.Cohort
		want    string
	}{
		{"none is announced", []domain.Window{window(review, "", "2020-09-30")}, others, ""},
		{"the last of two", []domain.Window{window(others, "", "2020-11-30"), window(others, "", "2020-10-31")}, others, "2020-11-30"},
		{"the series' own stands in place of the general one", []domain.Window{window(others, "", "2020-11-30"), window(others, "会计", "2020-10-31")}, others, "2020-10-31"},
		{"another series' does not", []domain.Window{window(others, "", "2020-11-30"), window(others, "卫生", "2020-10-31")}, others, "2020-11-30"},
		{"the title review goes with the others", []domain.Window{window(review, "", "2020-09-30"), window(others, "", "2020-11-30")}, review, "2020-11-30"},
		{"and has only its own where there is no other", []domain.Window{window(review, "", "2020-09-30")}, review, "2020-09-30"},
		{"a title review without windows waits for them", []domain.Window{window(others, "", "2020-11-30")}, review, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := ""
			if at := p.LastChance(c.windows, c.cohort, "会计"); !at.IsZero() {
				got = p.Day(at).AddDays(-1).String()
			}
			if got != c.want {
				t.Errorf("until %q, want %q", got, c.want)
			}
		})
	}
}

func TestR16_LateSubmissionNeedsNoWindow(t *testing.T) {
	p := shipped(t)
	last, autumn := domain.NewDate(2021, 1, 25), domain.NewDate(2020, 10, 12)
	later := append(slices.Clone(p.Windows), domain.Window{Cohort: domain.CohortOthers, OpensOn: domain.NewDate(2020, 11, 1), ClosesOn: domain.NewDate(2020, 11, 30)})
	for _, c := range []struct {
		windows []domain.Window
		cohort  domain.Cohort
		on      domain.Date
		until   domain.Date
		want    string
	}{
		{p.Windows, domain.CohortTitleReview, last, last, ""},
		{p.Windows, domain.CohortTitleReview, last.AddDays(1), last, "window.late_over"},
		{p.Windows, domain.CohortTitleReview, last, domain.Date{}, "window.year_over"},
		{p.Windows, domain.CohortTitleReview, autumn, p.ClosesOn, ""},
		{p.Windows, domain.CohortTitleReview, autumn, domain.Date{}, "window.over"},
		{later, domain.CohortTitleReview, autumn, p.ClosesOn, "window.not_open_yet"}, // announced meanwhile: there is a chance again
		{p.Windows, domain.CohortOthers, autumn, last, "window.not_announced"},       // may still be
		{p.Windows, domain.CohortOthers, last, last, ""},
	} {
		missed, refusal := p.CheckWindow(c.windows, WindowFacts{Cohort: c.cohort, Series: "会计", On: c.on, LateUntil: c.until})
		got := ""
		if refusal != nil {
			got = refusal.Code
		}
		if got != c.want || (got == "" && missed) {
			t.Errorf("on %s until %s: %q, missed %v, want %q", c.on, c.until, got, missed, c.want)
		}
	}
}

func TestR16_ClosingRulesHaveADefault(t *testing.T) {
	const section = "closing: {lateSubmissionWorkingDays: 10} # R16: nobody pays for the bureau's delay\n"
	if got := parseWith(t, section, "").Closing.LateSubmissionWorkingDays; got != defaultLateWorkingDays {
		t.Errorf("a policy that says nothing gives %d days", got)
	}
	if got := parseWith(t, section, "closing: {lateSubmissionWorkingDays: 3}\n").Closing.LateSubmissionWorkingDays; got != 3 {
		t.Errorf("a policy that says 3 gives %d days", got)
	}
}
