package api

import (
	"context"
	"net/http"

	"xueshi/domain"
	"xueshi/store"
)

// StepPath names a step of a case: an action on another step than the one that was looked at is refused.
type StepPath struct {
	CasePath
	N int `path:"n" minimum:"1"`
}

// HandOverInput names a colleague.
type HandOverInput struct {
	StepPath
	Body struct {
		To      string `json:"to" format:"uuid" doc:"an account of the same desk, see listColleagues"`
		Comment string `json:"comment,omitempty" maxLength:"2000"`
	}
}

// AddSignerInput names whom to ask.
type AddSignerInput struct {
	StepPath
	Body struct {
		To      string `json:"to" format:"uuid" doc:"see listColleagues"`
		Place   string `json:"place" enum:"before,after" doc:"before the desk decides, or after it has approved"`
		Comment string `json:"comment,omitempty" maxLength:"2000"`
	}
}

// CopyInput names who is to see a case.
type CopyInput struct {
	CasePath
	Body struct {
		To      []string `json:"to" minItems:"1" maxItems:"100" nullable:"false" doc:"account ids"`
		Comment string   `json:"comment,omitempty" maxLength:"2000"`
	}
}

// MoveTasksInput names who leaves and who takes over.
type MoveTasksInput struct {
	AccountID string `path:"accountId" format:"uuid"`
	Body      struct {
		To string `json:"to" format:"uuid"`
	}
}

// Moved says how many tasks moved.
type Moved struct {
	Moved int `json:"moved"`
}

// registerActions registers what can be done with an open step besides deciding it (spec §6).
func (s *Server) registerActions() {
	desks := []domain.Role{domain.RoleUnit, domain.RoleDepartment, domain.RoleProvider, domain.RoleClerk, domain.RoleChief}
	filers := []domain.Role{domain.RolePerson, domain.RoleUnit, domain.RoleDepartment, domain.RoleProvider, domain.RoleClerk, domain.RoleChief}
	handle(s, Operation{
		ID: "takeTask", Method: http.MethodPost, Path: "/api/cases/{caseId}/steps/{n}/take", Tag: "tasks", Summary: "Take a step from the desk's queue", Roles: desks,
	}, takeTask)
	handle(s, Operation{
		ID: "giveBackTask", Method: http.MethodPost, Path: "/api/cases/{caseId}/steps/{n}/give-back", Tag: "tasks", Summary: "Put a held step back into the queue", Roles: desks,
	}, giveBackTask)
	handle(s, Operation{
		ID: "handOver", Method: http.MethodPost, Path: "/api/cases/{caseId}/steps/{n}/handover", Tag: "tasks", Summary: "Give a step to a named colleague", Roles: desks,
	}, handOver)
	handle(s, Operation{
		ID: "addSigner", Method: http.MethodPost, Path: "/api/cases/{caseId}/steps/{n}/signers", Tag: "tasks", Summary: "Ask a colleague to sign, too, by decide", Roles: desks,
	}, addSigner)
	handle(s, Operation{
		ID: "urge", Method: http.MethodPost, Path: "/api/cases/{caseId}/urge", Tag: "cases", Summary: "Remind the desk that the case waits, once a day", Roles: filers,
	}, urge)
	handle(s, Operation{
		ID: "copyCase", Method: http.MethodPost, Path: "/api/cases/{caseId}/copies", Tag: "cases", Summary: "Let others see the case, and tell them", Roles: desks,
	}, copyCase)
	handle(s, Operation{
		ID: "listColleagues", Method: http.MethodGet, Path: "/api/colleagues", Tag: "tasks", Summary: "Who sits at the caller's desk", Roles: desks,
	}, listColleagues)
	handle(s, Operation{
		ID: "moveTasks", Method: http.MethodPost, Path: "/api/accounts/{accountId}/tasks/move", Tag: "accounts", Summary: "Give all tasks of staff who leave to a colleague",
		Roles: []domain.Role{domain.RoleChief, domain.RoleAdmin},
	}, moveTasks)
}

func takeTask(ctx context.Context, tx *store.Tx, actor domain.Actor, in *StepPath) (store.CaseRef, error) {
	return tx.TakeTask(ctx, actor, in.CaseID, in.N)
}

func giveBackTask(ctx context.Context, tx *store.Tx, actor domain.Actor, in *StepPath) (store.CaseRef, error) {
	return tx.GiveBackTask(ctx, actor, in.CaseID, in.N)
}

func handOver(ctx context.Context, tx *store.Tx, actor domain.Actor, in *HandOverInput) (store.CaseRef, error) {
	return tx.HandOver(ctx, actor, in.CaseID, in.N, in.Body.To, in.Body.Comment)
}

func addSigner(ctx context.Context, tx *store.Tx, actor domain.Actor, in *AddSignerInput) (store.CaseRef, error) {
	return tx.AddSigner(ctx, actor, in.CaseID, in.N, in.Body.To, in.Body.Place, in.Body.Comment)
}

func urge(ctx context.Context, tx *store.Tx, actor domain.Actor, in *ReasonInput) (store.CaseRef, error) {
	return tx.Urge(ctx, actor, in.CaseID, in.Body.Comment)
}

func copyCase(ctx context.Context, tx *store.Tx, actor domain.Actor, in *CopyInput) (store.CaseRef, error) {
	return tx.CopyTo(ctx, actor, in.CaseID, in.Body.To, in.Body.Comment)
}

func listColleagues(ctx context.Context, tx *store.Tx, actor domain.Actor, _ *struct{}) (List[store.Colleague], error) {
	colleagues, err := tx.Colleagues(ctx, actor)
	return List[store.Colleague]{Items: colleagues}, err
}

func moveTasks(ctx context.Context, tx *store.Tx, actor domain.Actor, in *MoveTasksInput) (Moved, error) {
	moved, err := tx.MoveTasks(ctx, actor, in.AccountID, in.Body.To)
	return Moved{Moved: moved}, err
}
