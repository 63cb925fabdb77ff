package rehearsal

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"time"

	"xueshi/domain"
	"xueshi/policy"
)

// BaseName is how a scenario calls the policy's base: $base.
const BaseName = "base"

// thing is what a name stands for.
type thing string

const (
	aDepartment thing = "department"
	aProvider   thing = "provider"
	aUnit       thing = "unit"
	aPerson     thing = "person"
	anAccount   thing = "account"
	saved       thing = "saved value"
)

// fixtures checks what is made before the first step, and returns every name there is then.
func (p *parser) fixtures(s *Scenario) map[string]thing {
	names := map[string]thing{BaseName: aProvider, s.Policy.Base.Name: aProvider}
	for _, series := range s.Policy.Annex {
		names[series.Department] = aDepartment
	}
	for i, provider := range s.Fixtures.Providers {
		place := []any{"fixtures", "providers", i}
		p.newName(names, place, provider.ID, aProvider)
		if provider.Name == "" {
			p.faultAt(append(place, "name"), "is missing")
		}
	}
	for i, unit := range s.Fixtures.Units {
		p.unit(names, []any{"fixtures", "units", i}, unit)
	}
	for i, person := range s.Fixtures.People {
		p.person(names, []any{"fixtures", "people", i}, person)
	}
	for i, account := range s.Fixtures.Accounts {
		p.account(names, []any{"fixtures", "accounts", i}, account)
	}
	return names
}

// newName takes up a fixture's id.
func (p *parser) newName(names map[string]thing, place []any, id string, is thing) {
	place = append(slices.Clone(place), "id")
	if !regexp.MustCompile(`^[\p{L}_][\p{L}\p{N}_]*$`).MatchString(id) {
		p.faultAt(place, "must be letters, digits and _, not %q", id)
		return
	}
	if other, taken := names[id]; taken {
		p.faultAt(place, "%s is the name of a %s already", id, other)
	}
	names[id] = is
}

func (p *parser) unit(names map[string]thing, place []any, u Unit) {
	p.newName(names, place, u.ID, aUnit)
	kinds := []domain.UnitKind{domain.UnitEnterprise, domain.UnitInstitution, domain.UnitSocial, domain.UnitTownship}
	if !slices.Contains(kinds, u.Kind) {
		p.faultAt(append(place, "kind"), "%q is not a kind of unit; it must be one of %v", u.Kind, kinds)
	}
	if u.Name == "" {
		p.faultAt(append(place, "name"), "is missing")
	}
	if r := policy.CheckUnitCode(u.Code); r != nil {
		p.faultAt(append(place, "code"), "%q is not a unit code (GB 32100): %s", u.Code, wrongCode(r))
	}
	if u.SupervisedBy != "" && names[u.SupervisedBy] != aDepartment {
		p.faultAt(append(place, "supervisedBy"), "%q is not a department of the policy's annex", u.SupervisedBy)
	}
}

func (p *parser) person(names map[string]thing, place []any, person Person) {
	p.newName(names, place, person.ID, aPerson)
	if person.Name == "" {
		p.faultAt(append(place, "name"), "is missing")
	}
	if r := policy.CheckIDNumber(person.IDNumber); r != nil {
		p.faultAt(append(place, "idNumber"), "%q is not an ID number (GB 11643): %s", person.IDNumber, wrongCode(r))
	}
	if names[person.Unit] != aUnit {
		p.faultAt(append(place, "unit"), "%q is not a unit of the fixtures", person.Unit)
	}
	if person.Series == "" {
		p.faultAt(append(place, "series"), "is missing")
	}
}

// wrongCode says in a word what a check found.
func wrongCode(r *domain.Refusal) string { return fmt.Sprint(r.Code, " ", r.Facts) }

func (p *parser) account(names map[string]thing, place []any, a Account) {
	p.newName(names, place, a.ID, anAccount)
	if !slices.Contains(domain.Roles(), a.Role) {
		p.faultAt(append(place, "role"), "%q is not a role; it must be one of %v", a.Role, domain.Roles())
		return
	}
	var tied thing
	switch a.Role {
	case domain.RoleDepartment, domain.RoleProvider, domain.RoleUnit, domain.RolePerson:
		tied = thing(a.Role) // these four are called alike
	default:
	}
	if names[a.Of] != tied || (tied == "" && a.Of != "") {
		p.faultAt(append(place, "of"), "%s must be of a %s, and %q is none", a.ID, orNobody(tied), a.Of)
	}
}

