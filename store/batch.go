package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
	"xueshi/policy"
)

// BatchDecision is one decision for many steps.
type BatchDecision struct {
	Outcome       domain.StepOutcome `json:"outcome"`
	Comment       string             `json:"comment"`
	OriginalsSeen bool               `json:"originalsSeen"`
}

// BatchItem is one step of a batch, and what became of it.
type BatchItem struct {
	CaseID   string          `json:"caseId"`
	N        int             `json:"n"`
	State    string          `json:"state" enum:"waiting,done,refused"`
	Refusals domain.Refusals `json:"refusals,omitempty"`
	Texts    []string        `json:"texts,omitempty" doc:"the refusals in Chinese"`
}

// Batch is how far many decisions at once have come.
type Batch struct {
	ID      string      `json:"id"`
	At      time.Time   `json:"at"`
	Waiting int         `json:"waiting" doc:"0: finished"`
	Done    int         `json:"done"`
	Refused int         `json:"refused"`
	Items   []BatchItem `json:"items"`
}

// StartBatch writes down what is to be decided. RunBatch decides it, item by item.
func (tx *Tx) StartBatch(ctx context.Context, actor domain.Actor, d BatchDecision, items []BatchItem) (Batch, error) {
	if err := checkBatch(d, items).Err(); err != nil {
		return Batch{}, err
	}
	id := newID()
	if _, err := tx.Exec(ctx, `INSERT INTO batches (id, account_id, decision, at) VALUES ($1, $2, $3, $4)`, id, actor.AccountID, d, tx.now); err != nil {
		return Batch{}, fmt.Errorf("start batch: %w", err)
	}
	cases, steps := make([]string, len(items)), make([]int, len(items))
	for i, item := range items {
		cases[i], steps[i] = item.CaseID, item.N
	}
	_, err := tx.Exec(ctx, `INSERT INTO batch_items (batch_id, i, case_id, n)
		SELECT $1, i, c::uuid, n FROM unnest($2::text[], $3::int[]) WITH ORDINALITY r(c, n, i)`, id, cases, steps)
	if err != nil {
		return Batch{}, fmt.Errorf("start batch: %w", err)
	}
	return tx.Batch(ctx, actor, id)
}

// checkBatch refuses what would be refused for every item, and a step that is named twice.
func checkBatch(d BatchDecision, items []BatchItem) domain.Refusals {
	if d.Outcome != domain.Approved && d.Outcome != domain.Returned {
		return domain.Refusals{*domain.Refuse("", "batch.outcome", "outcome")}
	}
	refusals := policy.CheckDecision(d.Outcome, d.Comment, []domain.StepOutcome{domain.Approved, domain.Returned})
	if len(items) == 0 {
		refusals = append(refusals, *domain.Refuse("", "form.empty_list", "items"))
	}
	seen := map[string]bool{}
	for i, item := range items {
		if seen[item.CaseID] {
			refusals = append(refusals, *domain.Refuse("", "batch.twice", fmt.Sprintf("items[%d].caseId", i)))
		}
		seen[item.CaseID] = true
	}
	return refusals
}

// Batch returns a batch of the actor's.
func (tx *Tx) Batch(ctx context.Context, actor domain.Actor, id string) (Batch, error) {
	b := Batch{ID: id}
	err := tx.QueryRow(ctx, `SELECT at FROM batches WHERE id = $1 AND account_id = $2`, id, actor.AccountID).Scan(&b.At)
	if err != nil {
		return Batch{}, notFound(err, "batch")
	}
	rows, err := tx.Query(ctx, `SELECT case_id::text, n, state, coalesce(refusals, '[]'), NULL::text[] FROM batch_items WHERE batch_id = $1 ORDER BY i`, id)
	if err != nil {
		return Batch{}, fmt.Errorf("batch: %w", err)
	}
	if b.Items, err = collect(rows, pgx.RowToStructByPos[BatchItem], "batch"); err != nil {
		return Batch{}, err
	}
	for _, item := range b.Items {
		switch item.State {
		case "waiting":
			b.Waiting++
		case "done":
			b.Done++
		default:
			b.Refused++
		}
	}
	return b, nil
}

