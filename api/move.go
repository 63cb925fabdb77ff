package api

import (
	"context"
	"net/http"

	"xueshi/domain"
	"xueshi/store"
)

func (s *Server) registerMoves() {
	readers := []domain.Role{domain.RolePerson, domain.RoleUnit, domain.RoleDepartment, domain.RoleClerk, domain.RoleChief, domain.RoleAuditor}
	handle(s, Operation{
		ID: "movePerson", Method: http.MethodPost, Path: "/api/people/{personId}/moves", Tag: "people", Status: http.StatusCreated,
		Roles:   []domain.Role{domain.RoleUnit, domain.RoleClerk},
		Summary: "Note that a person moved to another unit, left, retired, died or came back; hours follow the person",
	}, movePerson)
	handle(s, Operation{
		ID: "listMoves", Method: http.MethodGet, Path: "/api/people/{personId}/moves", Tag: "people", Roles: readers,
		Summary: "A person's moves, the latest first",
	}, listMoves)
	handle(s, Operation{
		ID: "mergeUnits", Method: http.MethodPost, Path: "/api/units/{id}/merger", Tag: tagOrganisations, Roles: []domain.Role{domain.RoleClerk, domain.RoleAdmin},
		Summary: "Merge a unit into another: people and open cases go over, the old unit is closed",
	}, mergeUnits)
}

// MovePersonInput is what happened to a person.
type MovePersonInput struct {
	Versioned

	PersonID string `path:"personId" format:"uuid"`
	Body     struct {
		Kind     domain.MoveKind `json:"kind" enum:"transfer,leave,retire,death,return"`
		On       domain.Date     `json:"on"`
		ToUnitID string          `json:"toUnitId,omitempty" format:"uuid" doc:"of a transfer or a return"`
		Reason   string          `json:"reason" maxLength:"500"`
	}
}

func movePerson(ctx context.Context, tx *store.Tx, actor domain.Actor, in *MovePersonInput) (store.Person, error) {
	version, err := in.version()
	if err != nil {
		return store.Person{}, err
	}
	b := in.Body
	return tx.MovePerson(ctx, actor, in.PersonID, version, domain.Move{Kind: b.Kind, On: b.On, ToUnit: b.ToUnitID, Reason: b.Reason})
}

// ListMovesInput names a person.
type ListMovesInput struct {
	PersonID string `path:"personId" format:"uuid"`
}

func listMoves(ctx context.Context, tx *store.Tx, actor domain.Actor, in *ListMovesInput) (List[store.PersonMove], error) {
	moves, err := tx.PersonMoves(ctx, actor, in.PersonID)
	return List[store.PersonMove]{Items: append([]store.PersonMove{}, moves...)}, err
}

// MergeUnitsInput names the unit that takes over.
type MergeUnitsInput struct {
	OrgInput

	Body struct {
		Into   string      `json:"into" format:"uuid" doc:"the unit that takes over"`
		On     domain.Date `json:"on"`
		Reason string      `json:"reason" maxLength:"500"`
	}
}

func mergeUnits(ctx context.Context, tx *store.Tx, actor domain.Actor, in *MergeUnitsInput) (store.Org, error) {
	return tx.MergeUnits(ctx, actor, in.ID, in.Body.Into, in.Body.On, in.Body.Reason)
}
