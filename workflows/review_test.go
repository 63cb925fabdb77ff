package workflows_test

import (
	"testing"

	"xueshi/workflows"
)

func TestTranscript_IsReviewedAndRegistered(t *testing.T) {
	t.Parallel()
	newPlay(t, "06-02T10:00 decide 1 approved").run(t, workflows.Transcript,
		"06-01T09:00 steps of transcript after 0",
		"06-01T09:00 open 1 transcriptReview in filed",
		"06-02T10:00 register transcript",
		"06-02T10:00 end registered",
	)
}

func TestTranscript_EndsWithoutRegistration(t *testing.T) {
	t.Parallel()
	for outcome, end := range map[string]string{"rejected": "rejected", "withdrawn": "withdrawn", "expired": "expired"} {
		t.Run(outcome, func(t *testing.T) {
			t.Parallel()
			newPlay(t, "06-02T10:00 decide 1 "+outcome).run(t, workflows.Transcript,
				"06-01T09:00 steps of transcript after 0",
				"06-01T09:00 open 1 transcriptReview in filed",
				"06-02T10:00 end "+end,
			)
		})
	}
}

func TestTranscript_ReturnedCorrectedAndRegistered(t *testing.T) {
	t.Parallel()
	newPlay(t, "06-02T10:00 decide 1 returned", "06-03T10:00 decide 2 corrected", "06-04T10:00 decide 3 approved").run(t, workflows.Transcript,
		"06-01T09:00 steps of transcript after 0",
		"06-01T09:00 open 1 transcriptReview in filed",
		"06-02T10:00 open 2 correction in returned",
		"06-03T10:00 steps of transcript after 2",
		"06-03T10:00 open 3 transcriptReview in filed",
		"06-04T10:00 register transcript",
		"06-04T10:00 end registered",
	)
}

func TestReview_PipelineWithoutStepsIsApproved(t *testing.T) {
	t.Parallel()
	newPlay(t, "asks transcript:").run(t, workflows.Transcript,
		"06-01T09:00 steps of transcript after 0",
		"06-01T09:00 register transcript",
		"06-01T09:00 end registered",
	)
}

func TestReview_OverdueStepEscalatesOnceAndIsDecidedLater(t *testing.T) {
	t.Parallel()
	newPlay(t, "step 1 due 06-08T00:00", "06-20T10:00 decide 1 approved").run(t, workflows.Transcript,
		"06-01T09:00 steps of transcript after 0",
		"06-01T09:00 open 1 transcriptReview in filed",
		"06-08T00:00 escalate 1",
		"06-20T10:00 register transcript",
		"06-20T10:00 end registered",
	)
}

// The step's row decides; signals only wake the workflow. They may come twice, for another step, late or early.
func TestReview_SignalsTwiceAndOutOfOrderChangeNothing(t *testing.T) {
	t.Parallel()
	newPlay(t,
		"06-01T10:00 signal 0 filed",
		"06-02T10:00 row 1 returned",
		"06-02T10:00 row 2 corrected",
		"06-03T10:00 signal 2 corrected", // of a step that is not open yet
		"06-04T10:00 signal 1 returned",
		"06-04T11:00 signal 1 returned", // twice
		"06-04T12:00 signal 2 corrected",
		"06-05T10:00 decide 3 approved",
		"06-05T10:00 signal 1 returned",
		"06-06T10:00 signal 3 approved", // to a workflow that has ended
	).run(t, workflows.Transcript,
		"06-01T09:00 steps of transcript after 0",
		"06-01T09:00 open 1 transcriptReview in filed",
		"06-04T10:00 found 2 correction corrected",
		"06-04T10:00 steps of transcript after 2",
		"06-04T10:00 open 3 transcriptReview in filed",
		"06-05T10:00 register transcript",
		"06-05T10:00 end registered",
	)
}

// A workflow that was lost is started again from the beginning.
func TestReview_StartedAnewWalksToTheOpenStep(t *testing.T) {
	t.Parallel()
	newPlay(t,
		"asks plan: waiver planReview",
		"row 1 approved",
		"row 2 returned",
		"row 3 corrected",
		"row 4 approved",
		"row 5 approved",
		"row 6 changed",
		"row 7 approved",
		"step 8 lapse 07-06T00:00",
		"07-07T10:00 decide 9 recorded",
		"07-08T10:00 decide 10 approved",
	).run(t, workflows.Plan,
		"06-01T09:00 steps of plan after 0",
		"06-01T09:00 found 1 waiver approved",
		"06-01T09:00 found 2 planReview returned",
		"06-01T09:00 found 3 correction corrected",
		"06-01T09:00 steps of plan after 3",
		"06-01T09:00 found 4 waiver approved",
		"06-01T09:00 found 5 planReview approved",
		"06-01T09:00 accept",
		"06-01T09:00 found 6 training changed",
		"06-01T09:00 steps of change after 6",
		"06-01T09:00 found 7 changeReview approved",
		"06-01T09:00 settle the change of 6: true",
		"06-01T09:00 open 8 training in accepted",
		"07-06T00:00 close 8 passed",
		"07-06T00:00 open 9 results in trained",
		"07-07T10:00 steps of results after 9",
		"07-07T10:00 open 10 hoursReview in recorded",
		"07-08T10:00 register hours",
		"07-08T10:00 end registered",
	)
}

func TestReview_StartedAnewOverAnEndedCaseEndsItAgain(t *testing.T) {
	t.Parallel()
	newPlay(t, "row 1 rejected").run(t, workflows.Transcript,
		"06-01T09:00 steps of transcript after 0",
		"06-01T09:00 found 1 transcriptReview rejected",
		"06-01T09:00 end rejected",
	)
}

// While the database is away every activity is tried again until it succeeds.
func TestReview_LostAnswersAreAskedForAgain(t *testing.T) {
	t.Parallel()
	newPlay(t,
		"Pipeline fails 3", "OpenStep fails 2", "Escalate fails 4", "CloseStep fails 1", "EndCase fails 5",
		"step 1 due 06-08T00:00", "step 1 lapse 07-01T00:00",
	).run(t, workflows.Plan,
		"06-01T09:00 steps of plan after 0",
		"06-01T09:00 open 1 planReview in filed",
		"06-08T00:00 escalate 1",
		"07-01T00:00 close 1 lapsed, but it is lapsed",
		"07-01T00:00 end lapsed",
	)
}
