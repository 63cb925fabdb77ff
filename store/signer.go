package store

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
	"xueshi/policy"
)

// Signature is one account's word on a step that has several, or that is awaited.
type Signature struct {
	Account  string             `json:"account"`
	Place    string             `json:"place" enum:"desk,before,after" doc:"desk: of those whom the policy asks; before and after: added by a colleague"`
	Outcome  domain.StepOutcome `json:"outcome,omitempty" doc:"absent: awaited"`
	Comment  string             `json:"comment,omitempty"`
	SignedAt *time.Time         `json:"signedAt,omitempty"`
}

// AddSigner asks a colleague to sign a step, too (加签): before the desk decides, or after it. In the bureau clerks and
// chiefs can be asked, elsewhere whoever sits at the same desk; nobody who could not decide the case.
func (tx *Tx) AddSigner(ctx context.Context, actor domain.Actor, caseID string, n int, to, place, comment string) (CaseRef, error) {
	c, s, err := tx.lockStep(ctx, actor, caseID, n)
	if err != nil {
		return CaseRef{}, err
	}
	if err := tx.authorize(ctx, actor, c, s); err != nil {
		return CaseRef{}, err
	}
	if len(reviewOutcomes(s.Name)) == 0 {
		return CaseRef{}, domain.Refusals{*domain.Refuse("", "signer.no_review", "", "step", s.Name)}
	}
	signer, err := tx.accountOf(ctx, to, s.Role)
	if err != nil {
		return CaseRef{}, err
	}
	if r := policy.CheckSigner(policy.Colleague{Role: s.Role, OrgID: s.OrgID}, signer.Colleague); r != nil || to == actor.AccountID {
		return CaseRef{}, domain.Refusals{*domain.Refuse("", "colleague.other_desk", "to", "role", s.Role)}
	}
	refusals, err := tx.checkEyes(ctx, c, s, to)
	if err != nil || len(refusals) > 0 {
		return CaseRef{}, orErr(err, refusals)
	}
	return refOf(c), tx.addSigner(ctx, actor, s, signer, place, comment)
}

func (tx *Tx) addSigner(ctx context.Context, actor domain.Actor, s domain.Step, signer account, place, comment string) error {
	tag, err := tx.Exec(ctx, `INSERT INTO step_signers (case_id, n, account_id, place, asked_by, asked_at, comment)
		SELECT $1, $2, $3, $4, $5, $6, $7 WHERE NOT EXISTS (SELECT FROM decisions WHERE case_id = $1 AND n = $2 AND account_id = $3) ON CONFLICT DO NOTHING`,
		s.CaseID, s.N, signer.ID, place, actor.AccountID, tx.now, comment)
	if err != nil {
		return fmt.Errorf("add signer: %w", err)
	}
	if tag.RowsAffected() == 0 {
		return domain.Refusals{*domain.Refuse("", "signer.asked_already", "to", "name", signer.Name)}
	}
	b := &pgx.Batch{}
	b.Queue(`UPDATE steps SET added = added + 1 WHERE case_id = $1 AND n = $2`, s.CaseID, s.N)
	b.Queue(`UPDATE cases SET version = version + 1 WHERE id = $1`, s.CaseID)
	facts := map[string]any{"step": s.Name, "to": signer.Name, "place": place, "by": actor.Name, "comment": comment}
	tx.queueEvent(b, s.CaseID, &actor.AccountID, "signerAdded", facts)
	tx.queueNoticeTo(b, signer.ID, s.CaseID, s.N, "askedToSign", facts)
	return tx.send(ctx, b, "add signer")
}

// tally is how far the signatures of a step have come.
type tally struct {
	Signed int  // approvals of the desk
	Needed int  // of them
	Mine   bool // the actor has signed
	Asked  string
	Before []string // names of added signers who are awaited
	After  []string
}

// complete says whether the desk has approved.
func (t tally) complete() bool { return t.Signed >= t.Needed }

// several says whether more than one signature may be needed.
func several(s domain.Step) bool { return s.Signers > 1 || s.Added > 0 || s.Everyone }

