package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
)

// CopyTo lets other accounts see a case and tells them of it (抄送). Whoever a case waits for may copy it, and the bureau
// always; admins see no case, and persons only their own.
func (tx *Tx) CopyTo(ctx context.Context, actor domain.Actor, caseID string, accounts []string, comment string) (CaseRef, error) {
	c, s, err := tx.lockOpenStep(ctx, actor, caseID)
	if err != nil {
		return CaseRef{}, err
	}
	if r := mayDecide(actor, c, s); r != nil && !actor.Role.Bureau() {
		return CaseRef{}, domain.Refusals{*r}
	}
	names, err := tx.readers(ctx, accounts)
	if err != nil {
		return CaseRef{}, err
	}
	b := &pgx.Batch{}
	b.Queue(`WITH copied AS (INSERT INTO copies (account_id, case_id, by_account, at) SELECT DISTINCT id::uuid, $2::uuid, $3::uuid, $4::timestamptz FROM unnest($1::text[]) r(id)
			ON CONFLICT DO NOTHING RETURNING account_id)
		INSERT INTO notices (account_id, case_id, n, kind, facts, at) SELECT account_id, $2, $5, 'copied', $6, $4 FROM copied`,
		accounts, caseID, actor.AccountID, tx.now, s.N, map[string]any{"by": actor.Name, "comment": comment})
	tx.queueEvent(b, caseID, &actor.AccountID, "copiedTo", map[string]any{"to": names, "comment": comment})
	return refOf(c), tx.send(ctx, b, "copy")
}

// readers returns the names of accounts that a case can be copied to, and refuses the others by their place in the list.
func (tx *Tx) readers(ctx context.Context, accounts []string) ([]string, error) {
	rows, err := tx.Query(ctx, `SELECT r.i - 1, coalesce(a.name, '') FROM unnest($1::text[]) WITH ORDINALITY r(id, i)
		LEFT JOIN accounts a ON a.id::text = r.id AND NOT a.disabled AND a.role NOT IN ('admin', 'person') ORDER BY r.i`, accounts)
	if err != nil {
		return nil, fmt.Errorf("readers: %w", err)
	}
	var (
		refusals domain.Refusals
		names    []string
		i        int
		name     string
	)
	_, err = pgx.ForEachRow(rows, []any{&i, &name}, func() error {
		names = append(names, name)
		if name == "" {
			refusals = append(refusals, *domain.Refuse("", "copy.unknown_reader", fmt.Sprintf("to[%d]", i)))
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("readers: %w", err)
	}
	return names, refusals.Err()
}
