package workflows_test

import (
	"testing"

	"xueshi/workflows"
)

func TestR18_AnAppealIsReviewedDecidedAndUpheld(t *testing.T) {
	t.Parallel()
	newPlay(t, "step 1 due 06-15T00:00", "06-16T10:00 decide 1 approved", "06-17T10:00 decide 2 approved", "UpholdAppeal fails 2").run(t, workflows.Appeal,
		"06-01T09:00 steps of appeal after 0",
		"06-01T09:00 open 1 appealReview in filed",
		"06-15T00:00 escalate 1",
		"06-16T10:00 open 2 appealDecision in filed",
		"06-17T10:00 uphold appeal",
		"06-17T10:00 end upheld",
	)
}

func TestR18_AnAppealEndsAndTheOutcomeStands(t *testing.T) {
	t.Parallel()
	for outcome, end := range map[string]string{"rejected": "rejected", "withdrawn": "withdrawn"} {
		t.Run(outcome, func(t *testing.T) {
			t.Parallel()
			newPlay(t, "06-02T10:00 decide 1 approved", "06-03T10:00 decide 2 "+outcome).run(t, workflows.Appeal,
				"06-01T09:00 steps of appeal after 0",
				"06-01T09:00 open 1 appealReview in filed",
				"06-02T10:00 open 2 appealDecision in filed",
				"06-03T10:00 end "+end,
			)
		})
	}
}

// The chief returns it: once it is corrected the chief decides again, without another review. What is not corrected in time
// lapses: a consequence is not suspended for ever.
func TestR18_AReturnedAppealIsCorrectedOrLapses(t *testing.T) {
	t.Parallel()
	newPlay(t,
		"06-02T10:00 decide 1 approved", "06-03T10:00 decide 2 returned", "06-04T10:00 decide 3 corrected",
		"06-05T10:00 decide 4 returned", "step 5 lapses 06-12T00:00",
	).run(t, workflows.Appeal,
		"06-01T09:00 steps of appeal after 0",
		"06-01T09:00 open 1 appealReview in filed",
		"06-02T10:00 open 2 appealDecision in filed",
		"06-03T10:00 open 3 correction in returned",
		"06-04T10:00 steps of appeal after 3",
		"06-04T10:00 open 4 appealDecision in filed",
		"06-05T10:00 open 5 correction in returned",
		"06-12T00:00 close 5 lapsed",
		"06-12T00:00 end lapsed",
	)
}
