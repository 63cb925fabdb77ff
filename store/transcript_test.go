package store_test

import (
	"context"
	"testing"

	"xueshi/domain"
	"xueshi/store"
)

// handingIn is a transcript to be tried.
func handingIn(actor domain.Actor, lines []domain.TranscriptLine) try {
	return func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.FileTranscript(ctx, actor, 2020, lines)
		return err
	}
}

// lineCodes are the states of lines, and why they were refused.
func lineCodes(lines []store.LineAnswer) []string {
	codes := make([]string, len(lines))
	for i, l := range lines {
		codes[i] = l.State
		for _, r := range l.Refusals {
			codes[i] += " " + r.Code
		}
	}
	return codes
}

func TestR7_EachLineIsTakenOrRefusedByItself(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-06-02 09:00")
	w.people = append(w.people, w.newPeople(w.unit.OrgID, "会计", false, 3)...)
	w.registerTranscript(w.handIn(w.unit, transcript(w.people[5])).ID)
	w.handIn(w.person, transcript(w.people[0]))

	lines := transcript(w.people[0], w.people[1], w.people[2], w.people[2], w.people[3], w.people[4], w.people[5], w.people[6])
	lines[1].Score = 59
	lines[4].ExamOn = day("2020-05-19")
	lines[5].ExamOn = day("2020-06-03")
	lines[7].Course = "别的课程"
	ref := w.handIn(w.unit, lines)
	want := []string{
		"refused transcript.pending", "refused transcript.below_pass", "pending", "refused transcript.twice",
		"refused transcript.before_platform", "refused transcript.exam_in_future", "refused transcript.registered", "refused transcript.wrong_course",
	}
	for i, got := range lineCodes(ref.Lines) {
		if got != want[i] {
			t.Errorf("line %d is %s, want %s", i, got, want[i])
		}
	}
	w.registerTranscript(ref.ID)
	ledger := ask[string](w, `SELECT string_agg(concat_ws(' ', person_id, hours, subject, earned_on, author_id), ', ') FROM credits WHERE case_id = $1`, ref.ID)
	if ledger != w.people[2]+" 30 common 2020-05-20 "+w.clerk.AccountID {
		t.Errorf("the ledger holds %s", ledger)
	}
}

func TestR7_NothingTakenIsRefusedWhole(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-06-02 09:00")
	low := transcript(w.people[0], w.people[1])
	low[0].Score, low[1].Score = 59, 101
	w.refused(handingIn(w.unit, low), "lines[0].score: transcript.below_pass", "lines[1].score: transcript.score_range")
	w.refused(handingIn(w.unit, nil), "lines: form.empty_list")
	w.refused(handingIn(w.unit, transcript(w.people[0], w.teachers[0])), "lines[1].personId: person.not_enrolled") // another unit's
	w.refused(handingIn(w.person, transcript(w.people[1])), "lines[0].personId: person.not_enrolled")
	w.refused(handingIn(w.unit, transcript("nobody")), "lines[0].personId: person.not_enrolled")
	if n := ask[int](w, `SELECT count(*) FROM transcript_lines`); n != 0 {
		t.Errorf("%d lines of refused batches are kept", n)
	}
}

func TestR7_TwoBatchesWithTheSamePersonRace(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-06-02 09:00")
	codes := make([]string, 8)
	race(t, many(len(codes), func(ctx context.Context, i int) error {
		err := w.db.InTx(ctx, func(tx *store.Tx) error {
			return handingIn([]domain.Actor{w.unit, w.clerk}[i%2], transcript(w.people[0]))(ctx, tx)
		})
		codes[i] = refusalsOf(err)[0].Code
		return nil
	})...)
	taken := 0
	for _, c := range codes {
		if c == "not refused" {
			taken++
		} else if c != "transcript.pending" {
			t.Errorf("who came later was told %s", c)
		}
	}
	if taken != 1 {
		t.Errorf("%d batches took the same person: %v", taken, codes)
	}
}

