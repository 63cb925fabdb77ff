package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// writeAddresses leaves in the data folder, for its owner only, where database and engine answer while this process
// runs: doctor and other commands are pointed there with `set -a; . data/addresses`.
func writeAddresses(data, databaseURL, temporalAddress string) error {
	if err := os.MkdirAll(data, 0o755); err != nil { //nolint:gosec // PostgreSQL's account must get through to its own folder
		return fmt.Errorf("data folder: %w", err)
	}
	text := fmt.Sprintf("DATABASE_URL='%s'\nTEMPORAL_ADDRESS='%s'\n", databaseURL, temporalAddress)
	if err := os.WriteFile(filepath.Join(data, "addresses"), []byte(text), 0o600); err != nil {
		return fmt.Errorf("write addresses: %w", err)
	}
	return nil
}

// readAddress returns the database's address that a process which serves the data folder left there; false where none
// did. The process may have gone.
func readAddress(data string) (databaseURL string, ok bool) {
	text, err := os.ReadFile(filepath.Join(data, "addresses"))
	if err != nil {
		return "", false
	}
	for line := range strings.Lines(string(text)) {
		if address, found := strings.CutPrefix(strings.TrimSpace(line), "DATABASE_URL='"); found {
			return strings.TrimSuffix(address, "'"), true
		}
	}
	return "", false
}
