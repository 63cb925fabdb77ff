package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
	"xueshi/policy"
)

// Urge tells the desk that the filer's side waits (催办): whoever holds the step, or else everybody of the desk, and once
// it is overdue whoever it was escalated to. At most once a business day for each case.
func (tx *Tx) Urge(ctx context.Context, actor domain.Actor, caseID, comment string) (CaseRef, error) {
	c, s, err := tx.lockOpenStep(ctx, actor, caseID)
	if err != nil {
		return CaseRef{}, err
	}
	if !filedIt(actor, c) {
		return CaseRef{}, domain.Refusals{*domain.Refuse("", "urge.not_your_filing", "")}
	}
	p, err := tx.Policy(ctx, c.Year)
	if err != nil {
		return CaseRef{}, err
	}
	today := p.Day(tx.now)
	tag, err := tx.Exec(ctx, `INSERT INTO urges (case_id, on_day, account_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`, caseID, today, actor.AccountID)
	if err != nil {
		return CaseRef{}, fmt.Errorf("urge: %w", err)
	}
	ownDesk := mayDecide(actor, c, s) == nil && deskOf(actor) == (policy.Colleague{Role: s.Role, OrgID: s.OrgID})
	if r := policy.CheckUrge(tag.RowsAffected() == 0, ownDesk, today); r != nil {
		return CaseRef{}, domain.Refusals{*r}
	}
	b := &pgx.Batch{}
	facts := map[string]any{"step": s.Name, "comment": comment}
	tx.queueEvent(b, caseID, &actor.AccountID, "urged", facts)
	b.Queue(`INSERT INTO notices (account_id, case_id, n, kind, facts, at)
		SELECT a.id, $1, $2, 'urged', $3, $4 FROM steps s JOIN cases c ON c.id = s.case_id JOIN accounts a ON NOT a.disabled AND a.id <> $5 AND
			(CASE WHEN s.taken_how IN ('taken', 'handed') THEN a.id = s.taken_by
				ELSE a.role = s.role AND a.org_id IS NOT DISTINCT FROM s.org_id AND (s.role <> 'person' OR a.person_id = c.person_id) END
			OR s.escalated_at IS NOT NULL AND a.role = s.escalate_to)
		WHERE s.case_id = $1 AND s.n = $2`, caseID, s.N, facts, tx.now, actor.AccountID)
	return refOf(c), tx.send(ctx, b, "urge")
}

func deskOf(actor domain.Actor) policy.Colleague {
	return policy.Colleague{Role: actor.Role, OrgID: actor.OrgID}
}
