package store

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
)

// RequestKey names a request that must take effect once, however often it is sent. The zero key names none.
type RequestKey struct {
	AccountID string // keys of different accounts never meet
	Key       []byte // a hash of what the caller sent as Idempotency-Key
	Operation string
	Hash      []byte // of the whole request, keyed with the caller's key
}

// Empty says whether the request has no key.
func (k RequestKey) Empty() bool { return len(k.Key) == 0 }

// ErrAnswered says that another request with the same key was answered first; this one must not take effect.
var ErrAnswered = errors.New("a request with this key was answered before")

// KeepAnswer stores the answer with the transaction that it belongs to, as its last statement. If a request with the
// same key is under way, it waits for its end. It returns ErrAnswered when that one took effect, so that the caller's
// transaction does not.
//
// Nothing is asked on the way in: a repeated request does its work again and is undone here, which costs the rare
// repetition more and every other request one statement less.
func (tx *Tx) KeepAnswer(ctx context.Context, k RequestKey, answer any) error {
	body, err := json.Marshal(answer)
	if err != nil {
		return fmt.Errorf("keep answer: %w", err)
	}
	tag, err := tx.Exec(ctx, `INSERT INTO idempotency_keys (account_id, key, operation, body_hash, answer)
		VALUES ($1, $2, $3, $4, $5) ON CONFLICT (account_id, key) DO NOTHING`, k.AccountID, k.Key, k.Operation, k.Hash, body)
	if err != nil {
		return fmt.Errorf("keep answer: %w", err)
	}
	if tag.RowsAffected() == 0 {
		return ErrAnswered
	}
	return nil
}

// Answer returns the stored answer of a key, or nil if there is none. It refuses a key that was used for another
// request.
func (db *DB) Answer(ctx context.Context, k RequestKey) ([]byte, error) {
	var operation string
	var hash, answer []byte
	err := db.pool.QueryRow(ctx, `SELECT operation, body_hash, answer FROM idempotency_keys WHERE account_id = $1 AND key = $2`,
		k.AccountID, k.Key).Scan(&operation, &hash, &answer)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("stored answer: %w", err)
	}
	if !bytes.Equal(hash, k.Hash) {
		return nil, domain.Refuse("", "idempotency.key_reused", "Idempotency-Key", "operation", operation)
	}
	return answer, nil
}
