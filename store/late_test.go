package store

import (
	"fmt"
	"testing"
	"time"

	"xueshi/domain"
	"xueshi/policy"
)

// closingTown is a year 2020 with one unit and its people, as the closing finds it.
type closingTown struct {
	t        *testing.T
	db       *DB
	year     CaseRef
	unit     domain.Actor
	clerk    domain.Actor
	people   []string
	evidence string // a case that hours are registered for
}

// moment reads a business time in China.
func moment(text string) time.Time {
	at, err := time.ParseInLocation("2006-01-02 15:04", text, time.FixedZone("China", 8*60*60))
	if err != nil {
		panic(err)
	}
	return at
}

// newClosingTown opens 2020 in November with n people; the database is the test's own.
func newClosingTown(t *testing.T, n int) *closingTown {
	t.Helper()
	w := &closingTown{t: t, db: openDB(t)}
	ctx := t.Context()
	if err := w.db.BeginRehearsal(ctx, moment("2020-11-02 09:00")); err != nil {
		t.Fatal(err)
	}
	source, _ := policy.Shipped("guangde-2020")
	inTx(t, w.db, func(tx *Tx) error {
		chief, err := tx.CreateAccount(ctx, NewAccount{Login: "chief", Name: "chief", PasswordHash: "x", Role: domain.RoleChief})
		if err != nil {
			return err
		}
		w.year, err = tx.OpenYear(ctx, domain.Actor{AccountID: chief.ID, Role: domain.RoleChief}, "guangde-2020", source)
		return err
	})
	unit := oneUnit(t, w.db)
	inTx(t, w.db, func(tx *Tx) error {
		account, err := tx.CreateAccount(ctx, NewAccount{Login: "unit", Name: "unit", PasswordHash: "x", Role: domain.RoleUnit, OrgID: unit})
		if err != nil {
			return err
		}
		w.unit = domain.Actor{AccountID: account.ID, Role: domain.RoleUnit, OrgID: unit}
		if account, err = tx.CreateAccount(ctx, NewAccount{Login: "clerk", Name: "clerk", PasswordHash: "x", Role: domain.RoleClerk}); err != nil {
			return err
		}
		w.clerk = domain.Actor{AccountID: account.ID, Role: domain.RoleClerk}
		people := make([]NewPerson, n)
		for i := range people {
			people[i] = NewPerson{Name: fmt.Sprint("人", i), IDNumber: testID(i), UnitID: unit, Series: "会计"}
		}
		w.people, err = tx.CreatePeople(ctx, people)
		return err
	})
	w.evidence = w.caseOf(domain.KindPlan)
	w.announce("2020-11-02", "2020-12-31")
	return w
}

// announce adds a window for those who are not in the title review, in place of the one there was.
func (w *closingTown) announce(opens, closes string) {
	w.t.Helper()
	inTx(w.t, w.db, func(tx *Tx) error {
		_, err := tx.Exec(w.t.Context(), `DELETE FROM windows WHERE cohort = 'others'`)
		if err == nil && opens != "" {
			_, err = tx.Exec(w.t.Context(), `INSERT INTO windows (id, year, cohort, opens_on, closes_on) VALUES ($1, 2020, 'others', $2, $3)`, newID(), opens, closes)
		}
		return err
	})
}

// caseOf makes a case that has ended, for hours and lines to belong to.
func (w *closingTown) caseOf(kind domain.CaseKind) (id string) {
	w.t.Helper()
	inTx(w.t, w.db, func(tx *Tx) error {
		id = newID()
		_, err := tx.Exec(w.t.Context(), `INSERT INTO cases (id, kind, year, title, state, filed_by, filed_at, closed_at, following)
			VALUES ($1, $2, 2020, 'a case', 'registered', $3, $4, $4, false)`, id, kind, w.clerk.AccountID, tx.now)
		return err
	})
	return id
}

