package workflows_test

import (
	"testing"

	"xueshi/workflows"
)

func TestR9_AClaimIsConfirmedReviewedAndRegistered(t *testing.T) {
	t.Parallel()
	newPlay(t, "06-02T10:00 decide 1 approved", "step 2 due 06-09T00:00", "06-10T10:00 decide 2 approved").run(t, workflows.Claim,
		"06-01T09:00 steps of claim after 0",
		"06-01T09:00 open 1 confirmation in filed",
		"06-02T10:00 open 2 claimReview in filed",
		"06-09T00:00 escalate 2",
		"06-10T10:00 register claim",
		"06-10T10:00 end registered",
	)
}

func TestR9_AClaimEndsWithoutRegistration(t *testing.T) {
	t.Parallel()
	for outcome, end := range map[string]string{"rejected": "rejected", "withdrawn": "withdrawn", "expired": "expired"} {
		t.Run(outcome, func(t *testing.T) {
			t.Parallel()
			newPlay(t, "06-02T10:00 decide 1 approved", "06-03T10:00 decide 2 "+outcome).run(t, workflows.Claim,
				"06-01T09:00 steps of claim after 0",
				"06-01T09:00 open 1 confirmation in filed",
				"06-02T10:00 open 2 claimReview in filed",
				"06-03T10:00 end "+end,
			)
		})
	}
}

// What the department confirmed is asked again after a correction if the database says that the word no longer holds.
func TestR9_AReturnedClaimIsConfirmedAgainIfItWasChanged(t *testing.T) {
	t.Parallel()
	newPlay(t,
		"06-02T10:00 decide 1 approved", "06-03T10:00 decide 2 returned", "06-04T10:00 decide 3 corrected",
		"06-05T10:00 decide 4 approved", "06-06T10:00 decide 5 returned",
		"06-06T11:00 asks claim: claimReview", "06-07T10:00 decide 6 corrected", "06-08T10:00 decide 7 approved",
	).run(t, workflows.Claim,
		"06-01T09:00 steps of claim after 0",
		"06-01T09:00 open 1 confirmation in filed",
		"06-02T10:00 open 2 claimReview in filed",
		"06-03T10:00 open 3 correction in returned",
		"06-04T10:00 steps of claim after 3",
		"06-04T10:00 open 4 confirmation in filed",
		"06-05T10:00 open 5 claimReview in filed",
		"06-06T10:00 open 6 correction in returned",
		"06-07T10:00 steps of claim after 6",
		"06-07T10:00 open 7 claimReview in filed",
		"06-08T10:00 register claim",
		"06-08T10:00 end registered",
	)
}
