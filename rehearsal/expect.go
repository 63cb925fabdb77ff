package rehearsal

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// Difference is one thing that came otherwise than expected.
type Difference struct {
	Path string `json:"path"` // e.g. "status", "body.lines.0.state" or "people.P1.outcome"
	Want any    `json:"want"`
	Got  any    `json:"got"`
}

// String writes the difference as "body.state: expected filed, got lapsed".
func (d Difference) String() string {
	return fmt.Sprintf("%s: expected %s, got %s", d.Path, shown(d.Want), shown(d.Got))
}

func shown(value any) string {
	text, err := json.Marshal(value)
	if err != nil { // what came from JSON goes back
		return fmt.Sprint(value)
	}
	return string(text)
}

// differences compares what came with what was expected, and says for each difference where it lies. What is not named
// in a map is not compared; lists compare by position as far as the expected one goes, but an empty one expects an
// empty one.
func differences(path string, want, got any) []Difference {
	switch w := want.(type) {
	case map[string]any:
		g, ok := got.(map[string]any)
		if !ok {
			return []Difference{{path, want, got}}
		}
		var all []Difference
		for _, key := range slices.Sorted(maps.Keys(w)) {
			all = append(all, differences(join(path, key), w[key], g[key])...)
		}
		return all
	case []any:
		g, ok := got.([]any)
		if !ok || len(g) < len(w) || (len(w) == 0 && len(g) > 0) {
			return []Difference{{path, want, got}}
		}
		var all []Difference
		for i := range w {
			all = append(all, differences(join(path, strconv.Itoa(i)), w[i], g[i])...)
		}
		return all
	default:
		if reflect.DeepEqual(want, got) {
			return nil
		}
		return []Difference{{path, want, got}}
	}
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

// pick takes a value out of an answer by a path like lines.0.id.
func pick(value any, path string) (any, error) {
	for key := range strings.SplitSeq(path, ".") {
		switch v := value.(type) {
		case map[string]any:
			next, ok := v[key]
			if !ok {
				return nil, fmt.Errorf("the answer has no %q on the way to %s", key, path)
			}
			value = next
		case []any:
			i, err := strconv.Atoi(key)
			if err != nil || i < 0 || i >= len(v) {
				return nil, fmt.Errorf("the answer's list has no %q on the way to %s", key, path)
			}
			value = v[i]
		default:
			return nil, fmt.Errorf("the answer ends before %q on the way to %s", key, path)
		}
	}
	return value, nil
}
