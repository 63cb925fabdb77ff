package store

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
	"xueshi/policy"
)

// Decision is what somebody decides on an open step.
type Decision struct {
	CaseID  string
	N       int
	Outcome domain.StepOutcome
	Comment string
	Except  []Exception          // approved, but not for these people
	Fields  []domain.FieldRemark // returned: exactly what to correct
	Hours   []domain.ClaimGrant  // a claim approved by the bureau: what each author is granted (R9)
	Topic   string               // feedback: what it is about, as it is sorted (R21)
	Answer  string               // feedback: the bureau's (R21)
	From    domain.Date          // an exception granted by the chief: when it begins (R17); zero: as it was asked
	Until   domain.Date          // its last day
	// OriginalsSeen is the verifier's word that the originals were seen (R14).
	OriginalsSeen bool
	// PhotoReceived is the clerk's word that the applicant's photo is there (R19).
	PhotoReceived bool

	changes []domain.FieldChange // corrected: what is different now
}

// Exception leaves one person out of an approval.
type Exception struct {
	PersonID string `json:"personId"`
	Comment  string `json:"comment"`
}

// Decide takes a review's decision: approve, return or reject. It locks the step, so that of two decisions the first
// takes effect and the second is told so; it refuses with domain.Refusals.
func (tx *Tx) Decide(ctx context.Context, actor domain.Actor, d Decision) (CaseRef, error) {
	c, s, err := tx.lockStep(ctx, actor, d.CaseID, d.N)
	if err != nil {
		return CaseRef{}, err
	}
	t, err := tx.tallyOf(ctx, actor, c, s)
	if err != nil {
		return CaseRef{}, err
	}
	if err := tx.checkDecision(ctx, actor, c, s, t, d); err != nil {
		return CaseRef{}, err
	}
	ref := CaseRef{ID: c.ID, State: c.State, Number: deref(c.Number), Following: true}
	if d.Outcome == domain.Approved {
		if err := tx.noteFeedback(ctx, c, d); err != nil {
			return CaseRef{}, err
		}
		if err := tx.noteDates(ctx, c, d); err != nil {
			return CaseRef{}, err
		}
		all, final, err := tx.sign(ctx, actor, s, t, d)
		if err != nil || !final {
			ref.Following = c.Following
			return ref, err
		}
		if err := tx.applyApproval(ctx, actor, c, s, all); err != nil {
			return CaseRef{}, err
		}
		d = all
	}
	return ref, tx.finish(ctx, actor, s, d)
}

// lockStep locks the case and its step for a decision. It refuses a step that is decided already, and answers
// ErrNotFound for a case that the actor may not see.
func (tx *Tx) lockStep(ctx context.Context, actor domain.Actor, caseID string, n int) (caseRow, domain.Step, error) {
	c, s, err := tx.lockCaseOfStep(ctx, caseID, n)
	if err != nil {
		return c, s, err
	}
	if visible, err := tx.canSee(ctx, actor, c.ID); err != nil || !visible {
		return c, domain.Step{}, errors.Join(err, ErrNotFound)
	}
	if !s.Open() {
		return c, s, tx.alreadyDecided(ctx, s)
	}
	return c, s, tx.checkNotLapsed(s)
}

// checkNotLapsed refuses a step whose time is over, even if the engine, being away, has not closed it yet (R4).
func (tx *Tx) checkNotLapsed(s domain.Step) error {
	if s.LapseAt.IsZero() || tx.now.Before(s.LapseAt) {
		return nil
	}
	return domain.Refusals{*domain.Refuse("R4", "step.lapsed", "", "lapseAt", s.LapseAt)}
}

// alreadyDecided tells who came second what the first decided.
func (tx *Tx) alreadyDecided(ctx context.Context, s domain.Step) error {
	by := ""
	err := tx.QueryRow(ctx, `SELECT a.name FROM steps s JOIN accounts a ON a.id = s.decided_by WHERE s.case_id = $1 AND s.n = $2`, s.CaseID, s.N).Scan(&by)
	if err != nil && !errors.Is(err, pgx.ErrNoRows) {
		return fmt.Errorf("who decided: %w", err)
	}
	return domain.Refusals{*domain.Refuse("", "step.already_decided", "", "outcome", s.Outcome, "by", by, "at", s.DecidedAt)}
}

