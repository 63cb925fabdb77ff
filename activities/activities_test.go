package activities_test

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"go.temporal.io/sdk/testsuite"

	"xueshi/activities"
	"xueshi/demo"
	"xueshi/domain"
	"xueshi/internal/pgtest"
	"xueshi/policy"
	"xueshi/store"
	"xueshi/workflows"
)

// bench runs activities as the engine does, on a database in which the year 2020 is open.
type bench struct {
	t    *testing.T
	env  *testsuite.TestActivityEnvironment
	db   *store.DB
	log  bytes.Buffer
	year string
}

func newBench(t *testing.T, at time.Time) *bench {
	t.Helper()
	b := &bench{t: t}
	ctx := t.Context()
	db, err := store.Open(ctx, pgtest.Pool(t, store.Migrate))
	if err != nil {
		t.Fatal(err)
	}
	b.db = db
	if err := db.BeginRehearsal(ctx, spring); err != nil {
		t.Fatal(err)
	}
	source, _ := policy.Shipped("guangde-2020")
	b.tx(func(ctx context.Context, tx *store.Tx) error {
		a, err := tx.CreateAccount(ctx, store.NewAccount{Login: "clerk", Name: "clerk", PasswordHash: "x", Role: domain.RoleClerk})
		if err != nil {
			return err
		}
		ref, err := tx.OpenYear(ctx, domain.Actor{AccountID: a.ID, Role: domain.RoleChief}, "guangde-2020", source)
		b.year = ref.ID
		return err
	})
	if err := db.MoveClock(ctx, at); err != nil {
		t.Fatal(err)
	}
	b.newEnvironment()
	return b
}

// newEnvironment stands for another attempt: nothing is left of the one before.
func (b *bench) newEnvironment() {
	var suite testsuite.WorkflowTestSuite
	b.env = suite.NewTestActivityEnvironment()
	b.env.RegisterActivity(&activities.Activities{DB: b.db, Log: slog.New(slog.NewTextHandler(&b.log, nil))})
}

func (b *bench) tx(do func(ctx context.Context, tx *store.Tx) error) {
	b.t.Helper()
	ctx := b.t.Context()
	if err := b.db.InTx(ctx, func(tx *store.Tx) error { return do(ctx, tx) }); err != nil {
		b.t.Fatal(err)
	}
}

func (b *bench) exec(query string, args ...any) {
	b.t.Helper()
	if _, err := b.db.Pool().Exec(b.t.Context(), query, args...); err != nil {
		b.t.Fatal(err)
	}
}

func (b *bench) count(query string, args ...any) (n int) {
	b.t.Helper()
	if err := b.db.Pool().QueryRow(b.t.Context(), query, args...).Scan(&n); err != nil {
		b.t.Fatal(err)
	}
	return n
}

// run runs an activity by its name and reads its answer, unless answer is nil.
func (b *bench) run(answer any, name string, args ...any) {
	b.t.Helper()
	value, err := b.env.ExecuteActivity(name, args...)
	if err == nil && answer != nil {
		err = value.Get(answer)
	}
	if err != nil {
		b.t.Fatalf("%s: %v", name, err)
	}
}

// transcripts makes n transcripts of the year with their first step open, asked of role.
func (b *bench) transcripts(n int, role domain.Role) {
	b.t.Helper()
	b.exec(`WITH c AS (INSERT INTO cases (id, kind, year, title, state, filed_at, following)
			SELECT gen_random_uuid(), 'transcript', 2020, 't', 'filed', now(), false FROM generate_series(1, $1::int) RETURNING id)
		INSERT INTO steps (case_id, n, name, role, opened_at) SELECT id, 1, 'transcriptReview', $2, now() FROM c`, n, role)
}

// people enrols n people of one unit and returns their ids in order.
func (b *bench) people(n int) (ids []string) {
	b.t.Helper()
	b.tx(func(ctx context.Context, tx *store.Tx) error {
		unit, err := tx.CreateOrg(ctx, store.NewOrg{Kind: domain.OrgUnit, Name: "某单位", Code: demo.UnitCode(domain.UnitEnterprise, 1), UnitKind: domain.UnitEnterprise})
		if err != nil {
			return err
		}
		people := make([]store.NewPerson, n)
		for i := range people {
			people[i] = store.NewPerson{Name: fmt.Sprint("人", i), IDNumber: demo.IDNumber(domain.NewDate(1980+i/900, 1, 1), i%900), UnitID: unit.ID, Series: "会计"}
		}
		ids, err = tx.CreatePeople(ctx, people)
		return err
	})
	return ids
}

var (
	spring  = time.Date(2020, 3, 2, 1, 0, 0, 0, time.UTC) // the year is opened
	summer  = time.Date(2020, 6, 1, 1, 0, 0, 0, time.UTC)
	newYear = time.Date(2020, 12, 31, 16, 0, 0, 0, time.UTC)
)

