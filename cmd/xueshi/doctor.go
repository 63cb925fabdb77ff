package main

import (
	"errors"
	"log/slog"

	"github.com/spf13/cobra"

	"xueshi/doctor"
)

var errFindings = errors.New("some cases are in trouble; --repair helps those that can be helped")

func doctorCommand() *cobra.Command {
	var repair bool
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Compare the open cases with the engine's workflows, and repair what is missing",
		Long: `Compare the open cases with the engine's workflows, and repair what is missing.

It works on the deployment that DATABASE_URL and TEMPORAL_ADDRESS name, beside it while it runs; serve writes both
into the file "addresses" in its data folder. Exit status 1: something is in trouble and was not repaired.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			ctx := cmd.Context()
			up := newParts(newLogger(slog.LevelInfo))
			defer func() { err = errors.Join(err, up.stop()) }()
			db, c, err := up.given(ctx)
			if err != nil {
				return err
			}
			d := &doctor.Doctor{DB: db, Engine: c}
			report, err := d.Examine(ctx, repair)
			if err != nil {
				return err
			}
			open := 0
			for _, f := range report.Findings {
				if !f.Repaired {
					open++
				}
				if err := say(cmd.OutOrStdout(), "%s/%s: %s; repaired: %t\n", f.Case.Kind, f.Case.CaseID, f.Trouble, f.Repaired); err != nil {
					return err
				}
			}
			err = say(cmd.OutOrStdout(), "%d open cases, %d in trouble, %d of them not repaired\n", report.Examined, len(report.Findings), open)
			if err != nil {
				return err
			}
			if open > 0 {
				return errFindings
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&repair, "repair", false, "start missing workflows from their rows, and send lost signals again")
	return cmd
}
