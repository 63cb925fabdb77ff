package policy

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"xueshi/domain"
)

// reader walks the nodes of a policy file, strictly, and collects every fault instead of stopping at the first. A
// value that could not be read is the zero value, and has a fault.
type reader struct {
	faults Faults
	lines  map[string]int // where each path's value stands, for checks made after reading
}

func (r *reader) fault(line int, path, reason string, args ...any) {
	r.faults = append(r.faults, Fault{Line: line, Path: path, Reason: fmt.Sprintf(reason, args...)})
}

// faultAt reports a fault of a path that was read before.
func (r *reader) faultAt(path, reason string, args ...any) {
	r.fault(r.lineOf(path), path, reason, args...)
}

// lineOf returns the line of a path's value, or that of the nearest mapping or list around it.
func (r *reader) lineOf(path string) int {
	for path != "" {
		if line, ok := r.lines[path]; ok {
			return line
		}
		path = path[:max(strings.LastIndexAny(path, ".["), 0)]
	}
	return 1
}

// read reports whether a path had a value of the right type, so that a check does not pile on a fault already found.
func (r *reader) read(paths ...string) bool {
	for _, p := range paths {
		if _, ok := r.lines[p]; !ok || slices.ContainsFunc(r.faults, func(f Fault) bool { return f.Path == p }) {
			return false
		}
	}
	return true
}

// object is a mapping whose keys are asked for one by one; what was not asked for is unknown.
type object struct {
	r      *reader
	path   string
	line   int
	fields map[string]*yaml.Node
	known  map[string]bool
}

// object opens a mapping; a node of another kind is a fault, and then every key of it is absent without a fault.
func (r *reader) object(node *yaml.Node, path string) *object {
	o := &object{r: r, path: path, known: map[string]bool{}}
	node = resolve(node)
	if node == nil {
		return o
	}
	o.line = node.Line
	r.lines[path] = node.Line
	if node.Kind != yaml.MappingNode {
		r.fault(node.Line, path, "must be a mapping of names to values, not %s", kindOf(node))
		return o
	}
	o.fields = make(map[string]*yaml.Node, len(node.Content)/2)
	for i := 0; i+1 < len(node.Content); i += 2 {
		key, value := node.Content[i], node.Content[i+1]
		if _, twice := o.fields[key.Value]; twice {
			r.fault(key.Line, o.sub(key.Value), "is given twice; keep one")
			continue
		}
		o.fields[key.Value] = value
		r.lines[o.sub(key.Value)] = value.Line
	}
	return o
}

func (o *object) sub(key string) string {
	if o.path == "" {
		return key
	}
	return o.path + "." + key
}

// done reports the keys that nobody asked for.
func (o *object) done() {
	for _, key := range slices.Sorted(maps.Keys(o.fields)) {
		if !o.known[key] {
			o.r.fault(o.r.lines[o.sub(key)], o.sub(key), "is not known here; known are %s",
				strings.Join(slices.Sorted(maps.Keys(o.known)), ", "))
		}
	}
}

// need returns a required key's node; nil after a fault.
func (o *object) need(key, right string) *yaml.Node {
	node := o.maybe(key)
	if node == nil && o.fields != nil {
		o.r.fault(o.line, o.sub(key), "is missing; it must be %s", right)
	}
	return node
}

// maybe returns an optional key's node, nil when it is absent or null.
func (o *object) maybe(key string) *yaml.Node {
	o.known[key] = true
	node := resolve(o.fields[key])
	if node == nil || node.Tag == "!!null" {
		return nil
	}
	return node
}

func (o *object) object(key string) *object {
	return o.r.object(o.need(key, "a mapping"), o.sub(key))
}

// text reads a required text that is not blank.
func (o *object) text(key string) string {
	const right = "a text that is not empty"
	return o.r.text(o.need(key, right), o.sub(key), right)
}

// optional reads a text that may be absent.
func (o *object) optional(key string) string {
	return o.r.text(o.maybe(key), o.sub(key), "a text that is not empty, or left out")
}

