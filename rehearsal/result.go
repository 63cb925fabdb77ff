package rehearsal

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"time"

	"xueshi/domain"
)

// Result is what came of a scenario.
type Result struct {
	Scenario  string                  `json:"scenario"`
	EndedAt   time.Time               `json:"endedAt"`   // business time
	People    map[string]PersonResult `json:"people"`    // by the fixture's id
	Reminders map[string][]Reminder   `json:"reminders"` // by the account's id, in the order of time
	Cases     []CaseResult            `json:"cases"`     // by filing
	Desks     []Desk                  `json:"desks"`     // where each day was spent, the longest first
	Failed    []Difference            `json:"failed,omitempty"`
}

// PersonResult is what a person's year came to.
type PersonResult struct {
	Name         string         `json:"name"`
	Unit         string         `json:"unit"`
	Series       string         `json:"series"`
	Common       domain.Hours   `json:"common"`
	Specialty    domain.Hours   `json:"specialty"`
	Outcome      domain.Outcome `json:"outcome"` // empty while undecided
	Reasons      []string       `json:"reasons,omitempty"`
	Consequences []string       `json:"consequences,omitempty"`
	Serial       string         `json:"serial,omitempty"`
}

// Reminder is one that would have gone out.
type Reminder struct {
	At         time.Time  `json:"at"`
	Kind       string     `json:"kind"`
	Rung       string     `json:"rung"`
	DeadlineAt *time.Time `json:"deadlineAt,omitempty"`
	Case       string     `json:"case"`
	Title      string     `json:"title"`
}

// CaseResult is a case with its steps and its timeline.
type CaseResult struct {
	ID       string            `json:"id"`
	Kind     domain.CaseKind   `json:"kind"`
	Number   string            `json:"number"`
	Title    string            `json:"title"`
	State    domain.CaseState  `json:"state"`
	FiledAt  time.Time         `json:"filedAt"`
	ClosedAt *time.Time        `json:"closedAt,omitempty"`
	Steps    []StepResult      `json:"steps"`
	Timeline []json.RawMessage `json:"timeline"`
}

// StepResult is a step and how long it took.
type StepResult struct {
	Name        domain.StepName    `json:"name"`
	Role        domain.Role        `json:"role"`
	Org         string             `json:"org,omitempty"`
	OpenedAt    time.Time          `json:"openedAt"`
	EscalatedAt *time.Time         `json:"escalatedAt,omitempty"`
	DecidedAt   *time.Time         `json:"decidedAt,omitempty"`
	Outcome     domain.StepOutcome `json:"outcome,omitempty"`
	Days        float64            `json:"days"` // until decided, or until the end
}

// Desk is a step of a kind of case with the days that all of them took there.
type Desk struct {
	Kind    domain.CaseKind `json:"kind"`
	Step    domain.StepName `json:"step"`
	Role    domain.Role     `json:"role"`
	Steps   int             `json:"steps"`
	Overdue int             `json:"overdue"`
	Days    float64         `json:"days"` // together
	Longest float64         `json:"longest"`
}

// compare says what is otherwise than expected.
func (e Expectations) compare(result *Result) []Difference {
	var all []Difference
	for _, id := range slices.Sorted(maps.Keys(e.People)) {
		all = append(all, e.People[id].compare("people."+id, result.People[id])...)
	}
	for _, id := range slices.Sorted(maps.Keys(e.Reminders)) {
		want, got := e.Reminders[id], len(result.Reminders[id])
		if want.AtLeast != nil && got < *want.AtLeast {
			all = append(all, Difference{"reminders." + id, fmt.Sprintf("at least %d", *want.AtLeast), got})
		}
		if want.AtMost != nil && got > *want.AtMost {
			all = append(all, Difference{"reminders." + id, fmt.Sprintf("at most %d", *want.AtMost), got})
		}
	}
	return all
}

func (want PersonExpectation) compare(path string, got PersonResult) []Difference {
	var all []Difference
	if want.Common != nil && *want.Common != got.Common {
		all = append(all, Difference{path + ".common", *want.Common, got.Common})
	}
	if want.Specialty != nil && *want.Specialty != got.Specialty {
		all = append(all, Difference{path + ".specialty", *want.Specialty, got.Specialty})
	}
	if want.Outcome != nil && *want.Outcome != got.Outcome {
		all = append(all, Difference{path + ".outcome", *want.Outcome, got.Outcome})
	}
	if want.Reasons != nil && !sameSet(want.Reasons, got.Reasons) {
		all = append(all, Difference{path + ".reasons", want.Reasons, got.Reasons})
	}
	if want.Consequences != nil && !sameSet(want.Consequences, got.Consequences) {
		all = append(all, Difference{path + ".consequences", want.Consequences, got.Consequences})
	}
	return all
}

func sameSet(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}
