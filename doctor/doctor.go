// Package doctor compares the cases in Postgres with the workflows on the engine. Postgres is right: a workflow that is
// missing is started anew from its row, and walks through the decided steps to the open one, with the same deadlines.
package doctor

import (
	"context"
	"errors"
	"fmt"
	"time"

	enumspb "go.temporal.io/api/enums/v1"
	"go.temporal.io/api/serviceerror"
	"go.temporal.io/sdk/client"
	"golang.org/x/sync/errgroup"

	"xueshi/store"
	"xueshi/workflows"
)

const (
	patience = time.Minute // a case that is followed for longer is stuck
	page     = 500         // cases looked at together
	parallel = 16          // questions to the engine at a time
)

// Trouble is what is wrong with a case.
type Trouble string

// The troubles.
const (
	Missing Trouble = "no workflow runs for it"
	Stuck   Trouble = "its workflow does not act on the last decision"
	Unsent  Trouble = "a signal for it waits in the outbox"
)

// Finding is one case in trouble, and what was done about it.
type Finding struct {
	Case     store.OpenCase
	Trouble  Trouble
	Repaired bool
}

// Report is what an examination found.
type Report struct {
	Examined int
	Findings []Finding
}

// Doctor examines a deployment.
type Doctor struct {
	DB     *store.DB
	Engine client.Client
}

// Examine looks at every open case. With repair it starts missing workflows and sends signals again that were lost; a
// finding then says whether that was done. The signals themselves are sent by the relay of a running deployment.
func (d *Doctor) Examine(ctx context.Context, repair bool) (Report, error) {
	if _, err := d.DB.Now(ctx); err != nil { // a rehearsal's workflows start with the offset of now
		return Report{}, fmt.Errorf("examine: %w", err)
	}
	var report Report
	for after := ""; ; {
		cases, err := d.DB.OpenCases(ctx, after, page)
		if err != nil {
			return report, fmt.Errorf("examine: %w", err)
		}
		if len(cases) == 0 {
			return report, nil
		}
		findings, err := d.examine(ctx, cases, repair)
		report.Examined += len(cases)
		report.Findings = append(report.Findings, findings...)
		if err != nil {
			return report, err
		}
		after = cases[len(cases)-1].CaseID
	}
}

func (d *Doctor) examine(ctx context.Context, cases []store.OpenCase, repair bool) ([]Finding, error) {
	found := make([]*Finding, len(cases))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(parallel)
	for i, c := range cases {
		group.Go(func() error {
			trouble, err := d.troubleOf(ctx, c)
			if err != nil || trouble == "" {
				return err
			}
			found[i] = &Finding{Case: c, Trouble: trouble}
			if repair {
				found[i].Repaired, err = d.repair(ctx, c, trouble)
			}
			return err
		})
	}
	err := group.Wait()
	var findings []Finding
	for _, f := range found {
		if f != nil {
			findings = append(findings, *f)
		}
	}
	return findings, err //nolint:wrapcheck // each says what it was about
}

func (d *Doctor) troubleOf(ctx context.Context, c store.OpenCase) (Trouble, error) {
	description, err := d.Engine.DescribeWorkflowExecution(ctx, workflows.ID(c.Kind, c.CaseID), "")
	var missing *serviceerror.NotFound
	if err != nil && !errors.As(err, &missing) {
		return "", fmt.Errorf("workflow of case %s: %w", c.CaseID, err)
	}
	running := err == nil && description.GetWorkflowExecutionInfo().GetStatus() == enumspb.WORKFLOW_EXECUTION_STATUS_RUNNING
	switch {
	case !running && c.Unsent && c.Following < patience:
		return "", nil // just filed: the signal on its way starts it
	case !running:
		return Missing, nil
	case c.Following >= patience && c.Unsent:
		return Unsent, nil
	case c.Following >= patience:
		return Stuck, nil
	default:
		return "", nil
	}
}

func (d *Doctor) repair(ctx context.Context, c store.OpenCase, trouble Trouble) (bool, error) {
	switch trouble {
	case Missing:
		_, err := d.Engine.ExecuteWorkflow(ctx, client.StartWorkflowOptions{
			ID: workflows.ID(c.Kind, c.CaseID), TaskQueue: workflows.TaskQueue,
			WorkflowIDConflictPolicy: enumspb.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING,
		}, workflows.Type(c.Kind), workflows.CaseInput{CaseID: c.CaseID, Year: c.Year, Offset: d.DB.Offset()})
		if err != nil {
			return false, fmt.Errorf("start workflow of case %s: %w", c.CaseID, err)
		}
		return true, nil
	case Stuck:
		if err := d.DB.SignalAgain(ctx, c.CaseID); err != nil {
			return false, fmt.Errorf("case %s: %w", c.CaseID, err)
		}
		return true, nil
	case Unsent: // the relay sends it as soon as one runs and the engine answers
		return false, nil
	}
	return false, nil
}
