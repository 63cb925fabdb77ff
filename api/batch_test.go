package api

import (
	"net/http"
	"strconv"
	"testing"

	"xueshi/domain"
)

// A batch answers at once, runs beside the request, and the same key finds it again.
func TestBatch_RunsBesideTheRequest(t *testing.T) {
	t.Parallel()
	b := setup(t)
	clerk := b.account(domain.RoleClerk)
	nowhere := "00000000-0000-7000-8000-000000000000"
	body := map[string]any{"outcome": "returned", "comment": "请补正", "items": []map[string]any{{"caseId": nowhere, "n": 1}}}
	first := clerk.call(http.MethodPost, "/api/batches", body, "Idempotency-Key", "batch-0001").want(http.StatusAccepted)
	b.server.batches.done.Wait()
	again := clerk.call(http.MethodPost, "/api/batches", body, "Idempotency-Key", "batch-0001").want(http.StatusAccepted)
	if first.str("id") == "" || first.str("id") != again.str("id") {
		t.Fatalf("%s, and again %s", first.Text, again.Text)
	}
	b.server.batches.done.Wait()
	items := clerk.get("/api/batches/" + first.str("id")).items()
	if len(items) != 1 || items[0]["state"] != "refused" || items[0]["texts"] == nil {
		t.Errorf("items %v", items)
	}
	clerk.call(http.MethodPost, "/api/batches", map[string]any{"outcome": "approved", "items": []any{}}).refused(http.StatusUnprocessableEntity, "form.empty_list", "items")
	b.account(domain.RoleChief).get("/api/batches/"+first.str("id")).refused(http.StatusNotFound, "not_found", "")
	b.server.batches.stop()
	if after := clerk.call(http.MethodPost, "/api/batches", body).want(http.StatusAccepted); after.str("id") == "" {
		t.Error("a server that stops takes no batch")
	}
}

// A server that ends in the middle of a batch leaves the rest waiting; the next one goes on with it by itself, and nothing
// is decided twice.
func TestBatch_GoesOnAfterARestart(t *testing.T) {
	t.Parallel()
	o := newDesks(t)
	const size, middle = 12, 5
	items := make([]map[string]any, size)
	for i := range items {
		items[i] = map[string]any{"caseId": o.put(domain.StateFiled, stages()[domain.StateFiled]), "n": 1}
	}
	hold, err := o.db.Pool().Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := hold.Exec(t.Context(), `SELECT FROM cases WHERE id = $1 FOR UPDATE`, items[middle]["caseId"]); err != nil {
		t.Fatal(err)
	}
	started := o.callers[domain.RoleClerk].call(http.MethodPost, "/api/batches", map[string]any{"outcome": "approved", "items": items}).want(http.StatusAccepted)
	for o.query(`SELECT count(*)::text FROM batch_items WHERE state = 'done'`) != strconv.Itoa(middle) {
		continue // it stops there for as long as the case is held
	}
	o.server.batches.stop()
	if err := hold.Rollback(t.Context()); err != nil {
		t.Fatal(err)
	}
	if waiting := o.query(`SELECT count(*)::text FROM batch_items WHERE state = 'waiting'`); waiting != strconv.Itoa(size-middle) {
		t.Fatalf("%s of the batch are left", waiting)
	}

	next, err := New(Config{DB: o.db})
	if err != nil {
		t.Fatal(err)
	}
	if err := next.ResumeBatches(t.Context()); err != nil {
		t.Fatal(err)
	}
	next.batches.done.Wait()
	batch := o.callers[domain.RoleClerk].get("/api/batches/" + started.str("id")).want(http.StatusOK)
	if batch.Body["done"] != float64(size) || batch.Body["waiting"] != float64(0) {
		t.Errorf("in the end: %s", batch.Text)
	}
	if n := o.query(`SELECT count(*)::text FROM decisions`); n != strconv.Itoa(size) {
		t.Errorf("%s decisions on %d cases", n, size)
	}
}
