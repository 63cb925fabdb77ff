package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
	"xueshi/policy"
)

// checkNewClaim asks who the authors are, then R9 and R10, and returns the department that confirms. Whoever claims for
// the same people meanwhile waits, so that the year's cap holds.
func (tx *Tx) checkNewClaim(ctx context.Context, actor domain.Actor, p *policy.Policy, caseID string, claim domain.Claim) (department string, err error) {
	ids := make([]string, len(claim.Authors))
	for i, a := range claim.Authors {
		ids[i] = a.PersonID
	}
	if err := tx.checkEnrolled(ctx, actor, p.Year, "authors", ids); err != nil {
		return "", err
	}
	if err := tx.lockEnrolments(ctx, p.Year, ids); err != nil {
		return "", err
	}
	refusals, err := tx.checkClaim(ctx, p, caseID, claim, p.Day(tx.now))
	if err != nil {
		return "", err
	}
	department, elsewhere, err := tx.claimDepartment(ctx, p, ids)
	if err != nil {
		return "", err
	}
	return department, append(refusals, elsewhere...).Err()
}

// checkClaim asks R9 and R10 about a claim of the case ("": a new one) as it stands beside all others.
func (tx *Tx) checkClaim(ctx context.Context, p *policy.Policy, caseID string, claim domain.Claim, handedIn domain.Date) (domain.Refusals, error) {
	used, err := tx.usedEvidence(ctx, caseID, claim)
	if err != nil {
		return nil, err
	}
	held, err := tx.heldClaims(ctx, p.Year, caseID, claim)
	if err != nil {
		return nil, err
	}
	return p.CheckClaim(policy.ClaimFacts{Claim: claim, HandedInOn: handedIn, UsedIn: used, Held: held}), nil
}

// usedEvidence finds, by author, the other case of any year in which the same evidence counts or may come to count: the
// same by what is written on it, or the same file.
func (tx *Tx) usedEvidence(ctx context.Context, caseID string, claim domain.Claim) (map[string]string, error) {
	rows, err := tx.Query(ctx, `SELECT a.person_id::text, coalesce(c.number, '') FROM claim_authors a JOIN cases c ON c.id = a.case_id
		WHERE a.person_id::text = any($1) AND a.state IN ('pending', 'registered') AND a.case_id::text <> $2 AND (a.fingerprint = $3 OR a.file_hash = $4)`,
		authorsOf(claim), caseID, policy.Fingerprint(claim.Identity), orNil(claim.FileHash))
	if err != nil {
		return nil, fmt.Errorf("used evidence: %w", err)
	}
	return byPerson[string](rows, "used evidence")
}

// heldClaims sums, by author, the hours of the same kind of evidence in other claims of the year.
func (tx *Tx) heldClaims(ctx context.Context, year int, caseID string, claim domain.Claim) (map[string]domain.Hours, error) {
	rows, err := tx.Query(ctx, `SELECT a.person_id::text, sum(coalesce(a.granted, a.asked)) FROM claim_authors a JOIN claims l USING (case_id) JOIN cases c ON c.id = a.case_id
		WHERE a.person_id::text = any($1) AND a.state IN ('pending', 'registered') AND a.case_id::text <> $2 AND c.year = $3 AND l.evidence = $4 GROUP BY 1`,
		authorsOf(claim), caseID, year, claim.Evidence)
	if err != nil {
		return nil, fmt.Errorf("held claims: %w", err)
	}
	return byPerson[domain.Hours](rows, "held claims")
}

func authorsOf(claim domain.Claim) []string {
	ids := make([]string, len(claim.Authors))
	for i, a := range claim.Authors {
		ids[i] = a.PersonID
	}
	return ids
}

