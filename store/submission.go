package store

import (
	"context"
	"crypto/rand"
	"encoding/base32"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"xueshi/domain"
	"xueshi/policy"
)

// Readiness says of one person whether the unit can submit them now, and if not, everything that is missing.
type Readiness struct {
	PersonID     string          `json:"personId"`
	Name         string          `json:"name"`
	Ready        bool            `json:"ready"`
	MissedWindow bool            `json:"missedWindow"`
	LateByBureau bool            `json:"lateByBureau" doc:"the hours were complete only when no window was left: needs none until lateUntil (R16)"`
	LateUntil    domain.Date     `json:"lateUntil,omitzero"`
	ByException  bool            `json:"byException,omitempty" doc:"the chief's exception allows it without a window (R17)"`
	Refusals     domain.Refusals `json:"refusals,omitempty"`
	Texts        []string        `json:"texts,omitempty" doc:"the refusals in Chinese"`

	windowID string
}

// submissionFacts is what R12 to R14 ask about one person.
type submissionFacts struct {
	PersonID    string
	Name        string
	Series      string
	TitleReview bool
	Common      domain.Hours
	Specialty   domain.Hours
	LiveCase    *string
	Stamped     bool
	Late        lateFacts
	Outcome     domain.Outcome
	Excepted    policy.Period // by the chief (R17)
}

// CheckSubmission says of each named person of the actor's unit whether they can be submitted now (R12, R13, R14).
// Without names it answers for everyone of the unit.
func (tx *Tx) CheckSubmission(ctx context.Context, actor domain.Actor, year int, people []string) ([]Readiness, error) {
	p, err := tx.submittableYear(ctx, year)
	if err != nil {
		return nil, err
	}
	windows, err := tx.Windows(ctx, year)
	if err != nil {
		return nil, err
	}
	series, titleReview, at := chances(p, windows)
	rows, err := tx.Query(ctx, `SELECT e.person_id, p.name, e.series, e.title_review,
			coalesce(sum(cr.hours) FILTER (WHERE cr.subject = 'common'), 0), coalesce(sum(cr.hours) FILTER (WHERE cr.subject = 'specialty'), 0),
			live.number, coalesce(live.stamped, false), `+lateColumns+`, coalesce(e.outcome, ''), e.excused_from, e.excused_until
		FROM enrolments e`+chanceJoin+`JOIN people p ON p.id = e.person_id
		LEFT JOIN credits cr ON cr.person_id = e.person_id AND cr.year = e.year
		LEFT JOIN LATERAL (SELECT c.number, sp.state = 'stamped' AS stamped FROM submission_people sp JOIN cases c ON c.id = sp.case_id
			WHERE sp.person_id = e.person_id AND sp.year = e.year AND sp.state IN ('submitted', 'verified', 'stamped')) live ON true
		WHERE e.year = $1 AND e.ended_on IS NULL AND p.unit_id = $2 AND ($3::text[] IS NULL OR e.person_id::text = any($3))
		GROUP BY e.year, e.person_id, p.name, live.number, live.stamped, ch.at ORDER BY p.name, e.person_id`, year, actor.OrgID, people, series, titleReview, at)
	if err != nil {
		return nil, fmt.Errorf("check submission: %w", err)
	}
	facts, err := pgx.CollectRows(rows, scanSubmissionFacts)
	if err != nil {
		return nil, fmt.Errorf("check submission: %w", err)
	}
	found := make([]Readiness, len(facts))
	for i, f := range facts {
		found[i] = readiness(p, windows, f, p.Day(tx.now))
	}
	return found, nil
}

func readiness(p *policy.Policy, windows []domain.Window, f submissionFacts, today domain.Date) Readiness {
	r := Readiness{PersonID: f.PersonID, Name: f.Name}
	totals := domain.Totals{Common: f.Common, Specialty: f.Specialty}
	r.refuse(p.CheckComplete(totals))
	cohort := domain.CohortOthers
	if f.TitleReview {
		cohort = domain.CohortTitleReview
	}
	if r.LateUntil = p.LateUntil(f.Late.with(totals)); f.Outcome != "" { // too late to come late
		r.LateUntil, f.Excepted = domain.Date{}, policy.Period{}
	}
	missed, refusal := p.CheckWindow(windows, policy.WindowFacts{Cohort: cohort, Series: f.Series, On: today, LateUntil: r.LateUntil, Excepted: f.Excepted})
	r.refuse(refusal)
	if w := policy.FindWindow(windows, cohort, f.Series, today).Window; w != nil {
		r.windowID = w.ID
	}
	withoutWindow := refusal == nil && r.windowID == ""
	r.ByException = withoutWindow && f.Excepted.Contains(today)
	r.LateByBureau = withoutWindow && !r.ByException
	r.refuse(policy.CheckNotLive(deref(f.LiveCase), f.Stamped))
	r.MissedWindow, r.Ready = missed, len(r.Refusals) == 0
	return r
}

