package main

import "time"

// options say how much is measured.
type options struct {
	only     []string
	profiles string

	rounds    int           // of the comparison; figures are medians over them
	clients   []int         // at once
	each      time.Duration // how long one side of a round is measured, at most
	heldCap   int           // decisions of a round while the engine is held, at most
	followCap int           // decisions of a round while the engine follows, at most: it has to act on every one
	rates     []int         // decisions a second of the open loop
	rateFor   time.Duration
	burstOf   int // decisions
	batches   int // submissions
}

// full takes less than ten minutes on two cores.
func full() options {
	return options{
		rounds: 3, clients: []int{1, 16, 64}, each: 1500 * time.Millisecond, heldCap: 5000, followCap: 600,
		rates: []int{20, 50, 100}, rateFor: 8 * time.Second, burstOf: 10_000, batches: 40,
	}
}

// short takes a minute or so.
func short() options {
	return options{
		rounds: 1, clients: []int{1, 16, 64}, each: time.Second, heldCap: 3000, followCap: 300,
		rates: []int{20, 100}, rateFor: 3 * time.Second, burstOf: 1000, batches: 10,
	}
}
