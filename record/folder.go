package record

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/note"
)

// The files of a folder.
const (
	secretFile      = "record.key"      // signs; only its owner reads it
	publicFile      = "record.pub"      // to be handed to whoever wants to check
	checkpointsFile = "checkpoints.txt" // every checkpoint that was signed, the oldest first
)

// Folder is where one signer keeps its key and its checkpoints, outside of the database. It is one process'.
type Folder struct {
	Verifier note.Verifier
	Public   string // the verifier's key, as a text

	dir    string
	signer note.Signer // nil: opened to read
	last   *Checkpoint // that was written; nil: not looked for yet
}

// ReadFolder opens a folder whose checkpoints are to be read. The public key and the checkpoints are enough for that.
func ReadFolder(dir string) (*Folder, error) {
	text, err := os.ReadFile(filepath.Join(dir, publicFile)) //nolint:gosec // the operator names the folder
	if err != nil {
		return nil, fmt.Errorf("the record's folder: %w", err)
	}
	f := &Folder{dir: dir, Public: strings.TrimSpace(string(text))}
	if f.Verifier, err = note.NewVerifier(f.Public); err != nil {
		return nil, fmt.Errorf("the record's folder: %s: %w", publicFile, err)
	}
	return f, nil
}

// OpenFolder opens a folder to sign with its key, and makes folder and key where there are none.
func OpenFolder(dir string) (*Folder, error) {
	secret, err := os.ReadFile(filepath.Join(dir, secretFile)) //nolint:gosec // the operator names the folder
	if errors.Is(err, fs.ErrNotExist) {
		secret, err = makeKey(dir)
	}
	if err != nil {
		return nil, fmt.Errorf("the record's folder: %w", err)
	}
	f, err := ReadFolder(dir)
	if err != nil {
		return nil, err
	}
	if f.signer, err = note.NewSigner(strings.TrimSpace(string(secret))); err != nil {
		return nil, fmt.Errorf("the record's folder: %s: %w", secretFile, err)
	}
	if err := f.mend(); err != nil {
		return nil, err
	}
	return f, nil
}

// mend takes away what there is of a checkpoint that was cut off while it was written.
func (f *Folder) mend() error {
	path := filepath.Join(f.dir, checkpointsFile)
	text, err := os.ReadFile(path) //nolint:gosec // the operator names the folder
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil {
		err = os.Truncate(path, int64(len(whole(string(text)))))
	}
	if err != nil {
		return fmt.Errorf("the record's folder: %w", err)
	}
	return nil
}

// whole leaves out a last checkpoint that does not end with a signature's line.
func whole(text string) string {
	at, end := 0, 0
	for line := range strings.Lines(text) {
		at += len(line)
		if strings.HasPrefix(line, signature) && strings.HasSuffix(line, "\n") {
			end = at
		}
	}
	return text[:end]
}

// signature begins the line that ends a note.
const signature = "— "

// makeKey writes a new pair of keys. The secret one comes last, so that an interrupted making is done again.
func makeKey(dir string) ([]byte, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err //nolint:wrapcheck // OpenFolder does
	}
	secret, public, err := note.GenerateKey(rand.Reader, "xueshi")
	if err != nil {
		return nil, fmt.Errorf("make a key: %w", err)
	}
	if err := os.WriteFile(filepath.Join(dir, publicFile), []byte(public+"\n"), 0o600); err != nil {
		return nil, err //nolint:wrapcheck // OpenFolder does
	}
	return []byte(secret), os.WriteFile(filepath.Join(dir, secretFile), []byte(secret+"\n"), 0o600)
}

// Signer names the folder's key among others.
func (f *Folder) Signer() string {
	return fmt.Sprintf("%s+%08x", f.Verifier.Name(), f.Verifier.KeyHash())
}

// Append signs a checkpoint and writes it down, on the disk before it returns.
func (f *Folder) Append(c Checkpoint) (signed string, err error) {
	if signed, err = c.Sign(f.signer); err != nil {
		return "", err
	}
	file, err := os.OpenFile(filepath.Join(f.dir, checkpointsFile), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return "", fmt.Errorf("write checkpoint: %w", err)
	}
	_, err = file.WriteString(signed)
	if err = errors.Join(err, file.Sync(), file.Close()); err != nil {
		return "", fmt.Errorf("write checkpoint: %w", err)
	}
	f.last = &c
	return signed, nil
}

// Last returns the newest checkpoint; a zero one if there is none.
func (f *Folder) Last() (Checkpoint, error) {
	if f.last == nil {
		all, err := f.Checkpoints()
		if err != nil {
			return Checkpoint{}, err
		}
		f.last = &Checkpoint{}
		if len(all) > 0 {
			*f.last = all[len(all)-1]
		}
	}
	return *f.last, nil
}

// Checkpoints reads every checkpoint, the oldest first. A faulty one is an error that says which.
func (f *Folder) Checkpoints() ([]Checkpoint, error) {
	text, err := os.ReadFile(filepath.Join(f.dir, checkpointsFile))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("read checkpoints: %w", err)
	}
	var (
		checkpoints []Checkpoint
		signed      strings.Builder
	)
	for line := range strings.Lines(whole(string(text))) {
		signed.WriteString(line)
		if !strings.HasPrefix(line, signature) {
			continue
		}
		c, err := Open(signed.String(), f.Verifier)
		if err != nil {
			return nil, fmt.Errorf("%s: the %d. %w", checkpointsFile, len(checkpoints)+1, err)
		}
		checkpoints = append(checkpoints, c)
		signed.Reset()
	}
	return checkpoints, nil
}
