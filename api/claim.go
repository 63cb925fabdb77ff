package api

import (
	"context"
	"net/http"

	"xueshi/domain"
	"xueshi/store"
)

// ClaimBody is evidence of a piece of work, and who did it.
type ClaimBody struct {
	Evidence string       `json:"evidence" maxLength:"50" doc:"its kind, one of the policy's claimEvidence"`
	Title    string       `json:"title" maxLength:"200" doc:"of the work"`
	Identity string       `json:"identity" maxLength:"300" doc:"what tells the work from all others: ISBN, journal with issue and pages, certificate number"`
	FileHash string       `json:"fileHash,omitempty" pattern:"^[0-9a-f]{64}$" doc:"SHA-256 of the evidence's file, in hex"`
	EarnedOn domain.Date  `json:"earnedOn" doc:"the day of publication or of the certificate"`
	Authors  []AuthorBody `json:"authors" maxItems:"500" nullable:"false" doc:"people of the caller's unit, of one department"`
}

// AuthorBody is one author, and the hours asked for.
type AuthorBody struct {
	PersonID string       `json:"personId" format:"uuid"`
	Hours    domain.Hours `json:"hours,omitempty" doc:"absent: those of the policy's table"`
}

// FileClaimInput is a new claim.
type FileClaimInput struct {
	Body struct {
		Year int `json:"year"`
		ClaimBody
	}
}

// CorrectClaimInput is a returned claim, corrected.
type CorrectClaimInput struct {
	CasePath
	Body ClaimBody
}

func (s *Server) registerClaims() {
	unit := []domain.Role{domain.RoleUnit}
	handle(s, Operation{
		ID: "fileClaim", Method: http.MethodPost, Path: "/api/claims", Tag: "claims", Summary: "Ask for specialty hours by evidence of work (R9)",
		Roles: unit, Status: http.StatusCreated,
	}, fileClaim)
	handle(s, Operation{
		ID: "correctClaim", Method: http.MethodPut, Path: "/api/claims/{caseId}", Tag: "claims", Summary: "Send a returned claim back corrected", Roles: unit,
	}, correctClaim)
}

func fileClaim(ctx context.Context, tx *store.Tx, actor domain.Actor, in *FileClaimInput) (store.CaseRef, error) {
	return tx.FileClaim(ctx, actor, in.Body.Year, in.Body.claim())
}

func correctClaim(ctx context.Context, tx *store.Tx, actor domain.Actor, in *CorrectClaimInput) (store.CaseRef, error) {
	return tx.CorrectClaim(ctx, actor, in.CaseID, in.Body.claim())
}

func (b ClaimBody) claim() domain.Claim {
	c := domain.Claim{Evidence: b.Evidence, Title: b.Title, Identity: b.Identity, FileHash: b.FileHash, EarnedOn: b.EarnedOn}
	for _, a := range b.Authors {
		c.Authors = append(c.Authors, domain.ClaimAuthor(a))
	}
	return c
}
