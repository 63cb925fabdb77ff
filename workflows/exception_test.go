package workflows_test

import (
	"testing"

	"xueshi/workflows"
)

func TestR17_AnExceptionIsReviewedAndGranted(t *testing.T) {
	t.Parallel()
	newPlay(t, "06-02T10:00 decide 1 returned", "06-03T10:00 decide 2 corrected", "06-04T10:00 decide 3 approved", "06-05T10:00 decide 4 approved").run(t, workflows.Exception,
		"06-01T09:00 steps of exception after 0",
		"06-01T09:00 open 1 exceptionReview in filed",
		"06-02T10:00 open 2 correction in returned",
		"06-03T10:00 steps of exception after 2",
		"06-03T10:00 open 3 exceptionReview in filed",
		"06-04T10:00 open 4 exceptionDecision in filed",
		"06-05T10:00 grant exception",
		"06-05T10:00 end granted",
	)
}

func TestR17_AnExceptionIsRefused(t *testing.T) {
	t.Parallel()
	for outcome, end := range map[string]string{"rejected": "rejected", "withdrawn": "withdrawn", "expired": "expired"} {
		t.Run(outcome, func(t *testing.T) {
			t.Parallel()
			newPlay(t, "06-02T10:00 decide 1 approved", "06-03T10:00 decide 2 "+outcome).run(t, workflows.Exception,
				"06-01T09:00 steps of exception after 0",
				"06-01T09:00 open 1 exceptionReview in filed",
				"06-02T10:00 open 2 exceptionDecision in filed",
				"06-03T10:00 end "+end,
			)
		})
	}
}
