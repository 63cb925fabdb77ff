package api

import (
	"context"
	"net/http"
	"strconv"

	"xueshi/domain"
	"xueshi/policy"
	"xueshi/store"
	"xueshi/texts"
)

func (s *Server) registerEligibility() {
	handle(s, Operation{
		ID: "listOutcomes", Method: http.MethodGet, Path: "/api/years/{year}/outcomes", Tag: "outcomes",
		Roles:   []domain.Role{domain.RoleUnit, domain.RoleDepartment, domain.RoleClerk, domain.RoleChief, domain.RoleAuditor},
		Summary: "How the year ended for each person, why, and what follows (R17, R18)",
	}, listOutcomes)
	handle(s, Operation{
		ID: "askEligibility", Method: http.MethodPost, Path: "/api/eligibility", Tag: "outcomes",
		Roles:   []domain.Role{domain.RoleUnit, domain.RoleDepartment, domain.RoleClerk, domain.RoleChief},
		Summary: "Whether a person's year allows a title review, an appointment or an excellent assessment (R18); every query is logged",
	}, askEligibility)
	handle(s, Operation{
		ID: "listEligibilityQueries", Method: http.MethodGet, Path: "/api/eligibility/queries", Tag: "outcomes",
		Roles:   []domain.Role{domain.RoleChief, domain.RoleAuditor},
		Summary: "Who asked about whom and why, the latest first",
	}, listEligibilityQueries)
}

// ListOutcomesInput narrows the outcomes of a year.
type ListOutcomesInput struct {
	YearPath
	PageInput

	Outcome string `query:"outcome" enum:"completed,incomplete,undecided,suspended"`
	UnitID  string `query:"unitId" format:"uuid"`
}

// OutcomeView is an outcome with its Chinese.
type OutcomeView struct {
	store.YearOutcome

	ReasonTexts      []string `json:"reasonTexts,omitempty"`
	ConsequenceTexts []string `json:"consequenceTexts,omitempty"`
}

func listOutcomes(ctx context.Context, tx *store.Tx, actor domain.Actor, in *ListOutcomesInput) (list List[OutcomeView], err error) {
	f := store.OutcomeFilter{Year: in.Year, Outcome: in.Outcome, UnitID: in.UnitID}
	if f.Page, err = in.page(); err != nil {
		return list, err
	}
	outcomes, err := tx.Outcomes(ctx, actor, f)
	if err != nil {
		return list, err
	}
	views := make([]OutcomeView, len(outcomes))
	for i, o := range outcomes {
		views[i] = OutcomeView{YearOutcome: o, ConsequenceTexts: consequenceTexts(o.Consequences)}
		for _, r := range o.Reasons {
			views[i].ReasonTexts = append(views[i].ReasonTexts, texts.Reason(r))
		}
	}
	return listOf(in.PageInput, views, func(o OutcomeView) []string { return []string{o.Name, o.PersonID} })
}

func consequenceTexts(all []policy.Consequence) []string {
	list := make([]string, len(all))
	for i, c := range all {
		list[i] = texts.Consequence(c)
	}
	return list
}

// AskEligibilityInput names a person, a purpose and why it is asked.
type AskEligibilityInput struct {
	Body struct {
		Year     int            `json:"year" minimum:"2000" maximum:"2100"`
		Name     string         `json:"name" minLength:"1" maxLength:"50"`
		IDNumber string         `json:"idNumber" maxLength:"30"`
		Purpose  policy.Purpose `json:"purpose" enum:"titleReview,appointment,annualAssessment"`
		Reason   string         `json:"reason" maxLength:"500" doc:"why it is asked; logged"`
	}
}

// EligibilityView is an answer with its Chinese.
type EligibilityView struct {
	store.EligibilityAnswer

	ConsequenceTexts []string `json:"consequenceTexts,omitempty"`
	Text             string   `json:"text"`
}

func askEligibility(ctx context.Context, tx *store.Tx, actor domain.Actor, in *AskEligibilityInput) (EligibilityView, error) {
	answer, err := tx.AskEligibility(ctx, actor, store.EligibilityQuery(in.Body))
	return EligibilityView{EligibilityAnswer: answer, ConsequenceTexts: consequenceTexts(answer.Consequences), Text: texts.Standing(answer.Standing)}, err
}

func listEligibilityQueries(ctx context.Context, tx *store.Tx, _ domain.Actor, in *PageInput) (list List[store.LoggedQuery], err error) {
	page, err := in.page()
	if err != nil {
		return list, err
	}
	queries, err := tx.EligibilityLog(ctx, page)
	if err != nil {
		return list, err
	}
	return listOf(*in, queries, func(q store.LoggedQuery) []string { return []string{strconv.FormatInt(q.ID, 10)} })
}
