package policy

import (
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
	for _, c := range []struct {
		name  string
		facts LateFacts
		want  string
	}{
		{"registered ten days late", LateFacts{AtYearEnd: short, Totals: full, LastRegisteredAt: at("2021-01-11 10:00")}, "2021-01-25"},
		{"registered in the first minute", LateFacts{AtYearEnd: short, Totals: full, LastRegisteredAt: at("2021-01-01 00:00")}, "2021-01-15"},
		{"registered in the last minute", LateFacts{AtYearEnd: full, Totals: full, LastRegisteredAt: at("2020-12-31 23:59")}, ""},
		{"could have been submitted before", LateFacts{AtYearEnd: full, Totals: domain.Totals{Common: 30, Specialty: 80}, LastRegisteredAt: at("2021-01-11 10:00")}, ""},
		{"short even so", LateFacts{Totals: short, LastRegisteredAt: at("2021-01-11 10:00")}, ""},
		{"nothing was registered late", LateFacts{AtYearEnd: short, Totals: short}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := p.LateUntil(c.facts).String(); got != c.want {
				t.Errorf("until %q, want %q", got, c.want)
			}
		})
	}
}

func TestR16_LateSubmissionNeedsNoWindow(t *testing.T) {
	p := shipped(t)
	last := domain.NewDate(2021, 1, 25)
	for _, c := range []struct {
		on    domain.Date
		until domain.Date
		want  string
	}{
		{last, last, ""},
		{last.AddDays(1), last, "window.late_over"},
		{last, domain.Date{}, "window.year_over"},
	} {
		missed, refusal := p.CheckWindow(p.Windows, WindowFacts{Cohort: domain.CohortTitleReview, Series: "会计", On: c.on, LateUntil: c.until})
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
