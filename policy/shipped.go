package policy

import (
	"embed"
	"path"
	"strings"
	_ "time/tzdata" // a machine without a zone database must count the same days
)

//go:embed *.yaml
var files embed.FS

// Shipped returns the source of a policy that comes with the program, by name without suffix.
func Shipped(name string) ([]byte, bool) {
	source, err := files.ReadFile(name + ".yaml")
	return source, err == nil
}

// ShippedNames lists the policies that come with the program, sorted.
func ShippedNames() []string {
	entries, err := files.ReadDir(".")
	if err != nil {
		return nil // an embedded folder that was there at build time is there now
	}
	names := make([]string, 0, len(entries))
	for _, e := range entries {
		names = append(names, strings.TrimSuffix(path.Base(e.Name()), ".yaml"))
	}
	return names
}
