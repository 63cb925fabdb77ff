package api

import (
	"context"
	"net/http"

	"xueshi/domain"
	"xueshi/store"
)

// PlanBody is a plan as it is filed, corrected or changed. Nothing is required here: what is missing is answered by
// the rule that wants it (R1).
type PlanBody struct {
	DepartmentID string           `json:"-"`
	ProviderID   string           `json:"providerId,omitempty"`
	Series       string           `json:"series,omitempty"`
	Subject      string           `json:"subject,omitempty" maxLength:"200"`
	Content      string           `json:"content,omitempty" maxLength:"20000"`
	Hours        domain.Hours     `json:"hours,omitempty"`
	StartsOn     domain.Date      `json:"startsOn,omitzero" required:"false"`
	EndsOn       domain.Date      `json:"endsOn,omitzero" required:"false"`
	Sessions     []domain.Session `json:"sessions,omitempty" maxItems:"400" nullable:"false" doc:"empty: the whole of every day from startsOn to endsOn"`
	Place        string           `json:"place,omitempty" maxLength:"200"`
	Teachers     []string         `json:"teachers,omitempty" maxItems:"200" nullable:"false"`
	Fee          int              `json:"fee,omitempty" doc:"fen a person; 0 is free"`
	FeeBasis     string           `json:"feeBasis,omitempty" maxLength:"500"`
	Roster       []string         `json:"roster,omitempty" maxItems:"20000" nullable:"false" doc:"person ids"`
	WaiverReason string           `json:"waiverReason,omitempty" maxLength:"2000" doc:"asks the chief to waive R2"`
}

// CasePath names a case.
type CasePath struct {
	CaseID string `path:"caseId" format:"uuid"`
}

// FilePlanInput is a plan to file.
type FilePlanInput struct {
	Body PlanBody
}

// PlanInput is a plan to correct or change.
type PlanInput struct {
	CasePath
	Body PlanBody
}

// RosterInput names people who join or leave.
type RosterInput struct {
	CasePath
	Body struct {
		People []string `json:"people" minItems:"1" maxItems:"20000" nullable:"false" doc:"person ids"`
	}
}

// ReasonInput gives a reason or comment.
type ReasonInput struct {
	CasePath
	Body struct {
		Comment string `json:"comment,omitempty" maxLength:"2000"`
	}
}

// ResultsInput is what was recorded of a plan's participants.
type ResultsInput struct {
	CasePath
	Body struct {
		Results  []ResultBody `json:"results" maxItems:"20000" nullable:"false"`
		Evidence []string     `json:"evidence,omitempty" maxItems:"100" nullable:"false" doc:"kinds of evidence handed in; the policy lists which are wanted"`
	}
}

// ResultBody is one participant's result.
type ResultBody struct {
	PersonID string       `json:"personId" format:"uuid"`
	Passed   bool         `json:"passed"`
	Hours    domain.Hours `json:"hours"`
	Score    int          `json:"score,omitempty"`
	Comment  string       `json:"comment,omitempty" maxLength:"2000"`
}

func (s *Server) registerPlans() {
	department := []domain.Role{domain.RoleDepartment}
	rosters := []domain.Role{domain.RoleDepartment, domain.RoleClerk, domain.RoleChief}
	recorders := []domain.Role{domain.RoleDepartment, domain.RoleProvider}
	handle(s, Operation{
		ID: "filePlan", Method: http.MethodPost, Path: "/api/plans", Tag: "plans", Summary: "File a training plan (R1, R2) and get its receipt (R3)",
		Roles: department, Status: http.StatusCreated,
	}, filePlan)
	handle(s, Operation{
		ID: "correctPlan", Method: http.MethodPut, Path: "/api/plans/{caseId}", Tag: "plans", Summary: "Send a returned plan back corrected (R3)", Roles: department,
	}, correctPlan)
	handle(s, Operation{
		ID: "changePlan", Method: http.MethodPost, Path: "/api/plans/{caseId}/change", Tag: "plans", Summary: "File a change of an accepted plan (R5)", Roles: department,
	}, changePlan)
	handle(s, Operation{
		ID: "cancelPlan", Method: http.MethodPost, Path: "/api/plans/{caseId}/cancellation", Tag: "plans", Summary: "Give an accepted plan up", Roles: department,
	}, cancelPlan)
	handle(s, Operation{
		ID: "joinRoster", Method: http.MethodPost, Path: "/api/plans/{caseId}/roster", Tag: "plans", Summary: "Add people until the first day (R5)", Roles: rosters,
	}, joinRoster)
	handle(s, Operation{
		ID: "leaveRoster", Method: http.MethodPost, Path: "/api/plans/{caseId}/roster/leave", Tag: "plans", Summary: "Take people off the roster (R5)", Roles: rosters,
	}, leaveRoster)
	handle(s, Operation{
		ID: "recordResults", Method: http.MethodPost, Path: "/api/plans/{caseId}/results", Tag: "plans", Summary: "Record the participants' results (R8)", Roles: recorders,
	}, recordResults)
}

func filePlan(ctx context.Context, tx *store.Tx, actor domain.Actor, in *FilePlanInput) (store.Receipt, error) {
	return tx.FilePlan(ctx, actor, domain.Plan(in.Body))
}

func correctPlan(ctx context.Context, tx *store.Tx, actor domain.Actor, in *PlanInput) (store.Receipt, error) {
	return tx.CorrectPlan(ctx, actor, in.CaseID, domain.Plan(in.Body))
}

func changePlan(ctx context.Context, tx *store.Tx, actor domain.Actor, in *PlanInput) (store.CaseRef, error) {
	return tx.ChangePlan(ctx, actor, in.CaseID, domain.Plan(in.Body))
}

func cancelPlan(ctx context.Context, tx *store.Tx, actor domain.Actor, in *ReasonInput) (store.CaseRef, error) {
	return tx.CancelPlan(ctx, actor, in.CaseID, in.Body.Comment)
}

func joinRoster(ctx context.Context, tx *store.Tx, actor domain.Actor, in *RosterInput) (store.CaseRef, error) {
	return tx.JoinRoster(ctx, actor, in.CaseID, in.Body.People)
}

func leaveRoster(ctx context.Context, tx *store.Tx, actor domain.Actor, in *RosterInput) (store.CaseRef, error) {
	return tx.LeaveRoster(ctx, actor, in.CaseID, in.Body.People)
}

func recordResults(ctx context.Context, tx *store.Tx, actor domain.Actor, in *ResultsInput) (store.LinesRef, error) {
	results := make([]domain.Result, len(in.Body.Results))
	for i, r := range in.Body.Results {
		results[i] = domain.Result(r)
	}
	ref, err := tx.RecordResults(ctx, actor, in.CaseID, results, in.Body.Evidence)
	return withTexts(ref), err
}
