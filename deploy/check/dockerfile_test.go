package check

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/linter"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
)

// TestDockerfile parses with BuildKit's own parser and linter, and looks for what each COPY copies.
func TestDockerfile(t *testing.T) {
	source, err := os.ReadFile("../Dockerfile")
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := parser.Parse(bytes.NewReader(source))
	if err != nil {
		t.Fatal(err)
	}
	lint := linter.New(&linter.Config{Warn: func(rule, _, _, message string, _ []parser.Range) { t.Errorf("%s: %s", rule, message) }})
	stages, _, err := instructions.Parse(parsed.AST, lint)
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for _, stage := range stages {
		for _, command := range stage.Commands {
			if copied, ok := command.(*instructions.CopyCommand); ok {
				checkCopy(t, copied, names)
			}
		}
		names[stage.Name] = true
	}
}

func checkCopy(t *testing.T, copied *instructions.CopyCommand, stages map[string]bool) {
	t.Helper()
	if copied.From != "" {
		if !stages[copied.From] {
			t.Errorf("%s: no stage %s before it", copied, copied.From)
		}
		return
	}
	for _, path := range copied.SourcePaths {
		if _, err := os.Stat(filepath.Join("../..", path)); err != nil {
			t.Errorf("%s: %v", copied, err)
		}
	}
}
