package store

import (
	"testing"

	"xueshi/domain"
	"xueshi/policy"
)

func (o *office) addSigner(who, id string, n int, to, place string) func(tx *Tx) error {
	return func(tx *Tx) error {
		_, err := tx.AddSigner(o.Context(), o.actors[who], id, n, o.actors[to].AccountID, place, "请把关")
		return err
	}
}

// outcome is that of the case's n-th step.
func (o *office) outcome(id string, n int) domain.StepOutcome {
	o.Helper()
	return o.steps(id)[n-1].Outcome
}

func TestSigner_BeforeTheDeskDecides(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	id := o.filed()
	o.refused("step.not_yours", o.addSigner("department", id, 1, "clerk", "before"))
	o.refused("colleague.other_desk", o.addSigner("clerk", id, 1, "department", "before"))
	o.refused("colleague.other_desk", o.addSigner("clerk", id, 1, "clerk", "before"))
	o.refused("", o.addSigner("clerk", id, 1, "chief", "before"))
	o.refused("signer.asked_already", o.addSigner("clerk2", id, 1, "chief", "after"))
	o.refused("signer.awaited", o.decide("clerk", id, 1, domain.Approved))
	if s := o.step("chief", id); !s.Asked || s.Allowed == nil {
		t.Errorf("who is asked sees %+v", s)
	}
	o.refused("", o.decide("chief", id, 1, domain.Approved))
	if o.outcome(id, 1) != "" {
		t.Fatal("a signature before the decision decided")
	}
	o.refused("step.already_signed", o.decide("chief", id, 1, domain.Approved)) // not the desk's word, too
	o.refused("", o.decide("clerk", id, 1, domain.Approved))
	if o.outcome(id, 1) != domain.Approved {
		t.Fatal("the desk's approval did not decide")
	}
	if got := o.steps(id)[0].Signatures; len(got) != 2 || got[0].Place != "before" || got[1].Place != "desk" {
		t.Errorf("signatures %+v", got)
	}
}

func TestSigner_AfterTheDeskHasApproved(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	id := o.filed()
	o.refused("", o.addSigner("clerk", id, 1, "clerk3", "after"))
	o.refused("signer.not_yet", o.decide("clerk3", id, 1, domain.Approved))
	o.refused("", o.decide("clerk", id, 1, domain.Approved))
	if o.outcome(id, 1) != "" || o.told("clerk3", "signNow") != 1 {
		t.Fatal("it did not wait for the signature, or did not ask for it")
	}
	o.refused("step.already_signed", o.decide("clerk", id, 1, domain.Approved))
	o.refused("signer.awaited", o.decide("clerk2", id, 1, domain.Approved))
	o.refused("", o.decide("clerk3", id, 1, domain.Approved))
	if o.outcome(id, 1) != domain.Approved {
		t.Fatal("the last signature did not decide")
	}
}

// Whoever is asked may return it instead; the whole step is returned then. So may the desk, even after it approved.
func TestSigner_ReturnsInstead(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	id, other := o.filed(), o.filed()
	o.refused("", o.addSigner("clerk", id, 1, "clerk3", "before"))
	o.refused("", o.decide("clerk3", id, 1, domain.Returned))
	if o.outcome(id, 1) != domain.Returned {
		t.Fatal("a signer's return did not return the case")
	}
	o.refused("", o.addSigner("clerk", other, 1, "clerk3", "after"))
	o.refused("", o.decide("clerk", other, 1, domain.Approved))
	o.refused("", o.decide("clerk", other, 1, domain.Returned))
	if o.outcome(other, 1) != domain.Returned {
		t.Fatal("the desk could not return what it had approved and others had not signed")
	}
}

// A signer who has left is not waited for.
func TestSigner_WhoHasLeft(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	id := o.filed()
	o.refused("", o.addSigner("clerk", id, 1, "clerk3", "after"))
	o.refused("", o.decide("clerk", id, 1, domain.Approved))
	o.do(func(tx *Tx) error {
		gone := true
		_, err := tx.UpdateAccount(t.Context(), o.actors["admin"], o.actors["clerk3"].AccountID, 0, AccountChange{Disabled: &gone})
		return err
	})
	o.refused("", o.decide("clerk2", id, 1, domain.Approved))
	if o.outcome(id, 1) != domain.Approved {
		t.Fatal("it still waits")
	}
}

// Nobody signs what one filed: adding a signer is no way around.
func TestSigner_NotTheFiler(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	id := o.imported()
	o.refused("eyes.own_filing", o.addSigner("clerk2", id, 1, "clerk", "after"))
}

// 或签: any two of the desk. 会签: everyone of the desk, the filer excepted. Exceptions of all signers count.
func TestSigners_AnyAndAll(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		set  func(*policy.PipelineStep)
		want int
	}{
		{"any two", func(s *policy.PipelineStep) { s.Signers = 2 }, 2},
		{"all", func(s *policy.PipelineStep) { s.Everyone = true }, 3},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			o := newOffice(t)
			o.do(func(tx *Tx) error {
				p, err := tx.Policy(t.Context(), 2020)
				c.set(&p.Pipelines[policy.PipelinePlan][1])
				return err
			})
			id := o.filed()
			if s := o.step("clerk", id); s.Signers != c.want {
				t.Fatalf("%d signers, want %d", s.Signers, c.want)
			}
			o.refused("step.many_signers", o.take("clerk", id, 1))
			o.refused("step.many_signers", o.handOver("clerk", id, 1, "clerk2"))
			for i, clerk := range []string{"clerk", "clerk2", "clerk3"}[:c.want] {
				if o.outcome(id, 1) != "" {
					t.Fatalf("%d signatures were enough", i)
				}
				o.refused("", o.decide(clerk, id, 1, domain.Approved))
				if i < c.want-1 {
					o.refused("step.already_signed", o.decide(clerk, id, 1, domain.Approved))
				}
			}
			if o.outcome(id, 1) != domain.Approved {
				t.Fatal("all signatures were not enough")
			}
		})
	}
}
