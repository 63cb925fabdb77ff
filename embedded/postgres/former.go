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
	f, err := os.OpenFile(filepath.Join(dir, "lock"), os.O_CREATE|os.O_RDWR, 0o600) //nolint:gosec // G304: the operator's choice
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

// unlock gives the folder back. Closing alone would not do: a child that is being forked
// just now shares the open file until it has become another program.
func unlock(f *os.File) error {
	return errors.Join(syscall.Flock(int(f.Fd()), syscall.LOCK_UN), f.Close())
}

// endFormer deals with what a killed process left: it waits until its postmaster, which
// was told to stop by that death, has done so, and removes the mark of one that crashed.
// Nobody else can be using the cluster, since we hold the folder's lock.
func endFormer(ctx context.Context, dir string) error {
	const patience, interval = 15 * time.Second, 20 * time.Millisecond
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for {
		pid, err := formerPostmaster(dir)
		if err != nil || pid == 0 {
			return err
		}
		if !servesData(pid, dir) {
			return removeMark(dir)
		}
		if err := syscall.Kill(pid, syscall.SIGINT); err != nil && !errors.Is(err, syscall.ESRCH) {
			return fmt.Errorf("stop the postmaster %d left behind: %w", pid, err)
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("%w: the postmaster %d left behind by a killed process does not end: %w", ErrInUse, pid, ctx.Err())
		case <-time.After(interval):
		}
	}
}

func pidFile(dir string) string { return filepath.Join(dataDir(dir), "postmaster.pid") }

// formerPostmaster is the process that marked the data as its own, or 0 where none did or
// it has taken its mark away.
func formerPostmaster(dir string) (int, error) {
	mark, err := os.ReadFile(pidFile(dir))
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, fmt.Errorf("read the former postmaster's mark: %w", err)
	}
	first, _, _ := strings.Cut(string(mark), "\n")
	pid, err := strconv.Atoi(strings.TrimSpace(first))
	if err != nil {
		return 0, fmt.Errorf("the former postmaster's mark %s: %w", pidFile(dir), err)
	}
	return pid, nil
}

func removeMark(dir string) error {
	if err := os.Remove(pidFile(dir)); err != nil && !errors.Is(err, fs.ErrNotExist) { // it may just have done so
		return fmt.Errorf("remove the former postmaster's mark: %w", err)
	}
	return nil
}

// servesData asks whether the process is still that postmaster, which works inside its
// data, and not a stranger who got its number after a crash of the machine.
func servesData(pid int, dir string) bool {
	works, err := os.Stat(fmt.Sprintf("/proc/%d/cwd", pid))
	if err != nil {
		return false
	}
	data, err := os.Stat(dataDir(dir))
	return err == nil && os.SameFile(works, data)
}
