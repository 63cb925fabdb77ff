package main

import (
	"bytes"
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

	"github.com/jackc/pgx/v5/pgxpool"
)

// cost is what something took of the machine.
type cost struct {
	process  time.Duration // CPU of this process: server, engine and the load itself
	postgres time.Duration // CPU of PostgreSQL
	wal      int64         // bytes of write-ahead log, Temporal's included
}

func (c cost) minus(earlier cost) cost {
	return cost{c.process - earlier.process, c.postgres - earlier.postgres, c.wal - earlier.wal}
}

// spent reads what has been spent since the beginning.
func spent(ctx context.Context, pool *pgxpool.Pool, postmaster int) (c cost, err error) {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return c, fmt.Errorf("CPU of this process: %w", err)
	}
	c.process = time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
	if c.postgres, err = treeCPU(postmaster); err != nil {
		return c, err
	}
	if err := pool.QueryRow(ctx, `SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint`).Scan(&c.wal); err != nil {
		return c, fmt.Errorf("write-ahead log: %w", err)
	}
	return c, nil
}

// treeCPU returns the CPU time of a process, of its living children, and of those it has seen end.
func treeCPU(pid int) (time.Duration, error) {
	_, own, err := processCPU(pid, true)
	if err != nil {
		return 0, fmt.Errorf("CPU of PostgreSQL: %w", err)
	}
	all, err := filepath.Glob("/proc/[0-9]*")
	if err != nil {
		return 0, fmt.Errorf("CPU of PostgreSQL: %w", err)
	}
	for _, dir := range all {
		child, err := strconv.Atoi(filepath.Base(dir))
		if err != nil {
			continue // not a process
		}
		parent, cpu, err := processCPU(child, false)
		if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ESRCH) {
			continue // it has just ended
		}
		if err != nil {
			return 0, fmt.Errorf("CPU of PostgreSQL: %w", err)
		}
		if parent == pid {
			own += cpu
		}
	}
	return own, nil
}

// processCPU reads /proc/PID/stat: proc(5) has the order of the fields.
func processCPU(pid int, withEnded bool) (parent int, cpu time.Duration, err error) {
	const (
		ppid, utime, cutime, after = 1, 11, 13, 15 // counted from the state, which follows the name in parentheses
		tick                       = 10 * time.Millisecond
	)
	text, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "stat"))
	if err != nil {
		return 0, 0, err //nolint:wrapcheck // wrapped by the caller
	}
	_, rest, _ := strings.Cut(string(text[bytes.LastIndexByte(text, ')'):]), " ")
	fields := strings.Fields(rest)
	if parent, err = strconv.Atoi(fields[ppid]); err != nil {
		return 0, 0, err //nolint:wrapcheck // wrapped by the caller
	}
	last := cutime
	if withEnded {
		last = after
	}
	for _, field := range fields[utime:last] {
		ticks, err := strconv.Atoi(field)
		if err != nil {
			return 0, 0, err //nolint:wrapcheck // wrapped by the caller
		}
		cpu += time.Duration(ticks) * tick
	}
	return parent, cpu, nil
}
