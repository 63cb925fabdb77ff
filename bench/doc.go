// Command bench measures what a decision costs, on the product's real parts in one process as `xueshi serve` runs them:
// a private PostgreSQL that really writes to disk, Temporal, worker, relay and API.
//
// Everything is compared side by side in one run, because the machine it runs on is never the same: a decision through
// the API, the bare transaction that writes the same rows, and a bare Temporal update that is waited for. The load comes
// from this process too, over loopback; its share of the CPU is part of every figure.
package main
