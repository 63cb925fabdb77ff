package activities_test

import (
	"context"
	"testing"

	"go.temporal.io/sdk/worker"

	"xueshi/domain"
	"xueshi/workflows"
)

const (
	lateCases   = 1500 // more than one transaction takes
	latePeople  = 1500
	firstChunk  = 1000
	bureauCases = 3
)

func newClosing(t *testing.T) *bench {
	t.Helper()
	b := newBench(t, newYear)
	b.people(latePeople)
	b.transcripts(lateCases, domain.RoleUnit)
	b.transcripts(bureauCases, domain.RoleClerk)
	b.exec(`INSERT INTO accounts (id, login, name, password_hash, role, org_id) SELECT gen_random_uuid(), 'unit', 'unit', 'x', 'unit', id FROM orgs WHERE kind = 'unit'`)
	return b
}

// close does what the year's workflow does, when what it waits for has ended.
func (b *bench) close() {
	b.t.Helper()
	b.newEnvironment()
	b.run(nil, "ExpireCases", b.year)
	b.exec(`UPDATE cases SET closed_at = now() WHERE kind <> 'year'`)
	b.run(nil, "DecideOutcomes", b.year)
	var look workflows.YearLook
	b.run(&look, "CloseYear", b.year)
	if !look.Closed {
		b.t.Error("the year is not closed")
	}
}

// trace is everything that a closing leaves behind.
func (b *bench) trace() (trace string) {
	b.t.Helper()
	err := b.db.Pool().QueryRow(b.t.Context(), `SELECT string_agg(what || ' ' || times, E'\n' ORDER BY what) FROM (
		SELECT 'step ' || coalesce(outcome, 'open') || ' in version ' || c.version AS what, count(*) AS times FROM steps s JOIN cases c ON c.id = s.case_id GROUP BY 1
		UNION ALL SELECT 'timeline ' || kind || ' ' || facts, count(*) FROM timeline GROUP BY 1
		UNION ALL SELECT 'cases told ' || outcome, count(DISTINCT case_id) FROM outbox GROUP BY 1
		UNION ALL SELECT 'signal ' || n || ' ' || outcome, count(*) FROM outbox GROUP BY 1
		UNION ALL SELECT 'notice ' || kind || ' ' || facts, count(*) FROM notices GROUP BY 1
		UNION ALL SELECT 'outcome ' || coalesce(outcome, '') || ' ' || coalesce(reasons::text, '') || ' ' || coalesce(consequences::text, ''), count(*) FROM enrolments GROUP BY 1
		UNION ALL SELECT 'year ' || state, count(*) FROM years GROUP BY 1) t`).Scan(&trace)
	if err != nil {
		b.t.Fatal(err)
	}
	return trace
}

// The activity that lets cases expire is killed in its second transaction, the one that decides outcomes fails in its
// second: what is there is whole, and run again they end where a closing in one go ends, with nothing done twice.
func TestR17_ClosingCutShortAndRunAgain(t *testing.T) {
	t.Parallel()
	whole := newClosing(t)
	whole.close()
	want := whole.trace()

	b := newClosing(t)
	b.killExpiring()
	if n := b.count(`SELECT count(*) FROM steps WHERE outcome = 'expired'`); n != firstChunk {
		t.Errorf("when the activity was killed %d steps had expired", n)
	}
	if n := b.count(`SELECT count(*) FROM outbox WHERE outcome = 'expired'`); n != firstChunk {
		t.Errorf("when the activity was killed %d cases were told", n)
	}
	b.newEnvironment()
	b.run(nil, "ExpireCases", b.year)
	b.failDeciding()
	if n := b.count(`SELECT count(*) FROM enrolments WHERE outcome IS NOT NULL`); n != firstChunk {
		t.Errorf("when the transaction failed %d people were decided", n)
	}
	b.close()
	if got := b.trace(); got != want {
		t.Errorf("cut short and run again it ends as\n%s\nin one go as\n%s", got, want)
	}
	b.close()
	if got := b.trace(); got != want {
		t.Errorf("run once more it ends as\n%s\nbefore as\n%s", got, want)
	}
}

// killExpiring kills the activity while it waits, in its second transaction, for a case that somebody else has locked.
func (b *bench) killExpiring() {
	b.t.Helper()
	ctx := b.t.Context()
	hold, err := b.db.Pool().Begin(ctx)
	if err != nil {
		b.t.Fatal(err)
	}
	if _, err := hold.Exec(ctx, `SELECT FROM cases WHERE id = (SELECT max(c.id::text)::uuid FROM cases c JOIN steps s ON s.case_id = c.id WHERE s.role = 'unit') FOR UPDATE`); err != nil {
		b.t.Fatal(err)
	}
	alive, kill := context.WithCancel(ctx)
	defer kill()
	b.newEnvironment()
	b.env.SetWorkerOptions(worker.Options{BackgroundActivityContext: alive})
	ended := make(chan error, 1)
	go func() {
		_, err := b.env.ExecuteActivity("ExpireCases", b.year)
		ended <- err
	}()
	for b.count(`SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`) == 0 {
		continue // until it waits for the lock
	}
	kill()
	if err := <-ended; err == nil {
		b.t.Error("the activity was not killed")
	}
	if err := hold.Rollback(ctx); err != nil {
		b.t.Fatal(err)
	}
}

// failDeciding lets the second transaction that writes outcomes fail.
func (b *bench) failDeciding() {
	b.t.Helper()
	b.exec(`CREATE TABLE tripwire (left_over int)`)
	b.exec(`INSERT INTO tripwire VALUES (1)`)
	b.exec(`CREATE FUNCTION trip() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
		UPDATE tripwire SET left_over = left_over - 1;
		IF (SELECT left_over FROM tripwire) < 0 THEN RAISE EXCEPTION 'tripped'; END IF;
		RETURN NULL; END $$`)
	b.exec(`CREATE TRIGGER trip AFTER UPDATE ON enrolments FOR EACH STATEMENT EXECUTE FUNCTION trip()`)
	b.newEnvironment()
	if _, err := b.env.ExecuteActivity("DecideOutcomes", b.year); err == nil {
		b.t.Error("the transaction did not fail")
	}
	b.exec(`DROP TRIGGER trip ON enrolments`)
}
