package api

import (
	"context"
	"fmt"
	"mime"
	"net/http"
	"time"

	"xueshi/documents"
	"xueshi/domain"
	"xueshi/policy"
	"xueshi/store"
	"xueshi/texts"
)

const pdfType = "application/pdf"

// paper is a document that is ready to be printed.
type paper struct {
	name  string // of the file, without its ending
	print func(press *documents.Press) ([]byte, error)
}

// handlePaper registers the download of a document. Its facts are read in one transaction, with the caller's scope; it
// is printed after that, because printing takes longer than a transaction should.
func handlePaper[In any](s *Server, o Operation, read func(ctx context.Context, tx *store.Tx, actor domain.Actor, in *In) (paper, error)) {
	o.Method, o.Tag, o.Produces = http.MethodGet, "documents", pdfType
	register(s, o, func(ctx context.Context, r *request, in *In) (*download, error) {
		if s.Press == nil {
			return nil, store.ErrNotFound
		}
		var p paper
		err := s.DB.InTx(ctx, func(tx *store.Tx) (err error) {
			p, err = read(ctx, tx, r.actor, in)
			return err
		})
		if err != nil {
			return nil, err
		}
		pdf, err := p.print(s.Press)
		if err != nil {
			return nil, err
		}
		disposition := mime.FormatMediaType("inline", map[string]string{"filename": p.name + ".pdf"})
		return &download{ContentType: pdfType, Disposition: disposition, Body: pdf}, nil
	})
}

func (s *Server) registerPapers() {
	bureau := []domain.Role{domain.RoleClerk, domain.RoleChief, domain.RoleAuditor}
	trainers := append([]domain.Role{domain.RoleDepartment, domain.RoleProvider}, bureau...)
	units := append([]domain.Role{domain.RoleUnit, domain.RoleDepartment}, bureau...)
	people := append([]domain.Role{domain.RolePerson}, units...)
	handlePaper(s, Operation{
		ID: "printReceipt", Path: "/api/plans/{caseId}/receipt.pdf", Roles: trainers,
		Summary: "The receipt of a filing (备案回执); sealed and signed once the plan is accepted (R3)",
	}, printReceipt)
	handlePaper(s, Operation{
		ID: "printRoster", Path: "/api/plans/{caseId}/roster.pdf", Roles: trainers, Summary: "A plan's roster (参训人员名单), with a column to sign in",
	}, printRoster)
	handlePaper(s, Operation{
		ID: "printTranscript", Path: "/api/transcripts/{caseId}/register.pdf", Roles: people, Summary: "The register of a batch of the common subject's results (R7)",
	}, printTranscript)
	handlePaper(s, Operation{
		ID: "printSubmission", Path: "/api/submissions/{caseId}/summary.pdf", Roles: units,
		Summary: "A submission's summary (汇总表); sealed and signed once it is stamped (R15)",
	}, printSubmission)
	handlePaper(s, Operation{
		ID: "printRecord", Path: "/api/years/{year}/people/{personId}/record.pdf", Roles: people,
		Summary: "A person's year (年度审核登记表); sealed, signed and with a QR code once it is stamped (R15)",
	}, s.printRecord)
	handlePaper(s, Operation{
		ID: "printCertificate", Path: "/api/people/{personId}/certificate.pdf", Roles: people,
		Summary: "The entry page of a person's certificate, with every stamped year (R19, R20)",
	}, printCertificate)
	handlePaper(s, Operation{
		ID: "printPostponed", Path: "/api/years/{year}/postponed.pdf", Roles: units,
		Summary: "Who did not complete the year, and what follows; sealed and signed when the year is closed (R18)",
	}, printPostponed)
	handlePaper(s, Operation{
		ID: "printStatistics", Path: "/api/years/{year}/statistics.pdf", Roles: units, Summary: "The year in numbers and charts, of the people whose coverage the caller watches",
	}, printStatistics)
}

// printMeta is what every document of a year says of the bureau and of the time.
func printMeta(p *policy.Policy, now time.Time) documents.Meta {
	office := documents.Office{Name: p.Bureau.Name, Section: p.Bureau.Office, SealText: p.Bureau.StampText}
	for _, line := range p.Hotlines {
		if line.Name == p.Bureau.Office && len(line.Numbers) > 0 {
			office.Hotline = line.Numbers[0]
		}
	}
	return documents.Meta{Office: office, Year: p.Year, At: now.In(p.Zone())}
}

// dayOf is the day of an instant that may not have come.
func dayOf(p *policy.Policy, at *time.Time) domain.Date {
	if at == nil {
		return domain.Date{}
	}
	return p.Day(*at)
}

