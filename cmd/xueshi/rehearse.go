package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"

	"github.com/spf13/cobra"

	"xueshi/policy"
	"xueshi/rehearsal"
)

// The exit statuses of rehearse.
const (
	statusOtherwise = 1 // something came otherwise than expected
	statusFaulty    = 2 // the scenario itself is at fault; nothing was started
)

type rehearseOptions struct {
	json bool
	keep bool
	data string

	year   int    // whose data is played; 0: a scenario is
	policy string // under which
}

func rehearseCommand() *cobra.Command {
	var o rehearseOptions
	cmd := &cobra.Command{
		Use:   "rehearse SCENARIO | rehearse --with-data-of YEAR --policy FILE",
		Short: "Play a year on the real engine, with the business clock moved forward",
		Long: `Play a year on the real engine, the real database and the real API, with the business clock moved forward.

A scenario is a year written down. Exit status 1: something came otherwise than the scenario expects. Exit status 2:
the scenario or its policy is at fault; nothing was started.

With --with-data-of, what was really filed in a year is played once more, its days moved into the year of another
policy, and who would come out otherwise is told in Chinese, with rule and reason. It is read, and only read, from the
database that DATABASE_URL names, or from the data folder that --data names, whether it is served or not. That
somebody comes out otherwise is no failure: the exit status is 0.`,
		Args: func(cmd *cobra.Command, args []string) error {
			if o.year != 0 {
				return cobra.NoArgs(cmd, args)
			}
			return cobra.ExactArgs(1)(cmd, args)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case (o.year != 0) != (o.policy != ""):
				return errors.New("--with-data-of YEAR and --policy FILE go together")
			case o.year != 0 && o.keep:
				return errors.New("--keep is for scenarios")
			case o.year != 0:
				return tryPolicy(cmd.Context(), o, cmd.OutOrStdout())
			case o.keep != (o.data != ""):
				return errors.New("--keep and --data DIR go together")
			default:
				return rehearse(cmd.Context(), args[0], o, cmd.OutOrStdout())
			}
		},
	}
	cmd.Flags().BoolVar(&o.json, "json", false, "print the result as one JSON document")
	cmd.Flags().BoolVar(&o.keep, "keep", false, "keep the databases, in the folder that --data names")
	cmd.Flags().StringVar(&o.data, "data", "", "folder of the databases: for --keep; or that --with-data-of reads")
	cmd.Flags().IntVar(&o.year, "with-data-of", 0, "play what was filed in this year once more")
	cmd.Flags().StringVar(&o.policy, "policy", "", "the policy under which it is played: a file, or a shipped one's name")
	return cmd
}

func rehearse(ctx context.Context, path string, o rehearseOptions, out io.Writer) error {
	scenario, err := rehearsal.Load(path)
	if err == nil {
		err = checkCalls(scenario)
	}
	if err == nil {
		err = play(ctx, scenario, o, out)
	}
	faults, failure := policy.Faults(nil), new(rehearsal.Failure)
	switch {
	case errors.As(err, &faults):
		for _, fault := range faults {
			fmt.Fprintf(os.Stderr, "%s: %s\n", path, fault)
		}
		return &statusError{code: statusFaulty}
	case errors.As(err, &failure):
		fmt.Fprintf(os.Stderr, "%s: %s\n", path, failure)
		return &statusError{code: statusOtherwise}
	default:
		return err
	}
}

// checkCalls finds what the API does not have before anything is started for it.
func checkCalls(scenario *rehearsal.Scenario) error {
	document, err := openAPI()
	if err != nil {
		return err
	}
	operations, err := rehearsal.ReadOperations(document)
	if err != nil {
		return err
	}
	return scenario.Check(operations).Err()
}

// play brings up a whole deployment of its own for the scenario, and takes it down again.
func play(ctx context.Context, scenario *rehearsal.Scenario, o rehearseOptions, out io.Writer) (err error) {
	up := newParts(newLogger(slog.LevelWarn))
	defer func() { err = errors.Join(err, up.stop()) }()

	listener, err := listen(ctx, "127.0.0.1:0")
	if err != nil {
		return err
	}
	on, err := up.stage(ctx, o.data)
	if err != nil {
		return err
	}
	up.serve(listener, on.server.HTTP())
	_, err = rehearsal.Run(ctx, rehearsal.Options{
		BaseURL: "http://" + listener.Addr().String(), DB: on.db, Mover: on.mover, Scenario: scenario, Out: out, JSON: o.json,
	})
	return err
}

// temporaryFolder makes a folder that is removed when the parts are stopped. Its entry is open, for PostgreSQL's account.
func (p *parts) temporaryFolder() (string, error) {
	dir, err := os.MkdirTemp("", "xueshi-rehearsal-")
	if err != nil {
		return "", fmt.Errorf("temporary folder: %w", err)
	}
	p.add("temporary folder", func(context.Context) error { return os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o755); err != nil { //nolint:gosec // see above
		return "", fmt.Errorf("temporary folder: %w", err)
	}
	return dir, nil
}
