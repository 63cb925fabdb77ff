package record

import (
	"encoding/json"
	"fmt"
	"time"

	"golang.org/x/mod/sumdb/tlog"
)

// Entry is one entry of the record, with everything of the row that it stands for.
type Entry struct {
	Source  string          `json:"source"` // which table: timeline, credits or entries
	ID      int64           `json:"id"`     // of the row in it
	At      time.Time       `json:"at"`     // business time, UTC, to the microsecond
	Account string          `json:"account,omitempty"`
	Kind    string          `json:"kind"`
	Case    string          `json:"case,omitempty"`
	Facts   json.RawMessage `json:"facts"`
}

// Text is the entry as it is hashed. The same row always gives the same text: PostgreSQL writes a jsonb value in one way
// only, and the fields stand in the order above. They are never renamed, or every tree is void.
func (e Entry) Text() ([]byte, error) {
	e.At = e.At.UTC()
	text, err := json.Marshal(e)
	if err != nil {
		return nil, fmt.Errorf("entry %s/%d: %w", e.Source, e.ID, err)
	}
	return text, nil
}

// Hash is the entry's leaf in the tree.
func (e Entry) Hash() (tlog.Hash, error) {
	text, err := e.Text()
	if err != nil {
		return tlog.Hash{}, err
	}
	return tlog.RecordHash(text), nil
}
