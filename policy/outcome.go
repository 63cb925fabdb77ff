package policy

import (
	"slices"

	"xueshi/domain"
)

// ExpiresAtYearEnd says whether an open case that waits for the role when the year ends expires (R17). What waits for
// the bureau is decided (R16); what waits for anybody else did not make it. The year's own case closes by itself. Feedback
// is answered whatever the year (R21), and an appeal is against how it has ended: their steps have time limits of their own.
func ExpiresAtYearEnd(kind domain.CaseKind, waitingFor domain.Role) bool {
	return kind != domain.KindYear && !OutlivesYear(kind) && !waitingFor.Bureau()
}

// OutlivesYear says whether cases of the kind do not expire with their year, whoever they wait for.
func OutlivesYear(kind domain.CaseKind) bool {
	return kind == domain.KindFeedback || kind == domain.KindAppeal
}

// OutcomeFacts are what decides a person's outcome when the year has ended.
type OutcomeFacts struct {
	Totals  domain.Totals
	Pending domain.Totals // handed in within the year and still with the bureau (R16)
	Stamped bool
	Live    bool // in a submission that was handed in within the year and is still being decided (R16)
	// Late says that the hours were complete only when no window was left and that the unit may still submit them (R16).
	Late bool
	// Excepted says that the chief's exception is still to be decided, or has not run out (R17).
	Excepted bool
	// Returned says that the person was in a submission, was returned, and did not come again.
	Returned bool
	// WindowMissed says that a title-review person's own window went by without a submission.
	WindowMissed bool
}

// Reason is one reason for an incomplete year, with its arithmetic.
type Reason struct {
	Code  string         `json:"code"`
	Facts map[string]any `json:"facts,omitempty"`
}

// DecideOutcome returns the outcome of a person's year (R16, R17), and for an incomplete one all the reasons. The outcome
// is empty while an exception runs, and while the bureau still owes a decision that could complete the year, or gave it too late for the windows.
func (p *Policy) DecideOutcome(f OutcomeFacts) (domain.Outcome, []Reason) {
	switch {
	case f.Stamped:
		return domain.Completed, nil
	case f.Live || f.Late || f.Excepted || p.completedBy(f.Totals, f.Pending):
		return "", nil
	}
	reasons := p.shortReasons(p.MissingHours(f.Totals))
	if f.Returned {
		reasons = append(reasons, Reason{Code: "outcome.returned"})
	} else if len(reasons) == 0 {
		reasons = append(reasons, Reason{Code: "outcome.not_submitted"})
	}
	if f.WindowMissed {
		reasons = append(reasons, Reason{Code: "outcome.window_missed"})
	}
	return domain.Incomplete, reasons
}

// completedBy says whether the pending hours would complete totals that are short.
func (p *Policy) completedBy(totals, pending domain.Totals) bool {
	with := domain.Totals{Common: totals.Common + pending.Common, Specialty: totals.Specialty + pending.Specialty}
	return !p.MissingHours(totals).None() && p.MissingHours(with).None()
}

// shortReasons names the subjects that are short; the total only when neither subject explains it.
func (p *Policy) shortReasons(m Missing) []Reason {
	var rs []Reason
	if m.Common > 0 {
		rs = append(rs, Reason{Code: "outcome.common_short", Facts: map[string]any{
			"missing": m.Common, "need": p.Hours.Common,
		}})
	}
	if m.Specialty > 0 {
		rs = append(rs, Reason{Code: "outcome.specialty_short", Facts: map[string]any{
			"missing": m.Specialty, "need": p.Hours.Specialty,
		}})
	}
	if m.Total > m.Common+m.Specialty {
		rs = append(rs, Reason{Code: "outcome.total_short", Facts: map[string]any{
			"missing": m.Total, "need": p.Hours.Total,
		}})
	}
	return slices.Clip(rs)
}
