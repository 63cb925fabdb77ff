package e2e_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	enumspb "go.temporal.io/api/enums/v1"
	"go.temporal.io/api/history/v1"
	"go.temporal.io/sdk/client"
	sdkworker "go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"

	"xueshi/domain"
	"xueshi/rehearsal"
	"xueshi/worker"
	"xueshi/workflows"
)

// recordVariable names the environment variable that makes TestHistories write what it has played.
const recordVariable = "XUESHI_RECORD_HISTORIES"

// Every type of workflow is played on the real engine through its interesting ways. What the engine remembers of it holds
// no personal data, and the workflows of today replay it. A release keeps its histories, so that the workflows of
// tomorrow must replay them, too (TestReplay of package workflows):
//
//	XUESHI_RECORD_HISTORIES=1 go test ./e2e -run TestHistories
//
// writes them to workflows/testdata/histories/TYPE/WAY.json. Histories of a release are never recorded again: a change of
// a workflow that does not replay them needs workflow.GetVersion; new ways get new names.
func TestHistories_AreReplayedAndHoldNoPersonalData(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21T09:00", 5)
	ways := map[string]map[string]any{ // by type and way: the case
		workflows.TypePlan: {}, workflows.TypeTranscript: {}, workflows.TypeSubmission: {}, workflows.TypeClaim: {}, workflows.TypeCertificate: {},
		workflows.TypeFeedback: {}, workflows.TypeException: {}, workflows.TypeAppeal: {},
	}
	w.playPlansOfMay(ways[workflows.TypePlan])
	w.playTranscripts(ways[workflows.TypeTranscript])
	w.playClaims(ways[workflows.TypeClaim])
	w.playCertificates(ways[workflows.TypeCertificate])
	w.playFeedback(ways[workflows.TypeFeedback])
	w.playExceptions(ways[workflows.TypeException])
	w.ask(w.chief, "announceWindow", map[string]any{"year": 2020}, map[string]any{"cohort": "others", "opensOn": "2020-10-01", "closesOn": "2020-12-31"})
	w.playPlansOfSummer(ways[workflows.TypePlan])
	w.answerFeedback(ways[workflows.TypeFeedback]["unsortedAndOverdue"])
	w.playSubmissions(ways[workflows.TypeSubmission])
	w.playAppeals(ways[workflows.TypeAppeal])

	w.check(workflows.TypeYear, "closedInJanuary", workflows.ID(domain.KindYear, w.yearCase()))
	w.check(workflows.TypeReminders, "workingDay", workflows.ScheduleReminders+"/2020-06-01")
	if err := worker.Canary(t.Context(), w.Engine); err != nil {
		t.Fatal(err)
	}
	w.check(workflows.TypeCanary, "ready", "canary")
	for name, kind := range map[string]domain.CaseKind{
		workflows.TypePlan: domain.KindPlan, workflows.TypeTranscript: domain.KindTranscript, workflows.TypeSubmission: domain.KindSubmission,
		workflows.TypeClaim: domain.KindClaim, workflows.TypeCertificate: domain.KindCertificate, workflows.TypeFeedback: domain.KindFeedback,
		workflows.TypeException: domain.KindException,
		workflows.TypeAppeal:    domain.KindAppeal,
	} {
		for way, id := range ways[name] {
			w.check(name, way, workflows.ID(kind, fmt.Sprint(id)))
		}
	}
}

