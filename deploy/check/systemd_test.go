package check

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestUnitVerifies is systemd-analyze verify; the program itself, which is not installed here, is stood in for.
func TestUnitVerifies(t *testing.T) {
	unit, err := os.ReadFile("../systemd/xueshi.service")
	if err != nil {
		t.Fatal(err)
	}
	installed := strings.Replace(string(unit), "/usr/local/bin/xueshi", "/bin/true", 1)
	path := filepath.Join(t.TempDir(), "xueshi.service")
	if err := os.WriteFile(path, []byte(installed), 0o600); err != nil {
		t.Fatal(err)
	}
	output, err := exec.CommandContext(t.Context(), "systemd-analyze", "verify", "--man=no", "--recursive-errors=no", path).CombinedOutput()
	if err != nil || len(output) > 0 {
		t.Errorf("systemd-analyze verify: %v\n%s", err, output)
	}
}

// TestUnitIsHardened asks systemd how exposed the service is, from 0 to 10 (in tenths): what is left is that it must
// reach the network and its own files.
func TestUnitIsHardened(t *testing.T) {
	const worst = "20"
	output, err := exec.CommandContext(t.Context(), "systemd-analyze", "security", "--offline=true", "--no-pager", "--threshold="+worst, "../systemd/xueshi.service").CombinedOutput()
	if err != nil {
		t.Errorf("systemd-analyze security: %v\n%s", err, output)
	}
}
