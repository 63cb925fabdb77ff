package api

import (
	"context"
	"net/http"

	"xueshi/domain"
	"xueshi/store"
)

// CertificateBody is a request for a booklet of a certificate.
type CertificateBody struct {
	Kind     domain.CertificateKind `json:"kind" enum:"firstIssue,renewal,replacement"`
	Loss     domain.Loss            `json:"loss,omitempty" enum:"lost,damaged" doc:"of a replacement"`
	Number   string                 `json:"number,omitempty" maxLength:"50" doc:"of a certificate that is older than this system"`
	Volume   int                    `json:"volume,omitempty" minimum:"1" doc:"of its booklet"`
	Evidence []EvidenceBody         `json:"evidence,omitempty" maxItems:"500" nullable:"false" doc:"of a replacement: handed in again, for specialty hours to enter it (R20)"`
}

// EvidenceBody is evidence, handed in again, of hours that stand in the ledger.
type EvidenceBody struct {
	Line     int64  `json:"line" doc:"of the person's ledger"`
	Document string `json:"document" maxLength:"200" doc:"what is handed in"`
}

// FileCertificateInput is a new request.
type FileCertificateInput struct {
	Body struct {
		Year     int    `json:"year"`
		PersonID string `json:"personId" format:"uuid"`
		CertificateBody
	}
}

// CorrectCertificateInput is a returned request, corrected.
type CorrectCertificateInput struct {
	CasePath
	Body CertificateBody
}

// HandOutCertificateInput says into whose hands a booklet was given.
type HandOutCertificateInput struct {
	CasePath
	Body struct {
		For    domain.Receiver `json:"for" enum:"person,unit"`
		Name   string          `json:"name" maxLength:"50" doc:"of who signed"`
		Signed bool            `json:"signed" doc:"the signature is there"`
	}
}

// CertificateInput names the person.
type CertificateInput struct {
	PersonID string `path:"personId" format:"uuid"`
}

func (s *Server) registerCertificates() {
	filers := []domain.Role{domain.RolePerson, domain.RoleUnit}
	handle(s, Operation{
		ID: "fileCertificate", Method: http.MethodPost, Path: "/api/certificates", Tag: "certificates",
		Summary: "Ask for the first booklet of a certificate, its next volume, or the replacement of one that is gone (R19, R20)",
		Roles:   filers, Status: http.StatusCreated,
	}, fileCertificate)
	handle(s, Operation{
		ID: "correctCertificate", Method: http.MethodPut, Path: "/api/certificates/{caseId}", Tag: "certificates", Summary: "Send a returned request back corrected",
		Roles: filers,
	}, correctCertificate)
	handle(s, Operation{
		ID: "handOutCertificate", Method: http.MethodPost, Path: "/api/certificates/{caseId}/delivery", Tag: "certificates",
		Summary: "Hand a sealed booklet over for a signature (R19)", Roles: []domain.Role{domain.RoleClerk, domain.RoleChief},
	}, handOutCertificate)
	handle(s, Operation{
		ID: "getCertificate", Method: http.MethodGet, Path: "/api/people/{personId}/certificate", Tag: "certificates",
		Summary: "A person's certificate: its number, its booklets, and which years stand in them",
		Roles:   []domain.Role{domain.RolePerson, domain.RoleUnit, domain.RoleDepartment, domain.RoleClerk, domain.RoleChief, domain.RoleAuditor},
	}, getCertificate)
}

func fileCertificate(ctx context.Context, tx *store.Tx, actor domain.Actor, in *FileCertificateInput) (store.CaseRef, error) {
	return tx.FileCertificate(ctx, actor, in.Body.Year, in.Body.PersonID, in.Body.request())
}

func correctCertificate(ctx context.Context, tx *store.Tx, actor domain.Actor, in *CorrectCertificateInput) (store.CaseRef, error) {
	return tx.CorrectCertificate(ctx, actor, in.CaseID, in.Body.request())
}

func handOutCertificate(ctx context.Context, tx *store.Tx, actor domain.Actor, in *HandOutCertificateInput) (store.CaseRef, error) {
	return tx.HandOutCertificate(ctx, actor, in.CaseID, domain.CertificateReceipt(in.Body))
}

func getCertificate(ctx context.Context, tx *store.Tx, actor domain.Actor, in *CertificateInput) (store.Certificate, error) {
	return tx.Certificate(ctx, actor, in.PersonID)
}

func (b CertificateBody) request() domain.CertificateRequest {
	r := domain.CertificateRequest{Kind: b.Kind, Loss: b.Loss, Number: b.Number, Volume: b.Volume}
	for _, e := range b.Evidence {
		r.Evidence = append(r.Evidence, domain.EvidenceOfCredit(e))
	}
	return r
}
