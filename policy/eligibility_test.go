package policy

import (
	"testing"

	"xueshi/domain"
)

func TestR18_Eligibility(t *testing.T) {
	all := shipped(t).IncompleteConsequences()
	suspendedAll := shipped(t).IncompleteConsequences()
	for i := range suspendedAll {
		suspendedAll[i].Suspended = true
	}
	for _, purpose := range []Purpose{ForTitleReview, ForAppointment, ForAnnualAssessment} {
		for _, c := range []struct {
			outcome  domain.Outcome
			recorded []Consequence
			want     string
		}{
			{domain.Completed, nil, Eligible},
			{domain.Incomplete, all, Ineligible},
			{domain.Incomplete, []Consequence{{Code: TenurePostponed, Years: 1}}, Eligible},
			{"", nil, Undecided},
			{domain.Incomplete, suspendedAll, Suspended},
		} {
			if got := Eligibility(purpose, c.outcome, c.recorded); got != c.want {
				t.Errorf("%s after %q with %v: %s, want %s", purpose, c.outcome, c.recorded, got, c.want)
			}
		}
	}
	if got := Eligibility(ForAppointment, domain.Incomplete, []Consequence{{Code: NoTitleReview}}); got != Eligible {
		t.Errorf("another consequence makes %s", got)
	}
}