// checkDecision asks everything that can speak against the decision.
func (tx *Tx) checkDecision(ctx context.Context, actor domain.Actor, c caseRow, s domain.Step, t tally, d Decision) error {
	if t.Asked == "" { // whoever was asked to sign needs no other right
		if err := tx.authorize(ctx, actor, c, s); err != nil {
			return err
		}
	}
	if r := checkTurn(t, s, d.Outcome); r != nil {
		return domain.Refusals{*r}
	}
	refusals := policy.CheckDecision(d.Outcome, d.Comment, reviewOutcomes(s.Name))
	refusals = append(refusals, checkBelongs(s, d)...)
	feedback, err := tx.checkFeedbackWord(ctx, c, s, d)
	if err != nil {
		return err
	}
	refusals = append(refusals, feedback...)
	refusals = append(refusals, policy.CheckReturnFields(c.Kind, s.Name, d.Outcome, d.Fields)...)
	if r := policy.CheckUpheld(s.Name, d.Outcome, d.Comment); r != nil {
		refusals = append(refusals, *r)
	}
	overrides := t.Asked == "" && actor.Role == domain.RoleChief && s.Role == domain.RoleClerk && s.EscalatedAt.IsZero()
	if overrides && d.Comment == "" {
		refusals = append(refusals, *domain.Refuse("", "decision.override_needs_reason", "comment"))
	}
	for _, account := range []string{actor.AccountID, behalf(actor, s)} {
		eyes, err := tx.checkEyes(ctx, c, s, account)
		if err != nil {
			return err
		}
		refusals = append(refusals, eyes...)
	}
	return refusals.Err()
}

// checkBelongs refuses what only the decision of another step can say.
func checkBelongs(s domain.Step, d Decision) (refusals domain.Refusals) {
	if len(d.Hours) > 0 && (d.Outcome != domain.Approved || s.Name != policy.StepClaimReview) {
		refusals = append(refusals, *domain.Refuse("R9", "decision.no_hours_here", "hours", "step", s.Name))
	}
	if dated := !d.From.IsZero() || !d.Until.IsZero(); dated && (d.Outcome != domain.Approved || s.Name != policy.StepExceptionDecision) {
		refusals = append(refusals, *domain.Refuse("R17", "decision.no_dates_here", "until", "step", s.Name))
	}
	return refusals
}

// checkEyes keeps an account from reviewing what it filed and from stamping whom it verified (spec §2): whoever decides,
// and whoever is stood in for, gets a step handed over or is asked to sign.
func (tx *Tx) checkEyes(ctx context.Context, c caseRow, s domain.Step, account string) (domain.Refusals, error) {
	var refusals domain.Refusals
	if account == "" {
		return nil, nil
	}
	if len(reviewOutcomes(s.Name)) > 0 {
		if r := policy.CheckNotOwnFiling(account, deref(c.FiledBy)); r != nil {
			refusals = append(refusals, *r)
		}
	}
	if c.Kind == domain.KindAppeal {
		r, err := tx.checkAppealEyes(ctx, c, s, account)
		if err != nil {
			return nil, err
		}
		if r != nil {
			refusals = append(refusals, *r)
		}
	}
	if s.Name == policy.StepStamping {
		verifiers, err := tx.verifiers(ctx, c.ID)
		if err != nil {
			return nil, err
		}
		if r := policy.CheckSeparateEyes(account, verifiers); r != nil {
			refusals = append(refusals, *r)
		}
	}
	return refusals, nil
}

// reviewOutcomes are what a review can end with. The lifecycle's own steps are none: each is answered by a command of its
// own, which asks the rules.
func reviewOutcomes(step domain.StepName) []domain.StepOutcome {
	return slices.DeleteFunc(policy.AllowedOutcomes(step), func(o domain.StepOutcome) bool {
		return o != domain.Approved && o != domain.Returned && o != domain.Rejected
	})
}

// mayDecide says whether the step lies on the actor's desk. The chief may override a clerk (spec §2), and the
// department may record results as well as the provider (R8).
func mayDecide(actor domain.Actor, c caseRow, s domain.Step) *domain.Refusal {
	var mine bool
	switch s.Role {
	case domain.RoleClerk:
		mine = actor.Role.Bureau()
	case domain.RoleChief:
		mine = actor.Role == domain.RoleChief
	case domain.RolePerson:
		mine = actor.Role == domain.RolePerson && actor.PersonID == deref(c.PersonID)
	case domain.RoleProvider:
		mine = actor.Role == s.Role && actor.OrgID == s.OrgID ||
			actor.Role == domain.RoleDepartment && actor.OrgID == deref(c.DepartmentID)
	default:
		mine = actor.Role == s.Role && actor.OrgID == s.OrgID
	}
	if mine {
		return nil
	}
	return domain.Refuse("", "step.not_yours", "", "step", s.Name, "role", s.Role)
}

