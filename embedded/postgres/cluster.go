package postgres

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

const (
	// maxSocketPath is what sockaddr_un holds, less its terminating zero.
	maxSocketPath = 107
	// maxLog is when an old log makes room, at a start.
	maxLog = 16 << 20
	// tempSocket begins the name of a socket's folder outside the cluster's.
	tempSocket = "xueshi-pg-"
)

// cluster is the data on disk and what runs it.
type cluster struct {
	dir, bin string
	account  account
	unsafe   bool
}

func dataDir(dir string) string      { return filepath.Join(dir, "data") }
func passwordFile(dir string) string { return filepath.Join(dir, "password") }
func logFile(dir string) string      { return filepath.Join(dir, "postgres.log") }

// create makes the cluster when there is none. It is made beside its place and renamed, so
// that a crash on the way leaves nothing that looks like a cluster.
func (c cluster) create(ctx context.Context) error {
	if _, err := os.Stat(dataDir(c.dir)); !errors.Is(err, fs.ErrNotExist) {
		return err //nolint:wrapcheck // a PathError says it all
	}
	unfinished := dataDir(c.dir) + ".new"
	if err := os.RemoveAll(unfinished); err != nil {
		return fmt.Errorf("remove an unfinished cluster: %w", err)
	}
	if err := os.WriteFile(passwordFile(c.dir), []byte(rand.Text()), 0o600); err != nil {
		return fmt.Errorf("write the password: %w", err)
	}
	if err := c.account.own(passwordFile(c.dir)); err != nil {
		return err
	}
	args := []string{
		"--pgdata=" + unfinished, "--username=" + superuser, "--pwfile=" + passwordFile(c.dir),
		"--auth-local=trust", "--auth-host=scram-sha-256", // the socket's folder keeps others out
		"--encoding=UTF8", "--locale=C.UTF-8", "--no-instructions",
	}
	if c.unsafe {
		args = append(args, "--no-sync")
	}
	cmd := exec.CommandContext(ctx, filepath.Join(c.bin, "initdb"), args...) //nolint:gosec // G204: programs that were found, arguments of ours
	cmd.Env, cmd.Dir = c.environment(), c.dir
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: c.account.credential, Setpgid: true}
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("initdb: %w: %s", err, bytes.TrimSpace(out))
	}
	if err := os.Rename(unfinished, dataDir(c.dir)); err != nil {
		return fmt.Errorf("put the new cluster in place: %w", err)
	}
	return nil
}

func (c cluster) environment() []string {
	return []string{"PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "TZ=UTC", "HOME=" + c.dir}
}

// chooseAddress makes the socket's folder in dir, or has a link there to a temporary one
// where the path would not fit into a socket address.
func (c cluster) chooseAddress(tcp bool) (a address, err error) {
	a = address{socketDir: filepath.Join(c.dir, "socket"), port: 5432}
	if tcp {
		password, err := os.ReadFile(passwordFile(c.dir))
		if err != nil {
			return a, fmt.Errorf("read the password: %w", err)
		}
		if a.port, err = freePort(); err != nil {
			return a, err
		}
		a.password = string(password)
	}
	if err := removeTemporary(a.socketDir); err != nil { // left by a killed process
		return a, err
	}
	if fits := len(a.socketDir)+len("/.s.PGSQL.65535") <= maxSocketPath; fits {
		return a, c.account.makeFolder(a.socketDir)
	}
	a.link = a.socketDir
	if a.socketDir, err = os.MkdirTemp("/tmp", tempSocket); err != nil {
		return a, fmt.Errorf("make the socket's folder: %w", err)
	}
	if err := os.Symlink(a.socketDir, a.link); err != nil {
		return a, fmt.Errorf("link to the socket's folder: %w", err)
	}
	return a, c.account.own(a.socketDir)
}

// removeTemporary removes a link made by chooseAddress with the folder it leads to.
func removeTemporary(link string) error {
	folder, err := os.Readlink(link)
	if err != nil || !strings.HasPrefix(folder, "/tmp/"+tempSocket) {
		return nil //nolint:nilerr // no such link
	}
	if err := errors.Join(os.RemoveAll(folder), os.Remove(link)); err != nil {
		return fmt.Errorf("remove the socket's folder: %w", err)
	}
	return nil
}

func freePort() (int, error) {
	l, err := net.Listen("tcp4", "127.0.0.1:0") //nolint:noctx // listens for a moment only
	if err != nil {
		return 0, fmt.Errorf("find a free port: %w", err)
	}
	_, port, err := net.SplitHostPort(l.Addr().String())
	if err := errors.Join(err, l.Close()); err != nil {
		return 0, fmt.Errorf("find a free port: %w", err)
	}
	return strconv.Atoi(port) //nolint:wrapcheck // a port is a number
}

// launch starts the postmaster, its output appended to the log file.
func (c cluster) launch(a address) (*child, error) {
	if info, err := os.Stat(logFile(c.dir)); err == nil && info.Size() > maxLog {
		if err := os.Rename(logFile(c.dir), logFile(c.dir)+".old"); err != nil {
			return nil, fmt.Errorf("rotate the log: %w", err)
		}
	}
	out, err := os.OpenFile(logFile(c.dir), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, fmt.Errorf("open the log: %w", err)
	}
	defer out.Close() //nolint:errcheck // the child holds its own copy

	args := []string{"-D", dataDir(c.dir), "-k", a.socketDir, "-p", strconv.Itoa(a.port)}
	for _, setting := range c.settings(a.password != "") {
		args = append(args, "-c", setting)
	}
	cmd := exec.Command(filepath.Join(c.bin, "postgres"), args...) //nolint:gosec,noctx // G204: as above; outlives the start's context
	cmd.Env, cmd.Dir = c.environment(), c.dir
	cmd.Stdout, cmd.Stderr = out, out
	cmd.SysProcAttr = &syscall.SysProcAttr{
		Credential: c.account.credential,
		Setpgid:    true,           // Ctrl-C at the terminal is for us, who still write
		Pdeathsig:  syscall.SIGINT, // fast shutdown when we die
	}
	return startChild(cmd)
}

// settings suit two cores, a few GiB, an SSD, many short transactions, and Temporal on the
// same cluster.
func (c cluster) settings(tcp bool) []string {
	s := []string{
		"listen_addresses=",
		"max_connections=300",
		"shared_buffers=512MB",
		"effective_cache_size=4GB",
		"work_mem=16MB",
		"maintenance_work_mem=256MB",
		"max_wal_size=4GB",
		"checkpoint_timeout=15min",
		"wal_compression=on",
		"random_page_cost=1.1",
		"max_parallel_workers_per_gather=0", // two cores have other things to do
		"jit=off",                           // compiling costs more than our short queries
		"autovacuum_naptime=15s",            // queues and timers turn over fast
		"timezone=UTC",
		"log_timezone=UTC",
		"logging_collector=off",
	}
	if tcp {
		s[0] = "listen_addresses=127.0.0.1"
	}
	if c.unsafe {
		s = append(s, "fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=128MB", "autovacuum_naptime=1min")
	}
	return s
}

// logTail quotes the log's last lines, for errors.
func logTail(dir string) string {
	log, err := os.ReadFile(logFile(dir))
	if err != nil {
		return ""
	}
	lines := strings.Split(strings.TrimSpace(string(log)), "\n")
	return ": " + strings.Join(lines[max(0, len(lines)-5):], "\n")
}
