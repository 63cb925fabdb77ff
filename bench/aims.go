package main

import "fmt"

// judge compares what was found with what was wished for; parts that were not measured are left out.
func (r *report) judge() {
	const (
		ofBare, ofAwaited = 0.5, 10
		slow, fast        = 20, 100 // decisions a second
	)
	for _, c := range r.Comparison {
		if c.What != sideNames()[sideHeld] {
			continue
		}
		at := fmt.Sprintf(" at %d clients", c.Clients)
		r.Aims = append(r.Aims,
			aim{"a decision's rate, as a share of the bare transaction's" + at, "0.5 or more", c.OfBare, c.OfBare >= ofBare},
			aim{"a decision's rate, as a multiple of the awaited update's" + at, "10 or more", c.OfAwaited, c.OfAwaited >= ofAwaited})
	}
	within := map[int]float64{slow: 40, fast: 200} // milliseconds
	for _, n := range r.NextStep {
		if most, asked := within[n.Rate]; asked {
			what := fmt.Sprintf("next step open at %d decisions a second, p99 in ms", n.Rate)
			r.Aims = append(r.Aims, aim{what, fmt.Sprintf("%.0f or less", most), n.Open.P99, n.Open.P99 <= most})
		}
	}
}
