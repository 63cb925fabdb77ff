package workflows

import (
	"go.temporal.io/sdk/workflow"

	"xueshi/domain"
	"xueshi/policy"
)

// Submission carries a unit's people through verification, person by person, to the chief's stamp (R14, R15). It has no
// end of its own at the year's end: what was handed in time is decided (R16).
func Submission(ctx workflow.Context, in CaseInput) error {
	f, ctx := follow(ctx, in)
	steps, err := f.pipeline(ctx, policy.PipelineSubmission)
	if err != nil {
		return err
	}
	for i := 0; i < len(steps); i++ {
		state := domain.StateFiled
		if steps[i] == policy.StepStamping {
			state = domain.StateVerified
		}
		outcome, err := f.ask(ctx, steps[i], state, domain.Lapsed)
		switch {
		case err != nil:
			return err
		case outcome == domain.Approved:
		case outcome == domain.Returned && i > 0: // the chief returns it to the clerks
			if err := f.do(ctx, actReopenVerification, in.CaseID, f.n); err != nil {
				return err
			}
			i = -1
		case outcome == domain.Returned: // the clerk returns everyone; they may come again (R14)
			if err := f.do(ctx, actReturnPeople, in.CaseID); err != nil {
				return err
			}
			return f.stop(ctx, outcome)
		default:
			return f.stop(ctx, outcome)
		}
	}
	if err := f.do(ctx, actStampPeople, in.CaseID); err != nil {
		return err
	}
	return f.end(ctx, domain.StateStamped)
}
