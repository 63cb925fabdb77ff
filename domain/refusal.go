package domain

import (
	"fmt"
	"strings"
)

// Refusal is a named "no": a value, not a failure of the program. One place (package texts) puts it into Chinese, one
// place (package api) into an HTTP problem.
type Refusal struct {
	Code  string         `json:"code"`            // stable, e.g. "plan.too_late"; never renamed
	Rule  string         `json:"rule,omitempty"`  // the specification's number, e.g. "R2"; empty for plain form errors
	Field string         `json:"field,omitempty"` // where in the input, e.g. "startsOn" or "lines[3].score"
	Facts map[string]any `json:"facts,omitempty"` // the arithmetic and what would be right, e.g. earliest: 2020-07-01
}

// Error makes a Refusal usable as an error inside the program.
func (r *Refusal) Error() string {
	return strings.TrimSpace(fmt.Sprintf("refused %s %s %s %v", r.Rule, r.Code, r.Field, r.Facts))
}

// At returns a copy of the refusal that points to a field inside a list or object, e.g. "lines[3]".
func (r Refusal) At(prefix string) Refusal {
	if r.Field != "" {
		prefix += "." + r.Field
	}
	r.Field = prefix
	return r
}

// Refusals are all the reasons why something was refused; empty means it was not.
type Refusals []Refusal

// Error joins the refusals, so that several can travel as one error.
func (rs Refusals) Error() string {
	parts := make([]string, len(rs))
	for i := range rs {
		parts[i] = rs[i].Error()
	}
	return strings.Join(parts, "; ")
}

// Err returns the refusals as an error, or nil when there are none.
func (rs Refusals) Err() error {
	if len(rs) == 0 {
		return nil
	}
	return rs
}

// Refuse builds a refusal; facts are pairs of name and value.
func Refuse(rule, code, field string, facts ...any) *Refusal {
	r := &Refusal{Code: code, Rule: rule, Field: field}
	if len(facts) > 0 {
		r.Facts = make(map[string]any, len(facts)/2)
	}
	for i := 0; i+1 < len(facts); i += 2 {
		r.Facts[fmt.Sprint(facts[i])] = facts[i+1]
	}
	return r
}
