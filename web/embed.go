// Package web holds the page that people use: its source, and what Vite built of it, embedded into the binary.
//
// `make web` builds it. A binary compiled without that has no page, only the API.
package web

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var dist embed.FS

// Dist returns the built page: index.html and its assets, or an empty folder where nothing was built.
func Dist() (fs.FS, error) {
	return fs.Sub(dist, "dist") //nolint:wrapcheck // fs.Sub fails on an invalid name only
}
