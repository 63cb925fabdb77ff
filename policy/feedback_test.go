package policy

import (
	"bytes"
	"slices"
	"testing"

	"xueshi/domain"
)

func TestR21_FeedbackSaysSomething(t *testing.T) {
	for _, c := range []struct {
		name string
		f    domain.Feedback
		want []string
	}{
		{"a report", domain.Feedback{Title: "教材", Content: "教材未发"}, nil},
		{"nothing", domain.Feedback{Title: " ", Content: "\n"}, []string{"form.required title", "form.required content"}},
	} {
		t.Run(c.name, func(t *testing.T) { wantCodes(t, CheckFeedback(c.f), c.want...) })
	}
}

func TestR21_WhoSortsAndWhoAnswers(t *testing.T) {
	p := shipped(t)
	for _, c := range []struct {
		name          string
		step          domain.StepName
		outcome       domain.StepOutcome
		topic, answer string
		want          []string
	}{
		{"the department sorts", StepSorting, domain.Approved, "教材", "", nil},
		{"it answers", StepSorting, domain.Approved, "教材", "已发", []string{"feedback.not_here answer"}},
		{"it invents a topic", StepSorting, domain.Approved, "天气", "", []string{"feedback.topic_unknown topic"}},
		{"it asks back and sorts", StepSorting, domain.Returned, "教材", "", []string{"feedback.not_here topic"}},
		{"the bureau answers", StepAnswering, domain.Approved, "", "已发", nil},
		{"it sorts, too", StepAnswering, domain.Approved, "师资", "已发", nil},
		{"it asks back and answers", StepAnswering, domain.Returned, "", "已发", []string{"feedback.not_here answer"}},
		{"another review", "planReview", domain.Approved, "教材", "已发", []string{"feedback.not_here topic", "feedback.not_here answer"}},
	} {
		t.Run(c.name, func(t *testing.T) { wantCodes(t, p.CheckFeedbackWord(c.step, c.outcome, c.topic, c.answer), c.want...) })
	}
}

func TestR21_NothingGoesOnUnsortedOrUnanswered(t *testing.T) {
	p := shipped(t)
	for _, c := range []struct {
		name          string
		step          domain.StepName
		topic, answer string
		want          []string
	}{
		{"sorted", StepSorting, "其他", "", nil},
		{"not sorted", StepSorting, "", "", []string{"feedback.no_topic topic"}},
		{"answered", StepAnswering, "其他", "好", nil},
		{"sorted only", StepAnswering, "其他", " ", []string{"feedback.no_answer answer"}},
		{"neither", StepAnswering, "", "", []string{"feedback.no_topic topic", "feedback.no_answer answer"}},
		{"a step of the city's own", "look", "", "", nil},
	} {
		t.Run(c.name, func(t *testing.T) { wantCodes(t, p.CheckFeedbackDone(c.step, c.topic, c.answer), c.want...) })
	}
	for _, step := range []domain.StepName{StepSorting, StepAnswering} {
		if slices.Contains(AllowedOutcomes(step), domain.Rejected) {
			t.Errorf("what trainees report can be rejected at %s", step)
		}
		if ExpiresAtYearEnd(domain.KindFeedback, domain.RoleDepartment) || Clean(p.FeedbackChecks(step, "")) {
			t.Error("it expires, or is clean")
		}
	}
	if Clean(p.FeedbackChecks(StepAnswering, "教材")) || len(p.FeedbackChecks(StepAnswering, "教材")) != 2 {
		t.Error("what waits for an answer is clean")
	}
}

func TestR21_ThePipelineOfFeedback(t *testing.T) {
	for _, c := range []struct{ name, old, with, path string }{
		{"nobody sorts", "name: sorting,", "name: look,", "pipelines.feedback"},
		{"nobody answers", "name: answering,", "name: look,", "pipelines.feedback"},
		{"a clerk sorts", "name: sorting, role: department", "name: sorting, role: clerk", "pipelines.feedback[0].role"},
		{"a department answers", "name: answering, role: clerk", "name: answering, role: department", "pipelines.feedback[1].role"},
		{"a topic twice", "topics: [教材, 师资", "topics: [教材, 教材", "feedback.topics[1]"},
		{"a topic without a name", "topics: [教材, 师资", "topics: [教材, ''", "feedback.topics[1]"},
	} {
		_, faults := Parse(edited(t, c.old, c.with))
		if len(faults) != 1 || faults[0].Path != c.path {
			t.Errorf("%s: %v", c.name, faults)
		}
	}
	// A policy that was pinned before feedback was known is still read, with the steps and topics that R21 asks for.
	source := edited(t, "feedback: {topics: [教材, 师资, 学时审核认定, 其他]}", "")
	for line := range bytes.SplitSeq(source, []byte("\n")) {
		if bytes.Contains(line, []byte("name: sorting,")) || bytes.Contains(line, []byte("name: answering,")) || bytes.HasPrefix(line, []byte("  feedback:")) {
			source = bytes.Replace(source, append(bytes.Clone(line), '\n'), nil, 1)
		}
	}
	p, faults := Parse(source)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	steps, err := p.Steps(PipelineFeedback, BatchFacts(1))
	if err != nil {
		t.Fatal(err)
	}
	wantSteps(t, steps, StepSorting, StepAnswering)
	if !slices.Equal(p.Feedback.Topics, shipped(t).Feedback.Topics) {
		t.Errorf("topics are %v", p.Feedback.Topics)
	}
}