// refuse notes a reason why the person cannot be submitted; nil is none.
func (r *Readiness) refuse(refusal *domain.Refusal) {
	if refusal != nil {
		r.Refusals = append(r.Refusals, *refusal)
	}
}

// Submit hands people of the actor's unit in for verification and stamp. If anyone is not ready, nobody is submitted,
// and the refusal says for each what is missing.
func (tx *Tx) Submit(ctx context.Context, actor domain.Actor, year int, people []string) (CaseRef, error) {
	p, err := tx.submittableYear(ctx, year)
	if err != nil {
		return CaseRef{}, err
	}
	if len(people) == 0 {
		return CaseRef{}, domain.Refusals{*domain.Refuse("", "form.empty_list", "people")}
	}
	if err := tx.lockSubmitted(ctx, actor, year, people); err != nil {
		return CaseRef{}, err
	}
	found, err := tx.CheckSubmission(ctx, actor, year, people)
	if err != nil {
		return CaseRef{}, err
	}
	if err := notReady(people, found).Err(); err != nil {
		return CaseRef{}, err
	}
	seq, err := tx.nextNumber(ctx, year, "submission", 1)
	if err != nil {
		return CaseRef{}, err
	}
	number := fmt.Sprintf("BS-%d-%05d", year, seq)
	var unit string
	if err := tx.QueryRow(ctx, `SELECT name FROM orgs WHERE id = $1`, actor.OrgID).Scan(&unit); err != nil {
		return CaseRef{}, fmt.Errorf("unit: %w", err)
	}
	c := caseRow{
		ID: newID(), Kind: domain.KindSubmission, Year: p.Year, Number: &number, Title: unit, State: domain.StateFiled,
		UnitID: &actor.OrgID, FiledBy: &actor.AccountID,
	}
	if err := tx.insertCase(ctx, c, map[string]any{"people": len(people)}); err != nil {
		return CaseRef{}, err
	}
	ref := CaseRef{ID: c.ID, State: c.State, Number: number, Following: true}
	return ref, tx.writeSubmission(ctx, c.ID, year, found)
}

// notReady collects why people cannot be submitted, pointing to their place in the list.
func notReady(people []string, found []Readiness) domain.Refusals {
	byID := make(map[string]Readiness, len(found))
	for _, r := range found {
		byID[r.PersonID] = r
	}
	var refusals domain.Refusals
	seen := make(map[string]bool, len(people))
	for i, id := range people {
		at := fmt.Sprintf("people[%d]", i)
		r, ok := byID[id]
		switch {
		case !ok:
			refusals = append(refusals, *domain.Refuse("R12", "person.not_enrolled", at))
		case seen[id]:
			refusals = append(refusals, *domain.Refuse("R14", "submission.twice", at))
		}
		for _, refusal := range r.Refusals {
			refusal.Field = at
			refusals = append(refusals, refusal)
		}
		seen[id] = true
	}
	return refusals
}

func (tx *Tx) writeSubmission(ctx context.Context, caseID string, year int, people []Readiness) error {
	_, err := tx.CopyFrom(ctx, pgx.Identifier{"submission_people"},
		[]string{"case_id", "person_id", "year", "window_id", "missed_window", "late_by_bureau", "by_exception", "state"},
		pgx.CopyFromSlice(len(people), func(i int) ([]any, error) {
			return []any{caseID, people[i].PersonID, year, orNil(people[i].windowID), people[i].MissedWindow, people[i].LateByBureau, people[i].ByException, "submitted"}, nil
		}))
	if isUnique(err) { // another submission with the same person came first
		return domain.Refusals{*policy.CheckNotLive("?", false)}
	}
	if err != nil {
		return fmt.Errorf("write submission: %w", err)
	}
	return nil
}

