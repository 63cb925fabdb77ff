package store

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
	"xueshi/record"
)

// RecordedEntry is an entry of the record as the auditor reads it.
type RecordedEntry struct {
	Position int64          `json:"position" doc:"its place in the record"`
	At       time.Time      `json:"at" doc:"business time"`
	Account  string         `json:"accountId,omitempty"`
	Login    string         `json:"login,omitempty"`
	Name     string         `json:"name,omitempty" doc:"of the account; nobody: the engine, or somebody unknown"`
	Role     domain.Role    `json:"role,omitempty" enum:"person,unit,department,provider,clerk,chief,admin,auditor"`
	Kind     string         `json:"kind"`
	CaseID   string         `json:"caseId,omitempty"`
	Facts    map[string]any `json:"facts"`
}

// RecordFilter narrows the list of the record; empty fields do not.
type RecordFilter struct {
	Page

	Kind      string
	AccountID string
	CaseID    string
	From      time.Time // business time
	Until     time.Time // not included
}

// RecordEntries returns entries that have their place, the newest first.
func (tx *Tx) RecordEntries(ctx context.Context, f RecordFilter) ([]RecordedEntry, error) {
	args := pgx.NamedArgs{
		"kind": f.Kind, "account": f.AccountID, "case": f.CaseID, "from": timeOrNil(f.From), "until": timeOrNil(f.Until), "limit": f.Limit, "before": nil,
	}
	if len(f.After) == 1 {
		before, err := strconv.ParseInt(f.After[0], 10, 64)
		if err != nil {
			return nil, domain.Refuse("", "form.cursor", "cursor")
		}
		args["before"] = before
	}
	rows, err := tx.Query(ctx, `SELECT l.position, e.at, e.account, coalesce(a.login, ''), coalesce(a.name, ''), coalesce(a.role, ''), e.kind, e."case", e.facts
		FROM record_leaves l`+joinEntries+` LEFT JOIN accounts a ON a.id::text = e.account
		WHERE (@before::bigint IS NULL OR l.position < @before) AND (@kind::text = '' OR e.kind = @kind) AND (@account::text = '' OR e.account = @account)
			AND (@case::text = '' OR e."case" = @case) AND (@from::timestamptz IS NULL OR e.at >= @from) AND (@until::timestamptz IS NULL OR e.at < @until)
		ORDER BY l.position DESC LIMIT @limit`, args)
	if err != nil {
		return nil, fmt.Errorf("record: %w", err)
	}
	return collect(rows, pgx.RowToStructByPos[RecordedEntry], "record")
}

// ProveEntry proves the entry at a position by the checkpoint of the named signer that was signed last; of any, if none is
// named. It refuses an entry that no checkpoint holds yet.
func (db *DB) ProveEntry(ctx context.Context, position int64, signer string) (record.Proof, error) {
	var e record.Entry
	err := db.pool.QueryRow(ctx, `SELECT `+entryColumns+` FROM record_leaves l`+joinEntries+` WHERE l.position = $1`, position).
		Scan(&e.Source, &e.ID, &e.At, &e.Account, &e.Kind, &e.Case, &e.Facts)
	if err != nil {
		return record.Proof{}, notFound(err, "entry of the record")
	}
	var (
		size   int64
		signed string
	)
	err = db.pool.QueryRow(ctx, `SELECT size, note FROM record_checkpoints WHERE $1 IN ('', signer) AND size > $2 ORDER BY size DESC LIMIT 1`, signer, position).Scan(&size, &signed)
	if errors.Is(err, pgx.ErrNoRows) {
		return record.Proof{}, domain.Refuse("", "record.not_signed_yet", "", "position", position)
	}
	if err != nil {
		return record.Proof{}, fmt.Errorf("checkpoint: %w", err)
	}
	return record.Prove(e, position, size, signed, hashReader(ctx, db.pool))
}
