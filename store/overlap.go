package store

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
	"xueshi/policy"
)

// The kinds of findings: what is not refused, and yet should be looked at.
const (
	findingOverlap  = "overlap"       // two plans teach a person at the same time
	findingOverload = "dailyHours"    // more hours on a day than one can learn
	findingScore    = "scoreChanged"  // two hand-ins give different scores of one exam
	findingEvidence = "evidenceTwice" // another claim, of somebody else or of another time, rests on the same evidence
)

// Finding is something about a person's cases that should be looked at.
type Finding struct {
	Kind     string         `json:"kind" enum:"overlap,dailyHours,scoreChanged,evidenceTwice"`
	PersonID string         `json:"personId"`
	Name     string         `json:"name"`
	Unit     string         `json:"unit"`
	CaseID   string         `json:"caseId"`
	Case     string         `json:"case"`
	OtherID  string         `json:"otherCaseId,omitempty"`
	Other    string         `json:"otherCase,omitempty"`
	On       domain.Date    `json:"on"`
	Facts    map[string]any `json:"facts"`
	Text     string         `json:"text" doc:"in Chinese"`
}

// key is the order of findings.
func (f Finding) key() []string {
	return []string{f.PersonID, f.Kind, f.On.String(), f.CaseID, f.OtherID}
}

// Key returns the sort keys of a finding for keyset pages.
func (f Finding) Key() []string { return f.key() }

// FindingFilter narrows findings; empty fields do not.
type FindingFilter struct {
	Page

	Year   int
	Kind   string
	CaseID string // only of people on this case, and only about it
}

// suspicious is everyone with two plans whose days meet, with a plan of long days, with two scores of one exam, or with
// evidence that another claim rests on, too.
const suspicious = `SELECT p.id, p.name, u.name FROM people p JOIN orgs u ON u.id = p.unit_id WHERE (@after::uuid IS NULL OR p.id >= @after) AND p.id IN (
		SELECT r.person_id FROM rosters r JOIN cases c ON c.id = r.case_id JOIN plans pl ON pl.case_id = c.id
		WHERE c.year = @year AND r.left_on IS NULL AND ` + livePlan + `
			AND (@case::text = '' OR EXISTS (SELECT FROM rosters m WHERE m.case_id::text = @case AND m.person_id = r.person_id))
			AND (pl.hours > @most * CASE jsonb_array_length(pl.sessions) WHEN 0 THEN pl.ends_on - pl.starts_on + 1
					ELSE (SELECT count(DISTINCT s ->> 'on') FROM jsonb_array_elements(pl.sessions) s) END
				OR EXISTS (SELECT FROM rosters o JOIN plans po ON po.case_id = o.case_id
					WHERE o.person_id = r.person_id AND o.case_id <> r.case_id AND o.left_on IS NULL AND po.starts_on <= pl.ends_on AND po.ends_on >= pl.starts_on))
		UNION SELECT l.person_id FROM transcript_lines l WHERE l.year = @year AND l.exam_on IS NOT NULL
			AND (@case::text = '' OR EXISTS (SELECT FROM transcript_lines m WHERE m.case_id::text = @case AND m.person_id = l.person_id))
			GROUP BY l.person_id, l.exam_on HAVING count(DISTINCT l.score) > 1
		UNION SELECT a.person_id FROM claim_authors a JOIN cases c ON c.id = a.case_id
		WHERE c.year = @year AND a.state <> 'dropped' AND (@case::text = '' OR a.case_id::text = @case)
			AND (EXISTS (SELECT FROM claim_authors b WHERE b.fingerprint = a.fingerprint AND b.case_id <> a.case_id AND b.state <> 'dropped')
				OR EXISTS (SELECT FROM claim_authors b WHERE b.file_hash = a.file_hash AND b.case_id <> a.case_id AND b.state <> 'dropped')))`

// livePlan is the condition on cases c of plans whose training counts.
const livePlan = `c.state NOT IN ('rejected', 'withdrawn', 'cancelled', 'lapsed', 'expired')`

type personAtWork struct {
	ID, Name, Unit string
}

// findingsChunk is how many people are looked at together.
const findingsChunk = 500