// register puts hours into the ledger, now.
func (w *closingTown) register(person int, subject domain.Subject, hours int) {
	w.t.Helper()
	id := w.caseOf(domain.KindPlan)
	inTx(w.t, w.db, func(tx *Tx) error {
		_, err := tx.Exec(w.t.Context(), `INSERT INTO credits (year, person_id, subject, hours, earned_on, case_id, reason, author_id, created_at)
			VALUES (2020, $1, $2, $3, '2020-11-30', $4, 'test', $5, $6)`, w.people[person], subject, hours, id, w.clerk.AccountID, tx.now)
		return err
	})
}

func (w *closingTown) moveTo(text string) {
	w.t.Helper()
	if err := w.db.MoveClock(w.t.Context(), moment(text)); err != nil {
		w.t.Fatal(err)
	}
}

// look does what the year's workflow does each time it looks over a closing year.
func (w *closingTown) look() (look YearLook) {
	w.t.Helper()
	inTx(w.t, w.db, func(tx *Tx) error { return tx.BeginClosing(w.t.Context(), w.year.ID) })
	for last, more := "", true; more; more = last != "" {
		inTx(w.t, w.db, func(tx *Tx) (err error) {
			last, err = tx.DecideOutcomes(w.t.Context(), w.year.ID, last)
			return err
		})
	}
	inTx(w.t, w.db, func(tx *Tx) (err error) {
		look, err = tx.CloseYear(w.t.Context(), w.year.ID)
		return err
	})
	return look
}

// outcomes returns everyone's outcome.
func (w *closingTown) outcomes() []string {
	w.t.Helper()
	all := make([]string, len(w.people))
	for i, id := range w.people {
		err := w.db.pool.QueryRow(w.t.Context(), `SELECT coalesce(outcome, '') FROM enrolments WHERE year = 2020 AND person_id = $1`, id).Scan(&all[i])
		if err != nil {
			w.t.Fatal(err)
		}
	}
	return all
}

func (w *closingTown) submit(people ...string) error {
	return w.db.InTx(w.t.Context(), func(tx *Tx) error {
		_, err := tx.Submit(w.t.Context(), w.unit, 2020, people)
		return err
	})
}

// code is that of the first refusal, empty for none.
func code(t *testing.T, err error) string {
	t.Helper()
	switch e := err.(type) { //nolint:errorlint // refusals are returned as they are
	case nil:
		return ""
	case domain.Refusals:
		return e[0].Code
	case *domain.Refusal:
		return e.Code
	default:
		t.Fatal(err)
		return ""
	}
}

