// Package temporalserver runs a whole Temporal server in this process, on any PostgreSQL.
//
// It is the only package that imports go.temporal.io/server, which takes minutes to
// compile. One process serves one pair of databases at a time.
package temporalserver
