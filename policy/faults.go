package policy

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Fault is one thing wrong with a policy file.
type Fault struct {
	Line   int    // 1 is the first; of the value, or of the mapping in which something is missing
	Path   string // e.g. "hours.specialty" or "annex[3].department"; empty for the file as a whole
	Reason string // what is wrong and what would be right
}

// String writes the fault as "line 12: hours.specialty: …".
func (f Fault) String() string {
	if f.Path == "" {
		return fmt.Sprintf("line %d: %s", f.Line, f.Reason)
	}
	return fmt.Sprintf("line %d: %s: %s", f.Line, f.Path, f.Reason)
}

// Faults are all the faults of a file, by line; empty means that the file is good.
type Faults []Fault

// Error writes one fault a line.
func (fs Faults) Error() string {
	lines := make([]string, len(fs))
	for i, f := range fs {
		lines[i] = f.String()
	}
	return strings.Join(lines, "\n")
}

// Err returns the faults as an error, or nil when there are none.
func (fs Faults) Err() error {
	if len(fs) == 0 {
		return nil
	}
	return fs
}

// sorted returns the faults by line, those of one line in the order they were found.
func (fs Faults) sorted() Faults {
	slices.SortStableFunc(fs, func(a, b Fault) int { return cmp.Compare(a.Line, b.Line) })
	return fs
}
