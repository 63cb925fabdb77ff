package workflows

import (
	"go.temporal.io/sdk/workflow"

	"xueshi/domain"
	"xueshi/policy"
)

// Certificate carries a request for a booklet of a person's certificate through the bureau's review, its number and its
// steel seal into the hands of whoever asked for it (R19, R20).
func Certificate(ctx workflow.Context, in CaseInput) error {
	f, ctx := follow(ctx, in)
	for {
		outcome, err := f.review(ctx, policy.PipelineCertificate)
		if err != nil {
			return err
		}
		if outcome != domain.Approved {
			return f.stop(ctx, outcome)
		}
		if err := f.do(ctx, actNumberCertificate, in.CaseID, f.n); err != nil {
			return err
		}
		outcome, err = f.each(ctx, policy.PipelineSealing, domain.StateNumbered)
		switch {
		case err != nil:
			return err
		case outcome == domain.Approved:
			return f.handOut(ctx)
		case outcome != domain.Returned:
			return f.stop(ctx, outcome)
		}
		if err := f.do(ctx, actReopenCertificate, in.CaseID, f.n); err != nil { // it is reviewed once more
			return err
		}
	}
}

// handOut waits until a sealed booklet is fetched, however long that takes, and puts it into use.
func (f *follower) handOut(ctx workflow.Context) error {
	outcome, err := f.ask(ctx, domain.StepDelivery, domain.StateSealed, domain.Lapsed)
	if err != nil {
		return err
	}
	if outcome != domain.Delivered {
		return f.stop(ctx, outcome)
	}
	if err := f.do(ctx, actIssueCertificate, f.in.CaseID); err != nil {
		return err
	}
	return f.end(ctx, domain.StateIssued)
}
