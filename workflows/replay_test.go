package workflows_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	sdkworker "go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"

	"xueshi/worker"
)

// histories holds what the engine remembered of workflows, a folder a type. How they are recorded is written in
// e2e/record_test.go.
const histories = "testdata/histories"

// Workflows that are under way when a new version is deployed go on with it: it must replay what the old one did.
func TestReplay_EveryTypeReplaysItsSavedHistories(t *testing.T) {
	t.Parallel()
	for name, w := range worker.Workflows() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			files, err := filepath.Glob(filepath.Join(histories, name, "*.json"))
			if err != nil {
				t.Fatal(err)
			}
			if len(files) == 0 {
				t.Fatalf("%s/%s is empty: record a history of this type (e2e/record_test.go)", histories, name)
			}
			for _, file := range files {
				t.Run(strings.TrimSuffix(filepath.Base(file), ".json"), func(t *testing.T) {
					t.Parallel()
					replayer := sdkworker.NewWorkflowReplayer()
					replayer.RegisterWorkflowWithOptions(w, workflow.RegisterOptions{Name: name})
					if err := replayer.ReplayWorkflowHistoryFromJSONFile(quiet{}, file); err != nil {
						t.Error(err)
					}
				})
			}
		})
	}
}

// A folder of a type that is no longer there stands for workflows that may still be under way.
func TestReplay_EveryFolderIsOfATypeThatIsRegistered(t *testing.T) {
	t.Parallel()
	folders, err := os.ReadDir(histories)
	if err != nil || len(folders) == 0 {
		t.Fatalf("%s holds %d types, %v", histories, len(folders), err)
	}
	for _, f := range folders {
		if worker.Workflows()[f.Name()] == nil {
			t.Errorf("histories of %s are saved, but the worker does not know it", f.Name())
		}
	}
}
