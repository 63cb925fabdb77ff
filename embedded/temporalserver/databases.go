package temporalserver

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	persistencespb "go.temporal.io/server/api/persistence/v1"
	"go.temporal.io/server/common/config"
	"go.temporal.io/server/common/log"
	_ "go.temporal.io/server/common/persistence/sql/sqlplugin/postgresql" // registers postgres12_pgx
	"go.temporal.io/server/tools/common/schema"
	toolsql "go.temporal.io/server/tools/sql"
	"google.golang.org/protobuf/proto"
)

var (
	// ErrInUse says that a living process serves the same databases: two would tear each
	// other's shards away.
	ErrInUse = errors.New("the Temporal databases are in use by another process")
	// ErrShards says that the databases were made with another number of shards, which
	// can never be changed.
	ErrShards = errors.New("the Temporal databases were made with another number of shards")
)

// PostgreSQL's error codes.
const (
	duplicateDatabase = "42P04"
	lockNotAvailable  = "55P03"
)

// connectionsPerStore is a ceiling; 64 each is where more did not help.
const connectionsPerStore = 64

// databases are the two that Temporal uses, on the server of url.
type databases struct {
	url    *url.URL
	prefix string
}

func newDatabases(databaseURL, prefix string) (databases, error) {
	if !regexp.MustCompile(`^[a-z][a-z0-9_]{0,40}$`).MatchString(prefix) {
		return databases{}, fmt.Errorf("the databases' prefix %q: lower-case letters, digits and _ only, a letter first", prefix)
	}
	u, err := url.Parse(databaseURL)
	if err != nil || !slices.Contains([]string{"postgres", "postgresql"}, u.Scheme) {
		return databases{}, errors.New("the database's address is not a postgres:// URL") // not shown: it may hold a password
	}
	return databases{url: u, prefix: prefix}, nil
}

func (d databases) temporal() *config.SQL   { return d.sql(d.prefix + "_temporal") }
func (d databases) visibility() *config.SQL { return d.sql(d.prefix + "_visibility") }

// sql says the same as the URL, in Temporal's words. User and password go as attributes,
// which Temporal escapes.
func (d databases) sql(database string) *config.SQL {
	attributes := map[string]string{"sslmode": "prefer"}
	for key, values := range d.url.Query() {
		if !strings.HasPrefix(key, "pool_") { // those are pgxpool's
			attributes[key] = values[0]
		}
	}
	if user := d.url.User.Username(); user != "" {
		attributes["user"] = user
	}
	if password, ok := d.url.User.Password(); ok {
		attributes["password"] = password
	}
	return &config.SQL{
		PluginName: "postgres12_pgx", DatabaseName: database,
		ConnectAddr: d.url.Host, ConnectProtocol: "tcp", ConnectAttributes: attributes,
		MaxConns: connectionsPerStore, MaxIdleConns: connectionsPerStore, MaxConnLifetime: time.Hour,
	}
}

// prepare creates what is missing and upgrades what is old. The connection it returns holds
// the lease on the databases until it is closed.
func (d databases) prepare(ctx context.Context, shards int32, logger log.Logger) (_ *pgx.Conn, err error) {
	temporal, visibility := d.temporal(), d.visibility()
	if err := d.create(ctx, temporal.DatabaseName, visibility.DatabaseName); err != nil {
		return nil, err
	}
	lease, err := d.connect(ctx, temporal.DatabaseName)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, lease.Close(ctx))
		}
	}()
	if err := takeLease(ctx, lease); err != nil {
		return nil, err
	}
	// The two take turns: they are small, and the tool shares state between connections.
	if err := setUpSchema(temporal, "postgresql/v12/temporal", logger); err != nil {
		return nil, err
	}
	if err := setUpSchema(visibility, "postgresql/v12/visibility", logger); err != nil {
		return nil, err
	}
	return lease, checkShards(ctx, lease, shards)
}

func (d databases) connect(ctx context.Context, database string) (*pgx.Conn, error) {
	u, query := *d.url, d.url.Query()
	if database != "" {
		u.Path = "/" + database
	}
	maps.DeleteFunc(query, func(key string, _ []string) bool { return strings.HasPrefix(key, "pool_") })
	u.RawQuery = query.Encode()
	conn, err := pgx.Connect(ctx, u.String())
	if err != nil {
		return nil, fmt.Errorf("connect to PostgreSQL: %w", err)
	}
	return conn, nil
}

func (d databases) create(ctx context.Context, names ...string) (err error) {
	conn, err := d.connect(ctx, "")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close(ctx)) }()
	for _, name := range names {
		var exists bool
		if err := conn.QueryRow(ctx, `SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)`, name).Scan(&exists); err != nil {
			return fmt.Errorf("look for database %s: %w", name, err)
		}
		if exists {
			continue
		}
		// The name is of letters, digits and _ only; another process may just have made it.
		if _, err := conn.Exec(ctx, `CREATE DATABASE `+name); err != nil && !isCode(err, duplicateDatabase) {
			return fmt.Errorf("create database %s: %w", name, err)
		}
	}
	return nil
}

// takeLease waits a little, for a killed process' connection may take a moment to end.
func takeLease(ctx context.Context, conn *pgx.Conn) error {
	const key = 0x78756573686965 // "xueshie"
	// A machine that vanished gives its lease back after half a minute, not two hours.
	const settings = `SET lock_timeout = '5s'; SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 4`
	if _, err := conn.Exec(ctx, settings); err != nil {
		return fmt.Errorf("take the lease: %w", err)
	}
	switch _, err := conn.Exec(ctx, `SELECT pg_advisory_lock($1)`, int64(key)); {
	case isCode(err, lockNotAvailable):
		return ErrInUse
	case err != nil:
		return fmt.Errorf("take the lease: %w", err)
	}
	return nil
}

func setUpSchema(cfg *config.SQL, name string, logger log.Logger) error {
	conn, err := toolsql.NewConnection(cfg, logger)
	if err != nil {
		return fmt.Errorf("connect to %s: %w", cfg.DatabaseName, err)
	}
	defer conn.Close()
	if err := schema.NewSetupSchemaTask(conn, &schema.SetupConfig{InitialVersion: "0.0"}, logger).Run(); err != nil {
		return fmt.Errorf("set up %s: %w", cfg.DatabaseName, err)
	}
	if err := schema.NewUpdateSchemaTask(conn, &schema.UpdateConfig{SchemaName: name}, logger).Run(); err != nil {
		return fmt.Errorf("upgrade %s: %w", cfg.DatabaseName, err)
	}
	return nil
}

// checkShards compares with what the databases were made with. The server itself would
// only warn, and go on with the old number.
func checkShards(ctx context.Context, conn *pgx.Conn, shards int32) error {
	var data []byte
	err := conn.QueryRow(ctx, `SELECT data FROM cluster_metadata_info WHERE cluster_name = $1`, clusterName).Scan(&data)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read the number of shards: %w", err)
	}
	var made persistencespb.ClusterMetadata
	if err := proto.Unmarshal(data, &made); err != nil {
		return fmt.Errorf("read the number of shards: %w", err)
	}
	if made.GetHistoryShardCount() != shards {
		return fmt.Errorf("%w: %d, not %d; start with that, or drop both databases and rebuild them from the cases",
			ErrShards, made.GetHistoryShardCount(), shards)
	}
	return nil
}

func isCode(err error, code string) bool {
	pgErr := new(pgconn.PgError)
	return errors.As(err, &pgErr) && pgErr.Code == code
}
