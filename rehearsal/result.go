package rehearsal

import (
	"cmp"
	"context"
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
	Reminders map[string][]Reminder   `json:"reminders"` // by the account's id, the first first
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

// end gathers what came of it, writes it, and compares it with what was expected.
func (r *run) end(ctx context.Context) (*Result, error) {
	result, err := r.gather(ctx)
	if err != nil {
		return nil, fmt.Errorf("result: %w", err)
	}
	result.Failed = r.Scenario.Expect.compare(result)
	if err := r.write(result); err != nil {
		return result, fmt.Errorf("result: %w", err)
	}
	if len(result.Failed) > 0 {
		return result, &Failure{Differences: result.Failed}
	}
	return result, nil
}

// gather asks the API for everything, as the rehearsal's auditor, and each account for its own reminders.
func (r *run) gather(ctx context.Context) (*Result, error) {
	now, err := r.DB.Now(ctx)
	if err != nil {
		return nil, fmt.Errorf("business time: %w", err)
	}
	result := &Result{Scenario: r.Scenario.Name, EndedAt: now, People: map[string]PersonResult{}, Reminders: map[string][]Reminder{}}
	auditor, err := r.session(ctx, auditorLogin)
	if err != nil {
		return nil, err
	}
	for _, p := range r.Scenario.Fixtures.People {
		if result.People[p.ID], err = r.person(ctx, auditor, p); err != nil {
			return nil, err
		}
	}
	for _, a := range r.Scenario.Fixtures.Accounts {
		if result.Reminders[a.ID], err = r.reminders(ctx, a.ID); err != nil {
			return nil, err
		}
	}
	if result.Cases, err = r.cases(ctx, auditor, now); err != nil {
		return nil, err
	}
	result.Desks = desks(result.Cases)
	return result, nil
}

func (r *run) person(ctx context.Context, as *Session, p Person) (PersonResult, error) {
	type coded struct {
		Code string `json:"code"`
	}
	var standing struct {
		Name         string         `json:"name"`
		Unit         string         `json:"unit"`
		Series       string         `json:"series"`
		Totals       domain.Totals  `json:"totals"`
		Outcome      domain.Outcome `json:"outcome"`
		Reasons      []coded        `json:"reasons"`
		Consequences []coded        `json:"consequences"`
		Serial       string         `json:"serial"`
	}
	err := as.Ask(ctx, Request{Operation: "getStanding", With: map[string]any{"year": r.Scenario.Policy.Year, "personId": r.known[p.ID]}}, &standing)
	if err != nil {
		return PersonResult{}, fmt.Errorf("%s: %w", p.ID, err)
	}
	codes := func(list []coded) []string {
		var all []string
		for _, c := range list {
			all = append(all, c.Code)
		}
		return all
	}
	return PersonResult{
		Name: standing.Name, Unit: standing.Unit, Series: standing.Series, Common: standing.Totals.Common, Specialty: standing.Totals.Specialty,
		Outcome: standing.Outcome, Reasons: codes(standing.Reasons), Consequences: codes(standing.Consequences), Serial: standing.Serial,
	}, nil
}

// reminders returns an account's reminders; its other notices have no rung.
func (r *run) reminders(ctx context.Context, login string) ([]Reminder, error) {
	session, err := r.session(ctx, login)
	if err != nil {
		return nil, err
	}
	notices, err := pages[Reminder](ctx, session, "listNotices", nil)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", login, err)
	}
	notices = slices.DeleteFunc(notices, func(n Reminder) bool { return n.Rung == "" })
	slices.Reverse(notices)
	return notices, nil
}

// cases returns every case, the first filed first.
func (r *run) cases(ctx context.Context, as *Session, now time.Time) ([]CaseResult, error) {
	list, err := pages[CaseResult](ctx, as, "listCases", map[string]any{"year": r.Scenario.Policy.Year})
	if err != nil {
		return nil, err
	}
	slices.Reverse(list)
	for i := range list {
		c := &list[i]
		if err := as.Ask(ctx, Request{Operation: "getCase", With: map[string]any{"caseId": c.ID}}, c); err != nil {
			return nil, err
		}
		for j := range c.Steps {
			c.Steps[j].Days = c.Steps[j].duration(c.ClosedAt, now).Hours() / 24 //nolint:mnd // a day's
		}
	}
	return list, nil
}

// duration is how long a step was open: until it was decided, its case ended, or now.
func (s *StepResult) duration(closed *time.Time, now time.Time) time.Duration {
	until := now
	if closed != nil {
		until = *closed
	}
	if s.DecidedAt != nil {
		until = *s.DecidedAt
	}
	return until.Sub(s.OpenedAt)
}

// desks adds up the steps of a kind.
func desks(cases []CaseResult) []Desk {
	type key struct {
		kind domain.CaseKind
		step domain.StepName
	}
	all := map[key]Desk{}
	for _, c := range cases {
		for _, s := range c.Steps {
			k := key{c.Kind, s.Name}
			d := all[k]
			d.Kind, d.Step, d.Role = c.Kind, s.Name, s.Role
			d.Steps++
			d.Days += s.Days
			d.Longest = max(d.Longest, s.Days)
			if s.EscalatedAt != nil {
				d.Overdue++
			}
			all[k] = d
		}
	}
	return slices.SortedFunc(maps.Values(all), func(a, b Desk) int {
		return cmp.Or(cmp.Compare(b.Days, a.Days), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Step, b.Step))
	})
}

// pages reads a whole list, page by page.
func pages[T any](ctx context.Context, as *Session, operation string, with map[string]any) ([]T, error) {
	var all []T
	with = maps.Clone(with)
	if with == nil {
		with = map[string]any{}
	}
	with["limit"] = 200
	for {
		var page struct {
			Items []T    `json:"items"`
			Next  string `json:"next"`
		}
		if err := as.Ask(ctx, Request{Operation: operation, With: with}, &page); err != nil {
			return nil, err
		}
		all = append(all, page.Items...)
		if page.Next == "" {
			return all, nil
		}
		with["cursor"] = page.Next
	}
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
