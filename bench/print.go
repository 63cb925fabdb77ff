package main

import (
	"fmt"
	"io"
	"text/tabwriter"
)

// print writes the report for people.
func (r *report) print(to io.Writer) error {
	t := &table{tabwriter.NewWriter(to, 0, 0, 2, ' ', tabwriter.AlignRight), nil}
	m := r.Machine
	t.linef("machine: %d cores (%s), %s, PostgreSQL %s, durable: %t, load %s before, %s after", m.Cores, m.CPU, m.Go, m.PostgreSQL, m.Durable, m.LoadBefore, m.LoadAfter)
	t.comparison(r.Comparison)
	t.nextSteps(r.NextStep)
	t.rest(r)
	if len(r.Aims) > 0 {
		t.linef("")
		for _, a := range r.Aims {
			t.linef("aim: %s: %s; found %.3g: %s", a.What, a.Want, a.Found, map[bool]string{true: "met", false: "not met"}[a.Met])
		}
	}
	if err := t.writer.Flush(); t.err == nil {
		t.err = err
	}
	if t.err != nil {
		return fmt.Errorf("write the report: %w", t.err)
	}
	return nil
}

// table writes lines and keeps the first error.
type table struct {
	writer *tabwriter.Writer
	err    error
}

func (t *table) linef(format string, args ...any) {
	if _, err := fmt.Fprintf(t.writer, format+"\n", args...); t.err == nil {
		t.err = err
	}
}

func (t *table) comparison(rows []comparison) {
	for i, c := range rows {
		if i == 0 {
			t.linef("\nside by side\tclients\ta second\tp50 ms\tp99 ms\tCPU ms\tof it PostgreSQL\tWAL bytes\t÷ bare\t÷ awaited\t")
		}
		t.linef("%s\t%d\t%.0f\t%.2f\t%.2f\t%.2f\t%.2f\t%.0f\t%s\t%s\t",
			c.What, c.Clients, c.PerSecond, c.P50, c.P99, c.CPU, c.CPUPostgres, c.WAL, share(c.OfBare), share(c.OfAwaited))
	}
}

func share(ratio float64) string {
	if ratio == 0 {
		return "1"
	}
	return fmt.Sprintf("%.2f", ratio)
}

func (t *table) nextSteps(rows []nextStep) {
	for i, n := range rows {
		if i == 0 {
			t.linef("\ndecisions a second\tanswered p50 ms\tp99 ms\tnext step open p50 ms\tp99 ms\tCPU ms\tWAL bytes\t")
		}
		t.linef("%d\t%.2f\t%.2f\t%.2f\t%.2f\t%.2f\t%.0f\t", n.Rate, n.Acknowledged.P50, n.Acknowledged.P99, n.Open.P50, n.Open.P99, n.Acknowledged.CPU, n.Acknowledged.WAL)
	}
}

func (t *table) rest(r *report) {
	if b := r.Burst; b != nil {
		t.linef("\nburst of %d decisions by %d clients: answered %.0f a second (p50 %.1f ms, p99 %.1f ms) while followed %.0f a second; "+
			"with all that follows %.1f ms of CPU, %.0f bytes of WAL each",
			b.Decisions, b.Clients, b.Acknowledged.PerSecond, b.Acknowledged.P50, b.Acknowledged.P99, b.Followed, b.CPU, b.WAL)
		t.linef("new cases: %.0f a second from filed to the first step open", b.Opened)
	}
	if s := r.Submissions; s != nil {
		t.linef("\n%d submissions of %d, submitted, verified and stamped: %.0f people a second, %.2f ms of CPU and %.0f bytes of WAL each",
			s.Submissions, s.Of, s.PeoplePerSecond, s.CPU, s.WAL)
	}
}
