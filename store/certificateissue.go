package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
	"xueshi/policy"
)

// NumberCertificate gives the booklet of a request that was reviewed at its n-th step its number and volume (R19, R20):
// the number that the person has for life, that of a certificate older than this system, or a new one. Run twice it
// changes nothing, not even when the case has gone on.
func (tx *Tx) NumberCertificate(ctx context.Context, caseID string, n int) error {
	c, err := tx.lockCase(ctx, caseID)
	if err != nil || c.ClosedAt != nil {
		return err
	}
	done, err := tx.goneOn(ctx, caseID, n)
	if err != nil || done {
		return err
	}
	v, err := tx.CertificateRequest(ctx, caseID)
	if err != nil || v.Booklet != nil {
		return err
	}
	p, err := tx.Policy(ctx, c.Year)
	if err != nil {
		return err
	}
	number, err := tx.certificateNumber(ctx, p, caseID, v)
	if err != nil {
		return err
	}
	if err := tx.knowOlder(ctx, p, v); err != nil {
		return err
	}
	var volume int
	if err := tx.QueryRow(ctx, `SELECT coalesce((SELECT volume FROM booklets WHERE person_id = $1 AND state = 'inUse'), 0)`, v.PersonID).Scan(&volume); err != nil {
		return fmt.Errorf("volume in use: %w", err)
	}
	volume = policy.NextVolume(v.Kind, volume)
	b := &pgx.Batch{}
	b.Queue(`INSERT INTO booklets (id, person_id, volume, case_id, state) VALUES ($1, $2, $3, $4, 'numbered')`, newID(), v.PersonID, volume, caseID)
	tx.queueEvent(b, caseID, nil, "numbered", map[string]any{"number": number, "volume": volume})
	return tx.send(ctx, b, "number certificate")
}

// goneOn says whether a case has opened a step after its n-th one.
func (tx *Tx) goneOn(ctx context.Context, caseID string, n int) (gone bool, err error) {
	if err := tx.QueryRow(ctx, `SELECT EXISTS (SELECT FROM steps WHERE case_id = $1 AND n > $2)`, caseID, n).Scan(&gone); err != nil {
		return false, fmt.Errorf("steps after %d: %w", n, err)
	}
	return gone, nil
}

// certificateNumber returns the person's number; who has none gets one, for life (R19).
func (tx *Tx) certificateNumber(ctx context.Context, p *policy.Policy, caseID string, v CertificateRequestView) (number string, err error) {
	err = tx.QueryRow(ctx, `SELECT coalesce((SELECT number FROM certificates WHERE person_id = $1), '')`, v.PersonID).Scan(&number)
	if err != nil {
		return "", fmt.Errorf("number of certificate: %w", err)
	}
	if number != "" {
		return number, nil
	}
	if number = v.Number; number == "" {
		if number, err = tx.newCertificateNumber(ctx, p); err != nil {
			return "", err
		}
	}
	if _, err := tx.Exec(ctx, `INSERT INTO certificates (person_id, number, older, case_id) VALUES ($1, $2, $3, $4)`, v.PersonID, number, v.Number != "", caseID); err != nil {
		return "", fmt.Errorf("number of certificate: %w", err)
	}
	return number, nil
}

// everyYear stands for the year in a counter that no new year begins anew.
const everyYear = 0

// newCertificateNumber takes the next number that nobody has, not even on a certificate older than this system.
func (tx *Tx) newCertificateNumber(ctx context.Context, p *policy.Policy) (string, error) {
	for {
		seq, err := tx.nextNumber(ctx, everyYear, "certificate", 1)
		if err != nil {
			return "", err
		}
		number := p.CertificateNumber(seq)
		var taken bool
		err = tx.QueryRow(ctx, `SELECT EXISTS (SELECT FROM certificates WHERE number = $1) OR EXISTS (SELECT FROM certificate_requests WHERE number = $1 AND state = 'pending')`,
			number).Scan(&taken)
		if err != nil {
			return "", fmt.Errorf("new certificate number: %w", err)
		}
		if !taken {
			return number, nil
		}
	}
}

// knowOlder takes note of a booklet that is older than this system, with the years that were stamped so far.
func (tx *Tx) knowOlder(ctx context.Context, p *policy.Policy, v CertificateRequestView) error {
	if v.Number == "" {
		return nil
	}
	years, err := tx.yearsInUse(ctx, v.PersonID)
	if err != nil {
		return err
	}
	id := newID()
	tag, err := tx.Exec(ctx, `INSERT INTO booklets (id, person_id, volume, state) SELECT $1, $2, $3, 'inUse' WHERE NOT EXISTS (SELECT FROM booklets WHERE person_id = $2)`,
		id, v.PersonID, v.Volume)
	if err != nil {
		return fmt.Errorf("older booklet: %w", err)
	}
	if tag.RowsAffected() == 0 {
		return nil
	}
	b := &pgx.Batch{}
	queueEntries(b, id, years, p.Day(tx.now))
	return tx.send(ctx, b, "older booklet")
}

func queueEntries(b *pgx.Batch, booklet string, years []domain.BookletEntry, on domain.Date) {
	for _, y := range years {
		b.Queue(`INSERT INTO booklet_entries (booklet_id, year, common, specialty, serial, entered_on) VALUES ($1, $2, $3, $4, $5, $6)`,
			booklet, y.Year, y.Common, y.Specialty, y.Serial, on)
	}
}

