package policy

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"xueshi/domain"
)

func TestR16_WhatWaitsForTheBureauDoesNotExpire(t *testing.T) {
	for _, role := range domain.Roles() {
		want := role != domain.RoleClerk && role != domain.RoleChief
		for _, kind := range []domain.CaseKind{domain.KindPlan, domain.KindTranscript, domain.KindSubmission} {
			if got := ExpiresAtYearEnd(kind, role); got != want {
				t.Errorf("a %s that waits for a %s: expires %v, want %v", kind, role, got, want)
			}
		}
		if ExpiresAtYearEnd(domain.KindYear, role) {
			t.Error("the year itself expires")
		}
	}
}

func TestR16_R17_TheOutcomeOfAYear(t *testing.T) {
	p := shipped(t)
	full := domain.Totals{Common: 30, Specialty: 60}
	for _, c := range []struct {
		name    string
		facts   OutcomeFacts
		want    domain.Outcome
		reasons []string
	}{
		{"stamped", OutcomeFacts{Totals: full, Stamped: true}, domain.Completed, nil},
		{"stamped, whatever else", OutcomeFacts{Totals: full, Stamped: true, Returned: true, WindowMissed: true}, domain.Completed, nil},
		{"submitted, not decided yet", OutcomeFacts{Totals: full, Live: true}, "", nil},
		{"still to be registered, and it would do", OutcomeFacts{
			Totals: domain.Totals{Specialty: 60}, Pending: domain.Totals{Common: 30},
		}, "", nil},
		{"still to be registered, and it would not do", OutcomeFacts{
			Totals: domain.Totals{Specialty: 50}, Pending: domain.Totals{Common: 30},
		}, domain.Incomplete, []string{"outcome.common_short", "outcome.specialty_short"}},
		{"registered after the year's end, may still be submitted", OutcomeFacts{Totals: full, Late: true}, "", nil},
		{"learned, never submitted", OutcomeFacts{Totals: full}, domain.Incomplete, []string{"outcome.not_submitted"}},
		{"returned, and never back", OutcomeFacts{Totals: full, Returned: true}, domain.Incomplete, []string{"outcome.returned"}},
		{"common short", OutcomeFacts{Totals: domain.Totals{Specialty: 90}}, domain.Incomplete, []string{"outcome.common_short"}},
		{"specialty short", OutcomeFacts{Totals: domain.Totals{Common: 30, Specialty: 59}}, domain.Incomplete, []string{"outcome.specialty_short"}},
		{"nothing at all", OutcomeFacts{WindowMissed: true}, domain.Incomplete, []string{
			"outcome.common_short", "outcome.specialty_short", "outcome.window_missed",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			outcome, reasons := p.DecideOutcome(c.facts)
			codes := make([]string, len(reasons))
			for i, r := range reasons {
				codes[i] = r.Code
			}
			if outcome != c.want || !slices.Equal(codes, c.reasons) {
				t.Errorf("%q because of %q, want %q because of %q", outcome, codes, c.want, c.reasons)
			}
		})
	}
}

func TestR17_ATotalAboveTheSumOfBothSubjects(t *testing.T) {
	p := parseWith(t, "total: 90,", "total: 100,")
	outcome, reasons := p.DecideOutcome(OutcomeFacts{Totals: domain.Totals{Common: 30, Specialty: 65}})
	if outcome != domain.Incomplete || len(reasons) != 1 || reasons[0].Code != "outcome.total_short" ||
		reasons[0].Facts["missing"] != domain.Hours(5) {
		t.Errorf("%s because of %+v", outcome, reasons)
	}
}

func TestR17_AnIncompleteYearHasReasons(t *testing.T) {
	p := shipped(t)
	rapid.Check(t, func(t *rapid.T) {
		hours := rapid.IntRange(0, 100)
		totals := func(name string) domain.Totals {
			return domain.Totals{Common: domain.Hours(hours.Draw(t, name)), Specialty: domain.Hours(hours.Draw(t, name))}
		}
		outcome, reasons := p.DecideOutcome(OutcomeFacts{
			Totals: totals("totals"), Pending: totals("pending"), Stamped: rapid.Bool().Draw(t, "stamped"),
			Live: rapid.Bool().Draw(t, "live"), Returned: rapid.Bool().Draw(t, "returned"),
		})
		if (outcome == domain.Incomplete) != (len(reasons) > 0) {
			t.Fatalf("%q with %d reasons", outcome, len(reasons))
		}
	})
}

func TestR17_TheYearEnds(t *testing.T) {
	p := shipped(t)
	if got := p.YearEndsAt(); !got.Equal(at(t, p, "2021-01-01 00:00")) {
		t.Errorf("the year ends at %s", got)
	}
	if got := p.Day(p.YearEndsAt().Add(-1)); got != p.ClosesOn {
		t.Errorf("its last instant is on %s", got)
	}
}

func TestR18_TheConsequences(t *testing.T) {
	p := shipped(t)
	want := []Consequence{
		{Code: TenurePostponed, Year: 2020, Years: 1},
		{Code: GradePostponed, Year: 2020, Years: 1},
		{Code: NoTitleReview, Year: 2020},
		{Code: NoAppointment, Year: 2020},
		{Code: NoExcellent, Year: 2020},
	}
	if got := p.IncompleteConsequences(); !slices.Equal(got, want) {
		t.Errorf("consequences %+v", got)
	}
}
