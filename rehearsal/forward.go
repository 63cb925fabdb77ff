package rehearsal

import (
	"context"
	"errors"
	"fmt"
	"time"

	commonpb "go.temporal.io/api/common/v1"
	"go.temporal.io/api/serviceerror"
	"go.temporal.io/api/workflowservice/v1"
	"go.temporal.io/sdk/converter"
	"golang.org/x/sync/errgroup"

	"xueshi/domain"
	"xueshi/engine"
	"xueshi/store"
	"xueshi/workflows"
)

// atOnce is how many workflows are forwarded side by side.
const atOnce = 16

// catchUp moves the clocks of the workflows that have a deadline to act on, and do not know it yet, to that deadline. A
// year waits until the cases have acted: what happened by its last instant still counts.
func (m *Mover) catchUp(ctx context.Context) error {
	now, err := m.DB.Now(ctx)
	if err != nil {
		return fmt.Errorf("catch up: %w", err)
	}
	due, err := m.DB.DeadlinesAt(ctx, now)
	if err != nil {
		return fmt.Errorf("catch up: %w", err)
	}
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(atOnce)
	for _, c := range casesFirst(due) {
		group.Go(func() error { return m.forward(ctx, c) })
	}
	return group.Wait() //nolint:wrapcheck // forward wraps
}

// casesFirst leaves the years out while other cases are due.
func casesFirst(due []store.DueCase) []store.DueCase {
	var cases []store.DueCase
	for _, c := range due {
		if c.Kind != domain.KindYear {
			cases = append(cases, c)
		}
	}
	if len(cases) == 0 {
		return due
	}
	return cases
}

// forward moves one workflow's clock to its deadline, unless it is there already. A workflow that is not running has
// just ended; or it was lost, and then its case does not settle and is named.
func (m *Mover) forward(ctx context.Context, c store.DueCase) error {
	id := workflows.ID(c.Kind, c.CaseID)
	offset, running, err := m.startOffset(ctx, id)
	if err != nil || !running {
		return err
	}
	if _, err := engine.FastForwardTo(ctx, m.Engine, id, c.At.Add(-offset)); err != nil {
		return fmt.Errorf("catch up: %w", err)
	}
	return nil
}

// startOffset returns how far business time was ahead of the engine's when the workflow was started: what it adds to its
// own clock.
func (m *Mover) startOffset(ctx context.Context, id string) (offset time.Duration, running bool, err error) {
	history, err := m.Engine.WorkflowService().GetWorkflowExecutionHistory(ctx, &workflowservice.GetWorkflowExecutionHistoryRequest{
		Namespace: engine.Namespace, Execution: &commonpb.WorkflowExecution{WorkflowId: id}, MaximumPageSize: 1,
	})
	if notFound := new(serviceerror.NotFound); errors.As(err, &notFound) {
		return 0, false, nil
	}
	if err != nil {
		return 0, false, fmt.Errorf("how workflow %s was started: %w", id, err)
	}
	var in workflows.CaseInput
	for _, event := range history.GetHistory().GetEvents() {
		if started := event.GetWorkflowExecutionStartedEventAttributes(); started != nil {
			err = converter.GetDefaultDataConverter().FromPayloads(started.GetInput(), &in)
		}
	}
	if err != nil {
		return 0, false, fmt.Errorf("how workflow %s was started: %w", id, err)
	}
	return in.Offset, true, nil
}
