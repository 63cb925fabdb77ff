package postgres

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"
)

// account is the system account the cluster runs as. PostgreSQL refuses to run as root, so
// root hands over to postgres, or to nobody where there is no such account.
type account struct {
	name       string
	credential *syscall.Credential // nil: as this process
}

func chooseAccount() (account, error) {
	if os.Geteuid() != 0 {
		return account{name: "this account"}, nil
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		if u, err = user.Lookup("nobody"); err != nil {
			return account{}, fmt.Errorf("PostgreSQL cannot run as root, and there is neither a postgres nor a nobody account: %w", err)
		}
	}
	uid, err := strconv.ParseUint(u.Uid, 10, 32)
	if err != nil {
		return account{}, fmt.Errorf("user id of account %s: %w", u.Username, err)
	}
	gid, err := strconv.ParseUint(u.Gid, 10, 32)
	if err != nil {
		return account{}, fmt.Errorf("group id of account %s: %w", u.Username, err)
	}
	return account{
		name:       "account " + u.Username,
		credential: &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)},
	}, nil
}

// makeFolder makes dir, which only the account may enter. Folders made on the way are open
// to be traversed, for the account need not be the one we run as.
func (a account) makeFolder(dir string) error {
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil { //nolint:gosec // G301: see above
		return fmt.Errorf("make the folder above: %w", err)
	}
	if err := os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("make the folder: %w", err)
	}
	return a.own(dir)
}

func (a account) own(path string) error {
	if a.credential == nil {
		return nil
	}
	if err := os.Chown(path, int(a.credential.Uid), int(a.credential.Gid)); err != nil {
		return fmt.Errorf("hand over to %s: %w", a.name, err)
	}
	return nil
}

// canRun proves that the account can run the programs and stand in dir, by doing it: mode
// bits alone would not tell (access lists, mounts).
func (a account) canRun(ctx context.Context, bin, dir string) error {
	tryIn := func(dir string) error {
		cmd := exec.CommandContext(ctx, filepath.Join(bin, "postgres"), "--version") //nolint:gosec // G204: a program that was found
		cmd.Dir = dir
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: a.credential}
		return cmd.Run()
	}
	err := tryIn(dir)
	if err == nil {
		return nil
	}
	if err := tryIn("/"); err != nil {
		return fmt.Errorf("%s cannot run the programs in %s: %w", a.name, bin, err)
	}
	closed := dir
	for up := filepath.Dir(dir); up != "/"; up = filepath.Dir(up) {
		if tryIn(up) != nil {
			closed = up
		}
	}
	return fmt.Errorf("%s, which runs PostgreSQL, may not enter %s (chmod o+x %s, or choose another folder): %w", a.name, closed, closed, err)
}
