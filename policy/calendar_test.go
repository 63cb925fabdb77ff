package policy

import (
	"testing"

	"pgregory.net/rapid"

	"xueshi/domain"
)

func TestCalendar_TheMovedDaysOf2020(t *testing.T) {
	p := shipped(t)
	for d, want := range map[string]bool{
		"2020-01-01": false, "2020-01-19": true, // a working Sunday
		"2020-01-24": false, "2020-01-31": false, "2020-02-02": false, "2020-02-03": true, // lengthened in that year
		"2020-04-06": false, "2020-04-26": true,
		"2020-05-01": false, "2020-05-05": false, "2020-05-06": true, "2020-05-09": true, "2020-05-10": false,
		"2020-06-24": true, "2020-06-25": false, "2020-06-26": false, "2020-06-27": false, "2020-06-28": true,
		"2020-09-27": true, "2020-09-30": true, "2020-10-01": false, "2020-10-08": false, "2020-10-09": true,
		"2020-10-10": true, "2020-10-11": false, "2020-06-06": false, "2020-12-31": true,
		"2021-01-01": false, "2021-01-04": true, "2019-12-31": true,
	} {
		if got := p.IsWorkingDay(day(t, d)); got != want {
			t.Errorf("%s: working day %v, want %v", d, got, want)
		}
	}
}

func TestCalendar_ThePolicyOverrules(t *testing.T) {
	p := parseWith(t,
		"extraHolidays: []", "extraHolidays: [2020-06-10, 2020-06-28]",
		"extraWorkingDays: []", "extraWorkingDays: [2020-06-13, 2020-06-26]")
	for d, want := range map[string]bool{"2020-06-10": false, "2020-06-28": false, "2020-06-13": true, "2020-06-26": true} {
		if got := p.IsWorkingDay(day(t, d)); got != want {
			t.Errorf("%s: working day %v, want %v", d, got, want)
		}
	}
}

func TestCalendar_Addition(t *testing.T) {
	p := shipped(t)
	for _, c := range []struct {
		from string
		n    int
		want string
	}{
		{"2020-06-01", 0, "2020-06-01"},
		{"2020-06-06", 0, "2020-06-06"}, // a Saturday stays where it is
		{"2020-06-01", 1, "2020-06-02"},
		{"2020-06-05", 1, "2020-06-08"},
		{"2020-06-24", 1, "2020-06-28"},
		{"2020-09-30", 1, "2020-10-09"},
		{"2020-09-30", 3, "2020-10-12"},
		{"2020-06-08", -1, "2020-06-05"},
		{"2020-10-09", -1, "2020-09-30"},
		{"2020-12-31", 1, "2021-01-04"},
	} {
		if got := p.AddWorkingDays(day(t, c.from), c.n); got != day(t, c.want) {
			t.Errorf("%s + %d working days is %s, want %s", c.from, c.n, got, c.want)
		}
	}
}

func TestCalendar_Arithmetic(t *testing.T) {
	p := shipped(t)
	rapid.Check(t, func(t *rapid.T) {
		from := domain.NewDate(2019, 12, 1).AddDays(rapid.IntRange(0, 400).Draw(t, "from"))
		n, m := rapid.IntRange(0, 60).Draw(t, "n"), rapid.IntRange(0, 60).Draw(t, "m")
		reached := p.AddWorkingDays(from, n)
		if n > 0 && !p.IsWorkingDay(reached) {
			t.Fatalf("%s + %d ends on %s, a day off", from, n, reached)
		}
		if got := p.WorkingDaysBetween(from, reached); got != n {
			t.Fatalf("%d working days between %s and %s, want %d", got, from, reached, n)
		}
		if got := p.WorkingDaysBetween(reached, from); got != -n {
			t.Fatalf("%d working days back from %s to %s, want %d", got, reached, from, -n)
		}
		if got, want := p.AddWorkingDays(reached, m), p.AddWorkingDays(from, n+m); n > 0 && got != want {
			t.Fatalf("%s + %d + %d is %s, in one step %s", from, n, m, got, want)
		}
		if p.IsWorkingDay(from) && p.AddWorkingDays(reached, -n) != from {
			t.Fatalf("%s + %d - %d is %s", from, n, n, p.AddWorkingDays(reached, -n))
		}
	})
}