// playPlansOfMay files plans that end, or are accepted, before the summer.
func (w *town) playPlansOfMay(ways map[string]any) {
	w.t.Helper()
	file := func(way, startsOn, endsOn string, more map[string]any) any {
		body := w.plan(startsOn, endsOn)
		maps.Copy(body, more)
		ways[way] = w.ask(w.department, "filePlan", nil, body)["id"]
		return ways[way]
	}
	path := func(id any) map[string]any { return map[string]any{"caseId": id} }

	registered := file("registered", "2020-07-01", "2020-07-05", nil)
	w.decide(w.clerk, registered, "planReview", verdict("returned"))
	w.ask(w.department, "correctPlan", path(registered), w.plan("2020-07-01", "2020-07-04"))
	w.decide(w.clerk, registered, "planReview", verdict("approved"))
	for _, decision := range []string{"rejected", "approved"} {
		w.open(registered)
		w.ask(w.department, "changePlan", path(registered), w.plan("2020-07-01", "2020-07-05"))
		w.decide(w.clerk, registered, "changeReview", verdict(decision))
	}

	file("lapsed", "2020-06-20", "2020-06-22", nil)
	w.open(file("withdrawn", "2020-06-20", "2020-06-22", nil))
	w.ask(w.department, "withdraw", path(ways["withdrawn"]), map[string]any{})
	w.decide(w.clerk, file("rejected", "2020-06-20", "2020-06-22", nil), "planReview", verdict("rejected"))
	w.decide(w.clerk, file("cancelled", "2020-06-20", "2020-06-22", nil), "planReview", verdict("approved"))
	w.open(ways["cancelled"])
	w.ask(w.department, "cancelPlan", path(ways["cancelled"]), map[string]any{"comment": "场地不可用"})

	waiver := map[string]any{"waiverReason": "上级临时部署"}
	waived := file("waivedAndExpired", "2020-06-10", "2020-06-12", waiver)
	w.decide(w.chief, waived, "waiver", verdict("approved"))
	w.decide(w.clerk, waived, "planReview", verdict("returned"))
	earlier := w.plan("2020-06-08", "2020-06-12")
	earlier["waiverReason"] = waiver["waiverReason"]
	w.ask(w.department, "correctPlan", path(waived), earlier)
	w.decide(w.chief, waived, "waiver", verdict("approved"))
	w.decide(w.clerk, waived, "planReview", verdict("approved"))

	lapsing := file("changeLapsed", "2020-07-10", "2020-07-12", nil)
	w.decide(w.clerk, lapsing, "planReview", verdict("approved"))
	w.open(lapsing)
	w.ask(w.department, "changePlan", path(lapsing), w.plan("2020-07-10", "2020-07-11"))
	w.Settle()
}

// verdict is the body of a decision; "verified" is an approval whose originals were seen.
func verdict(outcome string) map[string]any {
	switch outcome {
	case "returned", "rejected":
		return map[string]any{"outcome": outcome, "comment": "教师简历未附"}
	case "verified":
		return map[string]any{"outcome": "approved", "originalsSeen": true}
	default:
		return map[string]any{"outcome": outcome}
	}
}

// playTranscripts hands transcripts in.
func (w *town) playTranscripts(ways map[string]any) {
	w.t.Helper()
	w.MoveTo(at("2020-06-02T09:00"))
	lines := func(people ...string) map[string]any {
		list := make([]map[string]any, len(people))
		for i, id := range people {
			list[i] = map[string]any{"personId": id, "course": "新时代专业技术人员新理念素养提升", "examOn": "2020-06-01", "score": 60}
		}
		return map[string]any{"year": 2020, "lines": list}
	}
	file := func(way string, people ...string) any {
		ways[way] = w.ask(w.unit, "fileTranscript", nil, lines(people...))["id"]
		return ways[way]
	}
	w.decide(w.clerk, file("rejected", w.people...), "transcriptReview", verdict("rejected"))
	w.open(file("withdrawn", w.people...))
	w.ask(w.unit, "withdraw", map[string]any{"caseId": ways["withdrawn"]}, map[string]any{})
	w.Settle()
	w.decide(w.clerk, file("registered", w.people[0]), "transcriptReview", verdict("approved"))
	corrected := file("corrected", w.people[1:]...)
	w.decide(w.clerk, corrected, "transcriptReview", verdict("returned"))
	body := lines(w.people[1:]...)
	delete(body, "year")
	w.ask(w.unit, "correctTranscript", map[string]any{"caseId": corrected}, body)
	w.decide(w.clerk, corrected, "transcriptReview", verdict("approved"))
}

