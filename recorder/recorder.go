package recorder

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"xueshi/record"
	"xueshi/store"
)

const (
	placeEvery = time.Second
	signEvery  = time.Minute
	together   = 1000 // entries placed in one transaction
)

// Recorder keeps the record of a deployment going.
type Recorder struct {
	DB     *store.DB
	Folder *record.Folder // where checkpoints are signed; nil: nowhere
	Log    *slog.Logger
}

// Run places and signs until ctx is done. While the database is away it tries again.
func (r *Recorder) Run(ctx context.Context) error {
	place, sign := time.NewTicker(placeEvery), time.NewTicker(signEvery)
	defer place.Stop()
	defer sign.Stop()
	for {
		var err error
		select {
		case <-ctx.Done():
			return nil
		case <-place.C:
			err = r.Place(ctx)
		case now := <-sign.C:
			err = r.Sign(ctx, now)
		}
		if err != nil && ctx.Err() == nil {
			r.Log.Error("the record is behind", "error", err)
		}
	}
}

// Place gives places to every entry that waits, unless another process is at it.
func (r *Recorder) Place(ctx context.Context) error {
	for taken := together; taken == together; {
		var err error
		if taken, err = r.DB.Sequence(ctx, together); err != nil {
			return fmt.Errorf("place entries: %w", err)
		}
	}
	return nil
}

// Sign writes a checkpoint of the record as it is now (machine time), if it has grown. It refuses a record that does not
// continue the last checkpoint.
func (r *Recorder) Sign(ctx context.Context, now time.Time) error {
	if r.Folder == nil {
		return nil
	}
	last, err := r.Folder.Last()
	if err != nil {
		return fmt.Errorf("sign the record: %w", err)
	}
	size, root, err := r.DB.TreeAfter(ctx, last)
	if err != nil || size == last.Size {
		return err
	}
	signed, err := r.Folder.Append(record.Checkpoint{Size: size, Root: root, At: now})
	if err != nil {
		return fmt.Errorf("sign the record: %w", err)
	}
	return r.DB.KeepCheckpoint(ctx, r.Folder.Signer(), size, signed)
}
