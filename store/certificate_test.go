package store_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"xueshi/domain"
	"xueshi/policy"
	"xueshi/store"
)

// first asks for a person's first booklet.
func first() domain.CertificateRequest { return domain.CertificateRequest{Kind: domain.FirstIssue} }

// older asks for a booklet in place of one that is older than the system.
func older(kind domain.CertificateKind, number string, volume int) domain.CertificateRequest {
	r := domain.CertificateRequest{Kind: kind, Number: number, Volume: volume}
	if kind == domain.Replacement {
		r.Loss = domain.Damaged
	}
	return r
}

// lost asks for a replacement, with evidence of ledger lines.
func lost(lines ...int64) domain.CertificateRequest {
	r := domain.CertificateRequest{Kind: domain.Replacement, Loss: domain.Lost}
	for _, line := range lines {
		r.Evidence = append(r.Evidence, domain.EvidenceOfCredit{Line: line, Document: "培训证书"})
	}
	return r
}

// asking is a request to be tried.
func asking(actor domain.Actor, person string, r domain.CertificateRequest) try {
	return func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.FileCertificate(ctx, actor, 2020, person, r)
		return err
	}
}

// asked files a request and opens its review.
func (w *town) asked(actor domain.Actor, person string, r domain.CertificateRequest) (caseID string) {
	w.t.Helper()
	caseID = w.done(func(tx *store.Tx) (store.CaseRef, error) {
		return tx.FileCertificate(w.t.Context(), actor, 2020, person, r)
	}).ID
	w.open(caseID, 1, policy.StepCertificateReview, domain.StateFiled)
	return caseID
}

// seen approves a step of a request with all that the notice has an applicant bring.
func seen(actor domain.Actor, caseID string, n int) try {
	return decision(actor, store.Decision{CaseID: caseID, N: n, Outcome: domain.Approved, OriginalsSeen: true, PhotoReceived: true})
}

func number(caseID string, n int) try {
	return func(ctx context.Context, tx *store.Tx) error { return tx.NumberCertificate(ctx, caseID, n) }
}

func handingOut(actor domain.Actor, caseID string, r domain.CertificateReceipt) try {
	return func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.HandOutCertificate(ctx, actor, caseID, r)
		return err
	}
}

// sealed brings a request whose review is its n-th step to the hand-over, its step n+2.
func (w *town) sealed(caseID string, n int) {
	w.t.Helper()
	w.tx(seen(w.clerk, caseID, n))
	w.tx(number(caseID, n))
	w.open(caseID, n+1, policy.StepSealing, domain.StateNumbered)
	w.decide(w.clerk, caseID, n+1, domain.Approved)
	w.open(caseID, n+2, domain.StepDelivery, domain.StateSealed)
}

// issue hands a sealed booklet over to its person.
func (w *town) issue(caseID string) {
	w.t.Helper()
	w.tx(handingOut(w.clerk, caseID, domain.CertificateReceipt{For: domain.ForPerson, Name: "本人", Signed: true}))
	w.tx(func(ctx context.Context, tx *store.Tx) error { return tx.IssueCertificate(ctx, caseID) })
	w.end(caseID, domain.StateIssued)
}

// issued asks for a booklet and has it issued.
func (w *town) issued(person string, r domain.CertificateRequest) {
	w.t.Helper()
	id := w.asked(w.unit, person, r)
	w.sealed(id, 1)
	w.issue(id)
}

