package texts

import (
	"regexp"
	"testing"

	"xueshi/domain"
	"xueshi/policy"
)

func TestChecks_EveryCodeOfThePolicyHasAText(t *testing.T) {
	code := regexp.MustCompile(`^check\.[a-z_]+$`)
	src := program(t, "policy")
	for text := range src.literals {
		if code.MatchString(text) && checks[text] == "" {
			t.Errorf("no text for %s", text)
		}
	}
	for text := range checks {
		if !src.literals[text] {
			t.Errorf("nothing in the policy says %s", text)
		}
	}
}

func TestCheck_SaysTheArithmetic(t *testing.T) {
	p := shipped(t)
	if got, want := Check(p.TranscriptChecks(3, 1)[0]), "共 3 行，课程《新时代专业技术人员新理念素养提升》、60 分以上、每人每年一次；其中 1 行不符，未予受理"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	late := p.PlanChecks(policy.PlanCheckFacts{
		Plan:    domain.Plan{StartsOn: domain.NewDate(2020, 7, 1), EndsOn: domain.NewDate(2020, 7, 2)},
		FiledOn: domain.NewDate(2020, 6, 2), Today: domain.NewDate(2020, 6, 2),
	})
	if got := Check(late[0]); late[0].OK || got != "2020年6月2日备案，须提前 30 日，最早 2020年7月2日 开班；方案定于 2020年7月1日 开班，还差 1 日。（依据：通知二（二））" {
		t.Errorf("%+v says %q", late[0], got)
	}
}
