package e2e_test

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"xueshi/demo"
	"xueshi/domain"
	"xueshi/embedded/postgres"
	"xueshi/policy"
	"xueshi/rehearsal"
	"xueshi/store"
)

// The whole product in one process is killed, or its PostgreSQL is, which ends it, without a word, several times in the
// middle of a busy minute, and started again. Everything that was acknowledged is there, once, and every case goes on.
func TestKill9_NothingAcknowledgedIsLostOrDoubled(t *testing.T) {
	t.Parallel()
	const (
		clients = 8
		kills   = 4
		each    = 25 // plans filed and approved by each client
	)
	data := dataFolder(t)
	plan := prepareData(t, data)
	base := fmt.Sprintf("http://127.0.0.1:%d", freePort(t))
	serve := func() *process {
		p := start(t, nil, "serve", "--demo", "--data", data, "--listen", base[len("http://"):])
		awaitReady(t, base)
		return p
	}
	server := serve()

	var done atomic.Int64
	var wg sync.WaitGroup
	acknowledged := make([][]string, clients)
	for i := range clients {
		wg.Go(func() {
			for n := range each {
				subject := fmt.Sprintf("方案 %d-%d", i, n)
				acknowledged[i] = append(acknowledged[i], fileAndApprove(t, base, plan, subject))
				done.Add(1)
			}
		})
	}
	for k := range kills {
		threshold := int64(clients * each * (k + 1) / (kills + 1))
		for done.Load() < threshold && !t.Failed() {
			wait(t.Context(), time.Duration(rand.IntN(20))*time.Millisecond) // anywhere in what is going on
		}
		if k%2 == 0 {
			server.kill()
		} else {
			killPostgres(t, data)
			<-server.done
		}
		server = serve()
	}
	wg.Wait()
	if t.Failed() {
		return
	}
	awaitFollowed(t, base)
	server.kill()
	compareWithAcknowledged(t, data, acknowledged)
}

// killPostgres ends the private PostgreSQL of a data folder.
func killPostgres(t *testing.T, data string) {
	t.Helper()
	marks, err := filepath.Glob(filepath.Join(data, "postgres", "*", "postmaster.pid"))
	must(t, err)
	if len(marks) != 1 {
		t.Fatalf("marks of a running PostgreSQL: %v", marks)
	}
	mark, err := os.ReadFile(marks[0])
	must(t, err)
	var pid int
	_, err = fmt.Sscan(string(mark), &pid)
	must(t, err)
	must(t, syscall.Kill(pid, syscall.SIGKILL))
}

// dataFolder is a folder that PostgreSQL's account may enter, unlike those of t.TempDir.
func dataFolder(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "xueshi-data-") //nolint:usetesting // see above
	must(t, err)
	must(t, os.Chmod(dir, 0o755))
	t.Cleanup(func() { must(t, os.RemoveAll(dir)) })
	return dir
}

// fileAndApprove files one plan and approves it, repeating each request with its key until it is answered, as a browser
// does whose server went away. It returns the id of the acknowledged case.
func fileAndApprove(t *testing.T, base string, plan map[string]any, subject string) string {
	t.Helper()
	body := map[string]any{}
	maps.Copy(body, plan)
	body["subject"] = subject
	filed := insist(t, base, "cz", rehearsal.Request{Operation: "filePlan", Body: body, Key: uuid.NewString()})
	id, _ := filed["id"].(string)
	insist(t, base, "k1", rehearsal.Request{
		Operation: "decide", With: map[string]any{"caseId": id, "n": 1}, Body: map[string]any{"outcome": "approved"}, Key: uuid.NewString(),
	})
	return id
}

// insist sends a request until it is done. A step that the engine has not opened yet is asked for again.
func insist(t *testing.T, base, login string, r rehearsal.Request) map[string]any {
	t.Helper()
	deadline := time.Now().Add(2 * time.Minute)
	for {
		answer, err := call(t.Context(), base, login, r)
		if err == nil && answer.Status < http.StatusBadRequest {
			return answer.Body.(map[string]any)
		}
		if time.Now().After(deadline) {
			t.Errorf("%s as %s: %v %v", r.Operation, login, answer, err)
			return nil
		}
		wait(t.Context(), 20*time.Millisecond)
	}
}

func call(ctx context.Context, base, login string, r rehearsal.Request) (rehearsal.Answer, error) {
	s, err := session(ctx, base, login)
	if err != nil {
		return rehearsal.Answer{}, err
	}
	return s.Call(ctx, r)
}

// sessions are kept, because they live in the database and outlast the server.
var sessions sync.Map

func session(ctx context.Context, base, login string) (*rehearsal.Session, error) {
	if s, ok := sessions.Load(base + login); ok {
		return s.(*rehearsal.Session), nil
	}
	c, err := rehearsal.Connect(ctx, base, http.DefaultTransport)
	if err != nil {
		return nil, err
	}
	s, err := c.LogIn(ctx, login, rehearsal.Password)
	if err == nil {
		sessions.Store(base+login, s)
	}
	return s, err
}

