package store_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"xueshi/domain"
	"xueshi/policy"
	"xueshi/store"
)

// paper is a claim of the unit's first two people.
func (w *town) paper() domain.Claim {
	return domain.Claim{
		Evidence: "论文", Title: "收入确认的若干问题", Identity: "《会计之友》2020年第3期 第12-18页", EarnedOn: day("2020-03-15"),
		Authors: []domain.ClaimAuthor{{PersonID: w.people[0], Hours: 20}, {PersonID: w.people[1], Hours: 10}},
	}
}

func (w *town) claiming(actor domain.Actor, claim domain.Claim) func(context.Context, *store.Tx) error {
	return func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.FileClaim(ctx, actor, claim.EarnedOn.Year(), claim)
		return err
	}
}

// claimed files a claim and opens the department's step.
func (w *town) claimed(claim domain.Claim) string {
	w.t.Helper()
	id := w.done(func(tx *store.Tx) (store.CaseRef, error) { return tx.FileClaim(w.t.Context(), w.unit, 2020, claim) }).ID
	w.open(id, 1, policy.StepConfirmation, domain.StateFiled)
	return id
}

// granting approves a claim's review with hours for its authors, in order; 0 is left out.
func (w *town) granting(actor domain.Actor, id string, n int, claim domain.Claim, hours ...domain.Hours) func(context.Context, *store.Tx) error {
	d := store.Decision{CaseID: id, N: n, Outcome: domain.Approved}
	for i, h := range hours {
		if h > 0 {
			d.Hours = append(d.Hours, domain.ClaimGrant{PersonID: claim.Authors[i].PersonID, Hours: h})
		}
	}
	return func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.Decide(ctx, actor, d)
		return err
	}
}

// confirmed is a claim that waits for the bureau's review, its second step.
func (w *town) confirmed(claim domain.Claim) string {
	w.t.Helper()
	id := w.claimed(claim)
	w.decide(w.finance, id, 1, domain.Approved)
	w.open(id, 2, policy.StepClaimReview, domain.StateFiled)
	return id
}

func (w *town) view(id string) (v store.ClaimView) {
	w.t.Helper()
	w.tx(func(ctx context.Context, tx *store.Tx) (err error) {
		v, err = tx.Claim(ctx, id)
		return err
	})
	return v
}

func TestR9_AClaimIsConfirmedGrantedAndRegistered(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-06-01 09:00")
	claim := w.paper()
	id := w.claimed(claim)
	approve := func(actor domain.Actor, n int) func(context.Context, *store.Tx) error {
		return w.granting(actor, id, n, claim)
	}
	w.refused(approve(w.clerk, 1), "step.not_yours")
	w.refused(approve(w.schools, 1), "not found")
	w.refused(w.granting(w.finance, id, 1, claim, 20, 10), "hours: decision.no_hours_here")
	w.tx(approve(w.finance, 1))
	w.refused(approve(w.finance, 1), "step.already_decided")
	w.open(id, 2, policy.StepClaimReview, domain.StateFiled)
	w.refused(approve(w.finance, 2), "step.not_yours")
	w.refused(approve(w.clerk, 2), "hours: claim.hours_unset", "hours: claim.hours_unset")
	w.refused(w.granting(w.clerk, id, 2, claim, 21, 10), "hours[0].hours: claim.hours")
	w.tx(w.granting(w.clerk, id, 2, claim, 15, 10))
	register := func(ctx context.Context, tx *store.Tx) error { return tx.RegisterClaim(ctx, id) }
	w.twice("RegisterClaim", register)
	w.end(id, domain.StateRegistered)
	w.twice("RegisterClaim after the end", register)
	lines := ask[[]string](w, `SELECT array_agg(hours || ' ' || subject || ' ' || earned_on || ' ' || year || ' ' || reason ORDER BY hours DESC) FROM credits WHERE case_id = $1`, id)
	want := []string{"15 specialty 2020-03-15 2020 论文：收入确认的若干问题", "10 specialty 2020-03-15 2020 论文：收入确认的若干问题"}
	if !slices.Equal(lines, want) {
		t.Errorf("the ledger has %q", lines)
	}
	if author := ask[string](w, `SELECT DISTINCT a.login FROM credits c JOIN accounts a ON a.id = c.author_id`); author != "clerk" {
		t.Errorf("registered by %s", author)
	}
}

