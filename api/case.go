package api

import (
	"context"
	"net/http"
	"time"

	"xueshi/domain"
	"xueshi/policy"
	"xueshi/store"
	"xueshi/texts"
)

// ListCasesInput filters the caller's cases.
type ListCasesInput struct {
	PageInput
	Year  int              `query:"year"`
	Kind  domain.CaseKind  `query:"kind" enum:"year,plan,transcript,submission,claim,certificate,feedback,exception,appeal"`
	State domain.CaseState `query:"state"`
	Open  bool             `query:"open" doc:"only cases that have not ended"`
	Query string           `query:"q" maxLength:"100" doc:"part of number, title or unit"`
}

// CaseDetail is everything about a case that its page shows.
type CaseDetail struct {
	store.CaseView
	Steps       []store.StepView              `json:"steps"`
	Timeline    []store.Event                 `json:"timeline"`
	Plan        *store.PlanRow                `json:"plan,omitempty"`
	Roster      []store.RosterPerson          `json:"roster,omitempty"`
	Lines       []store.LineAnswer            `json:"lines,omitempty" doc:"results of a plan, or lines of a transcript"`
	Evidence    []string                      `json:"evidence,omitempty"`
	People      []store.SubmittedPerson       `json:"people,omitempty" doc:"of a submission"`
	Claim       *store.ClaimView              `json:"claim,omitempty"`
	Certificate *store.CertificateRequestView `json:"certificate,omitempty" doc:"a request for a booklet"`
	Feedback    *store.FeedbackView           `json:"feedback,omitempty"`
	Exception   *store.ExceptionView          `json:"exception,omitempty"`
	Appeal      *AppealView                   `json:"appeal,omitempty"`

	ToCorrect []domain.FieldRemark `json:"toCorrect,omitempty" doc:"what the last return wants corrected, while the case waits for it"`
	Checks    []CheckView          `json:"checks,omitempty" doc:"for whoever decides: what every rule says of the open step, passed or not, with the arithmetic"`
	Findings  []store.Finding      `json:"findings,omitempty" doc:"for the bureau: what should be looked at before it decides"`
}

// CheckView is a rule's check in words.
type CheckView struct {
	policy.Check
	Text string `json:"text" doc:"in Chinese"`
}

// DecideInput is a decision on the open step of a case.
type DecideInput struct {
	CasePath
	N    int `path:"n" minimum:"1" doc:"the step that was looked at: a decision on another one is refused"`
	Body struct {
		Outcome       domain.StepOutcome   `json:"outcome" enum:"approved,returned,rejected"`
		Comment       string               `json:"comment,omitempty" maxLength:"2000" doc:"required when returned or rejected"`
		Fields        []domain.FieldRemark `json:"fields,omitempty" maxItems:"500" nullable:"false" doc:"returned: exactly what to correct"`
		Except        []ExceptionBody      `json:"except,omitempty" maxItems:"20000" nullable:"false" doc:"approved, but not for these people"`
		Hours         []GrantBody          `json:"hours,omitempty" maxItems:"500" nullable:"false" doc:"a claim's review: what each author is granted (R9)"`
		Topic         string               `json:"topic,omitempty" maxLength:"100" doc:"feedback: one of the policy's feedbackTopics (R21)"`
		Answer        string               `json:"answer,omitempty" maxLength:"5000" doc:"feedback: what the bureau answers the trainee (R21)"`
		From          domain.Date          `json:"from,omitzero" doc:"an exception: when it begins (R17); absent: as it was asked"`
		Until         domain.Date          `json:"until,omitzero" doc:"an exception: its last day"`
		OriginalsSeen bool                 `json:"originalsSeen,omitempty" doc:"the verifier's word (R14); of a certificate: ID card, or the full booklet (R19, R20)"`
		PhotoReceived bool                 `json:"photoReceived,omitempty" doc:"of a certificate: the two-inch photo is there (R19)"`
	}
}

