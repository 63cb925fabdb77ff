package workflows

import (
	"go.temporal.io/sdk/workflow"

	"xueshi/domain"
	"xueshi/policy"
)

// Exception carries a unit's request for its people through the bureau's review to the chief, who grants it with dates or
// refuses it (R17).
func Exception(ctx workflow.Context, in CaseInput) error {
	f, ctx := follow(ctx, in)
	outcome, err := f.review(ctx, policy.PipelineException)
	if err != nil {
		return err
	}
	if outcome != domain.Approved {
		return f.stop(ctx, outcome)
	}
	if err := f.do(ctx, actGrantException, in.CaseID); err != nil {
		return err
	}
	return f.end(ctx, domain.StateGranted)
}
