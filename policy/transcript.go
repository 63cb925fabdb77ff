package policy

import (
	"strings"

	"xueshi/domain"
)

// TranscriptFacts are what CheckTranscript needs to know about one line of a transcript.
type TranscriptFacts struct {
	Line        domain.TranscriptLine
	HandedInOn  domain.Date
	Registered  bool   // the person's common hours of the year are in the ledger
	PendingCase string // number of another open case that carries the person's transcript; empty for none
	EarlierLine int    // number, from 1, of an earlier line of the same batch for the same person; 0 for none
}

// CheckTranscript checks one line of a transcript (R7; notice 2(1), 3(1)): the year's course, an exam in the year and
// not before the platform opened, enough points, once a person a year. Whether the transcript is genuine is for the
// bureau's eyes.
func (p *Policy) CheckTranscript(f TranscriptFacts) domain.Refusals {
	var rs domain.Refusals
	if bareTitle(f.Line.Course) != p.Common.Course {
		rs = append(rs, *domain.Refuse("R7", "transcript.wrong_course", "course",
			"course", f.Line.Course, "right", p.Common.Course))
	}
	rs = add(rs, p.checkExamDay(f.Line.ExamOn, f.HandedInOn))
	rs = add(rs, p.checkScore(f.Line.Score))
	switch {
	case f.Registered:
		rs = append(rs, *domain.Refuse("R7", "transcript.registered", "personId", "year", p.Year))
	case f.PendingCase != "":
		rs = append(rs, *domain.Refuse("R7", "transcript.pending", "personId", "case", f.PendingCase))
	case f.EarlierLine > 0:
		rs = append(rs, *domain.Refuse("R7", "transcript.twice", "personId", "line", f.EarlierLine))
	}
	return rs
}

func (p *Policy) checkExamDay(examOn, handedInOn domain.Date) *domain.Refusal {
	switch {
	case examOn.IsZero():
		return domain.Refuse("R7", "transcript.no_exam_day", "examOn")
	case !p.Learning.Contains(examOn):
		return domain.Refuse("R7", "transcript.other_year", "examOn",
			"examOn", examOn, "from", p.Learning.From, "to", p.Learning.To)
	case examOn.Before(p.Common.OpensOn):
		return domain.Refuse("R7", "transcript.before_platform", "examOn", "examOn", examOn, "opensOn", p.Common.OpensOn)
	case examOn.After(handedInOn):
		return domain.Refuse("R7", "transcript.exam_in_future", "examOn", "examOn", examOn, "handedInOn", handedInOn)
	default:
		return nil
	}
}

func (p *Policy) checkScore(score int) *domain.Refusal {
	switch {
	case score < 0 || score > maxScore:
		return domain.Refuse("R7", "transcript.score_range", "score", "score", score, "max", maxScore)
	case score < p.Common.PassScore:
		return domain.Refuse("R7", "transcript.below_pass", "score",
			"score", score, "pass", p.Common.PassScore, "short", p.Common.PassScore-score)
	default:
		return nil
	}
}

// bareTitle takes blanks and title marks off the name of a course: 《…》 is how people write it.
func bareTitle(s string) string { return strings.Trim(strings.TrimSpace(s), "《》 　") }
