package rehearsal

import (
	"time"

	"xueshi/domain"
	"xueshi/policy"
)

// Scenario is a year written down, read from a file by Parse. Its names are checked, its operations are not: see
// Scenario.Check.
type Scenario struct {
	Name         string
	Policy       *policy.Policy
	PolicySource []byte
	Start        time.Time // business time before the first step
	Dir          string    // of the file: paths of uploads start here
	Fixtures     Fixtures
	Steps        []Step
	Expect       Expectations
}

// Fixtures are made before the first step. The departments of the policy's annex and its base are made besides; they
// are called by their names.
type Fixtures struct {
	Providers []Provider `yaml:"providers"`
	Units     []Unit     `yaml:"units"`
	People    []Person   `yaml:"people"`
	Accounts  []Account  `yaml:"accounts"`
}

// Provider is a teaching organisation besides the policy's base.
type Provider struct {
	ID   string `yaml:"id"`
	Name string `yaml:"name"`
}

// Unit is an employer. SupervisedBy is the name of a department, and may be empty.
type Unit struct {
	ID           string          `yaml:"id"`
	Code         string          `yaml:"code"`
	Name         string          `yaml:"name"`
	Kind         domain.UnitKind `yaml:"kind"`
	SupervisedBy string          `yaml:"supervisedBy"`
}

// Person is one of a unit's staff.
type Person struct {
	ID          string `yaml:"id"`
	Name        string `yaml:"name"`
	IDNumber    string `yaml:"idNumber"`
	Unit        string `yaml:"unit"` // a unit's id
	Series      string `yaml:"series"`
	TitleReview bool   `yaml:"titleReview"`
}

// Account is who calls. Of names what its role is tied to: a department or the base by name, a provider, unit or person
// by id; empty for the bureau, administrators and auditors.
type Account struct {
	ID   string      `yaml:"id"`
	Role domain.Role `yaml:"role"`
	Of   string      `yaml:"of"`
}

// Step is one call, or only a time when Call is empty.
type Step struct {
	N      int // 1 is the first
	Line   int
	Note   string
	At     time.Time // zero: at once
	As     string
	Call   string
	With   map[string]any
	Body   any // nil: none
	Upload string
	Status int // 0: any that means success
	Answer any // what is expected of the answer's body; nil: nothing
	Save   map[string]string
}

// Expectations are compared when the last step is done.
type Expectations struct {
	People    map[string]PersonExpectation   `yaml:"people"`
	Reminders map[string]ReminderExpectation `yaml:"reminders"`
}

// PersonExpectation is what a person's year ended with; what is nil is not compared.
type PersonExpectation struct {
	Common       *domain.Hours   `yaml:"common"`
	Specialty    *domain.Hours   `yaml:"specialty"`
	Outcome      *domain.Outcome `yaml:"outcome"` // empty: still undecided
	Reasons      []string        `yaml:"reasons"` // refusal codes, in any order
	Consequences []string        `yaml:"consequences"`
}

// ReminderExpectation bounds how many reminders an account got; what is nil is not compared.
type ReminderExpectation struct {
	AtLeast *int `yaml:"atLeast"`
	AtMost  *int `yaml:"atMost"`
}
