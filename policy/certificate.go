package policy

import (
	"slices"
	"strings"
	"unicode"

	"xueshi/domain"
)

// CertificateRules are the values of certificates (notice 4).
type CertificateRules struct {
	// YearsPerVolume is how many stamped years a booklet holds; 0: the policy does not say, and the clerk looks.
	YearsPerVolume int
}

// NormalNumber returns the number of a certificate without blanks: as it is compared and kept.
func NormalNumber(number string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, number)
}

// CertificateFacts are what CheckCertificate needs to know.
type CertificateFacts struct {
	Request domain.CertificateRequest
	Number  string // that the person has for life; empty: none is known
	InUse   int    // the volume of the booklet in use; 0: none is known
	// Years stand in the booklet in use. If it is older than this system, they are the years that were stamped so far.
	Years  []domain.BookletEntry
	Live   string                  // the number of the person's other request that has not ended
	Taken  bool                    // the number that the request names belongs to somebody else
	Credit map[int64]domain.Credit // by line: those of the evidence that are the person's specialty hours and not reversed
}

// CheckCertificate checks a request for a booklet (R19, R20; notice 4): one number a person, for life, and one request
// at a time. Whether a booklet is really full, lost or damaged is for the clerk's eyes.
func (p *Policy) CheckCertificate(f CertificateFacts) domain.Refusals {
	var rs domain.Refusals
	r := f.Request
	if f.Live != "" {
		rs = append(rs, *domain.Refuse("R19", "certificate.live_already", "personId", "case", f.Live))
	}
	if r.Kind != domain.Replacement && (r.Loss != "" || len(r.Evidence) > 0) {
		rs = append(rs, *domain.Refuse("R20", "certificate.only_replacement", "kind"))
	}
	switch r.Kind {
	case domain.FirstIssue:
		return add(rs, checkFirstIssue(f))
	case domain.Renewal:
		return add(append(rs, checkOldBooklet(f)...), p.checkFull(f))
	case domain.Replacement:
		return append(append(rs, checkOldBooklet(f)...), checkLoss(f)...)
	default:
		return append(rs, *domain.Refuse("", "form.invalid", "kind"))
	}
}

// checkFirstIssue wants a person who has no booklet (R19).
func checkFirstIssue(f CertificateFacts) *domain.Refusal {
	switch {
	case f.InUse > 0:
		return domain.Refuse("R19", "certificate.held_already", "personId", "number", f.Number)
	case f.Request.Number != "":
		return domain.Refuse("R19", "certificate.number_unwanted", "number")
	default:
		return nil
	}
}

// maxVolumes bounds what is taken for the number of a volume.
const maxVolumes = 99

// checkOldBooklet wants the number of the booklet that is full or gone: the one that is known, or, of one that is older
// than this system, the one that the request names and nobody else has (R20: 新、旧证书编号应一致).
func checkOldBooklet(f CertificateFacts) domain.Refusals {
	r := f.Request
	switch {
	case f.Number != "" && r.Number != "" && r.Number != f.Number, f.InUse > 0 && r.Volume != 0 && r.Volume != f.InUse:
		return domain.Refusals{*domain.Refuse("R20", "certificate.other_number", "number", "number", f.Number, "volume", f.InUse)}
	case f.InUse > 0:
		return nil
	case r.Number == "":
		return domain.Refusals{*domain.Refuse("R20", "certificate.none", "number")}
	}
	var rs domain.Refusals
	if f.Taken {
		rs = append(rs, *domain.Refuse("R19", "certificate.number_taken", "number", "number", r.Number))
	}
	if r.Volume < 1 || r.Volume > maxVolumes {
		rs = append(rs, *domain.Refuse("R20", "certificate.volume", "volume", "volume", r.Volume, "most", maxVolumes))
	}
	return rs
}

// checkFull wants a known booklet to hold as many years as it can, and in any case one (notice 4(2): 登记满后).
func (p *Policy) checkFull(f CertificateFacts) *domain.Refusal {
	if need := max(1, p.Certificates.YearsPerVolume); f.InUse > 0 && len(f.Years) < need {
		return domain.Refuse("R20", "certificate.not_full", "kind", "volume", f.InUse, "years", len(f.Years), "holds", need)
	}
	return nil
}

// checkLoss wants the reason of a replacement, and evidence of hours that stood in the booklet that is gone
// (notice 4(3)).
func checkLoss(f CertificateFacts) domain.Refusals {
	var rs domain.Refusals
	if f.Request.Loss != domain.Lost && f.Request.Loss != domain.Damaged {
		rs = append(rs, *domain.Refuse("R20", "certificate.no_loss", "loss"))
	}
	seen := map[int64]bool{}
	for i, e := range f.Request.Evidence {
		at := index("evidence", i)
		credit, known := f.Credit[e.Line]
		stood := known && slices.ContainsFunc(f.Years, func(y domain.BookletEntry) bool { return y.Year == credit.Year })
		switch {
		case !stood:
			rs = append(rs, *domain.Refuse("R20", "certificate.evidence_line", at+".line", "line", e.Line))
		case seen[e.Line]:
			rs = append(rs, *domain.Refuse("R20", "certificate.evidence_twice", at+".line", "line", e.Line))
		}
		if blank(e.Document) {
			rs = append(rs, *domain.Refuse("R20", "certificate.no_document", at+".document"))
		}
		seen[e.Line] = true
	}
	return rs
}

