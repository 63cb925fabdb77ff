package policy

import (
	"fmt"
	"testing"

	"xueshi/domain"
)

func TestR6_DepartmentsAreRemindedOnceAMonth(t *testing.T) {
	p := shipped(t)
	var days []string
	for d := domain.NewDate(2020, 1, 1); d.Year() == 2020; d = d.AddDays(1) {
		if p.RemindsOfCoverage(d) {
			days = append(days, d.String()[5:])
		}
	}
	// New Year, Labour Day, Saturdays and Sundays move it on; plans filed after the 1st of December come too late.
	if got, want := fmt.Sprint(days), "[01-02 02-03 03-02 04-01 05-06 06-01 07-01 08-03 09-01 10-09 11-02 12-01]"; got != want {
		t.Errorf("reminded on\n%s, want\n%s", got, want)
	}
	if p := parseWith(t, ", coverageOnDay: 1}", "}"); p.RemindsOfCoverage(domain.NewDate(2020, 6, 1)) {
		t.Error("reminded though the policy says nothing")
	}
}

func TestOverloads(t *testing.T) {
	p := shipped(t)
	on := func(day int) domain.Date { return domain.NewDate(2020, 6, day) }
	plan := func(hours domain.Hours, from, to int, sessions ...domain.Session) domain.Plan {
		return domain.Plan{Hours: hours, StartsOn: on(from), EndsOn: on(to), Sessions: sessions}
	}
	for _, c := range []struct {
		name  string
		plans []domain.Plan
		want  string
	}{
		{"eight hours", []domain.Plan{plan(16, 1, 2)}, "[]"},
		{"nine hours on two days", []domain.Plan{plan(17, 1, 2)}, "[{2020-06-01 9} {2020-06-02 9}]"},
		{"two plans on one day", []domain.Plan{plan(16, 1, 4), plan(10, 4, 5)}, "[{2020-06-04 9}]"},
		{"only its sessions count", []domain.Plan{plan(16, 1, 30, domain.Session{On: on(3)}, domain.Session{On: on(3)})}, "[{2020-06-03 16}]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := fmt.Sprint(p.Overloads(c.plans)); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}
