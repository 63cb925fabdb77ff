package main

import (
	"context"
	"errors"
	"log/slog"

	"github.com/spf13/cobra"

	"xueshi/engine"
)

func migrateCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "migrate",
		Short: "Bring $DATABASE_URL to this binary's schema, and register the namespace at $TEMPORAL_ADDRESS where that is set",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return migrate(cmd.Context()) },
	}
}

func migrate(ctx context.Context) (err error) {
	up := newParts(newLogger(slog.LevelInfo))
	defer func() { err = errors.Join(err, up.stop()) }()

	databaseURL, err := givenDatabase()
	if err != nil {
		return err
	}
	if _, err := up.migratedStore(ctx, databaseURL); err != nil {
		return err
	}
	up.log.Info("schema is up to date")

	address := givenTemporal()
	if address == "" {
		return nil
	}
	c, err := up.client(ctx, address)
	if err != nil {
		return err
	}
	if err := engine.EnsureNamespace(ctx, c); err != nil {
		return err
	}
	up.log.Info("namespace is there", "namespace", engine.Namespace)
	return nil
}