func TestOpenStep_AnswersHowTheStepStands(t *testing.T) {
	t.Parallel()
	b := newBench(t, summer)
	b.transcripts(1, domain.RoleClerk)
	var id string
	if err := b.db.Pool().QueryRow(t.Context(), `SELECT id FROM cases WHERE kind = 'transcript'`).Scan(&id); err != nil {
		t.Fatal(err)
	}
	b.exec(`DELETE FROM steps`)
	in := workflows.OpenStepInput{CaseID: id, N: 1, Name: "transcriptReview", State: domain.StateFiled}
	var s workflows.OpenedStep
	due := time.Date(2020, 6, 8, 16, 0, 0, 0, time.UTC) // five working days: the end of Monday, 8 June, in China
	b.run(&s, "OpenStep", in)
	if s.Outcome != "" || !s.DueAt.Equal(due) || !s.LapseAt.IsZero() {
		t.Errorf("opened: %+v", s)
	}
	b.run(&s, "Escalate", id, 1)
	if s.Outcome != "" || !s.DueAt.IsZero() {
		t.Errorf("escalated, it would be escalated again: %+v", s)
	}
	b.run(&s, "OpenStep", in)
	if !s.DueAt.IsZero() {
		t.Errorf("opened again, it would be escalated again: %+v", s)
	}
	b.run(&s, "CloseStep", id, 1, domain.Lapsed)
	if s.Outcome != domain.Lapsed {
		t.Errorf("closed: %+v", s)
	}
	b.run(&s, "CloseStep", id, 1, domain.Passed)
	if s.Outcome != domain.Lapsed {
		t.Errorf("closed again: %+v", s)
	}
	var steps []domain.StepName
	b.run(&steps, "Pipeline", id, policy.PipelineTranscript, 0)
	if len(steps) != 1 || steps[0] != "transcriptReview" {
		t.Errorf("the pipeline is %v", steps)
	}
	b.run(nil, "EndCase", id, domain.StateLapsed)
	if n := b.count(`SELECT count(*) FROM cases WHERE state = 'lapsed' AND closed_at IS NOT NULL`); n != 1 {
		t.Errorf("%d cases have ended", n)
	}
}

func TestR17_MoreCasesExpireThanOneTransactionTakes(t *testing.T) {
	t.Parallel()
	b := newBench(t, newYear)
	b.transcripts(1100, domain.RoleUnit)
	b.transcripts(3, domain.RoleClerk)
	b.run(nil, "ExpireCases", b.year)
	if n := b.count(`SELECT count(*) FROM steps WHERE outcome = 'expired'`); n != 1100 {
		t.Errorf("%d of 1100 expired", n)
	}
	if n := b.count(`SELECT count(*) FROM years WHERE state = 'closing'`); n != 1 {
		t.Error("the year is not closing")
	}
}

func TestR17_MorePeopleAreDecidedThanOneTransactionTakes(t *testing.T) {
	t.Parallel()
	b := newBench(t, newYear)
	b.people(2100)
	b.run(nil, "ExpireCases", b.year)
	b.run(nil, "DecideOutcomes", b.year)
	if n := b.count(`SELECT count(*) FROM enrolments WHERE outcome = 'incomplete'`); n != 2100 {
		t.Errorf("%d of 2100 are decided", n)
	}
	var look workflows.YearLook
	b.run(&look, "CloseYear", b.year)
	if !look.Closed {
		t.Error("the year is not closed")
	}
}

// After a crash the closing goes on with the person it had come to.
func TestR17_DecidingGoesOnWhereItWas(t *testing.T) {
	t.Parallel()
	b := newBench(t, newYear)
	people := b.people(5)
	b.run(nil, "ExpireCases", b.year)
	b.env.SetHeartbeatDetails(people[2])
	b.run(nil, "DecideOutcomes", b.year)
	if n := b.count(`SELECT count(*) FROM enrolments WHERE outcome IS NOT NULL AND person_id = any($1::text[]::uuid[])`, people[3:]); n != 2 {
		t.Errorf("%d of those who come after are decided", n)
	}
	if n := b.count(`SELECT count(*) FROM enrolments WHERE outcome IS NOT NULL`); n != 2 {
		t.Errorf("%d are decided, with some that were looked at before", n)
	}
	b.newEnvironment()
	b.run(nil, "DecideOutcomes", b.year) // the next look begins with the first
	if n := b.count(`SELECT count(*) FROM enrolments WHERE outcome IS NOT NULL`); n != 5 {
		t.Errorf("%d of 5 are decided", n)
	}
}

func TestTurnYear_SaysWhenToLookAgain(t *testing.T) {
	t.Parallel()
	b := newBench(t, summer)
	var turn workflows.YearTurn
	b.run(&turn, "TurnYear", b.year)
	if want := time.Date(2020, 6, 30, 16, 0, 0, 0, time.UTC); turn.Ends || !turn.At.Equal(want) {
		t.Errorf("the year turns %+v, want %s", turn, want)
	}
}

func TestRemind_OnTheDayOrToday(t *testing.T) {
	t.Parallel()
	b := newBench(t, summer) // a Monday
	b.transcripts(1, domain.RoleClerk)
	b.exec(`UPDATE steps SET due_at = '2020-06-01T16:00Z'`)
	for _, c := range []struct {
		day  domain.Date
		want int
	}{{domain.Date{}, 1}, {domain.NewDate(2020, 6, 1), 0}, {domain.NewDate(2020, 6, 2), 1}, {domain.NewDate(2020, 6, 6), 0}} {
		var sent int
		b.run(&sent, "Remind", c.day)
		if sent != c.want {
			t.Errorf("%q: %d reminders, want %d", c.day, sent, c.want)
		}
	}
}

// What fails is tried again by the engine; the log says what and why, because a case that waits shows nobody an error.
func TestActivities_SayWhatFails(t *testing.T) {
	t.Parallel()
	b := newBench(t, summer)
	_, err := b.env.ExecuteActivity("EndCase", b.year[:35]+"0", domain.StateClosed)
	if err == nil || !strings.Contains(err.Error(), store.ErrNotFound.Error()) {
		t.Errorf("a case that is not there: %v", err)
	}
	if said := b.log.String(); !strings.Contains(said, "activity=EndCase") || !strings.Contains(said, "not found") {
		t.Errorf("the log says %q", said)
	}
	b.run(nil, "Ping")
	b.db.Pool().Close()
	if _, err := b.env.ExecuteActivity("Ping"); err == nil {
		t.Error("a database that is away is said to be there")
	}
}
