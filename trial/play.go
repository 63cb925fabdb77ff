package trial

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"time"

	"xueshi/domain"
	"xueshi/rehearsal"
)

// play announces what the bureau announced, and lets happen what happened; then business time goes on to where the
// source is now.
func (t *trial) play(ctx context.Context, events []event) error {
	if err := t.announce(ctx); err != nil {
		return err
	}
	t.queue = events
	last := time.Time{}
	for done := 1; len(t.queue) > 0; done++ {
		e := t.queue[0]
		t.queue = t.queue[1:]
		if err := t.Mover.Reach(ctx, e.at); err != nil {
			return err
		}
		if err := e.do(ctx); err != nil {
			return fmt.Errorf("%s: %w", e.at.Format(time.DateTime), err)
		}
		if err := t.Mover.Settle(ctx); err != nil {
			return fmt.Errorf("%s: %w", e.at.Format(time.DateTime), err)
		}
		t.Progress(done, done+len(t.queue), e.at)
		last = e.at
	}
	return t.Mover.Reach(ctx, t.end(last))
}

// end is where the source is now; long after a year is over nothing more happens to it.
func (t *trial) end(last time.Time) time.Time {
	const clearing = 60 // days, in which what lies with the bureau is decided
	end := t.shift.time(t.record.Now)
	if latest := t.shift.next.YearEndsAt().AddDate(0, 0, clearing); end.After(latest) {
		end = latest
	}
	if end.Before(last) {
		return last
	}
	return end
}

// later adds something that happens on the way.
func (t *trial) later(e event) {
	i, _ := slices.BinarySearchFunc(t.queue, e, event.compare)
	t.queue = slices.Insert(t.queue, i, e)
}

// announce announces the bureau's windows, but not for whom the policy itself has one.
func (t *trial) announce(ctx context.Context) error {
	for _, w := range t.record.Windows {
		if slices.ContainsFunc(t.shift.next.Windows, func(own domain.Window) bool { return own.Cohort == w.Cohort && own.Series == w.Series }) {
			continue
		}
		_, refused, err := t.call(ctx, t.city.desks[desk{role: domain.RoleChief}][0], rehearsal.Request{
			Operation: "announceWindow", With: map[string]any{"year": t.shift.next.Year},
			Body: map[string]any{"cohort": w.Cohort, "series": w.Series, "opensOn": t.shift.day(w.OpensOn), "closesOn": t.shift.day(w.ClosesOn)},
		})
		if err != nil {
			return err
		}
		if refused != nil {
			t.failures = append(t.failures, Failure{Kind: domain.KindYear, Title: string(w.Cohort), On: t.shift.day(w.OpensOn), Reason: refused.Errors[0].reason("")})
		}
	}
	return nil
}

// problem is a refusal of the API.
type problem struct {
	Errors []fault `json:"errors"`
}

type fault struct {
	Code    string `json:"code"`
	Rule    string `json:"rule"`
	Field   string `json:"field"`
	Message string `json:"message"`
}

// call asks as an account. A refusal is an answer; a failure of the server is an error.
func (t *trial) call(ctx context.Context, login string, r rehearsal.Request) (rehearsal.Answer, *problem, error) {
	session := t.sessions[login]
	if session == nil {
		var err error
		if session, err = t.client.LogIn(ctx, login, rehearsal.Password); err != nil {
			return rehearsal.Answer{}, nil, err
		}
		t.sessions[login] = session
	}
	answer, err := session.Call(ctx, r)
	if err != nil || answer.Status < http.StatusBadRequest {
		return answer, nil, err
	}
	refused := new(problem)
	if err := answer.Read(refused); err != nil {
		return answer, nil, fmt.Errorf("%s: %w", r.Operation, err)
	}
	if answer.Status >= http.StatusInternalServerError || len(refused.Errors) == 0 || refused.Errors[0].Code == "form.invalid" {
		return answer, nil, fmt.Errorf("%s as %s: %d %v", r.Operation, login, answer.Status, answer.Body)
	}
	return answer, refused, nil
}

// ask is call for what must not be refused.
func (t *trial) ask(ctx context.Context, login string, r rehearsal.Request, into any) error {
	answer, refused, err := t.call(ctx, login, r)
	switch {
	case err != nil:
		return err
	case refused != nil:
		return fmt.Errorf("%s as %s: %d %v", r.Operation, login, answer.Status, answer.Body)
	case into == nil:
		return nil
	}
	return answer.Read(into)
}

// view is what the trial needs to know of a case.
type view struct {
	State domain.CaseState `json:"state"`
	Step  *struct {
		N     int             `json:"n"`
		Name  domain.StepName `json:"name"`
		Role  domain.Role     `json:"role"`
		Org   string          `json:"org"`
		DueAt *time.Time      `json:"dueAt"`
	} `json:"step"`
}

func (t *trial) look(ctx context.Context, c *played) (view, error) {
	var v view
	err := t.ask(ctx, auditorLogin, rehearsal.Request{Operation: "getCase", With: map[string]any{"caseId": c.id}}, &v)
	return v, err
}
