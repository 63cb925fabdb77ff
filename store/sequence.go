package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"
	"golang.org/x/mod/sumdb/tlog"

	"xueshi/record"
)

// sequenceLock lets one process at a time give entries their places.
const sequenceLock = 20200507

// leaf is a place in the record and the row that has it.
type leaf struct {
	Source string
	ID     int64
}

func (l leaf) String() string { return fmt.Sprintf("%s %d", l.Source, l.ID) }

// Sequence gives up to atMost entries that wait their places in the record, in the order in which they were committed,
// and those that were found together in the order of source and id. It returns how many it took out; 0 also when another
// process is at it.
func (db *DB) Sequence(ctx context.Context, atMost int) (taken int, err error) {
	var waiting bool
	if err := db.pool.QueryRow(ctx, `SELECT EXISTS (SELECT FROM record_inbox)`).Scan(&waiting); err != nil || !waiting {
		return 0, wrapped("sequence", err)
	}
	err = pgx.BeginFunc(ctx, db.pool, func(tx pgx.Tx) error {
		var mine bool
		if err := tx.QueryRow(ctx, `SELECT pg_try_advisory_xact_lock($1)`, sequenceLock).Scan(&mine); err != nil || !mine {
			return err //nolint:wrapcheck // below
		}
		taken, err = sequence(ctx, tx, atMost)
		return err
	})
	return taken, wrapped("sequence", err)
}

func wrapped(what string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", what, err)
}

func sequence(ctx context.Context, tx pgx.Tx, atMost int) (taken int, err error) {
	rows, err := tx.Query(ctx, `DELETE FROM record_inbox WHERE ctid = ANY (ARRAY(SELECT ctid FROM record_inbox LIMIT $1)) RETURNING source, id,
		EXISTS (SELECT FROM record_leaves l WHERE l.source = record_inbox.source AND l.id = record_inbox.id)`, atMost)
	if err != nil {
		return 0, err //nolint:wrapcheck // by Sequence
	}
	var (
		leaves []leaf
		next   leaf
		placed bool
	)
	if _, err = pgx.ForEachRow(rows, []any{&next.Source, &next.ID, &placed}, func() error {
		taken++
		if !placed {
			leaves = append(leaves, next)
		}
		return nil
	}); err != nil || len(leaves) == 0 {
		return taken, err //nolint:wrapcheck // by Sequence
	}
	slices.SortFunc(leaves, func(a, b leaf) int { return cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.ID, b.ID)) })
	return taken, place(ctx, tx, slices.Compact(leaves))
}

// place adds the leaves at the tree's end.
func place(ctx context.Context, tx pgx.Tx, leaves []leaf) error {
	size, err := recordSize(ctx, tx)
	if err != nil {
		return err
	}
	hashes, err := hashesOf(ctx, tx, leaves)
	if err != nil {
		return err
	}
	frontier, err := readHashes(ctx, tx, record.Frontier(size))
	if err != nil {
		return err
	}
	added, err := record.Grow(size, frontier, hashes)
	if err != nil {
		return err
	}
	sources, ids := make([]string, len(leaves)), make([]int64, len(leaves))
	for i, l := range leaves {
		sources[i], ids[i] = l.Source, l.ID
	}
	stored := make([][]byte, len(added))
	for i := range added {
		stored[i] = added[i][:]
	}
	b := &pgx.Batch{}
	b.Queue(`INSERT INTO record_leaves SELECT $1 + n - 1, source, id FROM unnest($2::text[], $3::bigint[]) WITH ORDINALITY l(source, id, n)`, size, sources, ids)
	b.Queue(`INSERT INTO record_hashes SELECT $1 + n - 1, hash FROM unnest($2::bytea[]) WITH ORDINALITY h(hash, n)`, tlog.StoredHashCount(size), stored)
	return tx.SendBatch(ctx, b).Close() //nolint:wrapcheck // by Sequence
}

// hashesOf returns the leaves' hashes. A row that is gone before it had its place gets that of an entry that says so, lest
// the others wait for ever; a verification will find it.
func hashesOf(ctx context.Context, tx pgx.Tx, leaves []leaf) ([]tlog.Hash, error) {
	sources, ids := make([]string, len(leaves)), make([]int64, len(leaves))
	for i, l := range leaves {
		sources[i], ids[i] = l.Source, l.ID
	}
	rows, err := tx.Query(ctx, `SELECT `+entryColumns+` FROM unnest($1::text[], $2::bigint[]) l(source, id)`+joinEntries, sources, ids)
	if err != nil {
		return nil, err //nolint:wrapcheck // by Sequence
	}
	entries, err := pgx.CollectRows(rows, pgx.RowToStructByPos[record.Entry])
	if err != nil {
		return nil, err
	}
	found := make(map[leaf]record.Entry, len(entries))
	for _, e := range entries {
		found[leaf{e.Source, e.ID}] = e
	}
	hashes := make([]tlog.Hash, len(leaves))
	for i, l := range leaves {
		e, ok := found[l]
		if !ok {
			e = record.Entry{Source: l.Source, ID: l.ID, Kind: "gone"}
		}
		if hashes[i], err = e.Hash(); err != nil {
			return nil, err
		}
	}
	return hashes, nil
}

