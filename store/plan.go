package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
	"xueshi/policy"
)

// CaseRef is the short answer to a command on a case.
type CaseRef struct {
	ID        string           `json:"id"`
	State     domain.CaseState `json:"state"`
	Number    string           `json:"number,omitempty"`
	Following bool             `json:"following" doc:"the engine has not acted on the last decision yet"`
}

// Receipt is what a department gets for a filing (R3).
type Receipt struct {
	CaseRef
	FiledOn       domain.Date `json:"filedOn" doc:"the filing day that counts"`
	FirstFiledOn  domain.Date `json:"firstFiledOn"`
	EarliestStart domain.Date `json:"earliestStart" doc:"by R2, counted from filedOn"`
}

// FilePlan files a training plan for the actor's department (R1, R2) and answers with number and receipt (R3).
func (tx *Tx) FilePlan(ctx context.Context, actor domain.Actor, plan domain.Plan) (Receipt, error) {
	year := plan.StartsOn.Year()
	p, err := tx.openYear(ctx, year, "startsOn")
	if err != nil {
		return Receipt{}, err
	}
	plan.DepartmentID = actor.OrgID
	today := p.Day(tx.now)
	if err := tx.checkPlan(ctx, p, plan, today); err != nil {
		return Receipt{}, err
	}
	seq, err := tx.nextNumber(ctx, year, "filing", 1)
	if err != nil {
		return Receipt{}, err
	}
	number := p.FilingNumber(seq)
	c := caseRow{
		ID: newID(), Kind: domain.KindPlan, Year: year, Number: &number, Title: plan.Subject, State: domain.StateFiled,
		DepartmentID: &plan.DepartmentID, ProviderID: &plan.ProviderID, FiledBy: &actor.AccountID,
	}
	if err := tx.insertCase(ctx, c, map[string]any{"startsOn": plan.StartsOn, "roster": len(plan.Roster)}); err != nil {
		return Receipt{}, err
	}
	b := &pgx.Batch{}
	b.Queue(`INSERT INTO plans (case_id, series, subject, content, hours, starts_on, ends_on, sessions, place, teachers, fee, fee_basis, waiver_reason, first_filed_on, filed_on)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14)`,
		c.ID, plan.Series, plan.Subject, plan.Content, plan.Hours, plan.StartsOn, plan.EndsOn, sessionsOf(plan), plan.Place, teachersOf(plan),
		plan.Fee, plan.FeeBasis, plan.WaiverReason, today)
	queueRoster(b, c.ID, plan.Roster, today)
	if err := tx.send(ctx, b, "file plan"); err != nil {
		return Receipt{}, err
	}
	return Receipt{
		CaseRef: CaseRef{ID: c.ID, State: c.State, Number: number, Following: true},
		FiledOn: today, FirstFiledOn: today, EarliestStart: p.EarliestStart(today),
	}, nil
}

// openYear returns the policy of a year in which business is still done; anything else is refused. Until the
// transaction ends the year does not begin to close.
func (tx *Tx) openYear(ctx context.Context, year int, field string) (*policy.Policy, error) {
	var state domain.CaseState
	err := tx.QueryRow(ctx, `SELECT state FROM years WHERE year = $1 FOR SHARE`, year).Scan(&state)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, domain.Refusals{*domain.Refuse("R10", "year.not_open", field, "year", year)}
	}
	if err != nil {
		return nil, fmt.Errorf("year %d: %w", year, err)
	}
	p, err := tx.Policy(ctx, year)
	if err != nil {
		return nil, err
	}
	if state != domain.StateOpen || !tx.now.Before(p.YearEndsAt()) { // over, even if the engine has not seen it yet
		return nil, domain.Refusals{*domain.Refuse("R17", "year.closed", field, "year", year)}
	}
	return p, nil
}

// checkPlan asks R1 and, unless a waiver is asked for, R2 counted from filedOn; then who is on the roster.
func (tx *Tx) checkPlan(ctx context.Context, p *policy.Policy, plan domain.Plan, filedOn domain.Date) error {
	refusals, err := tx.checkContent(ctx, p, plan)
	if err != nil {
		return err
	}
	if !plan.StartsOn.IsZero() {
		if r := p.CheckFiling(plan, filedOn); r != nil {
			refusals = append(refusals, *r)
		}
	}
	onRoster, err := tx.checkRoster(ctx, p, plan.Series, "roster", plan.Roster)
	if err != nil {
		return err
	}
	return append(refusals, onRoster...).Err()
}