// NextVolume returns the volume that the request leads to (R20): the next one of a full booklet, the same one of a
// booklet that is gone. old is the volume in use, 0 for none.
func NextVolume(kind domain.CertificateKind, old int) int {
	if kind == domain.Replacement {
		return old
	}
	return old + 1
}

// CarriedOver returns what enters the replacement of a booklet that is gone (R20; notice 4(3)): of each of its years the
// common hours, and the specialty hours only as far as their evidence was handed in again.
func CarriedOver(gone []domain.BookletEntry, evidence []domain.Credit) []domain.BookletEntry {
	entries := make([]domain.BookletEntry, len(gone))
	for i, entry := range gone {
		entry.Specialty = 0
		for _, credit := range evidence {
			if credit.Year == entry.Year {
				entry.Specialty += credit.Hours
			}
		}
		entries[i] = entry
	}
	return entries
}

// CheckSeen wants the clerk's word on what the notice has an applicant bring (notice 4(1) to 4(3)): the ID card's
// original and a two-inch photo, and for the next volume the full one.
func CheckSeen(kind domain.CertificateKind, originalsSeen, photoReceived bool) domain.Refusals {
	var rs domain.Refusals
	switch {
	case originalsSeen:
	case kind == domain.Renewal:
		rs = append(rs, *domain.Refuse("R20", "certificate.booklet_not_seen", "originalsSeen"))
	default:
		rs = append(rs, *domain.Refuse("R19", "certificate.id_not_seen", "originalsSeen"))
	}
	if kind != domain.Renewal && !photoReceived {
		rs = append(rs, *domain.Refuse("R19", "certificate.no_photo", "photoReceived"))
	}
	return rs
}

// CheckReceipt wants to know who signed for a booklet (R19): its person, or the unit if it was the unit that asked.
func CheckReceipt(r domain.CertificateReceipt, askedByUnit bool) domain.Refusals {
	var rs domain.Refusals
	if blank(r.Name) {
		rs = append(rs, *domain.Refuse("", "form.required", "name"))
	}
	if !r.Signed {
		rs = append(rs, *domain.Refuse("R19", "certificate.not_signed", "signed"))
	}
	if r.For == domain.ForUnit && !askedByUnit {
		rs = append(rs, *domain.Refuse("R19", "certificate.other_receiver", "for"))
	}
	return rs
}

// CertificateChecks are the checks beside a request's review (R19, R20): refused is what CheckCertificate says now.
func CertificateChecks(f CertificateFacts, refused domain.Refusals) []Check {
	r := f.Request
	if r.Kind == domain.FirstIssue {
		return checked(refused, passed("R19", "check.certificate_first", "number", f.Number))
	}
	known := passed("R20", "check.certificate_number", "number", f.Number, "volume", NextVolume(r.Kind, f.InUse))
	if f.InUse == 0 { // to be compared with the old booklet
		known = Check{Rule: "R20", Code: "check.certificate_older", Facts: map[string]any{"number": r.Number, "volume": r.Volume, "next": NextVolume(r.Kind, r.Volume)}}
	}
	if r.Kind == domain.Renewal {
		return checked(refused, known, passed("R20", "check.certificate_full", "years", len(f.Years)))
	}
	return checked(refused, known, carryCheck(f))
}

// carryCheck says which hours enter a replacement, and calls for a look when some do not.
func carryCheck(f CertificateFacts) Check {
	var stood, enter domain.Totals
	for _, entry := range f.Years {
		stood.Common += entry.Common
		stood.Specialty += entry.Specialty
	}
	for _, entry := range CarriedOver(f.Years, f.credits()) {
		enter.Specialty += entry.Specialty
	}
	c := passed("R20", "check.certificate_carried", "years", len(f.Years), "common", stood.Common,
		"specialty", enter.Specialty, "lines", len(f.Request.Evidence), "left", max(0, stood.Specialty-enter.Specialty))
	c.OK = enter.Specialty >= stood.Specialty
	return c
}

// credits are the lines for which evidence was handed in, in its order.
func (f CertificateFacts) credits() []domain.Credit {
	list := make([]domain.Credit, 0, len(f.Request.Evidence))
	for _, e := range f.Request.Evidence {
		if c, ok := f.Credit[e.Line]; ok {
			list = append(list, c)
		}
	}
	return list
}

// Entries are what enters the replacement that the request asks for; nil for a request of another kind.
func (f CertificateFacts) Entries() []domain.BookletEntry {
	if f.Request.Kind != domain.Replacement {
		return nil
	}
	return CarriedOver(f.Years, f.credits())
}
