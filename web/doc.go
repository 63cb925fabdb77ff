// Package web holds the page that people use: its source, and what Vite built of it, embedded into the binary.
//
// `make web` builds it. A binary compiled without that has no page, only the API.
package web
