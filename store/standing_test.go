package store_test

import (
	"context"
	"slices"
	"testing"

	"xueshi/domain"
	"xueshi/store"
)

func TestStanding_SaysWhatCountsWhatIsOnItsWayAndWhatIsMissing(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-06-02 09:00")
	planned := w.accepted(w.plan("2020-07-10", "2020-07-12"))
	w.handIn(w.unit, transcript(w.people[0]))
	s := w.standing(w.person, w.people[0])
	if s.Totals != (domain.Totals{}) || s.Pending != (domain.Totals{Common: 30}) || s.Planned != 60 || s.Missing.Total != 90 || !s.TitleReview || s.Unit != "某会计师事务所" {
		t.Errorf("at first: %+v", s)
	}
	if len(s.Plans) != 1 || s.Plans[0].CaseID != planned || s.Plans[0].StartsOn != day("2020-07-10") || s.Plans[0].Hours != 60 || s.Plans[0].State != domain.StateAccepted {
		t.Errorf("the person's training is %+v", s.Plans)
	}
	w.moveTo("2020-07-13 00:00")
	w.closeStep(planned, 2, domain.Passed)
	w.open(planned, 3, domain.StepResults, domain.StateTrained)
	w.record(planned, passed(40, w.people[0]))
	if s = w.standing(w.person, w.people[0]); s.Pending != (domain.Totals{Common: 30, Specialty: 40}) || s.Planned != 0 {
		t.Errorf("with results under review: %+v", s)
	}
	w.registerPlan(planned)
	if s = w.standing(w.person, w.people[0]); s.Totals != (domain.Totals{Specialty: 40}) || s.Missing.Specialty != 20 || s.Missing.Common != 30 {
		t.Errorf("with hours registered: %+v", s)
	}
	if len(s.Ledger) != 1 || s.Ledger[0].Case != "广继备〔2020〕0001号" || s.Ledger[0].EarnedOn != day("2020-07-12") {
		t.Errorf("the ledger is %+v", s.Ledger)
	}
}

func TestStanding_SaysWhyAnHourDidNotCount(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-25 09:00")
	low := transcript(w.people[0], w.people[1])
	low[0].Score = 59
	w.end(w.handIn(w.unit, low).ID, domain.StateRejected)
	failed := w.trained(w.plan("2020-06-25", "2020-06-26"))
	w.record(failed, []domain.Result{{PersonID: w.people[0], Hours: 60}, {PersonID: w.people[1], Passed: true, Hours: 60}, {PersonID: w.people[2], Passed: true, Hours: 60}})
	w.registerPlan(failed, store.Exception{PersonID: w.people[2], Comment: "签到不符"})
	why := func(person string) (codes []string) {
		for _, u := range w.standing(w.unit, person).Uncounted {
			line := lineCodes([]store.LineAnswer{{State: u.State, Refusals: u.Refusals}})[0]
			codes = append(codes, string(u.Subject)+" "+line)
		}
		slices.Sort(codes)
		return codes
	}
	for i, want := range [][]string{
		{"common refused transcript.below_pass", "specialty refused result.failed"},
		{"common dropped"},
		{"specialty excepted hours.excepted"},
		{},
	} {
		if got := why(w.people[i]); !slices.Equal(got, want) && len(got)+len(want) > 0 {
			t.Errorf("person %d: %v, want %v", i, got, want)
		}
	}
}

func TestStanding_IsAskedOfAnOpenedYearAndAnEnrolledPerson(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-25 09:00")
	standing := func(actor domain.Actor, year int, person string) try {
		return func(ctx context.Context, tx *store.Tx) error {
			_, err := tx.Standing(ctx, actor, year, person)
			return err
		}
	}
	w.refused(standing(w.clerk, 2019, w.people[0]), "not found")
	w.refused(standing(w.clerk, 2020, w.year), "not found")
	w.refused(standing(w.person, 2020, w.people[1]), "not found")
}
