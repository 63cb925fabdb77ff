package demo

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"time"

	"xueshi/domain"
	"xueshi/policy"
	"xueshi/rehearsal"
	"xueshi/store"
)

// PolicyName is the policy under which the demonstration's year is opened.
const PolicyName = "guangde-2020"

// Password is that of every account of the demonstration; the log-in page shows it.
const Password = "xueshi2020"

const seed = 2020

// Options say on what the city is built: an empty migrated database, a mover with its engine and workers that run, and
// the API's handler.
type Options struct {
	DB       *store.DB
	Mover    *rehearsal.Mover
	Handler  http.Handler
	Progress func(done, total int, what string) // nil: nobody listens
}

// Begins is the demonstration's first instant: the day of the notice.
func Begins() time.Time { return at(may(6), 9) }

// Ends is the instant at which the demonstration is handed over.
func Ends() time.Time { return at(july(15), 9) }

// Build makes the city and plays its year up to mid-July. It takes some tens of seconds. A build that was interrupted
// cannot be taken up again: see Built.
func Build(ctx context.Context, o Options) error {
	if o.Progress == nil {
		o.Progress = func(int, int, string) {}
	}
	b, err := newBuilder(ctx, o)
	if err != nil {
		return fmt.Errorf("demonstration: %w", err)
	}
	events := slices.Concat(b.opening(), b.courseEvents(), b.transcriptEvents(), b.submissionEvents())
	events = append(events, event{Ends(), "mid-July", func(context.Context) error { return nil }})
	slices.SortStableFunc(events, func(a, b event) int { return a.at.Compare(b.at) })
	for i, e := range events {
		o.Progress(i, len(events), e.what)
		if err := b.happen(ctx, e); err != nil {
			return fmt.Errorf("demonstration, %s, %s: %w", e.at.Format("2006-01-02 15:04"), e.what, err)
		}
	}
	o.Progress(len(events), len(events), "the city is ready")
	return nil
}

// Built says how far a database has come: begun, and built to the end.
func Built(ctx context.Context, db *store.DB) (begun, built bool, err error) {
	if !db.Rehearsal() {
		return false, false, nil
	}
	now, err := db.Now(ctx)
	if err != nil {
		return false, false, fmt.Errorf("demonstration: %w", err)
	}
	return true, !now.Before(Ends()), nil
}

// event is something that happens in the city's year.
type event struct {
	at   time.Time
	what string
	do   func(ctx context.Context) error
}

// builder plays the city's people.
type builder struct {
	Options

	city     *City
	policy   *policy.Policy
	client   *rehearsal.Client
	sessions map[string]*rehearsal.Session
	hash     string
	orgs     map[string]string // ids of departments, providers and units by their log-ins
	people   []string          // ids, in the city's order
	roster   map[string][]int  // people of a series, those in the title review first
}

func newBuilder(ctx context.Context, o Options) (*builder, error) {
	source, ok := policy.Shipped(PolicyName)
	if !ok {
		return nil, errors.New("no policy " + PolicyName)
	}
	p, faults := policy.Parse(source)
	if err := faults.Err(); err != nil {
		return nil, err
	}
	hash, err := rehearsal.HashPassword(Password)
	if err != nil {
		return nil, err
	}
	client, err := rehearsal.Connect(ctx, "http://demo.invalid", rehearsal.Handler{Handler: o.Handler})
	if err != nil {
		return nil, err
	}
	if !o.DB.Rehearsal() {
		if err := o.DB.BeginRehearsal(ctx, Begins()); err != nil {
			return nil, err
		}
	}
	b := &builder{
		Options: o, city: Invent(seed, p.Base.Name), policy: p, client: client, hash: hash,
		sessions: map[string]*rehearsal.Session{}, orgs: map[string]string{}, roster: map[string][]int{},
	}
	b.lineUp()
	return b, nil
}

// lineUp orders each series' people, those in the title review first, so that the first courses are theirs.
func (b *builder) lineUp() {
	for i, p := range b.city.People {
		b.roster[p.Series] = append(b.roster[p.Series], i)
	}
	for _, line := range b.roster {
		slices.SortStableFunc(line, func(i, j int) int {
			return boolInt(b.city.People[j].TitleReview) - boolInt(b.city.People[i].TitleReview)
		})
	}
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// happen moves the clock to the event, lets it happen and waits until the engine has acted on it.
func (b *builder) happen(ctx context.Context, e event) error {
	if err := b.Mover.Reach(ctx, e.at); err != nil {
		return err
	}
	if err := e.do(ctx); err != nil {
		return err
	}
	return b.Mover.Settle(ctx)
}

// ask calls an operation as an account; the answer must be a success.
func (b *builder) ask(ctx context.Context, login, operation string, with map[string]any, body, into any) error {
	s := b.sessions[login]
	if s == nil {
		var err error
		if s, err = b.client.LogIn(ctx, login, Password); err != nil {
			return err
		}
		b.sessions[login] = s
	}
	if err := s.Ask(ctx, rehearsal.Request{Operation: operation, With: with, Body: body}, into); err != nil {
		return fmt.Errorf("%s: %w", login, err)
	}
	return nil
}

// decision is what somebody decides on whatever step a case waits at.
type decision struct {
	Outcome       domain.StepOutcome `json:"outcome"`
	Comment       string             `json:"comment,omitempty"`
	Except        []exception        `json:"except,omitempty"`
	OriginalsSeen bool               `json:"originalsSeen,omitempty"`
}

type exception struct {
	PersonID string `json:"personId"`
	Comment  string `json:"comment"`
}

// decide looks a case up and decides its open step.
func (b *builder) decide(ctx context.Context, login, caseID string, d decision) error {
	var view struct {
		Step struct {
			N int `json:"n"`
		} `json:"step"`
	}
	if err := b.ask(ctx, login, "getCase", map[string]any{"caseId": caseID}, nil, &view); err != nil {
		return err
	}
	return b.ask(ctx, login, "decide", map[string]any{"caseId": caseID, "n": view.Step.N}, d, nil)
}

// at is a full hour of a day in the policy's zone.
func at(day domain.Date, hour int) time.Time {
	return day.In(time.FixedZone("Asia/Shanghai", 8*60*60)).Add(time.Duration(hour) * time.Hour)
}

// Days of the year 2020.
func may(day int) domain.Date       { return domain.NewDate(year, time.May, day) }
func june(day int) domain.Date      { return domain.NewDate(year, time.June, day) }
func july(day int) domain.Date      { return domain.NewDate(year, time.July, day) }
func august(day int) domain.Date    { return domain.NewDate(year, time.August, day) }
func september(day int) domain.Date { return domain.NewDate(year, time.September, day) }

const year = 2020
