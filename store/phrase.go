package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
)

// Phrase is a stock phrase for comments (常用语).
type Phrase struct {
	ID     string `json:"id"`
	Shared bool   `json:"shared" doc:"everybody's at the desk; only a chief writes and deletes these"`
	Text   string `json:"text"`
	Own    bool   `json:"own" doc:"the caller wrote it"`
}

// Phrases returns the actor's own stock phrases and the shared ones, which come first.
func (tx *Tx) Phrases(ctx context.Context, actor domain.Actor) ([]Phrase, error) {
	rows, err := tx.Query(ctx, `SELECT id, shared, text, account_id = $1 FROM phrases WHERE shared OR account_id = $1 ORDER BY shared DESC, text`, actor.AccountID)
	if err != nil {
		return nil, fmt.Errorf("phrases: %w", err)
	}
	return collect(rows, pgx.RowToStructByPos[Phrase], "phrases")
}

// AddPhrase keeps a stock phrase, of the actor's own or shared. One that is there already is refused.
func (tx *Tx) AddPhrase(ctx context.Context, actor domain.Actor, text string, shared bool) (Phrase, error) {
	if shared && actor.Role != domain.RoleChief {
		return Phrase{}, domain.Refuse("", "phrase.chief_only", "shared")
	}
	p := Phrase{ID: newID(), Shared: shared, Text: text, Own: true}
	_, err := tx.Exec(ctx, `INSERT INTO phrases (id, account_id, shared, text) VALUES ($1, $2, $3, $4)`, p.ID, actor.AccountID, shared, text)
	if isUnique(err) {
		return Phrase{}, domain.Refuse("", "phrase.known", "text")
	}
	if err != nil {
		return Phrase{}, fmt.Errorf("add phrase: %w", err)
	}
	return p, nil
}

// DeletePhrase forgets a stock phrase: the own ones, and for a chief the shared ones.
func (tx *Tx) DeletePhrase(ctx context.Context, actor domain.Actor, id string) error {
	tag, err := tx.Exec(ctx, `DELETE FROM phrases WHERE id = $1 AND (account_id = $2 AND NOT shared OR shared AND $3)`, id, actor.AccountID, actor.Role == domain.RoleChief)
	if err != nil {
		return fmt.Errorf("delete phrase: %w", err)
	}
	if tag.RowsAffected() == 0 {
		return ErrNotFound
	}
	return nil
}
