package e2e_test

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// binary is the program, built once for all tests of this process.
var binary = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "xueshi-e2e-")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "xueshi")
	out, err := exec.Command("go", "build", "-o", path, "xueshi/cmd/xueshi").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("build: %w: %s", err, out)
	}
	return path, nil
})

func TestMain(m *testing.M) {
	code := m.Run()
	if path, err := binary(); err == nil {
		_ = os.RemoveAll(filepath.Dir(path)) // in /tmp anyway
	}
	os.Exit(code)
}

// process is one running xueshi.
type process struct {
	t    *testing.T
	name string
	cmd  *exec.Cmd
	log  *os.File // everything the process said, shown when the test fails
	done chan struct{}
}

// start runs xueshi with the arguments and waits until it says that it is ready.
func start(t *testing.T, env []string, args ...string) *process {
	t.Helper()
	path, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	p := &process{t: t, name: strings.Join(args, " "), cmd: exec.Command(path, args...), done: make(chan struct{})}
	p.log, err = os.Create(filepath.Join(t.TempDir(), "log"))
	if err != nil {
		t.Fatal(err)
	}
	p.cmd.Env = append(os.Environ(), env...)
	p.cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
	stderr, err := p.cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		p.kill()
		p.show()
	})
	ready := make(chan struct{})
	go p.watch(bufio.NewScanner(stderr), sync.OnceFunc(func() { close(ready) }))
	select {
	case <-ready:
	case <-p.done:
		t.Fatalf("%s ended before it was ready", p.name)
	case <-time.After(time.Minute):
		t.Fatalf("%s is not ready after a minute", p.name)
	}
	return p
}

// watch passes the process' log on and tells when it is ready.
func (p *process) watch(log *bufio.Scanner, ready func()) {
	for log.Scan() {
		line := log.Text()
		if strings.Contains(line, `"msg":"ready"`) {
			ready()
		}
		_, _ = fmt.Fprintf(p.log, "%s\n", line) // a help only
	}
	_ = p.cmd.Wait() // killed on purpose
	close(p.done)
}

// show prints the end of what the process said if the test failed.
func (p *process) show() {
	if !p.t.Failed() {
		return
	}
	said, err := os.ReadFile(p.log.Name())
	if err != nil {
		return
	}
	lines := strings.Split(string(said), "\n")
	p.t.Logf("%s said last:\n%s", p.name, strings.Join(lines[max(0, len(lines)-12):], "\n"))
}

// kill ends the process without a word, as a power cut would, and waits until it is gone.
func (p *process) kill() {
	_ = p.cmd.Process.Kill() // it may be gone already
	<-p.done
}

func freePort(t *testing.T) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	return l.Addr().(*net.TCPAddr).Port
}

// awaitReady asks /readyz until a canary has run through engine and database.
func awaitReady(t *testing.T, base string) {
	t.Helper()
	deadline := time.Now().Add(time.Minute)
	for {
		answer, err := http.Get(base + "/readyz")
		if err == nil {
			_ = answer.Body.Close() // nothing was written
			if answer.StatusCode == http.StatusOK {
				return
			}
		}
		if time.Now().After(deadline) {
			t.Fatalf("%s is not ready after a minute: %v %v", base, answer, err)
		}
		wait(t.Context(), 50*time.Millisecond)
	}
}

// wait pauses between two looks at a running process.
func wait(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}
