package policy

import (
	"slices"
	"strings"
	"unicode"

	"xueshi/domain"
)

// ClaimRules are the values of claims (notice 3(2)).
type ClaimRules struct {
	Evidence []string    // any one will do
	Kinds    []ClaimKind // what some of them are worth; the notice of 2020 is silent, then the bureau sets the hours
}

// ClaimKind is what one kind of evidence is worth.
type ClaimKind struct {
	Name       string
	Hours      domain.Hours // for one work and author; 0: the bureau sets them within the claim
	CapPerYear domain.Hours // for one author; 0: none
}

// ClaimKind returns what a kind of evidence is worth; nothing is set for one that the table does not name.
func (p *Policy) ClaimKind(evidence string) ClaimKind {
	for _, k := range p.Claims.Kinds {
		if k.Name == evidence {
			return k
		}
	}
	return ClaimKind{Name: evidence}
}

// most returns the most hours that one work can give an author.
func (p *Policy) most(k ClaimKind) domain.Hours {
	if k.Hours > 0 {
		return k.Hours
	}
	return p.Hours.Specialty
}

// WithAskedHours returns the claim with the table's hours for authors for whom none are asked.
func (p *Policy) WithAskedHours(c domain.Claim) domain.Claim {
	c.Authors = slices.Clone(c.Authors)
	for i := range c.Authors {
		if c.Authors[i].Hours == 0 {
			c.Authors[i].Hours = p.ClaimKind(c.Evidence).Hours
		}
	}
	return c
}

// Fingerprint is what identifies a work however it is typed (R9): its letters and digits, without blanks, signs, case
// and width. The kind of evidence is no part of it: a paper is no other one for being called a book.
func Fingerprint(identity string) string {
	const fullWidth = '！' - '!'
	return strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' {
			r -= fullWidth
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, identity)
}

// ClaimFacts are what CheckClaim needs to know.
type ClaimFacts struct {
	Claim      domain.Claim
	HandedInOn domain.Date
	UsedIn     map[string]string       // by author: the case in which the same evidence counts or may come to count, in any year
	Held       map[string]domain.Hours // by author: hours of the same kind and year in other cases
}

// CheckClaim checks a claim when it is handed in (R9, R10; notice 3(2)): evidence of a kind the notice lists, used once,
// ever, for each author, hours within the policy's table. Whether the evidence is genuine is for the department's and
// the bureau's eyes.
func (p *Policy) CheckClaim(f ClaimFacts) domain.Refusals {
	c := f.Claim
	var rs domain.Refusals
	if !slices.Contains(p.Claims.Evidence, c.Evidence) {
		rs = append(rs, *domain.Refuse("R9", "claim.evidence_kind", "evidence", "evidence", c.Evidence, "wanted", p.Claims.Evidence))
	}
	if blank(c.Title) {
		rs = append(rs, *domain.Refuse("", "form.required", "title"))
	}
	if Fingerprint(c.Identity) == "" {
		rs = append(rs, *domain.Refuse("R9", "claim.no_evidence", "identity"))
	}
	if len(c.Authors) == 0 {
		rs = append(rs, *domain.Refuse("", "form.empty_list", "authors"))
	}
	seen := map[string]bool{}
	for i, a := range c.Authors {
		at := index("authors", i)
		if used, found := f.UsedIn[a.PersonID]; found {
			rs = append(rs, *domain.Refuse("R9", "claim.evidence_used", at+".personId", "case", used))
		}
		if seen[a.PersonID] {
			rs = append(rs, *domain.Refuse("R9", "claim.twice", at+".personId"))
		}
		seen[a.PersonID] = true
		rs = add(rs, p.checkClaimedHours(c.Evidence, a.Hours, f.Held[a.PersonID], at+".hours"))
	}
	if c.EarnedOn.After(f.HandedInOn) {
		return append(rs, *domain.Refuse("R9", "claim.in_future", "earnedOn", "earnedOn", c.EarnedOn, "handedInOn", f.HandedInOn))
	}
	return add(rs, p.CheckEarned(c.EarnedOn))
}

