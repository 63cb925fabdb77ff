package relay_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	enumspb "go.temporal.io/api/enums/v1"
	"go.temporal.io/api/serviceerror"
	"go.temporal.io/api/workflowservice/v1"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/converter"
	"google.golang.org/grpc"

	"xueshi/domain"
	"xueshi/engine"
	"xueshi/internal/pgtest"
	"xueshi/policy"
	"xueshi/relay"
	"xueshi/store"
	"xueshi/workflows"
)

// fakeEngine remembers the signals it was sent, and answers as the test wants.
type fakeEngine struct {
	workflowservice.WorkflowServiceClient

	mu       sync.Mutex
	received []*workflowservice.SignalWithStartWorkflowExecutionRequest
	answer   func(*workflowservice.SignalWithStartWorkflowExecutionRequest) error
	changed  chan struct{}
}

// fakeClient is connected to a fakeEngine.
type fakeClient struct {
	client.Client

	service *fakeEngine
}

func (c fakeClient) WorkflowService() workflowservice.WorkflowServiceClient { return c.service } //nolint:ireturn // the client's own

func (e *fakeEngine) SignalWithStartWorkflowExecution(
	_ context.Context, r *workflowservice.SignalWithStartWorkflowExecutionRequest, _ ...grpc.CallOption,
) (*workflowservice.SignalWithStartWorkflowExecutionResponse, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.received = append(e.received, r)
	select {
	case e.changed <- struct{}{}:
	default:
	}
	return &workflowservice.SignalWithStartWorkflowExecutionResponse{}, e.answer(r)
}

// requests are the signals that were received, in order.
func (e *fakeEngine) requests() []*workflowservice.SignalWithStartWorkflowExecutionRequest {
	e.mu.Lock()
	defer e.mu.Unlock()
	return slices.Clone(e.received)
}

func accept(*workflowservice.SignalWithStartWorkflowExecutionRequest) error { return nil }

// bench is a deployment whose engine is played.
type bench struct {
	t      *testing.T
	db     *store.DB
	engine *fakeEngine
	said   bytes.Buffer
	log    *slog.Logger
	year   string // a case that signals can be about
}

