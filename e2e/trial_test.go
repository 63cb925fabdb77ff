package e2e_test

import (
	"bytes"
	"errors"
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"xueshi/internal/bed"
	"xueshi/policy"
	"xueshi/rehearsal"
	"xueshi/store"
	"xueshi/trial"
)

// The whole rehearsed year 2020 is played once more, on a connection that can only read: under the same rules nobody comes
// out otherwise, and under stricter ones exactly those whom they concern.
func TestTrial_WhoWouldComeOutOtherwise(t *testing.T) { //nolint:tparallel // one engine after the other: each plays a whole year
	t.Parallel()
	source := rehearsed(t, "../scenarios/2020.yaml")
	const late = "R2 plan.too_late;"
	const planReview = "    - {name: planReview, role: clerk, withinWorkingDays: 5, escalateTo: chief}\n"
	for name, c := range map[string]struct {
		policy []byte
		want   map[string]string // codes of what was refused, by name
	}{
		"the same rules": {policy: policyOf2021(t)},
		"five days more ahead, a point more to pass, a step more": {
			policy: policyOf2021(t, "leadDays: 30", "leadDays: 35", "passScore: 60", "passScore: 61",
				planReview, planReview+"    - {name: 复核, role: chief, signers: 2, withinWorkingDays: 3}\n"),
			want: map[string]string{
				"何平": late, "吕晶": late, "孔祥": late, "曹颖": late, "金鑫": late, "李军": late, "施展": late, "蒋秀英": late,
				"朱明": late, "秦岚": late, "韩伟": late, "尤力": late, "许诺": late, "卫明": late, "褚勇": late, "严华": late,
				"吴杰": late, "周芳": late, "郑丽": late,
				"王静": late + "R7 transcript.below_pass;", // with 60 points
				"沈霞": late + "R4 case.lapsed;",           // returned, corrected too late
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			result := try(t, source, c.policy)
			got := map[string]string{}
			for _, p := range result.Different {
				for _, r := range p.Reasons {
					got[p.Name] += r.Rule + " " + r.Code + ";"
				}
			}
			if !maps.Equal(got, c.want) {
				t.Errorf("otherwise come out %v, want %v:\n%s", got, c.want, result)
			}
			if result.People != 28 || result.Cases < 50 || result.Next != 2021 {
				t.Errorf("played were %d people, %d cases, in %d", result.People, result.Cases, result.Next)
			}
		})
	}
	b := bed.New(t, at("2021-01-01T09:00"))
	_, err := trial.Run(t.Context(), trial.Options{Source: source, Year: 2019, Policy: policyOf2021(t), DB: b.DB, Mover: b.Mover, Handler: b.API.Handler()})
	if !errors.Is(err, trial.ErrNeverOpened) {
		t.Errorf("a year that was never opened: %v", err)
	}
}

// Whoever was submitted in January by the chief's exception comes out the same, unless the next policy's exceptions are
// shorter.
func TestTrial_ExceptionsArePlayed(t *testing.T) { //nolint:tparallel // as above
	t.Parallel()
	source := rehearsed(t, "../scenarios/exceptions.yaml")
	for name, c := range map[string]struct {
		policy []byte
		want   []string
	}{
		"the same rules":      {policyOf2021(t), nil},
		"ten days, not sixty": {policyOf2021(t, "maxDays: 60", "maxDays: 10"), []string{"张三"}},
	} {
		t.Run(name, func(t *testing.T) {
			result := try(t, source, c.policy)
			var got []string
			for _, p := range result.Different {
				got = append(got, p.Name)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("otherwise come out %v, want %v:\n%s", got, c.want, result)
			}
		})
	}
}

// rehearsed plays a scenario and returns its database, which can only be read.
func rehearsed(t *testing.T, path string) *store.DB {
	t.Helper()
	scenario, err := rehearsal.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	b := bed.New(t, scenario.Start)
	_, err = rehearsal.Run(t.Context(), rehearsal.Options{
		BaseURL: "http://bed", Transport: rehearsal.Handler{Handler: b.API.Handler()}, DB: b.DB, Mover: b.Mover, Scenario: scenario, Out: t.Output(),
	})
	if err != nil {
		t.Fatal(err)
	}
	config := b.DB.Pool().Config()
	config.ConnConfig.RuntimeParams["default_transaction_read_only"] = "on"
	pool, err := pgxpool.NewWithConfig(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(pool.Close)
	db, err := store.Open(t.Context(), pool)
	if err != nil {
		t.Fatal(err)
	}
	return db
}

// policyOf2021 is the policy of 2020 for 2021, with pairs of texts replaced that stand in it once.
func policyOf2021(t *testing.T, pairs ...string) []byte {
	t.Helper()
	source, _ := policy.Shipped("guangde-2020")
	source = bytes.ReplaceAll(source, []byte("2020"), []byte("2021"))
	for i := 0; i < len(pairs); i += 2 {
		if bytes.Count(source, []byte(pairs[i])) != 1 {
			t.Fatalf("%q is not in the policy once", pairs[i])
		}
		source = bytes.Replace(source, []byte(pairs[i]), []byte(pairs[i+1]), 1)
	}
	return source
}

// try plays the source's 2020 on a bed of its own.
func try(t *testing.T, source *store.DB, under []byte) *trial.Result {
	t.Helper()
	b := bed.New(t, at("2021-01-01T09:00"))
	last := 0
	result, err := trial.Run(t.Context(), trial.Options{
		Source: source, Year: 2020, Policy: under, DB: b.DB, Mover: b.Mover, Handler: b.API.Handler(),
		Progress: func(done, total int, _ time.Time) {
			if done <= last || done > total {
				t.Errorf("progress goes from %d to %d of %d", last, done, total)
			}
			last = done
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return result
}
