package workflows

import (
	"go.temporal.io/sdk/workflow"

	"xueshi/domain"
	"xueshi/policy"
)

// Claim carries one request for hours from the unit through the department to the bureau (R9).
func Claim(ctx workflow.Context, in CaseInput) error {
	f, ctx := follow(ctx, in)
	outcome, err := f.review(ctx, policy.PipelineClaim) // the department confirms before the bureau registers
	if err != nil {
		return err
	}
	if outcome != domain.Approved {
		return f.stop(ctx, outcome)
	}
	if err := f.do(ctx, actRegisterClaim, in.CaseID); err != nil {
		return err
	}
	return f.end(ctx, domain.StateRegistered)
}
