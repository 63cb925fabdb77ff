package policy

import (
	"slices"

	"xueshi/domain"
)

// AllowedOutcomes lists what a decision on the step can be. Steps of the lifecycle are answered by those who filed;
// every other step is a review of the bureau's pipelines (spec §6).
func AllowedOutcomes(step domain.StepName) []domain.StepOutcome {
	switch step {
	case domain.StepCorrection:
		return []domain.StepOutcome{domain.Corrected, domain.Withdrawn}
	case domain.StepTraining:
		return []domain.StepOutcome{domain.Changed, domain.Cancelled}
	case domain.StepResults:
		return []domain.StepOutcome{domain.Recorded}
	case domain.StepDelivery:
		return []domain.StepOutcome{domain.Delivered}
	case StepVerification, StepStamping, StepSealing, StepAppealReview, StepSorting, StepAnswering: // R21: nobody rejects what a trainee reports
		return []domain.StepOutcome{domain.Approved, domain.Returned}
	default:
		return []domain.StepOutcome{domain.Approved, domain.Returned, domain.Rejected}
	}
}

// CheckDecision wants an outcome that the step allows, and a comment with a return or a rejection (spec §6).
func CheckDecision(outcome domain.StepOutcome, comment string, allowed []domain.StepOutcome) domain.Refusals {
	var rs domain.Refusals
	if !slices.Contains(allowed, outcome) {
		rs = append(rs, *domain.Refuse("", "decision.not_allowed", "outcome", "outcome", outcome, "allowed", allowed))
	}
	if blank(comment) && (outcome == domain.Returned || outcome == domain.Rejected) {
		rs = append(rs, *domain.Refuse("", "decision.no_comment", "comment", "outcome", outcome))
	}
	return rs
}
