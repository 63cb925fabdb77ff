package postgres

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
)

// folder is short, and may be entered by the account that runs PostgreSQL.
func folder(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("/tmp", "pg-") //nolint:usetesting // t.TempDir is too long for a socket
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	if err := os.Chmod(dir, 0o711); err != nil {
		t.Fatal(err)
	}
	return dir
}

func startIn(t *testing.T, dir string) *Server {
	t.Helper()
	s, err := Start(t.Context(), Options{Dir: dir, Unsafe: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Stop(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// run executes one statement and returns its only value as text, or nothing.
func run(t *testing.T, s *Server, sql string) string {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), s.URL("postgres"))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.WithoutCancel(t.Context())) //nolint:errcheck // only asked
	var value string
	if err := conn.QueryRow(t.Context(), sql).Scan(&value); err != nil && !errors.Is(err, pgx.ErrNoRows) {
		t.Fatalf("%s: %v", sql, err)
	}
	return value
}

func TestRestartKeepsData(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(folder(t), "not", "yet", "there")
	for _, tcp := range []bool{false, true, false} {
		s, err := Start(t.Context(), Options{Dir: dir, TCP: tcp})
		if err != nil {
			t.Fatal(err)
		}
		if has := strings.Contains(s.URL("postgres"), "127.0.0.1"); has != tcp {
			t.Errorf("with TCP %t the URL is %s", tcp, s.URL("postgres"))
		}
		run(t, s, `CREATE TABLE IF NOT EXISTS start ()`)
		run(t, s, `INSERT INTO start DEFAULT VALUES`)
		if tcp && run(t, s, `SELECT count(*)::text FROM start`) != "2" {
			t.Error("the first start's data is not there")
		}
		for range 2 { // the second time is harmless
			if err := s.Stop(); err != nil {
				t.Error(err)
			}
		}
	}
	s := startIn(t, dir)
	if n := run(t, s, `SELECT count(*)::text FROM start`); n != "3" {
		t.Errorf("%s of 3 starts remembered", n)
	}
}

func TestIsDurableUnlessUnsafe(t *testing.T) {
	t.Parallel()
	dir := folder(t)
	for unsafe, want := range map[bool]string{false: "on", true: "off"} {
		s, err := Start(t.Context(), Options{Dir: dir, Unsafe: unsafe})
		if err != nil {
			t.Fatal(err)
		}
		for _, setting := range []string{"fsync", "synchronous_commit", "full_page_writes"} {
			if got := run(t, s, `SHOW `+setting); got != want {
				t.Errorf("unsafe %t: %s is %s", unsafe, setting, got)
			}
		}
		if err := s.Stop(); err != nil {
			t.Error(err)
		}
	}
}

func TestSecondStartIsRefused(t *testing.T) {
	t.Parallel()
	dir := folder(t)
	s := startIn(t, dir)
	_, err := Start(t.Context(), Options{Dir: dir})
	if !errors.Is(err, ErrInUse) {
		t.Fatalf("second start: %v", err)
	}
	for _, want := range []string{dir, "process " + strconv.Itoa(os.Getpid())} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%q does not name %s", err, want)
		}
	}
	if run(t, s, `SELECT 'still there'`) != "still there" {
		t.Error("the first suffered")
	}
}

// maxPath of a socket is short; folders are not.
func TestLongPath(t *testing.T) {
	t.Parallel()
	s, err := Start(t.Context(), Options{Dir: filepath.Join(folder(t), strings.Repeat("long", 30)), Unsafe: true})
	if err != nil {
		t.Fatal(err)
	}
	run(t, s, `SELECT 'reached'`)
	if err := s.Stop(); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(s.address.socketDir); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the socket's folder is left behind: %v", err)
	}
}

func TestUnfinishedClusterIsMadeAnew(t *testing.T) {
	t.Parallel()
	dir := folder(t)
	if err := os.MkdirAll(dataDir(dir)+".new/base", 0o700); err != nil {
		t.Fatal(err)
	}
	if got := run(t, startIn(t, dir), `SELECT 'works'`); got != "works" {
		t.Error(got)
	}
}

// After a crash of the machine, postmaster.pid may hold the number of a stranger.
func TestStrangersProcessIsNotTakenForThePostmaster(t *testing.T) {
	t.Parallel()
	dir := folder(t)
	if err := startIn(t, dir).Stop(); err != nil {
		t.Fatal(err)
	}
	mark := strconv.Itoa(os.Getppid()) + "\n" + dataDir(dir) + "\n"
	if err := os.WriteFile(pidFile(dir), []byte(mark), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := run(t, startIn(t, dir), `SELECT 'works'`); got != "works" {
		t.Error(got)
	}
}

func TestClosedFolderIsNamed(t *testing.T) {
	t.Parallel()
	closed := filepath.Join(folder(t), "closed")
	mode := os.FileMode(0)
	if os.Geteuid() == 0 {
		mode = 0o700 // root gets in, the account that runs PostgreSQL does not
	}
	if err := os.Mkdir(closed, mode); err != nil {
		t.Fatal(err)
	}
	_, err := Start(t.Context(), Options{Dir: filepath.Join(closed, "a", "b")})
	if err == nil || !strings.Contains(err.Error(), closed) || !errors.Is(err, os.ErrPermission) {
		t.Errorf("start below a closed folder: %v", err)
	}
}

func TestClusterOfAnotherVersion(t *testing.T) {
	t.Parallel()
	dir := folder(t)
	if err := os.Mkdir(dataDir(dir), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dataDir(dir), "PG_VERSION"), []byte("9\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Start(t.Context(), Options{Dir: dir})
	if err == nil || !strings.Contains(err.Error(), "install postgresql-9") {
		t.Errorf("start on a cluster of version 9: %v", err)
	}
}

func TestMissingProgramsAreExplained(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	for _, bin := range []string{"", t.TempDir()} {
		t.Setenv("PG_BIN", bin)
		_, err := findPrograms(t.Context(), filepath.Join(t.TempDir(), "*", "bin"))
		if !errors.Is(err, ErrNotInstalled) {
			t.Fatalf("with PG_BIN=%q: %v", bin, err)
		}
		for _, want := range []string{bin, "apt-get install postgresql", "dnf install postgresql-server"} {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("with PG_BIN=%q, %q does not say %q", bin, err, want)
			}
		}
	}
}

func TestNewestProgramsComeFirst(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	t.Setenv("PG_BIN", "")
	dir := t.TempDir()
	versions := []string{"17", "15", "9.6"}
	want := make([]string, 0, len(versions))
	for _, version := range versions {
		bin := filepath.Join(dir, version, "bin")
		if err := os.MkdirAll(bin, 0o750); err != nil {
			t.Fatal(err)
		}
		for _, program := range []string{"postgres", "initdb"} {
			if err := os.WriteFile(filepath.Join(bin, program), nil, 0o700); err != nil {
				t.Fatal(err)
			}
		}
		want = append(want, bin)
	}
	got, err := findPrograms(t.Context(), filepath.Join(dir, "*", "bin"))
	if err != nil || strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("found %v, %v", got, err)
	}
}
