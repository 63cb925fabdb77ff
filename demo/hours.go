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
	filed    string
	reviewed string
	outcome  domain.StepOutcome // empty: approved
	comment  string
}

// batches are the units' transcripts: most are registered, the last ones wait, one is back with its unit, some units
// have handed nothing in.
func batches() []batch {
	days := []string{"06-12", "06-15", "06-16", "06-17", "06-18", "06-19", "06-22", "06-23", "06-24", "06-28"}
	answered := []string{"06-15", "06-17", "06-18", "06-19", "06-22", "06-23", "06-24", "06-28", "06-29", "06-30"}
	const registered = 34
	list := make([]batch, registered)
	for i := range list {
		list[i] = batch{unit: i, filed: days[i%len(days)] + " 14:00", reviewed: answered[i%len(days)] + " 15:00"}
	}
	return append(list,
		batch{unit: 34, filed: "07-09 15:00"}, batch{unit: 35, filed: "07-10 15:00"}, batch{unit: 36, filed: "07-13 15:00"}, batch{unit: 37, filed: "07-14 15:00"},
		batch{unit: 38, filed: "07-06 15:00"}, batch{unit: 39, filed: "07-06 16:00"}, // overdue
		batch{unit: 40, filed: "07-06 15:30", reviewed: "07-10 15:00", outcome: domain.Returned, comment: "成绩单照片不清晰，请重新提供"},
		batch{unit: 41, filed: "07-01 15:00", reviewed: "07-03 15:00", outcome: domain.Rejected, comment: "非本年度公需科目成绩单"},
	)
}

func (b *builder) transcriptEvents() []event {
	var events []event
	for i, t := range batches() {
		h := &handIn{builder: b, batch: t, clerk: clerk(i)}
		name := b.city.Units[t.unit].Name
		events = append(events, event{at(t.filed), name + " hands transcripts in", h.file})
		if t.reviewed != "" {
			events = append(events, event{at(t.reviewed), name + " is answered about its transcripts", h.review})
		}
	}
	const self = 2 // people who hand in by themselves
	for i := range self {
		events = append(events, event{at("07-13 20:00"), "somebody hands in the own transcript", func(ctx context.Context) error { return b.fileOwn(ctx, i) }})
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
	day := domain.DateOf(at("05-25")).AddDays(person % 14) //nolint:mnd // two weeks of exams
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
