package api

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"xueshi/documents"
	"xueshi/domain"
	"xueshi/stamp"
	"xueshi/store"
	"xueshi/texts"
)

// printRecord prints a person's year. The QR code leads to this deployment's public check.
func (s *Server) printRecord(ctx context.Context, tx *store.Tx, actor domain.Actor, in *StandingInput) (paper, error) {
	standing, err := tx.Standing(ctx, actor, in.Year, in.PersonID)
	if err != nil {
		return paper{}, err
	}
	person, err := tx.Person(ctx, actor, in.PersonID, in.Year)
	if err != nil {
		return paper{}, err
	}
	stamped, err := tx.StampedYears(ctx, actor, in.PersonID)
	if err != nil {
		return paper{}, err
	}
	p, err := tx.Policy(ctx, in.Year)
	if err != nil {
		return paper{}, err
	}
	record := documents.YearRecord{
		Meta: printMeta(p, tx.Now()), Name: standing.Name, IDNumber: person.IDNumber, Unit: standing.Unit, Series: standing.Series,
		Lines: recordLines(standing.Ledger), Totals: standing.Totals, NeedTotal: p.Hours.Total,
		Need: domain.Totals{Common: p.Hours.Common, Specialty: p.Hours.Specialty}, Outcome: texts.Outcome(standing.Outcome),
		Serial: standing.Serial, CheckCode: standing.CheckCode,
	}
	for _, year := range stamped {
		if year.Year == in.Year {
			record.Unit, record.StampedOn = year.Unit, p.Day(year.StampedAt)
			if record.CheckURL, err = s.checkURL(standing.Name, year, record.StampedOn); err != nil {
				return paper{}, err
			}
		}
	}
	name := fmt.Sprintf("%d年度审核登记表 %s", in.Year, standing.Name)
	return paper{name, func(press *documents.Press) ([]byte, error) { return press.YearRecord(record) }}, nil
}

// checkURL is what a stamped paper's QR code holds: where to check it, and by what. Without a key it is not signed.
func (s *Server) checkURL(name string, year store.StampedYear, on domain.Date) (string, error) {
	if s.StampKey == nil {
		return s.URL + "/check?" + url.Values{"serial": {year.Serial}, "code": {year.Code}}.Encode(), nil
	}
	code, err := stamp.Write(s.StampKey, stamp.Code{
		Serial: year.Serial, Check: year.Code, Year: year.Year, Name: store.MaskName(name),
		Totals: domain.Totals{Common: year.Common, Specialty: year.Specialty}, StampedOn: on,
	})
	return s.URL + "/check/" + code, err
}

// recordLines are the lines of the ledger that stand: what was reversed is left out, together with its reversal.
func recordLines(ledger []store.LedgerLine) []documents.RecordLine {
	reversed := map[int64]bool{}
	for _, l := range ledger {
		if l.Reverses != nil {
			reversed[*l.Reverses] = true
		}
	}
	var lines []documents.RecordLine
	for _, l := range ledger {
		if l.Reverses == nil && !reversed[l.ID] {
			lines = append(lines, documents.RecordLine{Subject: l.Subject, Title: l.Reason, EarnedOn: l.EarnedOn, Hours: l.Hours, Source: l.Case})
		}
	}
	return lines
}

// PersonPath names a person.
type PersonPath struct {
	PersonID string `path:"personId" format:"uuid"`
}

func printCertificate(ctx context.Context, tx *store.Tx, actor domain.Actor, in *PersonPath) (paper, error) {
	person, err := tx.Person(ctx, actor, in.PersonID, 0)
	if err != nil {
		return paper{}, err
	}
	years, err := tx.StampedYears(ctx, actor, in.PersonID)
	if err != nil {
		return paper{}, err
	}
	all, err := tx.Years(ctx)
	if err == nil && len(all) == 0 {
		err = store.ErrNotFound
	}
	if err != nil {
		return paper{}, err
	}
	latest, err := tx.Policy(ctx, all[0].Year)
	if err != nil {
		return paper{}, err
	}
	page := documents.Certificate{
		Meta: printMeta(latest, tx.Now()), Name: person.Name, IDNumber: person.IDNumber, Unit: person.UnitName, Series: person.Series,
	}
	certificate, err := tx.Certificate(ctx, actor, in.PersonID)
	if err != nil {
		return paper{}, err
	}
	page.Number, page.Volume = certificate.Number, certificate.Volume
	for _, b := range certificate.Booklets {
		if b.Volume == certificate.Volume && !b.IssuedOn.IsZero() {
			page.IssuedOn = b.IssuedOn
		}
	}
	for _, y := range entered(years, certificate) {
		page.Years = append(page.Years, documents.CertificateYear{
			Year: y.Year, Totals: domain.Totals{Common: y.Common, Specialty: y.Specialty}, Subjects: strings.Join(y.Subjects, "；"),
			Serial: y.Serial, StampedOn: latest.Day(y.StampedAt),
		})
	}
	return paper{"继续教育证书登记页 " + person.Name, func(press *documents.Press) ([]byte, error) { return press.Certificate(page) }}, nil
}

