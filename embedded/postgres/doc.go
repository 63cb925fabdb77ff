// Package postgres runs a private PostgreSQL cluster as a child process, from the
// distribution's own server programs.
//
// The cluster lives and dies with the process that started it: Stop ends it in order, and
// when the process is killed the kernel tells the postmaster to shut down (Linux only).
// One folder serves one process at a time.
package postgres
