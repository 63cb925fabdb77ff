// Package rehearsal moves a deployment's business time on the real engine, and plays scenarios: years written down as
// steps, each with a time, an account, an operation of the public API and what is expected of it (spec §10).
package rehearsal
