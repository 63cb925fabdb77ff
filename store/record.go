package store

import (
	"context"
	"fmt"

	"xueshi/domain"
)

// Happening is something to be recorded that no timeline and no ledger tells. Its facts hold ids and codes, and nothing
// personal: they cannot be taken back.
type Happening struct {
	Kind      domain.RecordKind
	AccountID string // empty: nobody known
	Facts     map[string]any
}

const recordHappening = `INSERT INTO record_entries (at, account_id, kind, facts) VALUES ($1, $2, $3, coalesce($4::jsonb, '{}'))`

// Record has a happening recorded with the transaction.
func (tx *Tx) Record(h Happening) {
	tx.wait("record", recordHappening, tx.now, orNil(h.AccountID), h.Kind, h.Facts)
}

// Told says whether the transaction has told a timeline what somebody did, so that the record has it, too.
func (tx *Tx) Told() bool { return tx.told }

// Record has a happening recorded that belongs to no transaction, such as a refusal, whose own left nothing.
func (db *DB) Record(ctx context.Context, h Happening) error {
	now, err := db.Now(ctx)
	if err != nil {
		return err
	}
	if _, err := db.pool.Exec(ctx, recordHappening, now, orNil(h.AccountID), h.Kind, h.Facts); err != nil {
		return fmt.Errorf("record: %w", err)
	}
	return nil
}
