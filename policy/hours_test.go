package policy

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"xueshi/domain"
)

func TestR7_ATranscript(t *testing.T) {
	p := shipped(t)
	for _, c := range []struct {
		name string
		edit func(*TranscriptFacts)
		want []string
	}{
		{"60 points", func(*TranscriptFacts) {}, nil},
		{"59 points", func(f *TranscriptFacts) { f.Line.Score = 59 }, []string{"transcript.below_pass score"}},
		{"100 points", func(f *TranscriptFacts) { f.Line.Score = 100 }, nil},
		{"101 points", func(f *TranscriptFacts) { f.Line.Score = 101 }, []string{"transcript.score_range score"}},
		{"-1 points", func(f *TranscriptFacts) { f.Line.Score = -1 }, []string{"transcript.score_range score"}},
		{"title marks", func(f *TranscriptFacts) { f.Line.Course = " 《" + p.Common.Course + "》" }, nil},
		{"last year's course", func(f *TranscriptFacts) { f.Line.Course = "加快科技成果转化" }, []string{"transcript.wrong_course course"}},
		{"the platform's first day", func(f *TranscriptFacts) { f.Line.ExamOn = day(t, "2020-05-20") }, nil},
		{"a day before", func(f *TranscriptFacts) { f.Line.ExamOn = day(t, "2020-05-19") }, []string{"transcript.before_platform examOn"}},
		{"last year", func(f *TranscriptFacts) { f.Line.ExamOn = day(t, "2019-12-31") }, []string{"transcript.other_year examOn"}},
		{"next year", func(f *TranscriptFacts) {
			f.Line.ExamOn, f.HandedInOn = day(t, "2021-01-01"), day(t, "2021-01-02")
		}, []string{"transcript.other_year examOn"}},
		{"the year's last day", func(f *TranscriptFacts) {
			f.Line.ExamOn, f.HandedInOn = day(t, "2020-12-31"), day(t, "2020-12-31")
		}, nil},
		{"the day it is handed in", func(f *TranscriptFacts) { f.Line.ExamOn = f.HandedInOn }, nil},
		{"the day after", func(f *TranscriptFacts) { f.Line.ExamOn = f.HandedInOn.AddDays(1) }, []string{"transcript.exam_in_future examOn"}},
		{"no day", func(f *TranscriptFacts) { f.Line.ExamOn = domain.Date{} }, []string{"transcript.no_exam_day examOn"}},
		{"registered", func(f *TranscriptFacts) { f.Registered = true }, []string{"transcript.registered personId"}},
		{"in another case", func(f *TranscriptFacts) { f.PendingCase = "C-7" }, []string{"transcript.pending personId"}},
		{"twice in the batch", func(f *TranscriptFacts) { f.EarlierLine = 3 }, []string{"transcript.twice personId"}},
		{"everything wrong", func(f *TranscriptFacts) {
			f.Line = domain.TranscriptLine{Course: "?", ExamOn: day(t, "2019-01-01"), Score: 12}
			f.Registered = true
		}, []string{
			"transcript.wrong_course course", "transcript.other_year examOn", "transcript.below_pass score",
			"transcript.registered personId",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			facts := TranscriptFacts{HandedInOn: day(t, "2020-06-15"), Line: domain.TranscriptLine{
				PersonID: "p1", Course: p.Common.Course, ExamOn: day(t, "2020-06-10"), Score: 60,
			}}
			c.edit(&facts)
			got := p.CheckTranscript(facts)
			wantCodes(t, got, c.want...)
			wantRule(t, got, "R7")
		})
	}
}

func TestR8_ResultsComeAfterTheLastDayWithTheEvidence(t *testing.T) {
	p, plan := shipped(t), accounting(t)
	all := p.Results.Evidence
	wantCodes(t, p.CheckResults(plan, day(t, "2020-07-04"), all))
	early := p.CheckResults(plan, day(t, "2020-07-03"), all)
	wantCodes(t, early, "results.too_early")
	wantFacts(t, &early[0], map[string]any{"earliest": day(t, "2020-07-04")})
	short := p.CheckResults(plan, day(t, "2020-07-04"), all[1:3])
	wantCodes(t, short, "results.evidence_missing evidence")
	if got, ok := short[0].Facts["missing"].([]string); !ok || !slices.Equal(got, []string{"培训实施方案", "培训证书", "成绩证明"}) {
		t.Errorf("missing are %v", short[0].Facts["missing"])
	}
	if got := p.ResultsDue(plan.EndsOn); got != day(t, "2020-07-17") {
		t.Errorf("due on %s", got)
	}
}

