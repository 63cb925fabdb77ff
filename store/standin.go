package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
	"xueshi/policy"
)

// StandIn says that what one account holds may be decided by another, from one instant until another (委托).
type StandIn struct {
	ID          string    `json:"id"`
	AccountID   string    `json:"accountId" doc:"who is stood in for"`
	Account     string    `json:"account"`
	StandInID   string    `json:"standInId"`
	StandInName string    `json:"standInName"`
	From        time.Time `json:"from"`
	Until       time.Time `json:"until" doc:"not included"`
}

// StandIns returns the stand-ins that are not over and that the actor has made, has, or is; a chief sees the bureau's.
func (tx *Tx) StandIns(ctx context.Context, actor domain.Actor) ([]StandIn, error) {
	rows, err := tx.Query(ctx, `SELECT i.id, a.id, a.name, b.id, b.name, i.starts_at, i.ends_at FROM standins i
		JOIN accounts a ON a.id = i.account_id JOIN accounts b ON b.id = i.standin_id
		WHERE i.ends_at > $2 AND ($1 IN (i.account_id, i.standin_id, i.made_by) OR $3 AND a.role IN ('clerk', 'chief')) ORDER BY i.starts_at, i.id`,
		actor.AccountID, tx.now, actor.Role == domain.RoleChief)
	if err != nil {
		return nil, fmt.Errorf("stand-ins: %w", err)
	}
	return collect(rows, pgx.RowToStructByPos[StandIn], "stand-ins")
}

// AddStandIn lets a colleague stand in for an account: the actor's own, or for a chief anybody's in the bureau.
func (tx *Tx) AddStandIn(ctx context.Context, actor domain.Actor, of, standIn string, from, until time.Time) (StandIn, error) {
	if of == "" {
		of = actor.AccountID
	}
	away, err := tx.accountOf(ctx, of, actor.Role)
	if err != nil {
		return StandIn{}, err
	}
	if of != actor.AccountID && (actor.Role != domain.RoleChief || !away.Role.Bureau()) {
		return StandIn{}, domain.Refusals{*domain.Refuse("", "standin.not_yours", "of")}
	}
	colleague, err := tx.accountOf(ctx, standIn, away.Role)
	if err != nil {
		return StandIn{}, err
	}
	if r := policy.CheckColleague(away.Colleague, colleague.Colleague); r != nil || of == standIn {
		return StandIn{}, domain.Refusals{*domain.Refuse("", "colleague.other_desk", "to", "role", away.Role)}
	}
	if r := policy.CheckStandIn(from, until, tx.now); r != nil {
		return StandIn{}, domain.Refusals{*r}
	}
	made := StandIn{ID: newID(), AccountID: of, Account: away.Name, StandInID: standIn, StandInName: colleague.Name, From: from, Until: until}
	_, err = tx.Exec(ctx, `INSERT INTO standins (id, account_id, standin_id, starts_at, ends_at, made_by) VALUES ($1, $2, $3, $4, $5, $6)`,
		made.ID, of, standIn, from, until, actor.AccountID)
	if err != nil {
		return StandIn{}, fmt.Errorf("add stand-in: %w", err)
	}
	return made, nil
}

// EndStandIn ends a stand-in now: by who is stood in for, who made it, or a chief for the bureau.
func (tx *Tx) EndStandIn(ctx context.Context, actor domain.Actor, id string) error {
	rows, err := tx.Query(ctx, `SELECT i.id FROM standins i JOIN accounts a ON a.id = i.account_id
		WHERE i.id = $1 AND i.ends_at > $3 AND ($2 IN (i.account_id, i.made_by) OR $4 AND a.role IN ('clerk', 'chief')) FOR UPDATE OF i`,
		id, actor.AccountID, tx.now, actor.Role == domain.RoleChief)
	if err != nil {
		return fmt.Errorf("end stand-in: %w", err)
	}
	ids, err := collect(rows, pgx.RowTo[string], "end stand-in")
	if err != nil {
		return err
	}
	if len(ids) == 0 {
		return ErrNotFound
	}
	return tx.endStandIns(ctx, `id = $1`, id)
}

// endStandIns ends the stand-ins of a condition on $1: one that has begun is kept as it was, one that has not is gone.
func (tx *Tx) endStandIns(ctx context.Context, condition, id string) error {
	b := &pgx.Batch{}
	b.Queue(`DELETE FROM standins WHERE starts_at >= $2 AND (`+condition+`)`, id, tx.now)
	b.Queue(`UPDATE standins SET ends_at = $2 WHERE ends_at > $2 AND (`+condition+`)`, id, tx.now)
	return tx.send(ctx, b, "end stand-ins")
}

// standsIn says whether one account stands in for the other now.
func (tx *Tx) standsIn(ctx context.Context, standIn, account string) (ok bool, err error) {
	err = tx.QueryRow(ctx, `SELECT EXISTS (SELECT FROM standins WHERE standin_id = $1 AND account_id = $2
		AND starts_at <= $3 AND ends_at > $3)`, standIn, account, tx.now).Scan(&ok)
	if err != nil {
		return false, fmt.Errorf("stand-in: %w", err)
	}
	return ok, nil
}
