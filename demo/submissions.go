package demo

import (
	"context"

	"xueshi/domain"
)

// submission is one of a unit's submissions of all its people who are ready then, with what becomes of it by mid-July.
type submission struct {
	unit     int // index
	filed    domain.Date
	verified domain.Date
	outcome  domain.StepOutcome // of the verification; empty: approved
	except   int                // how many are returned
	stamped  domain.Date
}

// submissions are those of July: stamped, waiting for the stamp, on the clerks' desk (one of them due today), one
// returned whole.
func submissions() []submission {
	return []submission{
		{unit: 0, filed: july(1), verified: july(3), stamped: july(6)},
		{unit: 1, filed: july(1), verified: july(3), stamped: july(6)},
		{unit: 2, filed: july(2), verified: july(6), except: 1, stamped: july(8)},
		{unit: 10, filed: july(2), verified: july(7), stamped: july(9)},
		{unit: 11, filed: july(3), verified: july(8), except: 1, stamped: july(10)},
		{unit: 33, filed: july(3), verified: july(9), stamped: july(10)},
		{unit: 17, filed: july(3), verified: july(9)},
		{unit: 18, filed: july(6), verified: july(10)},
		{unit: 22, filed: july(6), verified: july(13)},
		{unit: 3, filed: july(7), verified: july(9), outcome: domain.Returned},
		{unit: 4, filed: july(1)},
		{unit: 12, filed: july(8)},
		{unit: 25, filed: july(9)},
		{unit: 32, filed: july(10)},
		{unit: 5, filed: july(13)},
		{unit: 2, filed: july(13)}, // whom the clerk returned
		{unit: 29, filed: july(14)},
		{unit: 13, filed: july(14)},
	}
}

func (b *builder) submissionEvents() []event {
	var events []event
	for i, s := range submissions() {
		p := &submitting{builder: b, submission: s, clerk: clerk(i)}
		name := b.city.Units[s.unit].Name
		events = append(events, event{at(s.filed, 16), name + " submits", p.submit})
		if !s.verified.IsZero() {
			events = append(events, event{at(s.verified, 10), name + " is verified", p.verify})
		}
		if !s.stamped.IsZero() {
			events = append(events, event{at(s.stamped, 14), name + " is stamped", p.stamp})
		}
	}
	return events
}

// submitting is a submission that is being played. Its people are empty when nobody was ready.
type submitting struct {
	*builder
	submission

	clerk  string
	id     string
	people []string
}

// submit asks who is ready and submits them.
func (s *submitting) submit(ctx context.Context) error {
	login := s.city.Units[s.unit].Login
	var staff struct {
		Items []struct {
			PersonID string `json:"personId"`
			Ready    bool   `json:"ready"`
		} `json:"items"`
	}
	if err := s.ask(ctx, login, "checkSubmission", map[string]any{"year": s.policy.Year}, nil, &staff); err != nil {
		return err
	}
	for _, person := range staff.Items {
		if person.Ready {
			s.people = append(s.people, person.PersonID)
		}
	}
	if len(s.people) == 0 {
		return nil
	}
	var filed struct {
		ID string `json:"id"`
	}
	err := s.ask(ctx, login, "submit", nil, map[string]any{"year": s.policy.Year, "people": s.people}, &filed)
	s.id = filed.ID
	return err
}

func (s *submitting) verify(ctx context.Context) error {
	d := decision{Outcome: domain.Approved, OriginalsSeen: true}
	if s.outcome != "" {
		d = decision{Outcome: s.outcome, Comment: "原件未随送，请备齐后重新报送"}
	}
	for _, person := range s.people[:min(s.except, max(0, len(s.people)-1))] {
		d.Except = append(d.Except, exception{person, "培训证书原件与登记不符"})
	}
	return s.step(ctx, s.clerk, d)
}

func (s *submitting) stamp(ctx context.Context) error {
	return s.step(ctx, "chief", decision{Outcome: domain.Approved})
}

// step decides, if anybody was submitted.
func (s *submitting) step(ctx context.Context, login string, d decision) error {
	if len(s.people) == 0 {
		return nil
	}
	return s.decide(ctx, login, s.id, d)
}
