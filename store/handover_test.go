package store

import (
	"testing"
	"time"

	"xueshi/domain"
)

func (o *office) take(who, id string, n int) func(tx *Tx) error {
	return func(tx *Tx) error { _, err := tx.TakeTask(o.Context(), o.actors[who], id, n); return err }
}

func (o *office) giveBack(who, id string, n int) func(tx *Tx) error {
	return func(tx *Tx) error { _, err := tx.GiveBackTask(o.Context(), o.actors[who], id, n); return err }
}

func (o *office) handOver(who, id string, n int, to string) func(tx *Tx) error {
	return func(tx *Tx) error {
		_, err := tx.HandOver(o.Context(), o.actors[who], id, n, o.actors[to].AccountID, "出差")
		return err
	}
}

func TestTake_KeepsColleaguesAway(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	id := o.filed()
	o.refused("step.not_taken", o.giveBack("clerk", id, 1))
	o.refused("", o.take("clerk", id, 1))
	o.refused("", o.take("clerk", id, 1)) // a double click
	o.refused("step.taken", o.take("clerk2", id, 1))
	o.refused("step.taken", o.decide("clerk2", id, 1, domain.Approved))
	o.refused("step.taken", o.giveBack("clerk2", id, 1))
	if s := o.step("clerk2", id); s.Allowed != nil || s.Holder != "clerk" {
		t.Errorf("a colleague sees %+v", s)
	}
	if s := o.step("clerk", id); s.Allowed == nil {
		t.Error("the holder may not decide")
	}
	o.refused("step.not_yours", o.take("chief", id, 1))
	o.refused("", o.giveBack("clerk", id, 1))
	o.refused("", o.decide("clerk2", id, 1, domain.Approved))
	o.refused("step.already_decided", o.take("clerk", id, 1))
}

// The chief overrides a holder as anybody else at the clerks' desk, with a reason.
func TestTake_TheChiefMayOverride(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	id := o.filed()
	o.refused("", o.take("clerk", id, 1))
	o.refused("", o.decide("chief", id, 1, domain.Approved))
}

func TestHandOver_ToAColleagueWhoMayDecide(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	id := o.filed()
	o.refused("colleague.other_desk", o.handOver("clerk", id, 1, "chief"))
	o.refused("colleague.other_desk", o.handOver("clerk", id, 1, "department"))
	o.refused("", o.handOver("clerk", id, 1, "clerk2"))
	o.refused("step.taken", o.handOver("clerk", id, 1, "clerk3"))
	if o.told("clerk2", "handedToYou") != 1 {
		t.Error("the colleague was not told")
	}
	o.refused("", o.handOver("clerk2", id, 1, "clerk3"))
	o.refused("step.taken", o.decide("clerk2", id, 1, domain.Approved))
	o.refused("", o.decide("clerk3", id, 1, domain.Approved))
}

// Two pairs of eyes: what a clerk filed is handed to another, not to the filer.
func TestHandOver_NeverToTheFiler(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	id := o.imported()
	o.refused("eyes.own_filing", o.take("clerk", id, 1))
	o.refused("eyes.own_filing", o.handOver("clerk2", id, 1, "clerk"))
	o.refused("eyes.own_filing", o.decide("clerk", id, 1, domain.Approved))
}

// imported is a transcript that the first clerk imported.
func (o *office) imported() (id string) {
	o.Helper()
	o.moveTo("2020-06-02 09:00")
	o.do(func(tx *Tx) error {
		ref, err := tx.FileTranscript(o.Context(), o.actors["clerk"], 2020, []domain.TranscriptLine{
			{PersonID: o.people[0], Course: "新时代专业技术人员新理念素养提升", ExamOn: domain.NewDate(2020, 6, 1), Score: 80},
		})
		id = ref.ID
		return err
	})
	o.open(id, 1, "transcriptReview", domain.StateFiled)
	return id
}

