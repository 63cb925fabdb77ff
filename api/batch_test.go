package api

import (
	"net/http"
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