// ExceptionBody leaves one person out of an approval.
type ExceptionBody struct {
	PersonID string `json:"personId" format:"uuid"`
	Comment  string `json:"comment,omitempty" maxLength:"2000"`
}

// GrantBody is what the bureau grants one author of a claim.
type GrantBody struct {
	PersonID string       `json:"personId" format:"uuid"`
	Hours    domain.Hours `json:"hours"`
}

func (s *Server) registerCases() {
	everyone := []domain.Role{
		domain.RolePerson, domain.RoleUnit, domain.RoleDepartment, domain.RoleProvider, domain.RoleClerk, domain.RoleChief, domain.RoleAuditor,
	}
	handle(s, Operation{ID: "listCases", Method: http.MethodGet, Path: "/api/cases", Tag: "cases", Summary: "Cases, the newest filing first", Roles: everyone}, listCases)
	handle(s, Operation{
		ID: "getCase", Method: http.MethodGet, Path: "/api/cases/{caseId}", Tag: "cases", Summary: "A case with everything its page shows", Roles: everyone,
	}, getCase)
	handle(s, Operation{
		ID: "getTimeline", Method: http.MethodGet, Path: "/api/cases/{caseId}/timeline", Tag: "cases", Summary: "What happened, who waits on whom, until when",
		Roles: everyone,
	}, getTimeline)
	handle(s, Operation{
		ID: "decide", Method: http.MethodPost, Path: "/api/cases/{caseId}/steps/{n}/decision", Tag: "cases", Summary: "Approve, return or reject",
		Roles: []domain.Role{domain.RoleDepartment, domain.RoleClerk, domain.RoleChief},
	}, decide)
	handle(s, Operation{
		ID: "withdraw", Method: http.MethodPost, Path: "/api/cases/{caseId}/withdrawal", Tag: "cases", Summary: "Take an undecided case back",
		Roles: []domain.Role{domain.RolePerson, domain.RoleUnit, domain.RoleDepartment, domain.RoleClerk, domain.RoleChief},
	}, withdraw)
}

func listCases(ctx context.Context, tx *store.Tx, actor domain.Actor, in *ListCasesInput) (List[store.CaseView], error) {
	page, err := in.page()
	if err != nil {
		return List[store.CaseView]{}, err
	}
	cases, err := tx.Cases(ctx, actor, store.CaseFilter{Year: in.Year, Kind: in.Kind, State: in.State, Open: in.Open, Query: in.Query, Page: page})
	if err != nil {
		return List[store.CaseView]{}, err
	}
	return listOf(in.PageInput, cases, func(c store.CaseView) []string { return []string{c.FiledAt.Format(time.RFC3339Nano), c.ID} })
}

func getCase(ctx context.Context, tx *store.Tx, actor domain.Actor, in *CasePath) (d CaseDetail, err error) {
	if d.CaseView, err = tx.Case(ctx, actor, in.CaseID); err != nil {
		return d, err
	}
	if d.Steps, err = tx.Steps(ctx, actor, in.CaseID); err != nil {
		return d, err
	}
	d.ToCorrect = toCorrect(d.CaseView, d.Steps)
	if d.Timeline, err = timeline(ctx, tx, actor, in.CaseID); err != nil {
		return d, err
	}
	switch d.Kind {
	case domain.KindPlan:
		err = planDetail(ctx, tx, actor, &d)
	case domain.KindTranscript:
		d.Lines, err = tx.TranscriptLines(ctx, d.ID)
	case domain.KindSubmission:
		d.People, err = tx.SubmittedPeople(ctx, d.ID)
	case domain.KindClaim:
		var claim store.ClaimView
		claim, err = tx.Claim(ctx, d.ID)
		d.Claim = &claim
	case domain.KindCertificate:
		var request store.CertificateRequestView
		request, err = tx.CertificateRequest(ctx, d.ID)
		d.Certificate = &request
	case domain.KindFeedback:
		var feedback store.FeedbackView
		feedback, err = tx.Feedback(ctx, actor, d.ID)
		d.Feedback = &feedback
	case domain.KindException:
		var exception store.ExceptionView
		exception, err = tx.Exception(ctx, d.ID)
		d.Exception = &exception
	case domain.KindAppeal:
		err = appealDetail(ctx, tx, &d)
	case domain.KindYear: // the year's page has an operation of its own
	}
	if err != nil {
		return d, err
	}
	addTexts(d.Lines)
	if d.Checks, err = caseChecks(ctx, tx, actor, d.CaseView); err != nil {
		return d, err
	}
	d.Findings, err = caseFindings(ctx, tx, actor, d.CaseView)
	return d, err
}

