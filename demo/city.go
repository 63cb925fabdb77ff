package demo

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"xueshi/domain"
	"xueshi/policy"
)

// City is who and what there is in the invented city.
type City struct {
	Departments []Department
	Providers   []Provider // the first is the base
	Units       []Unit
	People      []Person
}

// Department is a department with its series and what it teaches.
type Department struct {
	Login, Name, Series string
	Subjects            []string
}

// Provider is a teaching organisation.
type Provider struct{ Login, Name string }

// Unit is an employer with a code by GB 32100.
type Unit struct {
	Login, Name, Code string
	Kind              domain.UnitKind
	SupervisedBy      string // a department's name
	Series            string // of most of its people
}

// Person is one of a unit's staff. TitleReview: takes part in this year's title review.
type Person struct {
	Name, IDNumber string
	Unit           int // index into Units
	Series         string
	TitleReview    bool
}

// Size is how many people the city has.
const Size = 2000

// Invent makes the city for a policy's base. The same seed makes the same city.
func Invent(seed uint64, base string) *City {
	r := rand.New(rand.NewPCG(seed, seed)) //nolint:gosec // invention, not secrecy
	c := &City{Providers: append([]Provider{{Login: "base", Name: base}}, otherProviders()...)}
	for _, d := range departments() {
		c.Departments = append(c.Departments, Department{d.login, d.name, d.series, d.subjects})
		first := len(c.Units)
		for _, u := range d.units {
			c.addUnit(u, d)
		}
		for i, n := range shares(r, d.people, len(d.units)) {
			c.addStaff(r, first+i, n, d.series)
		}
	}
	return c
}

func (c *City) addUnit(u unitKind, d department) {
	n := len(c.Units) + 1
	c.Units = append(c.Units, Unit{
		Login: fmt.Sprintf("unit%02d", n), Name: u.name, Code: UnitCode(u.kind, n), Kind: u.kind, SupervisedBy: d.name, Series: d.series,
	})
}

// addStaff employs n people: most in the unit's series, one in twenty an accountant.
func (c *City) addStaff(r *rand.Rand, unit, n int, series string) {
	const (
		accountants = 20 // one in
		reviewed    = 5  // one in
	)
	for range n {
		p := Person{Name: name(r), IDNumber: c.idNumber(r), Unit: unit, Series: series, TitleReview: r.IntN(reviewed) == 0}
		if r.IntN(accountants) == 0 {
			p.Series = "会计"
		}
		c.People = append(c.People, p)
	}
}

// shares divides a whole among n, none getting less than half an even share.
func shares(r *rand.Rand, whole, n int) []int {
	parts := make([]int, n)
	least := whole / n / 2 // half of an even share
	for i := range parts {
		parts[i] = least
	}
	for range whole - least*n {
		parts[r.IntN(n)]++
	}
	return parts
}

// name draws a name: a common surname more often than a rare one, and one or two characters.
func name(r *rand.Rand) string {
	family, own := []rune(surnames), []rune(given)
	s := string(family[min(r.IntN(len(family)), r.IntN(len(family)))]) + string(own[r.IntN(len(own))])
	const two = 3 // of four names have two characters
	if r.IntN(4) < two {
		s += string(own[r.IntN(len(own))])
	}
	return s
}

// idNumber invents an ID number that nobody can have: 999999 is no place's code.
func (c *City) idNumber(r *rand.Rand) string {
	born := time.Date(1963, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, r.IntN(35*365))
	for sequence := r.IntN(1000); ; sequence = (sequence + 1) % 1000 {
		id := IDNumber(domain.DateOf(born), sequence)
		if !slices.ContainsFunc(c.People, func(p Person) bool { return p.IDNumber == id }) {
			return id
		}
	}
}

// IDNumber returns the invented ID number of a birthday and a sequence number below 1000, with its right check digit.
func IDNumber(born domain.Date, sequence int) string {
	first17 := "999999" + strings.ReplaceAll(born.String(), "-", "") + fmt.Sprintf("%03d", sequence)
	return first17 + string(policy.IDCheckDigit(first17))
}

// UnitCode returns the unified social credit code of the n-th invented unit of a kind, with its right check characters
// (GB 32100, and GB 11714 for the organisation code in it).
func UnitCode(kind domain.UnitKind, n int) string {
	const guangde = "341882"
	issuer := map[domain.UnitKind]string{
		domain.UnitEnterprise: "91", domain.UnitInstitution: "12", domain.UnitTownship: "12", domain.UnitSocial: "52",
	}[kind]
	organisation := fmt.Sprintf("0000%04d", n)
	first17 := issuer + guangde + organisation + organisationCheck(organisation)
	return first17 + string(policy.UnitCodeCheck(first17))
}

// organisationCheck is the check character of an organisation code's eight digits (GB 11714).
func organisationCheck(digits string) string {
	sum := 0
	for i, weight := range []int{3, 7, 9, 10, 5, 8, 4, 2} {
		sum += int(digits[i]-'0') * weight
	}
	return "0X987654321"[sum%11 : sum%11+1]
}
