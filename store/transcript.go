package store

import (
	"context"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
	"xueshi/policy"
)

// FileTranscript takes transcripts of the common subject for one or many people (R7): by their unit, by a person, or
// imported by the bureau. Lines that break a rule are kept as refused; if no line is left, the batch is refused whole.
func (tx *Tx) FileTranscript(ctx context.Context, actor domain.Actor, year int, handedIn []domain.TranscriptLine) (LinesRef, error) {
	p, err := tx.openYear(ctx, year, "year")
	if err != nil {
		return LinesRef{}, err
	}
	lines, err := tx.checkTranscript(ctx, actor, p, "", handedIn)
	if err != nil {
		return LinesRef{}, err
	}
	seq, err := tx.nextNumber(ctx, year, "transcript", 1)
	if err != nil {
		return LinesRef{}, err
	}
	number := fmt.Sprintf("GX-%d-%05d", year, seq)
	c := caseRow{
		ID: newID(), Kind: domain.KindTranscript, Year: year, Number: &number, Title: p.Common.Course, State: domain.StateFiled,
		FiledBy: &actor.AccountID, PersonID: orNil(actor.PersonID),
	}
	if actor.Role == domain.RoleUnit {
		c.UnitID = &actor.OrgID
	}
	if err := tx.insertCase(ctx, c, map[string]any{"lines": len(lines)}); err != nil {
		return LinesRef{}, err
	}
	ref := LinesRef{CaseRef: CaseRef{ID: c.ID, State: c.State, Number: number, Following: true}, Lines: lines}
	return ref, tx.writeTranscript(ctx, c.ID, year, handedIn, lines)
}

// CorrectTranscript sends a returned batch back with corrected lines.
func (tx *Tx) CorrectTranscript(ctx context.Context, actor domain.Actor, caseID string, handedIn []domain.TranscriptLine) (LinesRef, error) {
	c, s, err := tx.lockStepNamed(ctx, actor, caseID, domain.StepCorrection)
	if err != nil {
		return LinesRef{}, err
	}
	if c.Kind != domain.KindTranscript { // a claim of the same unit waits for its correction, too
		return LinesRef{}, ErrNotFound
	}
	p, err := tx.openYear(ctx, c.Year, "year")
	if err != nil {
		return LinesRef{}, err
	}
	old, err := tx.TranscriptLines(ctx, caseID)
	if err != nil {
		return LinesRef{}, err
	}
	if _, err := tx.Exec(ctx, `DELETE FROM transcript_lines WHERE case_id = $1`, caseID); err != nil {
		return LinesRef{}, fmt.Errorf("correct transcript: %w", err)
	}
	lines, err := tx.checkTranscript(ctx, actor, p, caseID, handedIn)
	if err != nil {
		return LinesRef{}, err
	}
	if err := tx.writeTranscript(ctx, caseID, c.Year, handedIn, lines); err != nil {
		return LinesRef{}, err
	}
	ref := LinesRef{CaseRef: CaseRef{ID: c.ID, State: c.State, Number: deref(c.Number), Following: true}, Lines: lines}
	changes, err := transcriptChanges(old, handedIn)
	if err != nil {
		return LinesRef{}, err
	}
	return ref, tx.finish(ctx, actor, s, Decision{Outcome: domain.Corrected, changes: changes})
}

// checkTranscript asks R7 about every line. People outside the actor's scope refuse the batch whole: they are nobody's
// lines to keep.
func (tx *Tx) checkTranscript(ctx context.Context, actor domain.Actor, p *policy.Policy, caseID string, handedIn []domain.TranscriptLine) ([]LineAnswer, error) {
	ids := make([]string, len(handedIn))
	for i, l := range handedIn {
		ids[i] = l.PersonID
	}
	if err := tx.checkEnrolled(ctx, actor, p.Year, "lines", ids); err != nil {
		return nil, err
	}
	held, err := tx.heldTranscripts(ctx, p.Year, caseID, ids)
	if err != nil {
		return nil, err
	}
	lines := make([]LineAnswer, len(handedIn))
	for i, l := range handedIn {
		h := held[l.PersonID]
		refusals := p.CheckTranscript(policy.TranscriptFacts{
			Line: l, HandedInOn: p.Day(tx.now), Registered: h.registered, PendingCase: h.pendingCase, EarlierLine: 1 + slices.Index(ids[:i], l.PersonID),
		})
		lines[i] = LineAnswer{Line: i, PersonID: l.PersonID, State: "pending", Refusals: refusals, Score: l.Score, Course: l.Course, ExamOn: l.ExamOn}
		if len(refusals) > 0 {
			lines[i].State = "refused"
		}
	}
	return lines, allRefused("lines", lines)
}

