// Package relay sends what the outbox holds to the workflows: after each commit at once, and whatever is left over from
// a crash, from another process, or from a time when the engine was away.
package relay

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	commonpb "go.temporal.io/api/common/v1"
	enumspb "go.temporal.io/api/enums/v1"
	"go.temporal.io/api/serviceerror"
	taskqueuepb "go.temporal.io/api/taskqueue/v1"
	"go.temporal.io/api/workflowservice/v1"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/converter"

	"xueshi/domain"
	"xueshi/engine"
	"xueshi/store"
	"xueshi/workflows"
)

const (
	batch     = 128             // signals taken at a time
	inFlight  = 16              // of them sent at a time
	idleCheck = time.Second     // how often to look without being told
	sendLimit = 5 * time.Second // for one signal
)

// Relay sends signals. Several may run, in one process or many: a row is sent by one of them at a time.
type Relay struct {
	engine client.Client
	db     *store.DB
	log    *slog.Logger
}

// New makes a Relay.
func New(engine client.Client, db *store.DB, log *slog.Logger) *Relay {
	return &Relay{engine: engine, db: db, log: log}
}

// Run sends until ctx is done. While the engine or the database is away it tries again, and nothing is lost.
func (r *Relay) Run(ctx context.Context) error {
	tick := time.NewTicker(idleCheck)
	defer tick.Stop()
	for {
		if err := r.drain(ctx); err != nil && ctx.Err() == nil {
			r.log.Warn("signals wait in the outbox", "error", err)
		}
		select {
		case <-ctx.Done():
			return nil
		case <-r.db.Woken():
		case <-tick.C:
		}
	}
}

// drain sends until the outbox is empty or nothing could be sent.
func (r *Relay) drain(ctx context.Context) error {
	if _, err := r.db.Now(ctx); err != nil { // another process may have moved a rehearsal's clock
		return fmt.Errorf("business clock: %w", err)
	}
	for {
		var failed error
		sent, err := r.db.SendSignals(ctx, batch, func(ctx context.Context, signals []store.Signal) (ids []int64) {
			ids, failed = r.sendAll(ctx, signals)
			return ids
		})
		if err := errors.Join(err, failed); err != nil {
			return err
		}
		if sent < batch {
			return nil
		}
	}
}

// sendAll sends signals side by side and returns which were accepted, and one of the errors.
func (r *Relay) sendAll(ctx context.Context, signals []store.Signal) (ids []int64, failed error) {
	var (
		mu    sync.Mutex
		wg    sync.WaitGroup
		slots = make(chan struct{}, inFlight)
	)
	for _, s := range signals {
		slots <- struct{}{}
		wg.Go(func() {
			defer func() { <-slots }()
			err := r.send(ctx, s)
			mu.Lock()
			defer mu.Unlock()
			if err != nil {
				failed = err
				return
			}
			ids = append(ids, s.ID)
		})
	}
	wg.Wait()
	return ids, failed
}

// send signals the case's workflow and starts it if it is not there. The request id makes a second sending harmless. A
// workflow that has ended needs no more signals.
func (r *Relay) send(ctx context.Context, s store.Signal) error {
	ctx, cancel := context.WithTimeout(ctx, sendLimit)
	defer cancel()
	signal, err := converter.GetDefaultDataConverter().ToPayloads(workflows.Acted{N: s.N, Outcome: domain.StepOutcome(s.Outcome)})
	if err != nil {
		return fmt.Errorf("signal of case %s: %w", s.CaseID, err)
	}
	input, err := converter.GetDefaultDataConverter().ToPayloads(workflows.CaseInput{CaseID: s.CaseID, Year: s.Year, Offset: r.db.Offset()})
	if err != nil {
		return fmt.Errorf("signal of case %s: %w", s.CaseID, err)
	}
	_, err = r.engine.WorkflowService().SignalWithStartWorkflowExecution(ctx, &workflowservice.SignalWithStartWorkflowExecutionRequest{
		Namespace:             engine.Namespace,
		WorkflowId:            workflows.ID(s.Kind, s.CaseID),
		WorkflowType:          &commonpb.WorkflowType{Name: workflows.Type(s.Kind)},
		TaskQueue:             &taskqueuepb.TaskQueue{Name: workflows.TaskQueue},
		Input:                 input,
		Identity:              "relay",
		RequestId:             s.RequestID,
		WorkflowIdReusePolicy: enumspb.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE,
		SignalName:            workflows.SignalActed,
		SignalInput:           signal,
	})
	var ended *serviceerror.WorkflowExecutionAlreadyStarted
	if err != nil && !errors.As(err, &ended) {
		return fmt.Errorf("signal of case %s: %w", s.CaseID, err)
	}
	return nil
}
