package policy

import (
	"slices"
	"testing"

	"xueshi/domain"
)

// year2020 is a stamped year as it stands in a booklet.
func year2020() domain.BookletEntry {
	return domain.BookletEntry{Year: 2020, Common: 30, Specialty: 60, Serial: "广继审〔2020〕00001号"}
}

// holder are the facts about somebody who holds a booklet with the year 2020, and asks for kind.
func holder(kind domain.CertificateKind) CertificateFacts {
	f := CertificateFacts{
		Request: domain.CertificateRequest{Kind: kind}, Number: "广继证0000001号", InUse: 1, Years: []domain.BookletEntry{year2020()},
		Credit: map[int64]domain.Credit{7: {ID: 7, Year: 2020, Hours: 40}, 8: {ID: 8, Year: 2020, Hours: 20}, 9: {ID: 9, Year: 2019, Hours: 60}},
	}
	if kind == domain.Replacement {
		f.Request.Loss = domain.Lost
	}
	return f
}

func TestR19_FirstIssueIsForWhoHasNone(t *testing.T) {
	none := CertificateFacts{Request: domain.CertificateRequest{Kind: domain.FirstIssue}}
	for _, c := range []struct {
		name string
		edit func(*CertificateFacts)
		want []string
	}{
		{"none", func(*CertificateFacts) {}, nil},
		{"a number, but no booklet yet", func(f *CertificateFacts) { f.Number = "广继证0000001号" }, nil},
		{"has one", func(f *CertificateFacts) { f.Number, f.InUse = "广继证0000001号", 2 }, []string{"certificate.held_already personId"}},
		{"asked already", func(f *CertificateFacts) { f.Live = "ZS-2020-00001" }, []string{"certificate.live_already personId"}},
		{"names a number", func(f *CertificateFacts) { f.Request.Number = "1" }, []string{"certificate.number_unwanted number"}},
		{"lost", func(f *CertificateFacts) { f.Request.Loss = domain.Lost }, []string{"certificate.only_replacement kind"}},
		{"no kind", func(f *CertificateFacts) { f.Request.Kind = "" }, []string{"form.invalid kind"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := none
			c.edit(&f)
			wantCodes(t, shipped(t).CheckCertificate(f), c.want...)
		})
	}
}

func TestR20_OneNumberAPerson(t *testing.T) {
	older := func(f *CertificateFacts) {
		f.Number, f.InUse, f.Years = "", 0, nil
		f.Request.Number, f.Request.Volume = "宣继证123", 2
	}
	for _, kind := range []domain.CertificateKind{domain.Renewal, domain.Replacement} {
		for _, c := range []struct {
			name string
			edit func(*CertificateFacts)
			want []string
		}{
			{"known", func(*CertificateFacts) {}, nil},
			{"the known one, named", func(f *CertificateFacts) { f.Request.Number, f.Request.Volume = f.Number, 1 }, nil},
			{"another number", func(f *CertificateFacts) { f.Request.Number = "2" }, []string{"certificate.other_number number"}},
			{"another volume", func(f *CertificateFacts) { f.Request.Volume = 2 }, []string{"certificate.other_number number"}},
			{"older than the system", older, nil},
			{"none named", func(f *CertificateFacts) { older(f); f.Request.Number = "" }, []string{"certificate.none number"}},
			{"somebody else's", func(f *CertificateFacts) { older(f); f.Taken = true }, []string{"certificate.number_taken number"}},
			{"no volume", func(f *CertificateFacts) { older(f); f.Request.Volume = 0 }, []string{"certificate.volume volume"}},
			{"volume 99", func(f *CertificateFacts) { older(f); f.Request.Volume = 99 }, nil},
			{"volume 100", func(f *CertificateFacts) { older(f); f.Request.Volume = 100 }, []string{"certificate.volume volume"}},
			{"a number that was never handed over", func(f *CertificateFacts) { older(f); f.Number = "广继证0000009号" }, []string{"certificate.other_number number"}},
			{"asked already", func(f *CertificateFacts) { f.Live = "ZS-2020-00001" }, []string{"certificate.live_already personId"}},
		} {
			t.Run(string(kind)+": "+c.name, func(t *testing.T) {
				f := holder(kind)
				c.edit(&f)
				wantCodes(t, shipped(t).CheckCertificate(f), c.want...)
			})
		}
	}
	if got := NormalNumber(" 宣继证 123　"); got != "宣继证123" {
		t.Errorf("blanks count: %q", got)
	}
}

