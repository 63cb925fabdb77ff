package policy

import (
	"time"

	"xueshi/domain"
)

// Policy is one year's policy, read from a file by Parse and pinned to the year when the year is opened. Its values
// are checked; nobody changes them afterwards.
type Policy struct {
	Name     string // of the file, e.g. "guangde-2020"
	Title    string // for people, e.g. 广德市2020年度专业技术人员继续教育
	Year     int
	ClosesOn domain.Date // last day of the year's business (R17)

	Notice       Notice
	Bureau       Bureau
	Hotlines     []Hotline
	Base         Base
	Hours        Requirement
	Learning     Period // R10: hours earned outside of it do not count
	Common       CommonSubject
	Plans        PlanRules
	Results      ResultRules
	Claims       ClaimRules
	Certificates CertificateRules
	Feedback     FeedbackRules
	Exceptions   ExceptionRules
	Closing      ClosingRules
	Appeals      AppealRules
	Windows      []domain.Window // those the notice itself sets; the bureau announces others during the year (R13)
	Later        []domain.Cohort // cohorts whose windows are announced later
	Annex        []Series
	Unlisted     bool // a specialty not in the annex is filed by the unit's supervising department (R1)
	Consequences []ConsequenceRule
	Numbers      Numbers
	Pipelines    map[string][]PipelineStep // by pipeline name; see PipelineNames
	Reminders    Reminders
	Calendar     Calendar

	zone *time.Location
}

// Notice says which published notice the policy puts into force.
type Notice struct {
	Title    string
	Number   string // the issuing office's number, or that of the notice it rests on
	IssuedOn domain.Date
}

// Bureau names the office that reviews, verifies, stamps and issues.
type Bureau struct {
	Name      string // 广德市人力资源和社会保障局
	Office    string // 人社局事业专技科
	StampText string // on the round seal
}

// Hotline is a line people can call.
type Hotline struct {
	Name    string
	Numbers []string
}

// Base is the provider that serves every series (notice 2(2)).
type Base struct {
	Name string
}

// Requirement is what a person needs in the year (notice 2(2)).
type Requirement struct {
	Total     domain.Hours
	Common    domain.Hours // also what the passed common subject grants
	Specialty domain.Hours // at least
}

// Period is a stretch of days; both ends belong to it.
type Period struct {
	From, To domain.Date
}

// Contains says whether the day lies in the period.
func (p Period) Contains(d domain.Date) bool { return !d.Before(p.From) && !d.After(p.To) }

// CommonSubject is the year's common course (notice 2(1), 3(1)).
type CommonSubject struct {
	Course    string // without title marks
	TaughtBy  string
	Platform  string // URL
	OpensOn   domain.Date
	PassScore int    // of 100; this score passes
	FeeBasis  string // R22: the platform's
}

// PlanRules are the values of filing (notice 2(2)).
type PlanRules struct {
	LeadDays              int // calendar days between filing and the first day of training (R2)
	CorrectionWorkingDays int // R3
	MaxHoursADay          int // what one person can learn in a day; more is found and shown, not refused
	FeeBases              []string
}

// ResultRules are the values of recording results (notice 3(2)).
type ResultRules struct {
	WithinWorkingDays int      // after the last day of training
	Evidence          []string // every one is handed in
}

// Series is one line of the annex.
type Series struct {
	Name       string
	Department string
}

// Reminders is the ladder of reminders (spec §7).
type Reminders struct {
	Ahead                  []int // days before the deadline, falling
	OnTheDay               bool
	OverdueEveryWorkingDay bool
	At                     string // 15:04 in the policy's zone
	CoverageOnDay          int    // of each month, departments hear who is in no plan (R6); 0: never
}

// Zone returns the time zone in which all of the year's days are counted.
func (p *Policy) Zone() *time.Location { return p.zone }

// Day returns the day of an instant in the policy's zone.
func (p *Policy) Day(t time.Time) domain.Date { return domain.DateOf(t.In(p.zone)) }

// EndOf returns the instant at which the day is over: the next day's first.
func (p *Policy) EndOf(d domain.Date) time.Time { return d.AddDays(1).In(p.zone) }

// YearEndsAt returns the instant at which the year ends (R17).
func (p *Policy) YearEndsAt() time.Time { return p.EndOf(p.ClosesOn) }

// DepartmentOf returns the department that the annex names for the series; false when the annex does not list it.
func (p *Policy) DepartmentOf(series string) (string, bool) {
	for _, s := range p.Annex {
		if s.Name == series {
			return s.Department, true
		}
	}
	return "", false
}

// SeriesOf returns the annex's series of a department, in the annex's order.
func (p *Policy) SeriesOf(department string) []string {
	var names []string
	for _, s := range p.Annex {
		if s.Department == department {
			names = append(names, s.Name)
		}
	}
	return names
}
