package e2e_test

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"xueshi/engine"
	"xueshi/internal/pgtest"
	"xueshi/rehearsal"
	"xueshi/store"
)

// Many processes are one product: an engine, two APIs and two workers on one Postgres play the year 2020 to the same
// end, although one of each is killed on the way.
func TestCluster_PlaysTheYearWithOneOfEachKilled(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	scenario, err := rehearsal.Load("../scenarios/2020.yaml")
	if err != nil {
		t.Fatal(err)
	}
	pool := pgtest.Pool(t, store.Migrate)
	db, err := store.Open(ctx, pool)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.BeginRehearsal(ctx, scenario.Start); err != nil {
		t.Fatal(err)
	}

	address := fmt.Sprintf("127.0.0.1:%d", freePort(t))
	env := []string{"DATABASE_URL=" + pool.Config().ConnString(), "TEMPORAL_ADDRESS=" + address}
	startEngine := func() *process { return start(t, env, "engine", "--rehearsal", "--listen", address) }
	temporal := startEngine()
	workers := []*process{start(t, env, "worker"), start(t, env, "worker")}
	balancer := &balancer{}
	var apis []*process
	for range 2 {
		listen := fmt.Sprintf("127.0.0.1:%d", freePort(t))
		apis = append(apis, start(t, env, "api", "--listen", listen))
		balancer.hosts = append(balancer.hosts, listen)
		awaitReady(t, "http://"+listen)
	}
	total := int64(len(scenario.Steps))
	balancer.at = map[int64]func(){
		total / 4:     apis[0].kill,
		total / 2:     workers[0].kill,
		3 * total / 4: func() { temporal.kill(); startEngine() },
	}

	c, err := engine.Dial(ctx, address, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	_, err = rehearsal.Run(ctx, rehearsal.Options{
		BaseURL: "http://cluster", Transport: balancer, DB: db, Mover: &rehearsal.Mover{DB: db, Engine: c}, Scenario: scenario, Out: io.Discard,
	})
	if err != nil {
		t.Fatal(err)
	}
	if left := balancer.left(); left > 0 {
		t.Errorf("the scenario ended before %d of the processes were killed", left)
	}
}

// balancer sends each request to the next of the APIs, and to the other one when it does not answer. At set counts of
// requests something happens.
type balancer struct {
	hosts []string
	at    map[int64]func()
	count atomic.Int64
	fired atomic.Int64
}

func (b *balancer) left() int { return len(b.at) - int(b.fired.Load()) }

// RoundTrip implements http.RoundTripper.
func (b *balancer) RoundTrip(r *http.Request) (*http.Response, error) {
	n := b.count.Add(1)
	if happen := b.at[n]; happen != nil {
		happen()
		b.fired.Add(1)
	}
	body := ""
	if r.Body != nil {
		text, err := io.ReadAll(r.Body)
		if err != nil {
			return nil, err
		}
		body = string(text)
	}
	var errs []error
	for i := range b.hosts {
		again := r.Clone(r.Context())
		again.URL.Host = b.hosts[(int(n)+i)%len(b.hosts)]
		again.Host = again.URL.Host
		again.Body = io.NopCloser(strings.NewReader(body))
		answer, err := http.DefaultTransport.RoundTrip(again)
		if err == nil {
			return answer, nil
		}
		errs = append(errs, err)
	}
	return nil, errors.Join(errs...)
}
