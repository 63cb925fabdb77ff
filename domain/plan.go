package domain

// Session is a stretch of one day on which a plan teaches.
type Session struct {
	On   Date   `json:"on"`
	From string `json:"from"`
	To   string `json:"to"`
}

// Plan is what a department files (R1).
type Plan struct {
	DepartmentID string    `json:"departmentId"`
	ProviderID   string    `json:"providerId"`
	Series       string    `json:"series"`
	Subject      string    `json:"subject"` // the plan's title, e.g. 小学数学教师专业能力提升
	Content      string    `json:"content"`
	Hours        Hours     `json:"hours"`
	StartsOn     Date      `json:"startsOn"`
	EndsOn       Date      `json:"endsOn"`
	Sessions     []Session `json:"sessions"` // empty: the whole of every day from StartsOn to EndsOn
	Place        string    `json:"place"`
	Teachers     []string  `json:"teachers"`
	Fee          int       `json:"fee"` // fen a person; 0 is free
	FeeBasis     string    `json:"feeBasis"`
	Roster       []string  `json:"roster"`       // person ids
	WaiverReason string    `json:"waiverReason"` // asks the chief to waive R2; empty: no waiver is asked for
}

// Result is what a provider or department records for one participant (R8).
type Result struct {
	PersonID string `json:"personId"`
	Passed   bool   `json:"passed"`
	Hours    Hours  `json:"hours"`
	Score    int    `json:"score,omitempty"`
	Comment  string `json:"comment,omitempty"`
}

// TranscriptLine is the common subject's result of one person (R7).
type TranscriptLine struct {
	PersonID string `json:"personId"`
	Course   string `json:"course"`
	ExamOn   Date   `json:"examOn"`
	Score    int    `json:"score"`
}

// Window is a time in which units may submit people of a cohort (R13). Both days belong to it.
type Window struct {
	ID       string `json:"id"`
	Cohort   Cohort `json:"cohort"`
	Series   string `json:"series"` // empty: all series
	OpensOn  Date   `json:"opensOn"`
	ClosesOn Date   `json:"closesOn"`
}