// entryColumns are the fields of record.Entry.
const entryColumns = `e.source, e.id, e.at, e.account, e.kind, e."case", e.facts`

// joinEntries joins the rows that leaves l name, as entries e. Everything of a row is in its entry.
const joinEntries = ` JOIN LATERAL (
		SELECT 'timeline', t.id, t.at, coalesce(t.account_id::text, ''), t.kind, t.case_id::text, t.facts FROM timeline t WHERE l.source = 'timeline' AND t.id = l.id
		UNION ALL SELECT 'entries', r.id, r.at, coalesce(r.account_id::text, ''), r.kind, '', r.facts FROM record_entries r WHERE l.source = 'entries' AND r.id = l.id
		UNION ALL SELECT 'credits', c.id, c.created_at, c.author_id::text, 'credit', c.case_id::text, jsonb_build_object('year', c.year, 'person', c.person_id,
			'subject', c.subject, 'hours', c.hours, 'earnedOn', c.earned_on, 'reverses', c.reverses, 'reason', c.reason) FROM credits c WHERE l.source = 'credits' AND c.id = l.id
	) e(source, id, at, account, kind, "case", facts) ON true`

// asker asks the database, in a transaction or out of one.
type asker interface {
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
	QueryRow(ctx context.Context, sql string, args ...any) pgx.Row
}

func recordSize(ctx context.Context, db asker) (size int64, err error) {
	err = db.QueryRow(ctx, `SELECT coalesce(max(position) + 1, 0) FROM record_leaves`).Scan(&size)
	return size, wrapped("size of the record", err)
}

// readHashes returns stored hashes of the tree by their indexes.
func readHashes(ctx context.Context, db asker, indexes []int64) (map[int64]tlog.Hash, error) {
	rows, err := db.Query(ctx, `SELECT i, hash FROM record_hashes WHERE i = any($1)`, indexes)
	if err != nil {
		return nil, wrapped("hashes of the record", err)
	}
	var (
		i      int64
		stored []byte
	)
	hashes := make(map[int64]tlog.Hash, len(indexes))
	_, err = pgx.ForEachRow(rows, []any{&i, &stored}, func() error {
		if len(stored) != tlog.HashSize {
			return fmt.Errorf("%d is none", i)
		}
		hashes[i] = tlog.Hash(stored)
		return nil
	})
	return hashes, wrapped("hashes of the record", err)
}

// hashReader is readHashes for tlog.
func hashReader(ctx context.Context, db asker) tlog.HashReaderFunc {
	return func(indexes []int64) ([]tlog.Hash, error) {
		stored, err := readHashes(ctx, db, indexes)
		if err != nil {
			return nil, err
		}
		hashes := make([]tlog.Hash, len(indexes))
		for k, i := range indexes {
			hash, ok := stored[i]
			if !ok {
				return nil, fmt.Errorf("hash %d of the record is missing", i)
			}
			hashes[k] = hash
		}
		return hashes, nil
	}
}

// errRewritten stops a signer from signing what contradicts its last checkpoint.
var errRewritten = errors.New("the record does not continue the last checkpoint: it was changed; see xueshi audit verify")

// TreeAfter returns size and root of the record as it stands. It refuses when the tree does not continue the one of the
// last checkpoint.
func (db *DB) TreeAfter(ctx context.Context, last record.Checkpoint) (size int64, root tlog.Hash, err error) {
	if size, err = recordSize(ctx, db.pool); err != nil || size == 0 && last.Size == 0 {
		return 0, tlog.Hash{}, err
	}
	if size < last.Size {
		return 0, tlog.Hash{}, errRewritten
	}
	hashes := hashReader(ctx, db.pool)
	if root, err = tlog.TreeHash(size, hashes); err != nil || last.Size == 0 {
		return size, root, wrapped("root of the record", err)
	}
	proof, err := tlog.ProveTree(size, last.Size, hashes)
	if err != nil {
		return 0, tlog.Hash{}, wrapped("continuation of the record", err)
	}
	if tlog.CheckTree(proof, size, root, last.Size, last.Root) != nil {
		return 0, tlog.Hash{}, errRewritten
	}
	return size, root, nil
}

// KeepCheckpoint leaves a signer's last checkpoint where proofs are made.
func (db *DB) KeepCheckpoint(ctx context.Context, signer string, size int64, signed string) error {
	_, err := db.pool.Exec(ctx, `INSERT INTO record_checkpoints (signer, size, note) VALUES ($1, $2, $3)
		ON CONFLICT (signer) DO UPDATE SET size = EXCLUDED.size, note = EXCLUDED.note`, signer, size, signed)
	return wrapped("keep checkpoint", err)
}