// booklets writes down a person's certificate: its number, and each booklet with what stands in it.
func (w *town) booklets(person string) string {
	w.t.Helper()
	var c store.Certificate
	w.tx(func(ctx context.Context, tx *store.Tx) (err error) {
		c, err = tx.Certificate(ctx, w.clerk, person)
		return err
	})
	lines := []string{c.Number}
	for _, b := range c.Booklets {
		line := fmt.Sprintf("%d %s", b.Volume, b.State)
		for _, e := range b.Entries {
			line += fmt.Sprintf(" %d:%d+%d", e.Year, e.Common, e.Specialty)
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, ", ")
}

func (w *town) wantBooklets(person, want string) {
	w.t.Helper()
	if got := w.booklets(person); got != want {
		w.t.Errorf("the certificate is %q, want %q", got, want)
	}
}

// specialtyLine is the ledger line of a person's specialty hours.
func (w *town) specialtyLine(person string) int64 {
	return ask[int64](w, `SELECT id FROM credits WHERE person_id = $1 AND subject = 'specialty' AND reverses IS NULL ORDER BY id LIMIT 1`, person)
}

func TestR19_FirstIssueIsReviewedNumberedSealedAndHandedOver(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-25 09:00")
	w.refused(asking(w.school, w.people[0], first()), "personId: person.not_enrolled")
	w.refused(asking(w.person, w.people[1], first()), "personId: person.not_enrolled")
	id := w.asked(w.person, w.people[0], first())
	w.refused(asking(w.unit, w.people[0], first()), "personId: certificate.live_already")
	only := func(d store.Decision) try {
		d.CaseID, d.N, d.Outcome = id, 1, domain.Approved
		return decision(w.clerk, d)
	}
	w.refused(only(store.Decision{}), "originalsSeen: certificate.id_not_seen", "photoReceived: certificate.no_photo")
	w.refused(only(store.Decision{OriginalsSeen: true}), "photoReceived: certificate.no_photo")
	w.refused(seen(w.finance, id, 1), "not found")
	w.tx(seen(w.clerk, id, 1))
	w.refused(seen(w.clerk2, id, 1), "step.already_decided")
	w.twice("NumberCertificate", number(id, 1))
	w.wantBooklets(w.people[0], "广继证0000001号, 1 numbered")
	w.openTwice(id, 2, policy.StepSealing, domain.StateNumbered)
	w.refused(decision(w.clerk, store.Decision{CaseID: id, N: 2, Outcome: domain.Rejected, Comment: "x"}), "outcome: decision.not_allowed")
	w.decide(w.clerk, id, 2, domain.Approved)
	w.twice("NumberCertificate when it was sealed", number(id, 1))
	w.openTwice(id, 3, domain.StepDelivery, domain.StateSealed)
	if n := ask[int](w, `SELECT count(*) FROM notices WHERE kind = 'readyToFetch' AND account_id = $1`, w.person.AccountID); n != 1 {
		t.Errorf("who asked is told %d times that it can be fetched", n)
	}
	w.refused(handingOut(w.person, id, domain.CertificateReceipt{For: domain.ForPerson, Name: "本人", Signed: true}), "step.not_yours")
	w.refused(handingOut(w.clerk, id, domain.CertificateReceipt{For: domain.ForUnit}), "name: form.required", "signed: certificate.not_signed", "for: certificate.other_receiver")
	w.tx(handingOut(w.clerk, id, domain.CertificateReceipt{For: domain.ForPerson, Name: "张三", Signed: true}))
	issue := func(ctx context.Context, tx *store.Tx) error { return tx.IssueCertificate(ctx, id) }
	w.twice("IssueCertificate", issue)
	w.end(id, domain.StateIssued)
	w.twice("IssueCertificate after the end", issue)
	w.wantBooklets(w.people[0], "广继证0000001号, 1 inUse")
	w.refused(asking(w.unit, w.people[0], first()), "personId: certificate.held_already")
	if by := ask[string](w, `SELECT received_for || ' ' || received_by FROM certificate_requests WHERE case_id = $1`, id); by != "person 张三" {
		t.Errorf("received %s", by)
	}
}

// Whatever was stamped stands in the booklet: before it was issued, and after.
func TestR19_StampedYearsEnterTheBooklet(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-25 09:00")
	w.issued(w.people[0], first())
	waits := w.asked(w.unit, w.people[1], first())
	w.learned(w.people...)
	w.stamp(w.submit(w.people[:3]...), store.Exception{PersonID: w.people[2], Comment: "材料不全"})
	w.wantBooklets(w.people[0], "广继证0000001号, 1 inUse 2020:30+60")
	w.sealed(waits, 1)
	w.wantBooklets(w.people[1], "广继证0000002号, 1 sealed")
	w.issue(waits)
	w.wantBooklets(w.people[1], "广继证0000002号, 1 inUse 2020:30+60")
	w.issued(w.people[2], first())
	w.wantBooklets(w.people[2], "广继证0000003号, 1 inUse")
	if serials := ask[bool](w, `SELECT bool_and(b.serial = e.serial) FROM booklet_entries b JOIN booklets k ON k.id = b.booklet_id JOIN enrolments e USING (person_id, year)`); !serials {
		t.Error("the entries name other stamps")
	}
}

func TestR20_RenewalOfAFullBooklet(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-25 09:00")
	w.refused(asking(w.unit, w.people[0], domain.CertificateRequest{Kind: domain.Renewal}), "number: certificate.none")
	w.issued(w.people[0], first())
	w.refused(asking(w.unit, w.people[0], domain.CertificateRequest{Kind: domain.Renewal}), "kind: certificate.not_full") // no stamped year
	w.learned(w.people[0])
	w.stamp(w.submit(w.people[0]))
	id := w.asked(w.unit, w.people[0], domain.CertificateRequest{Kind: domain.Renewal})
	w.refused(decision(w.clerk, store.Decision{CaseID: id, N: 1, Outcome: domain.Approved}), "originalsSeen: certificate.booklet_not_seen")
	w.sealed(id, 1)
	w.issue(id)
	w.wantBooklets(w.people[0], "广继证0000001号, 1 full 2020:30+60, 2 inUse")
}

// Notice 4(3): the same number; the common hours carry over, the specialty hours with their evidence.
func TestR20_Replacement(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-25 09:00")
	w.learned(w.people...)
	w.stamp(w.submit(w.people...))
	for _, person := range w.people {
		w.issued(person, first())
	}
	mine, other := w.specialtyLine(w.people[0]), w.specialtyLine(w.people[1])
	common := ask[int64](w, `SELECT id FROM credits WHERE person_id = $1 AND subject = 'common'`, w.people[0])
	w.refused(asking(w.unit, w.people[0], lost(mine, other, mine, common)),
		"evidence[1].line: certificate.evidence_line", "evidence[2].line: certificate.evidence_twice", "evidence[3].line: certificate.evidence_line")
	w.refused(asking(w.unit, w.people[0], domain.CertificateRequest{Kind: domain.Replacement}), "loss: certificate.no_loss")
	w.issued(w.people[0], lost(mine))
	w.wantBooklets(w.people[0], "广继证0000001号, 1 lost 2020:30+60, 1 inUse 2020:30+60")
	w.issued(w.people[1], lost())
	w.wantBooklets(w.people[1], "广继证0000002号, 1 lost 2020:30+60, 1 inUse 2020:30+0")
	w.issued(w.people[1], lost(other)) // lost again, and now the evidence is there
	w.wantBooklets(w.people[1], "广继证0000002号, 1 lost 2020:30+60, 1 lost 2020:30+0, 1 inUse 2020:30+60")

	w.exec(`INSERT INTO credits (year, person_id, subject, hours, earned_on, case_id, reverses, reason, author_id, created_at)
		SELECT year, person_id, subject, -hours, earned_on, case_id, id, '材料不实', $1, now() FROM credits WHERE id = $2`, w.chief.AccountID, w.specialtyLine(w.people[2]))
	w.refused(asking(w.unit, w.people[2], lost(w.specialtyLine(w.people[2]))), "evidence[0].line: certificate.evidence_line") // hours that were taken back
}

// Most booklets are older than the system: their number is taken note of, and stays.
func TestR20_ABookletOlderThanTheSystem(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-25 09:00")
	w.learned(w.people...)
	w.stamp(w.submit(w.people...))
	w.refused(asking(w.unit, w.people[0], older(domain.Renewal, "宣继证 7", 0)), "volume: certificate.volume")
	id := w.asked(w.unit, w.people[0], older(domain.Renewal, "宣继证 7", 3))
	w.refused(asking(w.unit, w.people[1], older(domain.Replacement, "宣继证7", 1)), "number: certificate.number_taken")
	w.sealed(id, 1)
	w.issue(id)
	w.wantBooklets(w.people[0], "宣继证7, 3 full 2020:30+60, 4 inUse")
	w.refused(asking(w.unit, w.people[1], older(domain.Replacement, "宣继证7", 1)), "number: certificate.number_taken")
	w.refused(asking(w.unit, w.people[0], older(domain.Replacement, "宣继证8", 4)), "number: certificate.other_number")

	w.issued(w.people[1], older(domain.Replacement, "广继证0000001号", 1)) // as the system writes its own
	w.wantBooklets(w.people[1], "广继证0000001号, 1 damaged 2020:30+60, 1 inUse 2020:30+0")
	w.issued(w.people[2], first())
	w.wantBooklets(w.people[2], "广继证0000002号, 1 inUse 2020:30+60")
}

// While a replacement is asked for, nobody writes into the booklet that is gone; if it turns up again, what was stamped
// meanwhile enters it.
func TestR20_YearsStampedMeanwhile(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-25 09:00")
	for _, person := range w.people[:3] {
		w.issued(person, first())
	}
	w.learned(w.people...)
	replaced, found := w.asked(w.unit, w.people[0], lost()), w.asked(w.unit, w.people[1], lost())
	rejected := w.asked(w.unit, w.people[2], lost())
	w.stamp(w.submit(w.people[:3]...))
	w.wantBooklets(w.people[0], "广继证0000001号, 1 inUse")
	w.sealed(replaced, 1)
	w.issue(replaced)
	w.wantBooklets(w.people[0], "广继证0000001号, 1 lost, 1 inUse 2020:30+60") // never stood in the lost one
	w.tx(func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.Withdraw(ctx, w.unit, found, "找到了")
		return err
	})
	w.twice("EndCase, withdrawn", func(ctx context.Context, tx *store.Tx) error { return tx.EndCase(ctx, found, domain.StateWithdrawn) })
	w.wantBooklets(w.people[1], "广继证0000002号, 1 inUse 2020:30+60")
	w.decide(w.clerk, rejected, 1, domain.Rejected)
	w.end(rejected, domain.StateRejected)
	w.wantBooklets(w.people[2], "广继证0000003号, 1 inUse 2020:30+60")
	w.asked(w.unit, w.people[1], lost()) // and may be lost again
}

