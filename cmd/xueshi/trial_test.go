package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
)

func TestTrialIsAskedForAsAWhole(t *testing.T) {
	t.Setenv("DATABASE_URL", "")
	for name, args := range map[string][]string{
		"no policy":             {"--with-data-of", "2020"},
		"no year":               {"--policy", "guangde-2020", "scenario.yaml"},
		"a scenario, too":       {"--with-data-of", "2020", "--policy", "guangde-2020", "scenario.yaml"},
		"nothing to be kept":    {"--with-data-of", "2020", "--policy", "guangde-2020", "--keep", "--data", t.TempDir()},
		"no such policy":        {"--with-data-of", "2020", "--policy", "nowhere.yaml", "--data", t.TempDir()},
		"no data":               {"--with-data-of", "2020", "--policy", "guangde-2020"},
		"nothing in the folder": {"--with-data-of", "2020", "--policy", "guangde-2020", "--data", t.TempDir()},
	} {
		t.Run(name, func(t *testing.T) {
			cmd := rehearseCommand()
			cmd.SetArgs(args)
			cmd.SetOut(io.Discard)
			cmd.SetErr(io.Discard)
			if err := cmd.ExecuteContext(t.Context()); err == nil {
				t.Error("it runs")
			}
		})
	}
}

// A policy's faults are told before anything is read or started.
func TestTrialFindsThePolicysFaultsFirst(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "p.yaml")
	if err := os.WriteFile(path, []byte("name: x\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	err := tryPolicy(t.Context(), rehearseOptions{year: 2020, policy: path}, io.Discard)
	if status := new(statusError); !errors.As(err, &status) || status.code != statusFaulty {
		t.Error(err)
	}
}