func (r *reader) text(node *yaml.Node, path, right string) string {
	if node == nil {
		return ""
	}
	if node.Kind != yaml.ScalarNode || strings.TrimSpace(node.Value) == "" {
		r.fault(node.Line, path, "must be %s", right)
		return ""
	}
	return node.Value
}

// number reads a required whole number within low and high.
func (o *object) number(key string, low, high int) int {
	right := fmt.Sprintf("a whole number from %d to %d", low, high)
	return o.r.number(o.need(key, right), o.sub(key), low, high)
}

// optionalNumber reads a whole number from 1 to high that may be absent.
func (o *object) optionalNumber(key string, high, absent int) int {
	node := o.maybe(key)
	if node == nil {
		return absent
	}
	return o.r.number(node, o.sub(key), 1, high)
}

func (r *reader) number(node *yaml.Node, path string, low, high int) int {
	if node == nil {
		return 0
	}
	n, err := strconv.Atoi(node.Value)
	if err != nil || node.Kind != yaml.ScalarNode || node.Tag != "!!int" || n < low || n > high {
		r.fault(node.Line, path, "must be a whole number from %d to %d, not %s", low, high, shown(node))
		return 0
	}
	return n
}

// flag reads a required true or false.
func (o *object) flag(key string) bool {
	node := o.need(key, "true or false")
	if node == nil {
		return false
	}
	if node.Tag != "!!bool" || (node.Value != "true" && node.Value != "false") {
		o.r.fault(node.Line, o.sub(key), "must be true or false, not %s", shown(node))
	}
	return node.Value == "true"
}

// date reads a required day.
func (o *object) date(key string) domain.Date {
	return o.r.date(o.need(key, "a day like 2020-06-01"), o.sub(key))
}

func (r *reader) date(node *yaml.Node, path string) domain.Date {
	if node == nil {
		return domain.Date{}
	}
	d, err := domain.ParseDate(node.Value)
	if err != nil || node.Kind != yaml.ScalarNode {
		r.fault(node.Line, path, "must be a day of the calendar like 2020-06-01, not %s", shown(node))
		return domain.Date{}
	}
	return d
}

// list reads a required list, element by element.
func (o *object) list(key, of string, each func(node *yaml.Node, path string)) {
	o.r.list(o.need(key, "a list of "+of), o.sub(key), of, each)
}

// optionalList reads a list that may be absent.
func (o *object) optionalList(key, of string, each func(node *yaml.Node, path string)) {
	o.r.list(o.maybe(key), o.sub(key), of, each)
}

func (r *reader) list(node *yaml.Node, path, of string, each func(node *yaml.Node, path string)) {
	if node == nil {
		return
	}
	if node.Kind != yaml.SequenceNode {
		r.fault(node.Line, path, "must be a list of %s, not %s", of, kindOf(node))
		return
	}
	for i, item := range node.Content {
		item = resolve(item)
		at := fmt.Sprintf("%s[%d]", path, i)
		r.lines[at] = item.Line
		each(item, at)
	}
}

// texts reads a required list of different texts, at least one.
func (o *object) texts(key, of string) []string {
	var all []string
	o.list(key, of, func(node *yaml.Node, path string) {
		text := o.r.text(node, path, "a text that is not empty")
		if text != "" && slices.Contains(all, text) {
			o.r.fault(node.Line, path, "%s is named twice; keep one", text)
		}
		all = append(all, text)
	})
	if len(all) == 0 && o.r.read(o.sub(key)) {
		o.r.faultAt(o.sub(key), "must name at least one of %s", of)
	}
	return all
}

// resolve follows an alias to what it stands for.
func resolve(node *yaml.Node) *yaml.Node {
	if node != nil && node.Kind == yaml.AliasNode {
		return node.Alias
	}
	return node
}

// shown writes a node's value for a message.
func shown(node *yaml.Node) string {
	if node.Kind != yaml.ScalarNode {
		return kindOf(node)
	}
	return strconv.Quote(node.Value)
}

func kindOf(node *yaml.Node) string {
	switch node.Kind {
	case yaml.MappingNode:
		return "a mapping"
	case yaml.SequenceNode:
		return "a list"
	case yaml.ScalarNode:
		return strconv.Quote(node.Value)
	default:
		return "nothing"
	}
}
