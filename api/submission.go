package api

import (
	"context"
	"net/http"

	"xueshi/domain"
	"xueshi/store"
)

// SubmitInput names the people of the caller's unit to submit.
type SubmitInput struct {
	Body struct {
		Year   int      `json:"year"`
		People []string `json:"people" maxItems:"20000" nullable:"false" doc:"person ids"`
	}
}

// CheckSubmissionInput asks who of the caller's unit is ready.
type CheckSubmissionInput struct {
	YearPath
}

func (s *Server) registerSubmissions() {
	unit := []domain.Role{domain.RoleUnit}
	handle(s, Operation{
		ID: "checkSubmission", Method: http.MethodGet, Path: "/api/years/{year}/readiness", Tag: "submissions",
		Summary: "Who of the unit can be submitted now, and what is missing for the others (R12, R13, R14)", Roles: unit,
	}, checkSubmission)
	handle(s, Operation{
		ID: "submit", Method: http.MethodPost, Path: "/api/submissions", Tag: "submissions", Summary: "Submit people for verification and stamp",
		Roles: unit, Status: http.StatusCreated,
	}, submit)
}

func checkSubmission(ctx context.Context, tx *store.Tx, actor domain.Actor, in *CheckSubmissionInput) (List[store.Readiness], error) {
	people, err := tx.CheckSubmission(ctx, actor, in.Year, nil)
	for i := range people {
		people[i].Texts = refusalTexts(people[i].Refusals)
	}
	return List[store.Readiness]{Items: people}, err
}

func submit(ctx context.Context, tx *store.Tx, actor domain.Actor, in *SubmitInput) (store.CaseRef, error) {
	return tx.Submit(ctx, actor, in.Body.Year, in.Body.People)
}
