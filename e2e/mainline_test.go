package e2e_test

import (
	"testing"
)

// A plan is filed, approved, trained, its results reviewed; transcripts are registered; the unit submits, the clerk
// verifies, the chief stamps.
func TestYear_FromFilingToStamp(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21T09:00", 3)
	approve := map[string]any{"outcome": "approved"}

	w.refused(w.department, "filePlan", nil, w.plan("2020-06-19", "2020-06-23"), "plan.too_late")
	plan := w.ask(w.department, "filePlan", nil, w.plan("2020-06-20", "2020-06-23"))
	w.decide(w.clerk, plan["id"], "planReview", approve)
	if got := w.state(plan["id"]); got != "accepted" {
		t.Fatalf("an approved plan is %s", got)
	}

	w.MoveTo(at("2020-06-24T09:00"))
	if _, step := w.open(plan["id"]); step != "results" {
		t.Fatalf("after the last day the plan waits for %q", step)
	}
	var results []map[string]any
	for i, id := range w.people {
		results = append(results, map[string]any{"personId": id, "passed": i < 2, "hours": 60})
	}
	w.ask(w.department, "recordResults", map[string]any{"caseId": plan["id"]}, map[string]any{"results": results, "evidence": evidence()})
	w.decide(w.clerk, plan["id"], "hoursReview", approve)
	if got := w.state(plan["id"]); got != "registered" {
		t.Fatalf("a reviewed plan is %s", got)
	}

	var lines []map[string]any
	for _, id := range w.people {
		lines = append(lines, map[string]any{"personId": id, "course": "新时代专业技术人员新理念素养提升", "examOn": "2020-06-01", "score": 60})
	}
	transcript := w.ask(w.unit, "fileTranscript", nil, map[string]any{"year": 2020, "lines": lines})
	w.decide(w.clerk, transcript["id"], "transcriptReview", approve)

	w.refused(w.unit, "submit", nil, map[string]any{"year": 2020, "people": w.people[:2]}, "window.not_open_yet")
	w.MoveTo(at("2020-07-01T09:00"))
	w.refused(w.unit, "submit", nil, map[string]any{"year": 2020, "people": w.people}, "submission.hours_missing")
	submission := w.ask(w.unit, "submit", nil, map[string]any{"year": 2020, "people": w.people[:2]})
	w.decide(w.clerk, submission["id"], "verification", map[string]any{"outcome": "approved", "originalsSeen": true})
	w.decide(w.chief, submission["id"], "stamping", approve)
	if got := w.state(submission["id"]); got != "stamped" {
		t.Fatalf("a stamped submission is %s", got)
	}

	w.MoveTo(at("2021-01-01T09:00"))
	for i, want := range []string{"completed", "completed", "incomplete"} {
		standing := w.ask(w.unit, "getStanding", map[string]any{"year": 2020, "personId": w.people[i]}, nil)
		if standing["outcome"] != want {
			t.Errorf("person %d ends %v, want %s: %v", i, standing["outcome"], want, standing)
		}
	}
	if year := w.ask(w.chief, "getYear", map[string]any{"year": 2020}, nil); year["state"] != "closed" {
		t.Errorf("the year is %v", year["state"])
	}
}

func evidence() []string {
	return []string{"培训实施方案", "参训人员名单", "培训文件", "培训证书", "成绩证明"}
}
