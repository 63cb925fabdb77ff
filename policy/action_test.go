package policy

import (
	"strings"
	"testing"
	"time"

	"xueshi/domain"
)

func TestAction_OnlyColleaguesOfOneDesk(t *testing.T) {
	clerk, chief := Colleague{Role: domain.RoleClerk}, Colleague{Role: domain.RoleChief}
	one, two := Colleague{Role: domain.RoleUnit, OrgID: "1"}, Colleague{Role: domain.RoleUnit, OrgID: "2"}
	for _, c := range []struct {
		name       string
		one, other Colleague
		refused    bool
	}{
		{"two clerks", clerk, clerk, false},
		{"a clerk for a chief", chief, clerk, true},
		{"a chief for a clerk", clerk, chief, true},
		{"one unit", one, one, false},
		{"two units", one, two, true},
		{"persons have no colleagues", Colleague{Role: domain.RolePerson}, Colleague{Role: domain.RolePerson}, true},
		{"who has left", clerk, Colleague{Role: domain.RoleClerk, Disabled: true}, true},
	} {
		if got := CheckColleague(c.one, c.other) != nil; got != c.refused {
			t.Errorf("%s: refused %v", c.name, got)
		}
	}
}

func TestAction_UrgedOnceADay(t *testing.T) {
	for _, c := range []struct {
		urged, own bool
		want       string
	}{{false, false, ""}, {true, false, "urge.today"}, {false, true, "urge.own_desk"}, {true, true, "urge.own_desk"}} {
		got := ""
		if r := CheckUrge(c.urged, c.own, domain.NewDate(2020, 6, 1)); r != nil {
			got = r.Code
		}
		if got != c.want {
			t.Errorf("urged %v, own desk %v: %q, want %q", c.urged, c.own, got, c.want)
		}
	}
}

func TestAction_StandInEndsAfterItBegins(t *testing.T) {
	now := time.Date(2020, 6, 1, 9, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		from, until time.Duration
		ok          bool
	}{{0, 1, true}, {-5, 1, true}, {-5, 0, false}, {2, 2, false}, {2, 1, false}, {2, 3, true}} {
		if got := CheckStandIn(now.Add(c.from), now.Add(c.until), now) == nil; got != c.ok {
			t.Errorf("from %d until %d: %v", c.from, c.until, got)
		}
	}
}

// A review of five working days, opened on Monday, June 1st: due at the end of the 8th.
func TestAction_TheReviewersClockStandsStill(t *testing.T) {
	p := shipped(t)
	at := func(day int) time.Time { return domain.NewDate(2020, 6, day).In(p.Zone()).Add(10 * time.Hour) }
	due := p.EndOf(domain.NewDate(2020, 6, 8))
	for _, c := range []struct {
		name              string
		returned, resumed int
		want              int
	}{
		{"returned on the day of opening, and back", 1, 1, 8},
		{"returned on the second working day: four are left", 2, 4, 10},
		{"a weekend between does not count", 5, 8, 9},
		{"returned on the last day: one is left", 8, 10, 11},
		{"returned overdue: one is left all the same", 10, 15, 16},
	} {
		if got, want := p.ResumedDueAt(due, at(c.returned), at(c.resumed)), p.EndOf(domain.NewDate(2020, 6, c.want)); !got.Equal(want) {
			t.Errorf("%s: due %v, want %v", c.name, got, want)
		}
	}
}

func TestPolicy_NeedsAllOrAny(t *testing.T) {
	source, _ := Shipped("guangde-2020")
	for _, c := range []struct {
		needs    string
		everyone bool
		faulty   bool
	}{{"needs: any", false, false}, {"needs: any, signers: 2", false, false}, {"needs: all", true, false}, {"needs: all, signers: 2", false, true}, {"needs: some", false, true}} {
		text := strings.Replace(string(source), "{name: planReview, role: clerk,", "{name: planReview, role: clerk, "+c.needs+",", 1)
		p, faults := Parse([]byte(text))
		if (len(faults) > 0) != c.faulty {
			t.Errorf("%s: faults %v", c.needs, faults)
		}
		if len(faults) > 0 {
			continue
		}
		if step, _ := p.Step("planReview"); step.Everyone != c.everyone {
			t.Errorf("%s: everyone %v", c.needs, step.Everyone)
		}
	}
}