// A booklet that does not get its seal is reviewed once more. What was taken note of for it is forgotten; a new number
// stays with its person.
func TestR19_ReturnedBeforeTheSeal(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-25 09:00")
	reopen := func(id string, n int) try {
		return func(ctx context.Context, tx *store.Tx) error { return tx.ReopenCertificate(ctx, id, n) }
	}
	correct := func(id string, r domain.CertificateRequest) try {
		return func(ctx context.Context, tx *store.Tx) error {
			_, err := tx.CorrectCertificate(ctx, w.unit, id, r)
			return err
		}
	}
	id := w.asked(w.unit, w.people[0], older(domain.Renewal, "宣继证7", 3))
	w.tx(seen(w.clerk, id, 1))
	w.tx(number(id, 1))
	w.open(id, 2, policy.StepSealing, domain.StateNumbered)
	w.decide(w.clerk, id, 2, domain.Returned)
	w.twice("ReopenCertificate", reopen(id, 2))
	w.wantBooklets(w.people[0], "")
	w.open(id, 3, policy.StepCertificateReview, domain.StateFiled)
	w.twice("NumberCertificate of before", number(id, 1))
	w.wantBooklets(w.people[0], "")
	w.decide(w.clerk, id, 3, domain.Returned)
	w.open(id, 4, domain.StepCorrection, domain.StateReturned)
	w.refused(correct(id, older(domain.Renewal, "", 3)), "number: certificate.none")
	w.tx(correct(id, older(domain.Renewal, "宣继证9", 2)))
	changed := ask[[]string](w, `SELECT array_agg(c->>'field' ORDER BY 1) FROM steps, jsonb_array_elements(changes) c WHERE case_id = $1 AND n = 4`, id)
	if !slices.Equal(changed, []string{"number", "volume"}) {
		t.Errorf("different are %v", changed)
	}
	w.open(id, 5, policy.StepCertificateReview, domain.StateFiled)
	w.sealed(id, 5)
	w.twice("ReopenCertificate when it was sealed", reopen(id, 2))
	w.issue(id)
	w.wantBooklets(w.people[0], "宣继证9, 2 full, 3 inUse")

	fresh := w.asked(w.unit, w.people[1], first())
	w.tx(seen(w.clerk, fresh, 1))
	w.tx(number(fresh, 1))
	w.open(fresh, 2, policy.StepSealing, domain.StateNumbered)
	w.decide(w.clerk, fresh, 2, domain.Returned)
	w.tx(reopen(fresh, 2))
	w.open(fresh, 3, policy.StepCertificateReview, domain.StateFiled)
	w.decide(w.clerk, fresh, 3, domain.Rejected)
	w.end(fresh, domain.StateRejected)
	w.issued(w.people[2], first())
	w.issued(w.people[1], first())
	w.wantBooklets(w.people[1], "广继证0000001号, 1 inUse")
	w.wantBooklets(w.people[2], "广继证0000002号, 1 inUse")
}