// ReopenCertificate takes back what a numbering wrote, because the booklet was returned at the case's n-th step instead of
// being sealed. Run twice it changes nothing, not even when the case has gone on.
func (tx *Tx) ReopenCertificate(ctx context.Context, caseID string, n int) error {
	c, err := tx.lockCase(ctx, caseID)
	if err != nil || c.ClosedAt != nil {
		return err
	}
	done, err := tx.goneOn(ctx, caseID, n)
	if err != nil || done {
		return err
	}
	b := &pgx.Batch{}
	queueUnnumber(b, caseID)
	return tx.send(ctx, b, "reopen certificate")
}

// queueUnnumber forgets a booklet that was not handed over, and the number of a certificate older than this system that
// was taken note of for it. A new number stays the person's.
func queueUnnumber(b *pgx.Batch, caseID string) {
	b.Queue(`DELETE FROM booklets WHERE case_id = $1 AND state IN ('numbered', 'sealed')`, caseID)
	b.Queue(`DELETE FROM certificates WHERE case_id = $1 AND older`, caseID)
}

// HandOutCertificate hands a sealed booklet over, to its person or to the unit that asked for it, for a signature (R19).
func (tx *Tx) HandOutCertificate(ctx context.Context, actor domain.Actor, caseID string, r domain.CertificateReceipt) (CaseRef, error) {
	c, s, err := tx.lockStepNamed(ctx, actor, caseID, domain.StepDelivery)
	if err != nil {
		return CaseRef{}, err
	}
	if err := policy.CheckReceipt(r, c.UnitID != nil).Err(); err != nil {
		return CaseRef{}, err
	}
	b := &pgx.Batch{}
	b.Queue(`UPDATE certificate_requests SET received_for = $2, received_by = $3 WHERE case_id = $1`, caseID, r.For, r.Name)
	tx.queueEvent(b, caseID, &actor.AccountID, "fetched", map[string]any{"for": r.For, "name": r.Name})
	if err := tx.send(ctx, b, "hand out certificate"); err != nil {
		return CaseRef{}, err
	}
	ref := refOf(c)
	ref.Following = true
	return ref, tx.finish(ctx, actor, s, Decision{Outcome: domain.Delivered})
}

// IssueCertificate puts a booklet that was handed over into use in place of the one before (R19, R20): common hours enter
// a replacement, specialty hours with their evidence; then every stamped year that stands in no booklet. Run twice it
// changes nothing.
func (tx *Tx) IssueCertificate(ctx context.Context, caseID string) error {
	c, err := tx.lockCase(ctx, caseID)
	if err != nil || c.ClosedAt != nil {
		return err
	}
	v, err := tx.CertificateRequest(ctx, caseID)
	if err != nil || v.State != "pending" {
		return err
	}
	p, err := tx.Policy(ctx, c.Year)
	if err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, `SELECT FROM enrolments WHERE person_id = $1 ORDER BY year FOR UPDATE`, v.PersonID); err != nil { // whoever stamps waits
		return fmt.Errorf("issue certificate: %w", err)
	}
	f, err := tx.certificateFacts(ctx, caseID, v.PersonID, v.request())
	if err != nil {
		return err
	}
	var id string
	if err := tx.QueryRow(ctx, `SELECT id FROM booklets WHERE case_id = $1`, caseID).Scan(&id); err != nil {
		return fmt.Errorf("issue certificate: %w", err)
	}
	was, today := string(v.Loss), p.Day(tx.now)
	if v.Kind == domain.Renewal {
		was = "full"
	}
	b := &pgx.Batch{}
	b.Queue(`UPDATE booklets SET state = $2 WHERE person_id = $1 AND state = 'inUse'`, v.PersonID, was)
	b.Queue(`UPDATE booklets SET state = 'inUse', issued_on = $2 WHERE id = $1`, id, today)
	b.Queue(`UPDATE certificate_requests SET state = 'issued' WHERE case_id = $1`, caseID)
	queueEntries(b, id, f.Entries(), today)
	queueEnterYears(b, []string{v.PersonID}, today)
	return tx.send(ctx, b, "issue certificate")
}

// queueEnterYears enters every stamped year of people that stands in no booklet of theirs into the one in use. Who waits
// for another booklet has it entered there.
func queueEnterYears(b *pgx.Batch, people []string, on domain.Date) {
	b.Queue(`INSERT INTO booklet_entries (booklet_id, year, common, specialty, serial, entered_on)
		SELECT b.id, y.year, y.common, y.specialty, y.serial, $2 FROM (`+stampedYears+`) y JOIN booklets b ON b.person_id = y.person_id AND b.state = 'inUse'
		WHERE NOT EXISTS (SELECT FROM certificate_requests r WHERE r.person_id = y.person_id AND r.state = 'pending')
			AND NOT EXISTS (SELECT FROM booklet_entries o JOIN booklets ob ON ob.id = o.booklet_id WHERE ob.person_id = y.person_id AND o.year = y.year)`, people, on)
}

// dropCertificate ends a request that led to no booklet: the years stamped meanwhile enter the one that stays in use.
func (tx *Tx) dropCertificate(ctx context.Context, c caseRow) error {
	p, err := tx.Policy(ctx, c.Year)
	if err != nil {
		return err
	}
	b := &pgx.Batch{}
	queueUnnumber(b, c.ID)
	b.Queue(`UPDATE certificate_requests SET state = 'dropped' WHERE case_id = $1 AND state = 'pending'`, c.ID)
	queueEnterYears(b, []string{deref(c.PersonID)}, p.Day(tx.now))
	return tx.send(ctx, b, "drop certificate")
}
