package api

import (
	"context"
	"net/http"

	"xueshi/domain"
	"xueshi/store"
)

// PhraseInput is a stock phrase to keep.
type PhraseInput struct {
	Body struct {
		Text   string `json:"text" minLength:"1" maxLength:"500"`
		Shared bool   `json:"shared,omitempty" doc:"a chief's, for everybody"`
	}
}

// PhrasePath names a stock phrase.
type PhrasePath struct {
	PhraseID string `path:"phraseId" format:"uuid"`
}

func (s *Server) registerPhrases() {
	writers := []domain.Role{domain.RoleUnit, domain.RoleDepartment, domain.RoleProvider, domain.RoleClerk, domain.RoleChief}
	handle(s, Operation{
		ID: "listPhrases", Method: http.MethodGet, Path: "/api/phrases", Tag: "phrases", Summary: "Stock phrases for comments: shared ones and the caller's own", Roles: writers,
	}, listPhrases)
	handle(s, Operation{
		ID: "addPhrase", Method: http.MethodPost, Path: "/api/phrases", Tag: "phrases", Summary: "Keep a stock phrase", Roles: writers, Status: http.StatusCreated,
	}, addPhrase)
	handle(s, Operation{
		ID: "deletePhrase", Method: http.MethodDelete, Path: "/api/phrases/{phraseId}", Tag: "phrases", Summary: "Forget a stock phrase", Roles: writers,
		Status: http.StatusNoContent,
	}, deletePhrase)
}

func listPhrases(ctx context.Context, tx *store.Tx, actor domain.Actor, _ *struct{}) (List[store.Phrase], error) {
	phrases, err := tx.Phrases(ctx, actor)
	return List[store.Phrase]{Items: phrases}, err
}

func addPhrase(ctx context.Context, tx *store.Tx, actor domain.Actor, in *PhraseInput) (store.Phrase, error) {
	return tx.AddPhrase(ctx, actor, in.Body.Text, in.Body.Shared)
}

func deletePhrase(ctx context.Context, tx *store.Tx, actor domain.Actor, in *PhrasePath) (nothing, error) {
	return nothing{}, tx.DeletePhrase(ctx, actor, in.PhraseID)
}
