package policy

import (
	"slices"

	"xueshi/domain"
)

// ClaimFacts are what CheckClaim needs to know about a request for hours by evidence.
type ClaimFacts struct {
	Hours       domain.Hours
	EarnedOn    domain.Date
	HandedInOn  domain.Date
	Evidence    string // its kind, e.g. 论文
	Fingerprint string // of the evidence file
	UsedInCase  string // number of the case in which this author used the same evidence, in any year; empty for none
	Confirmed   bool   // by the department
	Registering bool   // the bureau is about to register; before that the department's word is still to come
}

// CheckClaim checks a claim (R9, R10; notice 3(2)): evidence of a kind the notice lists, used once, ever, for each
// author, confirmed by the department before the bureau registers. How many hours a work is worth is for their judgement.
func (p *Policy) CheckClaim(f ClaimFacts) domain.Refusals {
	var rs domain.Refusals
	if f.Hours <= 0 || f.Hours > p.Hours.Specialty {
		rs = append(rs, *domain.Refuse("R9", "claim.hours", "hours", "hours", f.Hours, "most", p.Hours.Specialty))
	}
	if !slices.Contains(p.Claims.Evidence, f.Evidence) {
		rs = append(rs, *domain.Refuse("R9", "claim.evidence_kind", "evidence",
			"evidence", f.Evidence, "wanted", p.Claims.Evidence))
	}
	if blank(f.Fingerprint) {
		rs = append(rs, *domain.Refuse("R9", "claim.no_evidence", "evidence"))
	}
	if f.UsedInCase != "" {
		rs = append(rs, *domain.Refuse("R9", "claim.evidence_used", "evidence", "case", f.UsedInCase))
	}
	if f.Registering && !f.Confirmed {
		rs = append(rs, *domain.Refuse("R9", "claim.not_confirmed", ""))
	}
	if f.EarnedOn.After(f.HandedInOn) {
		rs = append(rs, *domain.Refuse("R9", "claim.in_future", "earnedOn",
			"earnedOn", f.EarnedOn, "handedInOn", f.HandedInOn))
	}
	return add(rs, p.CheckEarned(f.EarnedOn))
}
