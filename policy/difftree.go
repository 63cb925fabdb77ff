package policy

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// value is a policy, or a part of it, as Diff compares it: a text, a list of texts, or named parts.
type value struct {
	name    string
	text    string
	values  []string // not nil: a list of plain values
	parts   []*value // not nil: a section, or a list of elements
	ordered bool     // the order of parts has a meaning
}

// part returns a part by its name, or nil.
func (v *value) part(name string) *value {
	for _, p := range v.parts {
		if p.name == name {
			return p
		}
	}
	return nil
}

// namesIn lists the names of the parts that the other has, too.
func (v *value) namesIn(other *value) []string {
	var names []string
	for _, p := range v.parts {
		if other.part(p.name) != nil {
			names = append(names, p.name)
		}
	}
	return names
}

// details lists every text below.
func (v *value) details(at []string) []Detail {
	if v.text != "" {
		return []Detail{{Name: at, Text: v.text}}
	}
	all := make([]Detail, 0, len(v.values)+len(v.parts))
	for _, text := range v.values {
		all = append(all, Detail{Name: at, Text: text})
	}
	for _, p := range v.parts {
		all = append(all, p.details(append(slices.Clone(at), p.name))...)
	}
	return all
}

// treeOf takes a policy apart, every exported field of it; what has its zero value is not there, but for flags.
func treeOf(p *Policy) *value {
	tree := valueOf("", reflect.ValueOf(*p))
	zone := &value{name: "zone", text: p.zone.String()}
	tree.parts = append(tree.parts, zone)
	return tree
}

func valueOf(name string, v reflect.Value) *value {
	made := &value{name: name}
	if day, ok := reflect.TypeAssert[fmt.Stringer](v); ok { // a date
		if !v.IsZero() {
			made.text = day.String()
		}
		return made
	}
	switch v.Kind() {
	case reflect.Struct:
		made.parts = fieldsOf(v)
	case reflect.Map: // the pipelines
		made.parts = []*value{}
		for _, pipeline := range PipelineNames() {
			made.parts = append(made.parts, valueOf(pipeline, v.MapIndex(reflect.ValueOf(pipeline))))
		}
	case reflect.Slice:
		made.list(v)
	case reflect.Bool:
		made.text = strconv.FormatBool(v.Bool())
	default:
		if !v.IsZero() {
			made.text = fmt.Sprint(v.Interface())
		}
	}
	return made
}

// fieldsOf returns a struct's fields that have a value.
func fieldsOf(v reflect.Value) []*value {
	parts := []*value{}
	for i := range v.NumField() {
		field := v.Type().Field(i)
		if !field.IsExported() {
			continue
		}
		part := valueOf(fieldName(field.Name), v.Field(i))
		if part.text != "" || part.values != nil || part.parts != nil {
			parts = append(parts, part)
		}
	}
	return parts
}

// list takes a list of plain values, or of elements. Only the steps of a pipeline have an order that means something.
func (v *value) list(from reflect.Value) {
	element := from.Type().Elem()
	if element.Kind() != reflect.Struct || element.Implements(reflect.TypeFor[fmt.Stringer]()) {
		v.values = []string{}
		for i := range from.Len() {
			v.values = append(v.values, fmt.Sprint(from.Index(i).Interface()))
		}
		return
	}
	v.parts, v.ordered = []*value{}, element == reflect.TypeFor[PipelineStep]()
	for i := range from.Len() {
		part := valueOf("", from.Index(i))
		part.name = elementName(part)
		for again := 2; v.part(part.name) != nil; again++ { // two windows of the same people
			part.name = fmt.Sprintf("%s/%d", elementName(part), again)
		}
		v.parts = append(v.parts, part)
	}
}

// elementName names an element of a list by what tells it from the others.
func elementName(element *value) string {
	var names []string
	for _, p := range element.parts {
		if slices.Contains([]string{"name", "series", "code", "cohort"}, p.name) {
			names = append(names, p.text)
		}
	}
	return strings.Join(names, "/")
}

// fieldName is how a change names a field.
func fieldName(field string) string { return strings.ToLower(field[:1]) + field[1:] }