// isUnique says whether a unique index refused the row: somebody else was first.
func isUnique(err error) bool {
	var pgErr *pgconn.PgError
	return errors.As(err, &pgErr) && pgErr.Code == "23505"
}

// verifyPeople notes that originals were seen for everyone but the excepted, who are returned (R14).
func (tx *Tx) verifyPeople(ctx context.Context, actor domain.Actor, c caseRow, d Decision) error {
	rows, err := tx.Query(ctx, `SELECT person_id FROM submission_people WHERE case_id = $1 AND state = 'submitted' FOR UPDATE`, c.ID)
	if err != nil {
		return fmt.Errorf("verify: %w", err)
	}
	submitted, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return fmt.Errorf("verify: %w", err)
	}
	if err := policy.CheckVerdicts(verdicts(submitted, d), submitted).Err(); err != nil {
		return err
	}
	if len(d.Except) == len(submitted) { // nobody is left to stamp: that is a return
		return domain.Refusals{*domain.Refuse("R14", "verification.nobody_left", "outcome", "submitted", len(submitted))}
	}
	ids, comments := make([]string, len(d.Except)), make([]string, len(d.Except))
	for i, e := range d.Except {
		ids[i], comments[i] = e.PersonID, e.Comment
	}
	b := &pgx.Batch{}
	b.Queue(`UPDATE submission_people sp SET state = 'returned', comment = e.comment, verified_by = $4
		FROM unnest($2::text[], $3::text[]) e(id, comment) WHERE sp.case_id = $1 AND sp.person_id::text = e.id`, c.ID, ids, comments, actor.AccountID)
	b.Queue(`UPDATE submission_people SET state = 'verified', verified_by = $2 WHERE case_id = $1 AND state = 'submitted'`, c.ID, actor.AccountID)
	if len(ids) > 0 {
		tx.queueNotice(b, c.ID, 0, "peopleReturned", map[string]any{"people": len(ids)})
	}
	return tx.send(ctx, b, "verify")
}

// verdicts spells out a decision "all, with exceptions" person by person.
func verdicts(submitted []string, d Decision) []policy.Verdict {
	excepted := make(map[string]bool, len(d.Except))
	list := make([]policy.Verdict, 0, len(submitted))
	for _, e := range d.Except {
		excepted[e.PersonID] = true
		list = append(list, policy.Verdict{PersonID: e.PersonID, Comment: e.Comment})
	}
	for _, id := range submitted {
		if !excepted[id] {
			list = append(list, policy.Verdict{PersonID: id, Verified: true, OriginalsSeen: d.OriginalsSeen})
		}
	}
	return list
}

// verifiers returns the accounts that verified anyone of the submission, every signer of several.
func (tx *Tx) verifiers(ctx context.Context, caseID string) ([]string, error) {
	rows, err := tx.Query(ctx, `SELECT verified_by::text FROM submission_people WHERE case_id = $1 AND state = 'verified'
		UNION SELECT account_id::text FROM decisions WHERE case_id = $1 AND n = (SELECT max(n) FROM steps WHERE case_id = $1 AND name = $2)`, caseID, policy.StepVerification)
	if err != nil {
		return nil, fmt.Errorf("verifiers: %w", err)
	}
	ids, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return nil, fmt.Errorf("verifiers: %w", err)
	}
	return ids, nil
}

// ReopenVerification takes verified people back to the clerk's desk after the chief returned the submission at its n-th
// step. Run twice it changes nothing, not even when they were verified again meanwhile.
func (tx *Tx) ReopenVerification(ctx context.Context, caseID string, n int) error {
	if _, err := tx.lockCase(ctx, caseID); err != nil {
		return err
	}
	_, err := tx.Exec(ctx, `UPDATE submission_people SET state = 'submitted', verified_by = NULL
		WHERE case_id = $1 AND state = 'verified' AND NOT EXISTS (SELECT FROM steps WHERE case_id = $1 AND n > $2)`, caseID, n)
	if err != nil {
		return fmt.Errorf("reopen verification: %w", err)
	}
	return nil
}

// ReturnPeople returns everyone of a submission that was returned whole; they may come again (R14).
func (tx *Tx) ReturnPeople(ctx context.Context, caseID string) error {
	_, err := tx.Exec(ctx, `UPDATE submission_people sp SET state = 'returned', comment = s.comment
		FROM (SELECT comment FROM steps WHERE case_id = $1 AND outcome = 'returned' ORDER BY n DESC LIMIT 1) s
		WHERE sp.case_id = $1 AND sp.state IN ('submitted', 'verified')`, caseID)
	if err != nil {
		return fmt.Errorf("return people: %w", err)
	}
	return nil
}

