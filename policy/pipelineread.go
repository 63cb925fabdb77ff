package policy

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"xueshi/domain"
)

// pipelines reads every pipeline. Step names are unique in the whole file, because a step's row carries only the name.
func (r *reader) pipelines(o *object) map[string][]PipelineStep {
	defer o.done()
	all := make(map[string][]PipelineStep, len(PipelineNames()))
	seen := map[domain.StepName]string{
		domain.StepCorrection: "the lifecycle", domain.StepTraining: "the lifecycle", domain.StepResults: "the lifecycle",
		domain.StepDelivery: "the lifecycle",
	}
	for _, name := range PipelineNames() {
		if steps := unlisted(name); steps != nil && o.maybe(name) == nil {
			all[name] = steps
			continue
		}
		o.list(name, "steps", func(node *yaml.Node, path string) {
			step := r.pipelineStep(r.object(node, path), name)
			if other, twice := seen[step.Name]; twice && step.Name != "" {
				r.faultAt(path+".name", "the name %s is taken by %s; names of steps are unique", step.Name, other)
			}
			seen[step.Name] = name
			all[name] = append(all[name], step)
		})
	}
	for _, name := range PipelineNames() {
		r.checkPipeline(name, all[name])
	}
	return all
}

// unlisted are the steps of a pipeline that a policy need not list, because policies that were pinned before it was known
// must still be read.
func unlisted(pipeline string) []PipelineStep {
	switch pipeline {
	case PipelineClaim:
		return claimSteps()
	case PipelineCertificate:
		return bureauStep(StepCertificateReview)
	case PipelineSealing:
		return bureauStep(StepSealing)
	case PipelineFeedback:
		return feedbackSteps()
	case PipelineException:
		return exceptionSteps()
	case PipelineAppeal:
		return appealSteps()
	default:
		return nil
	}
}

// appealSteps are the steps of an appeal, for a policy that lists none: one pair of eyes prepares, another one decides.
func appealSteps() []PipelineStep {
	const review, decision = 10, 5
	return []PipelineStep{
		{Name: StepAppealReview, Role: domain.RoleClerk, Signers: 1, WithinWorkingDays: review, EscalateTo: domain.RoleChief},
		{Name: StepAppealDecision, Role: domain.RoleChief, Signers: 1, WithinWorkingDays: decision},
	}
}

// claimSteps are the steps that R9 asks for, for a policy that lists none.
func claimSteps() []PipelineStep {
	const workingDays = 5
	return []PipelineStep{
		{Name: StepConfirmation, Role: domain.RoleDepartment, Signers: 1, WithinWorkingDays: workingDays},
		{Name: StepClaimReview, Role: domain.RoleClerk, Signers: 1, WithinWorkingDays: workingDays, EscalateTo: domain.RoleChief},
	}
}

// bureauStep is the one step of the bureau that R19 asks for, for a policy that lists none.
func bureauStep(name domain.StepName) []PipelineStep {
	return []PipelineStep{{Name: name, Role: domain.RoleClerk, Signers: 1, WithinWorkingDays: 5, EscalateTo: domain.RoleChief}}
}

func (r *reader) pipelineStep(o *object, pipeline string) PipelineStep {
	defer o.done()
	s := PipelineStep{
		Name:              domain.StepName(o.text("name")),
		Role:              o.role("role", o.text("role"), deciders()),
		Signers:           o.optionalNumber("signers", maxSigners, 1),
		WithinWorkingDays: o.number("withinWorkingDays", 1, maxWorkingDays),
		EscalateTo:        o.role("escalateTo", o.optional("escalateTo"), []domain.Role{domain.RoleClerk, domain.RoleChief}),
		When:              o.optional("when"),
	}
	switch needs := o.optional("needs"); {
	case needs == "all" && s.Signers > 1:
		o.r.faultAt(o.sub("signers"), "must be left out: needs: all asks everyone of the desk")
	case needs == "all":
		s.Everyone = true
	case needs != "" && needs != "any":
		o.r.faultAt(o.sub("needs"), "must be any (the signers that are needed, whoever they are) or all (everyone of the desk)")
	}
	if s.Role != "" && s.Role == s.EscalateTo {
		o.r.faultAt(o.sub("escalateTo"), "is the role that decides already; name another, or leave it out")
	}
	if s.When != "" {
		program, err := compile(pipeline, s.When)
		if err != nil {
			o.r.faultAt(o.sub("when"), "%v", err)
		}
		s.condition = program
	}
	return s
}

// deciders are the roles that may decide a step; admin and auditor decide no case (spec §2).
func deciders() []domain.Role {
	return []domain.Role{domain.RoleClerk, domain.RoleChief, domain.RoleDepartment}
}

func (o *object) role(key, value string, allowed []domain.Role) domain.Role {
	role := domain.Role(value)
	if value == "" || slices.Contains(allowed, role) {
		return role
	}
	names := make([]string, len(allowed))
	for i, a := range allowed {
		names[i] = string(a)
	}
	o.r.faultAt(o.sub(key), "%q cannot decide here; it must be one of %s", value, strings.Join(names, ", "))
	return ""
}