// playClaims hands in evidence.
func (w *town) playClaims(ways map[string]any) {
	w.t.Helper()
	body := func(title, identity string) map[string]any {
		return map[string]any{
			"year": 2020, "evidence": "论文", "title": title, "identity": identity, "earnedOn": "2020-03-15",
			"authors": []map[string]any{{"personId": w.people[0], "hours": 10}},
		}
	}
	file := func(way string) any {
		ways[way] = w.ask(w.unit, "fileClaim", nil, body("成果认定论文", way))["id"]
		return ways[way]
	}
	granted := map[string]any{"outcome": "approved", "hours": []map[string]any{{"personId": w.people[0], "hours": 1}}}

	w.decide(w.department, file("rejected"), "confirmation", verdict("rejected"))
	w.open(file("withdrawn"))
	w.ask(w.unit, "withdraw", map[string]any{"caseId": ways["withdrawn"]}, map[string]any{})
	confirmedAgain := file("confirmedAgain")
	w.decide(w.department, confirmedAgain, "confirmation", verdict("approved"))
	w.decide(w.clerk, confirmedAgain, "claimReview", verdict("returned"))
	w.open(confirmedAgain)
	corrected := body("成果认定论文（修订）", "confirmedAgain")
	delete(corrected, "year")
	w.ask(w.unit, "correctClaim", map[string]any{"caseId": confirmedAgain}, corrected)
	w.decide(w.department, confirmedAgain, "confirmation", verdict("approved"))
	w.decide(w.clerk, confirmedAgain, "claimReview", verdict("returned"))
	w.open(confirmedAgain)
	w.ask(w.unit, "correctClaim", map[string]any{"caseId": confirmedAgain}, corrected) // unchanged
	w.decide(w.clerk, confirmedAgain, "claimReview", granted)
	w.decide(w.department, file("registered"), "confirmation", verdict("approved"))
	w.decide(w.clerk, ways["registered"], "claimReview", granted)
	file("expired")
	w.Settle()
}

// playExceptions asks for exceptions.
func (w *town) playExceptions(ways map[string]any) {
	w.t.Helper()
	body := func() map[string]any {
		return map[string]any{
			"year": 2020, "people": w.people[:1], "reason": "产假期间无法报送", "evidence": "医院证明", "from": "2020-12-28", "until": "2021-01-05",
		}
	}
	file := func(way string) any {
		ways[way] = w.ask(w.unit, "fileException", nil, body())["id"]
		return ways[way]
	}
	w.decide(w.clerk, file("rejected"), "exceptionReview", verdict("rejected"))
	w.Settle()
	w.open(file("withdrawn"))
	w.ask(w.unit, "withdraw", map[string]any{"caseId": ways["withdrawn"]}, map[string]any{})
	w.Settle()
	granted := file("correctedAndGranted")
	w.decide(w.clerk, granted, "exceptionReview", verdict("returned"))
	w.open(granted)
	corrected := body()
	delete(corrected, "year")
	w.ask(w.unit, "correctException", map[string]any{"caseId": granted}, corrected)
	w.decide(w.clerk, granted, "exceptionReview", verdict("approved"))
	w.decide(w.chief, granted, "exceptionDecision", map[string]any{"outcome": "approved", "until": "2021-01-04"})
	w.Settle()
}

// playFeedback reports problems; nobody answers the last one before its time has passed.
func (w *town) playFeedback(ways map[string]any) {
	w.t.Helper()
	trainee := w.Account("p1", domain.RolePerson, "", w.people[0])
	body := map[string]any{"year": 2020, "title": "教材迟迟未发", "content": "开班三日仍无教材"}
	file := func(way string) any {
		ways[way] = w.ask(trainee, "fileFeedback", nil, body)["id"]
		return ways[way]
	}
	sorted := map[string]any{"outcome": "approved", "topic": "教材"}
	answered := map[string]any{"outcome": "approved", "topic": "教材", "answer": "已经补发"}

	asked := file("askedBackAndAnswered")
	w.decide(w.department, asked, "sorting", verdict("returned"))
	w.open(asked)
	w.ask(trainee, "correctFeedback", map[string]any{"caseId": asked}, map[string]any{"title": "教材迟迟未发", "content": "缺全部三册"})
	w.decide(w.department, asked, "sorting", sorted)
	w.decide(w.clerk, asked, "answering", answered)
	w.open(file("withdrawn"))
	w.ask(trainee, "withdraw", map[string]any{"caseId": ways["withdrawn"]}, map[string]any{})
	file("unsortedAndOverdue")
	w.Settle()
}

