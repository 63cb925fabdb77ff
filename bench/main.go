package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"
)

func main() { os.Exit(run()) }

func run() int {
	if _, set := os.LookupEnv("GOGC"); !set {
		const asServed = 400 // as cmd/xueshi sets it
		debug.SetGCPercent(asServed)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	o, asJSON := readFlags()
	report, err := bench(ctx, o)
	if err == nil {
		err = write(report, asJSON)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		return 1
	}
	return 0
}

func readFlags() (o options, asJSON bool) {
	quick := flag.Bool("quick", false, "one short round of everything: rough figures in a minute or so")
	flag.BoolVar(&asJSON, "json", false, "print the figures as JSON")
	only := flag.String("only", "", "measure only these parts, separated by commas: "+strings.Join(partNames(), ", "))
	profiles := flag.String("profiles", "", "write a CPU profile of each part into this folder")
	keep := flag.Int("rounds", 0, "rounds of the comparison (0: as many as the size asks for)")
	flag.Parse()
	o = full()
	if *quick {
		o = short()
	}
	if *keep > 0 {
		o.rounds = *keep
	}
	if *only != "" {
		o.only = strings.Split(*only, ",")
	}
	o.profiles = *profiles
	return o, asJSON
}

func write(r *report, asJSON bool) error {
	if asJSON {
		encoder := json.NewEncoder(os.Stdout)
		encoder.SetIndent("", "  ")
		if err := encoder.Encode(r); err != nil {
			return fmt.Errorf("write the report: %w", err)
		}
		return nil
	}
	return r.print(os.Stdout)
}

// bench brings the deployment up, measures every part that is wanted, and takes the deployment down.
func bench(ctx context.Context, o options) (_ *report, err error) {
	sayf("starting PostgreSQL and Temporal")
	s, err := start(ctx)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, s.stop()) }()
	town, err := settle(ctx, s)
	if err != nil {
		return nil, err
	}
	b := &bed{stack: s, town: town, options: o, report: &report{}}
	if b.report.Machine, err = describe(ctx, s.pool); err != nil {
		return nil, err
	}
	for _, p := range parts() {
		if len(o.only) > 0 && !slices.Contains(o.only, p.name) {
			continue
		}
		sayf(p.doing)
		if err := p.measure(b, ctx); err != nil {
			return nil, fmt.Errorf("%s: %w", p.name, err)
		}
	}
	b.report.judge()
	b.report.Machine.LoadAfter, err = loadAverage()
	return b.report, err
}

// bed is what the parts measure on, and where they write what they found.
type bed struct {
	*stack
	*town
	options

	report *report
}

// part is one thing that is measured.
type part struct {
	name, doing string
	measure     func(*bed, context.Context) error
}

func parts() []part {
	return []part{
		{"decide", "decisions, bare transactions and awaited updates, side by side", (*bed).compare},
		{"open", "the time until the next step is open", (*bed).nextStep},
		{"burst", "a burst of decisions", (*bed).burst},
		{"submissions", "people through submissions", (*bed).submissions},
	}
}

func partNames() []string {
	var names []string
	for _, p := range parts() {
		names = append(names, p.name)
	}
	return names
}

// sayf tells whoever waits how far it is.
func sayf(format string, args ...any) { fmt.Fprintf(os.Stderr, "bench: "+format+"\n", args...) }
