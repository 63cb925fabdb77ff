package policy

import "slices"

// Difference is how two policies differ in one place.
type Difference string

// The ways in which policies differ.
const (
	Changed   Difference = "changed"   // a value
	Added     Difference = "added"     // a value or an element of a list that was not there
	Removed   Difference = "removed"   // one that is not there any more
	Members   Difference = "members"   // of a list of plain values: what came and what went
	Reordered Difference = "reordered" // the same elements of a list in another order
)

// Change is one difference of two policies.
type Change struct {
	Path []string // names of sections and values; an element of a list goes by its name, series, code or cohort
	Kind Difference
	Old  []Detail // what was there; nothing for what is added. Of a list of values: what went
	New  []Detail // what is there now; nothing for what is removed. Of a list of values: what came
	Now  []Detail // of a list of values: all that are there now
}

// Detail is a value of what changed. A section or element has several, each with its name; a plain value has none.
type Detail struct {
	Name []string
	Text string
}

// Diff compares what two policy files put into force: a default that is written out is no difference. Changes come in
// the order of a policy's sections. The error is the faults of either file.
func Diff(before, after []byte) ([]Change, error) {
	old, faults := Parse(before)
	if err := faults.Err(); err != nil {
		return nil, err
	}
	changed, faults := Parse(after)
	if err := faults.Err(); err != nil {
		return nil, err
	}
	return compare(nil, treeOf(old), treeOf(changed)), nil
}

// compare compares two values of the same place.
func compare(path []string, old, changed *value) []Change {
	switch {
	case old.values != nil || changed.values != nil:
		return compareValues(path, old.values, changed.values)
	case old.parts == nil && changed.parts == nil:
		if old.text == changed.text {
			return nil
		}
		return []Change{{Path: path, Kind: Changed, Old: details(old.text), New: details(changed.text)}}
	}
	var all []Change
	for _, part := range changed.parts {
		at := append(slices.Clone(path), part.name)
		if was := old.part(part.name); was != nil {
			all = append(all, compare(at, was, part)...)
		} else {
			all = append(all, Change{Path: at, Kind: Added, New: part.details(nil)})
		}
	}
	for _, part := range old.parts {
		if changed.part(part.name) == nil {
			all = append(all, Change{Path: append(slices.Clone(path), part.name), Kind: Removed, Old: part.details(nil)})
		}
	}
	if was, is := old.namesIn(changed), changed.namesIn(old); changed.ordered && !slices.Equal(was, is) {
		all = append(all, Change{Path: path, Kind: Reordered, Old: details(was...), New: details(is...)})
	}
	return all
}

func compareValues(path, old, changed []string) []Change {
	without := func(list, others []string) []string {
		return slices.DeleteFunc(slices.Clone(list), func(v string) bool { return slices.Contains(others, v) })
	}
	gone, came := without(old, changed), without(changed, old)
	switch {
	case len(gone)+len(came) > 0:
		return []Change{{Path: path, Kind: Members, Old: details(gone...), New: details(came...), Now: details(changed...)}}
	case !slices.Equal(old, changed):
		return []Change{{Path: path, Kind: Reordered, Old: details(old...), New: details(changed...)}}
	default:
		return nil
	}
}

func details(list ...string) []Detail {
	all := make([]Detail, len(list))
	for i, text := range list {
		all[i] = Detail{Text: text}
	}
	return all
}
