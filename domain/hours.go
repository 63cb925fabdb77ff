package domain

import "time"

// Hours counts credit hours (学时), the unit of account; always whole.
type Hours int

// Subject is one of the two kinds of learning.
type Subject string

// The two subjects: 公需科目 and 专业科目.
const (
	Common    Subject = "common"
	Specialty Subject = "specialty"
)

// Credit is one line of the ledger (R11). Lines are added and reversed, never edited or deleted.
type Credit struct {
	ID        int64
	Year      int
	PersonID  string
	Subject   Subject
	Hours     Hours // negative in a reversal
	EarnedOn  Date
	CaseID    string
	Reverses  int64 // the line that this one takes back; 0 for none
	Reason    string
	AuthorID  string // account
	CreatedAt time.Time
}

// Totals are a person's hours in one year: always the sum of the ledger's lines.
type Totals struct {
	Common    Hours `json:"common"`
	Specialty Hours `json:"specialty"`
}

// Sum returns the hours of both subjects.
func (t Totals) Sum() Hours { return t.Common + t.Specialty }

// Cohort divides people by whether they take part in this year's title review or exam (R13).
type Cohort string

// The two cohorts of verification windows.
const (
	CohortTitleReview Cohort = "titleReview"
	CohortOthers      Cohort = "others"
)

// Outcome is what a year ends with for one enrolled person (R17).
type Outcome string

// The outcomes of a person's year; empty while undecided.
const (
	Completed  Outcome = "completed"
	Incomplete Outcome = "incomplete"
)
