// Package workflows says what comes next: one file a pipeline, each a function that reads as the lifecycle.
//
// A workflow waits for one thing at a time, and what it waits for is a step: a row in Postgres that decides every race.
// Opening a step that was opened before returns it as it stands, so a workflow that was lost is rebuilt by starting it
// again: it walks through the decided steps to the open one. Payloads carry ids and outcomes, never names.
package workflows
