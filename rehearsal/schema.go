package rehearsal

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// schema is what an OpenAPI document says about the names in a body.
type schema struct {
	Ref        string             `json:"$ref"`
	Properties map[string]*schema `json:"properties"`
	Items      *schema            `json:"items"`
	Others     json.RawMessage    `json:"additionalProperties"`
	Format     string             `json:"format"`
}

// content is a body by media type.
type content map[string]struct {
	Schema *schema `json:"schema"`
}

// json returns the schema of the body that is JSON, or nil.
func (c content) json() *schema {
	for mediaType, body := range c {
		if strings.HasSuffix(mediaType, "json") {
			return body.Schema
		}
	}
	return nil
}

// schemas are the document's named ones.
type schemas map[string]*schema

// unknown returns the paths of the names in a value that its schema does not have, in order. A schema that is not told
// takes everything.
func (all schemas) unknown(path string, value any, s *schema) []string {
	for s != nil && s.Ref != "" {
		s = all[strings.TrimPrefix(s.Ref, "#/components/schemas/")]
	}
	if s == nil {
		return nil
	}
	var wrong []string
	switch v := value.(type) {
	case []any:
		for i, item := range v {
			wrong = append(wrong, all.unknown(join(path, strconv.Itoa(i)), item, s.Items)...)
		}
	case map[string]any:
		closed := bytes.Equal(s.Others, []byte("false"))
		for _, name := range slices.Sorted(maps.Keys(v)) {
			property, known := s.Properties[name]
			if !known && closed {
				wrong = append(wrong, join(path, name))
				continue
			}
			wrong = append(wrong, all.unknown(join(path, name), v[name], property)...)
		}
	}
	return wrong
}

// shapeOf is the smallest value in which pick finds something at the path.
func shapeOf(path string) any {
	var shape any
	for _, key := range slices.Backward(strings.Split(path, ".")) {
		if _, err := strconv.Atoi(key); err == nil {
			shape = []any{shape} // all elements of a list are alike
		} else {
			shape = map[string]any{key: shape}
		}
	}
	return shape
}
