package workflows_test

import (
	"testing"

	"xueshi/workflows"
)

func TestPlan_IsReviewedTrainedRecordedAndRegistered(t *testing.T) {
	t.Parallel()
	newPlay(t,
		"step 1 lapse 07-01T00:00",
		"step 2 lapse 07-06T00:00",
		"06-02T10:00 decide 1 approved",
		"07-08T10:00 decide 3 recorded",
		"07-09T10:00 decide 4 approved",
	).run(t, workflows.Plan,
		"06-01T09:00 steps of plan after 0",
		"06-01T09:00 open 1 planReview in filed",
		"06-02T10:00 accept",
		"06-02T10:00 open 2 training in accepted",
		"07-06T00:00 close 2 passed",
		"07-06T00:00 open 3 results in trained",
		"07-08T10:00 steps of results after 3",
		"07-08T10:00 open 4 hoursReview in recorded",
		"07-09T10:00 register hours",
		"07-09T10:00 end registered",
	)
}

func TestR2_PlanFiledLateAsksForTheWaiverFirst(t *testing.T) {
	t.Parallel()
	newPlay(t,
		"asks plan: waiver planReview",
		"06-02T10:00 decide 1 approved",
		"06-03T10:00 decide 2 rejected",
	).run(t, workflows.Plan,
		"06-01T09:00 steps of plan after 0",
		"06-01T09:00 open 1 waiver in filed",
		"06-02T10:00 open 2 planReview in filed",
		"06-03T10:00 end rejected",
	)
}

func TestR2_CorrectionThatComesTooLateAsksForAWaiver(t *testing.T) {
	t.Parallel()
	newPlay(t,
		"06-02T10:00 decide 1 returned",
		"06-20T10:00 asks plan: waiver planReview",
		"06-20T10:00 decide 2 corrected",
		"06-21T10:00 decide 3 rejected",
	).run(t, workflows.Plan,
		"06-01T09:00 steps of plan after 0",
		"06-01T09:00 open 1 planReview in filed",
		"06-02T10:00 open 2 correction in returned",
		"06-20T10:00 steps of plan after 2",
		"06-20T10:00 open 3 waiver in filed",
		"06-21T10:00 end rejected",
	)
}

// The store lists the waiver again when a correction has undone it.
func TestR2_WaiverIsAskedAgainWhenThePipelineListsItAgain(t *testing.T) {
	t.Parallel()
	newPlay(t,
		"asks plan: waiver planReview",
		"06-02T10:00 decide 1 approved",
		"06-03T10:00 decide 2 returned",
		"06-04T10:00 decide 3 corrected",
		"06-05T10:00 decide 4 approved",
		"06-06T10:00 decide 5 rejected",
	).run(t, workflows.Plan,
		"06-01T09:00 steps of plan after 0",
		"06-01T09:00 open 1 waiver in filed",
		"06-02T10:00 open 2 planReview in filed",
		"06-03T10:00 open 3 correction in returned",
		"06-04T10:00 steps of plan after 3",
		"06-04T10:00 open 4 waiver in filed",
		"06-05T10:00 open 5 planReview in filed",
		"06-06T10:00 end rejected",
	)
}

func TestR3_CorrectedPlanGoesBackToWhoReturnedIt(t *testing.T) {
	t.Parallel()
	newPlay(t,
		"asks plan: firstReview secondReview thirdReview",
		"06-02T10:00 decide 1 approved",
		"06-03T10:00 decide 2 returned",
		"06-04T10:00 decide 3 corrected",
		"06-05T10:00 decide 4 returned",
		"06-06T10:00 decide 5 corrected",
		"06-07T10:00 decide 6 approved",
		"06-08T10:00 decide 7 rejected",
	).run(t, workflows.Plan,
		"06-01T09:00 steps of plan after 0",
		"06-01T09:00 open 1 firstReview in filed",
		"06-02T10:00 open 2 secondReview in filed",
		"06-03T10:00 open 3 correction in returned",
		"06-04T10:00 steps of plan after 3",
		"06-04T10:00 open 4 secondReview in filed",
		"06-05T10:00 open 5 correction in returned",
		"06-06T10:00 steps of plan after 5",
		"06-06T10:00 open 6 secondReview in filed",
		"06-07T10:00 open 7 thirdReview in filed",
		"06-08T10:00 end rejected",
	)
}