func TestR9_TheSameEvidenceCountsOnceForEachAuthor(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-06-01 09:00")
	first := w.paper()
	first.FileHash = fmt.Sprintf("%064d", 7)
	id := w.claimed(first)
	number := ask[string](w, `SELECT number FROM cases WHERE id = $1`, id)

	again := w.paper()
	again.Evidence, again.Identity = "著作", "会计之友２０２０年第３期第１２－１８页"
	again.Authors = again.Authors[:1]
	if r := w.refused(w.claiming(w.unit, again), "authors[0].personId: claim.evidence_used"); r.Facts["case"] != number {
		t.Errorf("it names %v, not %s", r.Facts["case"], number)
	}
	sameFile := again
	sameFile.Identity, sameFile.FileHash = "另一刊物", first.FileHash
	w.refused(w.claiming(w.unit, sameFile), "authors[0].personId: claim.evidence_used")

	other := again // an author who has not used it may
	other.Authors = []domain.ClaimAuthor{{PersonID: w.people[2], Hours: 5}}
	w.claimed(other)

	w.decide(w.finance, id, 1, domain.Rejected) // what was not counted can be handed in again
	w.end(id, domain.StateRejected)
	w.claimed(again)
}

// Evidence of another year is refused by R10 already; that it counts once whatever the year is the index's word.
func TestR9_OnceInWhicheverYear(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-06-01 09:00")
	id := w.claimed(w.paper())
	w.exec(`UPDATE cases SET year = 2019, closed_at = now() WHERE id = $1`, id)
	w.refused(w.claiming(w.unit, w.paper()), "authors[0].personId: claim.evidence_used", "authors[1].personId: claim.evidence_used")
	_, err := w.db.Pool().Exec(t.Context(), `WITH c AS (INSERT INTO cases (id, kind, year, title, state, filed_at) VALUES (gen_random_uuid(), 'claim', 2020, '', 'filed', now()) RETURNING id),
			l AS (INSERT INTO claims (case_id, evidence, title, identity, earned_on) SELECT id, '', '', '', '2020-01-01' FROM c RETURNING case_id)
		INSERT INTO claim_authors (case_id, line, person_id, fingerprint, asked) SELECT l.case_id, 0, a.person_id, a.fingerprint, 1 FROM l, claim_authors a`)
	if err == nil {
		t.Error("the database lets the same evidence in twice")
	}
}

func TestR9_WhoMayBeAnAuthor(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-06-01 09:00")
	claim := w.paper()
	claim.Authors[1].PersonID = w.teachers[0]
	w.refused(w.claiming(w.unit, claim), "authors[1].personId: person.not_enrolled")
	w.exec(`UPDATE people SET unit_id = $1 WHERE id = $2`, w.unit.OrgID, w.teachers[0])
	w.refused(w.claiming(w.unit, claim), "authors[1].personId: claim.other_department")

	w.exec(`UPDATE enrolments SET series = '档案' WHERE person_id = $1`, w.people[0]) // not in the annex: the unit's supervisor confirms
	claim.Authors = claim.Authors[:1]
	w.decide(w.finance, w.claimed(claim), 1, domain.Approved)
	w.exec(`UPDATE orgs SET supervised_by = NULL WHERE id = $1`, w.unit.OrgID)
	claim.Identity = "另一刊物"
	w.refused(w.claiming(w.unit, claim), "authors[0].personId: claim.no_department")
}

