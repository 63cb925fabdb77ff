package policy

import (
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Change is one value in which two policy files differ.
type Change struct {
	Path []string // names of sections and values; an element of a list goes by its name, series, code or cohort
	Old  string   // empty: there was none
	New  string   // empty: there is none any more
}

// Diff compares two policy files value by value, in the order of the second one; what only the first one has comes last.
// The error is the faults of either.
func Diff(before, after []byte) ([]Change, error) {
	old, err := flatten(before)
	if err != nil {
		return nil, err
	}
	changed, err := flatten(after)
	if err != nil {
		return nil, err
	}
	var changes []Change
	for _, v := range changed {
		if was := find(old, v.path); was != v.text {
			changes = append(changes, Change{Path: v.path, Old: was, New: v.text})
		}
	}
	for _, v := range old {
		if find(changed, v.path) == "" {
			changes = append(changes, Change{Path: v.path, Old: v.text})
		}
	}
	return changes, nil
}

// value is a text at its path.
type value struct {
	path []string
	text string
}

func find(all []value, path []string) string {
	for _, v := range all {
		if slices.Equal(v.path, path) {
			return v.text
		}
	}
	return ""
}

// flatten returns every value of a good policy file with its path.
func flatten(source []byte) ([]value, error) {
	if _, faults := Parse(source); len(faults) > 0 {
		return nil, faults
	}
	root, faults := parseYAML(source)
	if len(faults) > 0 {
		return nil, faults
	}
	return values(nil, resolve(root)), nil
}

func values(path []string, node *yaml.Node) []value {
	at := func(name string) []string { return append(slices.Clone(path), name) }
	var all []value
	switch node.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(node.Content); i += 2 {
			all = append(all, values(at(node.Content[i].Value), resolve(node.Content[i+1]))...)
		}
	case yaml.SequenceNode:
		var texts []string
		for i, item := range node.Content {
			if item = resolve(item); item.Kind == yaml.ScalarNode {
				texts = append(texts, item.Value)
				continue
			}
			all = append(all, values(at(elementName(item, i)), item)...)
		}
		if len(texts) > 0 {
			all = append(all, value{path, strings.Join(texts, "、")})
		}
	default:
		all = append(all, value{path, node.Value})
	}
	return all
}

// elementName names an element of a list by what tells it from the others.
func elementName(node *yaml.Node, i int) string {
	var parts []string
	for j := 0; j+1 < len(node.Content); j += 2 {
		if slices.Contains([]string{"name", "series", "code", "cohort"}, node.Content[j].Value) {
			parts = append(parts, node.Content[j+1].Value)
		}
	}
	if len(parts) == 0 {
		return strconv.Itoa(i + 1)
	}
	return strings.Join(parts, "/")
}
