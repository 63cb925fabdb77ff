package api

import (
	"context"
	"net/http"

	"xueshi/domain"
	"xueshi/policy"
	"xueshi/store"
)

// YearPath names a year.
type YearPath struct {
	Year int `path:"year" minimum:"2000" maximum:"2100"`
}

func (s *Server) registerYears() {
	handle(s, Operation{ID: "listYears", Method: http.MethodGet, Path: "/api/years", Tag: "years", Summary: "Every opened year, the newest first"}, listYears)
	handle(s, Operation{ID: "getYear", Method: http.MethodGet, Path: "/api/years/{year}", Tag: "years", Summary: "A year with its windows"}, getYear)
	handle(s, Operation{ID: "getPolicy", Method: http.MethodGet, Path: "/api/years/{year}/policy", Tag: "years", Summary: "The policy pinned to a year"}, getPolicy)
	handle(s, Operation{
		ID: "openYear", Method: http.MethodPost, Path: "/api/years", Tag: "years", Summary: "Open a year under a policy, which is pinned to it",
		Roles: []domain.Role{domain.RoleAdmin, domain.RoleChief}, Status: http.StatusCreated,
	}, openYear)
	handle(s, Operation{
		ID: "announceWindow", Method: http.MethodPost, Path: "/api/years/{year}/windows", Tag: "years", Summary: "Announce a window for submissions (R13)",
		Roles: []domain.Role{domain.RoleChief}, Status: http.StatusCreated,
	}, announceWindow)
}

func listYears(ctx context.Context, tx *store.Tx, _ domain.Actor, _ *struct{}) (List[store.Year], error) {
	years, err := tx.Years(ctx)
	return List[store.Year]{Items: years}, err
}

func getYear(ctx context.Context, tx *store.Tx, _ domain.Actor, in *YearPath) (store.Year, error) {
	return tx.Year(ctx, in.Year)
}

// PolicyView is what a year's policy says, in the words of its file.
type PolicyView struct {
	Year           int              `json:"year"`
	Title          string           `json:"title"`
	Hours          PolicyHours      `json:"hours"`
	Course         string           `json:"course"`
	PassScore      int              `json:"passScore"`
	PlatformOpens  domain.Date      `json:"platformOpens"`
	LeadDays       int              `json:"leadDays"`
	LearningFrom   domain.Date      `json:"learningFrom"`
	LearningTo     domain.Date      `json:"learningTo"`
	ClosesOn       domain.Date      `json:"closesOn"`
	Annex          []PolicySeries   `json:"annex"`
	Hotlines       []policy.Hotline `json:"hotlines"`
	FeeBases       []string         `json:"feeBases"`
	Evidence       []string         `json:"evidence" doc:"what is handed in with results (R8)"`
	ClaimEvidence  []ClaimKindView  `json:"claimEvidence" doc:"kinds of evidence for which hours can be claimed (R9)"`
	FeedbackTopics []string         `json:"feedbackTopics" doc:"what feedback is sorted by (R21)"`
	Source         string           `json:"source" doc:"the file"`
}

// ClaimKindView is a kind of evidence, and what it is worth.
type ClaimKindView struct {
	Name       string       `json:"name"`
	Hours      domain.Hours `json:"hours,omitempty" doc:"of one work for each author; absent: the bureau sets them"`
	CapPerYear domain.Hours `json:"capPerYear,omitempty" doc:"for each author"`
}

// PolicyHours is what a person needs.
type PolicyHours struct {
	Total     domain.Hours `json:"total"`
	Common    domain.Hours `json:"common"`
	Specialty domain.Hours `json:"specialty"`
}

// PolicySeries is a line of the annex.
type PolicySeries struct {
	Series     string `json:"series"`
	Department string `json:"department"`
}

func getPolicy(ctx context.Context, tx *store.Tx, _ domain.Actor, in *YearPath) (PolicyView, error) {
	p, source, err := tx.YearPolicy(ctx, in.Year)
	if err != nil {
		return PolicyView{}, err
	}
	view := PolicyView{
		Year: p.Year, Title: p.Title, Hours: PolicyHours(p.Hours), Course: p.Common.Course, PassScore: p.Common.PassScore, PlatformOpens: p.Common.OpensOn,
		LeadDays: p.Plans.LeadDays, LearningFrom: p.Learning.From, LearningTo: p.Learning.To, ClosesOn: p.ClosesOn,
		Hotlines: p.Hotlines, FeeBases: p.Plans.FeeBases, Evidence: p.Results.Evidence, FeedbackTopics: p.Feedback.Topics, Source: string(source),
	}
	for _, name := range p.Claims.Evidence {
		view.ClaimEvidence = append(view.ClaimEvidence, ClaimKindView(p.ClaimKind(name)))
	}
	for _, line := range p.Annex {
		view.Annex = append(view.Annex, PolicySeries{Series: line.Name, Department: line.Department})
	}
	return view, nil
}

// OpenYearInput names a shipped policy, or brings a policy file.
type OpenYearInput struct {
	Body struct {
		Policy string `json:"policy" minLength:"1" maxLength:"100" example:"guangde-2020" doc:"a shipped policy's name, or the name to remember the given source by"`
		Source string `json:"source,omitempty" maxLength:"1000000" doc:"the policy file, when it is not a shipped one"`
	}
}

func openYear(ctx context.Context, tx *store.Tx, actor domain.Actor, in *OpenYearInput) (store.CaseRef, error) {
	source := []byte(in.Body.Source)
	if len(source) == 0 {
		shipped, ok := policy.Shipped(in.Body.Policy)
		if !ok {
			return store.CaseRef{}, domain.Refuse("", "policy.unknown", "policy", "shipped", policy.ShippedNames())
		}
		source = shipped
	}
	return tx.OpenYear(ctx, actor, in.Body.Policy, source)
}

// AnnounceWindowInput is a window to announce.
type AnnounceWindowInput struct {
	YearPath
	Body struct {
		Cohort   domain.Cohort `json:"cohort" enum:"titleReview,others"`
		Series   string        `json:"series,omitempty" doc:"empty: all series"`
		OpensOn  domain.Date   `json:"opensOn"`
		ClosesOn domain.Date   `json:"closesOn"`
	}
}

func announceWindow(ctx context.Context, tx *store.Tx, actor domain.Actor, in *AnnounceWindowInput) (store.WindowState, error) {
	b := in.Body
	return tx.AnnounceWindow(ctx, actor, in.Year, domain.Window{Cohort: b.Cohort, Series: b.Series, OpensOn: b.OpensOn, ClosesOn: b.ClosesOn})
}