// A city's policy may add a step to the sealing at which a request is rejected: nothing of it is left.
func TestR19_EndedWithANumber(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-06-01 09:00")
	id := w.asked(w.unit, w.people[0], older(domain.Renewal, "宣继证7", 3))
	w.tx(seen(w.clerk, id, 1))
	w.tx(number(id, 1))
	w.end(id, domain.StateRejected)
	w.wantBooklets(w.people[0], "")
	w.issued(w.people[1], older(domain.Renewal, "宣继证7", 3))
}

// Two clicks at one moment: of two requests for one person one is filed; of two people who name one number, one.
func TestR19_RequestsAtOnce(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-06-01 09:00")
	w.issued(w.people[0], first())
	waited, one, two := w.meanwhile(asking(w.person, w.people[0], lost()), asking(w.unit, w.people[0], lost()))
	if got := refusalsOf(two)[0].Code; !waited || one != nil || got != "certificate.live_already" {
		t.Errorf("waited: %v; the first %v, the second %s", waited, one, got)
	}
	waited, one, two = w.meanwhile(asking(w.unit, w.people[1], older(domain.Renewal, "1", 1)), asking(w.unit, w.people[2], older(domain.Renewal, "1", 1)))
	if got := refusalsOf(two)[0].Code; !waited || one != nil || got != "certificate.number_taken" {
		t.Errorf("waited: %v; the first %v, the second %s", waited, one, got)
	}
}

