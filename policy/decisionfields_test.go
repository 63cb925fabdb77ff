package policy

import (
	"testing"

	"xueshi/domain"
)

func TestDecision_ReturnedWithExactFields(t *testing.T) {
	remark := func(fields ...string) (list []domain.FieldRemark) {
		for _, f := range fields {
			list = append(list, domain.FieldRemark{Field: f, Remark: "请核对"})
		}
		return list
	}
	for _, c := range []struct {
		name    string
		kind    domain.CaseKind
		step    domain.StepName
		outcome domain.StepOutcome
		fields  []domain.FieldRemark
		want    []string
	}{
		{"none", domain.KindPlan, "planReview", domain.Returned, nil, nil},
		{"of a plan", domain.KindPlan, "planReview", domain.Returned, remark("startsOn", "sessions[2].from", "roster"), nil},
		{"not of a plan", domain.KindPlan, "planReview", domain.Returned, remark("startsOn", "score"), []string{"return.unknown_field fields[1].field"}},
		{"no field at all", domain.KindPlan, "planReview", domain.Returned, remark("starts on"), []string{"return.unknown_field fields[0].field"}},
		{"approved", domain.KindPlan, "planReview", domain.Approved, remark("startsOn"), []string{"return.fields_only fields"}},
		{"twice", domain.KindPlan, "planReview", domain.Returned, remark("fee", "fee"), []string{"return.twice fields[1].field"}},
		{
			"without a remark", domain.KindPlan, "planReview", domain.Returned,
			[]domain.FieldRemark{{Field: "fee", Remark: " "}},
			[]string{"return.no_remark fields[0].remark"},
		},
		{"of results", domain.KindPlan, StepHoursReview, domain.Returned, remark("results[0].hours", "evidence"), nil},
		{"of the plan instead of its results", domain.KindPlan, StepHoursReview, domain.Returned, remark("fee"), []string{"return.unknown_field fields[0].field"}},
		{"of a transcript", domain.KindTranscript, "transcriptReview", domain.Returned, remark("lines[3].score"), nil},
		{"of a submission", domain.KindSubmission, StepVerification, domain.Returned, remark("people[3]"), nil},
		{"of a kind that lists none", "other", "otherReview", domain.Returned, remark("anything"), nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			wantCodes(t, CheckReturnFields(c.kind, c.step, c.outcome, c.fields), c.want...)
		})
	}
}
