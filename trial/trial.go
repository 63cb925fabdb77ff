package trial

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"xueshi/domain"
	"xueshi/policy"
	"xueshi/rehearsal"
	"xueshi/store"
)

// Options say what is played where. DB is an empty migrated database with an engine that can skip time, workers and a
// relay that run; Handler is the API on it.
type Options struct {
	Source   *store.DB // only read
	Year     int       // whose filings are played
	Policy   []byte    // the file under which they are played
	DB       *store.DB
	Mover    *rehearsal.Mover
	Handler  http.Handler
	Progress func(done, total int, at time.Time) // nil: nobody listens
}

// ErrNeverOpened says that the source has no such year.
var ErrNeverOpened = errors.New("was never opened there")

// trial is a year being played once more.
type trial struct {
	Options

	record   *store.YearRecord
	before   map[string]store.YearEnd // by the source's id
	shift    shift
	city     city
	client   *rehearsal.Client
	sessions map[string]*rehearsal.Session
	cases    map[string]*played  // by the source's id
	reasons  map[string][]Reason // of people, by the source's id
	failures []Failure
	queue    []event
}

// Run plays the year and says who would come out otherwise. The policy's faults come as policy.Faults.
func Run(ctx context.Context, o Options) (*Result, error) {
	t := &trial{Options: o, sessions: map[string]*rehearsal.Session{}, cases: map[string]*played{}, reasons: map[string][]Reason{}}
	if t.Progress == nil {
		t.Progress = func(int, int, time.Time) {}
	}
	if err := t.read(ctx); err != nil {
		return nil, err
	}
	events := t.events()
	if err := t.open(ctx, events); err != nil {
		return nil, fmt.Errorf("open the year: %w", err)
	}
	if err := t.play(ctx, events); err != nil {
		return nil, err
	}
	return t.result(ctx)
}

// read takes everything out of the source.
func (t *trial) read(ctx context.Context) error {
	next, faults := policy.Parse(t.Policy)
	if err := faults.Err(); err != nil {
		return err
	}
	err := t.Source.InTx(ctx, func(tx *store.Tx) (err error) {
		if t.record, err = tx.YearRecord(ctx, t.Year); err != nil {
			return err
		}
		t.before, err = yearEnds(ctx, tx, t.Year)
		return err
	})
	if errors.Is(err, store.ErrNotFound) {
		return fmt.Errorf("the year %d %w", t.Year, ErrNeverOpened)
	}
	if err != nil {
		return fmt.Errorf("read the year %d: %w", t.Year, err)
	}
	old, faults := policy.Parse(t.record.Policy)
	if err := faults.Err(); err != nil {
		return fmt.Errorf("the policy of %d: %s", t.Year, err) //nolint:errorlint // not the faults of the file that was given
	}
	t.shift = shift{old: old, next: next}
	return nil
}

func yearEnds(ctx context.Context, tx *store.Tx, year int) (map[string]store.YearEnd, error) {
	list, err := tx.YearEnds(ctx, year)
	if err != nil {
		return nil, fmt.Errorf("how the year stands: %w", err)
	}
	all := make(map[string]store.YearEnd, len(list))
	for _, e := range list {
		all[e.PersonID] = e
	}
	return all, nil
}

// open opens the new year shortly before the first thing happens, and moves everybody in.
func (t *trial) open(ctx context.Context, events []event) error {
	begins := t.shift.time(t.record.OpenedAt)
	if len(events) > 0 && events[0].at.Before(begins) {
		begins = events[0].at
	}
	if err := t.DB.BeginRehearsal(ctx, begins.Add(-time.Hour)); err != nil {
		return err
	}
	hash, err := rehearsal.HashPassword(rehearsal.Password)
	if err != nil {
		return err
	}
	err = t.DB.InTx(ctx, func(tx *store.Tx) error {
		for login, role := range map[string]domain.Role{adminLogin: domain.RoleAdmin, auditorLogin: domain.RoleAuditor} {
			if _, err := tx.CreateAccount(ctx, store.NewAccount{Login: login, Name: login, PasswordHash: hash, Role: role}); err != nil {
				return fmt.Errorf("account %s: %w", login, err)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if t.client, err = rehearsal.Connect(ctx, "http://trial.invalid", rehearsal.Handler{Handler: t.Handler}); err != nil {
		return err
	}
	if err := t.ask(ctx, adminLogin, rehearsal.Request{Operation: "openYear", Body: map[string]any{"policy": t.shift.next.Name, "source": string(t.Policy)}}, nil); err != nil {
		return err
	}
	if err := t.build(ctx); err != nil {
		return err
	}
	return t.Mover.Settle(ctx)
}
