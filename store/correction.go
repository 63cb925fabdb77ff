package store

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"

	"xueshi/domain"
)

// planChanges says what a corrected plan has different. Of the roster, Old lists who went and New who came.
func planChanges(old, corrected domain.Plan) ([]domain.FieldChange, error) {
	before, after := old.Roster, corrected.Roster
	old.Roster, corrected.Roster = nil, nil
	old.Sessions, corrected.Sessions = sessionsOf(old), sessionsOf(corrected)
	old.Teachers, corrected.Teachers = teachersOf(old), teachersOf(corrected)
	changes, err := changesOf(old, corrected)
	if err != nil {
		return nil, err
	}
	went, came := without(before, after), without(after, before)
	if len(went)+len(came) > 0 {
		changes = append(changes, domain.FieldChange{Field: "roster", Old: went, New: came})
	}
	return changes, nil
}

// without returns what is in one list and not in the other.
func without(list, other []string) []string {
	gone := make(map[string]bool, len(other))
	for _, s := range other {
		gone[s] = true
	}
	return slices.DeleteFunc(slices.Clone(list), func(s string) bool { return gone[s] })
}

// transcriptChanges says what a corrected batch has different, line by line.
func transcriptChanges(old []LineAnswer, corrected []domain.TranscriptLine) ([]domain.FieldChange, error) {
	before := make([]domain.TranscriptLine, len(old))
	for i, l := range old {
		before[i] = domain.TranscriptLine{PersonID: l.PersonID, Course: l.Course, ExamOn: l.ExamOn, Score: l.Score}
	}
	return changesOf(map[string]any{"lines": before}, map[string]any{"lines": corrected})
}

// resultChanges says what results that are recorded anew have different; nothing the first time.
func (tx *Tx) resultChanges(ctx context.Context, caseID string, recorded []domain.Result) ([]domain.FieldChange, error) {
	old, err := tx.ResultLines(ctx, caseID)
	if err != nil || len(old) == 0 {
		return nil, err
	}
	before := make([]domain.Result, 0, len(old))
	after := slices.Clone(recorded)
	for i := range after {
		after[i].Comment = "" // of no weight
	}
	for _, l := range old {
		before = append(before, domain.Result{PersonID: l.PersonID, Passed: l.Passed, Hours: l.Hours, Score: l.Score})
	}
	return changesOf(map[string]any{"results": before}, map[string]any{"results": after})
}

// changesOf compares two values of one shape field by field, as their JSON has them; in a list of objects line by line.
func changesOf(old, corrected any) ([]domain.FieldChange, error) {
	var before, after any
	for _, v := range []struct {
		from any
		to   *any
	}{{old, &before}, {corrected, &after}} {
		text, err := json.Marshal(v.from)
		if err == nil {
			err = json.Unmarshal(text, v.to)
		}
		if err != nil {
			return nil, fmt.Errorf("compare correction: %w", err)
		}
	}
	return compare("", before, after), nil
}

func compare(at string, old, corrected any) []domain.FieldChange {
	if reflect.DeepEqual(old, corrected) {
		return nil
	}
	a, ok := old.(map[string]any)
	b, too := corrected.(map[string]any)
	if ok && too {
		return compareFields(at, a, b)
	}
	if one, two := linesOf(old), linesOf(corrected); one != nil && two != nil {
		return compareLines(at, one, two)
	}
	return []domain.FieldChange{{Field: at, Old: old, New: corrected}}
}

func compareFields(at string, old, corrected map[string]any) []domain.FieldChange {
	changes := make([]domain.FieldChange, 0, len(corrected))
	names := maps.Clone(old)
	maps.Copy(names, corrected)
	for _, name := range slices.Sorted(maps.Keys(names)) {
		field := name
		if at != "" {
			field = at + "." + name
		}
		changes = append(changes, compare(field, old[name], corrected[name])...)
	}
	return changes
}

func compareLines(at string, old, corrected []any) []domain.FieldChange {
	changes := make([]domain.FieldChange, 0, len(corrected))
	for i := range max(len(old), len(corrected)) {
		var a, b any
		if i < len(old) {
			a = old[i]
		}
		if i < len(corrected) {
			b = corrected[i]
		}
		changes = append(changes, compare(fmt.Sprintf("%s[%d]", at, i), a, b)...)
	}
	return changes
}

// linesOf returns a list of objects, and nil for any other value.
func linesOf(v any) []any {
	list, ok := v.([]any)
	if !ok || len(list) == 0 {
		return nil
	}
	if _, object := list[0].(map[string]any); !object {
		return nil
	}
	return list
}

// listOrNil is a list for a nullable column.
func listOrNil[T any](list []T) any {
	if len(list) == 0 {
		return nil
	}
	return list
}
