package demo

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"xueshi/domain"
	"xueshi/policy"
)

func theCity(t *testing.T) (*City, *policy.Policy) {
	t.Helper()
	source, _ := policy.Shipped("guangde-2020")
	p, faults := policy.Parse(source)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return Invent(1, p.Base.Name), p
}

func TestInventedCityHasEverythingTheDemonstrationNeeds(t *testing.T) {
	c, p := theCity(t)
	if len(c.People) != Size {
		t.Errorf("%d people, want %d", len(c.People), Size)
	}
	if len(c.Units) < 40 || len(c.Providers) != 3 || c.Providers[0].Name != p.Base.Name {
		t.Errorf("%d units, providers %v", len(c.Units), c.Providers)
	}
	kinds := map[domain.UnitKind]int{}
	for _, u := range c.Units {
		kinds[u.Kind]++
	}
	if len(kinds) != 4 {
		t.Errorf("kinds of units: %v", kinds)
	}
	if len(c.Departments) != len(p.Annex) {
		t.Fatalf("%d departments, the annex has %d", len(c.Departments), len(p.Annex))
	}
	for i, d := range c.Departments {
		if want := p.Annex[i]; d.Name != want.Department || d.Series != want.Name {
			t.Errorf("department %v, the annex has %v", d, want)
		}
	}
}

func TestInventedNumbersAreValidAndUnique(t *testing.T) {
	c, _ := theCity(t)
	seen := map[string]bool{}
	for _, u := range c.Units {
		if r := policy.CheckUnitCode(u.Code); r != nil || seen[u.Code] || seen[u.Name] {
			t.Errorf("%s %s: %v", u.Name, u.Code, r)
		}
		seen[u.Code], seen[u.Name] = true, true
	}
	reviewed := 0
	for _, p := range c.People {
		if r := policy.CheckIDNumber(p.IDNumber); r != nil || seen[p.IDNumber] || !strings.HasPrefix(p.IDNumber, "999999") {
			t.Errorf("%s %s: %v", p.Name, p.IDNumber, r)
		}
		seen[p.IDNumber] = true
		if p.TitleReview {
			reviewed++
		}
	}
	if share := float64(reviewed) / Size; share < 0.17 || share > 0.23 {
		t.Errorf("%.0f%% are in the title review, want about a fifth", share*100)
	}
}

func TestTheSameSeedInventsTheSameCity(t *testing.T) {
	one, _ := theCity(t)
	two, _ := theCity(t)
	if !reflect.DeepEqual(one, two) {
		t.Error("two cities from one seed differ")
	}
	if reflect.DeepEqual(one.People, Invent(2, "x").People) {
		t.Error("another seed invents the same people")
	}
}

func TestOrganisationCheckFollowsGB11714(t *testing.T) {
	if got := organisationCheck("00000000"); got != "0" {
		t.Errorf("00000000 has %s", got)
	}
	if got := UnitCode(domain.UnitEnterprise, 1); len(got) != 18 || got[:8] != "91341882" {
		t.Errorf("unit code %s", got)
	}
	if got := IDNumber(domain.NewDate(1988, time.January, 1), 1); got != "99999919880101001X" {
		t.Errorf("ID number %s", got)
	}
}
