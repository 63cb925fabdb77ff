package store

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
	"xueshi/policy"
)

// Pipeline returns the steps of a policy's pipeline that the case goes through after its n-th step, by the facts of the
// moment at which it was asked first: asked again it answers the same, so that a workflow that was lost and started anew
// finds its way.
func (tx *Tx) Pipeline(ctx context.Context, caseID, pipeline string, n int) ([]domain.StepName, error) {
	c, err := tx.lockCase(ctx, caseID)
	if err != nil {
		return nil, err
	}
	var names []domain.StepName
	err = tx.QueryRow(ctx, `SELECT steps FROM pipelines WHERE case_id = $1 AND n = $2`, caseID, n).Scan(&names)
	if err == nil {
		return names, nil
	}
	if !errors.Is(err, pgx.ErrNoRows) {
		return nil, fmt.Errorf("steps of %s: %w", pipeline, err)
	}
	if names, err = tx.stepsOf(ctx, c, pipeline, n); err != nil {
		return nil, err
	}
	if _, err := tx.Exec(ctx, `INSERT INTO pipelines (case_id, n, steps) VALUES ($1, $2, $3)`, caseID, n, names); err != nil {
		return nil, fmt.Errorf("steps of %s: %w", pipeline, err)
	}
	return names, nil
}

// stepsOf asks the policy which steps there are now. A waiver or a word on a claim that still holds is not asked for again.
func (tx *Tx) stepsOf(ctx context.Context, c caseRow, pipeline string, n int) ([]domain.StepName, error) {
	p, err := tx.Policy(ctx, c.Year)
	if err != nil {
		return nil, err
	}
	facts, held, err := tx.conditionFacts(ctx, p, c, pipeline, n)
	if err != nil {
		return nil, err
	}
	steps, err := p.Steps(pipeline, facts)
	if err != nil {
		return nil, fmt.Errorf("steps of %s: %w", pipeline, err)
	}
	names := make([]domain.StepName, 0, len(steps))
	for _, s := range steps {
		if !slices.Contains(held, s.Name) {
			names = append(names, s.Name)
		}
	}
	return names, nil
}

// conditionFacts loads what the conditions of a pipeline may ask about after the n-th step, and the steps whose word holds.
func (tx *Tx) conditionFacts(ctx context.Context, p *policy.Policy, c caseRow, pipeline string, n int) (facts policy.Facts, held []domain.StepName, err error) {
	switch pipeline {
	case policy.PipelinePlan:
		plan, err := tx.loadPlan(ctx, c.ID)
		if plan.Waived {
			held = append(held, policy.StepWaiver)
		}
		return policy.PlanFacts(plan.Plan, plan.FiledOn), held, err
	case policy.PipelineClaim:
		claim, err := tx.Claim(ctx, c.ID)
		return policy.BatchFacts(len(claim.Authors)), claim.held(), err
	case policy.PipelineFeedback:
		if c.DepartmentID == nil { // nobody to sort it: the bureau does
			held = append(held, policy.StepSorting)
		}
		return policy.BatchFacts(1), held, nil
	case policy.PipelineCertificate, policy.PipelineSealing:
		request, err := tx.CertificateRequest(ctx, c.ID)
		return policy.CertificateConditions(request.request()), nil, err
	case policy.PipelineAppeal:
		return policy.BatchFacts(1), nil, nil
	case policy.PipelineChange:
		plan, err := tx.loadPlan(ctx, c.ID)
		if err != nil || plan.Change == nil {
			return nil, nil, errors.Join(err, fmt.Errorf("steps of %s: no change is filed", pipeline))
		}
		filing, err := tx.step(ctx, c.ID, n)
		return policy.PlanFacts(*plan.Change, p.Day(filing.DecidedAt)), nil, err
	default:
		var people int
		err := tx.QueryRow(ctx, `SELECT (SELECT count(*) FROM results WHERE case_id = $1) + (SELECT count(*) FROM transcript_lines WHERE case_id = $1)
			+ (SELECT count(*) FROM submission_people WHERE case_id = $1) + (SELECT count(*) FROM exception_people WHERE case_id = $1)`, c.ID).Scan(&people)
		if err != nil {
			return nil, nil, fmt.Errorf("size of case: %w", err)
		}
		return policy.BatchFacts(people), nil, nil
	}
}
