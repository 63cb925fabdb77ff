package scenarios

import (
	"path/filepath"
	"testing"

	"xueshi/api"
	"xueshi/rehearsal"
)

// TestScenariosAskOnlyForWhatTheAPIHas compares every name of every scenario with the API's document; no engine is
// needed for it.
func TestScenariosAskOnlyForWhatTheAPIHas(t *testing.T) {
	server, err := api.New(api.Config{})
	if err != nil {
		t.Fatal(err)
	}
	document, err := server.OpenAPI()
	if err != nil {
		t.Fatal(err)
	}
	operations, err := rehearsal.ReadOperations(document)
	if err != nil {
		t.Fatal(err)
	}
	paths, err := filepath.Glob("*.yaml")
	if err != nil || len(paths) == 0 {
		t.Fatalf("scenarios: %v, %v", paths, err)
	}
	for _, path := range paths {
		scenario, err := rehearsal.Load(path)
		if err != nil {
			t.Fatal(err)
		}
		if faults := scenario.Check(operations); len(faults) > 0 {
			t.Errorf("%s:\n%s", path, faults.Error())
		}
	}
}
