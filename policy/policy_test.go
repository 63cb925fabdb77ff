package policy

import (
	"testing"
	"time"

	"xueshi/domain"
)

// shipped returns the policy of 2020 that the tests go by.
func shipped(tb testing.TB) *Policy {
	tb.Helper()
	source, ok := Shipped("guangde-2020")
	if !ok {
		tb.Fatal("guangde-2020 is not shipped")
	}
	p, faults := Parse(source)
	if err := faults.Err(); err != nil {
		tb.Fatal(err)
	}
	return p
}

// day reads a day written as 2020-06-01; an empty text is no day.
func day(tb testing.TB, s string) domain.Date {
	tb.Helper()
	var d domain.Date
	if err := d.UnmarshalText([]byte(s)); err != nil {
		tb.Fatal(err)
	}
	return d
}

// at reads an instant written as 2020-06-01 09:30 in the policy's zone.
func at(tb testing.TB, p *Policy, s string) time.Time {
	tb.Helper()
	instant, err := time.ParseInLocation("2006-01-02 15:04", s, p.Zone())
	if err != nil {
		tb.Fatal(err)
	}
	return instant
}

// one makes a list of a single refusal or none.
func one(r *domain.Refusal) domain.Refusals {
	if r == nil {
		return nil
	}
	return domain.Refusals{*r}
}

// wantCodes compares the refusals with codes, each written as "code field" or "code".
func wantCodes(t *testing.T, got domain.Refusals, want ...string) {
	t.Helper()
	codes := make([]string, len(got))
	for i, r := range got {
		codes[i] = r.Code
		if r.Field != "" {
			codes[i] += " " + r.Field
		}
	}
	if len(codes) != len(want) {
		t.Fatalf("refused %q, want %q", codes, want)
	}
	for i := range want {
		if codes[i] != want[i] {
			t.Errorf("refusal %d is %q, want %q", i, codes[i], want[i])
		}
	}
}

// wantRule checks that every refusal carries the rule.
func wantRule(t *testing.T, got domain.Refusals, rule string) {
	t.Helper()
	for _, r := range got {
		if r.Rule != rule {
			t.Errorf("%s carries rule %q, want %q", r.Code, r.Rule, rule)
		}
	}
}

// wantFacts compares some facts of a refusal.
func wantFacts(t *testing.T, r *domain.Refusal, want map[string]any) {
	t.Helper()
	for name, value := range want {
		if r.Facts[name] != value {
			t.Errorf("fact %s is %v, want %v", name, r.Facts[name], value)
		}
	}
}
