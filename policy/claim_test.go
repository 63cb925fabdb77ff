package policy

import (
	"bytes"
	"maps"
	"slices"
	"testing"

	"xueshi/domain"
)

// paper is a claim that R9 has nothing to say against.
func paper(t *testing.T) ClaimFacts {
	t.Helper()
	return ClaimFacts{
		HandedInOn: day(t, "2020-06-15"),
		Claim: domain.Claim{
			Evidence: "论文", Title: "收入确认的若干问题", Identity: "《会计之友》2020年第3期 第12-18页", EarnedOn: day(t, "2020-03-15"),
			Authors: []domain.ClaimAuthor{{PersonID: "a", Hours: 20}, {PersonID: "b", Hours: 10}},
		},
	}
}

// withTable has what a paper and a book are worth.
func withTable(t *testing.T) *Policy {
	t.Helper()
	return parseWith(t, "kinds: []", "kinds: [{name: 论文, hours: 20, capPerYear: 30}, {name: 著作, capPerYear: 50}]")
}

func TestR9_AClaim(t *testing.T) {
	for _, c := range []struct {
		name string
		edit func(*ClaimFacts)
		want []string
	}{
		{"a paper", func(*ClaimFacts) {}, nil},
		{"a kind the notice does not list", func(f *ClaimFacts) { f.Claim.Evidence = "奖状" }, []string{"claim.evidence_kind evidence"}},
		{"no title", func(f *ClaimFacts) { f.Claim.Title = " " }, []string{"form.required title"}},
		{"nothing that identifies it", func(f *ClaimFacts) { f.Claim.Identity = " 《》— " }, []string{"claim.no_evidence identity"}},
		{"nobody", func(f *ClaimFacts) { f.Claim.Authors = nil }, []string{"form.empty_list authors"}},
		{"an author twice", func(f *ClaimFacts) { f.Claim.Authors[1].PersonID = "a" }, []string{"claim.twice authors[1].personId"}},
		{"used before by one", func(f *ClaimFacts) { f.UsedIn = map[string]string{"b": "CG-1"} }, []string{"claim.evidence_used authors[1].personId"}},
		{"used before by another person", func(f *ClaimFacts) { f.UsedIn = map[string]string{"c": "CG-1"} }, nil},
		{"no hours", func(f *ClaimFacts) { f.Claim.Authors[0].Hours = 0 }, []string{"claim.hours authors[0].hours"}},
		{"one hour", func(f *ClaimFacts) { f.Claim.Authors[0].Hours = 1 }, nil},
		{"a whole year's", func(f *ClaimFacts) { f.Claim.Authors[0].Hours = 60 }, nil},
		{"more than a year's", func(f *ClaimFacts) { f.Claim.Authors[0].Hours = 61 }, []string{"claim.hours authors[0].hours"}},
		{"much held, and no cap", func(f *ClaimFacts) { f.Held = map[string]domain.Hours{"a": 100} }, nil},
		{"on the day", func(f *ClaimFacts) { f.Claim.EarnedOn = f.HandedInOn }, nil},
		{"in the future", func(f *ClaimFacts) { f.Claim.EarnedOn = f.HandedInOn.AddDays(1) }, []string{"claim.in_future earnedOn"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			facts := paper(t)
			c.edit(&facts)
			wantCodes(t, shipped(t).CheckClaim(facts), c.want...)
		})
	}
}

func TestR10_AClaimOfAnotherYear(t *testing.T) {
	for on, want := range map[string][]string{"2019-12-31": {"hours.other_year earnedOn"}, "2020-01-01": nil} {
		facts := paper(t)
		facts.Claim.EarnedOn = day(t, on)
		wantCodes(t, shipped(t).CheckClaim(facts), want...)
	}
}

