package policy

import "xueshi/domain"

// Purpose is what another office asks for.
type Purpose string

// The purposes of eligibility queries (R18; notice 3(3), 5(3)).
const (
	ForTitleReview      Purpose = "titleReview"
	ForAppointment      Purpose = "appointment"
	ForAnnualAssessment Purpose = "annualAssessment" // whether 优秀 can be given
)

// blockedBy is the consequence that speaks against a purpose.
func (p Purpose) blockedBy() string {
	switch p {
	case ForTitleReview:
		return NoTitleReview
	case ForAppointment:
		return NoAppointment
	default:
		return NoExcellent
	}
}

// The standings that answer an eligibility query.
const (
	Eligible    = "eligible"
	Ineligible  = "ineligible"
	Suspended   = "suspended"   // would be ineligible, but an appeal is being decided
	Undecided   = "undecided"   // the year has no outcome for the person yet
	NotEnrolled = "notEnrolled" // the person was not asked for hours in the year
	UnknownHere = "unknown"     // nobody of that name and number whom the asker may ask about
)

// Eligibility answers whether a person's year allows the purpose (R18), by its outcome and the consequences that were
// recorded with it. What an incomplete year forbids, it forbids by the consequence of its policy alone.
func Eligibility(purpose Purpose, outcome domain.Outcome, recorded []Consequence) string {
	if outcome == "" {
		return Undecided
	}
	for _, c := range recorded {
		switch {
		case outcome != domain.Incomplete || c.Code != purpose.blockedBy():
		case c.Suspended:
			return Suspended
		default:
			return Ineligible
		}
	}
	return Eligible
}
