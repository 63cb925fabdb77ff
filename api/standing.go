package api

import (
	"context"
	"net/http"

	"xueshi/domain"
	"xueshi/store"
	"xueshi/texts"
)

// StandingInput names a person's year.
type StandingInput struct {
	YearPath
	PersonID string `path:"personId" format:"uuid"`
}

// StandingView is a standing with its Chinese.
type StandingView struct {
	store.Standing
	AdviceTexts      []string `json:"adviceTexts"`
	ReasonTexts      []string `json:"reasonTexts,omitempty"`
	ConsequenceTexts []string `json:"consequenceTexts,omitempty"`
}

func (s *Server) registerStandings() {
	handle(s, Operation{
		ID: "getStanding", Method: http.MethodGet, Path: "/api/years/{year}/people/{personId}", Tag: "people",
		Summary: "Where a person stands: hours, what is missing, why an hour did not count, what to do next by when",
		Roles: []domain.Role{
			domain.RolePerson, domain.RoleUnit, domain.RoleDepartment, domain.RoleProvider, domain.RoleClerk, domain.RoleChief, domain.RoleAuditor,
		},
	}, getStanding)
}

func getStanding(ctx context.Context, tx *store.Tx, actor domain.Actor, in *StandingInput) (StandingView, error) {
	standing, err := tx.Standing(ctx, actor, in.Year, in.PersonID)
	view := StandingView{Standing: standing, AdviceTexts: []string{}}
	for i := range view.Uncounted {
		view.Uncounted[i].Texts = refusalTexts(view.Uncounted[i].Refusals)
	}
	for _, a := range standing.Advice {
		view.AdviceTexts = append(view.AdviceTexts, texts.Advice(a))
	}
	for _, r := range standing.Reasons {
		view.ReasonTexts = append(view.ReasonTexts, texts.Reason(r))
	}
	for _, c := range standing.Consequences {
		view.ConsequenceTexts = append(view.ConsequenceTexts, texts.Consequence(c))
	}
	return view, err
}
