package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Tx is one transaction at one business time.
//
// A trip to the database costs as much as a small statement, so what nobody waits for an answer of does not travel
// alone: BEGIN and whatever was given to send or ask go with the next statement, the last of them with COMMIT. Each
// statement still sees what was given before it; the error of one that waited comes out of the one that took it along.
type Tx struct {
	conn    *pgxpool.Conn
	db      *DB
	now     time.Time
	signals bool
	told    bool // a timeline tells what somebody did

	begun   bool
	waiting *pgx.Batch
	what    []awaited // the same statements
}

// awaited is a statement that waits for the next one.
type awaited struct {
	what string                 // for its error
	read func(r pgx.Rows) error // reads its rows; nil: it has none
}

// result takes the statement's result, whose turn it is.
func (a awaited) result(results pgx.BatchResults) error {
	var err error
	if a.read == nil {
		_, err = results.Exec()
	} else if rows, failed := results.Query(); failed == nil {
		err = a.read(rows)
	} else {
		err = failed
	}
	if err != nil {
		return fmt.Errorf("%s: %w", a.what, err)
	}
	return nil
}

// Now returns the business time of the transaction: the legal time of what it does.
func (tx *Tx) Now() time.Time { return tx.now }

// begin has BEGIN wait for the first statement.
func (db *DB) begin(conn *pgxpool.Conn, now time.Time) *Tx {
	tx := &Tx{conn: conn, db: db, now: now, waiting: &pgx.Batch{}}
	tx.wait("begin", "BEGIN")
	return tx
}

// wait has a statement go with the next one.
func (tx *Tx) wait(what, sql string, args ...any) {
	tx.ask(what, nil, sql, args...)
}

// ask has a query go with the next statement; read, which closes the rows, has run when that one answers.
func (tx *Tx) ask(what string, read func(r pgx.Rows) error, sql string, args ...any) {
	tx.waiting.Queue(sql, args...)
	tx.what = append(tx.what, awaited{what, read})
}

// send has a batch of writes go with the next statement, or with the commit. A long one goes now.
func (tx *Tx) send(ctx context.Context, b *pgx.Batch, what string) error {
	const long = 500
	for _, q := range b.QueuedQueries {
		tx.wait(what, q.SQL, q.Arguments...)
	}
	if len(tx.what) < long {
		return nil
	}
	return tx.flush(ctx)
}

// take sends everything that waits together with one more statement, whose results are the next to be read.
func (tx *Tx) take(ctx context.Context, sql string, args ...any) (pgx.BatchResults, error) {
	batch, what := tx.waiting, tx.what
	tx.begun, tx.waiting, tx.what = true, &pgx.Batch{}, nil
	if sql != "" {
		batch.Queue(sql, args...)
	}
	results := tx.conn.SendBatch(ctx, batch)
	for _, w := range what {
		if err := w.result(results); err != nil {
			results.Close() //nolint:errcheck // says the same again
			return nil, err
		}
	}
	return results, nil
}

// flush sends what waits.
func (tx *Tx) flush(ctx context.Context) error {
	if len(tx.what) == 0 {
		return nil
	}
	results, err := tx.take(ctx, "")
	if err != nil {
		return err
	}
	return results.Close() //nolint:wrapcheck // every statement has succeeded
}

// Query is pgx's.
func (tx *Tx) Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error) {
	if len(tx.what) == 0 {
		return tx.conn.Query(ctx, sql, args...) //nolint:wrapcheck // by the caller
	}
	results, err := tx.take(ctx, sql, args...)
	if err != nil {
		return nil, err
	}
	rows, err := results.Query()
	if err != nil {
		results.Close() //nolint:errcheck // says the same again
		return nil, err //nolint:wrapcheck // by the caller
	}
	return &lastRows{Rows: rows, results: results}, nil
}

// lastRows are the rows of a batch's last statement.
type lastRows struct {
	pgx.Rows
	results pgx.BatchResults
}

// Close ends the batch, too.
func (r *lastRows) Close() {
	r.Rows.Close()
	r.results.Close() //nolint:errcheck // the rows' error is the last statement's
}

// QueryRow is pgx's.
func (tx *Tx) QueryRow(ctx context.Context, sql string, args ...any) pgx.Row {
	if len(tx.what) == 0 {
		return tx.conn.QueryRow(ctx, sql, args...)
	}
	rows, err := tx.Query(ctx, sql, args...)
	return oneRow{rows, err}
}

type oneRow struct {
	rows pgx.Rows
	err  error
}

// Scan reads the first row; pgx.ErrNoRows if there is none.
func (r oneRow) Scan(into ...any) error {
	if r.err != nil {
		return r.err
	}
	defer r.rows.Close()
	if !r.rows.Next() {
		if err := r.rows.Err(); err != nil {
			return err //nolint:wrapcheck // by the caller
		}
		return pgx.ErrNoRows
	}
	if err := r.rows.Scan(into...); err != nil {
		return err //nolint:wrapcheck // by the caller
	}
	r.rows.Close()
	return r.rows.Err() //nolint:wrapcheck // by the caller
}

// Exec is pgx's.
func (tx *Tx) Exec(ctx context.Context, sql string, args ...any) (pgconn.CommandTag, error) {
	if len(tx.what) == 0 {
		return tx.conn.Exec(ctx, sql, args...) //nolint:wrapcheck // by the caller
	}
	results, err := tx.take(ctx, sql, args...)
	if err != nil {
		return pgconn.CommandTag{}, err
	}
	tag, err := results.Exec()
	if closeErr := results.Close(); err == nil {
		err = closeErr
	}
	return tag, err
}

// CopyFrom is pgx's.
func (tx *Tx) CopyFrom(ctx context.Context, table pgx.Identifier, columns []string, rows pgx.CopyFromSource) (int64, error) {
	if err := tx.flush(ctx); err != nil {
		return 0, err
	}
	return tx.conn.CopyFrom(ctx, table, columns, rows) //nolint:wrapcheck // by the caller
}

// commit sends what waits, and COMMIT with it.
func (tx *Tx) commit(ctx context.Context) error {
	if untouched := !tx.begun && len(tx.what) == 1; untouched {
		return nil
	}
	tag, err := tx.Exec(ctx, "COMMIT")
	if err == nil && tag.String() != "COMMIT" { // a statement had failed, and nobody minded
		return pgx.ErrTxCommitRollback
	}
	return err
}

// rollback undoes everything. A connection that cannot is closed when it is released.
func (tx *Tx) rollback(ctx context.Context) {
	if tx.conn.Conn().PgConn().TxStatus() != 'I' {
		tx.conn.Exec(ctx, "ROLLBACK") //nolint:errcheck // see above
	}
}
