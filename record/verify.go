package record

import (
	"errors"
	"fmt"

	"golang.org/x/mod/sumdb/tlog"
)

// Finding is one place at which the record is not what it was.
type Finding struct {
	Position int64 // in the record; -1: no place in it
	Trouble  string
}

// String says where and what.
func (f Finding) String() string {
	if f.Position < 0 {
		return f.Trouble
	}
	return fmt.Sprintf("position %d: %s", f.Position, f.Trouble)
}

// Verification compares rows with leaves, leaves with the tree, and the tree with signed checkpoints: first the stored
// hashes in the order of their indexes, then the leaves in the order of their positions, then checkpoints.
type Verification struct {
	Findings []Finding
	Size     int64 // leaves looked at

	hashes []*tlog.Hash // by index; nil: missing
}

func (v *Verification) findf(position int64, format string, args ...any) {
	v.Findings = append(v.Findings, Finding{Position: position, Trouble: fmt.Sprintf(format, args...)})
}

// Hash takes the stored hash of an index; one above a leaf must follow from the two below it.
func (v *Verification) Hash(index int64, stored []byte) {
	if index < int64(len(v.hashes)) {
		v.findf(-1, "the tree's hash %d has no place in it", index)
		return
	}
	const gap = 1 << 20 // a hole beyond this is no hole but an index that was made up
	if index-int64(len(v.hashes)) > gap || len(stored) != tlog.HashSize {
		v.findf(-1, "the tree's hash %d is none", index)
		return
	}
	for int64(len(v.hashes)) < index {
		v.missing(int64(len(v.hashes)))
		v.hashes = append(v.hashes, nil)
	}
	hash := tlog.Hash(stored)
	v.hashes = append(v.hashes, &hash)
	level, n := tlog.SplitStoredHashIndex(index)
	if level == 0 {
		return
	}
	left, right := v.at(tlog.StoredHashIndex(level-1, 2*n)), v.at(tlog.StoredHashIndex(level-1, 2*n+1))
	if left != nil && right != nil && tlog.NodeHash(*left, *right) != hash {
		first := n << level
		v.findf(first, "the tree's hash over the entries %d to %d is not theirs", first, first+1<<level-1)
	}
}

func (v *Verification) missing(index int64) {
	level, n := tlog.SplitStoredHashIndex(index)
	v.findf(n<<level, "the tree's hash %d is missing", index)
}

func (v *Verification) at(index int64) *tlog.Hash {
	if index >= int64(len(v.hashes)) {
		return nil
	}
	return v.hashes[index]
}

// reaches says whether the stored tree goes as far as the leaf of a position.
func (v *Verification) reaches(position int64) bool {
	return tlog.StoredHashIndex(0, position) < int64(len(v.hashes))
}

// Leaf takes the leaf of a position with the row that it names; nil: there is no such row.
func (v *Verification) Leaf(position int64, name string, row *Entry) error {
	for ; v.Size < position && v.reaches(v.Size); v.Size++ {
		v.findf(v.Size, "the leaf is missing")
	}
	if position != v.Size || !v.reaches(position) {
		v.findf(position, "the leaf (%s) has no place in the tree", name)
		return nil
	}
	v.Size++
	stored := v.at(tlog.StoredHashIndex(0, position))
	if row == nil {
		v.findf(position, "the row (%s) was deleted", name)
		return nil
	}
	hash, err := row.Hash()
	if err != nil {
		return err
	}
	if stored != nil && hash != *stored { // a missing one was told
		v.findf(position, "the row (%s) is not the one that was recorded: it was changed, or its place was", name)
	}
	return nil
}

// End is told that there are no more leaves: a leaf at the end must be missing from the tree, too.
func (v *Verification) End() {
	for ; v.reaches(v.Size); v.Size++ {
		v.findf(v.Size, "the leaf is missing")
	}
	if want, got := tlog.StoredHashCount(v.Size), int64(len(v.hashes)); got < want {
		for index := got; index < want; index++ {
			v.missing(index)
		}
	}
}

// Checkpoint takes a checkpoint that was signed earlier: the record must hold what it held then, under the same root.
func (v *Verification) Checkpoint(c Checkpoint) {
	at := c.At.Format("2006-01-02 15:04:05 MST")
	if c.Size > v.Size {
		v.findf(v.Size, "the record was cut off: the checkpoint of %s has %d entries", at, c.Size)
		return
	}
	root, err := tlog.TreeHash(c.Size, tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		hashes := make([]tlog.Hash, len(indexes))
		for k, i := range indexes {
			hash := v.at(i)
			if hash == nil {
				return nil, errMissing
			}
			hashes[k] = *hash
		}
		return hashes, nil
	}))
	if err != nil || root != c.Root {
		v.findf(-1, "the tree of the first %d entries is not the one that was signed on %s: it was rewritten", c.Size, at)
	}
}

var errMissing = errors.New("a hash is missing")

// Stray takes a row that has no leaf and waits for none.
func (v *Verification) Stray(name string) {
	v.findf(-1, "the row (%s) is not in the record: it was put in by hand, or its leaf taken out", name)
}

// Waiting takes a row that waits for its leaf but is not there, or has one already.
func (v *Verification) Waiting(name, trouble string) {
	v.findf(-1, "the row (%s) that waits to be recorded %s", name, trouble)
}

// Outcome takes a person whose year ended otherwise, by its table, than the record says.
func (v *Verification) Outcome(person string, year int, says string) {
	v.findf(-1, "person %s: the outcome of %d is now %q, which is not what the record says", person, year, says)
}
