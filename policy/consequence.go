package policy

// ConsequenceRule is one of the things that a policy lets follow an incomplete year (R18; notice 3(3), 5(3)).
type ConsequenceRule struct {
	Code  string // one of the codes below
	Years int    // by how many years something is postponed; 0 for what concerns the incomplete year itself
}

// Consequence is what follows one person's incomplete year, as it is recorded with the outcome.
type Consequence struct {
	Code  string
	Year  int // the incomplete year
	Years int
	// Suspended says that an appeal is being decided, and that the consequence has no effect until then. It is never recorded.
	Suspended bool `json:",omitempty"` //nolint:tagliatelle // as the others, which are recorded so
}

// The consequences the program can record. A policy says which of them apply.
const (
	TenurePostponed = "tenure_postponed" // 专业技术职务任期顺延
	GradePostponed  = "grade_postponed"  // 专业技术岗位等级晋升年限顺延
	NoTitleReview   = "no_title_review"  // 不予推荐参加专业技术资格评审（包括以考代评审）
	NoAppointment   = "no_appointment"   // 不予推荐聘任专业技术职务
	NoExcellent     = "no_excellent"     // 年度考核不能评为优秀等次
)

// ConsequenceCodes lists every consequence the program knows.
func ConsequenceCodes() []string {
	return []string{TenurePostponed, GradePostponed, NoTitleReview, NoAppointment, NoExcellent}
}

// postpones says whether the consequence is a postponement, which needs a number of years.
func postpones(code string) bool { return code == TenurePostponed || code == GradePostponed }

// IncompleteConsequences returns what an incomplete outcome of the policy's year means (R18).
func (p *Policy) IncompleteConsequences() []Consequence {
	all := make([]Consequence, len(p.Consequences))
	for i, rule := range p.Consequences {
		all[i] = Consequence{Code: rule.Code, Year: p.Year, Years: rule.Years}
	}
	return all
}