func TestR20_RenewalOfAFullBooklet(t *testing.T) {
	silent, three := shipped(t), parseWith(t, "certificates: {}", "certificates: {yearsPerVolume: 3}")
	for _, c := range []struct {
		name   string
		policy *Policy
		years  int
		want   []string
	}{
		{"nothing stands in it", silent, 0, []string{"certificate.not_full kind"}},
		{"the policy does not say", silent, 1, nil},
		{"one year short", three, 2, []string{"certificate.not_full kind"}},
		{"full", three, 3, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := holder(domain.Renewal)
			f.Years = slices.Repeat([]domain.BookletEntry{year2020()}, c.years)
			wantCodes(t, c.policy.CheckCertificate(f), c.want...)
		})
	}
	if NextVolume(domain.FirstIssue, 0) != 1 || NextVolume(domain.Renewal, 1) != 2 || NextVolume(domain.Replacement, 2) != 2 {
		t.Error("volumes are counted wrong")
	}
}

func TestR20_EvidenceForAReplacement(t *testing.T) {
	paper := func(line int64) domain.EvidenceOfCredit {
		return domain.EvidenceOfCredit{Line: line, Document: "培训证书"}
	}
	for _, c := range []struct {
		name     string
		loss     domain.Loss
		evidence []domain.EvidenceOfCredit
		want     []string
	}{
		{"none", domain.Lost, nil, nil},
		{"damaged", domain.Damaged, []domain.EvidenceOfCredit{paper(7), paper(8)}, nil},
		{"no reason", "", nil, []string{"certificate.no_loss loss"}},
		{"a reason that is none", "eaten", nil, []string{"certificate.no_loss loss"}},
		{"of a year that did not stand in it", domain.Lost, []domain.EvidenceOfCredit{paper(9)}, []string{"certificate.evidence_line evidence[0].line"}},
		{"no line of the person's", domain.Lost, []domain.EvidenceOfCredit{paper(7), paper(1)}, []string{"certificate.evidence_line evidence[1].line"}},
		{"twice", domain.Lost, []domain.EvidenceOfCredit{paper(7), paper(7)}, []string{"certificate.evidence_twice evidence[1].line"}},
		{"no document", domain.Lost, []domain.EvidenceOfCredit{{Line: 7, Document: " "}}, []string{"certificate.no_document evidence[0].document"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := holder(domain.Replacement)
			f.Request.Loss, f.Request.Evidence = c.loss, c.evidence
			wantCodes(t, shipped(t).CheckCertificate(f), c.want...)
		})
	}
	f := holder(domain.Renewal)
	f.Request.Evidence = []domain.EvidenceOfCredit{paper(7)}
	wantCodes(t, shipped(t).CheckCertificate(f), "certificate.only_replacement kind")
}

// Notice 4(3): the common hours carry over, the specialty hours only with their evidence.
func TestR20_WhatEntersAReplacement(t *testing.T) {
	gone := []domain.BookletEntry{year2020(), {Year: 2021, Common: 30, Specialty: 65, Serial: "2"}}
	got := CarriedOver(gone, []domain.Credit{{Year: 2020, Hours: 40}, {Year: 2020, Hours: 10}})
	want := []domain.BookletEntry{{Year: 2020, Common: 30, Specialty: 50, Serial: gone[0].Serial}, {Year: 2021, Common: 30, Serial: "2"}}
	if !slices.Equal(got, want) {
		t.Errorf("there enter %v", got)
	}
	if gone[0].Specialty != 60 {
		t.Error("what was there is changed")
	}
	if holder(domain.Renewal).Entries() != nil {
		t.Error("something is carried over into a next volume")
	}
}

func TestR19_WhatTheClerkHasSeen(t *testing.T) {
	for _, c := range []struct {
		kind        domain.CertificateKind
		seen, photo bool
		want        []string
	}{
		{domain.FirstIssue, true, true, nil},
		{domain.FirstIssue, false, true, []string{"certificate.id_not_seen originalsSeen"}},
		{domain.Replacement, true, false, []string{"certificate.no_photo photoReceived"}},
		{domain.Replacement, false, false, []string{"certificate.id_not_seen originalsSeen", "certificate.no_photo photoReceived"}},
		{domain.Renewal, true, false, nil},
		{domain.Renewal, false, false, []string{"certificate.booklet_not_seen originalsSeen"}},
	} {
		wantCodes(t, CheckSeen(c.kind, c.seen, c.photo), c.want...)
	}
}

func TestR19_HandedOverForASignature(t *testing.T) {
	signed := domain.CertificateReceipt{For: domain.ForPerson, Name: "张三", Signed: true}
	for _, c := range []struct {
		name string
		edit func(*domain.CertificateReceipt)
		unit bool
		want []string
	}{
		{"to the person", func(*domain.CertificateReceipt) {}, false, nil},
		{"to the person for whom the unit asked", func(*domain.CertificateReceipt) {}, true, nil},
		{"to the unit", func(r *domain.CertificateReceipt) { r.For = domain.ForUnit }, true, nil},
		{"to a unit that did not ask", func(r *domain.CertificateReceipt) { r.For = domain.ForUnit }, false, []string{"certificate.other_receiver for"}},
		{"nobody", func(r *domain.CertificateReceipt) { r.Name = " " }, false, []string{"form.required name"}},
		{"no signature", func(r *domain.CertificateReceipt) { r.Signed = false }, false, []string{"certificate.not_signed signed"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := signed
			c.edit(&r)
			wantCodes(t, CheckReceipt(r, c.unit), c.want...)
		})
	}
}

