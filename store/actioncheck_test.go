package store

import (
	"testing"

	"xueshi/domain"
	"xueshi/policy"
)

// Every rule stands beside the task, passed or not; the queue can begin with what is clean.
func TestChecks_BesideTheTask(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	waived := o.plan()
	waived.StartsOn, waived.EndsOn, waived.WaiverReason = domain.NewDate(2020, 5, 12), domain.NewDate(2020, 5, 13), "上级临时安排"
	var late string
	o.do(func(tx *Tx) error {
		receipt, err := tx.FilePlan(t.Context(), o.actors["department"], waived)
		late = receipt.ID
		return err
	})
	o.open(late, 1, policy.StepWaiver, domain.StateFiled)
	clean := o.filed()
	codes := func(id string) (passed, failed []string) {
		o.do(func(tx *Tx) error {
			checks, err := tx.Checks(t.Context(), id)
			for _, c := range checks {
				if c.OK {
					passed = append(passed, c.Rule)
				} else {
					failed = append(failed, c.Code)
				}
			}
			return err
		})
		return passed, failed
	}
	if passed, failed := codes(clean); len(failed) != 0 || len(passed) != 5 {
		t.Errorf("a good plan: passed %v, failed %v", passed, failed)
	}
	if _, failed := codes(late); len(failed) != 2 || failed[0] != "plan.too_late" || failed[1] != "check.days_left" {
		t.Errorf("a late plan: failed %v", failed)
	}
	if o.step("chief", late).Clean || !o.step("clerk", clean).Clean {
		t.Error("the step's mark says otherwise")
	}
}

func TestTasks_CleanOnesFirst(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	first, second := o.filed(), o.filed()
	o.do(func(tx *Tx) error {
		_, err := tx.Exec(t.Context(), `UPDATE steps SET clean = false WHERE case_id = $1`, first)
		return err
	})
	list := func(clean bool, after ...string) (ids []string) {
		o.do(func(tx *Tx) error {
			tasks, err := tx.Tasks(t.Context(), o.actors["clerk"], TaskFilter{Clean: clean, Page: Page{Limit: 10, After: after}})
			for _, c := range tasks {
				ids = append(ids, c.ID)
			}
			return err
		})
		return ids
	}
	due := o.step("clerk", first).DueAt.Format("2006-01-02T15:04:05Z07:00")
	for _, c := range []struct {
		name  string
		clean bool
		after []string
		want  []string
	}{
		{"by deadline", false, nil, []string{first, second}},
		{"clean ones first", true, nil, []string{second, first}},
		{"the page after a clean one", true, []string{"true", due, second}, []string{first}},
		{"the page after the first by deadline", false, []string{"false", due, first}, []string{second}},
	} {
		got := list(c.clean, c.after...)
		if len(got) != len(c.want) || got[0] != c.want[0] {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
