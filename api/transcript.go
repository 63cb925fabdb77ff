package api

import (
	"context"
	"net/http"

	"xueshi/domain"
	"xueshi/store"
)

// TranscriptBody is one person's transcript of the common subject.
type TranscriptBody struct {
	PersonID string      `json:"personId" format:"uuid"`
	Course   string      `json:"course" maxLength:"200"`
	ExamOn   domain.Date `json:"examOn,omitzero" required:"false"`
	Score    int         `json:"score"`
}

// FileTranscriptInput is a hand-in of transcripts.
type FileTranscriptInput struct {
	Body struct {
		Year  int              `json:"year"`
		Lines []TranscriptBody `json:"lines" maxItems:"20000" nullable:"false"`
	}
}

// CorrectTranscriptInput is a returned hand-in, corrected.
type CorrectTranscriptInput struct {
	CasePath
	Body struct {
		Lines []TranscriptBody `json:"lines" maxItems:"20000" nullable:"false"`
	}
}

func (s *Server) registerTranscripts() {
	filers := []domain.Role{domain.RoleUnit, domain.RolePerson, domain.RoleClerk, domain.RoleChief}
	handle(s, Operation{
		ID: "fileTranscript", Method: http.MethodPost, Path: "/api/transcripts", Tag: "transcripts",
		Summary: "Hand in transcripts of the common subject, of one person or many (R7)", Roles: filers, Status: http.StatusCreated,
	}, fileTranscript)
	handle(s, Operation{
		ID: "correctTranscript", Method: http.MethodPut, Path: "/api/transcripts/{caseId}", Tag: "transcripts", Summary: "Send a returned hand-in back corrected", Roles: filers,
	}, correctTranscript)
}

func fileTranscript(ctx context.Context, tx *store.Tx, actor domain.Actor, in *FileTranscriptInput) (store.LinesRef, error) {
	ref, err := tx.FileTranscript(ctx, actor, in.Body.Year, transcriptLines(in.Body.Lines))
	return withTexts(ref), err
}

func correctTranscript(ctx context.Context, tx *store.Tx, actor domain.Actor, in *CorrectTranscriptInput) (store.LinesRef, error) {
	ref, err := tx.CorrectTranscript(ctx, actor, in.CaseID, transcriptLines(in.Body.Lines))
	return withTexts(ref), err
}

func transcriptLines(bodies []TranscriptBody) []domain.TranscriptLine {
	lines := make([]domain.TranscriptLine, len(bodies))
	for i, b := range bodies {
		lines[i] = domain.TranscriptLine(b)
	}
	return lines
}
