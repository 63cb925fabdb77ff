package api

import (
	"context"
	"net/http"
	"slices"

	"xueshi/domain"
	"xueshi/policy"
	"xueshi/store"
	"xueshi/texts"
)

func (s *Server) registerCoverage() {
	watchers := []domain.Role{domain.RoleUnit, domain.RoleDepartment, domain.RoleClerk, domain.RoleChief, domain.RoleAuditor}
	handle(s, Operation{
		ID: "getCoverage", Method: http.MethodGet, Path: "/api/years/{year}/coverage", Tag: "coverage", Roles: watchers,
		Summary: "Who is in no plan, counted by department, series and kind of unit (R6)",
	}, getCoverage)
	handle(s, Operation{
		ID: "listCoverage", Method: http.MethodGet, Path: "/api/years/{year}/coverage/people", Tag: "coverage", Roles: watchers,
		Summary: "The people behind a number of the coverage, by name",
	}, listCoverage)
	handle(s, Operation{
		ID: "listFindings", Method: http.MethodGet, Path: "/api/years/{year}/findings", Tag: "coverage", Roles: watchers,
		Summary: "What was not refused and should be looked at: overlapping training, too many hours on a day, a score that changed, evidence used twice",
	}, listFindings)
}

func getCoverage(ctx context.Context, tx *store.Tx, actor domain.Actor, in *YearPath) (List[policy.CoverageGap], error) {
	gaps, err := tx.Coverage(ctx, actor, in.Year)
	return List[policy.CoverageGap]{Items: gaps}, err
}

// ListCoverageInput names a number of the coverage.
type ListCoverageInput struct {
	YearPath
	PageInput

	DepartmentID string          `query:"departmentId" format:"uuid"`
	Series       string          `query:"series" maxLength:"50"`
	UnitKind     domain.UnitKind `query:"unitKind" enum:"enterprise,institution,social,township"`
	In           string          `query:"in" enum:"missing,plan,all" default:"missing" doc:"those in no plan, those in one, or both"`
}

func listCoverage(ctx context.Context, tx *store.Tx, actor domain.Actor, in *ListCoverageInput) (list List[store.CoveragePerson], err error) {
	f := store.CoverageFilter{Year: in.Year, DepartmentID: in.DepartmentID, Series: in.Series, UnitKind: in.UnitKind}
	if in.In != "all" {
		inPlan := in.In == "plan"
		f.InPlan = &inPlan
	}
	if f.Page, err = in.page(); err != nil {
		return list, err
	}
	people, err := tx.CoveragePeople(ctx, actor, f)
	if err != nil {
		return list, err
	}
	return listOf(in.PageInput, people, func(p store.CoveragePerson) []string { return []string{p.Name, p.PersonID} })
}

// ListFindingsInput narrows the findings.
type ListFindingsInput struct {
	YearPath
	PageInput

	Kind   string `query:"kind" enum:"overlap,dailyHours,scoreChanged,evidenceTwice"`
	CaseID string `query:"caseId" format:"uuid" doc:"only what concerns this case"`
}

func listFindings(ctx context.Context, tx *store.Tx, actor domain.Actor, in *ListFindingsInput) (list List[store.Finding], err error) {
	f := store.FindingFilter{Year: in.Year, Kind: in.Kind, CaseID: in.CaseID}
	if f.Page, err = in.page(); err != nil {
		return list, err
	}
	found, err := tx.Findings(ctx, actor, f)
	if err != nil {
		return list, err
	}
	return listOf(in.PageInput, withFindingTexts(found), store.Finding.Key)
}

// withFindingTexts adds the Chinese to findings.
func withFindingTexts(found []store.Finding) []store.Finding {
	for i := range found {
		found[i].Text = texts.Finding(found[i].Kind, found[i].Facts)
	}
	return found
}

// shownFindings is how many findings stand beside a task; the rest is listed by listFindings.
const shownFindings = 100

// caseFindings returns what should be looked at before a case is decided, for those who decide and audit.
func caseFindings(ctx context.Context, tx *store.Tx, actor domain.Actor, c store.CaseView) ([]store.Finding, error) {
	if !actor.Role.SeesAll() || !slices.Contains([]domain.CaseKind{domain.KindPlan, domain.KindTranscript, domain.KindClaim}, c.Kind) {
		return nil, nil
	}
	found, err := tx.Findings(ctx, actor, store.FindingFilter{Year: c.Year, CaseID: c.ID, Page: store.Page{Limit: shownFindings}})
	return withFindingTexts(found), err
}
