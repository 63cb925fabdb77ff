package policy

import (
	"testing"

	"pgregory.net/rapid"

	"xueshi/domain"
)

func TestR2_FiledThirtyDaysAhead(t *testing.T) {
	p := shipped(t)
	for _, c := range []struct {
		name, filed, starts, earliest string
		short                         int // 0: in time
	}{
		{"on the first day allowed", "2020-06-01", "2020-07-01", "2020-07-01", 0},
		{"a day too early", "2020-06-01", "2020-06-30", "2020-07-01", 1},
		{"long before", "2020-06-01", "2020-12-01", "2020-07-01", 0},
		{"over a leap day", "2020-01-30", "2020-02-29", "2020-02-29", 0},
		{"over a leap day, a day too early", "2020-01-30", "2020-02-28", "2020-02-29", 1},
		{"filed on the leap day", "2020-02-29", "2020-03-30", "2020-03-30", 0},
		{"a short month", "2020-02-01", "2020-03-01", "2020-03-02", 1},
		{"the day itself", "2020-06-01", "2020-06-01", "2020-07-01", 30},
		{"in the past", "2020-06-01", "2020-05-31", "2020-07-01", 31},
		{"over the end of the year", "2020-12-15", "2021-01-13", "2021-01-14", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			filed, starts := day(t, c.filed), day(t, c.starts)
			r := p.CheckLead(filed, starts)
			if c.short == 0 {
				wantCodes(t, one(r))
				return
			}
			wantCodes(t, one(r), "plan.too_late startsOn")
			wantRule(t, one(r), "R2")
			wantFacts(t, r, map[string]any{
				"filedOn": filed, "leadDays": 30, "earliest": day(t, c.earliest), "startsOn": starts, "daysShort": c.short,
			})
		})
	}
}

func TestR2_TheEarliestStartIsTheFirstThatPasses(t *testing.T) {
	p := shipped(t)
	rapid.Check(t, func(t *rapid.T) {
		filed := domain.NewDate(2020, 1, 1).AddDays(rapid.IntRange(0, 365).Draw(t, "filed"))
		earliest := p.EarliestStart(filed)
		if p.CheckLead(filed, earliest) != nil {
			t.Fatalf("filed %s, the earliest start %s is refused", filed, earliest)
		}
		if p.CheckLead(filed, earliest.AddDays(-1)) == nil {
			t.Fatalf("filed %s, the day before the earliest start %s passes", filed, earliest)
		}
	})
}

func TestR2_TheChiefMayBeAskedForAWaiver(t *testing.T) {
	p := shipped(t)
	for _, c := range []struct {
		name, starts, reason string
		want                 []string
	}{
		{"late, no reason", "2020-06-20", "", []string{"plan.too_late startsOn"}},
		{"late, a blank reason", "2020-06-20", "  ", []string{"plan.too_late startsOn"}},
		{"late with a reason", "2020-06-20", "防汛应急培训", nil},
		{"tomorrow with a reason", "2020-06-02", "防汛应急培训", nil},
		{"today with a reason: it would lapse at once", "2020-06-01", "防汛应急培训", []string{"plan.start_passed startsOn"}},
		{"in time, reason or not", "2020-07-01", "防汛应急培训", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			plan := domain.Plan{StartsOn: day(t, c.starts), WaiverReason: c.reason}
			wantCodes(t, one(p.CheckFiling(plan, day(t, "2020-06-01"))), c.want...)
		})
	}
}

func TestR2_OnlyALatePlanGoesToTheChief(t *testing.T) {
	p := shipped(t)
	for _, c := range []struct {
		filed, starts string
		want          []domain.StepName
	}{
		{"2020-06-01", "2020-07-01", []domain.StepName{"planReview"}},
		{"2020-06-01", "2020-06-30", []domain.StepName{"waiver", "planReview"}},
	} {
		plan := domain.Plan{StartsOn: day(t, c.starts)}
		steps, err := p.Steps(PipelinePlan, PlanFacts(plan, day(t, c.filed)))
		if err != nil {
			t.Fatal(err)
		}
		wantSteps(t, steps, c.want...)
	}
}

func TestR3_ACorrectionInTimeKeepsTheFilingDay(t *testing.T) {
	p := shipped(t)
	for _, c := range []struct {
		name, returned, due string
	}{
		{"a plain week", "2020-06-01 09:00", "2020-06-09 00:00"},
		{"over a holiday with a working Sunday", "2020-06-22 16:00", "2020-07-01 00:00"},
		{"over the days in May, with a working Saturday", "2020-04-30 08:00", "2020-05-12 00:00"},
		{"returned on a Saturday", "2020-06-06 10:00", "2020-06-13 00:00"},
		{"over the year's end", "2020-12-30 10:00", "2021-01-08 00:00"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := p.CorrectionDue(at(t, p, c.returned)); !got.Equal(at(t, p, c.due)) {
				t.Errorf("due %s, want %s", got, c.due)
			}
		})
	}
	first, due := day(t, "2020-06-01"), at(t, p, "2020-06-09 00:00")
	for _, c := range []struct {
		name, corrected, newStart, want string
	}{
		{"within the time", "2020-06-05 10:00", "2020-07-01", "2020-06-01"},
		{"in the last minute", "2020-06-08 23:59", "2020-07-01", "2020-06-01"},
		{"at midnight it is over", "2020-06-09 00:00", "2020-07-01", "2020-06-09"},
		{"in time, with a later start", "2020-06-05 10:00", "2020-07-15", "2020-06-01"},
		{"in time, but with an earlier start", "2020-06-05 10:00", "2020-06-30", "2020-06-05"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := p.FilingDay(FilingFacts{
				FirstFiledOn: first, CorrectedAt: at(t, p, c.corrected), DueAt: due,
				OldStart: day(t, "2020-07-01"), NewStart: day(t, c.newStart),
			})
			if got != day(t, c.want) {
				t.Errorf("the filing day is %s, want %s", got, c.want)
			}
		})
	}
}

func TestR4_APlanLapsesWhenItsFirstDayComes(t *testing.T) {
	p := shipped(t)
	if got := p.PlanLapsesAt(day(t, "2020-07-01")); !got.Equal(at(t, p, "2020-07-01 00:00")) {
		t.Errorf("lapses at %s", got)
	}
	for _, c := range []struct{ starts, danger string }{
		{"2020-07-01", "2020-06-24"}, // a Wednesday
		{"2020-07-03", "2020-06-24"}, // a week before is a public holiday
		{"2020-07-05", "2020-06-28"}, // a week before is a working Sunday
		{"2020-10-12", "2020-09-30"}, // in the holidays of October
	} {
		if got := p.PlanDangerOn(day(t, c.starts)); got != day(t, c.danger) {
			t.Errorf("starting %s, the danger is told on %s, want %s", c.starts, got, c.danger)
		}
	}
}
