package rehearsal

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"xueshi/policy"
)

// OpenAPIPath is where a server keeps its OpenAPI document.
const OpenAPIPath = "/api/openapi.json"

// Operations are the operations of an API by operationId.
type Operations map[string]Operation

// Operation is how one operation is called.
type Operation struct {
	Method     string
	Path       string // with {names} of path parameters
	Parameters []Parameter
	File       string // the form field that takes a file; empty: a JSON body, or none

	body    *schema            // nil: none
	answers map[string]content // by status, or "default"
	named   schemas
}

// Parameter is a value outside the body.
type Parameter struct {
	Name     string `json:"name"`
	In       string `json:"in"` // path, query or header
	Required bool   `json:"required"`
}

// ReadOperations reads the operations out of an OpenAPI 3.1 document.
func ReadOperations(document []byte) (Operations, error) {
	var doc struct {
		Paths      map[string]map[string]json.RawMessage `json:"paths"`
		Components struct {
			Schemas schemas `json:"schemas"`
		} `json:"components"`
	}
	if err := json.Unmarshal(document, &doc); err != nil {
		return nil, fmt.Errorf("OpenAPI document: %w", err)
	}
	all := Operations{}
	for path, methods := range doc.Paths {
		for method, raw := range methods {
			method = strings.ToUpper(method)
			if !slices.Contains([]string{http.MethodGet, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete}, method) {
				continue // what concerns the path as a whole
			}
			if err := all.add(method, path, raw, doc.Components.Schemas); err != nil {
				return nil, err
			}
		}
	}
	return all, nil
}

func (all Operations) add(method, path string, raw json.RawMessage, named schemas) error {
	var op struct {
		OperationID string      `json:"operationId"`
		Parameters  []Parameter `json:"parameters"`
		RequestBody struct {
			Content content `json:"content"`
		} `json:"requestBody"`
		Responses map[string]struct {
			Content content `json:"content"`
		} `json:"responses"`
	}
	if err := json.Unmarshal(raw, &op); err != nil {
		return fmt.Errorf("OpenAPI document, %s %s: %w", method, path, err)
	}
	operation := Operation{
		Method: method, Path: path, Parameters: op.Parameters, body: op.RequestBody.Content.json(), answers: map[string]content{}, named: named,
	}
	if form := op.RequestBody.Content["multipart/form-data"].Schema; form != nil {
		for name, property := range form.Properties {
			if property.Format == "binary" {
				operation.File = name
			}
		}
	}
	for status, response := range op.Responses {
		operation.answers[status] = response.Content
	}
	all[op.OperationID] = operation
	return nil
}

// answer returns the schema of what comes with a status; 0 is that of success. Nil where the document does not tell.
func (op Operation) answer(status int) *schema {
	for told, c := range op.answers {
		if told == strconv.Itoa(status) || (status == 0 && strings.HasPrefix(told, "2")) {
			return c.json()
		}
	}
	if status == 0 {
		return nil
	}
	return op.answers["default"].json()
}

// address puts the parameters into the operation's path and query.
func (op Operation) address(with map[string]any) (path string, query url.Values) {
	path, query = op.Path, url.Values{}
	for _, p := range op.Parameters {
		value, given := with[p.Name]
		if !given {
			continue
		}
		switch p.In {
		case "path":
			path = strings.ReplaceAll(path, "{"+p.Name+"}", url.PathEscape(plain(value)))
		case "query":
			query.Set(p.Name, plain(value))
		default: // headers are the client's own affair
		}
	}
	return path, query
}

// plain writes a parameter as text; a whole number has no decimals.
func plain(value any) string {
	if text, ok := value.(string); ok {
		return text
	}
	return shown(value)
}

// Check compares a scenario's calls with the operations there are: their names, their parameters, and every name in what
// is sent, expected and saved.
func (s *Scenario) Check(operations Operations) policy.Faults {
	var faults policy.Faults
	for _, step := range s.Steps {
		if step.Call == "" {
			continue
		}
		for _, reason := range step.check(operations) {
			faults = append(faults, policy.Fault{Line: step.Line, Path: fmt.Sprintf("steps[%d]", step.N-1), Reason: reason})
		}
	}
	return faults
}

func (step *Step) check(operations Operations) []string {
	op, ok := operations[step.Call]
	if !ok {
		return []string{step.Call + " is not an operation of the API"}
	}
	reasons := slices.Concat(step.checkParameters(op), step.checkNames(op))
	slices.Sort(reasons)
	return reasons
}

func (step *Step) checkParameters(op Operation) []string {
	var reasons []string
	known := map[string]bool{}
	for _, p := range op.Parameters {
		known[p.Name] = p.In != "header"
		if _, given := step.With[p.Name]; !given && p.In == "path" {
			reasons = append(reasons, fmt.Sprintf("%s needs %s in with", step.Call, p.Name))
		}
	}
	for name := range step.With {
		if !known[name] {
			reasons = append(reasons, fmt.Sprintf("%s has no parameter %s", step.Call, name))
		}
	}
	return reasons
}

// checkNames finds what the operation does not take, and what its answer does not have.
func (step *Step) checkNames(op Operation) []string {
	var reasons []string
	switch {
	case step.Upload != "" && op.File == "":
		reasons = append(reasons, step.Call+" takes no file")
	case step.Body != nil && op.body == nil:
		reasons = append(reasons, step.Call+" takes no body")
	}
	for _, path := range op.named.unknown("body", step.Body, op.body) {
		reasons = append(reasons, fmt.Sprintf("%s takes no %s", step.Call, path))
	}
	answer := op.answer(step.Status)
	for _, path := range op.named.unknown("body", step.Answer, answer) {
		reasons = append(reasons, fmt.Sprintf("expects %s, which an answer of %s does not have", path, step.Call))
	}
	for _, path := range step.Save {
		if op.named.unknown("", shapeOf(path), answer) != nil {
			reasons = append(reasons, fmt.Sprintf("saves %s, which an answer of %s does not have", path, step.Call))
		}
	}
	return reasons
}
