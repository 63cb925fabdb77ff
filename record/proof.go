package record

import (
	"fmt"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// Proof shows, without the database, that the record held an entry when a checkpoint of it was signed.
type Proof struct {
	Entry      string   `json:"entry" doc:"the entry as it was hashed"`
	Position   int64    `json:"position"`
	Checkpoint string   `json:"checkpoint" doc:"a signed note: size, root and time of the record"`
	Path       []string `json:"path" doc:"the hashes beside the way from the entry to the root (RFC 6962), in base64"`
}

// Prove makes the proof of the entry at a position, from a checkpoint that was signed when it was there.
func Prove(e Entry, position, size int64, signed string, hashes tlog.HashReader) (Proof, error) {
	text, err := e.Text()
	if err != nil {
		return Proof{}, err
	}
	path, err := tlog.ProveRecord(size, position, hashes)
	if err != nil {
		return Proof{}, fmt.Errorf("prove entry %d: %w", position, err)
	}
	p := Proof{Entry: string(text), Position: position, Checkpoint: signed, Path: make([]string, len(path))}
	for i, hash := range path {
		p.Path[i] = hash.String()
	}
	return p, nil
}

// Check says when the record that held the entry was signed, or what is wrong with the proof.
func (p Proof) Check(verifier note.Verifier) (Checkpoint, error) {
	c, err := Open(p.Checkpoint, verifier)
	if err != nil {
		return Checkpoint{}, err
	}
	if p.Position < 0 || p.Position >= c.Size {
		return Checkpoint{}, fmt.Errorf("the checkpoint has %d entries and speaks of no position %d", c.Size, p.Position)
	}
	path := make(tlog.RecordProof, len(p.Path))
	for i, text := range p.Path {
		if path[i], err = tlog.ParseHash(text); err != nil {
			return Checkpoint{}, fmt.Errorf("%q is no hash", text)
		}
	}
	if err := tlog.CheckRecord(path, c.Size, c.Root, p.Position, tlog.RecordHash([]byte(p.Entry))); err != nil {
		return Checkpoint{}, fmt.Errorf("the entry does not lead to the checkpoint's root: %w", err)
	}
	return c, nil
}
