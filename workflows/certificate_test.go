package workflows_test

import (
	"testing"

	"xueshi/workflows"
)

func TestR19_ACertificateIsReviewedNumberedSealedAndHandedOver(t *testing.T) {
	t.Parallel()
	newPlay(t,
		"step 1 due 06-09T00:00", "06-10T10:00 decide 1 approved", "06-11T10:00 decide 2 approved",
		"2022-06-11T10:00 decide 3 delivered", // it waits as long as it takes
	).run(t, workflows.Certificate,
		"06-01T09:00 steps of certificate after 0",
		"06-01T09:00 open 1 certificateReview in filed",
		"06-09T00:00 escalate 1",
		"06-10T10:00 number certificate after 1",
		"06-10T10:00 steps of sealing after 1",
		"06-10T10:00 open 2 sealing in numbered",
		"06-11T10:00 open 3 delivery in sealed",
		"2022-06-11T10:00 issue certificate",
		"2022-06-11T10:00 end issued",
	)
}

func TestR19_ACertificateEndsWithoutANumber(t *testing.T) {
	t.Parallel()
	for outcome, end := range map[string]string{"rejected": "rejected", "withdrawn": "withdrawn", "expired": "expired"} {
		t.Run(outcome, func(t *testing.T) {
			t.Parallel()
			newPlay(t, "06-02T10:00 decide 1 returned", "06-03T10:00 decide 2 corrected", "06-04T10:00 decide 3 "+outcome).run(t, workflows.Certificate,
				"06-01T09:00 steps of certificate after 0",
				"06-01T09:00 open 1 certificateReview in filed",
				"06-02T10:00 open 2 correction in returned",
				"06-03T10:00 steps of certificate after 2",
				"06-03T10:00 open 3 certificateReview in filed",
				"06-04T10:00 end "+end,
			)
		})
	}
}

// A booklet that does not get its seal is reviewed once more, and numbered anew.
func TestR19_ACertificateReturnedBeforeTheSeal(t *testing.T) {
	t.Parallel()
	newPlay(t,
		"06-02T10:00 decide 1 approved", "06-03T10:00 decide 2 returned", "06-04T10:00 decide 3 approved",
		"06-05T10:00 decide 4 approved", "06-06T10:00 decide 5 delivered", "NumberCertificate fails 2",
	).run(t, workflows.Certificate,
		"06-01T09:00 steps of certificate after 0",
		"06-01T09:00 open 1 certificateReview in filed",
		"06-02T10:00 number certificate after 1",
		"06-02T10:00 steps of sealing after 1",
		"06-02T10:00 open 2 sealing in numbered",
		"06-03T10:00 reopen certificate after 2",
		"06-03T10:00 steps of certificate after 2",
		"06-03T10:00 open 3 certificateReview in filed",
		"06-04T10:00 number certificate after 3",
		"06-04T10:00 steps of sealing after 3",
		"06-04T10:00 open 4 sealing in numbered",
		"06-05T10:00 open 5 delivery in sealed",
		"06-06T10:00 issue certificate",
		"06-06T10:00 end issued",
	)
}
