package store

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

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
// same key is under way, the commit waits for its end, and fails with ErrAnswered when that one took effect.
//
// Nothing is asked on the way in: a repeated request does its work again and is undone here, which costs the rare
// repetition more and every other request one statement less.
func (tx *Tx) KeepAnswer(k RequestKey, answer any) error {
	body, err := json.Marshal(answer)
	if err != nil {
		return fmt.Errorf("keep answer: %w", err)
	}
	tx.wait("keep answer", `INSERT INTO idempotency_keys (account_id, key, operation, body_hash, answer) VALUES ($1, $2, $3, $4, $5)`,
		k.AccountID, k.Key, k.Operation, k.Hash, body)
	return nil
}

// answeredBefore turns the database's word that a key is taken into ErrAnswered.
func answeredBefore(err error) error {
	var pgErr *pgconn.PgError
	if errors.As(err, &pgErr) && pgErr.ConstraintName == "idempotency_keys_pkey" {
		return ErrAnswered
	}
	return err
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