func TestR9_TheTableOfHours(t *testing.T) {
	p := withTable(t)
	for _, c := range []struct {
		name     string
		evidence string
		hours    domain.Hours
		held     domain.Hours
		want     []string
	}{
		{"what the table says", "论文", 20, 0, nil},
		{"more", "论文", 21, 0, []string{"claim.hours authors[0].hours"}},
		{"up to the cap", "论文", 20, 10, nil},
		{"an hour over the cap", "论文", 20, 11, []string{"claim.over_cap authors[0].hours"}},
		{"a cap without hours", "著作", 51, 0, []string{"claim.over_cap authors[0].hours"}},
		{"not in the table", "成果鉴定证书", 60, 40, nil},
	} {
		facts := paper(t)
		facts.Claim.Evidence, facts.Claim.Authors = c.evidence, []domain.ClaimAuthor{{PersonID: "a", Hours: c.hours}}
		facts.Held = map[string]domain.Hours{"a": c.held}
		t.Run(c.name, func(t *testing.T) { wantCodes(t, p.CheckClaim(facts), c.want...) })
	}
	over := paper(t)
	over.Held = map[string]domain.Hours{"a": 25}
	rs := p.CheckClaim(over)
	wantCodes(t, rs, "claim.over_cap authors[0].hours")
	wantFacts(t, &rs[0], map[string]any{"held": domain.Hours(25), "cap": domain.Hours(30), "left": domain.Hours(5)})
	asked := p.WithAskedHours(domain.Claim{Evidence: "论文", Authors: []domain.ClaimAuthor{{PersonID: "a"}, {PersonID: "b", Hours: 5}}})
	if asked.Authors[0].Hours != 20 || asked.Authors[1].Hours != 5 {
		t.Errorf("asked are %v", asked.Authors)
	}
}

func TestR9_TheBureauGrantsHours(t *testing.T) {
	silent, table := shipped(t), withTable(t)
	grant := func(id string, hours domain.Hours) domain.ClaimGrant {
		return domain.ClaimGrant{PersonID: id, Hours: hours}
	}
	for _, c := range []struct {
		name     string
		policy   *Policy
		grants   []domain.ClaimGrant
		excepted []string
		held     domain.Hours // of a
		granted  map[string]domain.Hours
		want     []string
	}{
		{"set for each", silent, []domain.ClaimGrant{grant("a", 20), grant("b", 1)}, nil, 0, map[string]domain.Hours{"a": 20, "b": 1}, nil},
		{"not set", silent, []domain.ClaimGrant{grant("a", 20)}, nil, 0, nil, []string{"claim.hours_unset hours"}},
		{"set for one, the other excepted", silent, []domain.ClaimGrant{grant("a", 20)}, []string{"b"}, 0, map[string]domain.Hours{"a": 20}, nil},
		{"more than asked", silent, []domain.ClaimGrant{grant("a", 21), grant("b", 10)}, nil, 0, nil, []string{"claim.hours hours[0].hours"}},
		{"none", silent, []domain.ClaimGrant{grant("a", 0), grant("b", 10)}, nil, 0, nil, []string{"claim.hours hours[0].hours"}},
		{"twice", silent, []domain.ClaimGrant{grant("a", 9), grant("b", 10), grant("a", 8)}, nil, 0, nil, []string{"claim.twice hours[2].personId"}},
		{"no author", silent, []domain.ClaimGrant{grant("a", 9), grant("b", 10), grant("c", 8)}, nil, 0, nil, []string{"claim.grant_unknown hours[2].personId"}},
		{"excepted and set", silent, []domain.ClaimGrant{grant("a", 9), grant("b", 10)}, []string{"a"}, 0, nil, []string{"claim.grant_unknown hours[0].personId"}},
		{"nobody is left", silent, nil, []string{"a", "b"}, 0, nil, []string{"claim.nobody_left outcome"}},
		{"by the table", table, nil, nil, 0, map[string]domain.Hours{"a": 20, "b": 10}, nil},
		{"fewer than the table's", table, []domain.ClaimGrant{grant("a", 12)}, nil, 0, map[string]domain.Hours{"a": 12, "b": 10}, nil},
		{"the cap was reached meanwhile", table, nil, nil, 20, nil, []string{"claim.over_cap hours"}},
		{"as much as is left", table, []domain.ClaimGrant{grant("a", 10)}, nil, 20, map[string]domain.Hours{"a": 10, "b": 10}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			granted, rs := c.policy.GrantHours(GrantFacts{
				Claim: paper(t).Claim, Grants: c.grants, Excepted: c.excepted, Held: map[string]domain.Hours{"a": c.held},
			})
			wantCodes(t, rs, c.want...)
			if len(rs) == 0 && !maps.Equal(granted, c.granted) {
				t.Errorf("granted %v, want %v", granted, c.granted)
			}
		})
	}
}

