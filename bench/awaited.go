package main

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/google/uuid"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"
)

const (
	awaitedQueue = "bench"
	awaitedType  = "Awaited"
	actWriteRow  = "WriteRow"
	updateDecide = "decide"
)

// awaited is how it is commonly done: a decision is an update of the workflow, which writes one row and answers. Whoever
// decides waits for it.
type awaited struct {
	engine client.Client
	worker worker.Worker
}

func newAwaited(ctx context.Context, s *stack, rows *bare) (*awaited, error) {
	if _, err := s.pool.Exec(ctx, `CREATE TABLE bare.rows (id uuid PRIMARY KEY, case_id text NOT NULL, at timestamptz NOT NULL)`); err != nil {
		return nil, fmt.Errorf("bare rows: %w", err)
	}
	const asTheProduct = 16 // pollers
	w := worker.New(s.engine, awaitedQueue, worker.Options{MaxConcurrentWorkflowTaskPollers: asTheProduct})
	w.RegisterWorkflowWithOptions(awaitedWorkflow, workflow.RegisterOptions{Name: awaitedType})
	w.RegisterActivity(&rowWriter{rows})
	if err := w.Start(); err != nil {
		return nil, fmt.Errorf("start the awaited workflows' worker: %w", err)
	}
	a := &awaited{engine: s.engine, worker: w}
	const most = 64 // clients
	for i := range most {
		_, err := s.engine.ExecuteWorkflow(ctx, client.StartWorkflowOptions{ID: awaitedID(i), TaskQueue: awaitedQueue}, awaitedType)
		if err != nil {
			return nil, fmt.Errorf("start an awaited workflow: %w", err)
		}
		if err := a.update(ctx, i); err != nil {
			return nil, err
		}
	}
	return a, nil
}

func (a *awaited) stop() { a.worker.Stop() }

func awaitedID(i int) string { return "awaited/" + strconv.Itoa(i) }

// update lets one workflow decide and waits for its answer.
func (a *awaited) update(ctx context.Context, i int) error {
	handle, err := a.engine.UpdateWorkflow(ctx, client.UpdateWorkflowOptions{
		WorkflowID: awaitedID(i), UpdateName: updateDecide, WaitForStage: client.WorkflowUpdateStageCompleted,
	})
	if err != nil {
		return fmt.Errorf("awaited update: %w", err)
	}
	if err := handle.Get(ctx, nil); err != nil {
		return fmt.Errorf("awaited update: %w", err)
	}
	return nil
}

// awaitedWorkflow takes updates for as long as the bench lasts.
func awaitedWorkflow(ctx workflow.Context) error {
	err := workflow.SetUpdateHandler(ctx, updateDecide, func(ctx workflow.Context) error {
		ctx = workflow.WithLocalActivityOptions(ctx, workflow.LocalActivityOptions{ScheduleToCloseTimeout: 5 * time.Second})
		return workflow.ExecuteLocalActivity(ctx, actWriteRow, workflow.GetInfo(ctx).WorkflowExecution.ID).Get(ctx, nil)
	})
	if err != nil {
		return err //nolint:wrapcheck // Temporal's own
	}
	return workflow.Await(ctx, func() bool { return false }) //nolint:wrapcheck // the same
}

type rowWriter struct{ *bare }

// WriteRow writes one row.
func (w *rowWriter) WriteRow(ctx context.Context, caseID string) error {
	_, err := w.pool.Exec(ctx, `INSERT INTO bare.rows (id, case_id, at) VALUES ($1, $2, clock_timestamp())`, uuid.Must(uuid.NewV7()), caseID)
	if err != nil {
		return fmt.Errorf("write a row: %w", err)
	}
	return nil
}
