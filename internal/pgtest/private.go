package pgtest

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"time"

	"xueshi/embedded/postgres"
)

// startPrivate starts a server in a short temporary folder and returns its URL. Nobody
// stops it: the kernel tells it when this process ends, and the sweeper tidies up.
func startPrivate() (string, error) {
	const patience = time.Minute
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	dir, err := os.MkdirTemp("/tmp", "xueshi-test-")
	if err != nil {
		return "", fmt.Errorf("make a folder: %w", err)
	}
	if err := os.Chmod(dir, 0o711); err != nil { //nolint:gosec // G302: the account that runs the server must pass
		return "", fmt.Errorf("open the folder: %w", err)
	}
	pg, err := postgres.Start(ctx, postgres.Options{Dir: filepath.Join(dir, "pg"), Unsafe: true})
	if err != nil {
		return "", err
	}
	return pg.URL("postgres"), startSweeper(pg.PID(), dir)
}

// sweep waits for the postmaster's end and removes the folder.
const sweep = `while kill -0 "$1"; do sleep 0.2; done; rm -rf "$2"`

// startSweeper starts a process that outlives this one, kill -9 included.
func startSweeper(postmaster int, dir string) error {
	sweeper := exec.Command("sh", "-c", sweep, "sweep", strconv.Itoa(postmaster), dir) //nolint:gosec,noctx // G204: ours; outlives every context
	sweeper.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}                          // Ctrl-C is not for it
	if err := sweeper.Start(); err != nil {
		return fmt.Errorf("start the sweeper: %w", err)
	}
	return nil
}