func newBench(t *testing.T) *bench {
	t.Helper()
	b := &bench{t: t, engine: &fakeEngine{answer: accept, changed: make(chan struct{}, 1)}}
	b.log = slog.New(slog.NewTextHandler(&b.said, nil))
	ctx := t.Context()
	var err error
	if b.db, err = store.Open(ctx, pgtest.Pool(t, store.Migrate)); err != nil {
		t.Fatal(err)
	}
	if err := b.db.BeginRehearsal(ctx, time.Date(2020, 5, 6, 0, 0, 0, 0, time.UTC)); err != nil { // so that there is an offset
		t.Fatal(err)
	}
	source, _ := policy.Shipped("guangde-2020")
	err = b.db.InTx(ctx, func(tx *store.Tx) error {
		a, err := tx.CreateAccount(ctx, store.NewAccount{Login: "chief", Name: "chief", PasswordHash: "x", Role: domain.RoleChief})
		if err != nil {
			return err
		}
		ref, err := tx.OpenYear(ctx, domain.Actor{AccountID: a.ID, Role: domain.RoleChief}, "guangde-2020", source)
		b.year = ref.ID
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// start runs a relay until the test ends it.
func (b *bench) start() (stop func()) {
	b.t.Helper()
	ctx, cancel := context.WithCancel(context.WithoutCancel(b.t.Context()))
	done := make(chan error, 1)
	go func() { done <- relay.New(fakeClient{service: b.engine}, b.db, b.log).Run(ctx) }()
	return func() {
		cancel()
		if err := <-done; err != nil {
			b.t.Error(err)
		}
	}
}

// await waits until n signals are left in the outbox.
func (b *bench) await(n int) {
	b.t.Helper()
	patience := time.After(20 * time.Second)
	for {
		left, _, err := b.db.OutboxAge(b.t.Context())
		if err != nil {
			b.t.Fatal(err)
		}
		if left == n {
			return
		}
		select {
		case <-b.engine.changed:
		case <-time.After(5 * time.Millisecond):
		case <-patience:
			b.t.Fatalf("%d signals are left in the outbox, want %d", left, n)
		}
	}
}

// signals leaves n signals in the outbox without telling anybody, as another process would.
func (b *bench) signals(n int) {
	b.t.Helper()
	if _, err := b.db.Pool().Exec(b.t.Context(), `INSERT INTO outbox (case_id, n, outcome) SELECT $1, n, 'approved' FROM generate_series(1, $2::int) n`, b.year, n); err != nil {
		b.t.Fatal(err)
	}
}

func TestRelay_SignalsAndStartsTheCasesWorkflow(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	stop := b.start()
	b.await(0)
	stop()
	requests := b.engine.requests()
	if len(requests) != 1 {
		t.Fatalf("%d signals were sent", len(requests))
	}
	r := requests[0]
	if r.GetNamespace() != engine.Namespace || r.GetWorkflowId() != "year/"+b.year || r.GetWorkflowType().GetName() != workflows.TypeYear ||
		r.GetTaskQueue().GetName() != workflows.TaskQueue || r.GetSignalName() != workflows.SignalActed || r.GetRequestId() == "" {
		t.Errorf("the signal is %v", r)
	}
	if r.GetWorkflowIdReusePolicy() != enumspb.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE {
		t.Error("a case that has ended could be started again")
	}
	var in workflows.CaseInput
	var acted workflows.Acted
	read := converter.GetDefaultDataConverter().FromPayloads
	if err := errors.Join(read(r.GetInput(), &in), read(r.GetSignalInput(), &acted)); err != nil {
		t.Fatal(err)
	}
	if in != (workflows.CaseInput{CaseID: b.year, Year: 2020, Offset: b.db.Offset()}) || in.Offset == 0 || acted != (workflows.Acted{Outcome: "filed"}) {
		t.Errorf("the workflow is given %+v, and the signal %+v", in, acted)
	}
}

// A workflow that has ended needs no more signals.
func TestRelay_SignalOfAnEndedWorkflowIsForgotten(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.engine.answer = func(*workflowservice.SignalWithStartWorkflowExecutionRequest) error {
		return serviceerror.NewWorkflowExecutionAlreadyStarted("ended", "", "")
	}
	stop := b.start()
	b.await(0)
	stop()
	if b.said.Len() > 0 {
		t.Errorf("the log says %s", b.said.String())
	}
}

// While the engine is away signals wait; when it is back they are sent, under the same request ids.
func TestRelay_EngineAway(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.signals(3)
	var mu sync.Mutex
	away, tried := true, map[string]int{}
	b.engine.answer = func(r *workflowservice.SignalWithStartWorkflowExecutionRequest) error {
		mu.Lock()
		defer mu.Unlock()
		tried[r.GetRequestId()]++
		if len(tried) == 4 && tried[r.GetRequestId()] == 2 {
			away = false
		}
		if away {
			return serviceerror.NewUnavailable("away")
		}
		return nil
	}
	stop := b.start()
	b.await(0)
	stop()
	if len(tried) != 4 {
		t.Errorf("four signals were sent under %d request ids", len(tried))
	}
	if !strings.Contains(b.said.String(), "signals wait in the outbox") {
		t.Errorf("the log says %q", b.said.String())
	}
}

func TestRelay_OneThatCannotBeSentHoldsNoOther(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.signals(300) // more than are taken at a time
	b.engine.answer = func(r *workflowservice.SignalWithStartWorkflowExecutionRequest) error {
		var acted workflows.Acted
		if err := converter.GetDefaultDataConverter().FromPayloads(r.GetSignalInput(), &acted); err != nil || acted.N == 7 {
			return errors.Join(err, errors.New("cannot be sent"))
		}
		return nil
	}
	stop := b.start()
	b.await(1)
	stop()
}

func TestRelay_TwoRelaysSendEachSignalOnce(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.signals(400)
	first, second := b.start(), b.start()
	b.await(0)
	first()
	second()
	times := map[string]int{}
	for _, r := range b.engine.requests() {
		times[r.GetRequestId()]++
	}
	for id, n := range times {
		if n != 1 {
			t.Errorf("signal %s was sent %d times", id, n)
		}
	}
	if len(times) != 401 {
		t.Errorf("%d of 401 signals were sent", len(times))
	}
}