func TestR8_AResult(t *testing.T) {
	p := shipped(t)
	for _, c := range []struct {
		name string
		edit func(*ResultFacts)
		want []string
	}{
		{"passed with all hours", func(*ResultFacts) {}, nil},
		{"passed with fewer", func(f *ResultFacts) { f.Result.Hours = 1 }, nil},
		{"an hour too many", func(f *ResultFacts) { f.Result.Hours = 25 }, []string{"result.too_many_hours hours"}},
		{"passed with none", func(f *ResultFacts) { f.Result.Hours = 0 }, []string{"result.no_hours hours"}},
		{"less than none", func(f *ResultFacts) { f.Result.Hours = -1 }, []string{"result.hours_negative hours"}},
		{"failed", func(f *ResultFacts) { f.Result = domain.Result{Score: 59} }, nil},
		{"failed with hours", func(f *ResultFacts) { f.Result.Passed = false }, nil},
		{"not on the roster", func(f *ResultFacts) { f.OnRoster = false }, []string{"result.not_on_roster personId"}},
		{"left", func(f *ResultFacts) { f.LeftOn = day(t, "2020-07-02") }, []string{"result.left_roster personId"}},
		{"twice", func(f *ResultFacts) { f.Earlier = 1 }, []string{"result.twice personId"}},
		{"a score beyond 100", func(f *ResultFacts) { f.Result.Score = 101 }, []string{"result.score_range score"}},
		{
			"at the time of another plan",
			func(f *ResultFacts) { f.Clash = &Clash{CaseNumber: "C-2", On: day(t, "2020-07-01")} },
			[]string{"result.clash personId"},
		},
		{"failed at the time of another plan", func(f *ResultFacts) {
			f.Clash, f.Result.Passed = &Clash{CaseNumber: "C-2"}, false
		}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			facts := ResultFacts{
				Plan: accounting(t), OnRoster: true, Result: domain.Result{PersonID: "p1", Passed: true, Hours: 24, Score: 80},
			}
			c.edit(&facts)
			got := p.CheckResult(facts)
			wantCodes(t, got, c.want...)
			wantRule(t, got, "R8")
		})
	}
}

func TestR8_WhatAResultGives(t *testing.T) {
	p, plan := shipped(t), accounting(t)
	next := plan
	next.EndsOn = day(t, "2021-01-01")
	for _, c := range []struct {
		name   string
		plan   domain.Plan
		result domain.Result
		hours  domain.Hours
		want   []string
	}{
		{"passed", plan, domain.Result{Passed: true, Hours: 20}, 20, nil},
		{"never more than the plan's", plan, domain.Result{Passed: true, Hours: 99}, 24, nil},
		{"never less than none", plan, domain.Result{Passed: true, Hours: -4}, 0, nil},
		{"failed", plan, domain.Result{Passed: false, Hours: 20}, 0, []string{"result.failed passed"}},
		{"in another year", next, domain.Result{Passed: true, Hours: 20}, 0, []string{"hours.other_year earnedOn"}},
	} {
		hours, refusal := p.Grants(c.plan, c.result)
		if hours != c.hours {
			t.Errorf("%s: gives %d, want %d", c.name, hours, c.hours)
		}
		wantCodes(t, one(refusal), c.want...)
	}
}

func TestR10_HoursCountInTheirYear(t *testing.T) {
	p := shipped(t)
	for d, counts := range map[string]bool{
		"2019-12-31": false, "2020-01-01": true, "2020-02-29": true, "2020-12-31": true, "2021-01-01": false, "": false,
	} {
		refusal := p.CheckEarned(day(t, d))
		if (refusal == nil) != counts {
			t.Errorf("%s: %v", d, refusal)
		}
		wantRule(t, one(refusal), "R10")
	}
}

func TestR11_TotalsAreTheSumOfTheLines(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var lines []domain.Credit
		var want domain.Totals
		for range rapid.IntRange(0, 20).Draw(t, "lines") {
			hours := domain.Hours(rapid.IntRange(-40, 40).Draw(t, "hours"))
			if rapid.Bool().Draw(t, "common") {
				lines, want.Common = append(lines, domain.Credit{Subject: domain.Common, Hours: hours}), want.Common+hours
			} else {
				lines, want.Specialty = append(lines, domain.Credit{Subject: domain.Specialty, Hours: hours}), want.Specialty+hours
			}
		}
		if got := Total(lines); got != want {
			t.Fatalf("total %v, want %v", got, want)
		}
	})
}

func TestR11_AReversal(t *testing.T) {
	line := domain.Credit{ID: 1, Year: 2020, PersonID: "p1", Subject: domain.Specialty, Hours: 24}
	other := domain.Credit{ID: 2, Year: 2020, PersonID: "p1", Subject: domain.Specialty, Hours: 10}
	taken := domain.Credit{ID: 3, Year: 2020, PersonID: "p1", Subject: domain.Specialty, Hours: -10, Reverses: 2}
	for _, c := range []struct {
		name string
		edit func(*domain.Credit)
		want []string
	}{
		{"all of a line", func(*domain.Credit) {}, nil},
		{"a part", func(l *domain.Credit) { l.Hours = -12 }, []string{"reversal.differs hours"}},
		{"in the other subject", func(l *domain.Credit) { l.Subject = domain.Common }, []string{"reversal.differs hours"}},
		{"of another person", func(l *domain.Credit) { l.PersonID = "p2" }, []string{"reversal.differs hours"}},
		{"twice", func(l *domain.Credit) { l.Reverses, l.Hours = 2, -10 }, []string{"reversal.twice reverses"}},
		{"of a reversal", func(l *domain.Credit) { l.Reverses, l.Hours = 3, 10 }, []string{"reversal.of_reversal reverses"}},
		{"of no line", func(l *domain.Credit) { l.Reverses = 9 }, []string{"reversal.no_line reverses"}},
		{"of nothing", func(l *domain.Credit) { l.Reverses = 0 }, []string{"reversal.no_line reverses"}},
		{"without a reason", func(l *domain.Credit) { l.Reason = " " }, []string{"reversal.no_reason reason"}},
		{"without an author", func(l *domain.Credit) { l.AuthorID = "" }, []string{"reversal.no_author author"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			reversal := domain.Credit{
				Year: 2020, PersonID: "p1", Subject: domain.Specialty, Hours: -24, Reverses: 1, Reason: "重复登记", AuthorID: "k1",
			}
			c.edit(&reversal)
			got := CheckReversal(reversal, []domain.Credit{line, other, taken})
			wantCodes(t, got, c.want...)
			wantRule(t, got, "R11")
		})
	}
}
