package e2e_test

import "testing"

// R16: the bureau reviews in January what was recorded in December. The unit may still submit, without a window; who is
// not submitted in that time is incomplete when it is over, and then the year closes.
func TestR16_NobodyPaysForTheBureausDelay(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-11-02T09:00", 2)
	approve := map[string]any{"outcome": "approved"}
	var lines, results []map[string]any
	for _, id := range w.people {
		lines = append(lines, map[string]any{"personId": id, "course": "新时代专业技术人员新理念素养提升", "examOn": "2020-10-01", "score": 60})
		results = append(results, map[string]any{"personId": id, "passed": true, "hours": 60})
	}
	transcript := w.ask(w.unit, "fileTranscript", nil, map[string]any{"year": 2020, "lines": lines})
	w.decide(w.clerk, transcript["id"], "transcriptReview", approve)
	plan := w.ask(w.department, "filePlan", nil, w.plan("2020-12-10", "2020-12-20"))
	w.decide(w.clerk, plan["id"], "planReview", approve)
	w.MoveTo(at("2020-12-22T09:00"))
	w.ask(w.department, "recordResults", map[string]any{"caseId": plan["id"]}, map[string]any{"results": results, "evidence": evidence()})

	w.MoveTo(at("2021-01-11T09:00"))
	w.refused(w.unit, "submit", nil, map[string]any{"year": 2020, "people": w.people}, "submission.hours_missing")
	w.decide(w.clerk, plan["id"], "hoursReview", approve)
	standing := func(person int) answer {
		return w.ask(w.unit, "getStanding", map[string]any{"year": 2020, "personId": w.people[person]}, nil)
	}
	w.Settle()
	if s := standing(0); s["outcome"] != nil || s["lateUntil"] != "2021-01-25" {
		t.Fatalf("after the late registration: %v until %v", s["outcome"], s["lateUntil"])
	}
	submission := w.ask(w.unit, "submit", nil, map[string]any{"year": 2020, "people": w.people[:1]})
	w.decide(w.clerk, submission["id"], "verification", map[string]any{"outcome": "approved", "originalsSeen": true})
	w.decide(w.chief, submission["id"], "stamping", approve)

	w.MoveTo(at("2021-01-25T23:00"))
	if s := standing(1); s["outcome"] != nil {
		t.Errorf("decided on the last day: %v", s["outcome"])
	}
	w.MoveTo(at("2021-01-26T09:00"))
	for i, want := range []string{"completed", "incomplete"} {
		if s := standing(i); s["outcome"] != want {
			t.Errorf("person %d ends %v, want %s", i, s["outcome"], want)
		}
	}
	if year := w.ask(w.chief, "getYear", map[string]any{"year": 2020}, nil); year["state"] != "closed" {
		t.Errorf("the year is %v", year["state"])
	}
	w.refused(w.unit, "submit", nil, map[string]any{"year": 2020, "people": w.people[1:]}, "year.closed")
}