// caseChecks are what the rules say of the open step, for the bureau and for whoever may decide it.
func caseChecks(ctx context.Context, tx *store.Tx, actor domain.Actor, c store.CaseView) ([]CheckView, error) {
	if c.Step == nil || len(c.Step.Allowed) == 0 && !actor.Role.SeesAll() {
		return nil, nil
	}
	checks, err := tx.Checks(ctx, c.ID)
	views := make([]CheckView, len(checks))
	for i, check := range checks {
		views[i] = CheckView{Check: check, Text: texts.Check(check)}
	}
	return views, err
}

// toCorrect is what the step before the open one returned with, if it was returned.
func toCorrect(c store.CaseView, steps []store.StepView) []domain.FieldRemark {
	if c.Step == nil || len(steps) < 2 || steps[len(steps)-2].Outcome != domain.Returned {
		return nil
	}
	return steps[len(steps)-2].Fields
}

func planDetail(ctx context.Context, tx *store.Tx, actor domain.Actor, d *CaseDetail) error {
	plan, err := tx.Plan(ctx, actor, d.ID)
	if err != nil {
		return err
	}
	d.Plan = &plan
	if d.Roster, err = tx.Roster(ctx, d.ID); err != nil {
		return err
	}
	if d.Lines, err = tx.ResultLines(ctx, d.ID); err != nil {
		return err
	}
	d.Evidence, err = tx.Evidence(ctx, d.ID)
	return err
}

func getTimeline(ctx context.Context, tx *store.Tx, actor domain.Actor, in *CasePath) (List[store.Event], error) {
	events, err := timeline(ctx, tx, actor, in.CaseID)
	return List[store.Event]{Items: events}, err
}

func timeline(ctx context.Context, tx *store.Tx, actor domain.Actor, caseID string) ([]store.Event, error) {
	events, err := tx.Timeline(ctx, actor, caseID)
	for i := range events {
		events[i].Text = eventText(events[i].Kind, events[i].Facts)
	}
	return events, err
}

func decide(ctx context.Context, tx *store.Tx, actor domain.Actor, in *DecideInput) (store.CaseRef, error) {
	d := store.Decision{
		CaseID: in.CaseID, N: in.N, Outcome: in.Body.Outcome, Comment: in.Body.Comment, Fields: in.Body.Fields, OriginalsSeen: in.Body.OriginalsSeen,
		PhotoReceived: in.Body.PhotoReceived,
		Topic:         in.Body.Topic, Answer: in.Body.Answer, From: in.Body.From, Until: in.Body.Until,
	}
	for _, e := range in.Body.Except {
		d.Except = append(d.Except, store.Exception(e))
	}
	for _, g := range in.Body.Hours {
		d.Hours = append(d.Hours, domain.ClaimGrant(g))
	}
	return tx.Decide(ctx, actor, d)
}

func withdraw(ctx context.Context, tx *store.Tx, actor domain.Actor, in *ReasonInput) (store.CaseRef, error) {
	return tx.Withdraw(ctx, actor, in.CaseID, in.Body.Comment)
}

// withTexts adds the Chinese to every refused line.
func withTexts(ref store.LinesRef) store.LinesRef {
	addTexts(ref.Lines)
	return ref
}

func addTexts(lines []store.LineAnswer) {
	for i := range lines {
		lines[i].Texts = refusalTexts(lines[i].Refusals)
	}
}
