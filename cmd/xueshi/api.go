package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"go.temporal.io/sdk/client"

	"xueshi/api"
	"xueshi/rehearsal"
	"xueshi/store"
	"xueshi/web"
)

// httpOptions say where and how the page and the API are served.
type httpOptions struct {
	listen string
	https  bool
	url    string
	paper  paperOptions
}

func (o *httpOptions) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&o.listen, "listen", "127.0.0.1:8080", "address and port of the page and the API")
	cmd.Flags().BoolVar(&o.https, "https", false, "people come over HTTPS, ended by a proxy before this process: cookies say so")
	cmd.Flags().StringVar(&o.url, "url", "", "where people reach the page, such as https://xueshi.example.cn: QR codes on paper lead there (default http://LISTEN)")
	o.paper.flags(cmd)
}

// address is where people reach the page, without a slash at the end.
func (o *httpOptions) address() string {
	if o.url != "" {
		return strings.TrimRight(o.url, "/")
	}
	return "http://" + o.listen
}

func apiCommand() *cobra.Command {
	var o httpOptions
	cmd := &cobra.Command{
		Use:   "api",
		Short: "Serve the page and the API, on $DATABASE_URL and $TEMPORAL_ADDRESS; as many processes as wanted",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return runAPI(cmd.Context(), o) },
	}
	o.flags(cmd)
	return cmd
}

func runAPI(ctx context.Context, o httpOptions) (err error) {
	up := newParts(newLogger(slog.LevelInfo))
	defer func() { err = errors.Join(err, up.stop()) }()

	listener, err := listen(ctx, o.listen)
	if err != nil {
		return err
	}
	db, c, err := up.given(ctx)
	if err != nil {
		return err
	}
	up.relay(c, db)

	mover := &rehearsal.Mover{DB: db, Engine: c}
	server, err := up.api(c, db, mover, o)
	if err != nil {
		return err
	}
	return up.open(ctx, listener, server, mover)
}

func listen(ctx context.Context, address string) (net.Listener, error) {
	var c net.ListenConfig
	return c.Listen(ctx, "tcp", address) //nolint:wrapcheck // says "listen tcp 127.0.0.1:8080: …"
}

// api makes the API with the page. The mover is for a rehearsal; any other deployment keeps real time.
func (p *parts) api(c client.Client, db *store.DB, mover *rehearsal.Mover, o httpOptions) (*api.Server, error) {
	page, err := web.Dist()
	if err != nil {
		return nil, fmt.Errorf("embedded page: %w", err)
	}
	press, err := o.paper.press(p.log)
	if err != nil {
		return nil, err
	}
	key, err := o.paper.stamps()
	if err != nil {
		return nil, err
	}
	return api.New(api.Config{
		DB: db, Engine: c, Clock: mover, Logger: p.log, Web: page, Secure: o.https, Press: press, StampKey: key, URL: o.address(),
		Ready: (&readiness{engine: c}).ask,
	})
}

// open lets people in once a first canary has run, and blocks until the command is asked to stop.
func (p *parts) open(ctx context.Context, listener net.Listener, server *api.Server, mover *rehearsal.Mover) error {
	if err := server.Ready(ctx); err != nil {
		return err
	}
	if err := server.ResumeBatches(ctx); err != nil {
		return err
	}
	if server.DB.Rehearsal() {
		p.run("clock", func(ctx context.Context) error { return mover.Keep(ctx, p.log) })
	}
	p.serve(listener, server.HTTP())
	p.log.Info("ready", "url", "http://"+listener.Addr().String())
	return p.wait(ctx)
}

// serve answers requests until the parts are stopped: then what is under way may finish, for a while.
func (p *parts) serve(listener net.Listener, server *http.Server) {
	const forRequests = 3 * time.Second
	go func() {
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			p.fail(fmt.Errorf("HTTP: %w", err))
		}
	}()
	p.add("HTTP", func(ctx context.Context) error {
		ctx, cancel := context.WithTimeout(ctx, forRequests)
		defer cancel()
		if err := server.Shutdown(ctx); err == nil || !errors.Is(err, context.DeadlineExceeded) {
			return err //nolint:wrapcheck // stop names the part
		}
		return server.Close() // streams of events end with the process
	})
}
