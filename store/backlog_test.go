package store

import (
	"testing"

	"xueshi/domain"
)

func TestBacklog_CountsByStepAndHolderWithAges(t *testing.T) {
	o := newOffice(t)
	o.filed()
	o.moveTo("2020-05-18 09:00") // 12 days later, over the review's time
	held := o.filed()
	o.do(func(tx *Tx) error {
		_, err := tx.TakeTask(t.Context(), o.actors["clerk"], held, 1)
		return err
	})
	o.moveTo("2020-05-20 10:00")
	o.filed()
	var got []Backlog
	o.do(func(tx *Tx) (err error) {
		got, err = tx.Backlog(t.Context())
		return err
	})
	if len(got) != 2 {
		t.Fatalf("the backlog is %+v", got)
	}
	free, taken := got[0], got[1]
	if taken.HolderID == "" {
		free, taken = taken, free
	}
	if free.Kind != domain.KindPlan || free.Step != "planReview" || free.Role != domain.RoleClerk || free.Open != 2 || free.Overdue != 1 ||
		free.Ages != (Ages{UpTo1: 1, More: 1}) || free.Oldest.Before(moment("2020-05-06 08:00")) || free.Oldest.After(moment("2020-05-06 10:00")) {
		t.Errorf("what nobody holds is %+v", free)
	}
	if taken.HolderID != o.actors["clerk"].AccountID || taken.Open != 1 || taken.Overdue != 0 || taken.Ages != (Ages{UpTo3: 1}) {
		t.Errorf("what the clerk holds is %+v", taken)
	}
}

func TestTasks_AreSearchedAndPlansTellTheirDays(t *testing.T) {
	o := newOffice(t)
	id := o.filed()
	for query, want := range map[string]int{"": 1, "准则": 1, "0001": 1, "没有": 0} {
		o.do(func(tx *Tx) error {
			tasks, err := tx.Tasks(t.Context(), o.actors["clerk"], TaskFilter{Query: query, Page: Page{Limit: 10}})
			if err != nil {
				return err
			}
			if len(tasks) != want {
				t.Errorf("%q finds %d", query, len(tasks))
			}
			if len(tasks) == 1 && (tasks[0].ID != id || tasks[0].StartsOn == nil || *tasks[0].StartsOn != domain.NewDate(2020, 7, 1) || *tasks[0].EndsOn != domain.NewDate(2020, 7, 5)) {
				t.Errorf("the task is %+v", tasks[0])
			}
			return nil
		})
	}
}
