package rehearsal

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"xueshi/domain"
)

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
		all := make([]string, len(list))
		for i, c := range list {
			all[i] = c.Code
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
	if errors.Is(err, errNoSession) { // the account was closed with its unit
		return []Reminder{}, nil
	}
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
			c.Steps[j].Days = c.Steps[j].duration(c.ClosedAt, now).Hours() / 24 // a day's
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
