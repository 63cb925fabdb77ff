package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/pprof"
)

// profiled runs do and writes its CPU profile, where a folder for profiles and a name are given.
func (o options) profiled(name string, do func() error) (err error) {
	if o.profiles == "" || name == "" {
		return do()
	}
	file, err := os.Create(filepath.Join(o.profiles, name+".pprof")) //nolint:gosec // G304: as asked for
	if err != nil {
		return fmt.Errorf("profile: %w", err)
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	if err := pprof.StartCPUProfile(file); err != nil {
		return fmt.Errorf("profile: %w", err)
	}
	defer pprof.StopCPUProfile()
	return do()
}
