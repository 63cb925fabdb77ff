package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"strconv"

	"github.com/spf13/cobra"

	"xueshi/embedded/temporalserver"
)

func engineCommand() *cobra.Command {
	var (
		listen string
		o      temporalserver.Options
	)
	cmd := &cobra.Command{
		Use:   "engine",
		Short: "Serve Temporal alone, its databases beside $DATABASE_URL",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			if o.ListenIP, o.FrontendPort, err = splitAddress(listen); err != nil {
				return err
			}
			return runEngine(cmd.Context(), o)
		},
	}
	cmd.Flags().StringVar(&listen, "listen", "127.0.0.1:7233", "IP address and port of the frontend")
	cmd.Flags().BoolVar(&o.TimeSkipping, "rehearsal", false, "let the workflows' time be moved; never for a real year")
	return cmd
}

func runEngine(ctx context.Context, o temporalserver.Options) (err error) {
	up := newParts(newLogger(slog.LevelInfo))
	defer func() { err = errors.Join(err, up.stop()) }()

	databaseURL, err := givenDatabase()
	if err != nil {
		return err
	}
	if _, err := up.temporal(ctx, databaseURL, o); err != nil {
		return err
	}
	up.log.Info("ready")
	return up.wait(ctx)
}

func splitAddress(address string) (ip string, port int, err error) {
	ip, service, err := net.SplitHostPort(address)
	if err != nil {
		return "", 0, fmt.Errorf("--listen %s: %w", address, err)
	}
	if port, err = strconv.Atoi(service); err != nil {
		return "", 0, fmt.Errorf("--listen %s: %w", address, err)
	}
	return ip, port, nil
}
