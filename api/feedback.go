package api

import (
	"context"
	"net/http"

	"xueshi/domain"
	"xueshi/store"
)

// FeedbackBody is what a trainee reports.
type FeedbackBody struct {
	Title   string `json:"title" maxLength:"100"`
	Content string `json:"content" maxLength:"5000"`
	PlanID  string `json:"planId,omitempty" format:"uuid" doc:"the plan that it is about, if the caller took part in one"`
}

// FileFeedbackInput is new feedback.
type FileFeedbackInput struct {
	Body struct {
		Year int `json:"year"`
		FeedbackBody
	}
}

// CorrectFeedbackInput is feedback said more clearly.
type CorrectFeedbackInput struct {
	CasePath
	Body FeedbackBody
}

func (s *Server) registerFeedback() {
	trainee := []domain.Role{domain.RolePerson}
	handle(s, Operation{
		ID: "fileFeedback", Method: http.MethodPost, Path: "/api/feedback", Tag: "feedback", Summary: "Report a problem or a need to the department and the bureau (R21)",
		Roles: trainee, Status: http.StatusCreated,
	}, fileFeedback)
	handle(s, Operation{
		ID: "correctFeedback", Method: http.MethodPut, Path: "/api/feedback/{caseId}", Tag: "feedback", Summary: "Answer a question back about one's feedback", Roles: trainee,
	}, correctFeedback)
}

func fileFeedback(ctx context.Context, tx *store.Tx, actor domain.Actor, in *FileFeedbackInput) (store.CaseRef, error) {
	return tx.FileFeedback(ctx, actor, in.Body.Year, domain.Feedback(in.Body.FeedbackBody))
}

func correctFeedback(ctx context.Context, tx *store.Tx, actor domain.Actor, in *CorrectFeedbackInput) (store.CaseRef, error) {
	return tx.CorrectFeedback(ctx, actor, in.CaseID, domain.Feedback(in.Body))
}
