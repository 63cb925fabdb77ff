package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
	"xueshi/policy"
)

// FileCertificate asks for a booklet of a person's certificate (R19, R20): the person, or their unit, in an open year.
// It is refused whole, with every reason; of two requests at one moment the second is refused.
func (tx *Tx) FileCertificate(ctx context.Context, actor domain.Actor, year int, personID string, r domain.CertificateRequest) (CaseRef, error) {
	p, err := tx.openYear(ctx, year, "year")
	if err != nil {
		return CaseRef{}, err
	}
	name, err := tx.enrolledPerson(ctx, actor, year, personID)
	if err != nil {
		return CaseRef{}, err
	}
	r.Number, r.Evidence = policy.NormalNumber(r.Number), evidenceOf(r)
	facts, err := tx.certificateFacts(ctx, "", personID, r)
	if err != nil {
		return CaseRef{}, err
	}
	if err := p.CheckCertificate(facts).Err(); err != nil {
		return CaseRef{}, err
	}
	seq, err := tx.nextNumber(ctx, year, "certificateRequest", 1)
	if err != nil {
		return CaseRef{}, err
	}
	number := fmt.Sprintf("ZS-%d-%05d", year, seq)
	c := caseRow{
		ID: newID(), Kind: domain.KindCertificate, Year: year, Number: &number, Title: name, State: domain.StateFiled, PersonID: &personID, FiledBy: &actor.AccountID,
	}
	if actor.Role == domain.RoleUnit {
		c.UnitID = &actor.OrgID
	}
	if err := tx.insertCase(ctx, c, map[string]any{"certificate": r.Kind}); err != nil {
		return CaseRef{}, err
	}
	b := &pgx.Batch{}
	b.Queue(`INSERT INTO certificate_requests (case_id, person_id, kind, loss, number, volume, evidence) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		c.ID, personID, r.Kind, orNil(string(r.Loss)), orNil(r.Number), volumeOrNil(r), r.Evidence)
	ref := CaseRef{ID: c.ID, State: c.State, Number: number, Following: true}
	return ref, tx.writeRequest(ctx, b, "file certificate")
}

// CorrectCertificate sends a returned request back corrected; the person stays.
func (tx *Tx) CorrectCertificate(ctx context.Context, actor domain.Actor, caseID string, r domain.CertificateRequest) (CaseRef, error) {
	c, s, err := tx.lockStepNamed(ctx, actor, caseID, domain.StepCorrection)
	if err != nil {
		return CaseRef{}, err
	}
	old, err := tx.CertificateRequest(ctx, caseID)
	if err != nil {
		return CaseRef{}, err
	}
	p, err := tx.Policy(ctx, c.Year)
	if err != nil {
		return CaseRef{}, err
	}
	r.Number, r.Evidence = policy.NormalNumber(r.Number), evidenceOf(r)
	facts, err := tx.certificateFacts(ctx, caseID, old.PersonID, r)
	if err != nil {
		return CaseRef{}, err
	}
	if err := p.CheckCertificate(facts).Err(); err != nil {
		return CaseRef{}, err
	}
	changes, err := changesOf(old.request(), r)
	if err != nil {
		return CaseRef{}, err
	}
	b := &pgx.Batch{}
	b.Queue(`UPDATE certificate_requests SET kind = $2, loss = $3, number = $4, volume = $5, evidence = $6 WHERE case_id = $1`,
		caseID, r.Kind, orNil(string(r.Loss)), orNil(r.Number), volumeOrNil(r), r.Evidence)
	if err := tx.writeRequest(ctx, b, "correct certificate"); err != nil {
		return CaseRef{}, err
	}
	ref := CaseRef{ID: c.ID, State: c.State, Number: deref(c.Number), Following: true}
	return ref, tx.finish(ctx, actor, s, Decision{Outcome: domain.Corrected, changes: changes})
}

// enrolledPerson returns the name of a person whom the actor may see and who takes part in the year.
func (tx *Tx) enrolledPerson(ctx context.Context, actor domain.Actor, year int, personID string) (name string, err error) {
	err = tx.QueryRow(ctx, `SELECT p.name FROM people p JOIN enrolments e ON e.person_id = p.id AND e.year = @year AND e.ended_on IS NULL
		WHERE p.id = @id AND `+personScope(actor), scopeArgs(actor, pgx.NamedArgs{"id": personID, "year": year})).Scan(&name)
	if errors.Is(err, pgx.ErrNoRows) {
		return "", domain.Refusals{*domain.Refuse("", "person.not_enrolled", "personId", "year", year)}
	}
	if err != nil {
		return "", fmt.Errorf("enrolled person: %w", err)
	}
	return name, nil
}

// writeRequest writes a request at once: if another one of the same person, or for the same number, came first at the
// same moment, an index says so.
func (tx *Tx) writeRequest(ctx context.Context, b *pgx.Batch, what string) error {
	err := tx.send(ctx, b, what)
	if err == nil {
		err = tx.flush(ctx)
	}
	switch violated(err) {
	case "certificate_requests_once":
		return domain.Refusals{*domain.Refuse("R19", "certificate.live_already", "personId", "case", "")}
	case "certificate_requests_number":
		return domain.Refusals{*domain.Refuse("R19", "certificate.number_taken", "number", "number", "")}
	default:
		return err
	}
}

func volumeOrNil(r domain.CertificateRequest) *int {
	if r.Volume == 0 {
		return nil
	}
	return &r.Volume
}

// evidenceOf is a request's evidence as a list, even if there is none.
func evidenceOf(r domain.CertificateRequest) []domain.EvidenceOfCredit {
	return append([]domain.EvidenceOfCredit{}, r.Evidence...)
}

// CertificateRequestView is a request for a booklet as its page shows it.
type CertificateRequestView struct {
	PersonID    string                    `json:"personId"`
	Kind        domain.CertificateKind    `json:"kind" enum:"firstIssue,renewal,replacement"`
	Loss        domain.Loss               `json:"loss,omitempty" enum:"lost,damaged"`
	Number      string                    `json:"number,omitempty" doc:"as the request names it: of a certificate that is older than this system"`
	Volume      int                       `json:"volume,omitempty" doc:"of that certificate's booklet"`
	Evidence    []domain.EvidenceOfCredit `json:"evidence,omitempty" doc:"handed in again, for specialty hours that enter the replacement"`
	State       string                    `json:"state" enum:"pending,issued,dropped"`
	Booklet     *Booklet                  `json:"booklet,omitempty" doc:"that comes of it, when it has a number"`
	ReceivedFor domain.Receiver           `json:"receivedFor,omitempty" enum:"person,unit"`
	ReceivedBy  string                    `json:"receivedBy,omitempty" doc:"who signed"`
}

// request returns what was asked.
func (v CertificateRequestView) request() domain.CertificateRequest {
	return domain.CertificateRequest{Kind: v.Kind, Loss: v.Loss, Number: v.Number, Volume: v.Volume, Evidence: v.Evidence}
}

// CertificateRequest returns a request; ErrNotFound for a case of another kind.
func (tx *Tx) CertificateRequest(ctx context.Context, caseID string) (CertificateRequestView, error) {
	var v CertificateRequestView
	err := tx.QueryRow(ctx, `SELECT person_id, kind, coalesce(loss, ''), coalesce(number, ''), coalesce(volume, 0), evidence, state, coalesce(received_for, ''), coalesce(received_by, '')
		FROM certificate_requests WHERE case_id = $1`, caseID).
		Scan(&v.PersonID, &v.Kind, &v.Loss, &v.Number, &v.Volume, &v.Evidence, &v.State, &v.ReceivedFor, &v.ReceivedBy)
	if err != nil {
		return v, notFound(err, "certificate request")
	}
	booklets, err := tx.booklets(ctx, v.PersonID)
	for i := range booklets {
		if booklets[i].CaseID == caseID {
			v.Booklet = &booklets[i]
		}
	}
	return v, err
}

// Certificate is a person's certificate, for life (R19).
type Certificate struct {
	PersonID string    `json:"personId"`
	Number   string    `json:"number,omitempty" doc:"absent: none was given yet"`
	Volume   int       `json:"volume,omitempty" doc:"in use"`
	Pending  string    `json:"pending,omitempty" doc:"the number of the request that is being worked on"`
	CaseID   string    `json:"caseId,omitempty" doc:"its case"`
	Booklets []Booklet `json:"booklets" doc:"in the order in which they came"`
}

// Booklet is one volume of a certificate, or the replacement of one.
type Booklet struct {
	CaseID   string         `json:"caseId,omitempty" doc:"that issued it; absent: older than this system"`
	Number   string         `json:"number" doc:"the person's"`
	Volume   int            `json:"volume"`
	State    string         `json:"state" enum:"numbered,sealed,inUse,full,lost,damaged"`
	SealedOn domain.Date    `json:"sealedOn,omitzero"`
	IssuedOn domain.Date    `json:"issuedOn,omitzero" doc:"handed over"`
	Entries  []BookletEntry `json:"entries" doc:"by year"`
}

// BookletEntry is one stamped year in a booklet.
type BookletEntry struct {
	domain.BookletEntry

	EnteredOn domain.Date `json:"enteredOn"`
}

// Certificate returns the certificate of a person whom the actor may see.
func (tx *Tx) Certificate(ctx context.Context, actor domain.Actor, personID string) (Certificate, error) {
	if err := tx.canSeePerson(ctx, actor, personID); err != nil {
		return Certificate{}, err
	}
	c := Certificate{PersonID: personID}
	err := tx.QueryRow(ctx, `SELECT coalesce(t.number, ''), coalesce(c.number, ''), coalesce(c.id::text, '') FROM people p LEFT JOIN certificates t ON t.person_id = p.id
		LEFT JOIN certificate_requests r ON r.person_id = p.id AND r.state = 'pending' LEFT JOIN cases c ON c.id = r.case_id WHERE p.id = $1`, personID).
		Scan(&c.Number, &c.Pending, &c.CaseID)
	if err != nil {
		return c, fmt.Errorf("certificate: %w", err)
	}
	if c.Booklets, err = tx.booklets(ctx, personID); err != nil {
		return c, err
	}
	for _, b := range c.Booklets {
		if b.State == "inUse" {
			c.Volume = b.Volume
		}
	}
	return c, nil
}

func (tx *Tx) booklets(ctx context.Context, personID string) ([]Booklet, error) {
	rows, err := tx.Query(ctx, `SELECT coalesce(b.case_id::text, ''), t.number, b.volume, b.state, b.sealed_on, b.issued_on,
			coalesce((SELECT jsonb_agg(jsonb_build_object('year', e.year, 'common', e.common, 'specialty', e.specialty, 'serial', e.serial, 'enteredOn', e.entered_on) ORDER BY e.year)
				FROM booklet_entries e WHERE e.booklet_id = b.id), '[]')
		FROM booklets b JOIN certificates t USING (person_id) WHERE b.person_id = $1 ORDER BY b.volume, b.case_id IS NOT NULL, b.issued_on NULLS LAST, b.id`, personID)
	if err != nil {
		return nil, fmt.Errorf("booklets: %w", err)
	}
	list, err := collect(rows, pgx.RowToStructByPos[Booklet], "booklets")
	return append([]Booklet{}, list...), err
}
