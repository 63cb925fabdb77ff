package main

import (
	"context"
	"errors"
	"log/slog"

	"github.com/spf13/cobra"

	"xueshi/worker"
)

func workerCommand() *cobra.Command {
	var recordFolder string
	cmd := &cobra.Command{
		Use:   "worker",
		Short: "Run workflows and activities, on $DATABASE_URL and $TEMPORAL_ADDRESS; as many processes as wanted",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return runWorker(cmd.Context(), recordFolder) },
	}
	recordFlag(cmd, &recordFolder, "none: this process signs no checkpoints")
	return cmd
}

func runWorker(ctx context.Context, recordFolder string) (err error) {
	up := newParts(newLogger(slog.LevelInfo))
	defer func() { err = errors.Join(err, up.stop()) }()

	db, c, err := up.given(ctx)
	if err != nil {
		return err
	}
	if err := up.work(c, db); err != nil {
		return err
	}
	up.relay(c, db)
	if err := up.recorder(db, recordFolder); err != nil {
		return err
	}
	if !db.Rehearsal() { // there, whoever moves the time does what schedules do
		if err := worker.EnsureSchedules(ctx, c); err != nil {
			return err
		}
	}
	up.log.Info("ready")
	return up.wait(ctx)
}