// byPerson collects rows of a person's id and a value.
func byPerson[V any](rows pgx.Rows, what string) (map[string]V, error) {
	found := map[string]V{}
	var (
		id    string
		value V
	)
	_, err := pgx.ForEachRow(rows, []any{&id, &value}, func() error {
		found[id] = value
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", what, err)
	}
	return found, nil
}

// claimDepartment finds the one department that confirms for all authors: that of their series, and for a series that
// the annex does not list the unit's supervising department (the annex's last line).
func (tx *Tx) claimDepartment(ctx context.Context, p *policy.Policy, people []string) (department string, refusals domain.Refusals, err error) {
	rows, err := tx.Query(ctx, `SELECT coalesce(s.department_id, CASE WHEN $3 THEN u.supervised_by END)::text, e.series
		FROM unnest($2::text[]) WITH ORDINALITY a(id, line) JOIN enrolments e ON e.year = $1 AND e.person_id::text = a.id JOIN orgs u ON u.id = e.unit_id
		LEFT JOIN department_series s ON s.year = e.year AND s.series = e.series ORDER BY a.line`, p.Year, people, p.Unlisted)
	if err != nil {
		return "", nil, fmt.Errorf("claim's department: %w", err)
	}
	var (
		line   int
		its    *string
		series string
	)
	_, err = pgx.ForEachRow(rows, []any{&its, &series}, func() error {
		field := fmt.Sprintf("authors[%d].personId", line)
		switch {
		case its == nil:
			refusals = append(refusals, *domain.Refuse("R9", "claim.no_department", field, "series", series))
		case department == "":
			department = *its
		case department != *its:
			refusals = append(refusals, *domain.Refuse("R9", "claim.other_department", field, "series", series))
		}
		line++
		return nil
	})
	if err != nil {
		return "", nil, fmt.Errorf("claim's department: %w", err)
	}
	return department, refusals, nil
}

// approveClaim writes what an approval of a claim's step means: the department's confirmation, or the hours that the
// bureau grants.
func (tx *Tx) approveClaim(ctx context.Context, c caseRow, s domain.Step, d Decision) error {
	if s.Name == policy.StepClaimReview {
		return tx.grantClaim(ctx, c, d)
	}
	if len(d.Except) > 0 {
		return domain.Refusals{*domain.Refuse("", "decision.no_exceptions_here", "except", "step", s.Name)}
	}
	if s.Name != policy.StepConfirmation {
		return nil
	}
	if _, err := tx.Exec(ctx, `UPDATE claims SET confirmed = true WHERE case_id = $1`, c.ID); err != nil {
		return fmt.Errorf("confirm claim: %w", err)
	}
	return nil
}

// grantClaim sets the hours of a claim's authors (R9), some of whom may be excepted.
func (tx *Tx) grantClaim(ctx context.Context, c caseRow, d Decision) error {
	p, err := tx.Policy(ctx, c.Year)
	if err != nil {
		return err
	}
	view, err := tx.Claim(ctx, c.ID)
	if err != nil {
		return err
	}
	claim := view.Claim()
	ids := authorsOf(claim)
	if err := tx.lockEnrolments(ctx, c.Year, ids); err != nil {
		return err
	}
	held, err := tx.heldClaims(ctx, c.Year, c.ID, claim)
	if err != nil {
		return err
	}
	excepted, comments, refusals := exceptAuthors(ids, d.Except)
	granted, refused := p.GrantHours(policy.GrantFacts{Claim: claim, Grants: d.Hours, Excepted: excepted, Held: held})
	if err := append(refusals, refused...).Err(); err != nil {
		return err
	}
	var people []string
	var hours []domain.Hours
	for _, id := range ids {
		if h, ok := granted[id]; ok {
			people, hours = append(people, id), append(hours, h)
		}
	}
	b := &pgx.Batch{}
	b.Queue(`UPDATE claim_authors a SET granted = g.hours FROM unnest($2::text[], $3::int[]) g(id, hours) WHERE a.case_id = $1 AND a.person_id::text = g.id AND a.state = 'pending'`,
		c.ID, people, hours)
	b.Queue(`UPDATE claim_authors a SET state = 'excepted', comment = e.comment FROM unnest($2::text[], $3::text[]) e(id, comment)
		WHERE a.case_id = $1 AND a.person_id::text = e.id AND a.state = 'pending'`, c.ID, excepted, comments)
	return tx.send(ctx, b, "grant hours")
}

// exceptAuthors checks who is left out of an approval, and why.
func exceptAuthors(authors []string, except []Exception) (ids, comments []string, refusals domain.Refusals) {
	known := make(map[string]bool, len(authors))
	for _, id := range authors {
		known[id] = true
	}
	for i, e := range except {
		refusals = append(refusals, checkException(i, e, known[e.PersonID])...)
		ids, comments = append(ids, e.PersonID), append(comments, e.Comment)
		known[e.PersonID] = false // a second time is once too often
	}
	return ids, comments, refusals
}

// claimChecks are what R9 and R10 say of a claim that waits.
func (tx *Tx) claimChecks(ctx context.Context, p *policy.Policy, c caseRow) ([]policy.Check, error) {
	view, err := tx.Claim(ctx, c.ID)
	if err != nil {
		return nil, err
	}
	refused, err := tx.checkClaim(ctx, p, c.ID, view.Claim(), p.Day(tx.now))
	return p.ClaimChecks(view.Claim(), view.Confirmed, refused), err
}

// RegisterClaim puts the granted hours of a reviewed claim into the ledger (R9, R10, R11). Run twice it changes nothing.
func (tx *Tx) RegisterClaim(ctx context.Context, caseID string) error {
	return tx.register(ctx, caseID, `INSERT INTO credits (year, person_id, subject, hours, earned_on, case_id, reason, author_id, created_at)
		SELECT c.year, a.person_id, 'specialty', a.granted, l.earned_on, c.id, l.evidence || '：' || l.title, $2, $3
		FROM claim_authors a JOIN claims l USING (case_id) JOIN cases c ON c.id = a.case_id WHERE a.case_id = $1 AND a.state = 'pending'
		ON CONFLICT DO NOTHING`, `UPDATE claim_authors SET state = 'registered' WHERE case_id = $1 AND state = 'pending'`)
}