// Three people lack hours when the year ends. One is registered in January and submitted, one is registered and not
// submitted, one could have been submitted before and got more hours in January.
func TestR16_RegisteredAfterTheYearsEnd(t *testing.T) {
	t.Parallel()
	w := newClosingTown(t, 3)
	for i := range w.people {
		w.register(i, domain.Common, 30)
	}
	w.register(2, domain.Specialty, 60)
	pending := w.caseOf(domain.KindPlan)
	inTx(t, w.db, func(tx *Tx) error {
		_, err := tx.Exec(t.Context(), `UPDATE cases SET closed_at = NULL, state = 'recorded' WHERE id = $1`, pending)
		if err != nil {
			return err
		}
		_, err = tx.Exec(t.Context(), `WITH p AS (INSERT INTO plans (case_id, series, subject, content, hours, starts_on, ends_on, sessions, place, teachers, fee, fee_basis, first_filed_on, filed_on)
			VALUES ($1, '会计', '', '', 60, '2020-11-01', '2020-11-30', '[]', '', '{}', 0, '', '2020-09-01', '2020-09-01'))
			INSERT INTO results (case_id, line, person_id, passed, hours, state) SELECT $1, n, id::uuid, true, 60, 'pending' FROM unnest($2::text[]) WITH ORDINALITY r(id, n)`, pending, w.people[:2])
		return err
	})
	w.moveTo("2021-01-01 00:00")
	if look := w.look(); look.Closed || !look.Again.IsZero() {
		t.Errorf("while the bureau owes a decision: %+v", look)
	}
	if got := fmt.Sprint(w.outcomes()); got != "[  incomplete]" {
		t.Errorf("after the year's end: %s", got)
	}
	if got := code(t, w.submit(w.people[0])); got != "submission.hours_missing" {
		t.Errorf("submitted before the hours are registered: %q", got)
	}

	w.moveTo("2021-01-11 10:00") // a Monday: ten working days are over with the 25th
	w.register(0, domain.Specialty, 60)
	w.register(1, domain.Specialty, 60)
	inTx(t, w.db, func(tx *Tx) error {
		_, err := tx.Exec(t.Context(), `UPDATE results SET state = 'registered' WHERE case_id = $1`, pending)
		if err == nil {
			_, err = tx.Exec(t.Context(), `UPDATE cases SET closed_at = now() WHERE id = $1`, pending)
		}
		return err
	})
	if look, want := w.look(), moment("2021-01-26 00:00"); look.Closed || !look.Again.Equal(want) {
		t.Errorf("looks again at %s, want %s", look.Again, want)
	}
	var told int
	err := w.db.pool.QueryRow(t.Context(), `SELECT count(*) FROM notices WHERE kind = 'lateSubmission' AND account_id = $1 AND facts @> '{"people": 2, "until": "2021-01-25"}'`, w.unit.AccountID).Scan(&told)
	if err != nil || told != 1 {
		t.Errorf("the unit was told %d times: %v", told, err)
	}
	if got := code(t, w.submit(w.people[2])); got != "window.year_over" {
		t.Errorf("who could have come in time: %q", got)
	}
	if got := code(t, w.submit(w.people[0])); got != "" {
		t.Errorf("refused %q", got)
	}
	var late, window bool
	err = w.db.pool.QueryRow(t.Context(), `SELECT late_by_bureau, window_id IS NOT NULL FROM submission_people WHERE person_id = $1`, w.people[0]).Scan(&late, &window)
	if err != nil || !late || window {
		t.Errorf("flagged late %v, in a window %v: %v", late, window, err)
	}

	w.moveTo("2021-01-25 23:59")
	if w.look(); w.outcomes()[1] != "" {
		t.Error("decided before the time was over")
	}
	w.moveTo("2021-01-26 00:00")
	if got := code(t, w.submit(w.people[1])); got != "window.late_over" {
		t.Errorf("a day too late: %q", got)
	}
	if look := w.look(); look.Closed || !look.Again.IsZero() {
		t.Errorf("while a submission is live: %+v", look)
	}
	if got := fmt.Sprint(w.outcomes()); got != "[ incomplete incomplete]" {
		t.Errorf("in the end: %s", got)
	}
}

func TestR16_UnitsAreRemindedOfLateSubmissions(t *testing.T) {
	t.Parallel()
	w := newClosingTown(t, 1)
	w.register(0, domain.Common, 30)
	w.moveTo("2021-01-11 10:00")
	w.register(0, domain.Specialty, 60)
	w.look()
	for day, want := range map[domain.Date]int{domain.NewDate(2021, 1, 18): 1, domain.NewDate(2021, 1, 19): 0, domain.NewDate(2021, 1, 25): 1} {
		inTx(t, w.db, func(tx *Tx) error {
			n, err := tx.Remind(t.Context(), day)
			if n != want {
				t.Errorf("%s: %d reminders, want %d", day, n, want)
			}
			return err
		})
	}
}