// WaitingBatches returns the batches in which something waits, the oldest first: a process that ended left them so, or
// one that still decides them.
func (db *DB) WaitingBatches(ctx context.Context) ([]string, error) {
	rows, err := db.pool.Query(ctx, `SELECT DISTINCT batch_id FROM batch_items WHERE state = 'waiting' ORDER BY batch_id`)
	if err != nil {
		return nil, fmt.Errorf("waiting batches: %w", err)
	}
	return collect(rows, pgx.RowTo[string], "waiting batches")
}

// RunBatch decides what waits in a batch, each item in a transaction of its own, until nothing does. Several may run at
// once, and one that was interrupted is run again: an item takes effect once. It tells failed of errors that are none of
// the rules'; the item is refused then, and the others go on.
func (db *DB) RunBatch(ctx context.Context, id string, failed func(error)) error {
	for {
		item, found, err := db.decideNext(ctx, id)
		if err == nil && !found {
			return nil
		}
		if err == nil {
			continue
		}
		if ctx.Err() != nil || item < 0 {
			return err
		}
		if err := db.refuseItem(ctx, id, item, refusalsOf(err, failed)); err != nil {
			return err
		}
	}
}

// decideNext decides the next waiting item. When it cannot, it says which one that was; -1 when it did not get so far.
func (db *DB) decideNext(ctx context.Context, id string) (item int, found bool, err error) {
	err = db.InTx(ctx, func(tx *Tx) error {
		item, found = -1, false
		var (
			actor    domain.Actor
			d        BatchDecision
			caseID   string
			n        int
			disabled bool
		)
		err := tx.QueryRow(ctx, `SELECT i.i, i.case_id, i.n, b.decision, a.id, a.login, a.name, a.role, coalesce(a.org_id::text, ''), a.disabled
			FROM batch_items i JOIN batches b ON b.id = i.batch_id JOIN accounts a ON a.id = b.account_id
			WHERE i.batch_id = $1 AND i.state = 'waiting' ORDER BY i.i LIMIT 1 FOR UPDATE OF i SKIP LOCKED`, id).
			Scan(&item, &caseID, &n, &d, &actor.AccountID, &actor.Login, &actor.Name, &actor.Role, &actor.OrgID, &disabled)
		if errors.Is(err, pgx.ErrNoRows) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("next of batch: %w", err)
		}
		found = true
		if disabled {
			return domain.Refuse("", "session.none", "")
		}
		if _, err := tx.Decide(ctx, actor, Decision{CaseID: caseID, N: n, Outcome: d.Outcome, Comment: d.Comment, OriginalsSeen: d.OriginalsSeen}); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, `UPDATE batch_items SET state = 'done' WHERE batch_id = $1 AND i = $2`, id, item); err != nil {
			return fmt.Errorf("batch item: %w", err)
		}
		return nil
	})
	return item, found, err
}

func (db *DB) refuseItem(ctx context.Context, id string, item int, refusals domain.Refusals) error {
	return db.InTx(ctx, func(tx *Tx) error {
		_, err := tx.Exec(ctx, `UPDATE batch_items SET state = 'refused', refusals = $3 WHERE batch_id = $1 AND i = $2 AND state = 'waiting'`, id, item, refusals)
		if err != nil {
			return fmt.Errorf("batch item: %w", err)
		}
		return nil
	})
}

// refusalsOf turns why an item was not decided into what its caller is told.
func refusalsOf(err error, failed func(error)) domain.Refusals {
	var (
		refusals domain.Refusals
		refusal  *domain.Refusal
	)
	switch {
	case errors.As(err, &refusals):
		return refusals
	case errors.As(err, &refusal):
		return domain.Refusals{*refusal}
	case errors.Is(err, ErrNotFound):
		return domain.Refusals{*domain.Refuse("", "not_found", "")}
	default:
		failed(err)
		return domain.Refusals{*domain.Refuse("", "internal", "")}
	}
}
