package temporalserver

import (
	"errors"
	"fmt"
	"net"
	"strconv"
	"time"

	"go.temporal.io/server/common/cluster"
	"go.temporal.io/server/common/config"
	"go.temporal.io/server/common/dynamicconfig"
	"go.temporal.io/server/common/membership/static"
	"go.temporal.io/server/common/primitives"
)

// clusterName is in the databases: never renamed.
const clusterName = "active"

// ports are where the four services listen.
type ports map[primitives.ServiceName]int

func (p ports) frontend() int { return p[primitives.FrontendService] }

// choosePorts finds free ports, all held at once so that they differ.
func choosePorts(ip string, frontend int) (_ ports, err error) {
	p := ports{}
	var held []net.Listener
	defer func() {
		for _, l := range held {
			err = errors.Join(err, l.Close())
		}
	}()
	for _, service := range []primitives.ServiceName{
		primitives.FrontendService, primitives.HistoryService, primitives.MatchingService, primitives.WorkerService,
	} {
		port := 0
		if service == primitives.FrontendService {
			port = frontend
		}
		l, err := net.Listen("tcp", net.JoinHostPort(ip, strconv.Itoa(port))) //nolint:noctx // listens for a moment only
		if err != nil {
			return nil, fmt.Errorf("a port for Temporal's %s service: %w", service, err)
		}
		held = append(held, l)
		p[service] = l.Addr().(*net.TCPAddr).Port //nolint:forcetypeassert // of a TCP listener
	}
	return p, nil
}

// staticHosts tells each service where the others are: there is nobody else to find.
func staticHosts(ip string, p ports) map[primitives.ServiceName]static.Hosts {
	hosts := make(map[primitives.ServiceName]static.Hosts, len(p))
	for service, port := range p {
		hosts[service] = static.SingleLocalHost(net.JoinHostPort(ip, strconv.Itoa(port)))
	}
	return hosts
}

func configuration(o Options, dbs databases, p ports) *config.Config {
	frontend := net.JoinHostPort(o.ListenIP, strconv.Itoa(p.frontend()))
	services := make(map[string]config.Service, len(p))
	for service, port := range p {
		services[string(service)] = config.Service{RPC: config.RPC{GRPCPort: port, BindOnIP: o.ListenIP}}
	}
	const off = "disabled"
	return &config.Config{
		Global: config.Global{Membership: config.Membership{MaxJoinDuration: 10 * time.Second, BroadcastAddress: o.ListenIP}},
		Persistence: config.Persistence{
			DefaultStore: "default", VisibilityStore: "visibility", NumHistoryShards: o.Shards,
			DataStores: map[string]config.DataStore{"default": {SQL: dbs.temporal()}, "visibility": {SQL: dbs.visibility()}},
		},
		ClusterMetadata: &cluster.Config{
			FailoverVersionIncrement: 10, MasterClusterName: clusterName, CurrentClusterName: clusterName,
			ClusterInformation: map[string]cluster.ClusterInformation{
				clusterName: {Enabled: true, InitialFailoverVersion: 1, RPCAddress: frontend},
			},
		},
		DCRedirectionPolicy: config.DCRedirectionPolicy{Policy: "noop"},
		Services:            services,
		PublicClient:        config.PublicClient{HostPort: frontend},
		Archival:            config.Archival{History: config.HistoryArchival{State: off}, Visibility: config.VisibilityArchival{State: off}},
		NamespaceDefaults: config.NamespaceDefaults{Archival: config.ArchivalNamespaceDefaults{
			History: config.HistoryArchivalNamespaceDefaults{State: off}, Visibility: config.VisibilityArchivalNamespaceDefaults{State: off},
		}},
	}
}

// tuning is what differs from Temporal's defaults, which are for clusters.
func tuning(timeSkipping bool) dynamicconfig.StaticClient {
	const unhindered = 1000
	t := dynamicconfig.StaticClient{
		// One shard's writes need not wait for each other: measured, they are the narrow place.
		dynamicconfig.ShardIOConcurrency.Key(): 4,
		// A shard hands workflow tasks out at most this often a second. The default of 20
		// makes a case in a busy shard wait 50 ms for each.
		dynamicconfig.TransferProcessorMaxPollRPS.Key(): unhindered,
		// Search attributes are usable as soon as they are made.
		dynamicconfig.ForceSearchAttributesCacheRefreshOnRead.Key(): true,
	}
	if timeSkipping {
		t[dynamicconfig.WorkflowTimeSkippingEnabled.Key()] = true
		// Timers crossed in one forward: the default of 200 is less than a daily timer's year.
		t[dynamicconfig.WorkflowTimeSkippingMaxSkipPerSession.Key()] = 10_000
		// A run that continues another within a second of its start would wait, and the
		// server adds what was skipped to that wait a second time.
		t[dynamicconfig.WorkflowIdReuseMinimalInterval.Key()] = time.Duration(0)
		// A timer that skipping makes due cannot be put before what its shard has read, and
		// the shard reads this far ahead: with the default each timer crossed takes a second.
		t[dynamicconfig.TimerProcessorMaxTimeShift.Key()] = time.Millisecond
		// Such timers are read one by one, several reads each: the default is 20 a second.
		t[dynamicconfig.TimerProcessorMaxPollRPS.Key()] = unhindered
	}
	return t
}
