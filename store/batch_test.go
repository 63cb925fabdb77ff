package store

import (
	"sync"
	"testing"

	"xueshi/domain"
)

func (o *office) batch(d BatchDecision, ids ...string) (b Batch) {
	o.Helper()
	items := make([]BatchItem, len(ids))
	for i := range ids {
		items[i] = BatchItem{CaseID: ids[i], N: 1}
	}
	o.do(func(tx *Tx) (err error) {
		b, err = tx.StartBatch(o.Context(), o.actors["clerk2"], d, items)
		return err
	})
	return b
}

func (o *office) run(id string) {
	o.Helper()
	if err := o.db.RunBatch(o.Context(), id, func(err error) { o.Error(err) }); err != nil {
		o.Fatal(err)
	}
}

// Each item has its own result: one refusal does not keep the others from being decided.
func TestBatch_AResultPerItem(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	free, decided, taken := o.filed(), o.filed(), o.filed()
	own := o.imported()
	o.refused("", o.decide("clerk3", decided, 1, domain.Rejected))
	o.refused("", o.take("clerk3", taken, 1))
	b := o.batch(BatchDecision{Outcome: domain.Returned, Comment: "请补正"}, free, decided, newID(), taken, own)
	if b.Waiting != 5 {
		t.Fatalf("%d wait", b.Waiting)
	}
	if settled, _, err := o.db.Settled(t.Context()); err != nil || settled {
		t.Errorf("settled while a batch waits: %v", err)
	}
	o.run(b.ID)
	o.run(b.ID) // again: nothing is left
	o.do(func(tx *Tx) (err error) {
		b, err = tx.Batch(t.Context(), o.actors["clerk2"], b.ID)
		return err
	})
	if b.Waiting != 0 || b.Done != 2 || b.Refused != 3 {
		t.Fatalf("%+v", b)
	}
	for i, want := range []string{"", "step.already_decided", "not_found", "step.taken", ""} {
		got := ""
		if r := b.Items[i].Refusals; len(r) > 0 {
			got = r[0].Code
		}
		if got != want {
			t.Errorf("item %d: %q, want %q", i, got, want)
		}
	}
	err := o.db.InTx(t.Context(), func(tx *Tx) error { _, err := tx.Batch(t.Context(), o.actors["clerk"], b.ID); return err })
	if err == nil {
		t.Error("a colleague sees the batch")
	}
}

// Two runs at once, as after a retry, decide every item once.
func TestBatch_RunTwiceAtOnce(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	var ids []string
	for range 12 {
		ids = append(ids, o.filed())
	}
	b := o.batch(BatchDecision{Outcome: domain.Approved}, ids...)
	var both sync.WaitGroup
	for range 2 {
		both.Go(func() { o.run(b.ID) })
	}
	both.Wait()
	o.do(func(tx *Tx) (err error) {
		b, err = tx.Batch(t.Context(), o.actors["clerk2"], b.ID)
		return err
	})
	if b.Done != len(ids) {
		t.Errorf("%+v", b)
	}
}

func TestBatch_RefusedWhole(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	id := newID()
	for _, c := range []struct {
		want  string
		d     BatchDecision
		items []BatchItem
	}{
		{"batch.outcome", BatchDecision{Outcome: domain.Rejected, Comment: "x"}, []BatchItem{{CaseID: id, N: 1}}},
		{"decision.no_comment", BatchDecision{Outcome: domain.Returned}, []BatchItem{{CaseID: id, N: 1}}},
		{"form.empty_list", BatchDecision{Outcome: domain.Approved}, nil},
		{"batch.twice", BatchDecision{Outcome: domain.Approved}, []BatchItem{{CaseID: id, N: 1}, {CaseID: id, N: 2}}},
	} {
		o.refused(c.want, func(tx *Tx) error { _, err := tx.StartBatch(t.Context(), o.actors["clerk"], c.d, c.items); return err })
	}
}
