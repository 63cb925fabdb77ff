package trial

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"time"

	"xueshi/domain"
	"xueshi/policy"
	"xueshi/store"
	"xueshi/texts"
)

// Result is what came of a trial.
type Result struct {
	Year      int       `json:"year"`    // whose filings were played
	Policy    string    `json:"policy"`  // its policy's name
	Next      int       `json:"next"`    // the year in which they were played
	Under     string    `json:"under"`   // the policy's name under which they were played
	EndedAt   time.Time `json:"endedAt"` // business time, in the next year
	People    int       `json:"people"`
	Cases     int       `json:"cases"`
	Different []Person  `json:"different"` // who would come out otherwise, by unit and name
	Refused   []Failure `json:"refused"`   // what would be refused or end otherwise, in the order of time
}

// Person is somebody who would come out otherwise.
type Person struct {
	ID      string   `json:"id"` // the source's
	Name    string   `json:"name"`
	Unit    string   `json:"unit"`
	Series  string   `json:"series"`
	Was     Standing `json:"was"`
	Would   Standing `json:"would"`
	Reasons []Reason `json:"reasons"`
}

// Standing is how a year stands, or ended, for a person.
type Standing struct {
	Common    domain.Hours   `json:"common"`
	Specialty domain.Hours   `json:"specialty"`
	Complete  bool           `json:"complete"` // the hours reach the year's
	Stamped   bool           `json:"stamped"`
	Outcome   domain.Outcome `json:"outcome,omitempty"` // empty while undecided
}

// Reason is why something comes out otherwise.
type Reason struct {
	Rule string `json:"rule,omitempty"` // of the specification
	Code string `json:"code"`
	Case string `json:"case,omitempty"` // its title
	Text string `json:"text"`           // in Chinese
}

// Failure is something that would be refused, or end otherwise than it did.
type Failure struct {
	Kind   domain.CaseKind `json:"kind"`
	Title  string          `json:"title"`
	On     domain.Date     `json:"on"` // in the next year
	People int             `json:"people"`
	Reason Reason          `json:"reason"`
}

func (f fault) reason(title string) Reason {
	return Reason{Rule: f.Rule, Code: f.Code, Case: title, Text: f.Message}
}

// note notes a reason for a person, once.
func (t *trial) note(person string, r Reason) {
	if !slices.Contains(t.reasons[person], r) {
		t.reasons[person] = append(t.reasons[person], r)
	}
}

// noteLine notes why somebody's line was refused, unless it was refused last year, too.
func (t *trial) noteLine(c *played, person string, r Reason) {
	refused, taken := false, false
	for _, p := range c.rec.People {
		if p.PersonID == person {
			refused, taken = refused || p.State == "refused", taken || p.State != "refused"
		}
	}
	if taken || !refused {
		t.note(person, r)
	}
}

// fail notes what was refused whole, for these people or everybody in the case.
func (t *trial) fail(c *played, people []string, f fault) {
	t.failed(c, people, t.shift.day(t.shift.old.Day(c.rec.FiledAt)), f.reason(c.rec.Title))
}

func (t *trial) failed(c *played, people []string, on domain.Date, r Reason) {
	people = slices.AppendSeq(slices.Clone(people), maps.Keys(c.people))
	for _, seat := range c.rec.Roster {
		if c.id == "" && seat.LeftOn == nil { // who would have joined a plan later
			people = append(people, seat.PersonID)
		}
	}
	slices.Sort(people)
	people = slices.Compact(people)
	for _, person := range people {
		t.note(person, r)
	}
	t.failures = append(t.failures, Failure{Kind: c.rec.Kind, Title: c.rec.Title, On: on, People: len(people), Reason: r})
}