// checkEnrolled refuses people who are not enrolled in the year or not in the actor's scope, with the same words.
func (tx *Tx) checkEnrolled(ctx context.Context, actor domain.Actor, year int, field string, ids []string) error {
	rows, err := tx.Query(ctx, `SELECT i.line - 1 FROM unnest(@ids::text[]) WITH ORDINALITY i(id, line)
		WHERE NOT EXISTS (SELECT FROM people p JOIN enrolments e ON e.person_id = p.id AND e.year = @year AND e.ended_on IS NULL WHERE p.id::text = i.id AND `+personScope(actor)+`)`,
		scopeArgs(actor, pgx.NamedArgs{"ids": ids, "year": year}))
	if err != nil {
		return fmt.Errorf("enrolled people: %w", err)
	}
	unknown, err := pgx.CollectRows(rows, pgx.RowTo[int])
	if err != nil {
		return fmt.Errorf("enrolled people: %w", err)
	}
	var refusals domain.Refusals
	for _, line := range unknown {
		refusals = append(refusals, *domain.Refuse("", "person.not_enrolled", fmt.Sprintf("%s[%d].personId", field, line), "year", year))
	}
	return refusals.Err()
}

type heldTranscript struct {
	registered  bool
	pendingCase string
}

// heldTranscripts finds who has common hours already, or a line in another open case. It locks nothing; the unique
// index on lines decides a race.
func (tx *Tx) heldTranscripts(ctx context.Context, year int, caseID string, ids []string) (map[string]heldTranscript, error) {
	rows, err := tx.Query(ctx, `SELECT l.person_id, l.state = 'registered', coalesce(c.number, '') FROM transcript_lines l JOIN cases c ON c.id = l.case_id
		WHERE l.year = $1 AND l.person_id::text = any($2) AND l.state IN ('pending', 'registered') AND l.case_id::text <> $3`, year, ids, caseID)
	if err != nil {
		return nil, fmt.Errorf("earlier transcripts: %w", err)
	}
	held := map[string]heldTranscript{}
	var id string
	var h heldTranscript
	_, err = pgx.ForEachRow(rows, []any{&id, &h.registered, &h.pendingCase}, func() error {
		held[id] = h
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("earlier transcripts: %w", err)
	}
	return held, nil
}

func (tx *Tx) writeTranscript(ctx context.Context, caseID string, year int, handedIn []domain.TranscriptLine, lines []LineAnswer) error {
	_, err := tx.CopyFrom(ctx, pgx.Identifier{"transcript_lines"}, []string{"case_id", "line", "year", "person_id", "course", "exam_on", "score", "state", "refusals"},
		pgx.CopyFromSlice(len(lines), func(i int) ([]any, error) {
			l := handedIn[i]
			return []any{caseID, i, year, l.PersonID, l.Course, l.ExamOn, l.Score, lines[i].State, refusalsOrNil(lines[i].Refusals)}, nil
		}))
	if isUnique(err) { // another batch with the same person came first
		return domain.Refusals{*domain.Refuse("R7", "transcript.pending", "lines", "case", "")}
	}
	if err != nil {
		return fmt.Errorf("write transcript: %w", err)
	}
	return nil
}

// RegisterTranscript puts the common hours of a reviewed batch into the ledger (R7, R11). Run twice it changes nothing.
func (tx *Tx) RegisterTranscript(ctx context.Context, caseID string) error {
	var hours domain.Hours
	c, err := tx.lockCase(ctx, caseID)
	if err != nil {
		return err
	}
	p, err := tx.Policy(ctx, c.Year)
	if err != nil {
		return err
	}
	hours = p.Hours.Common
	return tx.register(ctx, caseID, fmt.Sprintf(`INSERT INTO credits (year, person_id, subject, hours, earned_on, case_id, reason, author_id, created_at)
		SELECT l.year, l.person_id, 'common', %d, l.exam_on, l.case_id, l.course, $2, $3
		FROM transcript_lines l WHERE l.case_id = $1 AND l.state = 'pending' ON CONFLICT DO NOTHING`, hours),
		`UPDATE transcript_lines SET state = 'registered' WHERE case_id = $1 AND state = 'pending'`)
}

// TranscriptLines returns the lines of a batch.
func (tx *Tx) TranscriptLines(ctx context.Context, caseID string) ([]LineAnswer, error) {
	return tx.lines(ctx, `SELECT l.line, l.person_id, l.state, l.refusals, l.score, 0, l.state <> 'refused', l.course, l.exam_on, p.name, NULL::text[]
		FROM transcript_lines l JOIN people p ON p.id = l.person_id WHERE l.case_id = $1 ORDER BY l.line`, caseID)
}
