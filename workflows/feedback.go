package workflows

import (
	"go.temporal.io/sdk/workflow"

	"xueshi/domain"
	"xueshi/policy"
)

// Feedback carries what a trainee reports through the department to the bureau, which answers (R21). Nobody can let it
// lie: what the department has not sorted in its time goes on unsorted, and a question back to the trainee that stays
// open comes back to who asked it. It ends answered, or taken back by the trainee.
func Feedback(ctx workflow.Context, in CaseInput) error {
	f, ctx := follow(ctx, in)
	steps, err := f.pipeline(ctx, policy.PipelineFeedback)
	if err != nil {
		return err
	}
	for i := 0; i < len(steps); {
		outcome, err := f.ask(ctx, steps[i], domain.StateFiled, domain.Passed)
		if err == nil && outcome == domain.Returned {
			outcome, err = f.ask(ctx, domain.StepCorrection, domain.StateReturned, domain.Passed)
		} else {
			i++ // approved, or its time has passed
		}
		switch {
		case err != nil:
			return err
		case outcome == domain.Withdrawn:
			return f.stop(ctx, outcome)
		}
	}
	return f.end(ctx, domain.StateAnswered)
}
