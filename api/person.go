package api

import (
	"context"
	"net/http"

	"xueshi/domain"
	"xueshi/store"
)

const tagPeople = "people"

func (s *Server) registerPeople() {
	readers := []domain.Role{
		domain.RolePerson, domain.RoleUnit, domain.RoleDepartment, domain.RoleProvider, domain.RoleClerk, domain.RoleChief, domain.RoleAuditor,
	}
	keepers := []domain.Role{domain.RoleUnit, domain.RoleClerk, domain.RoleAdmin}
	handle(s, Operation{
		ID: "listPeople", Method: http.MethodGet, Path: "/api/people", Tag: tagPeople, Roles: readers,
		Summary: "People by name",
	}, s.listPeople)
	handle(s, Operation{
		ID: "getPerson", Method: http.MethodGet, Path: "/api/people/{personId}", Tag: tagPeople, Roles: readers,
		Summary: "One person",
	}, s.getPerson)
	handle(s, Operation{
		ID: "createPerson", Method: http.MethodPost, Path: "/api/people", Tag: tagPeople, Roles: keepers, Status: http.StatusCreated,
		Summary: "Make a person, enrolled in every open year",
	}, s.createPerson)
	handle(s, Operation{
		ID: "updatePerson", Method: http.MethodPatch, Path: "/api/people/{personId}", Tag: tagPeople, Roles: keepers,
		Summary: "Change a person",
	}, s.updatePerson)
	handle(s, Operation{
		ID: "enrol", Method: http.MethodPost, Path: "/api/years/{year}/enrolments", Tag: tagPeople, Roles: keepers,
		Summary: "Set people's title review and series in an open year",
	}, s.enrol)
}

// PeopleInput narrows the list of people.
type PeopleInput struct {
	PageInput

	UnitID string `query:"unitId" format:"uuid"`
	Series string `query:"series" maxLength:"50"`
	Year   int    `query:"year" doc:"tell the enrolment in this year"`
	State  string `query:"state" enum:"completed,incomplete,undecided,titleReview" doc:"in that year"`
	Query  string `query:"q" maxLength:"50" doc:"part of the name, or a whole ID number"`
}

func (s *Server) listPeople(ctx context.Context, tx *store.Tx, actor domain.Actor, in *PeopleInput) (list List[store.Person], err error) {
	f := store.PersonFilter{UnitID: in.UnitID, Series: in.Series, Year: in.Year, State: in.State, Query: in.Query}
	if f.Page, err = in.page(); err != nil {
		return list, err
	}
	people, err := tx.People(ctx, actor, f)
	if err != nil {
		return list, err
	}
	return listOf(in.PageInput, people, func(p store.Person) []string { return []string{p.Name, p.ID} })
}

// PersonInput names a person.
type PersonInput struct {
	PersonID string `path:"personId" format:"uuid"`
	Year     int    `query:"year" doc:"tell the enrolment in this year"`
}

func (s *Server) getPerson(ctx context.Context, tx *store.Tx, actor domain.Actor, in *PersonInput) (store.Person, error) {
	return tx.Person(ctx, actor, in.PersonID, in.Year)
}

// CreatePersonInput is a person to be made.
type CreatePersonInput struct {
	Body struct {
		Name        string `json:"name" minLength:"1" maxLength:"50"`
		IDNumber    string `json:"idNumber" maxLength:"30" doc:"GB 11643"`
		UnitID      string `json:"unitId,omitempty" format:"uuid" doc:"absent: the account's own unit"`
		Series      string `json:"series" minLength:"1" maxLength:"50"`
		TitleReview bool   `json:"titleReview,omitempty" doc:"takes part in this year's title review or exam"`
	}
}

func (s *Server) createPerson(ctx context.Context, tx *store.Tx, actor domain.Actor, in *CreatePersonInput) (store.Person, error) {
	p := store.NewPerson{
		Name: in.Body.Name, IDNumber: in.Body.IDNumber, UnitID: in.Body.UnitID, Series: in.Body.Series, TitleReview: in.Body.TitleReview,
	}
	if p.UnitID == "" {
		p.UnitID = actor.OrgID
	}
	return tx.CreatePerson(ctx, actor, p)
}

// UpdatePersonInput is what is to change; what is absent stays.
type UpdatePersonInput struct {
	Versioned

	PersonID string `path:"personId" format:"uuid"`
	Body     struct {
		Name     *string `json:"name,omitempty" minLength:"1" maxLength:"50"`
		IDNumber *string `json:"idNumber,omitempty" maxLength:"30"`
		UnitID   *string `json:"unitId,omitempty" format:"uuid"`
		Series   *string `json:"series,omitempty" minLength:"1" maxLength:"50"`
	}
}

func (s *Server) updatePerson(ctx context.Context, tx *store.Tx, actor domain.Actor, in *UpdatePersonInput) (store.Person, error) {
	version, err := in.version()
	if err != nil {
		return store.Person{}, err
	}
	return tx.UpdatePerson(ctx, actor, in.PersonID, version,
		store.PersonChange{Name: in.Body.Name, IDNumber: in.Body.IDNumber, UnitID: in.Body.UnitID, Series: in.Body.Series})
}

// EnrolInput says what of whom is to change in a year; what is absent stays.
type EnrolInput struct {
	Year int `path:"year"`
	Body struct {
		People      []string `json:"people,omitempty" maxItems:"10000" doc:"person ids"`
		All         bool     `json:"all,omitempty" doc:"everybody the account keeps, in place of people"`
		TitleReview *bool    `json:"titleReview,omitempty"`
		Series      *string  `json:"series,omitempty" minLength:"1" maxLength:"50"`
	}
}

// Enrolled says how many enrolments were changed.
type Enrolled struct {
	Changed int `json:"changed"`
}

func (s *Server) enrol(ctx context.Context, tx *store.Tx, actor domain.Actor, in *EnrolInput) (Enrolled, error) {
	n, err := tx.Enrol(ctx, actor, in.Year, store.EnrolmentChange{
		People: in.Body.People, All: in.Body.All, TitleReview: in.Body.TitleReview, Series: in.Body.Series,
	})
	return Enrolled{n}, err
}
