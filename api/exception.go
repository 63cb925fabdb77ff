package api

import (
	"context"
	"net/http"

	"xueshi/domain"
	"xueshi/store"
)

// ExceptionRequestBody asks for an exception.
type ExceptionRequestBody struct {
	People   []string    `json:"people" maxItems:"500" nullable:"false" doc:"of the caller's unit"`
	Reason   string      `json:"reason" maxLength:"200"`
	Evidence string      `json:"evidence" maxLength:"1000" doc:"what is enclosed"`
	From     domain.Date `json:"from" doc:"first day on which they may be submitted without a window"`
	Until    domain.Date `json:"until" doc:"last day"`
}

// FileExceptionInput is a new request.
type FileExceptionInput struct {
	Body struct {
		Year int `json:"year"`
		ExceptionRequestBody
	}
}

// CorrectExceptionInput is a returned request, corrected.
type CorrectExceptionInput struct {
	CasePath
	Body ExceptionRequestBody
}

func (s *Server) registerExceptions() {
	unit := []domain.Role{domain.RoleUnit}
	handle(s, Operation{
		ID: "fileException", Method: http.MethodPost, Path: "/api/exceptions", Tag: "exceptions", Summary: "Ask that people may be submitted late, for a time (R17)",
		Roles: unit, Status: http.StatusCreated,
	}, fileException)
	handle(s, Operation{
		ID: "correctException", Method: http.MethodPut, Path: "/api/exceptions/{caseId}", Tag: "exceptions", Summary: "Send a returned request back corrected", Roles: unit,
	}, correctException)
}

func fileException(ctx context.Context, tx *store.Tx, actor domain.Actor, in *FileExceptionInput) (store.CaseRef, error) {
	return tx.FileException(ctx, actor, in.Body.Year, domain.ExceptionRequest(in.Body.ExceptionRequestBody))
}

func correctException(ctx context.Context, tx *store.Tx, actor domain.Actor, in *CorrectExceptionInput) (store.CaseRef, error) {
	return tx.CorrectException(ctx, actor, in.CaseID, domain.ExceptionRequest(in.Body))
}