// entered are the years that stand in the booklet in use, with the hours as they were entered; where none is in use, every
// stamped year.
func entered(years []store.StampedYear, certificate store.Certificate) []store.StampedYear {
	for _, b := range certificate.Booklets {
		if b.State != "inUse" {
			continue
		}
		var in []store.StampedYear
		for _, e := range b.Entries {
			for _, y := range years {
				if y.Year == e.Year {
					y.Common, y.Specialty, y.Serial = e.Common, e.Specialty, e.Serial
					in = append(in, y)
				}
			}
		}
		return in
	}
	return years
}

func printPostponed(ctx context.Context, tx *store.Tx, actor domain.Actor, in *YearPath) (paper, error) {
	year, err := tx.Year(ctx, in.Year)
	if err != nil {
		return paper{}, err
	}
	people, err := tx.PostponedPaper(ctx, actor, in.Year)
	if err != nil {
		return paper{}, err
	}
	p, err := tx.Policy(ctx, in.Year)
	if err != nil {
		return paper{}, err
	}
	list := documents.Postponed{Meta: printMeta(p, tx.Now())}
	if list.For, err = tx.OrgName(ctx, actor); err != nil {
		return paper{}, err
	}
	if year.State == domain.StateClosed {
		list.ClosedOn = p.ClosesOn
	}
	for _, one := range people {
		line := documents.PostponedPerson{Name: one.Name, IDNumber: one.IDNumber, Unit: one.Unit, Series: one.Series}
		for _, r := range one.Reasons {
			line.Reasons = append(line.Reasons, texts.Reason(r))
		}
		for _, c := range one.Consequences {
			line.Consequences = append(line.Consequences, texts.Consequence(c))
		}
		list.People = append(list.People, line)
	}
	name := fmt.Sprintf("%d年度任期顺延人员名单", in.Year)
	return paper{name, func(press *documents.Press) ([]byte, error) { return press.Postponed(list) }}, nil
}

func printStatistics(ctx context.Context, tx *store.Tx, actor domain.Actor, in *YearPath) (paper, error) {
	year, err := tx.Year(ctx, in.Year)
	if err != nil {
		return paper{}, err
	}
	p, err := tx.Policy(ctx, in.Year)
	if err != nil {
		return paper{}, err
	}
	tallies, err := tx.YearTallies(ctx, actor, in.Year)
	plans, planErr := tx.CountCases(ctx, actor, in.Year, domain.KindPlan)
	submissions, submissionErr := tx.CountCases(ctx, actor, in.Year, domain.KindSubmission)
	if err := errors.Join(err, planErr, submissionErr); err != nil {
		return paper{}, err
	}
	report := documents.Statistics{Meta: printMeta(p, tx.Now()), State: texts.State(year.State), Plans: plans, Submissions: submissions}
	if report.For, err = tx.OrgName(ctx, actor); err != nil {
		return paper{}, err
	}
	for _, t := range tallies {
		tally := documents.Tally{
			Completed: t.Completed, Incomplete: t.Incomplete, Undecided: t.Undecided, InPlan: t.InPlan, Common: t.Common, Specialty: t.Specialty,
		}
		report.All = report.All.Plus(tally)
		report.BySeries = documents.Count(report.BySeries, t.Series, tally)
		report.ByDepartment = documents.Count(report.ByDepartment, t.Department, tally)
		report.ByUnitKind = documents.Count(report.ByUnitKind, texts.UnitKind(t.UnitKind), tally)
	}
	name := fmt.Sprintf("%d年度继续教育统计", in.Year)
	return paper{name, func(press *documents.Press) ([]byte, error) { return press.Statistics(report) }}, nil
}