func TestStandIn_DecidesForWhomItStandsIn(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	id, own := o.filed(), o.imported()
	o.refused("", o.take("clerk2", id, 1))
	o.refused("", o.handOver("clerk2", own, 1, "clerk3"))
	now := moment("2020-06-02 09:00")
	standIn := func(who, of, by string, from, until time.Duration) func(tx *Tx) error {
		return func(tx *Tx) error {
			_, err := tx.AddStandIn(o.Context(), o.actors[who], o.actors[of].AccountID, o.actors[by].AccountID, now.Add(from), now.Add(until))
			return err
		}
	}
	o.refused("standin.not_yours", standIn("clerk", "clerk2", "clerk", 0, time.Hour))
	o.refused("colleague.other_desk", standIn("clerk2", "clerk2", "chief", 0, time.Hour))
	o.refused("colleague.other_desk", standIn("clerk2", "clerk2", "clerk2", 0, time.Hour))
	o.refused("standin.times", standIn("clerk2", "clerk2", "clerk", -2*time.Hour, -time.Hour))
	o.refused("", standIn("clerk2", "clerk2", "clerk", 24*time.Hour, 48*time.Hour))
	o.refused("", standIn("chief", "clerk3", "clerk", 24*time.Hour, 48*time.Hour))
	o.refused("step.taken", o.decide("clerk", id, 1, domain.Approved)) // not yet
	o.moveTo("2020-06-03 10:00")
	if s := o.step("clerk", id); s.Allowed == nil {
		t.Error("the stand-in may not decide")
	}
	o.refused("eyes.own_filing", o.decide("clerk", own, 1, domain.Approved)) // what one filed stays out of reach
	o.refused("", o.decide("clerk", id, 1, domain.Approved))
	var by, of string
	err := o.db.pool.QueryRow(t.Context(), `SELECT decided_by::text, decided_for::text FROM steps WHERE case_id = $1 AND n = 1`, id).Scan(&by, &of)
	if err != nil || by != o.actors["clerk"].AccountID || of != o.actors["clerk2"].AccountID {
		t.Errorf("decided by %s for %s: %v", by, of, err)
	}
	o.moveTo("2020-06-05 10:00")
	o.refused("step.taken", o.giveBack("clerk", own, 1)) // it is over
}

// Whoever stands in for the filer may not decide what the filer filed, nor stamp what the other verified.
func TestStandIn_DoesNotGetAroundTwoPairsOfEyes(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	own := o.imported()
	o.do(func(tx *Tx) error { // as if it had come to the filer's hands by itself
		_, err := tx.Exec(t.Context(), `UPDATE steps SET taken_by = $2, taken_how = 'taken' WHERE case_id = $1`, own, o.actors["clerk"].AccountID)
		return err
	})
	o.do(func(tx *Tx) error {
		_, err := tx.AddStandIn(t.Context(), o.actors["clerk"], "", o.actors["clerk2"].AccountID, tx.Now(), tx.Now().Add(time.Hour))
		return err
	})
	o.refused("eyes.own_filing", o.decide("clerk2", own, 1, domain.Approved))
}

func TestMoveTasks_OfStaffWhoLeave(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	first, second, own := o.filed(), o.filed(), o.imported()
	o.refused("", o.take("clerk2", first, 1))
	o.refused("", o.take("clerk2", own, 1))
	o.refused("", o.take("clerk3", second, 1))
	move := func(who, from, to string, want int) func(tx *Tx) error {
		return func(tx *Tx) error {
			n, err := tx.MoveTasks(o.Context(), o.actors[who], o.actors[from].AccountID, o.actors[to].AccountID)
			if err == nil && n != want {
				t.Errorf("%d moved, want %d", n, want)
			}
			return err
		}
	}
	o.refused("colleague.other_desk", move("chief", "clerk2", "chief2", 0))
	o.refused("standin.not_yours", move("chief", "department", "department2", 0))
	o.refused("", move("admin", "department", "department2", 0))
	o.refused("", move("chief", "clerk2", "clerk", 2))
	if s := o.step("clerk", first); s.Holder != "clerk" {
		t.Errorf("the first is held by %q", s.Holder)
	}
	if s := o.step("clerk", own); s.Holder != "" { // the clerk filed it
		t.Errorf("the clerk's own filing is held by %q", s.Holder)
	}
	if s := o.step("clerk", second); s.Holder != "clerk3" {
		t.Errorf("what another held is held by %q", s.Holder)
	}
	if o.told("clerk", "handedToYou") != 1 {
		t.Error("who takes over was not told once")
	}
}

func TestTasks_MineAndFree(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	taken, free := o.filed(), o.filed()
	o.refused("", o.take("clerk", taken, 1))
	tasks := func(who string, desk Desk) (ids []string) {
		o.do(func(tx *Tx) error {
			list, err := tx.Tasks(t.Context(), o.actors[who], TaskFilter{Desk: desk, Page: Page{Limit: 10}})
			for _, c := range list {
				ids = append(ids, c.ID)
			}
			return err
		})
		return ids
	}
	if got := tasks("clerk", DeskMine); len(got) != 1 || got[0] != taken {
		t.Errorf("mine: %v", got)
	}
	if got := tasks("clerk2", DeskMine); len(got) != 0 {
		t.Errorf("a colleague's: %v", got)
	}
	if got := tasks("clerk2", DeskFree); len(got) != 1 || got[0] != free {
		t.Errorf("free: %v", got)
	}
	if got := tasks("clerk2", ""); len(got) != 2 {
		t.Errorf("all: %v", got)
	}
}