func TestR9_ACorrectedClaimIsConfirmedAgain(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-06-01 09:00")
	claim := w.paper()
	id := w.confirmed(claim)
	steps := func(n int) (names []domain.StepName) {
		w.tx(func(ctx context.Context, tx *store.Tx) (err error) {
			names, err = tx.Pipeline(ctx, id, policy.PipelineClaim, n)
			return err
		})
		return names
	}
	correct := func(c domain.Claim) func(context.Context, *store.Tx) error {
		return func(ctx context.Context, tx *store.Tx) error {
			_, err := tx.CorrectClaim(ctx, w.unit, id, c)
			return err
		}
	}
	w.decide(w.clerk, id, 2, domain.Returned)
	w.open(id, 3, domain.StepCorrection, domain.StateReturned)
	w.tx(correct(claim)) // the original was brought in, nothing else: straight back to the bureau
	if got := steps(3); !slices.Equal(got, []domain.StepName{policy.StepClaimReview}) {
		t.Fatalf("unchanged, it goes to %v", got)
	}
	w.open(id, 4, policy.StepClaimReview, domain.StateFiled)
	w.decide(w.clerk, id, 4, domain.Returned)
	w.open(id, 5, domain.StepCorrection, domain.StateReturned)
	changed := claim
	changed.Title = "收入确认与计量的若干问题"
	changed.Authors = claim.Authors[:1]
	w.tx(correct(changed))
	if got := steps(5); !slices.Equal(got, []domain.StepName{policy.StepConfirmation, policy.StepClaimReview}) {
		t.Fatalf("changed, it goes to %v", got)
	}
	if v := w.view(id); v.Confirmed || len(v.Authors) != 1 || v.Title != changed.Title {
		t.Errorf("the claim is %+v", v)
	}
	if title := ask[string](w, `SELECT title FROM cases WHERE id = $1`, id); title != changed.Title {
		t.Errorf("the case is called %s", title)
	}
	fields := ask[[]string](w, `SELECT array_agg(c->>'field' ORDER BY 1) FROM steps, jsonb_array_elements(changes) c WHERE case_id = $1 AND n = 5`, id)
	if !slices.Equal(fields, []string{"authors[1]", "title"}) {
		t.Errorf("different are %v", fields)
	}
}

func TestR9_SomeAuthorsAreExcepted(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-06-01 09:00")
	claim := w.paper()
	id := w.confirmed(claim)
	except := func(hours []domain.ClaimGrant, people ...store.Exception) func(context.Context, *store.Tx) error {
		return func(ctx context.Context, tx *store.Tx) error {
			_, err := tx.Decide(ctx, w.clerk, store.Decision{CaseID: id, N: 2, Outcome: domain.Approved, Hours: hours, Except: people})
			return err
		}
	}
	ten := []domain.ClaimGrant{{PersonID: w.people[0], Hours: 10}}
	w.refused(except(ten, store.Exception{PersonID: w.people[1]}), "except[0].comment: decision.no_comment")
	w.refused(except(nil, store.Exception{PersonID: w.people[0], Comment: "x"}, store.Exception{PersonID: w.people[1], Comment: "x"}), "claim.nobody_left")
	w.refused(except(ten, store.Exception{PersonID: w.people[1], Comment: "x"}, store.Exception{PersonID: w.people[1], Comment: "x"}), "decision.exception_unknown")
	w.tx(except(ten, store.Exception{PersonID: w.people[1], Comment: "非作者"}))
	w.tx(func(ctx context.Context, tx *store.Tx) error { return tx.RegisterClaim(ctx, id) })
	w.end(id, domain.StateRegistered)
	if n := ask[int](w, `SELECT sum(hours)::int FROM credits WHERE case_id = $1`, id); n != 10 {
		t.Errorf("%d hours are registered", n)
	}
	s := w.standing(w.colleague, w.people[1])
	if len(s.Uncounted) != 1 || s.Uncounted[0].State != "excepted" || len(s.Uncounted[0].Refusals) != 1 || s.Uncounted[0].Refusals[0].Facts["comment"] != "非作者" {
		t.Errorf("why it did not count: %+v", s.Uncounted)
	}
}

