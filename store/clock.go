package store

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// Rehearsal says whether this deployment's clock may be moved.
func (db *DB) Rehearsal() bool { return db.rehearsal }

// Now returns the business time. In a rehearsal the offset is read from the database each time, because another process
// may have moved it.
func (db *DB) Now(ctx context.Context) (time.Time, error) {
	if db.rehearsal {
		var offset int64
		if err := db.pool.QueryRow(ctx, `SELECT clock_offset FROM deployment`).Scan(&offset); err != nil {
			return time.Time{}, fmt.Errorf("business clock: %w", err)
		}
		db.clock.Advance(time.Duration(offset)) // somebody else may have read a later one meanwhile
	}
	return db.clock.Now().UTC().Truncate(time.Microsecond), nil
}

// Offset returns how far business time is ahead of machine time, as last read.
func (db *DB) Offset() time.Duration { return db.clock.Offset() }

// BeginRehearsal turns an empty deployment into a rehearsal whose business time is at. It refuses a deployment that has
// opened a year: real time, once lived, cannot be moved.
func (db *DB) BeginRehearsal(ctx context.Context, at time.Time) error {
	offset := at.Sub(db.clock.Now().Add(-db.clock.Offset()))
	tag, err := db.pool.Exec(ctx, `UPDATE deployment SET rehearsal = true, clock_offset = $1 WHERE NOT EXISTS (SELECT FROM years)`, int64(offset))
	if err != nil {
		return fmt.Errorf("begin rehearsal: %w", err)
	}
	if tag.RowsAffected() == 0 {
		return errors.New("begin rehearsal: this deployment is in use")
	}
	db.rehearsal = true
	db.clock.Set(offset)
	return nil
}

// MoveClock sets a rehearsal's business time forward to at. Timers that fall due must be fired by the caller.
func (db *DB) MoveClock(ctx context.Context, at time.Time) error {
	now, err := db.Now(ctx)
	if err != nil {
		return err
	}
	_, err = db.pool.Exec(ctx, `UPDATE deployment SET clock_offset = clock_offset + $1::bigint WHERE rehearsal AND $1::bigint > 0`, int64(at.Sub(now)))
	if err != nil {
		return fmt.Errorf("move clock: %w", err)
	}
	_, err = db.Now(ctx)
	return err
}
