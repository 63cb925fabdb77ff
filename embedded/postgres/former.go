package postgres

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// ErrInUse says that another living process serves the same folder.
var ErrInUse = errors.New("in use by another process")

// lockFolder keeps other processes away from dir until the file is closed; the kernel
// closes it for a process that is killed.
func lockFolder(dir string) (*os.File, error) {
	f, err := os.OpenFile(filepath.Join(dir, "lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("open the lock: %w", err)
	}
	if err := takeLock(f); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

func takeLock(f *os.File) error {
	switch err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); {
	case errors.Is(err, syscall.EWOULDBLOCK):
		holder, _ := os.ReadFile(f.Name()) // only to be helpful
		return fmt.Errorf("%w (process %s): stop it first, or choose another folder", ErrInUse, strings.TrimSpace(string(holder)))
	case err != nil:
		return fmt.Errorf("lock the folder: %w", err)
	}
	if err := f.Truncate(0); err != nil {
		return fmt.Errorf("write the lock: %w", err)
	}
	if _, err := f.WriteAt([]byte(strconv.Itoa(os.Getpid())+"\n"), 0); err != nil {
		return fmt.Errorf("write the lock: %w", err)
	}
	return nil
}

// endFormer deals with what a killed process left: it waits until its postmaster, which
// was told to stop by that death, has done so, and removes the mark of one that crashed.
// Nobody else can be using the cluster, since we hold the folder's lock.
func endFormer(ctx context.Context, dir string) error {
	const patience, interval = 15 * time.Second, 20 * time.Millisecond
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for {
		former, err := readFormer(dir)
		if err != nil || former.pid == 0 {
			return err
		}
		if !former.alive(dir) {
			return former.clear(dir)
		}
		if err := syscall.Kill(former.pid, syscall.SIGINT); err != nil && !errors.Is(err, syscall.ESRCH) {
			return fmt.Errorf("stop the postmaster %d left behind: %w", former.pid, err)
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("%w: the postmaster %d left behind by a killed process does not end: %w", ErrInUse, former.pid, ctx.Err())
		case <-time.After(interval):
		}
	}
}

// former is what postmaster.pid tells.
type former struct {
	pid       int
	socketDir string
}

func pidFile(dir string) string { return filepath.Join(dataDir(dir), "postmaster.pid") }

// readFormer returns the zero former when no postmaster left its mark.
func readFormer(dir string) (former, error) {
	content, err := os.ReadFile(pidFile(dir))
	if errors.Is(err, fs.ErrNotExist) {
		return former{}, nil
	}
	if err != nil {
		return former{}, fmt.Errorf("read the former postmaster's mark: %w", err)
	}
	// process, data folder, start, port, socket folder, …
	lines := append(strings.Split(string(content), "\n"), "", "", "", "")
	pid, err := strconv.Atoi(strings.TrimSpace(lines[0]))
	if err != nil {
		return former{}, fmt.Errorf("the former postmaster's mark %s: %w", pidFile(dir), err)
	}
	return former{pid: pid, socketDir: lines[4]}, nil
}

// alive asks whether the process is still that postmaster, which works inside its data,
// and not a stranger who got its number after a crash of the machine.
func (f former) alive(dir string) bool {
	works, err := os.Stat(fmt.Sprintf("/proc/%d/cwd", f.pid))
	if err != nil {
		return false
	}
	data, err := os.Stat(dataDir(dir))
	return err == nil && os.SameFile(works, data)
}

func (f former) clear(dir string) error {
	if err := os.Remove(pidFile(dir)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("remove the former postmaster's mark: %w", err)
	}
	if !strings.HasPrefix(filepath.Base(f.socketDir), tempSocket) {
		return nil
	}
	return os.RemoveAll(f.socketDir) //nolint:wrapcheck // a PathError says it all
}
