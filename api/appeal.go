package api

import (
	"context"
	"net/http"

	"xueshi/domain"
	"xueshi/store"
	"xueshi/texts"
)

// AppealBody says why a year should count, and what is shown for it.
type AppealBody struct {
	Grounds  string   `json:"grounds" maxLength:"5000"`
	Evidence []string `json:"evidence,omitempty" maxItems:"50" nullable:"false" doc:"what is shown for it, by name"`
}

// FileAppealInput is a new appeal.
type FileAppealInput struct {
	Body struct {
		Year     int    `json:"year"`
		PersonID string `json:"personId" format:"uuid"`
		AppealBody
	}
}

// CorrectAppealInput is a returned appeal, corrected.
type CorrectAppealInput struct {
	CasePath
	Body AppealBody
}

// AppealView is an appeal with its Chinese.
type AppealView struct {
	store.AppealView

	ReasonTexts      []string `json:"reasonTexts,omitempty"`
	ConsequenceTexts []string `json:"consequenceTexts,omitempty"`
}

func (s *Server) registerAppeals() {
	roles := []domain.Role{domain.RolePerson, domain.RoleUnit}
	handle(s, Operation{
		ID: "fileAppeal", Method: http.MethodPost, Path: "/api/appeals", Tag: "outcomes",
		Summary: "Appeal against an incomplete year: what follows from it is suspended until that is decided (R18)", Roles: roles, Status: http.StatusCreated,
	}, fileAppeal)
	handle(s, Operation{
		ID: "correctAppeal", Method: http.MethodPut, Path: "/api/appeals/{caseId}", Tag: "outcomes", Summary: "Send a returned appeal back corrected", Roles: roles,
	}, correctAppeal)
}

func fileAppeal(ctx context.Context, tx *store.Tx, actor domain.Actor, in *FileAppealInput) (store.CaseRef, error) {
	return tx.FileAppeal(ctx, actor, in.Body.Year, in.Body.appeal(in.Body.PersonID))
}

func correctAppeal(ctx context.Context, tx *store.Tx, actor domain.Actor, in *CorrectAppealInput) (store.CaseRef, error) {
	return tx.CorrectAppeal(ctx, actor, in.CaseID, in.Body.appeal(""))
}

func (b AppealBody) appeal(person string) domain.Appeal {
	return domain.Appeal{PersonID: person, Grounds: b.Grounds, Evidence: b.Evidence}
}

func appealDetail(ctx context.Context, tx *store.Tx, d *CaseDetail) error {
	a, err := tx.Appeal(ctx, d.ID)
	view := AppealView{AppealView: a, ConsequenceTexts: consequenceTexts(a.Consequences)}
	for _, r := range a.Reasons {
		view.ReasonTexts = append(view.ReasonTexts, texts.Reason(r))
	}
	d.Appeal = &view
	return err
}