// StampPeople gives everyone verified a serial number and the outcome completed (R15). Run twice it changes nothing.
func (tx *Tx) StampPeople(ctx context.Context, caseID string) error {
	c, err := tx.lockCase(ctx, caseID)
	if err != nil || c.ClosedAt != nil {
		return err
	}
	p, err := tx.Policy(ctx, c.Year)
	if err != nil {
		return err
	}
	rows, err := tx.Query(ctx, `UPDATE submission_people SET state = 'stamped' WHERE case_id = $1 AND state = 'verified' RETURNING person_id`, caseID)
	if err != nil {
		return fmt.Errorf("stamp: %w", err)
	}
	people, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return fmt.Errorf("stamp: %w", err)
	}
	if len(people) == 0 {
		return nil
	}
	first, err := tx.nextNumber(ctx, c.Year, "stamp", len(people))
	if err != nil {
		return err
	}
	serials, codes := make([]string, len(people)), make([]string, len(people))
	for i := range people {
		serials[i], codes[i] = p.StampNumber(first+i), checkCode()
	}
	b := &pgx.Batch{}
	b.Queue(`UPDATE enrolments e SET outcome = 'completed', serial = s.serial, check_code = s.code, decided_at = $5, reasons = NULL, consequences = NULL
		FROM unnest($2::text[], $3::text[], $4::text[]) s(id, serial, code) WHERE e.year = $1 AND e.person_id = s.id::uuid`, c.Year, people, serials, codes, tx.now)
	queueEnterYears(b, people, p.Day(tx.now))
	b.Queue(`INSERT INTO stamps (serial, code, year, person_id, unit_id, case_id, common, specialty, stamped_at)
		SELECT e.serial, e.check_code, e.year, e.person_id, e.unit_id, $3, coalesce(sum(l.hours) FILTER (WHERE l.subject = 'common'), 0),
			coalesce(sum(l.hours) FILTER (WHERE l.subject = 'specialty'), 0), $4
		FROM enrolments e LEFT JOIN credits l ON l.year = e.year AND l.person_id = e.person_id
		WHERE e.year = $1 AND e.person_id = any($2::text[]::uuid[]) GROUP BY e.year, e.person_id`, c.Year, people, caseID, tx.now)
	tx.queueEvent(b, caseID, nil, "stamped", map[string]any{"people": len(people), "first": serials[0], "last": serials[len(serials)-1]})
	return tx.send(ctx, b, "stamp")
}

// checkCode is what makes guessing serial numbers useless: 50 random bits, written in ten letters and digits.
func checkCode() string {
	var b [7]byte
	rand.Read(b[:])
	return base32.StdEncoding.EncodeToString(b[:])[:10]
}

// SubmittedPerson is one person of a submission.
type SubmittedPerson struct {
	PersonID     string  `json:"personId"`
	Name         string  `json:"name"`
	State        string  `json:"state" enum:"submitted,verified,returned,stamped,dropped"`
	MissedWindow bool    `json:"missedWindow"`
	LateByBureau bool    `json:"lateByBureau" doc:"needed no window, because the bureau registered the hours after the year's end (R16)"`
	Comment      string  `json:"comment,omitempty"`
	Serial       *string `json:"serial,omitempty"`
}

// SubmittedPeople returns everyone of a submission.
func (tx *Tx) SubmittedPeople(ctx context.Context, caseID string) ([]SubmittedPerson, error) {
	rows, err := tx.Query(ctx, `SELECT sp.person_id, p.name, sp.state, sp.missed_window, sp.late_by_bureau, sp.comment, CASE WHEN sp.state = 'stamped' THEN e.serial END
		FROM submission_people sp JOIN people p ON p.id = sp.person_id JOIN enrolments e ON e.year = sp.year AND e.person_id = sp.person_id
		WHERE sp.case_id = $1 ORDER BY p.name, sp.person_id`, caseID)
	if err != nil {
		return nil, fmt.Errorf("submitted people: %w", err)
	}
	people, err := pgx.CollectRows(rows, pgx.RowToStructByPos[SubmittedPerson])
	if err != nil {
		return nil, fmt.Errorf("submitted people: %w", err)
	}
	return people, nil
}
