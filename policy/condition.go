package policy

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"cel.dev/cel-go/cel"

	"xueshi/domain"
)

// Facts are what a step's condition may ask about, by dotted name, e.g. "plan.leadDays". Numbers are int64, amounts in
// fen, texts strings.
type Facts map[string]any

// policyFacts are the year's values that every condition may use.
func (p *Policy) policyFacts() Facts {
	return Facts{
		"policy.leadDays": int64(p.Plans.LeadDays),
		"policy.total":    int64(p.Hours.Total),
		"policy.common":   int64(p.Hours.Common),
	}
}

// PlanFacts are the facts about a plan filed, or a change of it, on the day.
func PlanFacts(plan domain.Plan, filedOn domain.Date) Facts {
	return Facts{
		"plan.leadDays":   int64(filedOn.DaysUntil(plan.StartsOn)),
		"plan.hours":      int64(plan.Hours),
		"plan.rosterSize": int64(len(plan.Roster)),
		"plan.fee":        int64(plan.Fee),
		"plan.series":     plan.Series,
	}
}

// BatchFacts are the facts about a case that carries a list of people: transcript, results or submission.
func BatchFacts(people int) Facts { return Facts{"batch.size": int64(people)} }

// CertificateConditions are the facts about a request for a booklet.
func CertificateConditions(r domain.CertificateRequest) Facts {
	return Facts{"certificate.kind": string(r.Kind)}
}

// factTypes lists the facts of a pipeline with their types, so that a misspelt name is a fault when the file is read.
func factTypes(pipeline string) map[string]*cel.Type {
	types := map[string]*cel.Type{
		"policy.leadDays": cel.IntType, "policy.total": cel.IntType, "policy.common": cel.IntType,
	}
	switch pipeline {
	case PipelinePlan, PipelineChange:
		types["plan.leadDays"] = cel.IntType
		types["plan.hours"] = cel.IntType
		types["plan.rosterSize"] = cel.IntType
		types["plan.fee"] = cel.IntType
		types["plan.series"] = cel.StringType
	case PipelineCertificate, PipelineSealing:
		types["certificate.kind"] = cel.StringType
	default:
		types["batch.size"] = cel.IntType
	}
	return types
}

// conditionCost bounds the work of one condition; a comparison costs a handful.
const conditionCost = 10_000

// compile makes a program of a condition. The error says what is wrong and what would be right.
func compile(pipeline, source string) (cel.Program, error) {
	types := factTypes(pipeline)
	options := make([]cel.EnvOption, 0, len(types))
	for name, t := range types {
		options = append(options, cel.Variable(name, t))
	}
	env, err := cel.NewEnv(options...)
	if err != nil {
		return nil, fmt.Errorf("prepare conditions: %w", err)
	}
	names := strings.Join(slices.Sorted(maps.Keys(types)), ", ")
	ast, issues := env.Compile(source)
	if issues.Err() != nil {
		first := issues.Errors()[0]
		return nil, fmt.Errorf("is no condition: %s (column %d); known are %s",
			first.Message, first.Location.Column()+1, names)
	}
	if !ast.OutputType().IsExactType(cel.BoolType) {
		return nil, fmt.Errorf("must be true or false, like plan.leadDays < policy.leadDays, but is a %s",
			ast.OutputType())
	}
	program, err := env.Program(ast, cel.CostLimit(conditionCost))
	if err != nil {
		return nil, fmt.Errorf("is no condition: %w", err)
	}
	return program, nil
}

// holds evaluates the step's condition; a step without one always applies.
func (s PipelineStep) holds(facts Facts) (bool, error) {
	if s.condition == nil {
		return true, nil
	}
	value, _, err := s.condition.Eval(map[string]any(facts))
	if err != nil {
		return false, fmt.Errorf("condition of step %s: %w", s.Name, err)
	}
	yes, ok := value.Value().(bool)
	if !ok {
		return false, fmt.Errorf("condition of step %s gave %v", s.Name, value)
	}
	return yes, nil
}
