package temporalserver

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"strconv"
	"sync/atomic"

	"github.com/jackc/pgx/v5"
	"go.temporal.io/server/common/authorization"
	"go.temporal.io/server/temporal"

	"xueshi/engine"
)

// Options says where Temporal keeps its data and where it listens.
type Options struct {
	// DatabaseURL is a postgres:// URL, socket or TCP, of any database on the server to be
	// used; its account must be allowed to create databases, unless ours exist already.
	DatabaseURL string
	// DatabasePrefix names them: <prefix>_temporal and <prefix>_visibility.
	DatabasePrefix string
	// Shards is fixed for the life of the databases; 0 stands for 16.
	Shards int32
	// ListenIP is where every part listens; empty stands for 127.0.0.1.
	ListenIP string
	// FrontendPort is the port clients dial; 0 takes a free one.
	FrontendPort int
	// TimeSkipping lets clients move a workflow's time. Never for a real year.
	TimeSkipping bool
	// Logger gets the server's errors. Nil discards.
	Logger *slog.Logger
}

func (o Options) withDefaults() Options {
	if o.Shards == 0 {
		o.Shards = 16
	}
	if o.ListenIP == "" {
		o.ListenIP = "127.0.0.1"
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	return o
}

// Server is a running Temporal server.
type Server struct {
	hostPort string
	temporal temporal.Server
	lease    *pgx.Conn
	stopping atomic.Bool
}

// Start creates or upgrades the databases, starts the server, and returns when the
// frontend answers and our namespace can be used; ctx bounds the start only. It fails with
// ErrInUse when another process serves the databases, and with ErrShards when they were
// made with another number of shards.
func Start(ctx context.Context, o Options) (*Server, error) {
	s, err := start(ctx, o.withDefaults())
	if err != nil {
		return nil, fmt.Errorf("start Temporal in this process: %w", err)
	}
	return s, nil
}

func start(ctx context.Context, o Options) (_ *Server, err error) {
	s := &Server{}
	logger := newLogger(o.Logger, &s.stopping)
	dbs, err := newDatabases(o.DatabaseURL, o.DatabasePrefix)
	if err != nil {
		return nil, err
	}
	if s.lease, err = dbs.prepare(ctx, o.Shards, logger); err != nil {
		return nil, err
	}
	defer func() { //nolint:contextcheck // must run even when ctx has ended
		if err != nil {
			err = errors.Join(err, s.Stop())
		}
	}()
	ports, err := choosePorts(o.ListenIP, o.FrontendPort)
	if err != nil {
		return nil, err
	}
	server, err := temporal.NewServer(
		temporal.ForServices(temporal.DefaultServices),
		temporal.WithConfig(configuration(o, dbs, ports)),
		temporal.WithStaticHosts(staticHosts(o.ListenIP, ports)),
		temporal.WithDynamicConfigClient(tuning(o.TimeSkipping)),
		temporal.WithAuthorizer(authorization.NewNoopAuthorizer()),
		temporal.WithLogger(logger),
	)
	if err != nil {
		return nil, fmt.Errorf("configure: %w", err)
	}
	s.temporal, s.hostPort = server, net.JoinHostPort(o.ListenIP, strconv.Itoa(ports.frontend()))
	if err := server.Start(); err != nil {
		return nil, fmt.Errorf("start: %w", err)
	}
	if err := s.ensureNamespace(ctx, o.Logger); err != nil {
		return nil, err
	}
	return s, nil
}

func (s *Server) ensureNamespace(ctx context.Context, logger *slog.Logger) error {
	c, err := engine.Dial(ctx, s.hostPort, logger)
	if err != nil {
		return err
	}
	defer c.Close()
	return engine.EnsureNamespace(ctx, c)
}

// HostPort is what clients dial.
func (s *Server) HostPort() string { return s.hostPort }

// Stop ends the server; stop workers first, or they complain. To be called once.
func (s *Server) Stop() error {
	s.stopping.Store(true)
	var err error
	if s.temporal != nil {
		err = s.temporal.Stop()
	}
	return errors.Join(err, s.lease.Close(context.Background()))
}
