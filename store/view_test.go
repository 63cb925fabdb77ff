package store_test

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"xueshi/domain"
	"xueshi/store"
)

func TestCases_PagesGoThroughEverythingOnce(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	want := make([]string, 5)
	for i := range want {
		plan := w.plan("2020-07-01", "2020-07-05")
		plan.Subject = fmt.Sprint("第", i, "期")
		want[len(want)-1-i] = w.file(plan).ID
	}
	w.exec(`UPDATE cases SET filed_at = '2020-05-21Z' WHERE kind = 'plan'`) // at the same instant: the id decides
	var got []string
	var page store.Page
	for page.Limit = 2; ; {
		var list []store.CaseView
		w.tx(func(ctx context.Context, tx *store.Tx) (err error) {
			list, err = tx.Cases(ctx, w.finance, store.CaseFilter{Kind: domain.KindPlan, Page: page})
			return err
		})
		if len(list) == 0 {
			break
		}
		for _, c := range list {
			got = append(got, c.ID)
			page.After = []string{c.FiledAt.Format(time.RFC3339Nano), c.ID}
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("the pages hold %v, want %v", got, want)
	}
}

func TestCases_Filters(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-06-02 09:00")
	plan := w.plan("2020-07-10", "2020-07-12")
	plan.Subject = "管理会计100%"
	w.file(plan)
	ended := w.handIn(w.unit, transcript(w.people[0])).ID
	w.end(ended, domain.StateRejected)
	for _, c := range []struct {
		filter store.CaseFilter
		want   int
	}{
		{store.CaseFilter{}, 3},
		{store.CaseFilter{Year: 2020}, 3},
		{store.CaseFilter{Year: 2019}, 0},
		{store.CaseFilter{Kind: domain.KindTranscript}, 1},
		{store.CaseFilter{State: domain.StateRejected}, 1},
		{store.CaseFilter{Open: true}, 2},
		{store.CaseFilter{Query: "管理"}, 1},
		{store.CaseFilter{Query: "〔2020〕0001"}, 1},
		{store.CaseFilter{Query: "会计师事务所"}, 1},
		{store.CaseFilter{Query: "nothing"}, 0},
	} {
		c.filter.Limit = 10
		w.tx(func(ctx context.Context, tx *store.Tx) error {
			list, err := tx.Cases(ctx, w.clerk, c.filter)
			if len(list) != c.want {
				t.Errorf("%+v finds %d cases, want %d", c.filter, len(list), c.want)
			}
			return err
		})
	}
}

func TestTasks_DueFirstAndPaged(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-06-02 09:00")
	var want []string
	for _, d := range []string{"2020-06-09 00:00", "2020-06-10 00:00", "2020-06-10 00:00", "infinity"} {
		id := w.handIn(w.unit, transcript(w.people[len(want)])).ID
		w.exec(`UPDATE steps SET due_at = nullif($2, 'infinity')::timestamptz WHERE case_id = $1`, id, d)
		want = append(want, id)
	}
	slices.Sort(want[1:3])
	tasks := func(f store.TaskFilter) (list []store.CaseView) {
		w.tx(func(ctx context.Context, tx *store.Tx) (err error) {
			list, err = tx.Tasks(ctx, w.clerk, f)
			return err
		})
		return list
	}
	var got []string
	for _, c := range tasks(store.TaskFilter{Page: store.Page{Limit: 10}}) {
		got = append(got, c.ID)
	}
	if !slices.Equal(got, want) {
		t.Errorf("the tasks are %v, want %v", got, want)
	}
	w.moveTo("2020-06-09 12:00")
	if list := tasks(store.TaskFilter{Overdue: true, Page: store.Page{Limit: 10}}); len(list) != 1 || list[0].ID != want[0] {
		t.Errorf("%d tasks are overdue", len(list))
	}
	if list := tasks(store.TaskFilter{Kind: domain.KindPlan, Page: store.Page{Limit: 10}}); len(list) != 0 {
		t.Errorf("%d tasks of a kind that there is none of", len(list))
	}
}

// The timeline says what happened, who did it, and with which facts; the steps say who waited on whom, until when.
func TestTimeline_TellsTheWholeStory(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	plan := w.plan("2020-07-01", "2020-07-05")
	id := w.file(plan).ID
	w.decide(w.clerk, id, 1, domain.Returned)
	w.open(id, 2, domain.StepCorrection, domain.StateReturned)
	w.correct(id, plan)
	w.open(id, 3, "planReview", domain.StateFiled)
	w.decide(w.chief, id, 3, domain.Approved)
	w.tx(func(ctx context.Context, tx *store.Tx) error { return tx.AcceptPlan(ctx, id) })
	w.open(id, 4, domain.StepTraining, domain.StateAccepted)
	w.closeStep(id, 4, domain.Passed)
	w.end(id, domain.StateRegistered)
	var got, steps []string
	w.tx(func(ctx context.Context, tx *store.Tx) error {
		events, err := tx.Timeline(ctx, w.base, id)
		if err != nil {
			return err
		}
		for _, e := range events {
			got = append(got, e.Actor+":"+e.Kind)
		}
		views, err := tx.Steps(ctx, w.base, id)
		for _, s := range views {
			steps = append(steps, fmt.Sprint(s.N, " ", s.Name, " ", s.Role, " ", s.Outcome, " ", s.DecidedBy))
		}
		return err
	})
	if want := []string{
		"finance:filed", ":opened", "clerk:decided", ":opened", "finance:decided", ":opened", "chief:decided", ":accepted", ":opened", ":closed", ":ended",
	}; !slices.Equal(got, want) {
		t.Errorf("the timeline is %v, want %v", got, want)
	}
	if want := []string{
		"1 planReview clerk returned clerk", "2 correction department corrected finance", "3 planReview clerk approved chief", "4 training department passed ",
	}; !slices.Equal(steps, want) {
		t.Errorf("the steps are %v, want %v", steps, want)
	}
}

// told are the logins that have a notice of the kind about a case.
func (w *town) told(caseID, kind string) string {
	w.t.Helper()
	return ask[string](w, `SELECT coalesce(string_agg(a.login, ' ' ORDER BY a.login), '') FROM notices n JOIN accounts a ON a.id = n.account_id
		WHERE n.case_id = $1 AND n.kind = $2`, caseID, kind)
}

func TestNotices_GoToEverybodyTheCaseBelongsTo(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-06-02 09:00")
	plan, hours := w.file(w.plan("2020-07-10", "2020-07-12")).ID, w.handIn(w.person, transcript(w.people[0])).ID
	w.decide(w.clerk, plan, 1, domain.Returned)
	w.decide(w.clerk, hours, 1, domain.Rejected)
	if got := w.told(plan, "returned"); got != "base finance" {
		t.Errorf("of a returned plan are told: %s", got)
	}
	if got := w.told(hours, "rejected"); got != "person" {
		t.Errorf("of a rejected transcript are told: %s", got)
	}
}
