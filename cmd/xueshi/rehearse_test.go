package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// What is wrong with a scenario is found before anything is started for it: the folder that it would be kept in stays
// away.
func TestRehearseFindsFaultsBeforeItStarts(t *testing.T) {
	t.Parallel()
	const good = `name: x
policy: guangde-2020
start: 2020-05-06T09:00
fixtures: {accounts: [{id: k1, role: clerk}]}
steps:
`
	for name, step := range map[string]string{
		"no such operation":     "  - {as: k1, call: fly}\n",
		"no such parameter":     "  - {as: k1, call: listCases, with: {jahr: 2020}}\n",
		"no such field":         "  - {as: k1, call: decideMany, body: {outcome: approved, items: [{caseId: x, n: 1, m: 1}]}}\n",
		"no such answer":        "  - {as: k1, call: getClock, expect: {body: {nau: x}}}\n",
		"nothing to be saved":   "  - {as: k1, call: listCases, save: {x: items.0.nr}}\n",
		"no such account":       "  - {as: k2, call: getClock}\n",
		"not a time":            "  - {at: soon}\n",
		"neither call nor time": "  - {note: x}\n",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			path, data := filepath.Join(dir, "s.yaml"), filepath.Join(dir, "data")
			if err := os.WriteFile(path, []byte(good+step), 0o600); err != nil {
				t.Fatal(err)
			}
			var out bytes.Buffer
			err := rehearse(t.Context(), path, rehearseOptions{keep: true, data: data}, &out)
			status := new(statusError)
			if !errors.As(err, &status) || status.code != statusFaulty || out.Len() > 0 {
				t.Errorf("%v, said %q", err, out.String())
			}
			if _, err := os.Stat(data); !errors.Is(err, os.ErrNotExist) {
				t.Errorf("something was started: %v", err)
			}
		})
	}
}