// finish writes the outcome on the step's row, with the decision, the timeline entry, the notices and the signal.
func (tx *Tx) finish(ctx context.Context, actor domain.Actor, s domain.Step, d Decision) error {
	b := &pgx.Batch{}
	tx.queueDecision(b, actor, s, d)
	b.Queue(`UPDATE steps SET outcome = $3, decided_at = $4, decided_by = $5, decided_for = $6, comment = $7, fields = $8, changes = $9 WHERE case_id = $1 AND n = $2`,
		s.CaseID, s.N, d.Outcome, tx.now, actor.AccountID, orNil(behalf(actor, s)), d.Comment, listOrNil(d.Fields), listOrNil(d.changes))
	b.Queue(`UPDATE cases SET following = true, acted_at = clock_timestamp(), version = version + 1 WHERE id = $1`, s.CaseID)
	facts := map[string]any{
		"step": s.Name, "outcome": d.Outcome, "comment": d.Comment, "except": len(d.Except), "for": nameOfHolder(actor, s),
		"fields": len(d.Fields), "changes": len(d.changes),
	}
	tx.queueEvent(b, s.CaseID, &actor.AccountID, "decided", facts)
	if d.Outcome == domain.Returned || d.Outcome == domain.Rejected {
		tx.queueNotice(b, s.CaseID, s.N, string(d.Outcome), facts)
	}
	tx.queueSignal(b, s.CaseID, s.N, string(d.Outcome))
	return tx.send(ctx, b, "decide")
}

func (tx *Tx) queueDecision(b *pgx.Batch, actor domain.Actor, s domain.Step, d Decision) {
	again := "" // a decision that cannot meet an earlier one is written without looking for it
	if several(s) {
		again = ` ON CONFLICT (case_id, n, account_id) DO UPDATE SET outcome = EXCLUDED.outcome, comment = EXCLUDED.comment, at = EXCLUDED.at` // a signer who returns it after all
	}
	b.Queue(`INSERT INTO decisions (case_id, n, account_id, for_account, outcome, comment, at) VALUES ($1, $2, $3, $4, $5, $6, $7)`+again,
		s.CaseID, s.N, actor.AccountID, orNil(behalf(actor, s)), d.Outcome, d.Comment, tx.now)
}

// applyApproval writes what an approval means for the kind of case at its stage.
func (tx *Tx) applyApproval(ctx context.Context, actor domain.Actor, c caseRow, s domain.Step, d Decision) error {
	switch {
	case s.Name == policy.StepVerification:
		return tx.verifyPeople(ctx, actor, c, d)
	case s.Name == policy.StepHoursReview:
		return tx.exceptLines(ctx, "results", c.ID, d.Except)
	case c.Kind == domain.KindClaim:
		return tx.approveClaim(ctx, c, s, d)
	case c.Kind == domain.KindCertificate:
		return tx.approveCertificate(ctx, c, s, d)
	case c.Kind == domain.KindException:
		return tx.approveException(ctx, c, s, d)
	case c.Kind == domain.KindTranscript:
		return tx.exceptLines(ctx, "transcript_lines", c.ID, d.Except)
	case len(d.Except) > 0:
		return domain.Refusals{*domain.Refuse("", "decision.no_exceptions_here", "except", "step", s.Name)}
	case c.Kind == domain.KindFeedback:
		return tx.approveFeedback(ctx, actor, c, s)
	case s.Name == policy.StepWaiver:
		if _, err := tx.Exec(ctx, `UPDATE plans SET waived = true WHERE case_id = $1`, c.ID); err != nil {
			return fmt.Errorf("waive: %w", err)
		}
	}
	return nil
}

