package api

import (
	"context"
	"net/http"
	"time"

	"xueshi/domain"
	"xueshi/store"
)

// StandInInput is a stand-in to arrange.
type StandInInput struct {
	Body struct {
		Of      string    `json:"of,omitempty" doc:"who is away; absent: the caller. A chief arranges it for anybody of the bureau"`
		StandIn string    `json:"standIn" format:"uuid" doc:"an account of the same desk"`
		From    time.Time `json:"from"`
		Until   time.Time `json:"until" doc:"not included"`
	}
}

// StandInPath names a stand-in.
type StandInPath struct {
	StandInID string `path:"standInId" format:"uuid"`
}

func (s *Server) registerStandIns() {
	desks := []domain.Role{domain.RoleUnit, domain.RoleDepartment, domain.RoleProvider, domain.RoleClerk, domain.RoleChief}
	handle(s, Operation{
		ID: "listStandIns", Method: http.MethodGet, Path: "/api/standins", Tag: "tasks", Summary: "Who stands in for whom", Roles: desks,
	}, listStandIns)
	handle(s, Operation{
		ID: "addStandIn", Method: http.MethodPost, Path: "/api/standins", Tag: "tasks", Summary: "Let a colleague decide what one holds, for a time",
		Roles: desks, Status: http.StatusCreated,
	}, addStandIn)
	handle(s, Operation{
		ID: "endStandIn", Method: http.MethodDelete, Path: "/api/standins/{standInId}", Tag: "tasks", Summary: "End a stand-in now", Roles: desks, Status: http.StatusNoContent,
	}, endStandIn)
}

func listStandIns(ctx context.Context, tx *store.Tx, actor domain.Actor, _ *struct{}) (List[store.StandIn], error) {
	standIns, err := tx.StandIns(ctx, actor)
	return List[store.StandIn]{Items: standIns}, err
}

func addStandIn(ctx context.Context, tx *store.Tx, actor domain.Actor, in *StandInInput) (store.StandIn, error) {
	return tx.AddStandIn(ctx, actor, in.Body.Of, in.Body.StandIn, in.Body.From, in.Body.Until)
}

func endStandIn(ctx context.Context, tx *store.Tx, actor domain.Actor, in *StandInPath) (nothing, error) {
	return nothing{}, tx.EndStandIn(ctx, actor, in.StandInID)
}
