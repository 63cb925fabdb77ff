package api

import (
	"context"
	"net/http"

	"xueshi/domain"
	"xueshi/store"
)

func (s *Server) registerSetup() {
	handle(s, Operation{
		ID: "getSetup", Method: http.MethodGet, Path: "/api/setup", Tag: "setup", Public: true,
		Summary: "How far the first set-up has come",
	}, s.getSetup)
	handleOutside(s, Operation{
		ID: "createFirstAdmin", Method: http.MethodPost, Path: "/api/setup/admin", Tag: "setup", Public: true, Status: http.StatusCreated,
		Summary: "Make the deployment's first account, an admin, and log in",
	}, s.createFirstAdmin)
}

func (s *Server) getSetup(ctx context.Context, tx *store.Tx, _ domain.Actor, _ *struct{}) (store.Setup, error) {
	return tx.Setup(ctx)
}

// FirstAdminInput is the first account of a deployment.
type FirstAdminInput struct {
	Body struct {
		Login    string `json:"login" minLength:"2" maxLength:"64" pattern:"^[^\\s]+$"`
		Name     string `json:"name" minLength:"1" maxLength:"50"`
		Password string `json:"password" minLength:"8" maxLength:"128"`
	}
}

func (s *Server) createFirstAdmin(ctx context.Context, _ domain.Actor, in *FirstAdminInput) (Me, error) {
	hash, err := s.passwords.hash(ctx, in.Body.Password)
	if err != nil {
		return Me{}, err
	}
	var admin store.Account
	err = s.DB.InTx(ctx, func(tx *store.Tx) (err error) {
		if admin, err = tx.CreateFirstAdmin(ctx, in.Body.Login, in.Body.Name, hash); err != nil {
			return err
		}
		tx.Record(store.Happening{Kind: domain.RecordDone, AccountID: admin.ID, Facts: requestOf(ctx).facts(ctx, "createFirstAdmin")})
		return nil
	})
	if err != nil {
		return Me{}, err
	}
	return s.enter(ctx, admin.ID)
}
