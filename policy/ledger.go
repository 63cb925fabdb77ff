package policy

import "xueshi/domain"

// CheckEarned refuses hours earned outside the year's learning dates (R10; notice 3(3): 当年学习、当年验证).
func (p *Policy) CheckEarned(on domain.Date) *domain.Refusal {
	if p.Learning.Contains(on) {
		return nil
	}
	return domain.Refuse("R10", "hours.other_year", "earnedOn",
		"on", on, "from", p.Learning.From, "to", p.Learning.To)
}

// Total returns the sum of a person's ledger lines of one year (R11). It is the only way to a person's totals.
func Total(lines []domain.Credit) domain.Totals {
	var t domain.Totals
	for _, l := range lines {
		switch l.Subject {
		case domain.Common:
			t.Common += l.Hours
		case domain.Specialty:
			t.Specialty += l.Hours
		}
	}
	return t
}

// CheckReversal checks a line that takes back another one of the person's lines (R11): all of it, once, with a reason
// and an author. A reversal is not reversed; what was right is added anew.
func CheckReversal(line domain.Credit, existing []domain.Credit) domain.Refusals {
	var rs domain.Refusals
	if blank(line.Reason) {
		rs = append(rs, *domain.Refuse("R11", "reversal.no_reason", "reason"))
	}
	if blank(line.AuthorID) {
		rs = append(rs, *domain.Refuse("R11", "reversal.no_author", "author"))
	}
	var original *domain.Credit
	for i, e := range existing {
		if e.ID == line.Reverses {
			original = &existing[i]
		}
		if e.Reverses != 0 && e.Reverses == line.Reverses {
			rs = append(rs, *domain.Refuse("R11", "reversal.twice", "reverses", "line", line.Reverses))
		}
	}
	return add(rs, matchReversal(line, original))
}

func matchReversal(line domain.Credit, original *domain.Credit) *domain.Refusal {
	switch {
	case original == nil || line.Reverses == 0:
		return domain.Refuse("R11", "reversal.no_line", "reverses", "line", line.Reverses)
	case original.Reverses != 0:
		return domain.Refuse("R11", "reversal.of_reversal", "reverses", "line", line.Reverses)
	case line.Hours != -original.Hours || line.Subject != original.Subject ||
		line.PersonID != original.PersonID || line.Year != original.Year:
		return domain.Refuse("R11", "reversal.differs", "hours", "hours", line.Hours, "right", -original.Hours)
	default:
		return nil
	}
}
