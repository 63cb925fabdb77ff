package e2e_test

import "maps"

// playCertificates asks for booklets.
func (w *town) playCertificates(ways map[string]any) {
	w.t.Helper()
	file := func(way, person string, more map[string]any) any {
		body := map[string]any{"year": 2020, "personId": person, "kind": "firstIssue"}
		maps.Copy(body, more)
		ways[way] = w.ask(w.unit, "fileCertificate", nil, body)["id"]
		return ways[way]
	}
	path := func(id any) map[string]any { return map[string]any{"caseId": id} }
	seen := map[string]any{"outcome": "approved", "originalsSeen": true, "photoReceived": true}

	w.decide(w.clerk, file("rejected", w.people[0], nil), "certificateReview", verdict("rejected"))
	w.open(file("withdrawn", w.people[0], nil))
	w.ask(w.unit, "withdraw", path(ways["withdrawn"]), map[string]any{})
	w.Settle()
	issued := file("issued", w.people[0], nil)
	w.decide(w.clerk, issued, "certificateReview", seen)
	w.decide(w.clerk, issued, "sealing", verdict("approved"))
	w.open(issued)
	w.ask(w.clerk, "handOutCertificate", path(issued), map[string]any{"for": "unit", "name": "经办人", "signed": true})

	older := map[string]any{"kind": "replacement", "loss": "lost", "number": "宣继证0000007", "volume": 2}
	again := file("returnedBeforeTheSeal", w.people[1], older)
	w.decide(w.clerk, again, "certificateReview", seen)
	w.decide(w.clerk, again, "sealing", verdict("returned"))
	w.decide(w.clerk, again, "certificateReview", verdict("returned"))
	w.open(again)
	older["number"] = "宣继证0000008"
	w.ask(w.unit, "correctCertificate", path(again), older)
	w.decide(w.clerk, again, "certificateReview", seen)
	w.decide(w.clerk2, again, "sealing", verdict("approved"))
	w.open(again)
	w.ask(w.clerk, "handOutCertificate", path(again), map[string]any{"for": "person", "name": "本人", "signed": true})

	w.decide(w.clerk, file("expired", w.people[2], nil), "certificateReview", verdict("returned"))
	w.decide(w.clerk, file("waiting", w.people[3], nil), "certificateReview", seen)
	w.decide(w.clerk, ways["waiting"], "sealing", verdict("approved"))
	w.Settle()
}