// tallyOf counts a step's signatures. Who has left the desk since is not waited for.
func (tx *Tx) tallyOf(ctx context.Context, actor domain.Actor, c caseRow, s domain.Step) (t tally, err error) {
	if !several(s) {
		return tally{Needed: 1}, nil
	}
	everyone := 0
	err = tx.QueryRow(ctx, `WITH g AS (SELECT g.account_id, g.place, g.signed_at, a.name, a.disabled 
			FROM step_signers g JOIN accounts a ON a.id = g.account_id WHERE case_id = $1 AND n = $2)
		SELECT (SELECT count(*) FROM decisions d WHERE case_id = $1 AND n = $2 AND account_id NOT IN (SELECT account_id FROM g)),
			EXISTS (SELECT FROM decisions WHERE case_id = $1 AND n = $2 AND account_id = $3),
			coalesce((SELECT place FROM g WHERE account_id = $3 AND signed_at IS NULL), ''),
			ARRAY(SELECT name FROM g WHERE place = 'before' AND signed_at IS NULL AND NOT disabled ORDER BY name),
			ARRAY(SELECT name FROM g WHERE place = 'after' AND signed_at IS NULL AND NOT disabled ORDER BY name),
			(SELECT count(*) FROM accounts a WHERE role = $4 AND org_id IS NOT DISTINCT FROM $5::uuid AND NOT disabled
				AND id IS DISTINCT FROM $6::uuid AND id NOT IN (SELECT account_id FROM g))`,
		s.CaseID, s.N, actor.AccountID, s.Role, orNil(s.OrgID), c.FiledBy).Scan(&t.Signed, &t.Mine, &t.Asked, &t.Before, &t.After, &everyone)
	if err != nil {
		return t, fmt.Errorf("signatures: %w", err)
	}
	t.Needed = max(1, s.Signers)
	if s.Everyone {
		t.Needed = max(1, min(t.Needed, everyone))
	}
	return t, nil
}

// checkTurn refuses a signature that comes too early or twice. Nothing keeps the desk from returning or rejecting.
func checkTurn(t tally, s domain.Step, outcome domain.StepOutcome) *domain.Refusal {
	settled := t.complete() && len(t.After) == 0 // whoever was awaited has left: anyone of the desk ends it
	switch {
	case t.Asked == "after" && !t.complete():
		return domain.Refuse("", "signer.not_yet", "", "step", s.Name, "signed", t.Signed, "signers", t.Needed)
	case t.Asked != "" || outcome != domain.Approved || settled && !t.openBefore():
		return nil
	case t.openBefore():
		return domain.Refuse("", "signer.awaited", "", "names", t.Before)
	case t.Mine:
		return domain.Refuse("", "step.already_signed", "", "signed", t.Signed, "signers", t.Needed)
	case t.complete():
		return domain.Refuse("", "signer.awaited", "", "names", t.After)
	default:
		return nil
	}
}

func (t tally) openBefore() bool { return len(t.Before) > 0 }

// sign records one approval and says whether it was the last one needed (会签, 或签, 加签). The last one decides for
// all: whoever any signer excepted is excepted.
func (tx *Tx) sign(ctx context.Context, actor domain.Actor, s domain.Step, t tally, d Decision) (all Decision, final bool, err error) {
	if !several(s) {
		return d, true, nil
	}
	awaited := len(t.After)
	switch t.Asked {
	case "":
		if !t.complete() {
			t.Signed++
		}
	case "after":
		awaited--
	}
	final = t.Asked != "before" && t.complete() && awaited == 0
	if all, err = tx.withOthers(ctx, s, d); err != nil {
		return d, false, err
	}
	b := &pgx.Batch{}
	tx.queueDecision(b, actor, s, d)
	b.Queue(`UPDATE decisions SET except_people = $4, originals_seen = $5, hours = $6, photo_received = $7 WHERE case_id = $1 AND n = $2 AND account_id = $3`,
		s.CaseID, s.N, actor.AccountID, listOrNil(d.Except), d.OriginalsSeen, listOrNil(d.Hours), d.PhotoReceived)
	b.Queue(`UPDATE step_signers SET signed_at = $4 WHERE case_id = $1 AND n = $2 AND account_id = $3 AND signed_at IS NULL`, s.CaseID, s.N, actor.AccountID, tx.now)
	b.Queue(`UPDATE cases SET version = version + 1 WHERE id = $1`, s.CaseID)
	if t.Asked != "" {
		tx.queueEvent(b, s.CaseID, &actor.AccountID, "signedToo", map[string]any{"step": s.Name, "comment": d.Comment})
	} else if !final {
		tx.queueEvent(b, s.CaseID, &actor.AccountID, "signed", map[string]any{"step": s.Name, "signed": t.Signed, "signers": t.Needed})
	}
	if t.complete() && t.Asked == "" {
		tx.queueSignNow(b, s)
	}
	return all, final, tx.send(ctx, b, "sign")
}

