package postgres

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"sync"
)

// superuser owns the cluster and every database in it.
const superuser = "xueshi"

// Options says where and how the cluster runs.
type Options struct {
	// Dir holds the cluster, its socket and its log; made when missing. When the process
	// is root, the postgres account must be able to traverse every folder above it.
	Dir string
	// TCP listens on a free port of 127.0.0.1 as well, with a password; URL then names it.
	// Without it only a Unix socket is opened, in a folder nobody else can enter.
	TCP bool
	// Unsafe trades durability for speed: for tests only.
	Unsafe bool
	// Logger hears of the start. PostgreSQL's own log is
	// Dir/postgres.log. Nil discards.
	Logger *slog.Logger
}

// Server is a running private cluster.
type Server struct {
	address address
	child   *child
	lock    *os.File
	stop    func() error
}

// Start makes the cluster when Dir holds none, starts it, and returns once it accepts
// connections; ctx bounds the start only. It fails with ErrNotInstalled when the machine
// lacks PostgreSQL, and with ErrInUse when a living process already serves Dir. A cluster
// whose process was killed may still be shutting down: Start waits for that.
func Start(ctx context.Context, o Options) (*Server, error) {
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	dir, err := filepath.Abs(o.Dir)
	if err != nil {
		return nil, fmt.Errorf("private PostgreSQL: %w", err)
	}
	s, err := start(ctx, dir, o)
	if err != nil {
		return nil, fmt.Errorf("private PostgreSQL in %s: %w", dir, err)
	}
	return s, nil
}

func start(ctx context.Context, dir string, o Options) (_ *Server, err error) {
	acc, err := chooseAccount()
	if err != nil {
		return nil, err
	}
	if err := acc.makeFolder(dir); err != nil {
		return nil, err
	}
	lock, err := lockFolder(dir)
	if err != nil {
		return nil, err
	}
	s := &Server{lock: lock}
	s.stop = sync.OnceValue(s.shutdown)
	defer func() {
		if err != nil {
			err = errors.Join(err, s.stop())
		}
	}()
	bin, err := acc.choosePrograms(ctx, dir)
	if err != nil {
		return nil, err
	}
	if err := endFormer(ctx, dir); err != nil {
		return nil, err
	}
	c := cluster{dir: dir, bin: bin, account: acc, unsafe: o.Unsafe}
	if err := c.create(ctx); err != nil {
		return nil, err
	}
	if s.address, err = c.chooseAddress(o.TCP); err != nil {
		return nil, err
	}
	if s.child, err = c.launch(s.address); err != nil {
		return nil, err
	}
	if err := s.awaitReady(ctx); err != nil {
		return nil, fmt.Errorf("%w%s", err, logTail(dir))
	}
	o.Logger.Info("private PostgreSQL ready", "dir", dir, "bin", bin, "pid", s.PID())
	return s, nil
}

// URL is the connection string of one database, for pgx and libpq.
func (s *Server) URL(database string) string {
	return s.address.url(database)
}

// PID is the postmaster's process id.
func (s *Server) PID() int { return s.child.cmd.Process.Pid }

// Stop rolls open transactions back, writes a checkpoint and ends the cluster. Calling it
// again returns the first result.
func (s *Server) Stop() error { return s.stop() }

func (s *Server) shutdown() error {
	var err error
	if s.child != nil {
		err = s.child.end()
	}
	return errors.Join(err, removeTemporary(s.address.link), unlock(s.lock))
}

// Wait returns nil when ctx ends, and an error when the cluster has ended without being asked to.
func (s *Server) Wait(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return nil
	case <-s.child.done:
	}
	if s.child.ending.Load() {
		return nil
	}
	return errors.Join(errEnded, s.child.err)
}

var errEnded = errors.New("private PostgreSQL ended unexpectedly")

// address is where the cluster listens.
type address struct {
	socketDir string
	port      int
	password  string // set when TCP is to be used
	link      string // leads to the socket's folder, if that is a temporary one
}

func (a address) url(database string) string {
	u := url.URL{Scheme: "postgres", User: url.User(superuser), Path: "/" + database}
	q := url.Values{"sslmode": {"disable"}}
	if a.password != "" {
		u.User = url.UserPassword(superuser, a.password)
		u.Host = "127.0.0.1:" + strconv.Itoa(a.port)
	} else {
		q.Set("host", a.socketDir)
		q.Set("port", strconv.Itoa(a.port))
	}
	u.RawQuery = q.Encode()
	return u.String()
}
