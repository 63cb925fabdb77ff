package policy

import (
	"fmt"
	"maps"
	"time"

	"cel.dev/cel-go/cel"

	"xueshi/domain"
)

// The pipelines whose review steps the policy lists.
const (
	PipelinePlan        = "plan"        // a filed plan until it is accepted
	PipelineChange      = "change"      // a change filing (R5)
	PipelineResults     = "results"     // the review of a plan's hours (R8)
	PipelineTranscript  = "transcript"  // R7
	PipelineSubmission  = "submission"  // R14, R15
	PipelineClaim       = "claim"       // R9
	PipelineCertificate = "certificate" // a request for a booklet until its number is given (R19, R20)
	PipelineSealing     = "sealing"     // a numbered booklet until it has the steel seal (R19)
	PipelineFeedback    = "feedback"    // R21
	PipelineException   = "exception"   // R17
	PipelineAppeal      = "appeal"      // R18
)

// Steps whose name means something to the program; every other step of a policy is a plain review.
const (
	StepWaiver            domain.StepName = "waiver"            // the chief waives R2
	StepHoursReview       domain.StepName = "hoursReview"       // R8: all, or with exceptions
	StepVerification      domain.StepName = "verification"      // R14: person by person
	StepStamping          domain.StepName = "stamping"          // R15
	StepConfirmation      domain.StepName = "confirmation"      // R9: the department confirms a claim
	StepClaimReview       domain.StepName = "claimReview"       // R9: the bureau sets a claim's hours
	StepCertificateReview domain.StepName = "certificateReview" // R19, R20: ID, photo and the old booklet are seen
	StepSealing           domain.StepName = "sealing"           // R19: the steel seal
	StepSorting           domain.StepName = "sorting"           // R21: the department sorts feedback and passes it on
	StepAnswering         domain.StepName = "answering"         // R21: the bureau answers
	StepExceptionReview   domain.StepName = "exceptionReview"   // R17: the bureau looks at the request
	StepExceptionDecision domain.StepName = "exceptionDecision" // R17: the chief grants it with dates
	StepAppealReview      domain.StepName = "appealReview"      // R18: the bureau prepares an appeal, and does not reject it
	StepAppealDecision    domain.StepName = "appealDecision"    // R18: the chief decides it
)

// PipelineNames lists every pipeline.
func PipelineNames() []string {
	return []string{
		PipelinePlan, PipelineTranscript, PipelineResults, PipelineChange, PipelineSubmission, PipelineClaim, PipelineCertificate, PipelineSealing, PipelineFeedback,
		PipelineException,
		PipelineAppeal,
	}
}

// PipelineStep is one approval: who is asked, how many must agree, within which time and when at all.
type PipelineStep struct {
	Name              domain.StepName
	Role              domain.Role
	Signers           int         // how many must approve; 1 or more
	Everyone          bool        // 会签: all accounts of the desk must approve; otherwise any of them do (或签)
	WithinWorkingDays int         // overdue afterwards
	EscalateTo        domain.Role // who is asked when it is overdue; empty for nobody
	When              string      // CEL; empty: always

	condition cel.Program
}

// Steps returns the steps that a case goes through, in order, by its facts (PlanFacts, BatchFacts). The error is a
// failure of the program: an unknown pipeline, or a fact that the pipeline's conditions use and the caller left out.
func (p *Policy) Steps(pipeline string, facts Facts) ([]PipelineStep, error) {
	all, ok := p.Pipelines[pipeline]
	if !ok {
		return nil, fmt.Errorf("the policy has no pipeline %q", pipeline)
	}
	known := p.policyFacts()
	maps.Copy(known, facts)
	steps := make([]PipelineStep, 0, len(all))
	for _, step := range all {
		switch applies, err := step.holds(known); {
		case err != nil:
			return nil, err
		case applies:
			steps = append(steps, step)
		}
	}
	return steps, nil
}

// Step returns the step of that name, of whichever pipeline; names are unique in a policy.
func (p *Policy) Step(name domain.StepName) (PipelineStep, bool) {
	for _, pipeline := range PipelineNames() {
		for _, step := range p.Pipelines[pipeline] {
			if step.Name == name {
				return step, true
			}
		}
	}
	return PipelineStep{}, false
}

// DueAt returns the instant from which a step opened at openedAt is overdue: the end of its last working day. The day
// of opening does not count.
func (p *Policy) DueAt(step PipelineStep, openedAt time.Time) time.Time {
	return p.endOfWorkingDays(openedAt, step.WithinWorkingDays)
}
