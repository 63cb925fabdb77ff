package policy

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"xueshi/domain"
)

func TestReminders_TheLadder(t *testing.T) {
	p := shipped(t)
	for d, want := range map[string][]string{
		"2020-06-01": {"2020-06-01 today", "2020-06-02 ahead1", "2020-06-04 ahead3", "2020-06-08 ahead7"},
		"2020-06-06": nil, // a Saturday
		// A Friday: what would be told on Saturday or Sunday is told today.
		"2020-06-05": {
			"2020-06-05 today", "2020-06-06 today", "2020-06-07 today", "2020-06-08 ahead1", "2020-06-09 ahead3",
			"2020-06-10 ahead3", "2020-06-12 ahead7", "2020-06-13 ahead7", "2020-06-14 ahead7",
		},
	} {
		rungs := p.Rungs(day(t, d))
		got := make([]string, len(rungs))
		for i, r := range rungs {
			got[i] = r.Deadline.String() + " " + r.Name
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", d, got, want)
		}
	}
}

// Nobody misses a deadline unwarned: whatever the day, its last rung is climbed on it or on the working day before.
func TestReminders_EveryDeadlineIsWarnedOf(t *testing.T) {
	p := shipped(t)
	rapid.Check(t, func(t *rapid.T) {
		deadline := domain.NewDate(2020, 1, 15).AddDays(rapid.IntRange(0, 350).Draw(t, "deadline"))
		told := map[string]int{}
		for d := deadline.AddDays(-30); !d.After(deadline); d = d.AddDays(1) {
			for _, r := range p.Rungs(d) {
				if r.Deadline == deadline {
					told[r.Name]++
				}
			}
		}
		if told["today"] != 1 {
			t.Fatalf("%s is told of %d times at the end", deadline, told["today"])
		}
		for name, n := range told {
			if n > 1 {
				t.Fatalf("%s: %s comes %d times", deadline, name, n)
			}
		}
	})
}
