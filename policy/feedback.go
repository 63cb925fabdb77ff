package policy

import (
	"slices"

	"go.yaml.in/yaml/v3"

	"xueshi/domain"
)

// FeedbackRules are the values of feedback (notice 5(1), 5(2)).
type FeedbackRules struct {
	Topics []string // what a department sorts it by
}

// readFeedback reads a section that may be absent: policies pinned before it was known must still be read.
func readFeedback(o *object) FeedbackRules {
	defer o.done()
	var rules FeedbackRules
	o.optionalList("topics", "topics", func(node *yaml.Node, path string) {
		topic := o.r.text(node, path, "a text that is not empty")
		if topic != "" && slices.Contains(rules.Topics, topic) {
			o.r.faultAt(path, "%s is named twice; keep one", topic)
		}
		rules.Topics = append(rules.Topics, topic)
	})
	if len(rules.Topics) == 0 {
		rules.Topics = []string{"教材", "师资", "学时审核认定", "其他"} // what the notice 5(2) speaks of, and the rest
	}
	return rules
}

// feedbackSteps are the steps that R21 asks for, for a policy that lists none.
func feedbackSteps() []PipelineStep {
	const sortWithin, answerWithin = 5, 10
	return []PipelineStep{
		{Name: StepSorting, Role: domain.RoleDepartment, Signers: 1, WithinWorkingDays: sortWithin},
		{Name: StepAnswering, Role: domain.RoleClerk, Signers: 1, WithinWorkingDays: answerWithin, EscalateTo: domain.RoleChief},
	}
}

// CheckFeedback wants something to be said (R21). What is said, and of what quality the training was, no rule judges.
func CheckFeedback(f domain.Feedback) domain.Refusals {
	var rs domain.Refusals
	if blank(f.Title) {
		rs = append(rs, *domain.Refuse("R21", "form.required", "title"))
	}
	if blank(f.Content) {
		rs = append(rs, *domain.Refuse("R21", "form.required", "content"))
	}
	return rs
}

// CheckFeedbackWord checks what is given with a decision (R21): a topic of the policy's by whoever sorts or answers, and an
// answer by the bureau, both with an approval only.
func (p *Policy) CheckFeedbackWord(step domain.StepName, outcome domain.StepOutcome, topic, answer string) domain.Refusals {
	var rs domain.Refusals
	sorts, answers := step == StepSorting || step == StepAnswering, step == StepAnswering
	switch {
	case topic != "" && (!sorts || outcome != domain.Approved):
		rs = append(rs, *domain.Refuse("R21", "feedback.not_here", "topic", "step", step))
	case topic != "" && !slices.Contains(p.Feedback.Topics, topic):
		rs = append(rs, *domain.Refuse("R21", "feedback.topic_unknown", "topic", "topic", topic, "wanted", p.Feedback.Topics))
	}
	if answer != "" && (!answers || outcome != domain.Approved) {
		rs = append(rs, *domain.Refuse("R21", "feedback.not_here", "answer", "step", step))
	}
	return rs
}

// CheckFeedbackDone wants feedback to have a topic when the department has sorted it, and an answer when the bureau has
// answered it (R21).
func (p *Policy) CheckFeedbackDone(step domain.StepName, topic, answer string) domain.Refusals {
	var rs domain.Refusals
	if topic == "" && (step == StepSorting || step == StepAnswering) {
		rs = append(rs, *domain.Refuse("R21", "feedback.no_topic", "topic", "wanted", p.Feedback.Topics))
	}
	if blank(answer) && step == StepAnswering {
		rs = append(rs, *domain.Refuse("R21", "feedback.no_answer", "answer"))
	}
	return rs
}

// FeedbackChecks say what is still to be done about feedback that waits at the step (R21): it is never clean, because it
// wants to be read.
func (p *Policy) FeedbackChecks(step domain.StepName, topic string) []Check {
	sorted := passed("R21", "check.feedback_sorted", "topic", topic)
	if topic == "" {
		sorted = Check{Rule: "R21", Code: "check.feedback_unsorted", Facts: map[string]any{"wanted": p.Feedback.Topics}}
	}
	if step != StepAnswering {
		return []Check{sorted}
	}
	return []Check{sorted, {Rule: "R21", Code: "check.feedback_unanswered"}}
}
