package main

import (
	"fmt"
	"os"
	"path/filepath"
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