// answerFeedback answers in summer what nobody sorted.
func (w *town) answerFeedback(id any) {
	w.t.Helper()
	w.decide(w.clerk, id, "answering", map[string]any{"outcome": "approved", "topic": "教材", "answer": "已经补发"})
}

// playPlansOfSummer trains and records.
func (w *town) playPlansOfSummer(ways map[string]any) {
	w.t.Helper()
	w.MoveTo(at("2020-07-06T09:00"))
	results := make([]map[string]any, len(w.people))
	for i, id := range w.people {
		results[i] = map[string]any{"personId": id, "passed": true, "hours": 60}
	}
	for _, decision := range []string{"returned", "approved"} {
		w.open(ways["registered"])
		w.ask(w.department, "recordResults", map[string]any{"caseId": ways["registered"]}, map[string]any{"results": results, "evidence": evidence()})
		w.decide(w.clerk, ways["registered"], "hoursReview", verdict(decision))
	}
}

// playSubmissions submits people, some of them so late that the bureau decides in January (R16).
func (w *town) playSubmissions(ways map[string]any) {
	w.t.Helper()
	submit := func(way string, people ...string) any {
		ways[way] = w.ask(w.unit, "submit", nil, map[string]any{"year": 2020, "people": people})["id"]
		return ways[way]
	}
	stamped := submit("stamped", w.people[:2]...)
	w.decide(w.clerk, stamped, "verification", verdict("verified"))
	w.decide(w.chief, stamped, "stamping", verdict("returned"))
	w.decide(w.clerk2, stamped, "verification", verdict("verified"))
	w.decide(w.chief, stamped, "stamping", verdict("approved"))
	w.decide(w.clerk, submit("returned", w.people[2]), "verification", verdict("returned"))
	w.open(submit("withdrawn", w.people[2]))
	w.ask(w.unit, "withdraw", map[string]any{"caseId": ways["withdrawn"]}, map[string]any{})
	w.Settle()

	w.MoveTo(at("2020-12-21T09:00"))
	inJanuary := submit("decidedInJanuary", w.people[2])
	w.MoveTo(at("2021-01-11T09:00"))
	w.decide(w.clerk, inJanuary, "verification", verdict("verified"))
	w.decide(w.chief, inJanuary, "stamping", verdict("approved"))
	if year := w.ask(w.chief, "getYear", map[string]any{"year": 2020}, nil); year["state"] != "closed" {
		w.t.Fatalf("the year is %v", year["state"])
	}
}

// playAppeals appeals against incomplete years, each way after the other: what is taken back or lapses may come again.
func (w *town) playAppeals(ways map[string]any) {
	w.t.Helper()
	person := w.people[3]
	file := func(way, person string) any {
		ways[way] = w.ask(w.unit, "fileAppeal", nil, map[string]any{"year": 2020, "personId": person, "grounds": "成绩单已于年内提交"})["id"]
		return ways[way]
	}
	upheld := map[string]any{"outcome": "approved", "comment": "核查属实"}
	w.open(file("withdrawn", person))
	w.ask(w.unit, "withdraw", map[string]any{"caseId": ways["withdrawn"]}, map[string]any{})
	w.Settle()
	w.decide(w.clerk2, file("lapsed", person), "appealReview", verdict("returned")) // the other clerk has decided against them before
	w.open(ways["lapsed"])
	w.MoveTo(at("2021-01-19T09:00"))
	corrected := file("upheld", person)
	w.decide(w.clerk2, corrected, "appealReview", verdict("returned"))
	w.open(corrected)
	w.ask(w.unit, "correctAppeal", map[string]any{"caseId": corrected}, map[string]any{"grounds": "成绩单已于年内提交，见附件", "evidence": []string{"成绩单"}})
	w.decide(w.clerk2, corrected, "appealReview", verdict("approved"))
	w.decide(w.chief, corrected, "appealDecision", upheld)
	w.decide(w.clerk2, file("rejected", w.people[4]), "appealReview", verdict("approved"))
	w.decide(w.chief, ways["rejected"], "appealDecision", verdict("rejected"))
	w.Settle()
}

