package trial

import (
	"context"
	"fmt"
	"slices"
	"time"

	"xueshi/domain"
	"xueshi/policy"
	"xueshi/rehearsal"
	"xueshi/store"
)

// review takes a decision that was taken at a step. One that waits behind a step that last year did not have is taken
// when that is done; one of a step that next year does not have is left out.
func (t *trial) review(ctx context.Context, c *played, s store.RecordedStep) error {
	if c.id == "" {
		return nil
	}
	v, err := t.look(ctx, c)
	switch {
	case err != nil || v.Step == nil:
		return err
	case t.isNew(v.Step.Name):
		c.owed = append(c.owed, s)
		return nil
	case v.Step.Name != s.Name:
		return nil
	}
	if err := t.decide(ctx, c, v, t.decision(c, s)); err != nil {
		return err
	}
	return t.goOn(ctx, c)
}

// isNew says of a step that the policy of last year did not have it.
func (t *trial) isNew(name domain.StepName) bool {
	_, is := t.shift.next.Step(name)
	_, was := t.shift.old.Step(name)
	return is && !was
}

// goOn looks where a case has come. A step that last year did not have is approved on its last day.
func (t *trial) goOn(ctx context.Context, c *played) error {
	if err := t.Mover.Settle(ctx); err != nil {
		return err
	}
	v, err := t.look(ctx, c)
	if err != nil || v.Step == nil || !t.isNew(v.Step.Name) {
		return err
	}
	now, err := t.DB.Now(ctx)
	if err != nil {
		return err
	}
	at := now
	if v.Step.DueAt != nil {
		at = v.Step.DueAt.Add(-time.Hour)
	}
	t.later(event{at: at, was: at, do: func(ctx context.Context) error { return t.approveNew(ctx, c, v) }})
	return nil
}

func (t *trial) approveNew(ctx context.Context, c *played, v view) error {
	if now, err := t.look(ctx, c); err != nil || now.Step == nil || now.Step.N != v.Step.N {
		return err // the year ended, or it was withdrawn
	}
	if err := t.decide(ctx, c, v, map[string]any{"outcome": domain.Approved}); err != nil {
		return err
	}
	if err := t.goOn(ctx, c); err != nil {
		return err
	}
	owed := c.owed
	c.owed = nil
	for _, s := range owed {
		if err := t.review(ctx, c, s); err != nil {
			return err
		}
	}
	return nil
}

// decide decides a step, by as many accounts of its desk as it asks for.
func (t *trial) decide(ctx context.Context, c *played, v view, body map[string]any) error {
	request := rehearsal.Request{Operation: "decide", With: map[string]any{"caseId": c.id, "n": v.Step.N}, Body: body}
	var refused *problem
	for _, login := range t.accounts(v) {
		var err error
		if _, refused, err = t.call(ctx, login, request); err != nil {
			return err
		}
		if refused != nil && slices.Contains([]string{"eyes.same_account", "eyes.own_filing", "step.already_signed"}, refused.Errors[0].Code) {
			continue
		}
		if refused != nil {
			break
		}
		if err := t.Mover.Settle(ctx); err != nil {
			return err
		}
		now, err := t.look(ctx, c)
		if err != nil || now.Step == nil || now.Step.N != v.Step.N {
			return err
		}
	}
	if refused != nil {
		t.fail(c, nil, refused.Errors[0])
	}
	return nil
}

// accounts are those of a step's desk. The accounts that verify are tried in one order, those that stamp in the other, so
// that no account does both.
func (t *trial) accounts(v view) []string {
	d := desk{role: v.Step.Role}
	if d.role == domain.RoleDepartment {
		for _, o := range t.record.Orgs {
			if o.Kind == domain.OrgDepartment && o.Name == v.Step.Org {
				d.org = t.city.orgs[o.ID]
			}
		}
	}
	logins := slices.Clone(t.city.desks[d])
	if v.Step.Name == policy.StepStamping {
		slices.Reverse(logins)
	}
	return logins
}

