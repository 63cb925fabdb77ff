package store

import (
	"fmt"
	"testing"

	"xueshi/domain"
)

// A plan is returned with two fields, comes back corrected to the clerk who returned it, and the difference is shown.
// The review's clock stood still meanwhile.
func TestReturn_ExactFieldsAndStraightBack(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	id := o.filed() // on Wednesday the 6th; the Saturday after it is worked: due on the 12th
	o.moveTo("2020-05-07 10:00")
	give := func(d Decision) func(tx *Tx) error {
		return func(tx *Tx) error { _, err := tx.Decide(t.Context(), o.actors["clerk2"], d); return err }
	}
	wrong := []domain.FieldRemark{{Field: "place", Remark: "请写明楼层"}, {Field: "score", Remark: "?"}}
	d := Decision{CaseID: id, N: 1, Outcome: domain.Returned, Comment: "请补正", Fields: wrong}
	o.refused("return.unknown_field", give(d))
	d.Fields = wrong[:1]
	o.refused("", give(d))
	o.open(id, 2, domain.StepCorrection, domain.StateReturned)
	if got := o.steps(id)[0].Fields; len(got) != 1 || got[0] != wrong[0] {
		t.Fatalf("to correct: %+v", got)
	}

	o.moveTo("2020-05-11 10:00")
	plan := o.plan()
	plan.Place, plan.Teachers, plan.Roster = "三楼会议室", []string{"王老师", "李老师"}, o.people[:2]
	o.do(func(tx *Tx) error {
		_, err := tx.CorrectPlan(t.Context(), o.actors["department"], id, plan)
		return err
	})
	want := fmt.Sprint([]domain.FieldChange{
		{Field: "place", Old: "会议室", New: "三楼会议室"},
		{Field: "teachers", Old: []string{"王老师"}, New: []string{"王老师", "李老师"}},
		{Field: "roster", Old: []string{o.people[2]}, New: []string{}},
	})
	if got := fmt.Sprint(o.steps(id)[1].Changes); got != want {
		t.Errorf("changes %s, want %s", got, want)
	}

	s := o.open(id, 3, "planReview", domain.StateFiled)
	if want := moment("2020-05-16 00:00"); !s.DueAt.Equal(want) { // of five days one was used: four are left, the 11th not counted
		t.Errorf("due %v, want %v", s.DueAt, want)
	}
	if got := o.step("clerk2", id); got.Holder != "clerk2" || got.Hold != domain.HoldAssigned {
		t.Errorf("held by %q (%s)", got.Holder, got.Hold)
	}
	if o.told("clerk2", "backAgain") != 1 || o.told("clerk", "backAgain") != 0 {
		t.Error("not exactly who returned it was told")
	}
	o.refused("", o.take("clerk", id, 3)) // anyone else can still take it
	o.refused("step.taken", o.decide("clerk2", id, 3, domain.Approved))
	o.refused("", o.decide("clerk", id, 3, domain.Approved))
}

// Without taking it, too, anybody at the desk may decide what was assigned to another.
func TestReturn_AssignedIsNotExclusive(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	id := o.imported()
	o.refused("", o.decide("clerk2", id, 1, domain.Returned))
	o.open(id, 2, domain.StepCorrection, domain.StateReturned)
	o.do(func(tx *Tx) error {
		_, err := tx.CorrectTranscript(t.Context(), o.actors["clerk"], id, []domain.TranscriptLine{
			{PersonID: o.people[0], Course: "新时代专业技术人员新理念素养提升", ExamOn: domain.NewDate(2020, 6, 1), Score: 81},
			{PersonID: o.people[1], Course: "新时代专业技术人员新理念素养提升", ExamOn: domain.NewDate(2020, 6, 1), Score: 60},
		})
		return err
	})
	changes := o.steps(id)[1].Changes
	if len(changes) != 2 || changes[0].Field != "lines[0].score" || changes[1].Field != "lines[1]" || changes[1].Old != nil {
		t.Errorf("changes %+v", changes)
	}
	o.open(id, 3, "transcriptReview", domain.StateFiled)
	o.refused("", o.decide("clerk3", id, 3, domain.Approved))
}

func (o *office) steps(id string) (steps []StepView) {
	o.Helper()
	o.do(func(tx *Tx) (err error) {
		steps, err = tx.Steps(o.Context(), o.actors["clerk"], id)
		return err
	})
	return steps
}