func (w *town) yearCase() string {
	w.t.Helper()
	return fmt.Sprint(w.ask(w.chief, "getYear", map[string]any{"year": 2020}, nil)["caseId"])
}

// check looks at what the engine remembers of a workflow, and writes it down where that is asked for.
func (w *town) check(workflowType, way, id string) {
	w.t.Helper()
	h := w.history(id)
	raw, err := proto.Marshal(h)
	if err != nil {
		w.t.Fatal(err)
	}
	for _, secret := range w.personalData() {
		if bytes.Contains(raw, []byte(secret)) {
			w.t.Errorf("%s %s remembers %q", workflowType, way, secret)
		}
	}
	replayer := sdkworker.NewWorkflowReplayer()
	replayer.RegisterWorkflowWithOptions(worker.Workflows()[workflowType], workflow.RegisterOptions{Name: workflowType})
	if err := replayer.ReplayWorkflowHistory(nil, h); err != nil {
		w.t.Errorf("%s %s: %v", workflowType, way, err)
	}
	if os.Getenv(recordVariable) != "" {
		w.record(filepath.Join("..", "workflows", "testdata", "histories", workflowType, way+".json"), h)
	}
}

// history returns everything that the engine remembers of the latest run.
func (w *town) history(id string) *history.History {
	w.t.Helper()
	h := &history.History{}
	events := w.Engine.GetWorkflowHistory(w.t.Context(), id, "", false, enumspb.HISTORY_EVENT_FILTER_TYPE_ALL_EVENT)
	for events.HasNext() {
		event, err := events.Next()
		if err != nil {
			w.t.Fatalf("history of %s: %v", id, err)
		}
		h.Events = append(h.Events, event)
	}
	return h
}

// personalData is everything in the town that names somebody.
func (w *town) personalData() []string {
	w.t.Helper()
	ctx := w.t.Context()
	rows, err := w.DB.Pool().Query(ctx, `SELECT name FROM people UNION SELECT id_number FROM people UNION SELECT name FROM accounts WHERE length(name) > 2
		UNION SELECT name FROM orgs UNION SELECT code FROM orgs WHERE code IS NOT NULL UNION SELECT title FROM cases WHERE kind <> 'year'`)
	if err != nil {
		w.t.Fatal(err)
	}
	defer rows.Close()
	secrets := []string{rehearsal.Password}
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			w.t.Fatal(err)
		}
		secrets = append(secrets, s)
	}
	if err := rows.Err(); err != nil || len(secrets) < 10 {
		w.t.Fatalf("%d names: %v", len(secrets), err)
	}
	return secrets
}

// record writes a history as package client reads it. What names the machine it was played on is left out.
func (w *town) record(path string, h *history.History) {
	w.t.Helper()
	text, err := protojson.Marshal(h)
	if err != nil {
		w.t.Fatal(err)
	}
	host, err := os.Hostname()
	if err != nil {
		w.t.Fatal(err)
	}
	var indented bytes.Buffer
	if err := json.Indent(&indented, []byte(strings.ReplaceAll(string(text), host, "host")), "", " "); err != nil {
		w.t.Fatal(err)
	}
	if _, err := client.HistoryFromJSON(bytes.NewReader(indented.Bytes()), client.HistoryJSONOptions{}); err != nil {
		w.t.Fatalf("%s cannot be read back: %v", path, err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		w.t.Fatal(err)
	}
	if err := os.WriteFile(path, append(indented.Bytes(), '\n'), 0o644); err != nil {
		w.t.Fatal(err)
	}
}