// checkClaimedHours keeps an author's hours within what one work can give, and within the kind's cap for the year.
func (p *Policy) checkClaimedHours(evidence string, hours, held domain.Hours, field string) *domain.Refusal {
	k := p.ClaimKind(evidence)
	switch most := p.most(k); {
	case hours < 1 || hours > most:
		return domain.Refuse("R9", "claim.hours", field, "hours", hours, "most", most)
	case k.CapPerYear > 0 && held+hours > k.CapPerYear:
		return domain.Refuse("R9", "claim.over_cap", field,
			"evidence", evidence, "hours", hours, "held", held, "cap", k.CapPerYear, "left", max(0, k.CapPerYear-held))
	default:
		return nil
	}
}

// GrantFacts are what GrantHours needs to know.
type GrantFacts struct {
	Claim    domain.Claim // as it was asked
	Grants   []domain.ClaimGrant
	Excepted []string                // authors who get nothing
	Held     map[string]domain.Hours // as in ClaimFacts
}

// GrantHours returns what each author is granted when the bureau approves a claim (R9): at least one hour and at most
// what was asked. Where the policy's table gives the hours, those asked hold unless the bureau grants fewer; where it is
// silent, the bureau sets them for every author.
func (p *Policy) GrantHours(f GrantFacts) (map[string]domain.Hours, domain.Refusals) {
	asked := map[string]domain.Hours{}
	for _, a := range f.Claim.Authors {
		if !slices.Contains(f.Excepted, a.PersonID) {
			asked[a.PersonID] = a.Hours
		}
	}
	set, rs := setHours(asked, f.Grants)
	if len(asked) == 0 {
		rs = append(rs, *domain.Refuse("R9", "claim.nobody_left", "outcome", "authors", len(f.Claim.Authors)))
	}
	tabled := p.ClaimKind(f.Claim.Evidence).Hours > 0
	granted := make(map[string]domain.Hours, len(asked))
	for _, a := range f.Claim.Authors {
		hours, given := set[a.PersonID]
		switch most, in := asked[a.PersonID]; {
		case !in:
			continue
		case given:
		case tabled:
			hours = most
		default:
			rs = append(rs, *domain.Refuse("R9", "claim.hours_unset", "hours", "evidence", f.Claim.Evidence, "asked", most))
			continue
		}
		granted[a.PersonID] = hours
		if k := p.ClaimKind(f.Claim.Evidence); k.CapPerYear > 0 {
			rs = add(rs, p.checkClaimedHours(k.Name, hours, f.Held[a.PersonID], "hours"))
		}
	}
	return granted, rs
}

// setHours returns the hours that the bureau set, by author; each once, for an author of the claim, within what was asked.
func setHours(asked map[string]domain.Hours, grants []domain.ClaimGrant) (map[string]domain.Hours, domain.Refusals) {
	var rs domain.Refusals
	set := map[string]domain.Hours{}
	for i, g := range grants {
		at := index("hours", i)
		most, known := asked[g.PersonID]
		_, twice := set[g.PersonID]
		switch {
		case !known:
			rs = append(rs, *domain.Refuse("R9", "claim.grant_unknown", at+".personId"))
			continue
		case twice:
			rs = append(rs, *domain.Refuse("R9", "claim.twice", at+".personId"))
		case g.Hours < 1 || g.Hours > most:
			rs = append(rs, *domain.Refuse("R9", "claim.hours", at+".hours", "hours", g.Hours, "most", most))
		}
		set[g.PersonID] = g.Hours
	}
	return set, rs
}

// ClaimChecks are the checks beside a claim's review (R9, R10): refused is what CheckClaim says now.
func (p *Policy) ClaimChecks(c domain.Claim, confirmed bool, refused domain.Refusals) []Check {
	k := p.ClaimKind(c.Evidence)
	checks := checked(refused,
		passed("R9", "check.claim", "evidence", c.Evidence, "authors", len(c.Authors)),
		passed("R10", "check.claim_earned", "earnedOn", c.EarnedOn, "from", p.Learning.From, "to", p.Learning.To))
	switch {
	case !confirmed:
		return checks
	case k.Hours == 0: // there is something to do: the bureau sets the hours
		return append(checks, passed("R9", "check.claim_confirmed"), Check{Rule: "R9", Code: "check.claim_hours_unset", Facts: map[string]any{"evidence": c.Evidence}})
	default:
		return append(checks, passed("R9", "check.claim_confirmed"), passed("R9", "check.claim_hours", "evidence", c.Evidence, "hours", k.Hours, "cap", k.CapPerYear))
	}
}
