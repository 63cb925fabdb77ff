package policy

import (
	"testing"

	"pgregory.net/rapid"

	"xueshi/domain"
)

func TestR12_WhatIsMissing(t *testing.T) {
	p := shipped(t)
	for _, c := range []struct {
		name              string
		common, specialty domain.Hours
		want              Missing
	}{
		{"nothing learned", 0, 0, Missing{Common: 30, Specialty: 60, Total: 90}},
		{"exactly enough", 30, 60, Missing{}},
		{"more specialty than needed", 30, 80, Missing{}},
		{"an hour of specialty short", 30, 59, Missing{Specialty: 1, Total: 1}},
		{"specialty does not stand in for the common subject", 0, 90, Missing{Common: 30}},
		{"common beyond its share does not count", 60, 30, Missing{Specialty: 30, Total: 30}},
	} {
		t.Run(c.name, func(t *testing.T) {
			totals := domain.Totals{Common: c.common, Specialty: c.specialty}
			if got := p.MissingHours(totals); got != c.want {
				t.Errorf("missing %+v, want %+v", got, c.want)
			}
			refusal := p.CheckComplete(totals)
			if c.want.None() {
				wantCodes(t, one(refusal))
				return
			}
			wantCodes(t, one(refusal), "submission.hours_missing personId")
			wantRule(t, one(refusal), "R12")
			wantFacts(t, refusal, map[string]any{
				"missingCommon": c.want.Common, "missingSpecialty": c.want.Specialty, "missingTotal": c.want.Total,
			})
		})
	}
}

func TestR12_MakingUpWhatIsMissingCompletes(t *testing.T) {
	p := shipped(t)
	rapid.Check(t, func(t *rapid.T) {
		totals := domain.Totals{
			Common: domain.Hours(rapid.IntRange(0, 40).Draw(t, "common")), Specialty: domain.Hours(rapid.IntRange(0, 120).Draw(t, "specialty")),
		}
		missing := p.MissingHours(totals)
		totals.Common += missing.Common
		totals.Specialty += max(missing.Specialty, missing.Total-missing.Common)
		if left := p.MissingHours(totals); !left.None() {
			t.Fatalf("after adding %+v, %+v is still missing", missing, left)
		}
	})
}

// windows2020 are the general ones, a narrower one for 会计 and one for everybody else in November.
func windows2020(tb testing.TB) []domain.Window {
	tb.Helper()
	return []domain.Window{
		{ID: "general", Cohort: domain.CohortTitleReview, OpensOn: day(tb, "2020-07-01"), ClosesOn: day(tb, "2020-09-30")},
		{ID: "accounting", Cohort: domain.CohortTitleReview, Series: "会计", OpensOn: day(tb, "2020-08-01"), ClosesOn: day(tb, "2020-08-20")},
		{ID: "others", Cohort: domain.CohortOthers, OpensOn: day(tb, "2020-11-01"), ClosesOn: day(tb, "2020-11-30")},
	}
}

func TestR13_TheWindowOfAPerson(t *testing.T) {
	p := shipped(t)
	for _, c := range []struct {
		name   string
		cohort domain.Cohort
		series string
		on     string
		window string // its id; empty: none is open
		missed bool
		want   []string
	}{
		{"the day before", domain.CohortTitleReview, "教师", "2020-06-30", "", false, []string{"window.not_open_yet"}},
		{"the first day", domain.CohortTitleReview, "教师", "2020-07-01", "general", false, nil},
		{"the last day", domain.CohortTitleReview, "教师", "2020-09-30", "general", false, nil},
		{"missed, the others not open yet", domain.CohortTitleReview, "教师", "2020-10-01", "", true, []string{"window.not_open_yet"}},
		{"missed, with the others", domain.CohortTitleReview, "教师", "2020-11-01", "others", true, nil},
		{"missed that, too", domain.CohortTitleReview, "教师", "2020-12-01", "", true, []string{"window.over"}},
		{"a narrower one, before", domain.CohortTitleReview, "会计", "2020-07-15", "", false, []string{"window.not_open_yet"}},
		{"a narrower one, open", domain.CohortTitleReview, "会计", "2020-08-20", "accounting", false, nil},
		{
			"a narrower one, over while the general one is open", domain.CohortTitleReview,
			"会计", "2020-08-21", "", true,
			[]string{"window.not_open_yet"},
		},
		{"others in summer", domain.CohortOthers, "教师", "2020-07-15", "", false, []string{"window.not_open_yet"}},
		{"others in November", domain.CohortOthers, "会计", "2020-11-30", "others", false, nil},
		{"others in December", domain.CohortOthers, "会计", "2020-12-01", "", false, []string{"window.over"}},
		{"when the year is over", domain.CohortOthers, "会计", "2021-01-01", "", false, []string{"window.year_over"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			windows := windows2020(t)
			found := FindWindow(windows, c.cohort, c.series, day(t, c.on))
			id := ""
			if found.Window != nil {
				id = found.Window.ID
			}
			if id != c.window || found.Missed != c.missed {
				t.Errorf("window %q, missed %v; want %q, %v", id, found.Missed, c.window, c.missed)
			}
			missed, refusal := p.CheckWindow(windows, WindowFacts{Cohort: c.cohort, Series: c.series, On: day(t, c.on)})
			if missed != c.missed {
				t.Errorf("missed %v, want %v", missed, c.missed)
			}
			wantCodes(t, one(refusal), c.want...)
			wantRule(t, one(refusal), "R13")
		})
	}
}

