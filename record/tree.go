package record

import (
	"fmt"

	"golang.org/x/mod/sumdb/tlog"
)

// Frontier says which stored hashes a tree of the size needs in order to grow: those of its largest whole subtrees.
func Frontier(size int64) (indexes []int64) {
	for level := 0; size>>level > 0; level++ {
		if n := size >> level; n&1 == 1 {
			indexes = append(indexes, tlog.StoredHashIndex(level, n-1))
		}
	}
	return indexes
}

// Grow adds leaves to a tree of the size, and returns the hashes to be stored: the first has the index
// tlog.StoredHashCount(size), the others follow it.
func Grow(size int64, frontier map[int64]tlog.Hash, leaves []tlog.Hash) ([]tlog.Hash, error) {
	first := tlog.StoredHashCount(size)
	var added []tlog.Hash
	known := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		hashes := make([]tlog.Hash, len(indexes))
		for k, i := range indexes {
			if i >= first && i-first < int64(len(added)) {
				hashes[k] = added[i-first]
				continue
			}
			hash, ok := frontier[i]
			if !ok {
				return nil, fmt.Errorf("hash %d is missing", i)
			}
			hashes[k] = hash
		}
		return hashes, nil
	})
	for i, leaf := range leaves {
		hashes, err := tlog.StoredHashesForRecordHash(size+int64(i), leaf, known)
		if err != nil {
			return nil, fmt.Errorf("grow the tree: %w", err)
		}
		added = append(added, hashes...)
	}
	return added, nil
}
