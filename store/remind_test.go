package store_test

import (
	"context"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"xueshi/domain"
	"xueshi/store"
)

// remind sends the reminders of a day.
func (w *town) remind(on string) (sent int) {
	w.t.Helper()
	w.tx(func(ctx context.Context, tx *store.Tx) (err error) {
		sent, err = tx.Remind(ctx, day(on))
		return err
	})
	return sent
}

// reminded are the days and rungs on which somebody was reminded of something.
func (w *town) reminded(who domain.Actor, kind string) string {
	w.t.Helper()
	return ask[string](w, `SELECT coalesce(string_agg(to_char(digest_on, 'MM-DD ') || rung, ', ' ORDER BY digest_on), '') FROM notices
		WHERE account_id = $1 AND kind = $2`, who.AccountID, kind)
}

// Filed on Thursday 21 May, due with the 28th, lapsing on 1 July. 25 to 27 June are off, Sunday the 28th is worked.
func TestR4_DepartmentAndProviderLearnOfTheDangerBefore(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	w.file(w.plan("2020-07-01", "2020-07-05"))
	accepted := w.plan("2020-07-01", "2020-07-05")
	accepted.ProviderID = w.academy.OrgID
	w.accepted(accepted) // is in no danger
	for d := day("2020-05-21"); !d.After(day("2020-07-01")); d = d.AddDays(1) {
		w.remind(d.String())
	}
	const danger = "06-24 ahead7, 06-28 ahead3, 06-30 ahead1, 07-01 today"
	for _, who := range []domain.Actor{w.finance, w.base, w.clerk} {
		if got := w.reminded(who, "lapse"); got != danger {
			t.Errorf("%s was warned on %s, want %s", who.Login, got, danger)
		}
	}
	for _, who := range []domain.Actor{w.academy, w.schools, w.unit, w.person, w.auditor, w.admin} {
		if got := w.reminded(who, "lapse"); got != "" {
			t.Errorf("%s was warned on %s", who.Login, got)
		}
	}
}

func TestReminders_LadderAndEveryWorkingDayOverdue(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	id := w.file(w.plan("2020-07-20", "2020-07-25")).ID
	disabled := w.account("gone", domain.RoleClerk, "", "")
	w.exec(`UPDATE accounts SET disabled = true WHERE id = $1`, disabled.AccountID)
	for d := day("2020-05-21"); d.Before(day("2020-06-03")); d = d.AddDays(1) {
		if d == day("2020-05-29") {
			w.moveTo("2020-05-29 00:00")
			w.tx(func(ctx context.Context, tx *store.Tx) error {
				_, err := tx.Escalate(ctx, id, 1)
				return err
			})
		}
		w.remind(d.String())
	}
	const overdue = "05-29 overdue-2020-05-29, 06-01 overdue-2020-06-01, 06-02 overdue-2020-06-02"
	if got := w.reminded(w.clerk, "due"); got != "05-21 ahead7, 05-25 ahead3, 05-27 ahead1, 05-28 today, "+overdue {
		t.Errorf("the clerk was reminded on %s", got)
	}
	if got := w.reminded(w.chief, "due"); got != overdue { // to whom it was escalated
		t.Errorf("the chief was reminded on %s", got)
	}
	if got := w.reminded(disabled, "due"); got != "" {
		t.Errorf("a disabled account was reminded on %s", got)
	}
	w.decide(w.clerk, id, 1, domain.Approved)
	if n := w.remind("2020-06-03"); n != 0 {
		t.Errorf("%d reminders of what is decided", n)
	}
}

func TestReminders_NotOnDaysOff(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	w.file(w.plan("2020-07-20", "2020-07-25")) // overdue from 29 May on
	for on, want := range map[string]bool{
		"2020-06-19": true,                       // a Friday
		"2020-06-20": false,                      // Saturday
		"2020-06-21": false,                      // Sunday
		"2020-06-25": false, "2020-06-26": false, // Dragon Boat
		"2020-06-28": true, // a Sunday that is worked
	} {
		if n := w.remind(on); (n > 0) != want {
			t.Errorf("%s: %d reminders", on, n)
		}
	}
	w.exec(`DELETE FROM notices`)
	w.moveTo("2020-06-20 08:30")
	w.tx(func(ctx context.Context, tx *store.Tx) error {
		n, err := tx.RemindToday(ctx)
		if n != 0 {
			t.Errorf("%d reminders on this Saturday", n)
		}
		return err
	})
	w.moveTo("2020-06-22 00:00") // still Sunday in UTC
	w.tx(func(ctx context.Context, tx *store.Tx) error {
		n, err := tx.RemindToday(ctx)
		if n != 2 { // two clerks
			t.Errorf("%d reminders on this Monday", n)
		}
		return err
	})
}

func TestReminders_NeverTwiceForTheSameDeadlineAndRung(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	w.file(w.plan("2020-07-20", "2020-07-25"))
	w.file(w.plan("2020-07-20", "2020-07-25"))
	var sent atomic.Int64
	race(t, many(4, func(ctx context.Context, _ int) error {
		return w.db.InTx(ctx, func(tx *store.Tx) error {
			n, err := tx.Remind(ctx, day("2020-05-25"))
			sent.Add(int64(n))
			return err
		})
	})...)
	if n := w.remind("2020-05-25"); n != 0 {
		t.Errorf("asked again, %d more were sent", n)
	}
	if n := ask[int64](w, `SELECT count(*) FROM notices WHERE digest_on IS NOT NULL`); n != 4 || sent.Load() != n { // two plans, two clerks
		t.Errorf("%d reminders are written, %d were counted", n, sent.Load())
	}
}

