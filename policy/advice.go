package policy

import "xueshi/domain"

// AdviceFacts are what a person's next steps follow from.
type AdviceFacts struct {
	Today     domain.Date
	Totals    domain.Totals // registered
	Pending   domain.Totals // handed in, not yet registered
	Planned   domain.Hours  // specialty hours of plans on whose roster the person is and that have no result yet
	Cohort    domain.Cohort
	Series    string
	Windows   []domain.Window
	Submitted bool        // in a live submission
	LateUntil domain.Date // see Policy.LateUntil
	Excepted  Period      // the chief's exception (R17)
	Stamped   bool
}

// Advice is something to do next, and until when.
type Advice struct {
	Code  string         `json:"code"`
	Facts map[string]any `json:"facts,omitempty"`
	By    domain.Date    `json:"by"` // zero: no day is set
}

// NextAdvice returns what a person should do next, most urgent kind first: learn, wait for the registration, be
// submitted. Nothing when the year is stamped or over.
func (p *Policy) NextAdvice(f AdviceFacts) []Advice {
	late := !f.LateUntil.IsZero() && !f.Today.After(f.LateUntil)
	switch {
	case late && !f.Submitted && !f.Stamped:
		return []Advice{{Code: "advice.submit_late", By: f.LateUntil}}
	case f.Excepted.Contains(f.Today) && !f.Submitted && !f.Stamped && p.MissingHours(f.Totals).None():
		return []Advice{{Code: "advice.submit_excepted", By: f.Excepted.To}}
	case f.Stamped || f.Today.After(p.ClosesOn):
		return nil
	case f.Submitted:
		return []Advice{{Code: "advice.wait_for_stamp"}}
	}
	missing := p.MissingHours(f.Totals)
	if missing.None() {
		return []Advice{submitAdvice(f)}
	}
	coming := domain.Totals{Common: f.Totals.Common + f.Pending.Common, Specialty: f.Totals.Specialty + f.Pending.Specialty}
	learn := p.learnAdvice(f, p.MissingHours(coming))
	if len(learn) == 0 {
		return []Advice{{Code: "advice.wait_for_registration", Facts: map[string]any{
			"common": f.Pending.Common, "specialty": f.Pending.Specialty,
		}}}
	}
	return append(learn, submitAdvice(f))
}

// learnAdvice says what is still to be learned, after what is handed in already.
func (p *Policy) learnAdvice(f AdviceFacts, missing Missing) []Advice {
	var advice []Advice
	if missing.Common > 0 {
		code := "advice.pass_common"
		if f.Today.Before(p.Common.OpensOn) {
			code = "advice.common_opens"
		}
		advice = append(advice, Advice{Code: code, By: p.Learning.To, Facts: map[string]any{
			"course": p.Common.Course, "hours": p.Hours.Common, "platform": p.Common.Platform,
			"opensOn": p.Common.OpensOn, "pass": p.Common.PassScore,
		}})
	}
	short := max(missing.Specialty, missing.Total-missing.Common)
	if unplanned := short - f.Planned; short > 0 && unplanned <= 0 {
		advice = append(advice, Advice{Code: "advice.attend_plans", By: p.Learning.To, Facts: map[string]any{
			"missing": short, "planned": f.Planned,
		}})
	} else if unplanned > 0 {
		advice = append(advice, Advice{Code: "advice.find_specialty", By: p.Learning.To, Facts: map[string]any{
			"missing": short, "planned": f.Planned, "unplanned": unplanned,
		}})
	}
	return advice
}

// submitAdvice says in which window the unit has to submit the person.
func submitAdvice(f AdviceFacts) Advice {
	found := FindWindow(f.Windows, f.Cohort, f.Series, f.Today)
	w, code := found.Window, "advice.submit_now"
	if w == nil {
		w, code = found.Next, "advice.submit_later"
	}
	if w == nil {
		return Advice{Code: "advice.window_awaited", Facts: map[string]any{"missed": found.Missed}}
	}
	return Advice{Code: code, By: w.ClosesOn, Facts: map[string]any{
		"opensOn": w.OpensOn, "closesOn": w.ClosesOn, "missed": found.Missed,
	}}
}