// planContext loads what R1 asks about the filer.
func (tx *Tx) planContext(ctx context.Context, plan domain.Plan) (facts policy.PlanContext, providerKnown bool, err error) {
	err = tx.QueryRow(ctx, `SELECT d.name,
			EXISTS (SELECT FROM orgs WHERE id::text = $2 AND kind = 'provider'),
			NOT EXISTS (SELECT FROM unnest($3::text[]) r(id) LEFT JOIN people p ON p.id::text = r.id LEFT JOIN orgs u ON u.id = p.unit_id
				WHERE u.supervised_by IS DISTINCT FROM d.id)
		FROM orgs d WHERE d.id = $1`, plan.DepartmentID, plan.ProviderID, plan.Roster).
		Scan(&facts.FilerDepartment, &providerKnown, &facts.RosterSupervised)
	if err != nil {
		return facts, false, fmt.Errorf("plan's department: %w", err)
	}
	return facts, providerKnown, nil
}

// checkContent asks R1 about everything but the roster's people.
func (tx *Tx) checkContent(ctx context.Context, p *policy.Policy, plan domain.Plan) (domain.Refusals, error) {
	facts, providerKnown, err := tx.planContext(ctx, plan)
	if err != nil {
		return nil, err
	}
	refusals := p.CheckPlan(plan, facts)
	if !providerKnown && plan.ProviderID != "" {
		refusals = append(refusals, *domain.Refuse("R1", "plan.unknown_provider", "providerId"))
	}
	return refusals, nil
}

