package store

import (
	"errors"
	"testing"

	"xueshi/domain"
)

func (o *office) urge(who, id string) func(tx *Tx) error {
	return func(tx *Tx) error { _, err := tx.Urge(o.Context(), o.actors[who], id, ""); return err }
}

func TestUrge_OnceADayByTheFilersSide(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	id := o.filed()
	o.refused("urge.not_your_filing", o.urge("clerk", id))
	o.refused("", o.urge("department2", id)) // a colleague of the filer
	o.refused("urge.today", o.urge("department", id))
	if o.told("clerk", "urged") != 1 || o.told("clerk2", "urged") != 1 || o.told("chief", "urged") != 0 {
		t.Error("not exactly the desk was told")
	}
	o.moveTo("2020-05-07 00:00")
	o.refused("", o.take("clerk2", id, 1))
	o.refused("", o.urge("department", id))
	if o.told("clerk", "urged") != 1 || o.told("clerk2", "urged") != 2 {
		t.Error("not exactly the holder was told")
	}
	o.refused("", o.decide("clerk2", id, 1, domain.Returned))
	o.refused("case.nothing_open", o.urge("department", id))
	o.open(id, 2, domain.StepCorrection, domain.StateReturned)
	o.moveTo("2020-05-08 09:00")
	o.refused("urge.own_desk", o.urge("department", id))
}

func TestCopy_TheReaderSeesTheCase(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	id := o.filed()
	copyTo := func(who string, to ...string) func(tx *Tx) error {
		return func(tx *Tx) error {
			ids := make([]string, len(to))
			for i := range to {
				ids[i] = o.actors[to[i]].AccountID
			}
			_, err := tx.CopyTo(o.Context(), o.actors[who], id, ids, "供参考")
			return err
		}
	}
	sees := func() bool {
		err := o.db.InTx(t.Context(), func(tx *Tx) error { _, err := tx.Case(t.Context(), o.actors["stranger"], id); return err })
		if err != nil && !errors.Is(err, ErrNotFound) {
			t.Fatal(err)
		}
		return err == nil
	}
	if sees() {
		t.Fatal("another department sees the case")
	}
	o.refused("step.not_yours", copyTo("department", "stranger"))
	o.refused("copy.unknown_reader", copyTo("clerk", "stranger", "admin"))
	o.refused("copy.unknown_reader", copyTo("clerk", "person"))
	if sees() {
		t.Fatal("half of a refused copy was taken")
	}
	o.refused("", copyTo("clerk", "stranger"))
	o.refused("", copyTo("chief", "stranger", "stranger"))
	if !sees() || o.told("stranger", "copied") != 1 {
		t.Error("the reader does not see it, or was not told once")
	}
	o.refused("step.not_yours", o.take("stranger", id, 1))
}

func TestPhrases_OwnAndShared(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	add := func(who, text string, shared bool) func(tx *Tx) error {
		return func(tx *Tx) error { _, err := tx.AddPhrase(t.Context(), o.actors[who], text, shared); return err }
	}
	o.refused("", add("clerk", "请补充授课教师", false))
	o.refused("phrase.known", add("clerk", "请补充授课教师", false))
	o.refused("", add("clerk2", "请补充授课教师", false))
	o.refused("phrase.chief_only", add("clerk", "同意", true))
	o.refused("", add("chief", "同意", true))
	var seen []Phrase
	o.do(func(tx *Tx) (err error) {
		seen, err = tx.Phrases(t.Context(), o.actors["clerk"])
		return err
	})
	if len(seen) != 2 || seen[0].Text != "同意" || !seen[0].Shared || seen[0].Own || !seen[1].Own {
		t.Fatalf("the clerk sees %+v", seen)
	}
	remove := func(who, id string) error {
		return o.db.InTx(t.Context(), func(tx *Tx) error { return tx.DeletePhrase(t.Context(), o.actors[who], id) })
	}
	if err := remove("clerk", seen[0].ID); !errors.Is(err, ErrNotFound) {
		t.Errorf("a clerk deletes a shared phrase: %v", err)
	}
	if err := remove("clerk2", seen[1].ID); !errors.Is(err, ErrNotFound) {
		t.Errorf("a colleague deletes a phrase: %v", err)
	}
	if err := errors.Join(remove("clerk", seen[1].ID), remove("chief2", seen[0].ID)); err != nil {
		t.Error(err)
	}
}
