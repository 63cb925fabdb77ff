package workflows_test

import (
	"testing"

	"xueshi/workflows"
)

func TestR21_FeedbackIsSortedAndAnswered(t *testing.T) {
	t.Parallel()
	newPlay(t, "06-02T10:00 decide 1 approved", "step 2 due 06-16T00:00", "06-17T10:00 decide 2 approved").run(t, workflows.Feedback,
		"06-01T09:00 steps of feedback after 0",
		"06-01T09:00 open 1 sorting in filed",
		"06-02T10:00 open 2 answering in filed",
		"06-16T00:00 escalate 2",
		"06-17T10:00 end answered",
	)
}

// The department lets its time pass: the bureau has it all the same.
func TestR21_FeedbackGoesOnUnsorted(t *testing.T) {
	t.Parallel()
	newPlay(t, "step 1 lapse 06-09T00:00", "06-10T10:00 decide 2 approved").run(t, workflows.Feedback,
		"06-01T09:00 steps of feedback after 0",
		"06-01T09:00 open 1 sorting in filed",
		"06-09T00:00 close 1 passed",
		"06-09T00:00 open 2 answering in filed",
		"06-10T10:00 end answered",
	)
}

// A question back comes back to who asked it: answered by the trainee, or, when their time has passed, as it was.
func TestR21_AQuestionBackComesBack(t *testing.T) {
	t.Parallel()
	newPlay(t,
		"06-02T10:00 decide 1 returned", "06-03T10:00 decide 2 corrected", "06-04T10:00 decide 3 approved",
		"06-05T10:00 decide 4 returned", "step 5 lapse 06-12T00:00", "06-15T10:00 decide 6 approved",
	).run(t, workflows.Feedback,
		"06-01T09:00 steps of feedback after 0",
		"06-01T09:00 open 1 sorting in filed",
		"06-02T10:00 open 2 correction in returned",
		"06-03T10:00 open 3 sorting in filed",
		"06-04T10:00 open 4 answering in filed",
		"06-05T10:00 open 5 correction in returned",
		"06-12T00:00 close 5 passed",
		"06-12T00:00 open 6 answering in filed",
		"06-15T10:00 end answered",
	)
}

func TestR21_OnlyTheTraineeTakesFeedbackBack(t *testing.T) {
	t.Parallel()
	newPlay(t, "06-02T10:00 decide 1 withdrawn").run(t, workflows.Feedback,
		"06-01T09:00 steps of feedback after 0",
		"06-01T09:00 open 1 sorting in filed",
		"06-02T10:00 end withdrawn",
	)
	newPlay(t, "06-02T10:00 decide 1 returned", "06-03T10:00 decide 2 withdrawn").run(t, workflows.Feedback,
		"06-01T09:00 steps of feedback after 0",
		"06-01T09:00 open 1 sorting in filed",
		"06-02T10:00 open 2 correction in returned",
		"06-03T10:00 end withdrawn",
	)
}
