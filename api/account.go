package api

import (
	"context"
	"net/http"

	"xueshi/domain"
	"xueshi/store"
)

func (s *Server) registerAccounts() {
	admin := []domain.Role{domain.RoleAdmin}
	handle(s, Operation{
		ID: "listAccounts", Method: http.MethodGet, Path: "/api/accounts", Tag: "accounts", Roles: admin,
		Summary: "Accounts by login",
	}, s.listAccounts)
	handle(s, Operation{
		ID: "createAccount", Method: http.MethodPost, Path: "/api/accounts", Tag: "accounts", Roles: admin, Status: http.StatusCreated,
		Summary: "Make an account for somebody",
	}, s.createAccount)
	handle(s, Operation{
		ID: "updateAccount", Method: http.MethodPatch, Path: "/api/accounts/{accountId}", Tag: "accounts", Roles: admin,
		Summary: "Rename, disable, enable, or give a new password",
	}, s.updateAccount)
}

// AccountsInput narrows the list of accounts.
type AccountsInput struct {
	PageInput

	Role  domain.Role `query:"role" enum:"person,unit,department,provider,clerk,chief,admin,auditor"`
	OrgID string      `query:"orgId" format:"uuid"`
	Query string      `query:"q" maxLength:"50"`
}

func (s *Server) listAccounts(ctx context.Context, tx *store.Tx, _ domain.Actor, in *AccountsInput) (List[store.Account], error) {
	page, err := in.page()
	if err != nil {
		return List[store.Account]{}, err
	}
	accounts, err := tx.Accounts(ctx, store.AccountFilter{Role: in.Role, OrgID: in.OrgID, Query: in.Query, Page: page})
	if err != nil {
		return List[store.Account]{}, err
	}
	return listOf(in.PageInput, accounts, func(a store.Account) []string { return []string{a.Login} })
}

// CreateAccountInput is an account to be made.
type CreateAccountInput struct {
	Body struct {
		Login    string      `json:"login" minLength:"2" maxLength:"64" pattern:"^[^\\s]+$"`
		Name     string      `json:"name" minLength:"1" maxLength:"50"`
		Password string      `json:"password" minLength:"8" maxLength:"128"`
		Role     domain.Role `json:"role" enum:"person,unit,department,provider,clerk,chief,admin,auditor"`
		OrgID    string      `json:"orgId,omitempty" format:"uuid" doc:"for department, provider and unit"`
		PersonID string      `json:"personId,omitempty" format:"uuid" doc:"for person"`
	}

	hash string
}

// prepare hashes the password before the transaction begins.
func (in *CreateAccountInput) prepare(ctx context.Context, s *Server) (err error) {
	in.hash, err = s.passwords.hash(ctx, in.Body.Password)
	return err
}

func (s *Server) createAccount(ctx context.Context, tx *store.Tx, _ domain.Actor, in *CreateAccountInput) (store.Account, error) {
	return tx.CreateAccount(ctx, store.NewAccount{
		Login: in.Body.Login, Name: in.Body.Name, PasswordHash: in.hash, Role: in.Body.Role, OrgID: in.Body.OrgID, PersonID: in.Body.PersonID,
		FirstPassword: true,
	})
}

// UpdateAccountInput is what is to change; what is absent stays.
type UpdateAccountInput struct {
	Versioned

	AccountID string `path:"accountId" format:"uuid"`
	Body      struct {
		Name     *string `json:"name,omitempty" minLength:"1" maxLength:"50"`
		Disabled *bool   `json:"disabled,omitempty"`
		Password *string `json:"password,omitempty" minLength:"8" maxLength:"128" doc:"to be changed at the next log-in"`

		DropSecondFactor bool `json:"dropSecondFactor,omitempty" doc:"its holder has lost it, and sets another one up at the next log-in"`
	}

	hash *string
}

// prepare hashes the new password, if there is one, before the transaction begins.
func (in *UpdateAccountInput) prepare(ctx context.Context, s *Server) error {
	if in.Body.Password == nil {
		return nil
	}
	hash, err := s.passwords.hash(ctx, *in.Body.Password)
	in.hash = &hash
	return err
}

func (s *Server) updateAccount(ctx context.Context, tx *store.Tx, actor domain.Actor, in *UpdateAccountInput) (store.Account, error) {
	version, err := in.version()
	if err != nil {
		return store.Account{}, err
	}
	return tx.UpdateAccount(ctx, actor, in.AccountID, version, store.AccountChange{
		Name: in.Body.Name, Disabled: in.Body.Disabled, PasswordHash: in.hash, DropFactor: in.Body.DropSecondFactor,
	})
}
