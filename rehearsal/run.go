package rehearsal

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"xueshi/store"
)

// Options say what is played where. The server at BaseURL works on the same database as DB, which must be empty but for
// its schema, with workers and an engine that can skip time.
type Options struct {
	BaseURL   string
	Transport http.RoundTripper // nil: http.DefaultTransport
	DB        *store.DB
	Mover     *Mover
	Scenario  *Scenario
	Out       io.Writer
	JSON      bool // the result as one JSON document instead of a report
}

// Failure is an expectation that was not met.
type Failure struct { //nolint:errname // it is what a rehearsal is after, not an error of ours {
	Step        *Step // nil: one of those compared at the end
	Differences []Difference
	Answer      any // of the call
}

// Error names the step, what was expected and what came.
func (f *Failure) Error() string {
	var b strings.Builder
	if f.Step == nil {
		b.WriteString("at the end:")
	} else {
		fmt.Fprintf(&b, "step %d (line %d), %s as %s:", f.Step.N, f.Step.Line, f.Step.Call, f.Step.As)
	}
	for _, d := range f.Differences {
		b.WriteString("\n  " + d.String())
	}
	if f.Answer != nil {
		b.WriteString("\n  the answer was " + shown(f.Answer))
	}
	return b.String()
}

// run is a scenario being played.
type run struct {
	Options

	client   *Client
	sessions map[string]*Session // by login
	known    map[string]any      // what $names stand for
}

// Run plays a scenario and returns what came of it. It answers policy.Faults for calls that the API does not have,
// before anything is done; and a *Failure where something came otherwise than expected: at a step, which ends the run,
// or at the end, when the result is there, too.
func Run(ctx context.Context, o Options) (*Result, error) {
	r := &run{Options: o, sessions: map[string]*Session{}, known: map[string]any{}}
	if r.Transport == nil {
		r.Transport = http.DefaultTransport
	}
	var err error
	if r.client, err = Connect(ctx, o.BaseURL, r.Transport); err != nil {
		return nil, err
	}
	if err := o.Scenario.Check(r.client.Operations()).Err(); err != nil {
		return nil, err
	}
	if err := r.begin(ctx); err != nil {
		return nil, err
	}
	for i := range o.Scenario.Steps {
		if err := r.play(ctx, &o.Scenario.Steps[i]); err != nil {
			return nil, err
		}
	}
	return r.end(ctx)
}

// begin sets the clock, opens the year and makes the fixtures.
func (r *run) begin(ctx context.Context) error {
	if err := r.DB.BeginRehearsal(ctx, r.Scenario.Start); err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	if err := r.makeStaff(ctx); err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	admin, err := r.session(ctx, adminLogin)
	if err != nil {
		return err
	}
	err = admin.Ask(ctx, Request{Operation: "openYear", Body: map[string]any{
		"policy": r.Scenario.Policy.Name, "source": string(r.Scenario.PolicySource),
	}}, nil)
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	if err := r.makeFixtures(ctx); err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	return r.Mover.Settle(ctx)
}

// play moves the clock to the step's time, calls, waits until the engine has acted on it, and compares.
func (r *run) play(ctx context.Context, step *Step) error {
	if err := r.Mover.Reach(ctx, step.At); err != nil {
		return fmt.Errorf("step %d (line %d): %w", step.N, step.Line, err)
	}
	if step.Call == "" {
		r.tellf("%3d  %s", step.N, r.local(step.At))
		return nil
	}
	answer, err := r.call(ctx, step)
	if err != nil {
		return fmt.Errorf("step %d (line %d): %w", step.N, step.Line, err)
	}
	now, err := r.DB.Now(ctx)
	if err != nil {
		return fmt.Errorf("step %d (line %d): %w", step.N, step.Line, err)
	}
	r.tellf("%3d  %s  %-10s %-18s %d  %s", step.N, r.local(now), step.As, step.Call, answer.Status, step.Note)
	if different := r.compare(step, answer); len(different) > 0 {
		return &Failure{Step: step, Differences: different, Answer: answer.Body}
	}
	for name, path := range step.Save {
		if r.known[name], err = pick(answer.Body, path); err != nil {
			return fmt.Errorf("step %d (line %d): save %s: %w", step.N, step.Line, name, err)
		}
	}
	return nil
}

func (r *run) call(ctx context.Context, step *Step) (Answer, error) {
	session, err := r.session(ctx, step.As)
	if err != nil {
		return Answer{}, err
	}
	with, _ := fill(step.With, r.known).(map[string]any)
	answer, err := session.Call(ctx, Request{Operation: step.Call, With: with, Body: fill(step.Body, r.known), Upload: step.Upload})
	if err != nil {
		return Answer{}, err
	}
	return answer, r.Mover.Settle(ctx)
}

// compare says what in an answer is otherwise than the step expects. Without an expected status it must be a success.
func (r *run) compare(step *Step, answer Answer) []Difference {
	var different []Difference
	switch {
	case step.Status == 0 && answer.Status >= http.StatusMultipleChoices:
		different = append(different, Difference{"status", "a success", answer.Status})
	case step.Status != 0 && step.Status != answer.Status:
		different = append(different, Difference{"status", step.Status, answer.Status})
	}
	if step.Answer != nil {
		different = append(different, differences("body", fill(step.Answer, r.known), answer.Body)...)
	}
	return different
}

// session logs an account in, once.
func (r *run) session(ctx context.Context, login string) (*Session, error) {
	if s := r.sessions[login]; s != nil {
		return s, nil
	}
	s, err := r.client.LogIn(ctx, login, Password)
	if err != nil {
		return nil, err
	}
	r.sessions[login] = s
	return s, nil
}

// tellf reports progress, unless the output is to be one JSON document.
func (r *run) tellf(format string, args ...any) {
	if !r.JSON {
		fmt.Fprintf(r.Out, format+"\n", args...) //nolint:errcheck // progress nobody can read is no fault of the year's
	}
}

func (r *run) local(t time.Time) string {
	return t.In(r.Scenario.Policy.Zone()).Format("2006-01-02 15:04")
}