func printReceipt(ctx context.Context, tx *store.Tx, actor domain.Actor, in *CasePath) (paper, error) {
	found, err := tx.PlanPaper(ctx, actor, in.CaseID)
	if err != nil {
		return paper{}, err
	}
	p, err := tx.Policy(ctx, found.Case.Year)
	if err != nil {
		return paper{}, err
	}
	plan := found.Plan
	receipt := documents.FilingReceipt{
		Meta: printMeta(p, tx.Now()), Number: found.Case.Number, Department: found.Case.Department, Provider: found.Case.Provider,
		Series: plan.Series, Subject: plan.Subject, Content: plan.Content, Hours: plan.Hours, StartsOn: plan.StartsOn, EndsOn: plan.EndsOn,
		Sessions: plan.Sessions, Place: plan.Place, Teachers: plan.Teachers, Fee: plan.Fee, FeeBasis: plan.FeeBasis, People: len(plan.Roster),
		FiledOn: plan.FiledOn, Waived: plan.Waived, AcceptedOn: dayOf(p, plan.AcceptedAt), State: texts.State(found.Case.State),
		RecordWithin: p.Results.WithinWorkingDays,
	}
	if givenUp(found.Case.State) {
		receipt.AcceptedOn = domain.Date{} // no seal on what is not to be carried out
	}
	return paper{"备案回执 " + found.Case.Number, func(press *documents.Press) ([]byte, error) { return press.FilingReceipt(receipt) }}, nil
}

// givenUp says whether a case ended without what it was filed for.
func givenUp(state domain.CaseState) bool {
	switch state {
	case domain.StateRejected, domain.StateWithdrawn, domain.StateCancelled, domain.StateLapsed, domain.StateExpired:
		return true
	default:
		return false
	}
}

func printRoster(ctx context.Context, tx *store.Tx, actor domain.Actor, in *CasePath) (paper, error) {
	found, err := tx.PlanPaper(ctx, actor, in.CaseID)
	if err != nil {
		return paper{}, err
	}
	people, err := tx.RosterPaper(ctx, actor, in.CaseID)
	if err != nil {
		return paper{}, err
	}
	p, err := tx.Policy(ctx, found.Case.Year)
	if err != nil {
		return paper{}, err
	}
	roster := documents.Roster{
		Meta: printMeta(p, tx.Now()), Number: found.Case.Number, Department: found.Case.Department, Provider: found.Case.Provider,
		Subject: found.Plan.Subject, Hours: found.Plan.Hours, StartsOn: found.Plan.StartsOn, EndsOn: found.Plan.EndsOn, Place: found.Plan.Place,
	}
	for _, one := range people {
		roster.People = append(roster.People, documents.RosterPerson{Name: one.Name, IDNumber: one.IDNumber, Unit: one.Unit, UnitKind: texts.UnitKind(one.UnitKind)})
	}
	return paper{"参训人员名单 " + found.Case.Number, func(press *documents.Press) ([]byte, error) { return press.Roster(roster) }}, nil
}

func printTranscript(ctx context.Context, tx *store.Tx, actor domain.Actor, in *CasePath) (paper, error) {
	c, lines, err := tx.TranscriptPaper(ctx, actor, in.CaseID)
	if err != nil {
		return paper{}, err
	}
	p, err := tx.Policy(ctx, c.Year)
	if err != nil {
		return paper{}, err
	}
	register := documents.TranscriptRegister{
		Meta: printMeta(p, tx.Now()), Unit: c.Unit, Course: p.Common.Course, TaughtBy: p.Common.TaughtBy, PassScore: p.Common.PassScore, State: texts.State(c.State),
	}
	if register.Unit == "" { // handed in by a person, or by the bureau
		register.Unit = c.FiledBy
	}
	for _, l := range lines {
		line := documents.TranscriptLine{Name: l.Name, IDNumber: l.IDNumber, Unit: l.Unit, ExamOn: l.ExamOn, Score: l.Score, Note: texts.Line(l.State)}
		if l.State == "registered" {
			line.Hours = p.Hours.Common
		}
		if len(l.Refusals) > 0 {
			line.Note = texts.Refusal(l.Refusals[0]).Title
		}
		register.Lines = append(register.Lines, line)
	}
	name := fmt.Sprintf("%d年度公需科目学时登记册", c.Year)
	return paper{name, func(press *documents.Press) ([]byte, error) { return press.TranscriptRegister(register) }}, nil
}

func printSubmission(ctx context.Context, tx *store.Tx, actor domain.Actor, in *CasePath) (paper, error) {
	found, err := tx.SubmissionPaper(ctx, actor, in.CaseID)
	if err != nil {
		return paper{}, err
	}
	p, err := tx.Policy(ctx, found.Case.Year)
	if err != nil {
		return paper{}, err
	}
	summary := documents.Submission{
		Meta: printMeta(p, tx.Now()), Unit: found.Case.Unit, UnitCode: found.UnitCode, FiledOn: p.Day(found.Case.FiledAt),
		State: texts.State(found.Case.State), Need: p.Hours.Total,
	}
	if found.Case.State == domain.StateStamped {
		summary.StampedOn = dayOf(p, found.Case.ClosedAt)
	}
	for _, one := range found.People {
		note := one.Comment
		switch {
		case note != "":
		case one.MissedWindow:
			note = "错过评审时段"
		case one.LateByBureau:
			note = "登记迟延补报"
		}
		summary.People = append(summary.People, documents.SubmittedPerson{
			Name: one.Name, IDNumber: one.IDNumber, Series: one.Series, Totals: domain.Totals{Common: one.Common, Specialty: one.Specialty},
			State: texts.Submitted(one.State), Serial: one.Serial, Note: note,
		})
	}
	name := fmt.Sprintf("%d年度学时审验汇总表 %s", found.Case.Year, found.Case.Unit)
	return paper{name, func(press *documents.Press) ([]byte, error) { return press.Submission(summary) }}, nil
}