func orNobody(tied thing) thing {
	if tied == "" {
		return "nobody (leave it out)"
	}
	return tied
}

// steps checks each step, and the names that are known when its turn comes.
func (p *parser) steps(raw []rawStep, s *Scenario, names map[string]thing) []Step {
	steps := make([]Step, len(raw))
	last := s.Start
	for i := range raw {
		place := []any{"steps", i}
		steps[i] = p.step(&raw[i], place, s.Policy.Zone())
		steps[i].N = i + 1
		if at := steps[i].At; !at.IsZero() {
			if at.Before(last) {
				p.faultAt(append(place, "at"), "%s is before %s; time goes forward only", raw[i].At, last.Format("2006-01-02T15:04"))
			}
			last = latest(last, at)
		}
		p.stepNames(&steps[i], place, names)
	}
	return steps
}

func latest(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

func (p *parser) step(raw *rawStep, place []any, zone *time.Location) Step {
	step := Step{
		Line: p.line(place...), Note: raw.Note, As: raw.As, Call: raw.Call, Upload: raw.Upload, Status: raw.Expect.Status, Save: raw.Save,
	}
	if raw.At != "" {
		step.At = p.time(append(place, "at"), raw.At, zone)
	}
	var err error
	for _, part := range []func() error{
		func() error { step.Body, err = valueOf(&raw.Body); return err },
		func() error { step.Answer, err = valueOf(&raw.Expect.Body); return err },
		func() error { return p.with(raw, &step) },
	} {
		if err := part(); err != nil {
			p.faultAt(place, "%s", err)
		}
	}
	switch {
	case step.Call != "":
		p.callParts(&step, place)
	case step.At.IsZero():
		p.faultAt(place, "has neither a call nor a time")
	case step.As != "" || step.With != nil || step.Body != nil || step.Upload != "" || step.Answer != nil || step.Status != 0 || step.Save != nil:
		p.faultAt(place, "has no call; then there is nothing to send or to expect")
	}
	return step
}

func (p *parser) with(raw *rawStep, step *Step) error {
	value, err := valueOf(&raw.With)
	if err != nil || value == nil {
		return err
	}
	var ok bool
	if step.With, ok = value.(map[string]any); !ok {
		return errors.New("with: must name parameters")
	}
	return nil
}

func (p *parser) callParts(step *Step, place []any) {
	if step.Body != nil && step.Upload != "" {
		p.faultAt(append(place, "upload"), "stands instead of a body; take one")
	}
	if step.Upload != "" {
		step.Upload = filepath.Join(p.dir, step.Upload)
		if _, err := os.Stat(step.Upload); err != nil {
			p.faultAt(append(place, "upload"), "%s", err)
		}
	}
}

// stepNames checks the names that a step refers to, and takes up those it saves.
func (p *parser) stepNames(step *Step, place []any, names map[string]thing) {
	if step.Call != "" && names[step.As] != anAccount {
		p.faultAt(append(place, "as"), "%q is not an account of the fixtures", step.As)
	}
	for _, name := range namesIn([]any{step.With, step.Body, step.Answer}) {
		if _, known := names[name]; !known {
			p.faultAt(place, "$%s is not known here: no fixture, and no step before saved it", name)
		}
	}
	for name, path := range step.Save {
		if is, taken := names[name]; taken && is != saved {
			p.faultAt(append(place, "save", name), "%s is the name of a %s", name, is)
			continue
		}
		if path == "" {
			p.faultAt(append(place, "save", name), "must be the path of a field of the answer")
		}
		names[name] = saved
	}
}

// expectations checks that what is expected is about people and accounts there are.
func (p *parser) expectations(s *Scenario) {
	for id, want := range s.Expect.People {
		place := []any{"expect", "people", id}
		if !slices.ContainsFunc(s.Fixtures.People, func(person Person) bool { return person.ID == id }) {
			p.faultAt(place, "%s is not a person of the fixtures", id)
		}
		if o := want.Outcome; o != nil && !slices.Contains([]domain.Outcome{domain.Completed, domain.Incomplete, ""}, *o) {
			p.faultAt(append(place, "outcome"), "%q must be completed, incomplete, or \"\" for undecided", *o)
		}
	}
	for id := range s.Expect.Reminders {
		if !slices.ContainsFunc(s.Fixtures.Accounts, func(a Account) bool { return a.ID == id }) {
			p.faultAt([]any{"expect", "reminders", id}, "%s is not an account of the fixtures", id)
		}
	}
}