// prepareData makes a data folder with a rehearsal of one department, one clerk and one person, and returns a plan's
// body.
func prepareData(t *testing.T, data string) map[string]any {
	t.Helper()
	ctx := t.Context()
	inData(t, data, func(pool *pgxpool.Pool) {
		must(t, store.Migrate(ctx, pool))
		db, err := store.Open(ctx, pool)
		must(t, err)
		must(t, db.BeginRehearsal(ctx, at("2020-07-15T10:00"))) // when the demonstration is handed over, so that serve --demo takes it as it is
		hash, err := rehearsal.HashPassword(rehearsal.Password)
		must(t, err)
		source, _ := policy.Shipped("guangde-2020")
		must(t, db.InTx(ctx, func(tx *store.Tx) error {
			admin, err := tx.CreateAccount(ctx, store.NewAccount{Login: "admin", Name: "admin", PasswordHash: hash, Role: domain.RoleAdmin})
			if err != nil {
				return err
			}
			_, err = tx.OpenYear(ctx, domain.Actor{AccountID: admin.ID, Role: domain.RoleAdmin}, "guangde-2020", source)
			return err
		}))
		must(t, db.InTx(ctx, func(tx *store.Tx) error { return makeDesk(ctx, tx, hash) }))
	})
	plan := map[string]any{
		"series": series, "content": "内容", "hours": 8, "startsOn": "2020-09-01", "endsOn": "2020-09-02", "place": "会议室", "teachers": []string{"王老师"},
	}
	inData(t, data, func(pool *pgxpool.Pool) {
		var person, base string
		must(t, pool.QueryRow(ctx, `SELECT (SELECT id FROM people), (SELECT id FROM orgs WHERE base)`).Scan(&person, &base))
		plan["roster"], plan["providerId"] = []string{person}, base
	})
	return plan
}

func makeDesk(ctx context.Context, tx *store.Tx, hash string) error {
	var department string
	if err := tx.QueryRow(ctx, `SELECT id FROM orgs WHERE name = '市财政局'`).Scan(&department); err != nil {
		return err
	}
	unit, err := tx.CreateOrg(ctx, store.NewOrg{Kind: domain.OrgUnit, Name: "某单位", Code: demo.UnitCode(domain.UnitEnterprise, 1), UnitKind: domain.UnitEnterprise})
	if err != nil {
		return err
	}
	if _, err := tx.CreatePeople(ctx, []store.NewPerson{{Name: "测试", IDNumber: demo.IDNumber(domain.NewDate(1988, 1, 1), 1), UnitID: unit.ID, Series: series}}); err != nil {
		return err
	}
	for _, a := range []store.NewAccount{{Login: "cz", Role: domain.RoleDepartment, OrgID: department}, {Login: "k1", Role: domain.RoleClerk}} {
		a.Name, a.PasswordHash = a.Login, hash
		if _, err := tx.CreateAccount(ctx, a); err != nil {
			return err
		}
	}
	return nil
}

// inData opens the private Postgres of a data folder while nothing serves it.
func inData(t *testing.T, data string, do func(*pgxpool.Pool)) {
	t.Helper()
	ctx := t.Context()
	server, err := postgres.Start(ctx, postgres.Options{Dir: filepath.Join(data, "postgres")})
	must(t, err)
	defer func() { must(t, server.Stop()) }()
	admin, err := pgx.Connect(ctx, server.URL("postgres"))
	must(t, err)
	var exists bool
	must(t, admin.QueryRow(ctx, `SELECT EXISTS (SELECT FROM pg_database WHERE datname = 'xueshi')`).Scan(&exists))
	if !exists {
		_, err = admin.Exec(ctx, `CREATE DATABASE xueshi`)
		must(t, err)
	}
	must(t, admin.Close(ctx))
	pool, err := pgxpool.New(ctx, server.URL("xueshi"))
	must(t, err)
	defer pool.Close()
	do(pool)
}

// awaitFollowed waits until no case waits for the engine.
func awaitFollowed(t *testing.T, base string) {
	t.Helper()
	deadline := time.Now().Add(time.Minute)
	for {
		answer, err := call(t.Context(), base, "k1", rehearsal.Request{Operation: "listCases", With: map[string]any{"kind": "plan", "state": "filed"}})
		if err == nil && answer.Status == http.StatusOK && len(answer.Body.(map[string]any)["items"].([]any)) == 0 {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("cases still wait for the engine: %v %v", answer, err)
		}
		wait(t.Context(), 50*time.Millisecond)
	}
}

// compareWithAcknowledged wants every acknowledged plan there, once, accepted, with one decision and one number.
func compareWithAcknowledged(t *testing.T, data string, acknowledged [][]string) {
	t.Helper()
	ctx := t.Context()
	inData(t, data, func(pool *pgxpool.Pool) {
		total := 0
		for _, ids := range acknowledged {
			total += len(ids)
			for _, id := range ids {
				var state string
				var decisions, openings, acceptances int
				err := pool.QueryRow(ctx, `SELECT c.state, (SELECT count(*) FROM decisions d WHERE d.case_id = c.id),
					(SELECT count(*) FROM steps s WHERE s.case_id = c.id), (SELECT count(*) FROM timeline t WHERE t.case_id = c.id AND t.kind = 'accepted')
					FROM cases c WHERE c.id = $1`, id).Scan(&state, &decisions, &openings, &acceptances)
				if err != nil || state != "accepted" || decisions != 1 || openings != 2 || acceptances != 1 {
					t.Errorf("case %s: %v, %s with %d decisions, %d steps, accepted %d times", id, err, state, decisions, openings, acceptances)
				}
			}
		}
		var plans, subjects, numbers int
		must(t, pool.QueryRow(ctx, `SELECT count(*), count(DISTINCT title), count(DISTINCT number) FROM cases WHERE kind = 'plan'`).Scan(&plans, &subjects, &numbers))
		if plans != total || subjects != total || numbers != total {
			t.Errorf("%d plans were acknowledged; there are %d, of %d subjects, with %d numbers", total, plans, subjects, numbers)
		}
	})
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