func TestR7_ReturnedBatchIsCorrected(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-06-02 09:00")
	id := w.handIn(w.unit, transcript(w.people[0], w.people[1])).ID
	w.decide(w.clerk, id, 1, domain.Returned)
	s := w.open(id, 2, domain.StepCorrection, domain.StateReturned)
	if s.Role != domain.RoleUnit || s.OrgID != w.unit.OrgID {
		t.Errorf("the correction is asked of %+v", s)
	}
	correct := func(actor domain.Actor, lines []domain.TranscriptLine) try {
		return func(ctx context.Context, tx *store.Tx) error {
			_, err := tx.CorrectTranscript(ctx, actor, id, lines)
			return err
		}
	}
	low := transcript(w.people[1])
	low[0].Score = 0
	w.refused(correct(w.school, transcript(w.people[1])), "not found")
	w.refused(correct(w.clerk, transcript(w.people[1])), "step.not_yours")
	w.refused(correct(w.unit, low), "lines[0].score: transcript.below_pass")
	if n := ask[int](w, `SELECT count(*) FROM transcript_lines WHERE case_id = $1`, id); n != 2 {
		t.Errorf("a refused correction left %d lines", n)
	}
	w.tx(correct(w.unit, transcript(w.people[1], w.people[2])))
	if n := ask[int](w, `SELECT count(*) FROM transcript_lines WHERE case_id = $1 AND person_id IN ($2, $3)`, id, w.people[1], w.people[2]); n != 2 {
		t.Errorf("%d of the corrected lines are kept", n)
	}
	w.handIn(w.person, transcript(w.people[0])) // who was left out can come again
}

func TestR7_LinesOfABatchThatFailedAreFree(t *testing.T) {
	t.Parallel()
	for _, state := range []domain.CaseState{domain.StateRejected, domain.StateWithdrawn, domain.StateExpired} {
		w := newTown(t, "2020-06-02 09:00")
		id := w.handIn(w.unit, transcript(w.people[0])).ID
		w.end(id, state)
		w.registerTranscript(w.handIn(w.unit, transcript(w.people[0])).ID)
	}
}

func TestR7_ApprovedWithExceptions(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-06-02 09:00")
	id := w.handIn(w.unit, transcript(w.people[0], w.people[1])).ID
	except := func(e ...store.Exception) try {
		return decision(w.clerk, store.Decision{CaseID: id, N: 1, Outcome: domain.Approved, Except: e})
	}
	w.refused(except(store.Exception{PersonID: w.people[2], Comment: "伪造"}), "except[0].personId: decision.exception_unknown")
	w.refused(except(store.Exception{PersonID: "nobody", Comment: "伪造"}), "except[0].personId: decision.exception_unknown")
	w.refused(except(store.Exception{PersonID: w.people[1]}), "except[0].comment: decision.no_comment")
	forged := store.Exception{PersonID: w.people[1], Comment: "伪造"}
	w.refused(except(forged, forged), "except[1].personId: decision.exception_unknown")
	w.registerTranscript(id, forged)
	if got := ask[string](w, `SELECT string_agg(person_id::text, ' ') FROM credits`); got != w.people[0] {
		t.Errorf("hours are registered for %s, want %s", got, w.people[0])
	}
	w.handIn(w.unit, transcript(w.people[1])) // with a genuine one
}

func TestR10_NothingOfAnotherYear(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-06-02 09:00")
	lines := transcript(w.people[0])
	lines[0].ExamOn = day("2019-12-31")
	w.refused(handingIn(w.unit, lines), "lines[0].examOn: transcript.other_year")
	w.refused(func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.FileTranscript(ctx, w.unit, 2021, transcript(w.people[0]))
		return err
	}, "year: year.not_open")
	w.moveTo("2021-01-01 00:00") // the engine has not seen the year's end yet
	w.refused(handingIn(w.unit, transcript(w.people[0])), "year: year.closed")
}
