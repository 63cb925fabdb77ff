package policy

import "xueshi/domain"

// Missing is what a person's totals lack, by subject and in all; never negative.
type Missing struct {
	Common    domain.Hours `json:"common"`
	Specialty domain.Hours `json:"specialty"`
	Total     domain.Hours `json:"total"`
}

// None says that nothing is missing.
func (m Missing) None() bool { return m == Missing{} }

// MissingHours returns what the totals lack for the year (R12; notice 2(2)): the common subject, at least the specialty
// hours, and the total. Specialty hours beyond their share count towards the total; common hours beyond theirs do not.
func (p *Policy) MissingHours(t domain.Totals) Missing {
	short := func(need, have domain.Hours) domain.Hours { return max(need-have, 0) }
	counted := min(t.Common, p.Hours.Common) + t.Specialty
	return Missing{
		Common:    short(p.Hours.Common, t.Common),
		Specialty: short(p.Hours.Specialty, t.Specialty),
		Total:     short(p.Hours.Total, counted),
	}
}

// CheckComplete refuses to submit a person whose registered hours do not reach the year's, and says what is missing, in
// hours (R12).
func (p *Policy) CheckComplete(t domain.Totals) *domain.Refusal {
	missing := p.MissingHours(t)
	if missing.None() {
		return nil
	}
	return domain.Refuse("R12", "submission.hours_missing", "personId",
		"common", t.Common, "specialty", t.Specialty, "total", t.Sum(),
		"needCommon", p.Hours.Common, "needSpecialty", p.Hours.Specialty, "needTotal", p.Hours.Total,
		"missingCommon", missing.Common, "missingSpecialty", missing.Specialty, "missingTotal", missing.Total)
}