// Findings returns what should be looked at about people whom the actor may see, by person.
func (tx *Tx) Findings(ctx context.Context, actor domain.Actor, f FindingFilter) ([]Finding, error) {
	p, err := tx.Policy(ctx, f.Year)
	if err != nil {
		return nil, notFound(err, "findings")
	}
	var found []Finding
	after := ""
	if len(f.After) > 0 {
		after = f.After[0]
	}
	for {
		people, err := tx.suspects(ctx, actor, p, f, after)
		if err != nil {
			return nil, err
		}
		more, err := tx.findingsOf(ctx, p, f, people)
		if err != nil {
			return nil, err
		}
		found = append(found, more...)
		if len(people) < findingsChunk || len(found) >= f.Limit {
			return found[:min(len(found), f.Limit)], nil
		}
		after = people[len(people)-1].ID
		f.After = []string{after, "~"} // nothing more of them
	}
}

func (tx *Tx) suspects(ctx context.Context, actor domain.Actor, p *policy.Policy, f FindingFilter, after string) ([]personAtWork, error) {
	rows, err := tx.Query(ctx, suspicious+` AND `+personScope(actor)+` ORDER BY p.id LIMIT @limit`,
		scopeArgs(actor, pgx.NamedArgs{"year": f.Year, "after": orNil(after), "limit": findingsChunk, "case": f.CaseID, "most": p.Plans.MaxHoursADay}))
	if err != nil {
		return nil, fmt.Errorf("findings: %w", err)
	}
	return collect(rows, pgx.RowToStructByPos[personAtWork], "findings")
}

// findingsOf returns the findings about people that the filter wants and that come after its page, in order.
func (tx *Tx) findingsOf(ctx context.Context, p *policy.Policy, f FindingFilter, people []personAtWork) ([]Finding, error) {
	byID := make(map[string]personAtWork, len(people))
	ids := make([]string, len(people))
	for i, person := range people {
		byID[person.ID], ids[i] = person, person.ID
	}
	found, err := tx.planFindings(ctx, p, ids)
	if err != nil {
		return nil, err
	}
	scores, err := tx.scoreFindings(ctx, p.Year, ids)
	if err != nil {
		return nil, err
	}
	evidence, err := tx.evidenceFindings(ctx, p.Year, ids)
	if err != nil {
		return nil, err
	}
	found = slices.DeleteFunc(slices.Concat(found, scores, evidence), func(g Finding) bool {
		return f.Kind != "" && g.Kind != f.Kind || f.CaseID != "" && g.CaseID != f.CaseID && g.OtherID != f.CaseID || slices.Compare(g.key(), f.After) <= 0
	})
	for i := range found {
		found[i].Name, found[i].Unit = byID[found[i].PersonID].Name, byID[found[i].PersonID].Unit
	}
	slices.SortFunc(found, func(a, b Finding) int { return slices.Compare(a.key(), b.key()) })
	return found, nil
}

// attended is one plan on whose roster a person is.
type attended struct {
	PersonID, CaseID, Number string
	Plan                     domain.Plan
}

func (tx *Tx) planFindings(ctx context.Context, p *policy.Policy, people []string) ([]Finding, error) {
	rows, err := tx.Query(ctx, `SELECT r.person_id, c.id, coalesce(c.number, ''), pl.hours, pl.starts_on, pl.ends_on, pl.sessions FROM rosters r
		JOIN cases c ON c.id = r.case_id JOIN plans pl ON pl.case_id = c.id
		WHERE r.person_id = any($1::text[]::uuid[]) AND c.year = $2 AND r.left_on IS NULL AND `+livePlan+` ORDER BY r.person_id, c.id`, people, p.Year)
	if err != nil {
		return nil, fmt.Errorf("findings: %w", err)
	}
	list, err := collect(rows, func(row pgx.CollectableRow) (a attended, err error) {
		err = row.Scan(&a.PersonID, &a.CaseID, &a.Number, &a.Plan.Hours, &a.Plan.StartsOn, &a.Plan.EndsOn, &a.Plan.Sessions)
		return a, err
	}, "findings")
	if err != nil {
		return nil, err
	}
	var found []Finding
	for len(list) > 0 {
		n := 1
		for n < len(list) && list[n].PersonID == list[0].PersonID {
			n++
		}
		found = append(found, compareAttended(p, list[:n])...)
		list = list[n:]
	}
	return found, nil
}

