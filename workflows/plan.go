package workflows

import (
	"go.temporal.io/sdk/workflow"

	"xueshi/domain"
	"xueshi/policy"
)

// Plan carries a training plan from its filing to the registration of its hours (R1 to R5, R8).
func Plan(ctx workflow.Context, in CaseInput) error {
	f, ctx := follow(ctx, in)
	outcome, err := f.review(ctx, policy.PipelinePlan) // R4: lapses on its first day
	if err != nil {
		return err
	}
	if outcome != domain.Approved {
		return f.stop(ctx, outcome)
	}
	if err := f.do(ctx, actAcceptPlan, in.CaseID); err != nil {
		return err
	}
	if outcome, err = f.training(ctx); err != nil {
		return err
	}
	if outcome != domain.Passed {
		return f.stop(ctx, outcome)
	}
	return f.results(ctx)
}

// training waits until the last day is over; meanwhile the plan may change, by a filing that is reviewed (R5), or be
// cancelled.
func (f *follower) training(ctx workflow.Context) (domain.StepOutcome, error) {
	for {
		outcome, err := f.ask(ctx, domain.StepTraining, domain.StateAccepted, domain.Passed)
		if err != nil || outcome != domain.Changed {
			return outcome, err
		}
		if outcome, err = f.change(ctx); err != nil || outcome == domain.Expired {
			return outcome, err
		}
	}
}

// change has a change filing reviewed. One that is not approved is dropped, and the plan stays as it was.
func (f *follower) change(ctx workflow.Context) (domain.StepOutcome, error) {
	filing := f.n
	outcome, err := f.each(ctx, policy.PipelineChange, domain.StateChanging)
	if err != nil {
		return "", err
	}
	return outcome, f.do(ctx, actSettleChange, f.in.CaseID, filing, outcome == domain.Approved)
}

// results waits for the results, has the hours reviewed and registers them (R8).
func (f *follower) results(ctx workflow.Context) error {
	for {
		outcome, err := f.ask(ctx, domain.StepResults, domain.StateTrained, domain.Lapsed)
		if err != nil {
			return err
		}
		if outcome != domain.Recorded {
			return f.stop(ctx, outcome)
		}
		outcome, err = f.each(ctx, policy.PipelineResults, domain.StateRecorded)
		switch {
		case err != nil:
			return err
		case outcome == domain.Returned: // the results are recorded anew
		case outcome != domain.Approved:
			return f.stop(ctx, outcome)
		default:
			if err := f.do(ctx, actRegisterPlanHours, f.in.CaseID); err != nil {
				return err
			}
			return f.end(ctx, domain.StateRegistered)
		}
	}
}
