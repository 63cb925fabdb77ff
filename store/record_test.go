package store_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/tlog"

	"xueshi/domain"
	"xueshi/record"
	"xueshi/store"
)

// sequenced gives everything that waits its place, and returns a checkpoint of it.
func (w *town) sequenced() record.Checkpoint {
	w.t.Helper()
	const few = 7 // so that there are several rounds
	for taken := few; taken > 0; {
		var err error
		if taken, err = w.db.Sequence(w.t.Context(), few); err != nil {
			w.t.Fatal(err)
		}
	}
	size, root, err := w.db.TreeAfter(w.t.Context(), record.Checkpoint{})
	if err != nil {
		w.t.Fatal(err)
	}
	return record.Checkpoint{Size: size, Root: root, At: moment("2020-07-10 09:00")}
}

// verified are the findings of a verification.
func (w *town) verified(checkpoints ...record.Checkpoint) []record.Finding {
	w.t.Helper()
	v, err := w.db.VerifyRecord(w.t.Context(), checkpoints)
	if err != nil {
		w.t.Fatal(err)
	}
	return v.Findings
}

func TestRecord_HoldsTimelineLedgerOutcomesAndHappenings(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	ctx := t.Context()
	if err := w.db.Record(ctx, store.Happening{Kind: domain.RecordNotIn, Facts: map[string]any{"login": "x"}}); err != nil {
		t.Fatal(err)
	}
	w.learned(w.people[0])
	w.stamp(w.submit(w.people[0]))
	first := w.sequenced()
	for _, source := range []string{"timeline", "credits", "record_entries"} {
		name := strings.TrimPrefix(source, "record_")
		if left := ask[int](w, `SELECT count(*) FROM `+source+` r WHERE NOT EXISTS (SELECT FROM record_leaves l WHERE l.source = $1 AND l.id = r.id)`, name); left > 0 {
			t.Errorf("%d rows of %s are not in the record", left, source)
		}
	}
	if credits, outcomes := ask[int](w, `SELECT count(*) FROM credits`), ask[int](w, `SELECT count(*) FROM record_entries WHERE kind = 'outcome'`); credits != 2 || outcomes != 1 {
		t.Errorf("%d credits, %d outcomes", credits, outcomes)
	}
	if findings := w.verified(first); len(findings) > 0 {
		t.Errorf("found %v", findings)
	}
	var entries []store.RecordedEntry
	w.tx(func(ctx context.Context, tx *store.Tx) (err error) {
		entries, err = tx.RecordEntries(ctx, store.RecordFilter{Page: store.Page{Limit: 500}, Kind: "decided", AccountID: w.chief.AccountID})
		return err
	})
	if len(entries) != 1 || entries[0].Login != "chief" || entries[0].Facts["outcome"] != "approved" {
		t.Errorf("the chief's decisions are %v", entries)
	}
}

func TestRecord_ARefusedChangeLeavesNothing(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	before := ask[int](w, `SELECT count(*) FROM record_inbox`)
	refused := errors.New("refused")
	err := w.db.InTx(t.Context(), func(tx *store.Tx) error {
		tx.Record(store.Happening{Kind: domain.RecordDone})
		if _, err := tx.Exec(t.Context(), `SELECT 1`); err != nil {
			return err
		}
		return refused
	})
	if !errors.Is(err, refused) || ask[int](w, `SELECT count(*) FROM record_inbox`) != before {
		t.Errorf("something is left: %v", err)
	}
}