func TestR4_PlanNotAcceptedLapsesOnItsFirstDay(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		script []string
		want   []string
	}{
		{"nobody reviewed it", []string{"step 1 lapse 07-01T00:00"}, []string{
			"06-01T09:00 open 1 planReview in filed",
			"07-01T00:00 close 1 lapsed",
			"07-01T00:00 end lapsed",
		}},
		{"nobody corrected it", []string{"06-02T10:00 decide 1 returned", "step 2 lapse 07-01T00:00"}, []string{
			"06-01T09:00 open 1 planReview in filed",
			"06-02T10:00 open 2 correction in returned",
			"07-01T00:00 close 2 lapsed",
			"07-01T00:00 end lapsed",
		}},
		{"it was overdue and escalated, and still nobody reviewed it", []string{"step 1 due 06-08T00:00", "step 1 lapse 07-01T00:00"}, []string{
			"06-01T09:00 open 1 planReview in filed",
			"06-08T00:00 escalate 1",
			"07-01T00:00 close 1 lapsed",
			"07-01T00:00 end lapsed",
		}},
		{"its first day has come before the engine opened the step", []string{"step 1 lapse 05-31T00:00"}, []string{
			"06-01T09:00 open 1 planReview in filed",
			"06-01T09:00 close 1 lapsed",
			"06-01T09:00 end lapsed",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			newPlay(t, c.script...).run(t, workflows.Plan, append([]string{"06-01T09:00 steps of plan after 0"}, c.want...)...)
		})
	}
}

// Whoever wrote the row first wins, whatever the workflow hears of first.
func TestR4_DecisionRacesTheFirstDay(t *testing.T) {
	t.Parallel()
	const opened, accepted = "06-01T09:00 open 1 planReview in filed", "07-01T00:00 accept"
	for _, c := range []struct {
		name   string
		script []string
		want   []string
	}{
		{"decided in time, the signal late", []string{
			"step 1 lapse 07-01T00:00", "06-30T23:59 row 1 approved", "07-01T00:01 signal 1 approved", "07-01T10:00 decide 2 cancelled",
		}, []string{
			opened, "07-01T00:00 close 1 lapsed, but it is approved", accepted, "07-01T00:00 open 2 training in accepted", "07-01T10:00 end cancelled",
		}},
		{"decided in time, the signal lost", []string{"step 1 lapse 07-01T00:00", "06-30T23:59 row 1 rejected"}, []string{
			opened, "07-01T00:00 close 1 lapsed, but it is rejected", "07-01T00:00 end rejected",
		}},
		{"decided at the same instant", []string{"step 1 lapse 07-01T00:00", "07-01T00:00 row 1 rejected"}, []string{
			opened, "07-01T00:00 close 1 lapsed, but it is rejected", "07-01T00:00 end rejected",
		}},
		{"decided while overdue", []string{"step 1 due 06-08T00:00", "step 1 lapse 07-01T00:00", "06-07T23:59 row 1 rejected"}, []string{
			opened, "06-08T00:00 escalate 1", "06-08T00:00 end rejected",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			newPlay(t, c.script...).run(t, workflows.Plan, append([]string{"06-01T09:00 steps of plan after 0"}, c.want...)...)
		})
	}
}

func TestPlan_EndsAsItsOpenStepEnds(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, decide, in, end string }{
		{"rejected", "1 rejected", "", "rejected"},
		{"withdrawn under review", "1 withdrawn", "", "withdrawn"},
		{"withdrawn while returned", "2 withdrawn", "1 returned", "withdrawn"},
		{"expired while returned", "2 expired", "1 returned", "expired"},
		{"cancelled", "2 cancelled", "1 approved", "cancelled"},
		{"expired in training", "2 expired", "1 approved", "expired"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			script := []string{"06-03T10:00 decide " + c.decide}
			want := []string{"06-01T09:00 steps of plan after 0", "06-01T09:00 open 1 planReview in filed"}
			switch c.in {
			case "1 returned":
				script = append(script, "06-02T10:00 decide 1 returned")
				want = append(want, "06-02T10:00 open 2 correction in returned")
			case "1 approved":
				script = append(script, "06-02T10:00 decide 1 approved")
				want = append(want, "06-02T10:00 accept", "06-02T10:00 open 2 training in accepted")
			}
			newPlay(t, script...).run(t, workflows.Plan, append(want, "06-03T10:00 end "+c.end)...)
		})
	}
}

func TestR5_ChangeOfAnAcceptedPlanIsReviewed(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, decided, want string
		settled             bool
	}{
		{"approved", "06-04T10:00 decide 3 approved", "", true},
		{"rejected", "06-04T10:00 decide 3 rejected", "", false},
		{"returned: it is filed anew", "06-04T10:00 decide 3 returned", "", false},
		{"taken back", "06-04T10:00 decide 3 withdrawn", "", false},
		{"nobody reviewed it", "step 3 lapse 06-04T10:00", "06-04T10:00 close 3 lapsed", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			want := []string{
				"06-01T09:00 steps of plan after 0",
				"06-01T09:00 open 1 planReview in filed",
				"06-02T10:00 accept",
				"06-02T10:00 open 2 training in accepted",
				"06-03T10:00 steps of change after 2",
				"06-03T10:00 open 3 changeReview in changing",
			}
			if c.want != "" {
				want = append(want, c.want)
			}
			settled := "06-04T10:00 settle the change of 2: false"
			if c.settled {
				settled = "06-04T10:00 settle the change of 2: true"
			}
			newPlay(t, "06-02T10:00 decide 1 approved", "06-03T10:00 decide 2 changed", c.decided, "06-05T10:00 decide 4 cancelled").run(t, workflows.Plan,
				append(want, settled, "06-04T10:00 open 4 training in accepted", "06-05T10:00 end cancelled")...)
		})
	}
}

