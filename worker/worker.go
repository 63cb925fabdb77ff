package worker

import (
	"context"
	"fmt"
	"log/slog"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"

	"xueshi/activities"
	"xueshi/store"
	"xueshi/workflows"
)

// Worker runs workflows and activities.
type Worker struct {
	worker worker.Worker
}

// New makes a Worker; several may run side by side.
func New(c client.Client, db *store.DB, log *slog.Logger) *Worker {
	w := worker.New(c, workflows.TaskQueue, worker.Options{
		MaxConcurrentWorkflowTaskPollers: 16,
		MaxConcurrentActivityTaskPollers: 4,
		OnFatalError:                     func(err error) { log.Error("worker stopped", "error", err) },
	})
	Register(w, &activities.Activities{DB: db, Log: log})
	return &Worker{worker: w}
}

// Registry is what workflows and activities are registered with: a worker, or a test environment.
type Registry interface {
	worker.WorkflowRegistry
	RegisterActivity(a any)
}

// Register names every workflow and activity. The activities' names are those of their methods.
func Register(r Registry, acts *activities.Activities) {
	for name, w := range Workflows() {
		r.RegisterWorkflowWithOptions(w, workflow.RegisterOptions{Name: name})
	}
	r.RegisterActivity(acts)
}

// Workflows returns every workflow by its wire name.
func Workflows() map[string]any {
	return map[string]any{
		workflows.TypeYear:        workflows.Year,
		workflows.TypePlan:        workflows.Plan,
		workflows.TypeTranscript:  workflows.Transcript,
		workflows.TypeSubmission:  workflows.Submission,
		workflows.TypeClaim:       workflows.Claim,
		workflows.TypeCertificate: workflows.Certificate,
		workflows.TypeFeedback:    workflows.Feedback,
		workflows.TypeException:   workflows.Exception,
		workflows.TypeReminders:   workflows.Reminders,
		workflows.TypeCanary:      workflows.Canary,
		workflows.TypeAppeal:      workflows.Appeal,
	}
}

// Start begins to work.
func (w *Worker) Start() error {
	if err := w.worker.Start(); err != nil {
		return fmt.Errorf("start worker: %w", err)
	}
	return nil
}

// Stop lets what is under way finish.
func (w *Worker) Stop() { w.worker.Stop() }

// Canary runs one workflow through engine, worker and database; an error says that the deployment is not ready.
func Canary(ctx context.Context, c client.Client) error {
	run, err := c.ExecuteWorkflow(ctx, client.StartWorkflowOptions{ID: "canary", TaskQueue: workflows.TaskQueue}, workflows.TypeCanary)
	if err != nil {
		return fmt.Errorf("canary: %w", err)
	}
	if err := run.Get(ctx, nil); err != nil {
		return fmt.Errorf("canary: %w", err)
	}
	return nil
}
