package demo

import (
	"context"
	"fmt"
	"slices"

	"xueshi/domain"
)

// batch is one hand-in of a unit's transcripts with what becomes of it by mid-July.
type batch struct {
	unit     int // index
	filed    domain.Date
	reviewed domain.Date
	outcome  domain.StepOutcome // empty: approved
	comment  string
}

// batches are the units' transcripts: most are registered, the last ones wait, one is back with its unit, some units
// have handed nothing in.
func batches() []batch {
	days := []domain.Date{june(12), june(15), june(16), june(17), june(18), june(19), june(22), june(23), june(24), june(28)}
	answered := []domain.Date{june(15), june(17), june(18), june(19), june(22), june(23), june(24), june(28), june(29), june(30)}
	const registered = 34
	taken := make([]batch, registered)
	for i := range taken {
		taken[i] = batch{unit: i, filed: days[i%len(days)], reviewed: answered[i%len(days)]}
	}
	return slices.Concat(taken, []batch{
		{unit: 34, filed: july(9)},
		{unit: 35, filed: july(10)},
		{unit: 36, filed: july(13)},
		{unit: 37, filed: july(14)},
		{unit: 38, filed: july(6)}, // overdue
		{unit: 39, filed: july(6)},
		{unit: 40, filed: july(6), reviewed: july(10), outcome: domain.Returned, comment: "成绩单照片不清晰，请重新提供"},
		{unit: 41, filed: july(1), reviewed: july(3), outcome: domain.Rejected, comment: "非本年度公需科目成绩单"},
	})
}

func (b *builder) transcriptEvents() []event {
	var events []event
	for i, t := range batches() {
		h := &handIn{builder: b, batch: t, clerk: clerk(i)}
		name := b.city.Units[t.unit].Name
		events = append(events, event{at(t.filed, 14), name + " hands transcripts in", h.file})
		if !t.reviewed.IsZero() {
			events = append(events, event{at(t.reviewed, 15), name + " is answered about its transcripts", h.review})
		}
	}
	const self = 2 // people who hand in by themselves
	for i := range self {
		own := func(ctx context.Context) error { return b.fileOwn(ctx, i) }
		events = append(events, event{at(july(13), 20), "somebody hands in the own transcript", own})
	}
	return events
}

// handIn is a batch that is being played.
type handIn struct {
	*builder
	batch

	clerk string
	id    string
}

func (h *handIn) file(ctx context.Context) error {
	var filed struct {
		ID string `json:"id"`
	}
	err := h.ask(ctx, h.city.Units[h.unit].Login, "fileTranscript", nil, map[string]any{"year": h.policy.Year, "lines": h.lines()}, &filed)
	h.id = filed.ID
	return err
}

// lines are those of seven in ten of the unit's people, everybody in the title review among them; one in twenty failed
// the exam. The first person of a unit hands in alone.
func (h *handIn) lines() []map[string]any {
	const (
		percent = 70
		failing = 20
	)
	var staff []int
	for i, p := range h.city.People {
		if p.Unit == h.unit {
			staff = append(staff, i)
		}
	}
	staff = staff[1:]
	slices.SortStableFunc(staff, func(i, j int) int {
		return boolInt(h.city.People[j].TitleReview) - boolInt(h.city.People[i].TitleReview)
	})
	lines := make([]map[string]any, 0, len(staff))
	for i, person := range staff[:1+len(staff)*percent/100] {
		points := score(person)
		if i%failing == failing-1 {
			points = 55
		}
		lines = append(lines, h.line(person, points))
	}
	return lines
}

func (b *builder) line(person, points int) map[string]any {
	day := may(25).AddDays(person % 14) // two weeks of exams
	return map[string]any{"personId": b.people[person], "course": "《" + b.policy.Common.Course + "》", "examOn": day, "score": points}
}

func (h *handIn) review(ctx context.Context) error {
	outcome := h.outcome
	if outcome == "" {
		outcome = domain.Approved
	}
	return h.decide(ctx, h.clerk, h.id, decision{Outcome: outcome, Comment: h.comment})
}

// fileOwn hands in the transcript of a person with an account.
func (b *builder) fileOwn(ctx context.Context, account int) error {
	first := slices.IndexFunc(b.city.People, func(p Person) bool { return p.Unit == account })
	return b.ask(ctx, fmt.Sprintf("person%02d", account+1), "fileTranscript", nil,
		map[string]any{"year": b.policy.Year, "lines": []map[string]any{b.line(first, score(account))}}, nil)
}