// checkKind asks for the steps that a kind of case cannot do without.
func (r *reader) checkKind(name, path string, steps []PipelineStep) {
	switch name {
	case PipelineSubmission:
		r.checkInOrder(path, steps, StepVerification, StepStamping) // R15: what is stamped was verified
	case PipelineException:
		r.checkInOrder(path, steps, StepExceptionReview, StepExceptionDecision) // R17
	case PipelineClaim:
		r.checkTwoDesks(path, steps, StepConfirmation, StepClaimReview)
	case PipelineCertificate:
		r.checkOwnStep(path, steps, StepCertificateReview)
	case PipelineSealing:
		r.checkOwnStep(path, steps, StepSealing)
	case PipelineFeedback:
		r.checkTwoDesks(path, steps, StepSorting, StepAnswering)
	case PipelineAppeal:
		r.checkAppealPipeline(path, steps)
	}
}

// checkPipeline makes sure that nothing passes without a look: at least one step has no condition, a submission is
// verified before it is stamped, and the chief is the one who waives and stamps (R2, R15).
func (r *reader) checkPipeline(name string, steps []PipelineStep) {
	path := "pipelines." + name
	if !r.read(path) {
		return
	}
	always := slices.ContainsFunc(steps, func(s PipelineStep) bool { return s.When == "" })
	if !always {
		r.faultAt(path, "has no step without a condition; at least one must always be taken")
	}
	r.checkKind(name, path, steps)
	for i, s := range steps {
		if slices.Contains(chiefsAlone(), s.Name) && s.Role != domain.RoleChief && s.Role != "" {
			r.fault(r.lines[index(path, i)+".role"], index(path, i)+".role", "must be chief: %s is the chief's alone", s.Name)
		}
		if slices.Contains(alwaysTaken(), s.Name) && s.When != "" {
			r.faultAt(index(path, i)+".when", "must be left out: %s is always taken", s.Name)
		}
	}
}

// checkInOrder makes sure that a pipeline has both steps, in this order.
func (r *reader) checkInOrder(path string, steps []PipelineStep, first, last domain.StepName) {
	one, two := stepIndex(steps, first), stepIndex(steps, last)
	if one < 0 || two < one {
		r.faultAt(path, "must have the steps %s and, after it, %s", first, last)
	}
}

// chiefsAlone are the steps that nobody but the chief decides (R2, R15, R17).
func chiefsAlone() []domain.StepName {
	return []domain.StepName{StepWaiver, StepStamping, StepExceptionDecision}
}

// alwaysTaken are the steps that no condition may leave out (R14, R15, R17).
func alwaysTaken() []domain.StepName {
	return []domain.StepName{StepVerification, StepStamping, StepExceptionReview, StepExceptionDecision}
}

// checkTwoDesks makes sure that the department has its word before the bureau has the last one (R9, R21).
func (r *reader) checkTwoDesks(path string, steps []PipelineStep, first, last domain.StepName) {
	confirm, review := stepIndex(steps, first), stepIndex(steps, last)
	if confirm < 0 || review < confirm {
		r.faultAt(path, "must have the steps %s and, after it, %s", first, last)
		return
	}
	for _, i := range []int{confirm, review} {
		if steps[i].When != "" {
			r.faultAt(index(path, i)+".when", "must be left out: %s is always taken", steps[i].Name)
		}
	}
	if role := steps[confirm].Role; role != "" && role != domain.RoleDepartment {
		r.faultAt(index(path, confirm)+".role", "must be department: %s is the department's", first)
	}
	if role := steps[review].Role; role != "" && !role.Bureau() {
		r.faultAt(index(path, review)+".role", "must be clerk or chief: %s is the bureau's", last)
	}
}

// checkOwnStep makes sure that the bureau itself takes the step on which the pipeline's effect rests (R19).
func (r *reader) checkOwnStep(path string, steps []PipelineStep, name domain.StepName) {
	i := stepIndex(steps, name)
	if i < 0 {
		r.faultAt(path, "must have the step %s", name)
		return
	}
	if steps[i].When != "" {
		r.faultAt(index(path, i)+".when", "must be left out: %s is always taken", name)
	}
	if role := steps[i].Role; role != "" && !role.Bureau() {
		r.faultAt(index(path, i)+".role", "must be clerk or chief: the bureau issues certificates")
	}
}

// checkAppealPipeline makes sure that an appeal is prepared by one pair of eyes and decided by the chief's (R18).
func (r *reader) checkAppealPipeline(path string, steps []PipelineStep) {
	review, decision := stepIndex(steps, StepAppealReview), stepIndex(steps, StepAppealDecision)
	if review < 0 || decision != len(steps)-1 {
		r.faultAt(path, "must have the step %s and, as the last one, %s", StepAppealReview, StepAppealDecision)
		return
	}
	for _, i := range []int{review, decision} {
		if steps[i].When != "" {
			r.faultAt(index(path, i)+".when", "must be left out: %s is always taken", steps[i].Name)
		}
	}
	if role := steps[decision].Role; role != "" && role != domain.RoleChief {
		r.faultAt(index(path, decision)+".role", "must be chief: an appeal is the chief's to decide")
	}
}

func stepIndex(steps []PipelineStep, name domain.StepName) int {
	return slices.IndexFunc(steps, func(s PipelineStep) bool { return s.Name == name })
}