// Ids are given before transactions commit; places are given after, so that a late commit neither leaves a hole nor is lost.
func TestRecord_LateCommitsLeaveNoHoles(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	w.sequenced()
	ctx := t.Context()
	late, err := w.db.Pool().Begin(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer late.Rollback(ctx) //nolint:errcheck // committed below
	if _, err := late.Exec(ctx, `INSERT INTO record_entries (at, kind) VALUES (now(), 'late')`); err != nil {
		t.Fatal(err)
	}
	w.exec(`INSERT INTO record_entries (at, kind) VALUES (now(), 'early')`)
	if findings := w.verified(w.sequenced()); len(findings) > 0 {
		t.Fatalf("while one is open: %v", findings)
	}
	if err := late.Commit(ctx); err != nil {
		t.Fatal(err)
	}
	if findings := w.verified(w.sequenced()); len(findings) > 0 {
		t.Fatalf("after the late commit: %v", findings)
	}
	const order = `SELECT string_agg(kind, ' ' ORDER BY position) FROM record_leaves l JOIN record_entries e ON l.source = 'entries' AND e.id = l.id WHERE kind IN ('late', 'early')`
	if got := ask[string](w, order); got != "early late" {
		t.Errorf("the order is %q", got)
	}
}

func TestRecord_SequencersSideBySideLoseNothing(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	ctx := t.Context()
	var all sync.WaitGroup
	for i := range 4 {
		all.Go(func() {
			for n := range 50 {
				if err := w.db.Record(ctx, store.Happening{Kind: domain.RecordDone, Facts: map[string]any{"by": i, "n": n}}); err != nil {
					t.Error(err)
				}
				if _, err := w.db.Sequence(ctx, 5); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	if findings := w.verified(w.sequenced()); len(findings) > 0 {
		t.Errorf("found %v", findings)
	}
	if n := ask[int](w, `SELECT count(*) FROM record_leaves l JOIN record_entries e ON l.source = 'entries' AND e.id = l.id WHERE kind = 'done'`); n != 200 {
		t.Errorf("%d of 200 are in the record", n)
	}
}

func TestRecord_AProofStandsAlone(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	ctx := t.Context()
	w.learned(w.people[0])
	folder, err := record.OpenFolder(t.TempDir() + "/record")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.db.ProveEntry(ctx, 0, ""); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("an entry without a place: %v", err)
	}
	checkpoint := w.sequenced()
	if code := refusalsOf(errOf(w.db.ProveEntry(ctx, 3, "")))[0].Code; code != "record.not_signed_yet" {
		t.Errorf("before a checkpoint: %s", code)
	}
	signed, err := folder.Append(checkpoint)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.db.KeepCheckpoint(ctx, folder.Signer(), checkpoint.Size, signed); err != nil {
		t.Fatal(err)
	}
	for position := range checkpoint.Size {
		proof, err := w.db.ProveEntry(ctx, position, folder.Signer())
		if err != nil {
			t.Fatal(err)
		}
		text, err := json.Marshal(proof)
		if err != nil {
			t.Fatal(err)
		}
		var read record.Proof
		if err := json.Unmarshal(text, &read); err != nil {
			t.Fatal(err)
		}
		if at, err := read.Check(folder.Verifier); err != nil || at.Size != checkpoint.Size {
			t.Fatalf("position %d: %v", position, err)
		}
		read.Entry = strings.Replace(read.Entry, `"at":"2020`, `"at":"2021`, 1)
		if _, err := read.Check(folder.Verifier); err == nil {
			t.Fatalf("position %d: an altered entry passes", position)
		}
	}
}

func errOf[T any](_ T, err error) error { return err }

// A signer does not put its name to a record that contradicts what it signed before.
func TestRecord_NoCheckpointOfARewrittenRecord(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	last := w.sequenced()
	w.learned(w.people[0])
	w.sequenced()
	if size, _, err := w.db.TreeAfter(t.Context(), last); err != nil || size <= last.Size {
		t.Fatalf("a record that grew: %d, %v", size, err)
	}
	last.Root[5] ^= 1
	if _, _, err := w.db.TreeAfter(t.Context(), last); err == nil || !strings.Contains(err.Error(), "does not continue") {
		t.Errorf("another tree: %v", err)
	}
	last.Size = 1 << 30
	if _, _, err := w.db.TreeAfter(t.Context(), last); err == nil {
		t.Error("a record that was cut off is signed")
	}
}

func TestRecord_RowsCannotBeChangedInPassing(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	w.learned(w.people[0])
	w.sequenced()
	for _, table := range []string{"timeline", "record_entries", "record_leaves", "record_hashes", "credits"} {
		for _, statement := range []string{"DELETE FROM " + table, "TRUNCATE " + table + " CASCADE"} {
			if _, err := w.db.Pool().Exec(t.Context(), statement); err == nil {
				t.Errorf("%s: was done", statement)
			}
		}
	}
}

// A timestamp in the text of an entry does not depend on where it is read.
func TestRecord_TheTextOfAnEntryIsFixed(t *testing.T) {
	t.Parallel()
	e := record.Entry{Source: "timeline", ID: 7, At: moment("2020-07-01 09:00").Add(time.Microsecond), Kind: "decided", Case: "c", Facts: json.RawMessage(`{"a": "<é>", "b": 1}`)}
	const want = `{"source":"timeline","id":7,"at":"2020-07-01T01:00:00.000001Z","kind":"decided","case":"c","facts":{"a":"\u003cé\u003e","b":1}}`
	text, err := e.Text()
	if err != nil || string(text) != want {
		t.Errorf("the text is %s, %v", text, err)
	}
}

// An append in one go and one by one give the same tree as tlog's own.
func TestRecord_TheTreeGrows(t *testing.T) {
	t.Parallel()
	leaves := make([]tlog.Hash, 40)
	for i := range leaves {
		leaves[i] = tlog.RecordHash(fmt.Append(nil, i))
	}
	whole, err := record.Grow(0, nil, leaves)
	if err != nil {
		t.Fatal(err)
	}
	for size := range int64(len(leaves)) {
		frontier := map[int64]tlog.Hash{}
		for _, i := range record.Frontier(size) {
			frontier[i] = whole[i]
		}
		added, err := record.Grow(size, frontier, leaves[size:])
		if err != nil || !slices.Equal(added, whole[tlog.StoredHashCount(size):]) {
			t.Errorf("from size %d it grows otherwise: %v", size, err)
		}
	}
}