func TestR9_TheSameEvidenceHoweverItIsTyped(t *testing.T) {
	want := Fingerprint("ISBN 978-7-5429-6123-4")
	for _, same := range []string{"isbn978-7-5429-6123-4", "ＩＳＢＮ：９７８－７－５４２９－６１２３－４", " ISBN 9787542961234。"} {
		if got := Fingerprint(same); got != want {
			t.Errorf("%q is %q, want %q", same, got, want)
		}
	}
	if Fingerprint("ISBN 978-7-5429-6123-5") == want {
		t.Error("another number is the same evidence")
	}
	if got := Fingerprint("《会计之友》2020年第3期"); got != "会计之友2020年第3期" {
		t.Errorf("Chinese is %q", got)
	}
}

func TestR9_ChecksBesideAClaim(t *testing.T) {
	claim := paper(t).Claim
	codes := func(checks []Check) (all []string) {
		for _, c := range checks {
			all = append(all, c.Code)
		}
		return all
	}
	for _, c := range []struct {
		name      string
		policy    *Policy
		confirmed bool
		refused   domain.Refusals
		clean     bool
		want      []string
	}{
		{"the department's", shipped(t), false, nil, true, []string{"check.claim", "check.claim_earned"}},
		{"hours to be set", shipped(t), true, nil, false, []string{"check.claim", "check.claim_earned", "check.claim_confirmed", "check.claim_hours_unset"}},
		{"hours in the table", withTable(t), true, nil, true, []string{"check.claim", "check.claim_earned", "check.claim_confirmed", "check.claim_hours"}},
		{
			"refused by now", shipped(t), false,
			domain.Refusals{*domain.Refuse("R9", "claim.over_cap", "")},
			false,
			[]string{"claim.over_cap", "check.claim_earned"},
		},
	} {
		checks := c.policy.ClaimChecks(claim, c.confirmed, c.refused)
		if got := codes(checks); !slices.Equal(got, c.want) || Clean(checks) != c.clean {
			t.Errorf("%s: %v, clean %v", c.name, got, Clean(checks))
		}
	}
}

func TestR9_AClaimIsConfirmedBeforeItIsReviewed(t *testing.T) {
	const both = "    - {name: confirmation, role: department, withinWorkingDays: 5}\n    - {name: claimReview, role: clerk, withinWorkingDays: 5, escalateTo: chief}\n"
	for _, c := range []struct{ name, old, with, path string }{
		{"no confirmation", "name: confirmation,", "name: look,", "pipelines.claim"},
		{"no review", "name: claimReview,", "name: look,", "pipelines.claim"},
		{"confirmed by a clerk", "name: confirmation, role: department", "name: confirmation, role: clerk", "pipelines.claim[0].role"},
		{"reviewed by a department", "name: claimReview, role: clerk", "name: claimReview, role: department", "pipelines.claim[1].role"},
		{"confirmed on a condition", "confirmation, role: department,", "confirmation, role: department, when: batch.size > 1,", "pipelines.claim[0].when"},
		{"a kind that is not listed", "kinds: []", "kinds: [{name: 奖状, hours: 5}]", "claims.kinds[0].name"},
		{"a kind twice", "kinds: []", "kinds: [{name: 论文}, {name: 论文}]", "claims.kinds[1].name"},
		{"more hours than a year's", "kinds: []", "kinds: [{name: 论文, hours: 61}]", "claims.kinds[0].hours"},
		{"a cap below one work", "kinds: []", "kinds: [{name: 论文, hours: 20, capPerYear: 19}]", "claims.kinds[0].capPerYear"},
	} {
		_, faults := Parse(edited(t, c.old, c.with))
		if len(faults) != 1 || faults[0].Path != c.path {
			t.Errorf("%s: %v", c.name, faults)
		}
	}
	// A policy that was pinned before claims were known is still read, with the steps that R9 asks for.
	source := bytes.ReplaceAll(edited(t, "  claim:\n"+both, ""), []byte("  kinds: []"), []byte("  # none"))
	p, faults := Parse(source)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	steps, err := p.Steps(PipelineClaim, BatchFacts(1))
	if err != nil {
		t.Fatal(err)
	}
	wantSteps(t, steps, StepConfirmation, StepClaimReview)
}
