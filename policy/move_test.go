package policy

import (
	"testing"

	"xueshi/domain"
)

func TestCheckMove(t *testing.T) {
	today := domain.NewDate(2020, 7, 1)
	move := func(kind domain.MoveKind, to string) domain.Move {
		return domain.Move{Kind: kind, On: today, ToUnit: to, Reason: "工作调动"}
	}
	facts := func(m domain.Move, change ...func(*MoveFacts)) MoveFacts {
		f := MoveFacts{Move: m, Today: today, Status: domain.StatusActive, Unit: "a", ToKnown: true}
		for _, c := range change {
			c(&f)
		}
		return f
	}
	is := func(s domain.PersonStatus) func(*MoveFacts) { return func(f *MoveFacts) { f.Status = s } }
	for _, c := range []struct {
		name  string
		facts MoveFacts
		want  string
	}{
		{"to another unit", facts(move(domain.MoveTransfer, "b")), ""},
		{"to the same", facts(move(domain.MoveTransfer, "a")), "move.same_unit"},
		{"to a unit nobody knows", facts(move(domain.MoveTransfer, "b"), func(f *MoveFacts) { f.ToKnown = false }), "person.unknown_unit"},
		{"to a unit that was merged", facts(move(domain.MoveTransfer, "b"), func(f *MoveFacts) { f.ToClosed = true }), "move.unit_closed"},
		{"leaves to a unit", facts(move(domain.MoveLeave, "b")), "move.no_unit_wanted"},
		{"leaves", facts(move(domain.MoveLeave, "")), ""},
		{"leaves twice", facts(move(domain.MoveLeave, ""), is(domain.StatusLeft)), "move.not_active"},
		{"dies after having retired", facts(move(domain.MoveDeath, ""), is(domain.StatusRetired)), "move.not_active"},
		{"comes back", facts(move(domain.MoveReturn, "a"), is(domain.StatusRetired)), ""},
		{"comes back who was never away", facts(move(domain.MoveReturn, "a")), "move.active_already"},
		{"comes back from the dead", facts(move(domain.MoveReturn, "a"), is(domain.StatusDied)), "move.died"},
		{"without a reason", facts(domain.Move{Kind: domain.MoveRetire, On: today}), "move.no_reason"},
		{"tomorrow", facts(domain.Move{Kind: domain.MoveRetire, On: today.AddDays(1), Reason: "到龄"}), "move.in_future"},
		{"without a day", facts(domain.Move{Kind: domain.MoveRetire, Reason: "到龄"}), "form.required"},
		{"before the last move", facts(move(domain.MoveRetire, ""), func(f *MoveFacts) { f.LastOn = today.AddDays(1) }), "move.before_last"},
		{"on the day of the last move", facts(move(domain.MoveRetire, ""), func(f *MoveFacts) { f.LastOn = today }), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := ""
			if rs := CheckMove(c.facts); len(rs) > 0 {
				got = rs[0].Code
			}
			if got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

func TestR17_LeavingEndsTheEnrolment(t *testing.T) {
	p := shipped(t)
	for _, c := range []struct {
		kind domain.MoveKind
		on   domain.Date
		want bool
	}{
		{domain.MoveLeave, p.ClosesOn, true},
		{domain.MoveRetire, p.ClosesOn.AddDays(1), false},
		{domain.MoveDeath, domain.NewDate(2020, 1, 2), true},
		{domain.MoveTransfer, p.ClosesOn, false},
		{domain.MoveReturn, p.ClosesOn, false},
		{domain.MoveMerger, p.ClosesOn, false},
	} {
		if got := p.EndsEnrolment(c.kind, c.on); got != c.want {
			t.Errorf("%s on %s ends the enrolment: %v", c.kind, c.on, got)
		}
	}
}