func TestR20_TheChecksBesideARequest(t *testing.T) {
	older, some := holder(domain.Renewal), holder(domain.Replacement)
	older.InUse, older.Request.Number, older.Request.Volume = 0, "1", 3
	some.Request.Evidence = []domain.EvidenceOfCredit{{Line: 7, Document: "培训证书"}}
	all := some
	all.Request.Evidence = append(slices.Clone(some.Request.Evidence), domain.EvidenceOfCredit{Line: 8, Document: "培训证书"})
	for _, c := range []struct {
		name  string
		facts CertificateFacts
		want  []string
		clean bool
	}{
		{"first issue", CertificateFacts{Request: domain.CertificateRequest{Kind: domain.FirstIssue}}, []string{"check.certificate_first"}, true},
		{"renewal", holder(domain.Renewal), []string{"check.certificate_number", "check.certificate_full"}, true},
		{"older than the system", older, []string{"check.certificate_older", "check.certificate_full"}, false},
		{"some evidence", some, []string{"check.certificate_number", "check.certificate_carried"}, false},
		{"all evidence", all, []string{"check.certificate_number", "check.certificate_carried"}, true},
	} {
		checks := CertificateChecks(c.facts, nil)
		var codes []string
		for _, check := range checks {
			codes = append(codes, check.Code)
		}
		if !slices.Equal(codes, c.want) || Clean(checks) != c.clean {
			t.Errorf("%s: %+v", c.name, checks)
		}
	}
	if left := CertificateChecks(some, nil)[1].Facts["left"]; left != domain.Hours(20) {
		t.Errorf("left are %v", left)
	}
	taken := CertificateChecks(some, domain.Refusals{*domain.Refuse("R20", "certificate.evidence_line", "")})
	if len(taken) != 1 || taken[0].OK {
		t.Errorf("refused now: %+v", taken)
	}
}

func TestR19_TheBureauIssuesCertificates(t *testing.T) {
	p := shipped(t)
	for pipeline, name := range map[string]domain.StepName{PipelineCertificate: StepCertificateReview, PipelineSealing: StepSealing} {
		steps, err := p.Steps(pipeline, CertificateConditions(domain.CertificateRequest{Kind: domain.Renewal}))
		if err != nil {
			t.Fatal(err)
		}
		wantSteps(t, steps, name)
	}
	for _, c := range []struct{ old, with, path string }{
		{"{name: certificateReview, role: clerk", "{name: certificateReview, role: department", "pipelines.certificate[0].role"},
		{"{name: certificateReview, role: clerk", "{name: look, role: clerk", "pipelines.certificate"},
		{"{name: sealing, role: clerk", "{name: sealing, when: certificate.kind == \"renewal\", role: clerk", "pipelines.sealing[0].when"},
		{"certificates: {}", "certificates: {yearsPerVolume: 51}", "certificates.yearsPerVolume"},
	} {
		if _, faults := Parse(edited(t, c.old, c.with)); !slices.ContainsFunc(faults, func(f Fault) bool { return f.Path == c.path }) {
			t.Errorf("%s: %v", c.with, faults)
		}
	}
	// A policy that was pinned before certificates were known, and one that asks the chief about replacements.
	older := parseWith(t, "  certificate: # notice 4: the bureau issues and numbers\n    - {name: certificateReview, role: clerk, withinWorkingDays: 5, escalateTo: chief}\n", "",
		"  sealing: # notice 4(1)\n    - {name: sealing, role: clerk, withinWorkingDays: 5, escalateTo: chief}\n", "", "certificates: {}", "")
	if s, ok := older.Step(StepSealing); !ok || s.Role != domain.RoleClerk || s.WithinWorkingDays == 0 || s.Signers != 1 {
		t.Errorf("sealed by %+v", s)
	}
	strict := parseWith(t, "  sealing: # notice 4(1)", "    - {name: consent, role: chief, withinWorkingDays: 3, when: 'certificate.kind == \"replacement\"'}\n  sealing: # notice 4(1)")
	steps, err := strict.Steps(PipelineCertificate, CertificateConditions(domain.CertificateRequest{Kind: domain.Replacement}))
	if err != nil {
		t.Fatal(err)
	}
	wantSteps(t, steps, StepCertificateReview, "consent")
}
