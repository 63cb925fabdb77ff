package policy

import (
	"testing"

	"xueshi/domain"
)

func TestDecision_OutcomesAndComments(t *testing.T) {
	for _, c := range []struct {
		name    string
		step    domain.StepName
		outcome domain.StepOutcome
		comment string
		want    []string
	}{
		{"approve", "planReview", domain.Approved, "", nil},
		{"return with a comment", "planReview", domain.Returned, "缺师资", nil},
		{"return without", "planReview", domain.Returned, " ", []string{"decision.no_comment comment"}},
		{"reject without", "planReview", domain.Rejected, "", []string{"decision.no_comment comment"}},
		{"record a review", "planReview", domain.Recorded, "", []string{"decision.not_allowed outcome"}},
		{"decide nothing", "planReview", "", "", []string{"decision.not_allowed outcome"}},
		{"a verification is no rejection", StepVerification, domain.Rejected, "不符", []string{"decision.not_allowed outcome"}},
		{"the stamp", StepStamping, domain.Approved, "", nil},
		{"a correction", domain.StepCorrection, domain.Corrected, "", nil},
		{"a correction approved by its author", domain.StepCorrection, domain.Approved, "", []string{"decision.not_allowed outcome"}},
		{"a change", domain.StepTraining, domain.Changed, "", nil},
		{"results", domain.StepResults, domain.Recorded, "", nil},
		{"lapse by hand", "planReview", domain.Lapsed, "", []string{"decision.not_allowed outcome"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			wantCodes(t, CheckDecision(c.outcome, c.comment, AllowedOutcomes(c.step)), c.want...)
		})
	}
}