// Whoever has to correct hears of it: the person themself, or the accounts of the organisation that filed.
func TestReminders_GoToWhomTheStepAsks(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-06-02 09:00")
	of := map[string]string{"person": w.handIn(w.person, transcript(w.people[0])).ID, "unit": w.handIn(w.unit, transcript(w.people[2])).ID}
	for _, id := range of {
		w.decide(w.clerk, id, 1, domain.Returned)
		w.open(id, 2, domain.StepCorrection, domain.StateReturned)
	}
	w.remind("2020-06-09") // five working days: the last one
	for who, id := range of {
		got := ask[string](w, `SELECT string_agg(a.login, ' ') FROM notices n JOIN accounts a ON a.id = n.account_id WHERE n.case_id = $1 AND n.digest_on IS NOT NULL`, id)
		if got != who {
			t.Errorf("reminded of the %s's correction: %s", who, got)
		}
	}
}

func TestR13_UnitsAreRemindedOfTheirWindow(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-25 09:00")
	w.learned(w.people[0])
	w.stamp(w.submit(w.people[0]))
	w.exec(`DELETE FROM notices`)
	for _, on := range []string{"2020-09-22", "2020-09-23", "2020-09-29", "2020-09-30"} {
		w.remind(on)
	}
	if got := w.reminded(w.unit, "window"); got != "09-23 ahead7, 09-29 ahead1, 09-30 today" {
		t.Errorf("the unit was reminded on %s", got)
	}
	if got := ask[string](w, `SELECT string_agg(DISTINCT facts->>'people', ' ') FROM notices WHERE account_id = $1 AND kind = 'window'`, w.unit.AccountID); got != "3" {
		t.Errorf("the unit was told of %s people who are not submitted", got)
	}
	if got := w.reminded(w.school, "window"); got != "" { // nobody of it is in the title review
		t.Errorf("the school was reminded on %s", got)
	}
}

func TestNotices_NewestFirstAndReadOnce(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	w.exec(`INSERT INTO notices (account_id, case_id, kind, at) SELECT $1, $2, 'k' || n, now() FROM generate_series(1, 5) n`, w.unit.AccountID, w.year)
	w.exec(`INSERT INTO notices (account_id, case_id, kind, at) VALUES ($1, $2, 'not ours', now())`, w.school.AccountID, w.year)
	notices := func(after ...string) (kinds, last string, unread int) {
		w.tx(func(ctx context.Context, tx *store.Tx) error {
			list, n, err := tx.Notices(ctx, w.unit, store.Page{After: after, Limit: 2})
			names := make([]string, len(list))
			for i, notice := range list {
				names[i], last = notice.Kind, strconv.FormatInt(notice.ID, 10)
			}
			kinds, unread = strings.Join(names, " "), n
			return err
		})
		return kinds, last, unread
	}
	first, last, unread := notices()
	if first != "k5 k4" || unread != 5 {
		t.Errorf("the first page is %s, %d are unread", first, unread)
	}
	second, last, _ := notices(last)
	third, last, _ := notices(last)
	if second != "k3 k2" || third != "k1" {
		t.Errorf("the next pages are %s and %s", second, third)
	}
	w.tx(func(ctx context.Context, tx *store.Tx) error {
		id, err := strconv.ParseInt(last, 10, 64)
		if err != nil {
			return err
		}
		return tx.ReadNotices(ctx, w.unit, id+2)
	})
	if _, _, unread := notices(); unread != 2 {
		t.Errorf("%d are unread", unread)
	}
	if n := ask[int](w, `SELECT count(*) FROM notices WHERE read_at IS NOT NULL AND account_id <> $1`, w.unit.AccountID); n != 0 {
		t.Errorf("%d notices of others are read", n)
	}
	w.refused(func(ctx context.Context, tx *store.Tx) error {
		_, _, err := tx.Notices(ctx, w.unit, store.Page{After: []string{"x"}, Limit: 2})
		return err
	}, "cursor: form.cursor")
}

// What somebody holds, the holder is reminded of and whoever stands in, and not the desk; that it is overdue, the desk
// hears all the same.
func TestReminders_GoToTheHolder(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2020-05-21 09:00")
	id := w.file(w.plan("2020-07-20", "2020-07-25")).ID // due with 28 May
	take := func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.TakeTask(ctx, w.clerk, id, 1)
		return err
	}
	rest := w.account("rest", domain.RoleClerk, "", "")
	w.tx(take)
	w.remind("2020-05-21")
	w.tx(func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.AddStandIn(ctx, w.clerk, "", w.clerk2.AccountID, moment("2020-05-21 09:00"), moment("2020-05-26 00:00"))
		return err
	})
	w.remind("2020-05-25")
	w.moveTo("2020-05-29 00:00")
	w.tx(func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.Escalate(ctx, id, 1)
		return err
	})
	w.remind("2020-05-29")
	for who, want := range map[*domain.Actor]string{
		&w.clerk: "05-21 ahead7, 05-25 ahead3, 05-29 overdue-2020-05-29", &w.clerk2: "05-25 ahead3", &rest: "", &w.chief: "05-29 overdue-2020-05-29",
	} {
		if got := w.reminded(*who, "due"); got != want {
			t.Errorf("%s was reminded on %q, want %q", who.Login, got, want)
		}
		if n := ask[int](w, `SELECT count(*) FROM notices WHERE account_id = $1 AND kind = 'overdue'`, who.AccountID); n != 1 {
			t.Errorf("%s heard %d times that it is overdue", who.Login, n)
		}
	}
	w.exec(`UPDATE accounts SET disabled = true WHERE id = $1`, w.clerk.AccountID)
	w.remind("2020-06-01")
	if got := w.reminded(rest, "due"); got != "06-01 overdue-2020-06-01" {
		t.Errorf("when the holder is gone, the desk was reminded on %q", got)
	}
}