func TestR13_TheAnswerNamesTheNextOrTheLastWindow(t *testing.T) {
	p, windows := shipped(t), windows2020(t)
	_, early := p.CheckWindow(windows, WindowFacts{Cohort: domain.CohortTitleReview, Series: "会计", On: day(t, "2020-07-15")})
	wantFacts(t, early, map[string]any{"opensOn": day(t, "2020-08-01"), "closesOn": day(t, "2020-08-20"), "missed": false})
	_, after := p.CheckWindow(windows, WindowFacts{Cohort: domain.CohortTitleReview, Series: "会计", On: day(t, "2020-08-21")})
	wantFacts(t, after, map[string]any{"cohort": domain.CohortOthers, "opensOn": day(t, "2020-11-01"), "missed": true})
	_, late := p.CheckWindow(windows, WindowFacts{Cohort: domain.CohortOthers, On: day(t, "2020-12-01")})
	wantFacts(t, late, map[string]any{"opensOn": day(t, "2020-11-01"), "closesOn": day(t, "2020-11-30")})
	_, missed := p.CheckWindow(p.Windows, WindowFacts{Cohort: domain.CohortTitleReview, On: day(t, "2020-10-01")})
	wantCodes(t, one(missed), "window.over")
	wantFacts(t, missed, map[string]any{"closesOn": day(t, "2020-09-30")})
	_, none := p.CheckWindow(p.Windows, WindowFacts{Cohort: domain.CohortOthers, On: day(t, "2020-10-01")})
	wantCodes(t, one(none), "window.not_announced")
}

func TestR13_TheChosenWindowHoldsTheDayAndThePerson(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		series := []string{"", "会计", "教师"}
		cohorts := []domain.Cohort{domain.CohortTitleReview, domain.CohortOthers}
		start := domain.NewDate(2020, 1, 1)
		windows := make([]domain.Window, rapid.IntRange(0, 6).Draw(t, "windows"))
		for i := range windows {
			opens := start.AddDays(rapid.IntRange(0, 300).Draw(t, "opens"))
			windows[i] = domain.Window{
				Cohort: rapid.SampledFrom(cohorts).Draw(t, "cohort"), Series: rapid.SampledFrom(series).Draw(t, "series"),
				OpensOn: opens, ClosesOn: opens.AddDays(rapid.IntRange(0, 60).Draw(t, "days")),
			}
		}
		on := start.AddDays(rapid.IntRange(0, 365).Draw(t, "on"))
		cohort := rapid.SampledFrom(cohorts).Draw(t, "person's cohort")
		found := FindWindow(windows, cohort, "会计", on)
		if w := found.Window; w != nil {
			if on.Before(w.OpensOn) || on.After(w.ClosesOn) || (w.Series != "" && w.Series != "会计") {
				t.Fatalf("%s: the window is %+v", on, *w)
			}
			if found.Missed != (w.Cohort != cohort) {
				t.Fatalf("missed %v in a window of %s for %s", found.Missed, w.Cohort, cohort)
			}
		}
		if found.Next != nil && (found.Window != nil || !found.Next.OpensOn.After(on)) {
			t.Fatalf("%s: the next window is %+v", on, *found.Next)
		}
		if found.Missed && cohort == domain.CohortOthers {
			t.Fatal("somebody of the others missed the title review's window")
		}
	})
}

