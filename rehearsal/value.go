package rehearsal

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// valueOf turns a YAML node into what encoding/json would have read: maps by name, lists, strings, numbers, booleans
// and nil. Days and times stay the texts they are written as, because the API takes texts. A merge key (<<) is followed.
func valueOf(node *yaml.Node) (any, error) {
	switch node.Kind {
	case 0: // left out
		return nil, nil //nolint:nilnil // no value is the value
	case yaml.AliasNode:
		return valueOf(node.Alias)
	case yaml.MappingNode:
		return mapOf(node)
	case yaml.SequenceNode:
		list := make([]any, len(node.Content))
		for i, item := range node.Content {
			var err error
			if list[i], err = valueOf(item); err != nil {
				return nil, err
			}
		}
		return list, nil
	default:
		return scalarOf(node)
	}
}

func mapOf(node *yaml.Node) (map[string]any, error) {
	own, merged := map[string]any{}, map[string]any{}
	for i := 0; i+1 < len(node.Content); i += 2 {
		key, item := node.Content[i], node.Content[i+1]
		if _, twice := own[key.Value]; twice {
			return nil, fmt.Errorf("line %d: %s is named twice", key.Line, key.Value)
		}
		value, err := valueOf(item)
		if err != nil {
			return nil, err
		}
		if key.Tag != "!!merge" {
			own[key.Value] = value
			continue
		}
		from, ok := value.(map[string]any)
		if !ok {
			return nil, fmt.Errorf("line %d: << takes the anchor of a mapping", item.Line)
		}
		maps.Copy(merged, from)
	}
	maps.Copy(merged, own)
	return merged, nil
}

func scalarOf(node *yaml.Node) (any, error) {
	switch node.Tag {
	case "!!int", "!!float":
		var number float64 // JSON knows no other
		if err := node.Decode(&number); err != nil {
			return nil, fmt.Errorf("line %d: %w", node.Line, err)
		}
		return number, nil
	case "!!bool":
		return node.Value == "true" || node.Value == "True" || node.Value == "TRUE", nil
	case "!!null":
		return nil, nil //nolint:nilnil // null is the value
	default:
		return node.Value, nil
	}
}

// naming matches $name and ${name}; $$ is a dollar sign.
func naming() *regexp.Regexp {
	return regexp.MustCompile(`\$\$|\$\{[^}]*\}|\$[\p{L}_][\p{L}\p{N}_]*`)
}

// bareName takes the name out of $name or ${name}.
func bareName(reference string) string {
	return strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(reference, "$"), "{"), "}")
}

// namesIn lists the names that a value refers to.
func namesIn(value any) []string {
	var names []string
	walk(value, func(text string) {
		for _, reference := range naming().FindAllString(text, -1) {
			if reference != "$$" {
				names = append(names, bareName(reference))
			}
		}
	})
	return names
}

func walk(value any, each func(text string)) {
	switch v := value.(type) {
	case string:
		each(v)
	case []any:
		for _, item := range v {
			walk(item, each)
		}
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			walk(v[key], each)
		}
	}
}

// fill puts the known names' values where they are referred to. A text that is nothing but one name becomes the value
// with its type; inside a longer text it becomes text. Names are known: Parse has seen to that.
func fill(value any, known map[string]any) any {
	switch v := value.(type) {
	case string:
		return fillText(v, known)
	case []any:
		list := make([]any, len(v))
		for i := range v {
			list[i] = fill(v[i], known)
		}
		return list
	case map[string]any:
		filled := make(map[string]any, len(v))
		for key := range v {
			filled[key] = fill(v[key], known)
		}
		return filled
	default:
		return v
	}
}

func fillText(text string, known map[string]any) any {
	if reference := naming().FindString(text); reference == text && text != "$$" && text != "" {
		return known[bareName(text)]
	}
	return naming().ReplaceAllStringFunc(text, func(reference string) string {
		if reference == "$$" {
			return "$"
		}
		return fmt.Sprint(known[bareName(reference)])
	})
}
