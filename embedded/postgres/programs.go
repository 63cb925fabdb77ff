package postgres

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// ErrNotInstalled says that this machine has no PostgreSQL server programs, and what to do.
var ErrNotInstalled = errors.New(`PostgreSQL's server programs (postgres, initdb) were not found
in $PG_BIN, PATH, /usr/lib/postgresql/*/bin or /usr/pgsql-*/bin; install them:
  Debian, Ubuntu: apt-get install postgresql
  Fedora:         dnf install postgresql-server`)

// choosePrograms finds the folder of the server programs that fit the cluster in dir, so
// that a newer PostgreSQL installed beside the old one does not lock anybody out. A new
// cluster takes the first found.
func (a account) choosePrograms(ctx context.Context, dir string) (string, error) {
	candidates, err := findPrograms(ctx, "/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin")
	if err != nil {
		return "", err
	}
	made, err := os.ReadFile(filepath.Join(dataDir(dir), "PG_VERSION"))
	if errors.Is(err, os.ErrNotExist) {
		return candidates[0], a.canRun(ctx, candidates[0], dir)
	}
	if err != nil {
		return "", fmt.Errorf("read the cluster's version: %w", err)
	}
	want := strings.TrimSpace(string(made))
	for _, bin := range candidates {
		if have, err := majorVersion(ctx, bin); err == nil && have == want {
			return bin, a.canRun(ctx, bin, dir)
		}
	}
	return "", fmt.Errorf("the cluster was made by PostgreSQL %s, but only %s can be found: install postgresql-%s, or dump and restore",
		want, strings.Join(candidates, ", "), want)
}

// findPrograms lists folders with server programs, best first: $PG_BIN alone when set,
// else PATH (links resolved), pg_config's, and the globs' matches, newest version first.
func findPrograms(ctx context.Context, globs ...string) ([]string, error) {
	if dir := os.Getenv("PG_BIN"); dir != "" {
		if !hasPrograms(dir) {
			return nil, fmt.Errorf("$PG_BIN is %s, which does not hold postgres and initdb: %w", dir, ErrNotInstalled)
		}
		return []string{dir}, nil
	}
	var dirs []string
	if program, err := exec.LookPath("postgres"); err == nil {
		if program, err = filepath.EvalSymlinks(program); err == nil {
			dirs = append(dirs, filepath.Dir(program))
		}
	}
	if out, err := exec.CommandContext(ctx, "pg_config", "--bindir").Output(); err == nil {
		dirs = append(dirs, strings.TrimSpace(string(out)))
	}
	for _, pattern := range globs {
		matches, err := filepath.Glob(pattern)
		if err != nil {
			return nil, fmt.Errorf("look for PostgreSQL in %s: %w", pattern, err)
		}
		slices.SortFunc(matches, func(a, b string) int { return cmp.Compare(versionIn(b), versionIn(a)) })
		dirs = append(dirs, matches...)
	}
	dirs = slices.DeleteFunc(dirs, func(dir string) bool { return !hasPrograms(dir) })
	if len(dirs) == 0 {
		return nil, ErrNotInstalled
	}
	return dirs, nil
}

func hasPrograms(dir string) bool {
	for _, name := range []string{"postgres", "initdb"} {
		if _, err := exec.LookPath(filepath.Join(dir, name)); err != nil {
			return false
		}
	}
	return true
}

// versionIn reads 15 from /usr/lib/postgresql/15/bin and 16 from /usr/pgsql-16/bin.
func versionIn(dir string) int {
	digits := regexp.MustCompile(`\d+`).FindString(filepath.Base(filepath.Dir(dir)))
	n, err := strconv.Atoi(digits)
	if err != nil {
		return 0
	}
	return n
}

// majorVersion asks the program itself: "postgres (PostgreSQL) 15.18 (Debian …)" is 15.
func majorVersion(ctx context.Context, bin string) (string, error) {
	out, err := exec.CommandContext(ctx, filepath.Join(bin, "postgres"), "--version").Output() //nolint:gosec // G204: a program that was found
	if err != nil {
		return "", fmt.Errorf("ask %s for its version: %w", bin, err)
	}
	return regexp.MustCompile(`\d+`).FindString(string(out)), nil
}
