package workflows

import (
	"time"

	"xueshi/domain"
)

// Wire names: they are in saved histories and are never renamed.
const (
	TaskQueue = "xueshi"

	TypeYear        = "Year"
	TypePlan        = "Plan"
	TypeTranscript  = "Transcript"
	TypeSubmission  = "Submission"
	TypeClaim       = "Claim"
	TypeCertificate = "Certificate"
	TypeFeedback    = "Feedback"
	TypeException   = "Exception"
	TypeReminders   = "Reminders"
	TypeCanary      = "Canary"
	TypeAppeal      = "Appeal"

	// SignalActed says that a step was decided (Acted), or that the year has something new to look at.
	SignalActed = "acted"

	// ScheduleReminders is the id of the schedule that sends each working day's reminders.
	ScheduleReminders = "reminders"
)

// The names of the activities.
const (
	actOpenStep           = "OpenStep"
	actEscalate           = "Escalate"
	actCloseStep          = "CloseStep"
	actPipeline           = "Pipeline"
	actEndCase            = "EndCase"
	actAcceptPlan         = "AcceptPlan"
	actSettleChange       = "SettleChange"
	actRegisterPlanHours  = "RegisterPlanHours"
	actRegisterTranscript = "RegisterTranscript"
	actRegisterClaim      = "RegisterClaim"
	actGrantException     = "GrantException"
	actNumberCertificate  = "NumberCertificate"
	actReopenCertificate  = "ReopenCertificate"
	actIssueCertificate   = "IssueCertificate"
	actUpholdAppeal       = "UpholdAppeal"
	actReopenVerification = "ReopenVerification"
	actReturnPeople       = "ReturnPeople"
	actStampPeople        = "StampPeople"
	actTurnYear           = "TurnYear"
	actExpireCases        = "ExpireCases"
	actDecideOutcomes     = "DecideOutcomes"
	actCloseYear          = "CloseYear"
	actRemind             = "Remind"
	actPing               = "Ping"
)

// CaseInput starts the workflow of a case.
type CaseInput struct {
	CaseID string
	Year   int
	Offset time.Duration // how far business time is ahead of the engine's when it starts; 0 outside rehearsals
}

// Acted is the signal's payload.
type Acted struct {
	N       int // the step
	Outcome domain.StepOutcome
}

// RemindersInput says for which day reminders are sent; empty: the business day on which the activity runs.
type RemindersInput struct {
	Day domain.Date
}

// Type returns the workflow type of a kind of case.
func Type(kind domain.CaseKind) string {
	switch kind {
	case domain.KindYear:
		return TypeYear
	case domain.KindPlan:
		return TypePlan
	case domain.KindTranscript:
		return TypeTranscript
	case domain.KindSubmission:
		return TypeSubmission
	case domain.KindClaim:
		return TypeClaim
	case domain.KindCertificate:
		return TypeCertificate
	case domain.KindFeedback:
		return TypeFeedback
	case domain.KindException:
		return TypeException
	case domain.KindAppeal:
		return TypeAppeal
	default:
		return ""
	}
}

// ID returns the workflow id of a case.
func ID(kind domain.CaseKind, caseID string) string { return string(kind) + "/" + caseID }