// exceptLines leaves people out of a review "with exceptions" (R8); each must be on a line that waits.
func (tx *Tx) exceptLines(ctx context.Context, table, caseID string, except []Exception) error {
	var refusals domain.Refusals
	for i, e := range except {
		tag, err := tx.Exec(ctx, `UPDATE `+table+` SET state = 'excepted', refusals = $3 WHERE case_id = $1 AND person_id::text = $2 AND state = 'pending'`,
			caseID, e.PersonID, domain.Refusals{*domain.Refuse("R8", "hours.excepted", "", "comment", e.Comment)})
		if err != nil {
			return fmt.Errorf("exceptions: %w", err)
		}
		refusals = append(refusals, checkException(i, e, tag.RowsAffected() > 0)...)
	}
	return refusals.Err()
}

func checkException(i int, e Exception, found bool) domain.Refusals {
	var refusals domain.Refusals
	field := fmt.Sprintf("except[%d]", i)
	if !found {
		refusals = append(refusals, *domain.Refuse("", "decision.exception_unknown", field+".personId"))
	}
	if e.Comment == "" {
		refusals = append(refusals, *domain.Refuse("", "decision.no_comment", field+".comment"))
	}
	return refusals
}

// Withdraw takes an undecided case back (撤回): only who filed it may, and only while the bureau has not decided.
func (tx *Tx) Withdraw(ctx context.Context, actor domain.Actor, caseID, comment string) (CaseRef, error) {
	c, s, err := tx.lockOpenStep(ctx, actor, caseID)
	if err != nil {
		return CaseRef{}, err
	}
	if refusal := mayWithdraw(actor, c); refusal != nil {
		return CaseRef{}, domain.Refusals{*refusal}
	}
	ref := CaseRef{ID: c.ID, State: c.State, Number: deref(c.Number), Following: true}
	return ref, tx.finish(ctx, actor, s, Decision{Outcome: domain.Withdrawn, Comment: comment})
}

func mayWithdraw(actor domain.Actor, c caseRow) *domain.Refusal {
	if c.State != domain.StateFiled && c.State != domain.StateReturned && c.State != domain.StateChanging {
		return domain.Refuse("", "case.not_withdrawable", "", "state", c.State)
	}
	if !filedIt(actor, c) {
		return domain.Refuse("", "case.not_your_filing", "")
	}
	return nil
}

// filedIt says whether the actor is of the side that filed the case.
func filedIt(actor domain.Actor, c caseRow) bool {
	filer := actor.AccountID == deref(c.FiledBy)
	switch c.Kind {
	case domain.KindPlan:
		filer = filer || actor.Role == domain.RoleDepartment && actor.OrgID == deref(c.DepartmentID)
	case domain.KindTranscript, domain.KindSubmission, domain.KindClaim, domain.KindCertificate, domain.KindException:
		filer = filer || actor.Role == domain.RoleUnit && actor.OrgID == deref(c.UnitID)
	case domain.KindFeedback: // who filed it, nobody else
	case domain.KindAppeal:
		filer = filer || actor.Role == domain.RoleUnit && actor.OrgID == deref(c.UnitID) || actor.Role == domain.RolePerson && actor.PersonID == deref(c.PersonID)
	case domain.KindYear:
		filer = false
	}
	return filer
}

// lockOpenStep locks the case and the step it waits on, whichever that is.
func (tx *Tx) lockOpenStep(ctx context.Context, actor domain.Actor, caseID string) (caseRow, domain.Step, error) {
	c, err := tx.lockCase(ctx, caseID)
	if err != nil {
		return c, domain.Step{}, err
	}
	if visible, err := tx.canSee(ctx, actor, c.ID); err != nil || !visible {
		return c, domain.Step{}, errors.Join(err, ErrNotFound)
	}
	s, err := tx.openStep(ctx, caseID)
	if errors.Is(err, ErrNotFound) { // between a decision and the step that follows, or at its end
		return c, s, domain.Refusals{*domain.Refuse("", "case.nothing_open", "", "state", c.State, "following", c.Following)}
	}
	if err != nil {
		return c, s, err
	}
	return c, s, tx.checkNotLapsed(s)
}

// openStep returns the step that the case waits on, and ErrNotFound if there is none.
func (tx *Tx) openStep(ctx context.Context, caseID string) (domain.Step, error) {
	rows, err := tx.Query(ctx, `SELECT `+stepColumns+` FROM steps s WHERE case_id = $1 AND outcome IS NULL`, caseID)
	if err != nil {
		return domain.Step{}, fmt.Errorf("open step: %w", err)
	}
	s, err := pgx.CollectExactlyOneRow(rows, scanStep)
	if err != nil {
		return s, notFound(err, "open step")
	}
	return s, nil
}
