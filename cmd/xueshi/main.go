package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"github.com/spf13/cobra"
)

func main() { os.Exit(run()) }

// run returns the process's exit status: 0, 1 for a failure, or what the command's error says.
func run() int {
	if _, set := os.LookupEnv("GOGC"); !set {
		const roomy = 400 // measured: garbage is a good part of a decision's CPU, and memory is there
		debug.SetGCPercent(roomy)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends the process at once

	err := rootCommand().ExecuteContext(ctx)
	if err == nil {
		return 0
	}
	status := new(statusError)
	if errors.As(err, &status) {
		return status.code
	}
	fmt.Fprintln(os.Stderr, "xueshi:", err)
	return 1
}

// statusError ends the process with a status; what is to be said has been said.
type statusError struct{ code int }

func (e *statusError) Error() string { return fmt.Sprintf("exit status %d", e.code) }

func rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:           "xueshi",
		Short:         "学时: one city's yearly continuing education, from filing to stamp",
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	root.CompletionOptions.HiddenDefaultCmd = true
	root.AddCommand(
		serveCommand(),
		apiCommand(),
		workerCommand(),
		engineCommand(),
		migrateCommand(),
		doctorCommand(),
		accountCommand(),
		auditCommand(),
		rehearseCommand(),
		policyCommand(),
		verifyCommand(),
		openapiCommand(),
		versionCommand(),
	)
	return root
}
