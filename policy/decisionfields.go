package policy

import (
	"regexp"
	"slices"

	"xueshi/domain"
)

// CheckReturnFields checks what a return wants corrected (spec §6): only a return names fields, each once and with a
// remark, and only fields of what was handed in.
func CheckReturnFields(kind domain.CaseKind, step domain.StepName, outcome domain.StepOutcome, fields []domain.FieldRemark) domain.Refusals {
	var rs domain.Refusals
	if len(fields) > 0 && outcome != domain.Returned {
		return domain.Refusals{*domain.Refuse("", "return.fields_only", "fields", "outcome", outcome)}
	}
	known := correctable(kind, step)
	seen := make(map[string]bool, len(fields))
	for i, f := range fields {
		at := index("fields", i)
		root := fieldPath.FindStringSubmatch(f.Field)
		switch {
		case len(root) == 0 || known != nil && !slices.Contains(known, root[1]):
			rs = append(rs, *domain.Refuse("", "return.unknown_field", at+".field", "known", known))
		case seen[f.Field]:
			rs = append(rs, *domain.Refuse("", "return.twice", at+".field"))
		case blank(f.Remark):
			rs = append(rs, *domain.Refuse("", "return.no_remark", at+".remark"))
		}
		seen[f.Field] = true
	}
	return rs
}

// fieldPath is a field like startsOn, teachers or lines[3].score; its first part is the field of the form.
var fieldPath = regexp.MustCompile(`^([a-z][A-Za-z]*)(\[[0-9]+\])?(\.[a-z][A-Za-z]*)*$`)

// correctable lists the fields of what was handed in for a step's review; nil where any field may be named.
func correctable(kind domain.CaseKind, step domain.StepName) []string {
	switch {
	case step == StepHoursReview:
		return []string{"results", "evidence"}
	case kind == domain.KindPlan:
		return []string{
			"providerId", "series", "subject", "content", "hours", "startsOn", "endsOn", "sessions", "place", "teachers", "fee", "feeBasis", "roster", "waiverReason",
		}
	case kind == domain.KindTranscript:
		return []string{"lines"}
	case kind == domain.KindClaim:
		return []string{"evidence", "title", "identity", "fileHash", "earnedOn", "authors"}
	case kind == domain.KindFeedback:
		return []string{"title", "content", "planId"}
	case kind == domain.KindCertificate:
		return []string{"kind", "loss", "number", "volume", "evidence", "idCard", "photo", "oldBooklet"}
	case kind == domain.KindException:
		return []string{"people", "reason", "evidence", "from", "until"}
	case kind == domain.KindAppeal:
		return []string{"grounds", "evidence"}
	case kind == domain.KindSubmission:
		return []string{"people"}
	default:
		return nil
	}
}
