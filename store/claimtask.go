package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
)

// authorize refuses a step that does not lie on the actor's desk, or that a colleague holds for whom the actor does not
// stand in. The chief may override a clerk who holds a step as one who does not.
func (tx *Tx) authorize(ctx context.Context, actor domain.Actor, c caseRow, s domain.Step) error {
	if refusal := mayDecide(actor, c, s); refusal != nil {
		return domain.Refusals{*refusal}
	}
	if behalf(actor, s) == "" {
		return nil
	}
	standsIn, err := tx.standsIn(ctx, actor.AccountID, s.Holder)
	if err != nil || standsIn {
		return err
	}
	return domain.Refusals{*domain.Refuse("", "step.taken", "", "step", s.Name, "by", s.HolderName)}
}

// behalf returns the account that the actor acts for on a step that a colleague holds, and nothing on any other.
func behalf(actor domain.Actor, s domain.Step) string {
	if actor.Role != s.Role || !s.KeptFrom(actor.AccountID) {
		return ""
	}
	return s.Holder
}

// nameOfHolder returns the name of the account that the actor acts for.
func nameOfHolder(actor domain.Actor, s domain.Step) string {
	if behalf(actor, s) == "" {
		return ""
	}
	return s.HolderName
}

// TakeTask takes a step from the desk's queue, so that colleagues leave it alone. A step that a colleague holds is not
// taken; one that was only assigned is.
func (tx *Tx) TakeTask(ctx context.Context, actor domain.Actor, caseID string, n int) (CaseRef, error) {
	c, s, err := tx.lockStep(ctx, actor, caseID, n)
	if err != nil {
		return CaseRef{}, err
	}
	if refusal := mayHold(actor, c, s); refusal != nil {
		return CaseRef{}, domain.Refusals{*refusal}
	}
	if s.KeptFrom(actor.AccountID) {
		return CaseRef{}, domain.Refusals{*domain.Refuse("", "step.taken", "", "step", s.Name, "by", s.HolderName)}
	}
	refusals, err := tx.checkEyes(ctx, c, s, actor.AccountID)
	if err != nil || len(refusals) > 0 {
		return CaseRef{}, orErr(err, refusals)
	}
	b := &pgx.Batch{}
	tx.queueHold(b, s, actor.AccountID, domain.HoldTaken)
	tx.queueEvent(b, c.ID, &actor.AccountID, "taken", map[string]any{"step": s.Name})
	return refOf(c), tx.send(ctx, b, "take task")
}

// GiveBackTask puts a held step back into the desk's queue: by its holder, by a stand-in, or by the chief.
func (tx *Tx) GiveBackTask(ctx context.Context, actor domain.Actor, caseID string, n int) (CaseRef, error) {
	c, s, err := tx.lockStep(ctx, actor, caseID, n)
	if err != nil {
		return CaseRef{}, err
	}
	if err := tx.authorize(ctx, actor, c, s); err != nil {
		return CaseRef{}, err
	}
	if s.Holder == "" {
		return CaseRef{}, domain.Refusals{*domain.Refuse("", "step.not_taken", "", "step", s.Name)}
	}
	b := &pgx.Batch{}
	tx.queueHold(b, s, "", "")
	tx.queueEvent(b, c.ID, &actor.AccountID, "givenBack", map[string]any{"step": s.Name, "holder": s.HolderName})
	return refOf(c), tx.send(ctx, b, "give task back")
}

// mayHold says whether the actor can be a step's holder: of the very role and organisation that is asked.
func mayHold(actor domain.Actor, c caseRow, s domain.Step) *domain.Refusal {
	if r := mayDecide(actor, c, s); r != nil {
		return r
	}
	if s.Signers > 1 || s.Everyone {
		return domain.Refuse("", "step.many_signers", "", "step", s.Name, "signers", s.Signers)
	}
	if actor.Role != s.Role {
		return domain.Refuse("", "step.not_yours", "", "step", s.Name, "role", s.Role)
	}
	return nil
}

// queueHold writes who holds a step; nobody gives it back to the desk.
func (tx *Tx) queueHold(b *pgx.Batch, s domain.Step, account string, how domain.Hold) {
	b.Queue(`UPDATE steps SET taken_by = $3, taken_how = $4 WHERE case_id = $1 AND n = $2`, s.CaseID, s.N, orNil(account), orNil(string(how)))
	b.Queue(`UPDATE cases SET version = version + 1 WHERE id = $1`, s.CaseID)
}

// queueNoticeTo tells one account.
func (tx *Tx) queueNoticeTo(b *pgx.Batch, account, caseID string, n int, kind string, facts map[string]any) {
	b.Queue(`INSERT INTO notices (account_id, case_id, n, kind, facts, at) VALUES ($1, $2, $3, $4, $5, $6)`, account, caseID, n, kind, facts, tx.now)
}

// assignBack gives a step that is asked again to whoever returned it: the first to look, though anyone of the desk may.
func (tx *Tx) assignBack(ctx context.Context, s domain.Step) error {
	if s.N < 3 { // nothing was returned yet
		return nil
	}
	rows, err := tx.Query(ctx, `UPDATE steps SET taken_by = a.id, taken_how = 'assigned'
		FROM (SELECT decided_by FROM steps WHERE case_id = $1 AND n < $2 AND name = $3 AND outcome = 'returned' ORDER BY n DESC LIMIT 1) r
		JOIN accounts a ON a.id = r.decided_by AND a.role = $4 AND NOT a.disabled
		WHERE case_id = $1 AND n = $2 RETURNING a.id::text`, s.CaseID, s.N, s.Name, s.Role)
	if err != nil {
		return fmt.Errorf("assign back: %w", err)
	}
	accounts, err := collect(rows, pgx.RowTo[string], "assign back")
	if err != nil || len(accounts) == 0 {
		return err
	}
	b := &pgx.Batch{}
	tx.queueNoticeTo(b, accounts[0], s.CaseID, s.N, "backAgain", map[string]any{"step": s.Name})
	return tx.send(ctx, b, "assign back")
}

// orErr returns the error, or else the refusals as one.
func orErr(err error, refusals domain.Refusals) error {
	if err != nil {
		return err
	}
	return refusals.Err()
}
