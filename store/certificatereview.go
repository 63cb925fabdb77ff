package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
	"xueshi/policy"
)

// certificateFacts are what R19 and R20 ask about a person's request; caseID is its case, "" for a new one.
func (tx *Tx) certificateFacts(ctx context.Context, caseID, personID string, r domain.CertificateRequest) (f policy.CertificateFacts, err error) {
	f.Request = r
	err = tx.QueryRow(ctx, `SELECT coalesce(t.number, ''), coalesce(b.volume, 0),
			coalesce((SELECT c.number FROM certificate_requests r JOIN cases c ON c.id = r.case_id WHERE r.person_id = p.id AND r.state = 'pending' AND r.case_id::text <> $2), ''),
			EXISTS (SELECT FROM certificates o WHERE o.number = $3 AND o.person_id <> p.id)
				OR EXISTS (SELECT FROM certificate_requests r WHERE r.number = $3 AND r.state = 'pending' AND r.person_id <> p.id)
		FROM people p LEFT JOIN certificates t ON t.person_id = p.id LEFT JOIN booklets b ON b.person_id = p.id AND b.state = 'inUse' WHERE p.id = $1`,
		personID, caseID, r.Number).Scan(&f.Number, &f.InUse, &f.Live, &f.Taken)
	if err != nil {
		return f, fmt.Errorf("facts of certificate: %w", err)
	}
	if f.Years, err = tx.yearsInUse(ctx, personID); err != nil {
		return f, err
	}
	f.Credit, err = tx.evidencedCredits(ctx, personID, r)
	return f, err
}

// stampedYears are a person's stamped years with their hours: the whole of what can stand in a booklet. $1 are people.
const stampedYears = `SELECT e.person_id, e.year, coalesce(sum(k.hours) FILTER (WHERE k.subject = 'common'), 0) AS common,
		coalesce(sum(k.hours) FILTER (WHERE k.subject = 'specialty'), 0) AS specialty, e.serial
	FROM enrolments e LEFT JOIN credits k ON k.person_id = e.person_id AND k.year = e.year
	WHERE e.person_id = any($1::text[]::uuid[]) AND e.outcome = 'completed' AND e.serial IS NOT NULL GROUP BY e.person_id, e.year, e.serial`

// yearsInUse returns what stands in a person's booklet in use. If that is older than this system, or not known, it is
// what the bureau has stamped so far.
func (tx *Tx) yearsInUse(ctx context.Context, personID string) ([]domain.BookletEntry, error) {
	rows, err := tx.Query(ctx, `SELECT e.year, e.common, e.specialty, e.serial FROM booklet_entries e JOIN booklets b ON b.id = e.booklet_id AND b.state = 'inUse'
			WHERE b.person_id = any($1::text[]::uuid[])
		UNION ALL SELECT y.year, y.common, y.specialty, y.serial FROM (`+stampedYears+`) y
			WHERE NOT EXISTS (SELECT FROM booklets b WHERE b.person_id = y.person_id AND b.state NOT IN ('numbered', 'sealed'))
		ORDER BY 1`, []string{personID})
	if err != nil {
		return nil, fmt.Errorf("years in booklet: %w", err)
	}
	return collect(rows, pgx.RowToStructByPos[domain.BookletEntry], "years in booklet")
}

// evidencedCredits returns, by line, those of a request's evidence that are the person's specialty hours and hold.
func (tx *Tx) evidencedCredits(ctx context.Context, personID string, r domain.CertificateRequest) (map[int64]domain.Credit, error) {
	lines := make([]int64, len(r.Evidence))
	for i, e := range r.Evidence {
		lines[i] = e.Line
	}
	rows, err := tx.Query(ctx, `SELECT k.id, k.year, k.hours FROM credits k WHERE k.person_id = $1 AND k.id = any($2) AND k.subject = 'specialty'
		AND k.reverses IS NULL AND NOT EXISTS (SELECT FROM credits x WHERE x.reverses = k.id)`, personID, lines)
	if err != nil {
		return nil, fmt.Errorf("evidence of certificate: %w", err)
	}
	found := map[int64]domain.Credit{}
	var c domain.Credit
	_, err = pgx.ForEachRow(rows, []any{&c.ID, &c.Year, &c.Hours}, func() error {
		found[c.ID] = c
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("evidence of certificate: %w", err)
	}
	return found, nil
}

// reviewFacts are the facts of a request that waits.
func (tx *Tx) reviewFacts(ctx context.Context, caseID string) (policy.CertificateFacts, error) {
	v, err := tx.CertificateRequest(ctx, caseID)
	if err != nil {
		return policy.CertificateFacts{}, err
	}
	return tx.certificateFacts(ctx, caseID, v.PersonID, v.request())
}

// approveCertificate writes what an approval of a request's step means. At its review the clerk has seen what the notice
// has an applicant bring, and the rules still hold; at the sealing the booklet has the steel seal and can be fetched.
func (tx *Tx) approveCertificate(ctx context.Context, c caseRow, s domain.Step, d Decision) error {
	if len(d.Except) > 0 {
		return domain.Refusals{*domain.Refuse("", "decision.no_exceptions_here", "except", "step", s.Name)}
	}
	p, err := tx.Policy(ctx, c.Year)
	if err != nil {
		return err
	}
	switch s.Name {
	case policy.StepCertificateReview:
		f, err := tx.reviewFacts(ctx, c.ID)
		if err != nil {
			return err
		}
		return append(policy.CheckSeen(f.Request.Kind, d.OriginalsSeen, d.PhotoReceived), p.CheckCertificate(f)...).Err()
	case policy.StepSealing:
		b := &pgx.Batch{}
		b.Queue(`UPDATE booklets SET state = 'sealed', sealed_on = $2 WHERE case_id = $1 AND state = 'numbered'`, c.ID, p.Day(tx.now))
		tx.queueNotice(b, c.ID, s.N, "readyToFetch", map[string]any{"step": domain.StepDelivery})
		return tx.send(ctx, b, "seal")
	default: // a review that the city's policy adds
		return nil
	}
}

// certificateChecks are what R19 and R20 say of a request that waits for its review; nothing at any other step.
func (tx *Tx) certificateChecks(ctx context.Context, p *policy.Policy, c caseRow) ([]policy.Check, error) {
	f, err := tx.reviewFacts(ctx, c.ID)
	if err != nil {
		return nil, err
	}
	return policy.CertificateChecks(f, p.CheckCertificate(f)), nil
}
