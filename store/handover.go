package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
	"xueshi/policy"
)

// Colleague is somebody at the caller's desk, or in the bureau for who is there.
type Colleague struct {
	ID   string      `json:"id"`
	Name string      `json:"name"`
	Role domain.Role `json:"role"`
}

// Colleagues returns who sits at the actor's desk, without the actor; in the bureau clerks and chiefs.
func (tx *Tx) Colleagues(ctx context.Context, actor domain.Actor) ([]Colleague, error) {
	rows, err := tx.Query(ctx, `SELECT id, name, role FROM accounts WHERE NOT disabled AND id <> $1
		AND (role = $2 OR $4 AND role IN ('clerk', 'chief')) AND org_id IS NOT DISTINCT FROM $3::uuid AND role <> 'person' ORDER BY role, name, id`,
		actor.AccountID, actor.Role, orNil(actor.OrgID), actor.Role.Bureau())
	if err != nil {
		return nil, fmt.Errorf("colleagues: %w", err)
	}
	return collect(rows, pgx.RowToStructByPos[Colleague], "colleagues")
}

// account is another account as the rules ask about it.
type account struct {
	policy.Colleague
	ID   string
	Name string
}

// accountOf loads an account that a caller names; one that is not there is refused like one of another desk.
func (tx *Tx) accountOf(ctx context.Context, id string, role domain.Role) (account, error) {
	var a account
	err := tx.QueryRow(ctx, `SELECT id, name, role, coalesce(org_id::text, ''), disabled FROM accounts WHERE id = $1`, id).
		Scan(&a.ID, &a.Name, &a.Role, &a.OrgID, &a.Disabled)
	if errors.Is(err, pgx.ErrNoRows) {
		return a, domain.Refusals{*domain.Refuse("", "colleague.other_desk", "to", "role", role)}
	}
	if err != nil {
		return a, fmt.Errorf("account: %w", err)
	}
	return a, nil
}

// HandOver gives a step to a named colleague (转办), who then holds it; never to somebody who may not decide it.
func (tx *Tx) HandOver(ctx context.Context, actor domain.Actor, caseID string, n int, to, comment string) (CaseRef, error) {
	c, s, err := tx.lockStep(ctx, actor, caseID, n)
	if err != nil {
		return CaseRef{}, err
	}
	if err := tx.authorize(ctx, actor, c, s); err != nil {
		return CaseRef{}, err
	}
	if s.Signers > 1 || s.Everyone {
		return CaseRef{}, domain.Refusals{*domain.Refuse("", "step.many_signers", "", "step", s.Name, "signers", s.Signers)}
	}
	colleague, err := tx.accountOf(ctx, to, s.Role)
	if err != nil {
		return CaseRef{}, err
	}
	if r := policy.CheckColleague(policy.Colleague{Role: s.Role, OrgID: s.OrgID}, colleague.Colleague); r != nil {
		return CaseRef{}, domain.Refusals{*r}
	}
	refusals, err := tx.checkEyes(ctx, c, s, to)
	if err != nil || len(refusals) > 0 {
		return CaseRef{}, orErr(err, refusals)
	}
	b := &pgx.Batch{}
	tx.queueHold(b, s, to, domain.HoldHanded)
	facts := map[string]any{"step": s.Name, "to": colleague.Name, "comment": comment, "for": nameOfHolder(actor, s)}
	tx.queueEvent(b, caseID, &actor.AccountID, "handedOver", facts)
	tx.queueNoticeTo(b, to, caseID, n, "handedToYou", map[string]any{"step": s.Name, "by": actor.Name, "comment": comment})
	return refOf(c), tx.send(ctx, b, "hand over")
}

// MoveTasks gives everything that one account holds, and every signature asked of it, to a colleague in one go: for staff
// who leave. What the colleague may not decide goes back to the desk. It returns how many steps moved, and ends the
// stand-ins of the account.
func (tx *Tx) MoveTasks(ctx context.Context, actor domain.Actor, from, to string) (moved int, err error) {
	leaving, err := tx.accountOf(ctx, from, actor.Role)
	if err != nil {
		return 0, err
	}
	if actor.Role == domain.RoleChief && !leaving.Role.Bureau() { // an organisation's accounts are the admin's
		return 0, domain.Refusals{*domain.Refuse("", "standin.not_yours", "of")}
	}
	colleague, err := tx.accountOf(ctx, to, leaving.Role)
	if err != nil {
		return 0, err
	}
	if r := policy.CheckColleague(leaving.Colleague, colleague.Colleague); r != nil || from == to {
		return 0, domain.Refusals{*domain.Refuse("", "colleague.other_desk", "to", "role", leaving.Role)}
	}
	rows, err := tx.Query(ctx, `SELECT c.id FROM cases c WHERE EXISTS (SELECT FROM steps s WHERE s.case_id = c.id AND s.outcome IS NULL AND s.taken_by = $1)
		OR EXISTS (SELECT FROM step_signers g JOIN steps s USING (case_id, n) WHERE g.case_id = c.id AND g.account_id = $1 AND g.signed_at IS NULL AND s.outcome IS NULL)
		ORDER BY c.id FOR UPDATE`, from)
	if err != nil {
		return 0, fmt.Errorf("move tasks: %w", err)
	}
	cases, err := collect(rows, pgx.RowTo[string], "move tasks")
	if err != nil {
		return 0, err
	}
	for _, id := range cases {
		if err := tx.moveTask(ctx, actor, id, leaving, colleague); err != nil {
			return 0, err
		}
	}
	if err := tx.endStandIns(ctx, `$1 IN (account_id, standin_id)`, from); err != nil {
		return 0, err
	}
	return len(cases), nil
}

// moveTask moves one case's open step, which is locked.
func (tx *Tx) moveTask(ctx context.Context, actor domain.Actor, caseID string, leaving, colleague account) error {
	c, err := tx.lockCase(ctx, caseID)
	if err != nil {
		return err
	}
	s, err := tx.openStep(ctx, caseID)
	if err != nil {
		return err
	}
	barred, err := tx.checkEyes(ctx, c, s, colleague.ID)
	if err != nil {
		return err
	}
	b := &pgx.Batch{}
	facts := map[string]any{"step": s.Name, "from": leaving.Name, "to": colleague.Name}
	if len(barred) > 0 { // the desk finds somebody else
		facts["to"] = ""
		b.Queue(`DELETE FROM step_signers WHERE case_id = $1 AND n = $2 AND account_id = $3 AND signed_at IS NULL`, caseID, s.N, leaving.ID)
	} else {
		b.Queue(`UPDATE step_signers g SET account_id = $4 WHERE case_id = $1 AND n = $2 AND account_id = $3 AND signed_at IS NULL
			AND NOT EXISTS (SELECT FROM step_signers o WHERE o.case_id = $1 AND o.n = $2 AND o.account_id = $4)`, caseID, s.N, leaving.ID, colleague.ID)
		b.Queue(`DELETE FROM step_signers WHERE case_id = $1 AND n = $2 AND account_id = $3 AND signed_at IS NULL`, caseID, s.N, leaving.ID)
		tx.queueNoticeTo(b, colleague.ID, caseID, s.N, "handedToYou", map[string]any{"step": s.Name, "by": leaving.Name})
	}
	if s.Holder == leaving.ID {
		holder, how := colleague.ID, domain.HoldHanded
		if len(barred) > 0 {
			holder, how = "", ""
		}
		tx.queueHold(b, s, holder, how)
	}
	tx.queueEvent(b, caseID, &actor.AccountID, "moved", facts)
	return tx.send(ctx, b, "move task")
}