// checkRoster refuses, line by line of the list in the named field, who is not enrolled in the year or not in the plan's
// series.
func (tx *Tx) checkRoster(ctx context.Context, p *policy.Policy, planSeries, list string, people []string) (domain.Refusals, error) {
	rows, err := tx.Query(ctx, `SELECT r.line - 1, e.series FROM unnest($2::text[]) WITH ORDINALITY r(id, line)
		LEFT JOIN enrolments e ON e.year = $1 AND e.person_id::text = r.id AND e.ended_on IS NULL
		WHERE e.series IS DISTINCT FROM $3 ORDER BY r.line`, p.Year, people, planSeries)
	if err != nil {
		return nil, fmt.Errorf("check roster: %w", err)
	}
	var (
		refusals domain.Refusals
		line     int
		series   *string
	)
	_, err = pgx.ForEachRow(rows, []any{&line, &series}, func() error {
		field := fmt.Sprintf("%s[%d]", list, line)
		if series == nil {
			refusals = append(refusals, *domain.Refuse("R1", "person.not_enrolled", field, "year", p.Year))
		} else {
			refusals = append(refusals, *domain.Refuse("R1", "roster.other_series", field, "series", *series, "planSeries", planSeries))
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("check roster: %w", err)
	}
	return refusals, nil
}

func queueRoster(b *pgx.Batch, caseID string, people []string, on domain.Date) {
	b.Queue(`INSERT INTO rosters (case_id, person_id, joined_on) SELECT $1, id::uuid, $3 FROM unnest($2::text[]) r(id)
		ON CONFLICT (case_id, person_id) DO UPDATE SET left_on = NULL`, caseID, people, on)
}

func sessionsOf(plan domain.Plan) []domain.Session {
	if plan.Sessions == nil {
		return []domain.Session{}
	}
	return plan.Sessions
}

func teachersOf(plan domain.Plan) []string {
	if plan.Teachers == nil {
		return []string{}
	}
	return plan.Teachers
}

// CorrectPlan sends a returned plan back corrected; R3 decides which filing day counts.
func (tx *Tx) CorrectPlan(ctx context.Context, actor domain.Actor, caseID string, plan domain.Plan) (Receipt, error) {
	c, s, err := tx.lockStepNamed(ctx, actor, caseID, domain.StepCorrection)
	if err != nil {
		return Receipt{}, err
	}
	p, err := tx.openYear(ctx, c.Year, "startsOn")
	if err != nil {
		return Receipt{}, err
	}
	old, err := tx.loadPlan(ctx, caseID)
	if err != nil {
		return Receipt{}, err
	}
	plan.DepartmentID = actor.OrgID
	today := p.Day(tx.now)
	filedOn := p.FilingDay(policy.FilingFacts{
		FirstFiledOn: old.FiledOn, // the day that counts by now: a late correction has no way back
		CorrectedAt:  tx.now, DueAt: s.DueAt, OldStart: old.StartsOn, NewStart: plan.StartsOn,
	})
	if err := tx.checkPlan(ctx, p, plan, filedOn); err != nil {
		return Receipt{}, err
	}
	b := &pgx.Batch{}
	queuePlanUpdate(b, caseID, plan)
	shorter := filedOn.DaysUntil(plan.StartsOn) < old.FiledOn.DaysUntil(old.StartsOn) // than what the chief may have waived
	b.Queue(`UPDATE plans SET filed_on = $2, waiver_reason = $3, waived = waived AND NOT $4 WHERE case_id = $1`, caseID, filedOn, plan.WaiverReason, shorter)
	b.Queue(`DELETE FROM rosters WHERE case_id = $1 AND NOT person_id::text = any($2::text[])`, caseID, plan.Roster)
	queueRoster(b, caseID, plan.Roster, today)
	if err := tx.send(ctx, b, "correct plan"); err != nil {
		return Receipt{}, err
	}
	receipt := Receipt{
		CaseRef: CaseRef{ID: c.ID, State: c.State, Number: deref(c.Number), Following: true},
		FiledOn: filedOn, FirstFiledOn: old.FirstFiledOn, EarliestStart: p.EarliestStart(filedOn),
	}
	changes, err := planChanges(old.Plan, plan)
	if err != nil {
		return Receipt{}, err
	}
	return receipt, tx.finish(ctx, actor, s, Decision{Outcome: domain.Corrected, changes: changes})
}

func queuePlanUpdate(b *pgx.Batch, caseID string, plan domain.Plan) {
	b.Queue(`UPDATE plans SET series = $2, subject = $3, content = $4, hours = $5, starts_on = $6, ends_on = $7, sessions = $8, place = $9,
		teachers = $10, fee = $11, fee_basis = $12 WHERE case_id = $1`,
		caseID, plan.Series, plan.Subject, plan.Content, plan.Hours, plan.StartsOn, plan.EndsOn, sessionsOf(plan), plan.Place, teachersOf(plan), plan.Fee, plan.FeeBasis)
	b.Queue(`UPDATE cases SET title = $2, provider_id = $3 WHERE id = $1`, caseID, plan.Subject, plan.ProviderID)
}

// lockStepNamed locks the open step of a case if it is the named one and lies on the actor's desk.
func (tx *Tx) lockStepNamed(ctx context.Context, actor domain.Actor, caseID string, name domain.StepName) (caseRow, domain.Step, error) {
	c, s, err := tx.lockOpenStep(ctx, actor, caseID)
	if err != nil {
		return c, s, err
	}
	if s.Name != name {
		return c, s, domain.Refusals{*domain.Refuse("", "case.other_step", "", "step", s.Name, "wanted", name)}
	}
	return c, s, tx.authorize(ctx, actor, c, s)
}

// ChangePlan files a change of an accepted plan (R5), which the bureau reviews; until then the plan stays as it is.
// The roster is not changed here: people join and leave by JoinRoster and LeaveRoster.
func (tx *Tx) ChangePlan(ctx context.Context, actor domain.Actor, caseID string, change domain.Plan) (CaseRef, error) {
	c, s, err := tx.lockStepNamed(ctx, actor, caseID, domain.StepTraining)
	if err != nil {
		return CaseRef{}, err
	}
	p, err := tx.openYear(ctx, c.Year, "startsOn")
	if err != nil {
		return CaseRef{}, err
	}
	old, err := tx.loadPlan(ctx, caseID)
	if err != nil {
		return CaseRef{}, err
	}
	change.DepartmentID, change.Roster = actor.OrgID, old.Roster
	refusals, err := tx.checkContent(ctx, p, change)
	if err != nil {
		return CaseRef{}, err
	}
	refusals = append(refusals, p.CheckChange(old.Plan, change, p.Day(tx.now))...)
	if err := refusals.Err(); err != nil {
		return CaseRef{}, err
	}
	if _, err := tx.Exec(ctx, `UPDATE plans SET change = $2, change_n = $3 WHERE case_id = $1`, caseID, change, s.N); err != nil {
		return CaseRef{}, fmt.Errorf("change plan: %w", err)
	}
	ref := CaseRef{ID: c.ID, State: c.State, Number: deref(c.Number), Following: true}
	return ref, tx.finish(ctx, actor, s, Decision{Outcome: domain.Changed})
}

// CancelPlan gives an accepted plan up, with a reason.
func (tx *Tx) CancelPlan(ctx context.Context, actor domain.Actor, caseID, reason string) (CaseRef, error) {
	c, s, err := tx.lockStepNamed(ctx, actor, caseID, domain.StepTraining)
	if err != nil {
		return CaseRef{}, err
	}
	if reason == "" {
		return CaseRef{}, domain.Refusals{*domain.Refuse("", "decision.no_comment", "comment")}
	}
	ref := CaseRef{ID: c.ID, State: c.State, Number: deref(c.Number), Following: true}
	return ref, tx.finish(ctx, actor, s, Decision{Outcome: domain.Cancelled, Comment: reason})
}

// SettleChange puts the change filed at the n-th step into force if it was approved, and drops it if not. Run twice it
// changes nothing, not even when another change was filed meanwhile.
func (tx *Tx) SettleChange(ctx context.Context, caseID string, n int, approved bool) error {
	if _, err := tx.lockCase(ctx, caseID); err != nil {
		return err
	}
	row, err := tx.loadPlan(ctx, caseID)
	if err != nil || row.Change == nil || row.changeN != n {
		return err
	}
	b := &pgx.Batch{}
	if approved {
		queuePlanUpdate(b, caseID, *row.Change)
	}
	b.Queue(`UPDATE plans SET change = NULL, change_n = NULL WHERE case_id = $1`, caseID)
	tx.queueEvent(b, caseID, nil, "changeSettled", map[string]any{"approved": approved, "startsOn": row.Change.StartsOn, "endsOn": row.Change.EndsOn})
	tx.queueNotice(b, caseID, 0, "changeSettled", map[string]any{"approved": approved})
	return tx.send(ctx, b, "settle change")
}

// AcceptPlan puts a reviewed plan on file. Run twice it changes nothing.
func (tx *Tx) AcceptPlan(ctx context.Context, caseID string) error {
	tag, err := tx.Exec(ctx, `UPDATE plans SET accepted_at = $2 WHERE case_id = $1 AND accepted_at IS NULL`, caseID, tx.now)
	if err != nil {
		return fmt.Errorf("accept plan: %w", err)
	}
	if tag.RowsAffected() == 0 {
		return nil
	}
	b := &pgx.Batch{}
	tx.queueEvent(b, caseID, nil, "accepted", nil)
	tx.queueNotice(b, caseID, 0, "accepted", nil)
	return tx.send(ctx, b, "accept plan")
}

// PlanRow is a plan with what its filing has gone through.
type PlanRow struct {
	domain.Plan
	Waived       bool         `json:"waived"`
	FirstFiledOn domain.Date  `json:"firstFiledOn"`
	FiledOn      domain.Date  `json:"filedOn"`
	AcceptedAt   *time.Time   `json:"acceptedAt,omitempty"`
	Change       *domain.Plan `json:"change,omitempty"`

	changeN int // the step at which the change was filed
}

// loadPlan reads a plan with the people who are on its roster now.
func (tx *Tx) loadPlan(ctx context.Context, caseID string) (PlanRow, error) {
	var r PlanRow
	err := tx.QueryRow(ctx, `SELECT coalesce(c.department_id::text, ''), coalesce(c.provider_id::text, ''), p.series, p.subject, p.content, p.hours, p.starts_on, p.ends_on,
			p.sessions, p.place, p.teachers, p.fee, p.fee_basis, p.waiver_reason, p.waived, p.first_filed_on, p.filed_on, p.accepted_at, p.change, coalesce(p.change_n, 0),
			ARRAY(SELECT person_id::text FROM rosters r WHERE r.case_id = p.case_id AND left_on IS NULL ORDER BY 1)
		FROM plans p JOIN cases c ON c.id = p.case_id WHERE p.case_id = $1`, caseID).
		Scan(&r.DepartmentID, &r.ProviderID, &r.Series, &r.Subject, &r.Content, &r.Hours, &r.StartsOn, &r.EndsOn,
			&r.Sessions, &r.Place, &r.Teachers, &r.Fee, &r.FeeBasis, &r.WaiverReason, &r.Waived, &r.FirstFiledOn, &r.FiledOn, &r.AcceptedAt, &r.Change, &r.changeN, &r.Roster)
	if errors.Is(err, pgx.ErrNoRows) {
		return r, ErrNotFound
	}
	if err != nil {
		return r, fmt.Errorf("plan: %w", err)
	}
	return r, nil
}

// Plan returns a plan that the actor may see.
func (tx *Tx) Plan(ctx context.Context, actor domain.Actor, caseID string) (PlanRow, error) {
	if ok, err := tx.canSee(ctx, actor, caseID); err != nil || !ok {
		return PlanRow{}, errors.Join(err, ErrNotFound)
	}
	return tx.loadPlan(ctx, caseID)
}
