package workflows

import (
	"go.temporal.io/sdk/workflow"

	"xueshi/domain"
	"xueshi/policy"
)

// Transcript carries one hand-in of transcripts, of one person or many, through the bureau's review into the ledger (R7).
func Transcript(ctx workflow.Context, in CaseInput) error {
	f, ctx := follow(ctx, in)
	outcome, err := f.review(ctx, policy.PipelineTranscript)
	if err != nil {
		return err
	}
	if outcome != domain.Approved {
		return f.stop(ctx, outcome)
	}
	if err := f.do(ctx, actRegisterTranscript, in.CaseID); err != nil {
		return err
	}
	return f.end(ctx, domain.StateRegistered)
}
