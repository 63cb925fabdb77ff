package policy

import (
	"testing"

	"xueshi/domain"
)

func TestAdvice_WhatToDoNextAndUntilWhen(t *testing.T) {
	p := shipped(t)
	type step struct{ code, by string }
	for _, c := range []struct {
		name string
		edit func(*AdviceFacts)
		want []step
	}{
		{"the platform is not open yet", func(f *AdviceFacts) { f.Today = day(t, "2020-05-10") }, []step{
			{"advice.common_opens", "2020-12-31"}, {"advice.find_specialty", "2020-12-31"}, {"advice.submit_later", "2020-11-30"},
		}},
		{"nothing learned", func(*AdviceFacts) {}, []step{
			{"advice.pass_common", "2020-12-31"}, {"advice.find_specialty", "2020-12-31"}, {"advice.submit_later", "2020-11-30"},
		}},
		{"on the roster of enough", func(f *AdviceFacts) { f.Planned = 60 }, []step{
			{"advice.pass_common", "2020-12-31"}, {"advice.attend_plans", "2020-12-31"}, {"advice.submit_later", "2020-11-30"},
		}},
		{"specialty short", func(f *AdviceFacts) { f.Totals = domain.Totals{Common: 30, Specialty: 40} }, []step{
			{"advice.find_specialty", "2020-12-31"}, {"advice.submit_later", "2020-11-30"},
		}},
		{"handed in, not registered", func(f *AdviceFacts) {
			f.Totals, f.Pending = domain.Totals{Specialty: 60}, domain.Totals{Common: 30}
		}, []step{{"advice.wait_for_registration", ""}}},
		{"complete, the window open", func(f *AdviceFacts) {
			f.Totals, f.Today = domain.Totals{Common: 30, Specialty: 60}, day(t, "2020-11-02")
		}, []step{{"advice.submit_now", "2020-11-30"}}},
		{"complete, in the title review", func(f *AdviceFacts) {
			f.Totals, f.Cohort = domain.Totals{Common: 30, Specialty: 60}, domain.CohortTitleReview
		}, []step{{"advice.submit_now", "2020-09-30"}}},
		{"complete, no window announced", func(f *AdviceFacts) {
			f.Totals, f.Windows = domain.Totals{Common: 30, Specialty: 60}, p.Windows
		}, []step{{"advice.window_awaited", ""}}},
		{"submitted", func(f *AdviceFacts) { f.Submitted = true }, []step{{"advice.wait_for_stamp", ""}}},
		{"stamped", func(f *AdviceFacts) { f.Stamped = true }, nil},
		{"the year is over", func(f *AdviceFacts) { f.Today = day(t, "2021-01-01") }, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			facts := AdviceFacts{Today: day(t, "2020-07-15"), Cohort: domain.CohortOthers, Series: "教师", Windows: windows2020(t)}
			c.edit(&facts)
			got := p.NextAdvice(facts)
			if len(got) != len(c.want) {
				t.Fatalf("advice %+v, want %+v", got, c.want)
			}
			for i, w := range c.want {
				if got[i].Code != w.code || got[i].By != day(t, w.by) {
					t.Errorf("advice %d is %s by %s, want %s by %s", i, got[i].Code, got[i].By, w.code, w.by)
				}
			}
		})
	}
}

func TestAdvice_CountsWhatNoPlanCovers(t *testing.T) {
	p := shipped(t)
	got := p.NextAdvice(AdviceFacts{
		Today: day(t, "2020-07-15"), Totals: domain.Totals{Common: 30, Specialty: 10}, Pending: domain.Totals{Specialty: 8},
		Planned: 24, Cohort: domain.CohortOthers,
	})
	if len(got) == 0 || got[0].Code != "advice.find_specialty" {
		t.Fatalf("advice %+v", got)
	}
	for name, want := range map[string]domain.Hours{"missing": 42, "planned": 24, "unplanned": 18} {
		if got[0].Facts[name] != want {
			t.Errorf("%s is %v, want %d", name, got[0].Facts[name], want)
		}
	}
}