// decision is a decision as it was taken, about those who are in the case now.
func (t *trial) decision(c *played, s store.RecordedStep) map[string]any {
	body := map[string]any{"outcome": s.Outcome, "comment": s.Comment}
	if s.Outcome != domain.Approved {
		if s.Comment == "" {
			body["comment"] = "同上年度"
		}
		return body
	}
	var except, hours []map[string]any
	for _, p := range c.rec.People {
		id := t.city.people[p.PersonID]
		switch {
		case !c.people[p.PersonID]:
		case t.excepted(s.Name, p):
			except = append(except, map[string]any{"personId": id, "comment": orSame(p.Comment)})
		case s.Name == policy.StepClaimReview && p.Granted > 0 && t.shift.next.ClaimKind(c.rec.Claim.Evidence).Hours == 0:
			hours = append(hours, map[string]any{"personId": id, "hours": p.Granted})
		}
	}
	if len(except) > 0 && len(except) == len(c.people) { // nobody else is left
		return map[string]any{"outcome": domain.Returned, "comment": orSame("")}
	}
	if except != nil {
		body["except"] = except
	}
	if hours != nil {
		body["hours"] = hours
	}
	t.addSeen(c, s.Name, body)
	return body
}

// addSeen adds what a clerk said to have seen, and the days that the chief set where they are others than those asked for.
func (t *trial) addSeen(c *played, step domain.StepName, body map[string]any) {
	if step == policy.StepVerification {
		body["originalsSeen"] = true
	}
	if v := c.rec.Excepts; step == policy.StepExceptionDecision && !v.GrantedFrom.IsZero() {
		body["from"], body["until"] = t.shift.day(v.GrantedFrom), t.shift.day(v.GrantedUntil)
	}
}

// excepted says whether a step's approval left somebody out.
func (t *trial) excepted(step domain.StepName, p store.RecordedResult) bool {
	switch step {
	case policy.StepHoursReview, policy.StepClaimReview, policy.StepExceptionDecision:
		return p.State == "excepted"
	case policy.StepVerification:
		return p.State == "returned"
	default:
		return p.State == "excepted" && p.ExamOn != nil // a transcript's line
	}
}

func orSame(comment string) string {
	if comment == "" {
		return "同上年度"
	}
	return comment
}

// recordResults records the results that were recorded, of who is on the roster now.
func (t *trial) recordResults(ctx context.Context, c *played) error {
	if c.id == "" {
		return nil
	}
	if v, err := t.look(ctx, c); err != nil || v.Step == nil || v.Step.Name != domain.StepResults {
		return err // it came to nothing before
	}
	people, results := onePerPerson(c.rec.People)
	h := handIn{
		login: t.loginOf(domain.RoleProvider, t.city.orgs[c.rec.Plan.ProviderID]), operation: "recordResults", with: map[string]any{"caseId": c.id}, list: "results",
	}
	for _, person := range people {
		if c.people[person] {
			h.people = append(h.people, person)
		}
	}
	h.body = func(people []string) map[string]any {
		list := make([]map[string]any, len(people))
		for i, person := range people {
			r := results[person]
			list[i] = map[string]any{"personId": t.city.people[person], "passed": r.Passed, "hours": r.Hours, "comment": r.Comment}
			if r.Score != nil {
				list[i]["score"] = *r.Score
			}
		}
		return map[string]any{"results": list, "evidence": c.rec.Evidence}
	}
	if len(h.people) == 0 {
		return nil
	}
	return t.handIn(ctx, c, h)
}

// giveUp withdraws or cancels what was withdrawn or cancelled.
func (t *trial) giveUp(ctx context.Context, c *played, operation, comment string) error {
	if c.id == "" {
		return nil
	}
	login := importLogin
	switch {
	case c.rec.Plan != nil:
		login = t.loginOf(domain.RoleDepartment, t.filer(c))
	case c.rec.UnitID != nil:
		login = t.loginOf(domain.RoleUnit, t.city.orgs[*c.rec.UnitID])
	}
	_, _, err := t.call(ctx, login, rehearsal.Request{
		Operation: operation, With: map[string]any{"caseId": c.id}, Body: map[string]any{"comment": orSame(comment)},
	}) // what has ended otherwise cannot be given up
	return err
}

// move plays a move; into a merged unit people go one by one.
func (t *trial) move(ctx context.Context, m store.RecordedMove) error {
	body := map[string]any{"kind": m.Kind, "on": t.shift.day(m.On), "reason": orSame("")}
	switch m.Kind {
	case domain.MoveMerger:
		body["kind"] = domain.MoveTransfer
		body["toUnitId"] = t.city.orgs[m.ToUnit]
	case domain.MoveTransfer, domain.MoveReturn:
		body["toUnitId"] = t.city.orgs[m.ToUnit]
	default:
	}
	err := t.ask(ctx, importLogin, rehearsal.Request{Operation: "movePerson", With: map[string]any{"personId": t.city.people[m.PersonID]}, Body: body}, nil)
	if err != nil {
		return fmt.Errorf("move: %w", err)
	}
	return nil
}