// compareAttended compares the plans of one person with each other.
func compareAttended(p *policy.Policy, list []attended) []Finding {
	var found []Finding
	plans := make([]domain.Plan, len(list))
	for i, a := range list {
		plans[i] = a.Plan
		for _, b := range list[:i] {
			if on, meets := policy.Overlap(a.Plan, b.Plan); meets {
				found = append(found, Finding{
					Kind: findingOverlap, PersonID: a.PersonID, CaseID: a.CaseID, Case: a.Number, OtherID: b.CaseID, Other: b.Number, On: on,
					Facts: map[string]any{"case": a.Number, "other": b.Number, "on": on},
				})
			}
		}
	}
	if over := p.Overloads(plans); len(over) > 0 {
		worst := slices.MaxFunc(over, func(a, b policy.DayLoad) int { return cmp.Compare(a.Hours, b.Hours) })
		for _, a := range list {
			if !worst.On.Before(a.Plan.StartsOn) && !worst.On.After(a.Plan.EndsOn) {
				found = append(found, Finding{
					Kind: findingOverload, PersonID: a.PersonID, CaseID: a.CaseID, Case: a.Number, On: worst.On,
					Facts: map[string]any{"case": a.Number, "on": worst.On, "hours": worst.Hours, "days": len(over), "most": p.Plans.MaxHoursADay},
				})
			}
		}
	}
	return found
}

// scoreFindings finds exams for which two hand-ins give different scores. A second exam on another day is none.
func (tx *Tx) scoreFindings(ctx context.Context, year int, people []string) ([]Finding, error) {
	rows, err := tx.Query(ctx, `SELECT a.person_id, ca.id, coalesce(ca.number, ''), cb.id, coalesce(cb.number, ''), a.exam_on,
			jsonb_build_object('case', coalesce(ca.number, ''), 'other', coalesce(cb.number, ''), 'on', a.exam_on, 'score', a.score, 'before', b.score)
		FROM transcript_lines a JOIN cases ca ON ca.id = a.case_id JOIN transcript_lines b ON b.person_id = a.person_id AND b.year = a.year AND b.exam_on = a.exam_on AND b.score <> a.score
		JOIN cases cb ON cb.id = b.case_id WHERE a.year = $1 AND a.person_id = any($2::text[]::uuid[]) AND (cb.filed_at, cb.id, b.line) < (ca.filed_at, ca.id, a.line)`, year, people)
	if err != nil {
		return nil, fmt.Errorf("findings: %w", err)
	}
	return collect(rows, findingRow(findingScore), "findings")
}

// evidenceFindings finds claims that rest on the evidence of an earlier one: of other people, or of the same person when the
// earlier one gave nothing (for the same person a second one is refused while the first counts).
func (tx *Tx) evidenceFindings(ctx context.Context, year int, people []string) ([]Finding, error) {
	rows, err := tx.Query(ctx, `SELECT a.person_id, ca.id, coalesce(ca.number, ''), cb.id, coalesce(cb.number, ''), l.earned_on,
			jsonb_build_object('case', coalesce(ca.number, ''), 'other', coalesce(cb.number, ''), 'work', l.title, 'people', string_agg(DISTINCT p.name, '、'))
		FROM claim_authors a JOIN cases ca ON ca.id = a.case_id JOIN claims l ON l.case_id = a.case_id
		JOIN claim_authors b ON b.case_id <> a.case_id AND b.state <> 'dropped' AND (b.fingerprint = a.fingerprint OR b.file_hash = a.file_hash)
		JOIN cases cb ON cb.id = b.case_id JOIN people p ON p.id = b.person_id
		WHERE ca.year = $1 AND a.state <> 'dropped' AND a.person_id = any($2::text[]::uuid[]) AND (cb.filed_at, cb.id) < (ca.filed_at, ca.id)
		GROUP BY a.person_id, ca.id, cb.id, l.case_id`, year, people)
	if err != nil {
		return nil, fmt.Errorf("findings: %w", err)
	}
	return collect(rows, findingRow(findingEvidence), "findings")
}

// findingRow reads a finding of a kind.
func findingRow(kind string) pgx.RowToFunc[Finding] {
	return func(row pgx.CollectableRow) (Finding, error) {
		f := Finding{Kind: kind}
		var facts json.RawMessage
		err := row.Scan(&f.PersonID, &f.CaseID, &f.Case, &f.OtherID, &f.Other, &f.On, &facts)
		if err == nil {
			err = json.Unmarshal(facts, &f.Facts)
		}
		return f, err //nolint:wrapcheck // wrapped by collect
	}
}
