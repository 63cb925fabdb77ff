package recorder

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"xueshi/domain"
	"xueshi/internal/pgtest"
	"xueshi/record"
	"xueshi/store"
)

func setup(t *testing.T) (r *Recorder, dir string) {
	t.Helper()
	db, err := store.Open(t.Context(), pgtest.Pool(t, store.Migrate))
	if err != nil {
		t.Fatal(err)
	}
	dir = filepath.Join(t.TempDir(), "record")
	folder, err := record.OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	return &Recorder{DB: db, Folder: folder, Log: slog.New(slog.DiscardHandler)}, dir
}

func (r *Recorder) happen(t *testing.T, times int) {
	t.Helper()
	for n := range times {
		if err := r.DB.Record(t.Context(), store.Happening{Kind: domain.RecordDone, Facts: map[string]any{"n": n}}); err != nil {
			t.Fatal(err)
		}
	}
}

func (r *Recorder) turn(t *testing.T, at time.Time) error {
	t.Helper()
	if err := r.Place(t.Context()); err != nil {
		t.Fatal(err)
	}
	return r.Sign(t.Context(), at)
}

// Signing goes on after a restart, and a restored or bent database is not signed.
func TestRecorder_SignsWhatContinues(t *testing.T) {
	t.Parallel()
	r, dir := setup(t)
	at := time.Date(2020, 6, 1, 9, 0, 0, 0, time.UTC)
	for minute, more := range []int{0, together + 5, 0, 3} { // only the second and the fourth have something to sign
		r.happen(t, more)
		if err := r.turn(t, at.Add(time.Duration(minute)*time.Minute)); err != nil {
			t.Fatal(err)
		}
	}
	again, err := record.OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	all, err := again.Checkpoints()
	if err != nil || len(all) != 2 || all[0].Size != together+5 || all[1].Size != together+8 || !all[1].At.Equal(at.Add(3*time.Minute)) {
		t.Fatalf("checkpoints are %v, %v", all, err)
	}
	if again.Public != r.Folder.Public {
		t.Error("the key has changed")
	}
	v, err := r.DB.VerifyRecord(t.Context(), all)
	if err != nil || len(v.Findings) > 0 || v.Size != together+8 {
		t.Errorf("verified %d: %v, %v", v.Size, v.Findings, err)
	}

	r.Folder = again
	for _, bend := range []string{`ALTER TABLE record_hashes DISABLE TRIGGER only_grows`, `UPDATE record_hashes SET hash = sha256('x') WHERE i = 0`} {
		if _, err := r.DB.Pool().Exec(t.Context(), bend); err != nil {
			t.Fatal(err)
		}
	}
	r.happen(t, 1)
	if err := r.turn(t, at.Add(time.Hour)); err != nil {
		t.Fatalf("a leaf's hash is below the frontier, where signing does not look: %v", err)
	}
	if _, err := r.DB.Pool().Exec(t.Context(), `UPDATE record_hashes SET hash = sha256('x') WHERE i = 1022`); err != nil { // over the first 512
		t.Fatal(err)
	}
	r.happen(t, 1)
	if err := r.turn(t, at.Add(time.Hour)); err == nil || !strings.Contains(err.Error(), "does not continue") {
		t.Errorf("a bent tree: %v", err)
	}
}

// A checkpoint that was cut off while it was written spoils no other one; an altered one is an error.
func TestRecorder_ReadsTheFileAsItWasLeft(t *testing.T) {
	t.Parallel()
	r, dir := setup(t)
	r.happen(t, 3)
	if err := r.turn(t, time.Unix(0, 0)); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "checkpoints.txt")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for want, content := range map[int]string{
		0: string(text[:40]), 1: string(text) + string(text[:20]), 2: string(text) + string(text) + string(text[:len(text)-30]),
		-1: strings.Replace(string(text), "\n3\n", "\n4\n", 1),
	} {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		all, err := r.Folder.Checkpoints()
		if (err != nil) != (want < 0) || want >= 0 && len(all) != want {
			t.Errorf("%q: %d, %v; want %d", content, len(all), err, want)
		}
		if want < 0 {
			continue
		}
		signing, err := record.OpenFolder(dir)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := signing.Append(record.Checkpoint{Size: 4}); err != nil {
			t.Fatal(err)
		}
		if all, err := signing.Checkpoints(); err != nil || len(all) != want+1 {
			t.Errorf("after %d and one more: %d, %v", want, len(all), err)
		}
	}
}

func TestRecorder_StopsWhenItIsTold(t *testing.T) {
	t.Parallel()
	r, _ := setup(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := r.Run(ctx); err != nil {
		t.Error(err)
	}
}