// A year that is stamped while the booklet is handed over is entered, whichever comes first.
func TestR19_StampedWhileItIsHandedOver(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-25 09:00")
	w.learned(w.people...)
	for i, stampFirst := range []bool{true, false} {
		person := w.people[i]
		booklet, submission := w.asked(w.unit, person, first()), w.submit(person)
		w.sealed(booklet, 1)
		w.tx(handingOut(w.clerk, booklet, domain.CertificateReceipt{For: domain.ForUnit, Name: "经办人", Signed: true}))
		w.decide(w.clerk, submission, 1, domain.Approved)
		w.open(submission, 2, policy.StepStamping, domain.StateVerified)
		w.decide(w.chief, submission, 2, domain.Approved)
		both := []try{
			func(ctx context.Context, tx *store.Tx) error { return tx.StampPeople(ctx, submission) },
			func(ctx context.Context, tx *store.Tx) error { return tx.IssueCertificate(ctx, booklet) },
		}
		if !stampFirst {
			slices.Reverse(both)
		}
		if waited, one, two := w.meanwhile(both[0], both[1]); !waited || one != nil || two != nil {
			t.Errorf("waited: %v; %v, %v", waited, one, two)
		}
		w.wantBooklets(person, fmt.Sprintf("广继证%07d号, 1 inUse 2020:30+60", i+1))
	}
}

// R17: a correction that is owed when the year ends expires; what lies with the bureau goes on, and a booklet that
// nobody fetches keeps no year open.
func TestR17_CertificatesAtTheYearsEnd(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-12-30 09:00")
	owed, fetched := w.asked(w.unit, w.people[0], first()), w.asked(w.unit, w.people[1], first())
	reviewed := w.asked(w.unit, w.people[2], first())
	w.decide(w.clerk, owed, 1, domain.Returned)
	w.open(owed, 2, domain.StepCorrection, domain.StateReturned)
	w.sealed(fetched, 1)
	w.moveTo("2021-01-01 00:00")
	w.closing()
	if outcome := ask[string](w, `SELECT outcome FROM steps WHERE case_id = $1 AND n = 2`, owed); outcome != "expired" {
		t.Errorf("the correction is %s", outcome)
	}
	w.end(owed, domain.StateExpired)
	if !w.closing() {
		t.Error("the year is kept open")
	}
	w.issue(fetched)
	w.sealed(reviewed, 1)
	w.issue(reviewed)
	w.wantBooklets(w.people[2], "广继证0000002号, 1 inUse")
	w.refused(asking(w.unit, w.people[0], first()), "year: year.closed")
}

func TestR19_SeveralSignersSeeTheApplicant(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-06-01 09:00")
	id := w.asked(w.unit, w.people[0], first())
	w.tx(func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.AddSigner(ctx, w.clerk, id, 1, w.chief.AccountID, "after", "")
		return err
	})
	w.tx(seen(w.clerk, id, 1))
	w.decide(w.chief, id, 1, domain.Approved) // the clerk has the photo
	if outcome := ask[string](w, `SELECT outcome FROM steps WHERE case_id = $1`, id); outcome != "approved" {
		t.Errorf("the review is %s", outcome)
	}
}

func TestCertificate_IsSeenByThoseWhoSeeThePerson(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-06-01 09:00")
	id := w.asked(w.unit, w.people[0], first())
	for _, c := range []struct {
		actor domain.Actor
		sees  bool
	}{{w.person, true}, {w.unit, true}, {w.finance, true}, {w.clerk, true}, {w.auditor, true}, {w.colleague, false}, {w.school, false}, {w.schools, false}, {w.admin, false}} {
		see := func(ctx context.Context, tx *store.Tx) error {
			got, err := tx.Certificate(ctx, c.actor, w.people[0])
			if err == nil && (got.CaseID != id || got.Number != "" || len(got.Booklets) != 0) {
				t.Errorf("a %s sees %+v", c.actor.Role, got)
			}
			return err
		}
		if c.sees {
			w.tx(see)
		} else {
			w.refused(see, "not found")
		}
	}
}
