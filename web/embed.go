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