func TestR5_ChangesOneAfterAnother(t *testing.T) {
	t.Parallel()
	newPlay(t,
		"asks change: firstLook secondLook",
		"06-02T10:00 decide 1 approved",
		"06-03T10:00 decide 2 changed",
		"06-04T10:00 decide 3 rejected",
		"06-05T10:00 decide 4 changed",
		"06-06T10:00 decide 5 approved",
		"06-07T10:00 decide 6 approved",
		"06-08T10:00 decide 7 cancelled",
	).run(t, workflows.Plan,
		"06-01T09:00 steps of plan after 0",
		"06-01T09:00 open 1 planReview in filed",
		"06-02T10:00 accept",
		"06-02T10:00 open 2 training in accepted",
		"06-03T10:00 steps of change after 2",
		"06-03T10:00 open 3 firstLook in changing",
		"06-04T10:00 settle the change of 2: false",
		"06-04T10:00 open 4 training in accepted",
		"06-05T10:00 steps of change after 4",
		"06-05T10:00 open 5 firstLook in changing",
		"06-06T10:00 open 6 secondLook in changing",
		"06-07T10:00 settle the change of 4: true",
		"06-07T10:00 open 7 training in accepted",
		"06-08T10:00 end cancelled",
	)
}

func TestR8_ResultsAreRecordedAnewWhenReturned(t *testing.T) {
	t.Parallel()
	newPlay(t,
		"06-02T10:00 decide 1 approved",
		"06-03T10:00 decide 2 passed",
		"06-04T10:00 decide 3 recorded",
		"06-05T10:00 decide 4 returned",
		"step 5 due 06-08T00:00",
		"06-09T10:00 decide 5 recorded",
		"06-10T10:00 decide 6 approved",
	).run(t, workflows.Plan,
		"06-01T09:00 steps of plan after 0",
		"06-01T09:00 open 1 planReview in filed",
		"06-02T10:00 accept",
		"06-02T10:00 open 2 training in accepted",
		"06-03T10:00 open 3 results in trained",
		"06-04T10:00 steps of results after 3",
		"06-04T10:00 open 4 hoursReview in recorded",
		"06-05T10:00 open 5 results in trained",
		"06-08T00:00 escalate 5",
		"06-09T10:00 steps of results after 5",
		"06-09T10:00 open 6 hoursReview in recorded",
		"06-10T10:00 register hours",
		"06-10T10:00 end registered",
	)
}

func TestR17_ResultsNeverRecordedExpire(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		script []string
		want   []string
	}{
		{"never recorded", []string{"06-04T10:00 decide 3 expired"}, []string{"06-04T10:00 end expired"}},
		{"rejected", []string{"06-04T10:00 decide 3 recorded", "06-05T10:00 decide 4 rejected"}, []string{
			"06-04T10:00 steps of results after 3", "06-04T10:00 open 4 hoursReview in recorded", "06-05T10:00 end rejected",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			newPlay(t, append([]string{"06-02T10:00 decide 1 approved", "06-03T10:00 decide 2 passed"}, c.script...)...).run(t, workflows.Plan, append([]string{
				"06-01T09:00 steps of plan after 0",
				"06-01T09:00 open 1 planReview in filed",
				"06-02T10:00 accept",
				"06-02T10:00 open 2 training in accepted",
				"06-03T10:00 open 3 results in trained",
			}, c.want...)...)
		})
	}
}

func TestR17_ChangeUnderReviewEndsWithTheYear(t *testing.T) {
	t.Parallel()
	newPlay(t,
		"06-02T10:00 decide 1 approved",
		"06-03T10:00 decide 2 changed",
		"06-04T10:00 decide 3 expired",
	).run(t, workflows.Plan,
		"06-01T09:00 steps of plan after 0",
		"06-01T09:00 open 1 planReview in filed",
		"06-02T10:00 accept",
		"06-02T10:00 open 2 training in accepted",
		"06-03T10:00 steps of change after 2",
		"06-03T10:00 open 3 changeReview in changing",
		"06-04T10:00 settle the change of 2: false",
		"06-04T10:00 end expired",
	)
}
