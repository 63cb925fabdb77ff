package rehearsal

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"xueshi/domain"
)

// write writes the result: as one JSON document, or for people.
func (r *run) write(result *Result) error {
	if r.JSON {
		e := json.NewEncoder(r.Out)
		e.SetIndent("", "  ")
		return e.Encode(result) //nolint:wrapcheck // wrapped by the caller
	}
	_, err := io.WriteString(r.Out, r.report(result))
	return err //nolint:wrapcheck // wrapped by the caller
}

// report writes the result for people.
func (r *run) report(result *Result) string {
	b := new(strings.Builder)
	fmt.Fprintf(b, "\n%s, at %s\n", result.Scenario, r.local(result.EndedAt))
	writePeople(b, r.Scenario.Fixtures.People, result)
	r.writeReminders(b, result)
	writeDesks(b, result)
	r.writeCases(b, result)
	for _, d := range result.Failed {
		fmt.Fprintf(b, "\nNOT AS EXPECTED  %s", d)
	}
	if len(result.Failed) == 0 {
		fmt.Fprintf(b, "\nEverything came as expected: %d steps, %d people.", len(r.Scenario.Steps), len(result.People))
	}
	return b.String() + "\n"
}

func writePeople(b *strings.Builder, fixtures []Person, result *Result) {
	b.WriteString("\nPEOPLE  common + specialty hours, outcome\n")
	for _, fixture := range fixtures {
		p := result.People[fixture.ID]
		outcome := string(p.Outcome)
		if outcome == "" {
			outcome = "undecided"
		}
		fmt.Fprintf(b, "  %-6s %2d + %2d  %-10s  %s  %s  %s", fixture.ID, p.Common, p.Specialty, outcome, p.Name, p.Series, p.Unit)
		if p.Serial != "" {
			fmt.Fprintf(b, "  %s", p.Serial)
		}
		if p.Outcome == domain.Incomplete {
			fmt.Fprintf(b, "\n         because %s\n         so %s", strings.Join(p.Reasons, ", "), strings.Join(p.Consequences, ", "))
		}
		b.WriteString("\n")
	}
}

func (r *run) writeReminders(b *strings.Builder, result *Result) {
	b.WriteString("\nREMINDERS\n")
	for _, login := range slices.Sorted(maps.Keys(result.Reminders)) {
		for _, n := range result.Reminders[login] {
			deadline := ""
			if n.DeadlineAt != nil {
				deadline = r.local(*n.DeadlineAt)
			}
			fmt.Fprintf(b, "  %s  %-10s %-7s %-20s until %s  %s %s\n", r.local(n.At), login, n.Kind, n.Rung, deadline, n.Case, n.Title)
		}
	}
}

func writeDesks(b *strings.Builder, result *Result) {
	b.WriteString("\nWHERE EACH DAY WAS SPENT  days together, longest, overdue of all\n")
	for _, d := range result.Desks {
		fmt.Fprintf(b, "  %8.1f  %6.1f  %3d of %3d  %s %s (%s)\n", d.Days, d.Longest, d.Overdue, d.Steps, d.Kind, d.Step, d.Role)
	}
}

func (r *run) writeCases(b *strings.Builder, result *Result) {
	b.WriteString("\nCASES  step, days, outcome\n")
	for _, c := range result.Cases {
		if c.Kind == domain.KindYear {
			continue
		}
		fmt.Fprintf(b, "  %s  %-10s %-10s  %s %s\n", r.local(c.FiledAt), c.Kind, c.State, c.Number, c.Title)
		for _, s := range c.Steps {
			outcome := string(s.Outcome)
			if outcome == "" {
				outcome = "open"
			}
			fmt.Fprintf(b, "      %6.1f  %-18s %s %s\n", s.Days, s.Name, outcome, s.Org)
		}
	}
}
