package policy

import (
	"time"

	"xueshi/domain"
)

// Colleague is an account that a step may be handed to, or that may stand in for another.
type Colleague struct {
	Role     domain.Role
	OrgID    string // empty in the bureau
	Disabled bool
}

// CheckColleague wants the other to sit at the same desk: of one role and one organisation, and still there (spec §6,
// 转办 and 委托). A clerk is no chief's colleague: what is the chief's alone stays with chiefs (R15).
func CheckColleague(one, other Colleague) *domain.Refusal {
	if one.Role == domain.RolePerson || one.Role != other.Role || one.OrgID != other.OrgID || other.Disabled {
		return domain.Refuse("", "colleague.other_desk", "to", "role", one.Role)
	}
	return nil
}

// CheckSigner wants an added signer (加签) to be of the bureau for the bureau's steps, and of the same desk elsewhere.
func CheckSigner(desk, signer Colleague) *domain.Refusal {
	if desk.Role.Bureau() && signer.Role.Bureau() && !signer.Disabled {
		return nil
	}
	return CheckColleague(desk, signer)
}

// CheckUrge lets the filer's side urge once a day for each case (spec §6, 催办), and only while somebody else has it.
// urged says that the case was urged on the day already.
func CheckUrge(urged, ownDesk bool, today domain.Date) *domain.Refusal {
	switch {
	case ownDesk:
		return domain.Refuse("", "urge.own_desk", "")
	case urged:
		return domain.Refuse("", "urge.today", "", "today", today)
	default:
		return nil
	}
}

// CheckStandIn checks the time of a stand-in (spec §6, 委托): it ends after it begins, and not in the past.
func CheckStandIn(from, until, now time.Time) *domain.Refusal {
	if !until.After(from) || !until.After(now) {
		return domain.Refuse("", "standin.times", "until", "from", from, "until", until, "now", now)
	}
	return nil
}

// ResumedDueAt returns when a step is due that is asked again after a correction (spec §6): the reviewer's clock stood
// still meanwhile, so as many working days are left as were left on the day of the return, but never less than one.
func (p *Policy) ResumedDueAt(wasDueAt, returnedAt, resumedAt time.Time) time.Time {
	last := p.Day(wasDueAt.Add(-time.Microsecond)) // due at the end of this day
	left := max(1, p.WorkingDaysBetween(p.Day(returnedAt), last))
	return p.endOfWorkingDays(resumedAt, left)
}
