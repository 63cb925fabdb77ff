package workflows_test

import (
	"testing"

	"xueshi/workflows"
)

func TestR15_SubmissionIsVerifiedAndStamped(t *testing.T) {
	t.Parallel()
	newPlay(t, "06-02T10:00 decide 1 approved", "06-03T10:00 decide 2 approved").run(t, workflows.Submission,
		"06-01T09:00 steps of submission after 0",
		"06-01T09:00 open 1 verification in filed",
		"06-02T10:00 open 2 stamping in verified",
		"06-03T10:00 stamp",
		"06-03T10:00 end stamped",
	)
}

func TestR14_EveryoneReturned(t *testing.T) {
	t.Parallel()
	newPlay(t, "06-02T10:00 decide 1 returned").run(t, workflows.Submission,
		"06-01T09:00 steps of submission after 0",
		"06-01T09:00 open 1 verification in filed",
		"06-02T10:00 return people",
		"06-02T10:00 end returned",
	)
}

func TestR14_ChiefReturnsToTheClerksAndTheyVerifyAgain(t *testing.T) {
	t.Parallel()
	newPlay(t,
		"06-02T10:00 decide 1 approved",
		"06-03T10:00 decide 2 returned",
		"06-04T10:00 decide 3 approved",
		"06-05T10:00 decide 4 approved",
	).run(t, workflows.Submission,
		"06-01T09:00 steps of submission after 0",
		"06-01T09:00 open 1 verification in filed",
		"06-02T10:00 open 2 stamping in verified",
		"06-03T10:00 reopen verification after 2",
		"06-03T10:00 open 3 verification in filed",
		"06-04T10:00 open 4 stamping in verified",
		"06-05T10:00 stamp",
		"06-05T10:00 end stamped",
	)
}

func TestR14_ChiefReturnsAndTheClerksReturnEveryone(t *testing.T) {
	t.Parallel()
	newPlay(t, "06-02T10:00 decide 1 approved", "06-03T10:00 decide 2 returned", "06-04T10:00 decide 3 returned").run(t, workflows.Submission,
		"06-01T09:00 steps of submission after 0",
		"06-01T09:00 open 1 verification in filed",
		"06-02T10:00 open 2 stamping in verified",
		"06-03T10:00 reopen verification after 2",
		"06-03T10:00 open 3 verification in filed",
		"06-04T10:00 return people",
		"06-04T10:00 end returned",
	)
}

func TestSubmission_WithdrawnBeforeItIsVerified(t *testing.T) {
	t.Parallel()
	newPlay(t, "06-02T10:00 decide 1 withdrawn").run(t, workflows.Submission,
		"06-01T09:00 steps of submission after 0",
		"06-01T09:00 open 1 verification in filed",
		"06-02T10:00 end withdrawn",
	)
}

// The year's end stops no submission: it has no deadline of its own.
func TestR16_SubmissionIsDecidedAfterTheYearsEnd(t *testing.T) {
	t.Parallel()
	newPlay(t,
		"step 1 due 06-15T00:00", "step 2 due 2021-02-08T00:00",
		"2021-02-01T10:00 decide 1 approved", "2021-03-01T10:00 decide 2 approved",
	).run(t, workflows.Submission,
		"06-01T09:00 steps of submission after 0",
		"06-01T09:00 open 1 verification in filed",
		"06-15T00:00 escalate 1",
		"2021-02-01T10:00 open 2 stamping in verified",
		"2021-02-08T00:00 escalate 2",
		"2021-03-01T10:00 stamp",
		"2021-03-01T10:00 end stamped",
	)
}
