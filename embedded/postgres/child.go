package postgres

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"runtime"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
)

// child is a running postmaster.
type child struct {
	cmd    *exec.Cmd
	ending atomic.Bool   // end was called
	done   chan struct{} // closed when the process has ended and err is set
	err    error
}

// startChild starts cmd from a goroutine that stays on its thread until the process ends:
// the kernel sends the parent-death signal when the *thread* that forked goes away.
func startChild(cmd *exec.Cmd) (*child, error) {
	c := &child{cmd: cmd, done: make(chan struct{})}
	started := make(chan error, 1)
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		err := cmd.Start()
		started <- err
		if err != nil {
			return
		}
		c.err = cmd.Wait()
		close(c.done)
	}()
	if err := <-started; err != nil {
		return nil, fmt.Errorf("start postgres: %w", err)
	}
	return c, nil
}

// end asks for a fast shutdown, then for an immediate one, which recovers at the next start.
func (c *child) end() error {
	const patience = 20 * time.Second
	c.ending.Store(true)
	for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGQUIT, syscall.SIGKILL} {
		if err := c.cmd.Process.Signal(signal); err != nil {
			break // it has ended already: done tells how
		}
		select {
		case <-c.done:
		case <-time.After(patience):
			continue
		}
		break
	}
	<-c.done
	if c.err != nil {
		return fmt.Errorf("postgres ended: %w", c.err)
	}
	return nil
}

// awaitReady returns once the cluster takes connections, recovery included.
func (s *Server) awaitReady(ctx context.Context) error {
	const interval = 10 * time.Millisecond
	for {
		err := s.tryConnect(ctx)
		if err == nil {
			return nil
		}
		select {
		case <-s.child.done:
			return fmt.Errorf("postgres ended at its start: %w", s.child.err)
		case <-ctx.Done():
			return fmt.Errorf("not ready: %w", errors.Join(ctx.Err(), err))
		case <-time.After(interval):
		}
	}
}

func (s *Server) tryConnect(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	conn, err := pgx.Connect(ctx, s.URL("postgres"))
	if err != nil {
		return fmt.Errorf("connect: %w", err)
	}
	return conn.Close(ctx) //nolint:wrapcheck // nothing to add
}
