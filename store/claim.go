package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
	"xueshi/policy"
)

// FileClaim hands in evidence of work by people of the actor's unit (R9). It is refused whole, with every reason: evidence
// counts once, ever, for each author, and the other case is named. The authors' department confirms it.
func (tx *Tx) FileClaim(ctx context.Context, actor domain.Actor, year int, claim domain.Claim) (CaseRef, error) {
	p, err := tx.openYear(ctx, year, "year")
	if err != nil {
		return CaseRef{}, err
	}
	claim = p.WithAskedHours(claim)
	department, err := tx.checkNewClaim(ctx, actor, p, "", claim)
	if err != nil {
		return CaseRef{}, err
	}
	seq, err := tx.nextNumber(ctx, year, "claim", 1)
	if err != nil {
		return CaseRef{}, err
	}
	number := fmt.Sprintf("CG-%d-%05d", year, seq)
	c := caseRow{
		ID: newID(), Kind: domain.KindClaim, Year: year, Number: &number, Title: claim.Title, State: domain.StateFiled,
		DepartmentID: &department, UnitID: &actor.OrgID, FiledBy: &actor.AccountID,
	}
	if err := tx.insertCase(ctx, c, map[string]any{"people": len(claim.Authors)}); err != nil {
		return CaseRef{}, err
	}
	b := &pgx.Batch{}
	b.Queue(`INSERT INTO claims (case_id, evidence, title, identity, file_hash, earned_on) VALUES ($1, $2, $3, $4, $5, $6)`,
		c.ID, claim.Evidence, claim.Title, claim.Identity, orNil(claim.FileHash), claim.EarnedOn)
	queueAuthors(b, c.ID, claim)
	ref := CaseRef{ID: c.ID, State: c.State, Number: number, Following: true}
	return ref, tx.writeClaim(ctx, b, "file claim")
}

// CorrectClaim sends a returned claim back corrected. What the department had confirmed it confirms again if anything is
// different now.
func (tx *Tx) CorrectClaim(ctx context.Context, actor domain.Actor, caseID string, claim domain.Claim) (CaseRef, error) {
	c, s, err := tx.lockStepNamed(ctx, actor, caseID, domain.StepCorrection)
	if err != nil {
		return CaseRef{}, err
	}
	old, err := tx.Claim(ctx, caseID)
	if err != nil {
		return CaseRef{}, err
	}
	p, err := tx.openYear(ctx, c.Year, "year")
	if err != nil {
		return CaseRef{}, err
	}
	claim = p.WithAskedHours(claim)
	department, err := tx.checkNewClaim(ctx, actor, p, caseID, claim)
	if err != nil {
		return CaseRef{}, err
	}
	changes, err := changesOf(old.Claim(), claim)
	if err != nil {
		return CaseRef{}, err
	}
	if len(changes) > 0 {
		b := &pgx.Batch{}
		b.Queue(`UPDATE claims SET evidence = $2, title = $3, identity = $4, file_hash = $5, earned_on = $6, confirmed = false WHERE case_id = $1`,
			caseID, claim.Evidence, claim.Title, claim.Identity, orNil(claim.FileHash), claim.EarnedOn)
		b.Queue(`UPDATE cases SET title = $2, department_id = $3 WHERE id = $1`, caseID, claim.Title, department)
		b.Queue(`DELETE FROM claim_authors WHERE case_id = $1`, caseID)
		queueAuthors(b, caseID, claim)
		if err := tx.writeClaim(ctx, b, "correct claim"); err != nil {
			return CaseRef{}, err
		}
	}
	ref := CaseRef{ID: c.ID, State: c.State, Number: deref(c.Number), Following: true}
	return ref, tx.finish(ctx, actor, s, Decision{Outcome: domain.Corrected, changes: changes})
}

func queueAuthors(b *pgx.Batch, caseID string, claim domain.Claim) {
	ids, hours := make([]string, len(claim.Authors)), make([]domain.Hours, len(claim.Authors))
	for i, a := range claim.Authors {
		ids[i], hours[i] = a.PersonID, a.Hours
	}
	b.Queue(`INSERT INTO claim_authors (case_id, line, person_id, fingerprint, file_hash, asked)
		SELECT $1, line - 1, id::uuid, $4, $5, hours FROM unnest($2::text[], $3::int[]) WITH ORDINALITY a(id, hours, line)`,
		caseID, ids, hours, policy.Fingerprint(claim.Identity), orNil(claim.FileHash))
}

// writeClaim writes a claim at once: if another claim of the same evidence came first, at the same moment and in another
// year, the index says so, and the claim is refused.
func (tx *Tx) writeClaim(ctx context.Context, b *pgx.Batch, what string) error {
	err := tx.send(ctx, b, what)
	if err == nil {
		err = tx.flush(ctx)
	}
	if isUnique(err) {
		return domain.Refusals{*domain.Refuse("R9", "claim.evidence_used", "identity", "case", "")}
	}
	return err
}

// ClaimView is a claim as its page shows it.
type ClaimView struct {
	Evidence  string       `json:"evidence"`
	Title     string       `json:"title"`
	Identity  string       `json:"identity"`
	FileHash  string       `json:"fileHash,omitempty"`
	EarnedOn  domain.Date  `json:"earnedOn"`
	Confirmed bool         `json:"confirmed" doc:"by the department"`
	Authors   []AuthorView `json:"authors"`
}

// AuthorView is one author of a claim.
type AuthorView struct {
	PersonID string       `json:"personId"`
	Name     string       `json:"name"`
	Asked    domain.Hours `json:"asked"`
	Granted  domain.Hours `json:"granted,omitempty"`
	State    string       `json:"state" enum:"pending,excepted,registered,dropped"`
	Comment  string       `json:"comment,omitempty" doc:"why nothing was granted"`
}

// Claim returns the claim as it was asked.
func (v ClaimView) Claim() domain.Claim {
	c := domain.Claim{Evidence: v.Evidence, Title: v.Title, Identity: v.Identity, FileHash: v.FileHash, EarnedOn: v.EarnedOn}
	for _, a := range v.Authors {
		c.Authors = append(c.Authors, domain.ClaimAuthor{PersonID: a.PersonID, Hours: a.Asked})
	}
	return c
}

// held returns the steps whose word on the claim holds: neither is asked again unless a correction undid it.
func (v ClaimView) held() (steps []domain.StepName) {
	if v.Confirmed {
		steps = append(steps, policy.StepConfirmation)
	}
	for _, a := range v.Authors {
		if a.State == "pending" && a.Granted == 0 {
			return steps
		}
	}
	return append(steps, policy.StepClaimReview)
}

// Claim returns a claim; ErrNotFound for a case of another kind.
func (tx *Tx) Claim(ctx context.Context, caseID string) (ClaimView, error) {
	var v ClaimView
	err := tx.QueryRow(ctx, `SELECT evidence, title, identity, coalesce(file_hash, ''), earned_on, confirmed FROM claims WHERE case_id = $1`, caseID).
		Scan(&v.Evidence, &v.Title, &v.Identity, &v.FileHash, &v.EarnedOn, &v.Confirmed)
	if err != nil {
		return v, notFound(err, "claim")
	}
	rows, err := tx.Query(ctx, `SELECT a.person_id, p.name, a.asked, coalesce(a.granted, 0), a.state, a.comment
		FROM claim_authors a JOIN people p ON p.id = a.person_id WHERE a.case_id = $1 ORDER BY a.line`, caseID)
	if err != nil {
		return v, fmt.Errorf("authors: %w", err)
	}
	v.Authors, err = collect(rows, pgx.RowToStructByPos[AuthorView], "authors")
	return v, err
}
