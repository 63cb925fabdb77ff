package api

import (
	"context"
	"log/slog"
	"net/http"
	"sync"

	"xueshi/domain"
	"xueshi/store"
)

// BatchInput is one decision for many steps.
type BatchInput struct {
	Body struct {
		Outcome       domain.StepOutcome `json:"outcome" enum:"approved,returned"`
		Comment       string             `json:"comment,omitempty" maxLength:"2000" doc:"required when returned"`
		OriginalsSeen bool               `json:"originalsSeen,omitempty" doc:"the verifier's word (R14)"`
		Items         []BatchItemBody    `json:"items" maxItems:"500" nullable:"false"`
	}
}

// BatchItemBody names a step as it was looked at.
type BatchItemBody struct {
	CaseID string `json:"caseId" format:"uuid"`
	N      int    `json:"n" minimum:"1"`
}

// BatchPath names a batch.
type BatchPath struct {
	BatchID string `path:"batchId" format:"uuid"`
}

func (s *Server) registerBatches() {
	bureau := []domain.Role{domain.RoleClerk, domain.RoleChief}
	start := Operation{
		ID: "decideMany", Method: http.MethodPost, Path: "/api/batches", Tag: "tasks", Roles: bureau, Status: http.StatusAccepted,
		Summary: "Approve or return up to 500 steps, each with its own result; the same Idempotency-Key resumes it",
	}
	register(s, start, thenRun(s, transacted(s, start, startBatch)))
	look := Operation{ID: "getBatch", Method: http.MethodGet, Path: "/api/batches/{batchId}", Tag: "tasks", Summary: "How far a batch has come", Roles: bureau}
	register(s, look, thenRun(s, transacted(s, look, getBatch)))
}

func startBatch(ctx context.Context, tx *store.Tx, actor domain.Actor, in *BatchInput) (store.Batch, error) {
	items := make([]store.BatchItem, len(in.Body.Items))
	for i, item := range in.Body.Items {
		items[i] = store.BatchItem{CaseID: item.CaseID, N: item.N}
	}
	return tx.StartBatch(ctx, actor, store.BatchDecision{Outcome: in.Body.Outcome, Comment: in.Body.Comment, OriginalsSeen: in.Body.OriginalsSeen}, items)
}

func getBatch(ctx context.Context, tx *store.Tx, actor domain.Actor, in *BatchPath) (store.Batch, error) {
	b, err := tx.Batch(ctx, actor, in.BatchID)
	for i := range b.Items {
		b.Items[i].Texts = refusalTexts(b.Items[i].Refusals)
	}
	return b, err
}

// thenRun answers with a batch and sees to it that it runs: one that was interrupted goes on when somebody asks for it.
func thenRun[In any](s *Server, answer func(context.Context, *request, *In) (*output[store.Batch], error)) func(context.Context, *request, *In) (*output[store.Batch], error) {
	return func(ctx context.Context, r *request, in *In) (*output[store.Batch], error) {
		out, err := answer(ctx, r, in)
		if err == nil && out.Body.Waiting > 0 {
			s.batches.run(out.Body.ID)
		}
		return out, err
	}
}

// batches runs batches beside the requests that began them.
type batches struct {
	db      *store.DB
	logger  *slog.Logger
	ctx     context.Context //nolint:containedctx // of all that run; it ends with the server
	cancel  context.CancelFunc
	mu      sync.Mutex
	running map[string]bool
	done    sync.WaitGroup
}

func newBatches(db *store.DB, logger *slog.Logger) *batches {
	ctx, cancel := context.WithCancel(context.Background())
	return &batches{db: db, logger: logger, ctx: ctx, cancel: cancel, running: map[string]bool{}}
}

// run decides what waits in a batch, unless that is being done already.
func (b *batches) run(id string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.running[id] || b.ctx.Err() != nil {
		return
	}
	b.running[id] = true
	b.done.Go(func() {
		err := b.db.RunBatch(b.ctx, id, func(err error) { b.logger.Error("item of a batch failed", "batch", id, "error", err) })
		if err != nil && b.ctx.Err() == nil {
			b.logger.Warn("a batch stopped; whoever asks for it lets it go on", "batch", id, "error", err)
		}
		b.mu.Lock()
		defer b.mu.Unlock()
		delete(b.running, id)
	})
}

// ResumeBatches lets every batch go on that a process left in the middle when it ended. A batch that another process is
// deciding is only helped along.
func (s *Server) ResumeBatches(ctx context.Context) error {
	waiting, err := s.DB.WaitingBatches(ctx)
	for _, id := range waiting {
		s.batches.run(id)
	}
	return err
}

// stop ends what runs after the items that are being decided; what waits goes on with the next start, or when somebody
// asks for it.
func (b *batches) stop() {
	b.cancel()
	b.done.Wait()
}
