package scenarios

import (
	"path/filepath"
	"strings"
	"testing"

	"xueshi/rehearsal"
)

// TestScenarios plays every scenario of this folder.
func TestScenarios(t *testing.T) {
	paths, err := filepath.Glob("*.yaml")
	if err != nil || len(paths) == 0 {
		t.Fatalf("scenarios: %v, %v", paths, err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(path, ".yaml"), func(t *testing.T) { play(t, path) })
	}
}

func play(t *testing.T, path string) {
	t.Helper()
	scenario, err := rehearsal.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	d := deploy(t)
	_, err = rehearsal.Run(t.Context(), rehearsal.Options{
		BaseURL: d.url, DB: d.db, Mover: &rehearsal.Mover{DB: d.db, Engine: d.engine}, Scenario: scenario, Out: t.Output(),
	})
	if err != nil {
		t.Fatal(err)
	}
}
