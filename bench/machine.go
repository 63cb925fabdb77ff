package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"runtime"
	"strings"

	"github.com/jackc/pgx/v5/pgxpool"
)

// machine is what the figures were measured on.
type machine struct {
	Cores      int    `json:"cores"`
	CPU        string `json:"cpu"`
	Go         string `json:"go"`
	PostgreSQL string `json:"postgresql"`
	Durable    bool   `json:"durable"`    // a commit waits for the disk
	LoadBefore string `json:"loadBefore"` // what else the machine does
	LoadAfter  string `json:"loadAfter"`
}

func describe(ctx context.Context, pool *pgxpool.Pool) (m machine, err error) {
	m = machine{Cores: runtime.GOMAXPROCS(0), Go: runtime.Version(), CPU: cpuModel()}
	err = pool.QueryRow(ctx, `SELECT current_setting('server_version'), current_setting('fsync') = 'on' AND current_setting('synchronous_commit') = 'on'`).
		Scan(&m.PostgreSQL, &m.Durable)
	if err != nil {
		return m, fmt.Errorf("describe the machine: %w", err)
	}
	m.LoadBefore, err = loadAverage()
	return m, err
}

// cpuModel is empty where the system does not tell.
func cpuModel() string {
	file, err := os.Open("/proc/cpuinfo")
	if err != nil {
		return ""
	}
	defer file.Close() //nolint:errcheck // only read
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		if name, value, _ := strings.Cut(lines.Text(), ":"); strings.TrimSpace(name) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return ""
}

// loadAverage is that of the last minute.
func loadAverage() (string, error) {
	text, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "", fmt.Errorf("load of the machine: %w", err)
	}
	first, _, _ := strings.Cut(string(text), " ")
	return first, nil
}