// R16: what waits for the bureau when the year ends is decided; what waits for the department expires (R17).
func TestR17_ClaimsAtTheYearsEnd(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-12-30 09:00")
	claim := w.paper()
	claim.Authors = []domain.ClaimAuthor{{PersonID: w.people[0], Hours: 60}}
	withBureau := w.confirmed(claim)
	claim.Identity, claim.Authors = "另一刊物", []domain.ClaimAuthor{{PersonID: w.people[1], Hours: 60}}
	withDepartment := w.claimed(claim)
	w.exec(`INSERT INTO credits (year, person_id, subject, hours, earned_on, case_id, reason, author_id, created_at)
		SELECT 2020, p.id, 'common', 30, '2020-06-01', $1, 'x', a.id, '2020-06-01' FROM people p, accounts a WHERE a.login = 'clerk'`, w.year)
	if s := w.standing(w.person, w.people[0]); s.Pending.Specialty != 60 {
		t.Errorf("pending are %v", s.Pending)
	}
	w.moveTo("2021-01-01 00:00")
	w.tx(func(ctx context.Context, tx *store.Tx) error { return tx.BeginClosing(ctx, w.year) })
	w.tx(func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.ExpireCases(ctx, w.year)
		return err
	})
	w.end(withDepartment, domain.StateExpired)
	w.tx(func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.DecideOutcomes(ctx, w.year, "")
		return err
	})
	if s := w.standing(w.person, w.people[0]); s.Outcome != "" {
		t.Errorf("what the bureau owes is not waited for: %s", s.Outcome)
	}
	if s := w.standing(w.colleague, w.people[1]); s.Outcome != domain.Incomplete || s.Uncounted[0].State != "dropped" {
		t.Errorf("what the department did not confirm counts: %s, %+v", s.Outcome, s.Uncounted)
	}
	w.tx(w.granting(w.clerk, withBureau, 2, domain.Claim{Authors: []domain.ClaimAuthor{{PersonID: w.people[0]}}}, 60))
	w.refused(w.claiming(w.unit, w.paper()), "year: year.closed")
}

// Two units' clicks at one moment: of two claims of the same evidence one is filed, and the other is told.
func TestR9_TwoClaimsOfTheSameEvidenceAtOnce(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-06-01 09:00")
	const clicks = 6
	results := make(chan error, clicks)
	for range clicks {
		go func() {
			results <- w.db.InTx(t.Context(), func(tx *store.Tx) error { return w.claiming(w.unit, w.paper())(t.Context(), tx) })
		}()
	}
	filed := 0
	for range clicks {
		switch err := <-results; {
		case err == nil:
			filed++
		case refusalsOf(err)[0].Code != "claim.evidence_used":
			t.Error(err)
		}
	}
	if filed != 1 {
		t.Errorf("%d were filed", filed)
	}
}

func TestR9_SeveralSignersSetHours(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-06-01 09:00")
	claim := w.paper()
	id := w.confirmed(claim)
	w.tx(func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.AddSigner(ctx, w.clerk, id, 2, w.chief.AccountID, "after", "")
		return err
	})
	w.tx(w.granting(w.clerk, id, 2, claim, 20, 10))
	w.tx(w.granting(w.chief, id, 2, claim, 12)) // the chief's word on the first, the clerk's on the second
	if v := w.view(id); v.Authors[0].Granted != 12 || v.Authors[1].Granted != 10 {
		t.Errorf("granted are %+v", v.Authors)
	}
}

// What is not refused, since somebody else made the first claim, or the first gave nothing, is shown.
func TestR9_EvidenceOfSeveralClaimsIsShown(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-06-01 09:00")
	paper := w.paper()
	first := w.claimed(paper)
	paper.Authors = []domain.ClaimAuthor{{PersonID: w.people[2], Hours: 5}}
	second := w.claimed(paper)
	own := paper
	own.Identity, own.FileHash = "1009-0001/20200302", ""
	w.claimed(own)

	shown := func(caseID string) (found []string) {
		t.Helper()
		w.tx(func(ctx context.Context, tx *store.Tx) error {
			list, err := tx.Findings(ctx, w.clerk, store.FindingFilter{Year: 2020, CaseID: caseID, Page: store.Page{Limit: 10}})
			for _, f := range list {
				found = append(found, fmt.Sprint(f.Kind, " ", f.PersonID == w.people[2], f.CaseID == second, f.OtherID == first, " ", f.Facts["people"]))
			}
			return err
		})
		return found
	}
	want := "[evidenceTwice true true true 会计0、会计1]"
	for name, id := range map[string]string{"the whole year": "", "the second claim": second} {
		if got := fmt.Sprint(shown(id)); got != want {
			t.Errorf("of %s is shown %s, want %s", name, got, want)
		}
	}
	w.exec(`UPDATE claim_authors SET state = 'dropped' WHERE case_id = $1`, first)
	if got := shown(""); len(got) > 0 {
		t.Errorf("withdrawn evidence is shown: %v", got)
	}
}
