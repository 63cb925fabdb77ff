package workflows

import (
	"go.temporal.io/sdk/workflow"

	"xueshi/domain"
	"xueshi/policy"
)

// Appeal carries one appeal against an incomplete year through the bureau's review to the chief's decision (R18). What
// follows from the year is suspended for as long as it runs.
func Appeal(ctx workflow.Context, in CaseInput) error {
	f, ctx := follow(ctx, in)
	outcome, err := f.review(ctx, policy.PipelineAppeal)
	if err != nil {
		return err
	}
	if outcome != domain.Approved { // what was decided stands again
		return f.stop(ctx, outcome)
	}
	if err := f.do(ctx, actUpholdAppeal, in.CaseID); err != nil {
		return err
	}
	return f.end(ctx, domain.StateUpheld)
}