// result compares how the year ended with how it ends now.
func (t *trial) result(ctx context.Context) (*Result, error) {
	if err := t.ended(ctx); err != nil {
		return nil, err
	}
	var after map[string]store.YearEnd
	err := t.DB.InTx(ctx, func(tx *store.Tx) (err error) {
		after, err = yearEnds(ctx, tx, t.shift.next.Year)
		return err
	})
	if err != nil {
		return nil, err
	}
	now, err := t.DB.Now(ctx)
	if err != nil {
		return nil, err
	}
	r := &Result{
		Year: t.Year, Policy: t.shift.old.Name, Next: t.shift.next.Year, Under: t.shift.next.Name, EndedAt: now,
		People: len(t.record.People), Cases: len(t.record.Cases), Different: []Person{}, Refused: append([]Failure{}, t.failures...),
	}
	units := map[string]string{}
	for _, o := range t.record.Orgs {
		units[o.ID] = o.Name
	}
	for _, p := range t.record.People {
		was, would := t.before[p.ID], after[t.city.people[p.ID]]
		person := Person{ID: p.ID, Name: p.Name, Unit: units[p.UnitID], Series: p.Series, Was: standing(t.shift.old, was), Would: standing(t.shift.next, would)}
		if !same(person.Was, person.Would) {
			if person.Reasons, err = t.why(person, would); err != nil {
				return nil, err
			}
			r.Different = append(r.Different, person)
		}
	}
	slices.SortStableFunc(r.Different, func(a, b Person) int { return cmp.Or(cmp.Compare(a.Unit, b.Unit), cmp.Compare(a.Name, b.Name)) })
	slices.SortStableFunc(r.Refused, func(a, b Failure) int { return a.On.Compare(b.On) })
	return r, nil
}

// ended notes which cases ended otherwise than they did, without anybody having refused anything.
func (t *trial) ended(ctx context.Context) error {
	rules := map[domain.CaseState]string{domain.StateLapsed: "R4", domain.StateExpired: "R17", domain.StateRejected: ""}
	for i := range t.record.Cases {
		c := t.cases[t.record.Cases[i].ID]
		if c.id == "" {
			continue
		}
		v, err := t.look(ctx, c)
		if err != nil {
			return err
		}
		if rule, lost := rules[v.State]; lost && v.State != c.rec.State {
			r := Reason{Rule: rule, Code: "case." + string(v.State), Case: c.rec.Title, Text: texts.State(v.State) + "。"}
			t.failed(c, nil, t.shift.day(t.shift.old.Day(c.rec.FiledAt)), r)
		}
	}
	return nil
}

func standing(p *policy.Policy, e store.YearEnd) Standing {
	totals := domain.Totals{Common: e.Common, Specialty: e.Specialty}
	return Standing{Common: e.Common, Specialty: e.Specialty, Complete: p.MissingHours(totals).None(), Stamped: e.Stamped, Outcome: e.Outcome}
}

// same says whether two years stand alike. What the common subject is worth may differ from year to year: only whether
// it was passed counts.
func same(was, would Standing) bool {
	was.Common, would.Common = min(was.Common, 1), min(would.Common, 1)
	return was == would
}

// why says why somebody comes out otherwise: what was refused; or else what is missing at the end, or no more. That a
// unit could not submit who lacks hours says no more than what the hours were lost by.
func (t *trial) why(p Person, end store.YearEnd) ([]Reason, error) {
	short := func(r Reason) bool { return r.Code == "submission.hours_missing" }
	if causes := slices.DeleteFunc(slices.Clone(t.reasons[p.ID]), short); len(causes) > 0 {
		return causes, nil
	}
	if r := t.shift.next.CheckComplete(domain.Totals{Common: p.Would.Common, Specialty: p.Would.Specialty}); r != nil {
		return []Reason{{Rule: r.Rule, Code: r.Code, Text: texts.Refusal(*r).Detail}}, nil //nolint:nilerr // the refusal is the answer
	}
	reasons := append([]Reason{}, t.reasons[p.ID]...) // short when it was submitted, not at the end
	var outcome []policy.Reason
	if err := json.Unmarshal(end.Reasons, &outcome); err != nil {
		return nil, fmt.Errorf("reasons of %s: %w", p.ID, err)
	}
	for _, r := range outcome {
		reasons = append(reasons, Reason{Rule: "R17", Code: r.Code, Text: texts.Reason(r)})
	}
	if len(reasons) == 0 {
		reasons = append(reasons, Reason{Rule: "R12", Code: "trial.reached", Text: "按新政策，学时已达到要求。"})
	}
	return reasons, nil
}
