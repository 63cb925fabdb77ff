package postgres

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// parentEnv makes this test's program the parent that is to be killed.
const parentEnv = "XUESHI_TEST_PARENT_IN"

func TestMain(m *testing.M) {
	dir := os.Getenv(parentEnv)
	if dir == "" {
		m.Run()
		return
	}
	panic(beParent(context.Background(), dir))
}

// beParent serves dir and writes as fast as it can, telling each line once it is durable.
func beParent(ctx context.Context, dir string) error {
	s, err := Start(ctx, Options{Dir: dir})
	if err != nil {
		return err
	}
	conn, err := pgx.Connect(ctx, s.URL("postgres"))
	if err != nil {
		return fmt.Errorf("connect: %w", err)
	}
	if _, err := conn.Exec(ctx, `CREATE TABLE IF NOT EXISTS line (n bigserial)`); err != nil {
		return fmt.Errorf("create the table: %w", err)
	}
	for {
		var n int64
		if err := conn.QueryRow(ctx, `INSERT INTO line DEFAULT VALUES RETURNING n`).Scan(&n); err != nil {
			return fmt.Errorf("write: %w", err)
		}
		if _, err := fmt.Fprintln(os.Stdout, s.PID(), n); err != nil {
			return fmt.Errorf("tell: %w", err)
		}
	}
}

// killedParent runs a parent in dir until it has written some lines, kills it, and returns
// its postmaster's process id and the last line that was told to be durable.
func killedParent(t *testing.T, dir string) (postmaster, line int) {
	t.Helper()
	parent := exec.CommandContext(t.Context(), os.Args[0])
	parent.Env = append(os.Environ(), parentEnv+"="+dir)
	out, err := parent.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := parent.Start(); err != nil {
		t.Fatal(err)
	}
	const enough = 200
	lines := bufio.NewScanner(out)
	for told := 0; lines.Scan(); told++ {
		if _, err := fmt.Sscan(lines.Text(), &postmaster, &line); err != nil {
			t.Fatalf("the parent says: %s", lines.Text())
		}
		if told == enough {
			if err := parent.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := parent.Wait(); err == nil {
		t.Fatal("the parent was to be killed")
	}
	return postmaster, line
}

func TestKilledParent(t *testing.T) {
	t.Parallel()
	for name, dir := range map[string]string{"short path": "pg", "long path": strings.Repeat("long", 30)} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := filepath.Join(folder(t), dir)
			for range 2 { // the second parent, too, starts right after a killed one
				postmaster, line := killedParent(t, dir)
				former, err := filepath.EvalSymlinks(filepath.Join(dir, "socket"))
				if err != nil {
					t.Fatal(err)
				}
				s, err := Start(t.Context(), Options{Dir: dir})
				if err != nil {
					t.Fatalf("start right after: %v", err)
				}
				if got, err := strconv.Atoi(run(t, s, `SELECT count(*)::text FROM line WHERE n = `+strconv.Itoa(line))); got != 1 || err != nil {
					t.Errorf("line %d, told to be durable, is lost: %v", line, err)
				}
				if ended := endsSoon(t, postmaster); !ended {
					t.Errorf("postmaster %d is an orphan", postmaster)
				}
				if err := s.Stop(); err != nil {
					t.Error(err)
				}
				if _, err := os.Stat(former); err == nil && former != s.address.socketDir {
					t.Errorf("the killed one's temporary folder %s is left", former)
				}
			}
		})
	}
}

// An orphan nobody follows ends, too.
func TestKilledParentTakesPostmasterAlong(t *testing.T) {
	t.Parallel()
	postmaster, _ := killedParent(t, filepath.Join(folder(t), "pg"))
	if !endsSoon(t, postmaster) {
		t.Errorf("postmaster %d is an orphan", postmaster)
	}
}

func endsSoon(t *testing.T, pid int) bool {
	t.Helper()
	for deadline := time.After(15 * time.Second); ; {
		// A dead process that nobody has waited for has no command line.
		command, err := os.ReadFile(fmt.Sprintf("/proc/%d/cmdline", pid))
		if errors.Is(err, os.ErrNotExist) || errors.Is(err, syscall.ESRCH) || err == nil && len(command) == 0 {
			return true
		}
		select {
		case <-deadline:
			return false
		case <-time.After(10 * time.Millisecond):
		}
	}
}