// queueSignNow tells those who sign after the desk that it is their turn.
func (tx *Tx) queueSignNow(b *pgx.Batch, s domain.Step) {
	b.Queue(`INSERT INTO notices (account_id, case_id, n, kind, facts, at) SELECT account_id, case_id, n, 'signNow', $3, $4 FROM step_signers
		WHERE case_id = $1 AND n = $2 AND place = 'after' AND signed_at IS NULL`, s.CaseID, s.N, map[string]any{"step": s.Name}, tx.now)
}

// withOthers adds to a decision what the earlier signers said, the latest word on an author's hours first.
func (tx *Tx) withOthers(ctx context.Context, s domain.Step, d Decision) (Decision, error) {
	rows, err := tx.Query(ctx, `SELECT coalesce(except_people, '[]'), originals_seen, photo_received, coalesce(hours, '[]') FROM decisions
		WHERE case_id = $1 AND n = $2 AND outcome = 'approved' ORDER BY at DESC, account_id`, s.CaseID, s.N)
	if err != nil {
		return d, fmt.Errorf("earlier signers: %w", err)
	}
	known := map[string]bool{}
	for _, e := range d.Except {
		known[e.PersonID] = true
	}
	var (
		except []Exception
		seen   bool
		photo  bool
		hours  []domain.ClaimGrant
	)
	_, err = pgx.ForEachRow(rows, []any{&except, &seen, &photo, &hours}, func() error {
		for _, e := range except {
			if !known[e.PersonID] {
				d.Except, known[e.PersonID] = append(d.Except, e), true
			}
		}
		d.OriginalsSeen, d.PhotoReceived = d.OriginalsSeen || seen, d.PhotoReceived || photo
		d.Hours = withGrants(d.Hours, hours)
		except, hours = nil, nil
		return nil
	})
	if err != nil {
		return d, fmt.Errorf("earlier signers: %w", err)
	}
	d.Hours = slices.DeleteFunc(d.Hours, func(g domain.ClaimGrant) bool { return known[g.PersonID] }) // whoever any signer excepted is excepted
	return d, nil
}

// withGrants adds an earlier signer's hours for authors for whom nobody has set any since.
func withGrants(hours, earlier []domain.ClaimGrant) []domain.ClaimGrant {
	for _, g := range earlier {
		if !slices.ContainsFunc(hours, func(h domain.ClaimGrant) bool { return h.PersonID == g.PersonID }) {
			hours = append(hours, g)
		}
	}
	return hours
}

// Signatures returns who has signed the steps of a case and who is awaited, by the step's number.
func (tx *Tx) Signatures(ctx context.Context, caseID string) (map[int][]Signature, error) {
	rows, err := tx.Query(ctx, `SELECT n, a.name, coalesce(g.place, 'desk'), coalesce(d.outcome, ''), coalesce(d.comment, ''), d.at
		FROM (SELECT n, account_id, outcome, comment, at FROM decisions WHERE case_id = $1) d
		FULL JOIN (SELECT n, account_id, place FROM step_signers WHERE case_id = $1) g USING (n, account_id)
		JOIN accounts a ON a.id = account_id ORDER BY 1, d.at NULLS LAST, a.name`, caseID)
	if err != nil {
		return nil, fmt.Errorf("signatures: %w", err)
	}
	signed := map[int][]Signature{}
	var (
		n int
		g Signature
	)
	_, err = pgx.ForEachRow(rows, []any{&n, &g.Account, &g.Place, &g.Outcome, &g.Comment, &g.SignedAt}, func() error {
		signed[n] = append(signed[n], g)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("signatures: %w", err)
	}
	return signed, nil
}
