package api

import (
	"context"
	"net/http"

	"xueshi/domain"
	"xueshi/store"
)

const tagOrganisations = "organisations"

func (s *Server) registerOrgs() {
	admin := []domain.Role{domain.RoleAdmin}
	knowUnits := []domain.Role{domain.RoleDepartment, domain.RoleClerk, domain.RoleChief, domain.RoleAdmin, domain.RoleAuditor}
	handle(s, Operation{
		ID: "listDepartments", Method: http.MethodGet, Path: "/api/departments", Tag: tagOrganisations,
		Summary: "Departments by name, with their series",
	}, listOrgs(domain.OrgDepartment))
	handle(s, Operation{
		ID: "listProviders", Method: http.MethodGet, Path: "/api/providers", Tag: tagOrganisations,
		Summary: "Providers by name",
	}, listOrgs(domain.OrgProvider))
	handle(s, Operation{
		ID: "listUnits", Method: http.MethodGet, Path: "/api/units", Tag: tagOrganisations, Roles: knowUnits,
		Summary: "Units by name",
	}, s.listUnits)
	handle(s, Operation{
		ID: "getDepartment", Method: http.MethodGet, Path: "/api/departments/{id}", Tag: tagOrganisations,
		Summary: "One department",
	}, getOrg(domain.OrgDepartment))
	handle(s, Operation{
		ID: "getProvider", Method: http.MethodGet, Path: "/api/providers/{id}", Tag: tagOrganisations,
		Summary: "One provider",
	}, getOrg(domain.OrgProvider))
	handle(s, Operation{
		ID: "getUnit", Method: http.MethodGet, Path: "/api/units/{id}", Tag: tagOrganisations,
		Summary: "One unit",
	}, getOrg(domain.OrgUnit))
	handle(s, Operation{
		ID: "createDepartment", Method: http.MethodPost, Path: "/api/departments", Tag: tagOrganisations, Roles: admin, Status: http.StatusCreated,
		Summary: "Make a department",
	}, s.createDepartment)
	handle(s, Operation{
		ID: "createProvider", Method: http.MethodPost, Path: "/api/providers", Tag: tagOrganisations, Roles: admin, Status: http.StatusCreated,
		Summary: "Make a provider",
	}, s.createProvider)
	handle(s, Operation{
		ID: "createUnit", Method: http.MethodPost, Path: "/api/units", Tag: tagOrganisations, Roles: admin, Status: http.StatusCreated,
		Summary: "Make a unit",
	}, s.createUnit)
	handle(s, Operation{
		ID: "updateUnit", Method: http.MethodPut, Path: "/api/units/{id}", Tag: tagOrganisations, Roles: admin,
		Summary: "Change a unit; its code stays",
	}, s.updateUnit)
}

// OrgsInput narrows a list of departments or providers.
type OrgsInput struct {
	PageInput

	Query string `query:"q" maxLength:"50" doc:"part of the name"`
}

// listOrgs serves the departments or the providers.
func listOrgs(kind domain.OrgKind) func(context.Context, *store.Tx, domain.Actor, *OrgsInput) (List[store.Org], error) {
	return func(ctx context.Context, tx *store.Tx, _ domain.Actor, in *OrgsInput) (List[store.Org], error) {
		return pageOfOrgs(ctx, tx, in.PageInput, store.OrgFilter{Kind: kind, Query: in.Query})
	}
}

// UnitsInput narrows the list of units.
type UnitsInput struct {
	PageInput

	Kind         domain.UnitKind `query:"kind" enum:"enterprise,institution,social,township"`
	SupervisedBy string          `query:"supervisedBy" format:"uuid" doc:"a department's id"`
	Query        string          `query:"q" maxLength:"50" doc:"part of the name, or a whole unit code"`
}

func (s *Server) listUnits(ctx context.Context, tx *store.Tx, _ domain.Actor, in *UnitsInput) (List[store.Org], error) {
	return pageOfOrgs(ctx, tx, in.PageInput, store.OrgFilter{Kind: domain.OrgUnit, UnitKind: in.Kind, SupervisedBy: in.SupervisedBy, Query: in.Query})
}

func pageOfOrgs(ctx context.Context, tx *store.Tx, p PageInput, f store.OrgFilter) (list List[store.Org], err error) {
	if f.Page, err = p.page(); err != nil {
		return list, err
	}
	orgs, err := tx.Orgs(ctx, f)
	if err != nil {
		return list, err
	}
	return listOf(p, orgs, func(o store.Org) []string { return []string{o.Name, o.ID} })
}

// OrgInput names an organisation.
type OrgInput struct {
	ID string `path:"id" format:"uuid"`
}

func getOrg(kind domain.OrgKind) func(context.Context, *store.Tx, domain.Actor, *OrgInput) (store.Org, error) {
	return func(ctx context.Context, tx *store.Tx, _ domain.Actor, in *OrgInput) (store.Org, error) {
		return tx.Org(ctx, kind, in.ID)
	}
}

// CreateDepartmentInput is a department to be made. Its series are the policy's affair.
type CreateDepartmentInput struct {
	Body struct {
		Name string `json:"name" minLength:"1" maxLength:"100"`
	}
}

func (s *Server) createDepartment(ctx context.Context, tx *store.Tx, _ domain.Actor, in *CreateDepartmentInput) (store.Org, error) {
	return tx.CreateOrg(ctx, store.NewOrg{Kind: domain.OrgDepartment, Name: in.Body.Name})
}

// CreateProviderInput is a provider to be made.
type CreateProviderInput struct {
	Body struct {
		Name string `json:"name" minLength:"1" maxLength:"100"`
		Base bool   `json:"base,omitempty" doc:"a base, which serves every series"`
	}
}

func (s *Server) createProvider(ctx context.Context, tx *store.Tx, _ domain.Actor, in *CreateProviderInput) (store.Org, error) {
	return tx.CreateOrg(ctx, store.NewOrg{Kind: domain.OrgProvider, Name: in.Body.Name, Base: in.Body.Base})
}

// UnitBody is what of a unit can be changed.
type UnitBody struct {
	Name         string          `json:"name" minLength:"1" maxLength:"100"`
	Kind         domain.UnitKind `json:"kind" enum:"enterprise,institution,social,township"`
	SupervisedBy string          `json:"supervisedBy,omitempty" format:"uuid" doc:"the supervising department's id"`
}

// CreateUnitInput is a unit to be made.
type CreateUnitInput struct {
	Body struct {
		UnitBody

		Code string `json:"code" maxLength:"30" doc:"unified social credit code (GB 32100)" example:"91341822MA2N0ABC1X"`
	}
}

func (s *Server) createUnit(ctx context.Context, tx *store.Tx, _ domain.Actor, in *CreateUnitInput) (store.Org, error) {
	return tx.CreateOrg(ctx, store.NewOrg{
		Kind: domain.OrgUnit, Name: in.Body.Name, Code: in.Body.Code, UnitKind: in.Body.Kind, SupervisedBy: in.Body.SupervisedBy,
	})
}

// UpdateUnitInput is a unit as it shall be.
type UpdateUnitInput struct {
	Versioned

	ID   string `path:"id" format:"uuid"`
	Body UnitBody
}

func (s *Server) updateUnit(ctx context.Context, tx *store.Tx, _ domain.Actor, in *UpdateUnitInput) (store.Org, error) {
	version, err := in.version()
	if err != nil {
		return store.Org{}, err
	}
	return tx.UpdateUnit(ctx, in.ID, version, store.UnitChange{Name: in.Body.Name, UnitKind: in.Body.Kind, SupervisedBy: in.Body.SupervisedBy})
}