func TestR13_AnAnnouncement(t *testing.T) {
	p := shipped(t)
	for _, c := range []struct {
		name          string
		window        domain.Window
		opens, closes string
		want          []string
	}{
		{"for the others", domain.Window{Cohort: domain.CohortOthers}, "2020-11-01", "2020-12-31", nil},
		{"narrower for a series", domain.Window{Cohort: domain.CohortTitleReview, Series: "教师"}, "2020-07-01", "2020-07-31", nil},
		{"one day", domain.Window{Cohort: domain.CohortOthers}, "2020-10-09", "2020-10-09", nil},
		{"backwards", domain.Window{Cohort: domain.CohortOthers}, "2020-11-30", "2020-11-01", []string{"window.days closesOn"}},
		{"without days", domain.Window{Cohort: domain.CohortOthers}, "", "", []string{"window.days closesOn"}},
		{"into the next year", domain.Window{Cohort: domain.CohortOthers}, "2020-12-01", "2021-01-01", []string{"window.outside_year closesOn"}},
		{"over already", domain.Window{Cohort: domain.CohortOthers}, "2020-05-01", "2020-06-14", []string{"window.in_past closesOn"}},
		{"for nobody", domain.Window{Cohort: "everybody"}, "2020-11-01", "2020-11-30", []string{"window.cohort cohort"}},
		{
			"of people who have one",
			domain.Window{Cohort: domain.CohortTitleReview, Series: "会计"},
			"2020-08-20", "2020-08-31",
			[]string{"window.overlaps opensOn"},
		},
		{
			"beyond the general one",
			domain.Window{Cohort: domain.CohortTitleReview, Series: "教师"},
			"2020-09-15", "2020-10-15",
			[]string{"window.not_within opensOn"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.window.OpensOn, c.window.ClosesOn = day(t, c.opens), day(t, c.closes)
			got := p.CheckAnnouncement(c.window, windows2020(t)[:2], day(t, "2020-06-15"))
			wantCodes(t, got, c.want...)
			wantRule(t, got, "R13")
		})
	}
	strict := parseWith(t, "unlistedToSupervisor: true", "unlistedToSupervisor: false")
	unknown := domain.Window{Cohort: domain.CohortOthers, Series: "律师", OpensOn: day(t, "2020-11-01"), ClosesOn: day(t, "2020-11-30")}
	wantCodes(t, strict.CheckAnnouncement(unknown, nil, day(t, "2020-06-15")), "window.series series")
}

func TestR14_OneLiveSubmissionAtATime(t *testing.T) {
	wantCodes(t, one(CheckNotLive("", false)))
	wantCodes(t, one(CheckNotLive("S-1", false)), "submission.live_already personId")
	wantCodes(t, one(CheckNotLive("S-1", true)), "submission.stamped_already personId")
}

func TestR14_EveryPersonIsVerifiedOrReturned(t *testing.T) {
	verified := func(id string) Verdict { return Verdict{PersonID: id, Verified: true, OriginalsSeen: true} }
	for _, c := range []struct {
		name     string
		verdicts []Verdict
		want     []string
	}{
		{"all verified", []Verdict{verified("p1"), verified("p2")}, nil},
		{"one returned", []Verdict{verified("p1"), {PersonID: "p2", Comment: "缺成绩证明"}}, nil},
		{"returned without a word", []Verdict{verified("p1"), {PersonID: "p2"}}, []string{"verification.no_comment people[1].comment"}},
		{
			"originals not seen",
			[]Verdict{verified("p1"), {PersonID: "p2", Verified: true}},
			[]string{"verification.originals_not_seen people[1].originalsSeen"},
		},
		{"one left out", []Verdict{verified("p1")}, []string{"verification.people_missing people"}},
		{"one twice", []Verdict{verified("p1"), verified("p2"), verified("p1")}, []string{"verification.twice people[2].personId"}},
		{"a stranger", []Verdict{verified("p1"), verified("p2"), verified("p3")}, []string{"verification.not_submitted people[2].personId"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := CheckVerdicts(c.verdicts, []string{"p1", "p2"})
			wantCodes(t, got, c.want...)
			wantRule(t, got, "R14")
		})
	}
}

func TestR15_OnlyWhatWasVerifiedIsStamped(t *testing.T) {
	for _, c := range []struct {
		state    domain.CaseState
		verified int
		want     []string
	}{
		{domain.StateVerified, 3, nil},
		{domain.StateVerified, 0, []string{"stamp.not_verified"}},
		{domain.StateFiled, 3, []string{"stamp.not_verified"}},
		{domain.StateReturned, 3, []string{"stamp.not_verified"}},
		{domain.StateStamped, 3, []string{"stamp.done"}},
	} {
		wantCodes(t, one(CheckStampable(c.state, c.verified)), c.want...)
	}
}

func TestR15_Numbers(t *testing.T) {
	p := shipped(t)
	for got, want := range map[string]string{
		p.FilingNumber(1):        "广继备〔2020〕0001号",
		p.FilingNumber(12345):    "广继备〔2020〕12345号", // a number is never cut
		p.StampNumber(42):        "广继审〔2020〕00042号",
		p.CertificateNumber(700): "广继证0000700号",
	} {
		if got != want {
			t.Errorf("numbered %s, want %s", got, want)
		}
	}
	plain := parseWith(t, "广继证{seq:07}号", `"{year}-{seq}"`)
	if got := plain.CertificateNumber(7); got != "2020-7" {
		t.Errorf("numbered %s, want 2020-7", got)
	}
}

func TestEyes_TwoPairs(t *testing.T) {
	wantCodes(t, one(CheckSeparateEyes("c1", []string{"k1", "k2"})))
	wantCodes(t, one(CheckSeparateEyes("k2", []string{"k1", "k2"})), "eyes.same_account")
	wantCodes(t, one(CheckNotOwnFiling("k1", "u1")))
	wantCodes(t, one(CheckNotOwnFiling("k1", "k1")), "eyes.own_filing")
	wantCodes(t, one(CheckNotOwnFiling("", "")))
}
