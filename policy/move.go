package policy

import "xueshi/domain"

// MoveFacts are what CheckMove needs to know about a person who moves.
type MoveFacts struct {
	Move     domain.Move
	Today    domain.Date
	Status   domain.PersonStatus
	Unit     string      // the unit the person belongs to
	LastOn   domain.Date // of the last move; zero: there was none
	ToKnown  bool        // the unit moved to is there
	ToClosed bool        // and it was merged into another
}

// CheckMove says what speaks against a move: it has a reason, a day that has come and does not lie before the last move,
// and it follows from where the person is now. Death is final.
func CheckMove(f MoveFacts) domain.Refusals {
	var rs domain.Refusals
	if blank(f.Move.Reason) {
		rs = append(rs, *domain.Refuse("", "move.no_reason", "reason"))
	}
	switch {
	case f.Move.On.IsZero():
		rs = append(rs, *domain.Refuse("", "form.required", "on"))
	case f.Move.On.After(f.Today):
		rs = append(rs, *domain.Refuse("", "move.in_future", "on", "on", f.Move.On, "today", f.Today))
	case f.Move.On.Before(f.LastOn):
		rs = append(rs, *domain.Refuse("", "move.before_last", "on", "on", f.Move.On, "lastOn", f.LastOn))
	}
	return add(add(rs, checkMoveStatus(f)), checkMoveTarget(f))
}

func checkMoveStatus(f MoveFacts) *domain.Refusal {
	returning := f.Move.Kind == domain.MoveReturn
	switch {
	case f.Status == domain.StatusDied:
		return domain.Refuse("", "move.died", "kind", "lastOn", f.LastOn)
	case returning && f.Status == domain.StatusActive:
		return domain.Refuse("", "move.active_already", "kind")
	case !returning && f.Status != domain.StatusActive:
		return domain.Refuse("", "move.not_active", "kind", "status", f.Status)
	default:
		return nil
	}
}

func checkMoveTarget(f MoveFacts) *domain.Refusal {
	wants := f.Move.Kind == domain.MoveTransfer || f.Move.Kind == domain.MoveReturn
	switch {
	case !wants && f.Move.ToUnit != "":
		return domain.Refuse("", "move.no_unit_wanted", "toUnitId", "kind", f.Move.Kind)
	case !wants:
		return nil
	case !f.ToKnown:
		return domain.Refuse("", "person.unknown_unit", "toUnitId")
	case f.ToClosed:
		return domain.Refuse("", "move.unit_closed", "toUnitId")
	case f.Move.Kind == domain.MoveTransfer && f.Move.ToUnit == f.Unit:
		return domain.Refuse("", "move.same_unit", "toUnitId")
	default:
		return nil
	}
}

// StatusAfter returns what a person is after a move.
func StatusAfter(kind domain.MoveKind) domain.PersonStatus {
	switch kind {
	case domain.MoveLeave:
		return domain.StatusLeft
	case domain.MoveRetire:
		return domain.StatusRetired
	case domain.MoveDeath:
		return domain.StatusDied
	default:
		return domain.StatusActive
	}
}

// EndsEnrolment says whether who leaves on the day is not enrolled any more when the policy's year ends, and so is asked
// for no outcome (R17).
func (p *Policy) EndsEnrolment(kind domain.MoveKind, on domain.Date) bool {
	return StatusAfter(kind) != domain.StatusActive && !on.After(p.ClosesOn)
}
