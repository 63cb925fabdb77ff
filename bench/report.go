package main

import (
	"slices"
	"time"
)

// report is everything that was found.
type report struct {
	Machine     machine      `json:"machine"`
	Comparison  []comparison `json:"comparison,omitempty"`
	NextStep    []nextStep   `json:"nextStep,omitempty"`
	Burst       *burst       `json:"burst,omitempty"`
	Submissions *submissions `json:"submissions,omitempty"`
	Aims        []aim        `json:"aims,omitempty"`
}

// figures are what one load brought and took, each decision's share.
type figures struct {
	latencies

	PerSecond   float64 `json:"perSecond"`
	CPU         float64 `json:"cpuMs"`         // milliseconds, of this process and PostgreSQL
	CPUPostgres float64 `json:"cpuPostgresMs"` // PostgreSQL's share of it
	WAL         float64 `json:"walBytes"`
}

// latencies are in milliseconds.
type latencies struct {
	P50 float64 `json:"p50Ms"`
	P99 float64 `json:"p99Ms"`
}

// comparison is one side of the comparison at a number of clients: medians over the rounds.
type comparison struct {
	What    string `json:"what"`
	Clients int    `json:"clients"`
	figures

	OfBare    float64 `json:"ofBare,omitempty"`    // its rate, as a share of the bare transaction's: median of the rounds' ratios
	OfAwaited float64 `json:"ofAwaited,omitempty"` // its rate, as a multiple of the awaited update's

	rounds []figures
}

type nextStep struct {
	Rate         int       `json:"rate"` // decisions a second
	Acknowledged figures   `json:"acknowledged"`
	Open         latencies `json:"open"` // from a decision's answer until its next step can be seen
}

type burst struct {
	Decisions    int     `json:"decisions"`
	Clients      int     `json:"clients"`
	Opened       float64 `json:"openedPerSecond"` // new cases, from filed to their first step open
	Acknowledged figures `json:"acknowledged"`
	Followed     float64 `json:"followedPerSecond"`
	CPU          float64 `json:"cpuMs"`    // of a decision with all that follows from it
	WAL          float64 `json:"walBytes"` // the same
}

type submissions struct {
	Submissions     int     `json:"submissions"`
	Of              int     `json:"of"`
	PeoplePerSecond float64 `json:"peoplePerSecond"`
	CPU             float64 `json:"cpuMs"`    // a person
	WAL             float64 `json:"walBytes"` // a person
}

// aim is what was wished for and what was found.
type aim struct {
	What  string  `json:"what"`
	Want  string  `json:"want"`
	Found float64 `json:"found"`
	Met   bool    `json:"met"`
}

func figuresOf(s sample, c cost) figures {
	n := float64(max(1, s.count))
	return figures{
		latencies: latenciesOf(s.latencies), PerSecond: s.rate(),
		CPU: milliseconds(c.process+c.postgres) / n, CPUPostgres: milliseconds(c.postgres) / n, WAL: float64(c.wal) / n,
	}
}

func latenciesOf(sorted []time.Duration) latencies {
	return latencies{P50: milliseconds(percentile(sorted, 0.5)), P99: milliseconds(percentile(sorted, 0.99))}
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// The sides of the comparison that others are compared with.
const (
	sideBare = iota
	sideHeld
	sideAwaited
	sideFollowed
)

// sideNames are their names, in their order.
func sideNames() []string {
	return []string{"bare transaction", "decision, engine held", "awaited update", "decision, engine follows"}
}

// add takes the rounds of all sides at one number of clients.
func (r *report) add(sides []comparison) {
	for i := range sides {
		s := &sides[i]
		s.figures = medians(s.rounds)
		if i != sideBare {
			s.OfBare = ratio(s.rounds, sides[sideBare].rounds)
		}
		if i != sideAwaited {
			s.OfAwaited = ratio(s.rounds, sides[sideAwaited].rounds)
		}
	}
	r.Comparison = append(r.Comparison, sides...)
}

// ratio is the median of the rounds' ratios: what the machine did besides hit both sides of a round alike.
func ratio(these, those []figures) float64 {
	ratios := make([]float64, len(these))
	for i := range these {
		ratios[i] = these[i].PerSecond / those[i].PerSecond
	}
	return median(ratios)
}

func medians(rounds []figures) figures {
	of := func(get func(figures) float64) float64 {
		values := make([]float64, len(rounds))
		for i, f := range rounds {
			values[i] = get(f)
		}
		return median(values)
	}
	return figures{
		latencies: latencies{P50: of(func(f figures) float64 { return f.P50 }), P99: of(func(f figures) float64 { return f.P99 })},
		PerSecond: of(func(f figures) float64 { return f.PerSecond }), CPU: of(func(f figures) float64 { return f.CPU }),
		CPUPostgres: of(func(f figures) float64 { return f.CPUPostgres }), WAL: of(func(f figures) float64 { return f.WAL }),
	}
}

func median(values []float64) float64 {
	slices.Sort(values)
	n := len(values)
	if n%2 == 1 {
		return values[n/2]
	}
	return (values[n/2-1] + values[n/2]) / 2
}