// The window is over and the year is not. Of four people one had the hours in time, two get them afterwards, and one never.
func TestR16_RegisteredAfterTheLastWindow(t *testing.T) {
	t.Parallel()
	w := newClosingTown(t, 4)
	w.announce("2020-11-02", "2020-11-20")
	for i := range w.people {
		w.register(i, domain.Common, 30)
	}
	w.register(0, domain.Specialty, 60)
	w.moveTo("2020-11-23 10:00")
	if got := code(t, w.submit(w.people[0])); got != "window.over" {
		t.Errorf("who missed the window: %q", got)
	}
	if got := code(t, w.submit(w.people[1])); got != "submission.hours_missing" {
		t.Errorf("before the hours are registered: %q", got)
	}
	late := w.reviewed(w.people[1], w.people[2])
	var told int
	err := w.db.pool.QueryRow(t.Context(), `SELECT count(*) FROM notices WHERE kind = 'lateSubmission' AND account_id = $1 AND facts @> '{"people": 2, "until": "2020-12-31"}'`, w.unit.AccountID).Scan(&told)
	if err != nil || told != 1 {
		t.Errorf("the unit was told %d times: %v", told, err)
	}
	inTx(t, w.db, func(tx *Tx) error { return tx.RegisterPlanHours(t.Context(), late) })
	if err := w.db.pool.QueryRow(t.Context(), `SELECT count(*) FROM notices WHERE kind = 'lateSubmission'`).Scan(&told); err != nil || told != 1 {
		t.Errorf("registered again, the unit was told %d times: %v", told, err)
	}
	if got := code(t, w.submit(w.people[1])); got != "" {
		t.Errorf("without a window: refused %q", got)
	}
	w.moveTo("2021-01-01 00:00")
	w.look()
	if got := fmt.Sprint(w.outcomes()); got != "[incomplete  incomplete incomplete]" {
		t.Errorf("after the year's end: %s", got)
	}
}

// For whom the bureau has announced no window at all, the time to be submitted begins when the year has ended.
func TestR16_NoWindowWasEverAnnounced(t *testing.T) {
	t.Parallel()
	w := newClosingTown(t, 2)
	w.announce("", "")
	for _, subject := range []domain.Subject{domain.Common, domain.Specialty} {
		w.register(0, subject, 60)
	}
	if got := code(t, w.submit(w.people[0])); got != "window.not_announced" {
		t.Errorf("in November: %q", got)
	}
	w.moveTo("2021-01-01 00:00")
	if look, want := w.look(), moment("2021-01-16 00:00"); look.Closed || !look.Again.Equal(want) {
		t.Errorf("looks again at %s, want %s", look.Again, want)
	}
	if got := fmt.Sprint(w.outcomes()); got != "[ incomplete]" {
		t.Errorf("after the year's end: %s", got)
	}
	if got := code(t, w.submit(w.people[0])); got != "" {
		t.Errorf("refused %q", got)
	}
}

// reviewed registers a plan's sixty hours for people, as its workflow does when the clerk has approved them.
func (w *closingTown) reviewed(people ...string) (caseID string) {
	w.t.Helper()
	ctx := w.t.Context()
	inTx(w.t, w.db, func(tx *Tx) error {
		caseID = newID()
		for _, q := range []struct {
			sql  string
			args []any
		}{
			{`INSERT INTO cases (id, kind, year, title, state, filed_by, filed_at) VALUES ($1, 'plan', 2020, 'a plan', 'recorded', $2, $3)`, []any{caseID, w.clerk.AccountID, tx.now}},
			{`INSERT INTO plans (case_id, series, subject, content, hours, starts_on, ends_on, sessions, place, teachers, fee, fee_basis, first_filed_on, filed_on)
				VALUES ($1, '会计', '', '', 60, '2020-11-01', '2020-11-20', '[]', '', '{}', 0, '', '2020-09-01', '2020-09-01')`, []any{caseID}},
			{`INSERT INTO results (case_id, line, person_id, passed, hours, state) SELECT $1, n, id::uuid, true, 60, 'pending' FROM unnest($2::text[]) WITH ORDINALITY r(id, n)`, []any{caseID, people}},
			{`INSERT INTO steps (case_id, n, name, role, opened_at, outcome, decided_at, decided_by) VALUES ($1, 1, 'hoursReview', 'clerk', $2, 'approved', $2, $3)`, []any{caseID, tx.now, w.clerk.AccountID}},
		} {
			if _, err := tx.Exec(ctx, q.sql, q.args...); err != nil {
				return err
			}
		}
		return tx.RegisterPlanHours(ctx, caseID)
	})
	inTx(w.t, w.db, func(tx *Tx) error { return tx.EndCase(ctx, caseID, domain.StateRegistered) })
	return caseID
}
