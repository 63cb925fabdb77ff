package domain

import "time"

// CaseKind names a pipeline; each case is one run of it, one workflow, one row.
type CaseKind string

// The kinds of cases (spec §5).
const (
	KindYear        CaseKind = "year"
	KindPlan        CaseKind = "plan"
	KindTranscript  CaseKind = "transcript"
	KindSubmission  CaseKind = "submission"
	KindClaim       CaseKind = "claim"
	KindCertificate CaseKind = "certificate"
	KindFeedback    CaseKind = "feedback"
	KindException   CaseKind = "exception"
	KindAppeal      CaseKind = "appeal"
)

// CaseState is where a case stands. Which states a kind can reach is written in its workflow.
type CaseState string

// The states of cases.
const (
	StateFiled      CaseState = "filed"      // waits for the bureau's review
	StateReturned   CaseState = "returned"   // waits for a correction
	StateAccepted   CaseState = "accepted"   // plan: on file, training to come or under way
	StateChanging   CaseState = "changing"   // plan: accepted, a change filing is under review (R5)
	StateTrained    CaseState = "trained"    // plan: the last day has passed, results are due
	StateRecorded   CaseState = "recorded"   // plan: results recorded, wait for the review of hours
	StateVerified   CaseState = "verified"   // submission: waits for the stamp
	StateRegistered CaseState = "registered" // end: hours are in the ledger
	StateStamped    CaseState = "stamped"    // end: submission stamped
	StateAnswered   CaseState = "answered"   // end: the bureau has answered feedback (R21)
	StateNumbered   CaseState = "numbered"   // certificate: waits for the steel seal
	StateSealed     CaseState = "sealed"     // certificate: waits to be handed over
	StateIssued     CaseState = "issued"     // end: the booklet was handed over
	StateGranted    CaseState = "granted"    // end: an exception is in force (R17)
	StateUpheld     CaseState = "upheld"     // end: an appeal has changed the outcome (R18)
	StateRejected   CaseState = "rejected"   // end
	StateWithdrawn  CaseState = "withdrawn"  // end
	StateCancelled  CaseState = "cancelled"  // end: plan given up after acceptance
	StateLapsed     CaseState = "lapsed"     // end: R4
	StateExpired    CaseState = "expired"    // end: R17
	StateOpen       CaseState = "open"       // year
	StateClosing    CaseState = "closing"    // year: last submissions are being decided (R16)
	StateClosed     CaseState = "closed"     // end of a year
)

// StepName names what is asked at a step. The review steps of a pipeline are named by the policy; these are the ones
// that the workflows ask by themselves.
type StepName string

// Steps that belong to the lifecycle and not to a policy's list of approvals.
const (
	StepCorrection StepName = "correction" // the filer corrects what was returned
	StepTraining   StepName = "training"   // an accepted plan until its last day; it may change or be cancelled meanwhile
	StepResults    StepName = "results"    // provider or department records results
	StepDelivery   StepName = "delivery"   // a sealed booklet waits to be handed over (R19)
)

// StepOutcome is how a step ended. Exactly one is written on a step's row, and the row decides every race.
type StepOutcome string

// The outcomes of steps.
const (
	Approved  StepOutcome = "approved"
	Returned  StepOutcome = "returned"
	Rejected  StepOutcome = "rejected"
	Corrected StepOutcome = "corrected" // the filer sent the correction
	Withdrawn StepOutcome = "withdrawn" // the filer took the case back
	Changed   StepOutcome = "changed"   // a change filing was handed in (R5)
	Cancelled StepOutcome = "cancelled" // the department gave the accepted plan up
	Recorded  StepOutcome = "recorded"  // results were recorded (R8)
	Delivered StepOutcome = "delivered" // the booklet was handed over, with a signature (R19)
	Passed    StepOutcome = "passed"    // the time the step waited for has come (training's last day)
	Lapsed    StepOutcome = "lapsed"    // the deadline came first (R4)
	Expired   StepOutcome = "expired"   // the year ended first (R17)
	Skipped   StepOutcome = "skipped"   // the policy's condition says the step is not needed
)

// Step is one question put to somebody: a row that arbitrates its decision.
type Step struct {
	CaseID      string
	N           int // 1, 2, … within the case
	Name        StepName
	Role        Role   // who may decide
	OrgID       string // whose, for roles outside the bureau
	Signers     int    // how many must approve
	EscalateTo  Role   // who is asked, too, when it is overdue
	OpenedAt    time.Time
	DueAt       time.Time // overdue and escalated after it; zero: none
	LapseAt     time.Time // the step closes by itself then; zero: never
	EscalatedAt time.Time
	Outcome     StepOutcome // empty while open
	DecidedAt   time.Time

	Everyone   bool   // all accounts of the desk must approve, at most Signers
	Added      int    // signers who were added by hand
	Holder     string // the account that holds it; empty: the whole desk
	HolderName string
	Hold       Hold
}

// Hold is how a step came to its holder.
type Hold string

// The ways to hold a step.
const (
	HoldTaken    Hold = "taken"    // took it from the desk's queue
	HoldHanded   Hold = "handed"   // a colleague handed it over
	HoldAssigned Hold = "assigned" // had returned it; the first to look again, but anyone of the desk may
)

// KeptFrom says whether another account holds the step for itself.
func (s Step) KeptFrom(accountID string) bool {
	return s.Holder != "" && s.Holder != accountID && s.Hold != HoldAssigned
}

// Open says whether the step still waits for a decision.
func (s Step) Open() bool { return s.Outcome == "" }
