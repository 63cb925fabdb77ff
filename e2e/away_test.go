package e2e_test

import (
	"context"
	"testing"

	"github.com/jackc/pgx/v5"

	"xueshi/doctor"
	"xueshi/domain"
)

// While the engine is away people go on working: what they decide is durable and answered, and is acted on when the
// engine is back.
func TestEngineAway_PeopleGoOnWorking(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21T09:00", 2)
	first := w.ask(w.department, "filePlan", nil, w.plan("2020-07-01", "2020-07-05"))
	n, _ := w.open(first["id"])

	w.StopEngine()
	decided := w.ask(w.clerk, "decide", map[string]any{"caseId": first["id"], "n": n}, map[string]any{"outcome": "approved"})
	second := w.ask(w.department, "filePlan", nil, w.plan("2020-08-01", "2020-08-05"))
	for _, answer := range []answer{decided, second} {
		if answer["following"] != true {
			t.Errorf("a case that nobody follows yet says %v", answer)
		}
	}
	w.refused(w.clerk2, "decide", map[string]any{"caseId": first["id"], "n": n}, map[string]any{"outcome": "rejected", "comment": "x"}, "step.already_decided")

	w.StartEngine()
	if got := w.state(first["id"]); got != "accepted" {
		t.Errorf("the plan approved meanwhile is %s", got)
	}
	if _, step := w.open(second["id"]); step != "planReview" {
		t.Errorf("the plan filed meanwhile waits for %q", step)
	}
}

// Temporal's databases can be dropped in mid-year: doctor starts every workflow anew from its row, at the same open
// step, with the same deadlines.
func TestEngineLost_DoctorRebuildsEveryWorkflow(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21T09:00", 2)
	waiting := w.ask(w.department, "filePlan", nil, w.plan("2020-07-01", "2020-07-05"))["id"]
	training := w.ask(w.department, "filePlan", nil, w.plan("2020-07-10", "2020-07-12"))["id"]
	w.decide(w.clerk, training, "planReview", map[string]any{"outcome": "approved"})
	returned := w.ask(w.department, "filePlan", nil, w.plan("2020-07-20", "2020-07-22"))["id"]
	w.decide(w.clerk, returned, "planReview", map[string]any{"outcome": "returned", "comment": "教师简历未附"})
	before := w.steps(waiting, training, returned)

	w.StopWorker()
	w.StopEngine()
	w.DropEngine()
	w.StartEngine()
	w.StartWorker()

	ctx := context.Background()
	d := &doctor.Doctor{DB: w.DB, Engine: w.Engine}
	report, err := d.Examine(ctx, true)
	if err != nil {
		t.Fatal(err)
	}
	if report.Examined != 4 || len(report.Findings) != 4 { // three plans and the year
		t.Fatalf("doctor found %+v", report)
	}
	w.Settle()
	if report, err = d.Examine(ctx, false); err != nil || len(report.Findings) != 0 {
		t.Fatalf("after the repair: %+v, %v", report, err)
	}
	if after := w.steps(waiting, training, returned); after != before {
		t.Errorf("steps before\n%s\nafter\n%s", before, after)
	}

	w.MoveTo(at("2020-07-13T09:00"))
	if got := w.state(waiting); got != string(domain.StateLapsed) {
		t.Errorf("the plan nobody reviewed is %s on its first day", got)
	}
	if got := w.state(training); got != string(domain.StateTrained) {
		t.Errorf("the plan whose last day is over is %s", got)
	}
	w.ask(w.department, "correctPlan", map[string]any{"caseId": returned}, w.plan("2020-08-20", "2020-08-22"))
	if _, step := w.open(returned); step != "planReview" {
		t.Errorf("the corrected plan waits for %q", step)
	}
}

// steps writes down every step of the cases with its times and outcome.
func (w *town) steps(cases ...any) (text string) {
	w.t.Helper()
	w.Settle()
	ctx := context.Background()
	pool := w.DB.Pool()
	for _, id := range cases {
		rows, err := pool.Query(ctx, `SELECT s::text FROM steps s WHERE case_id = $1 ORDER BY n`, id)
		if err != nil {
			w.t.Fatal(err)
		}
		lines, err := pgx.CollectRows(rows, pgx.RowTo[string])
		if err != nil {
			w.t.Fatal(err)
		}
		for _, line := range lines {
			text += line + "\n"
		}
	}
	return text
}
