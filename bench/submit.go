package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"golang.org/x/sync/errgroup"
)

// submissions measures how many people a second are submitted, verified and stamped, in submissions of 200: the units
// hand in side by side, and each decision waits for its step as a clerk would.
func (b *bed) submissions(ctx context.Context) error {
	people := b.candidates()
	if err := b.earn(ctx, people); err != nil {
		return err
	}
	before, err := spent(ctx, b.pool, b.postmaster)
	if err != nil {
		return err
	}
	began := time.Now()
	group, groupCtx := errgroup.WithContext(ctx)
	for unit := range unitCount {
		group.Go(func() error { return b.handIn(groupCtx, unit) })
	}
	if err := group.Wait(); err != nil {
		return err //nolint:wrapcheck // ours
	}
	took := time.Since(began)
	after, err := spent(ctx, b.pool, b.postmaster)
	if err != nil {
		return err
	}
	all, n := after.minus(before), float64(len(people))
	b.report.Submissions = &submissions{
		Submissions: len(people) / submitted, Of: submitted, PeoplePerSecond: n / took.Seconds(),
		CPU: milliseconds(all.process+all.postgres) / n, WAL: float64(all.wal) / n,
	}
	return nil
}

// earn gives people the hours that a submission asks for, all from one case.
func (b *bed) earn(ctx context.Context, people []string) error {
	earnedIn := newIDs(1)[0]
	batch := &pgx.Batch{}
	batch.Queue(`INSERT INTO cases (id, kind, year, title, state, filed_by, filed_at, closed_at, following)
		VALUES ($1, 'transcript', $2, 'bench', 'registered', $3, now(), now(), false)`, earnedIn, b.year, b.filer)
	batch.Queue(`INSERT INTO credits (year, person_id, subject, hours, earned_on, case_id, reason, author_id, created_at)
		SELECT $2, person, subject, hours, current_date, $1, 'bench', $3, now() FROM unnest($4::uuid[]) person, (VALUES ('common', 30), ('specialty', 60)) s(subject, hours)`,
		earnedIn, b.year, b.filer, people)
	batch.Queue(`ANALYZE credits`)
	if err := b.pool.SendBatch(ctx, batch).Close(); err != nil {
		return fmt.Errorf("give hours: %w", err)
	}
	return nil
}

// candidates are everybody who will be submitted.
func (b *bed) candidates() (people []string) {
	each := b.batches / unitCount * submitted
	for unit := range unitCount {
		people = append(people, b.people[unit*staff:unit*staff+each]...)
	}
	return people
}

// handIn takes one unit's submissions through, one after the other.
func (b *bed) handIn(ctx context.Context, unit int) (err error) {
	who := []string{b.units[unit], b.clerks[unit], b.chief}
	people := b.people[unit*staff : (unit+1)*staff]
	callers, hangUp, err := dialAll(ctx, b.address, who, len(who))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, hangUp()) }()
	for i := range b.batches / unitCount {
		if err := b.submission(ctx, callers, people[i*submitted:(i+1)*submitted]); err != nil {
			return err
		}
	}
	return nil
}

// submission takes one submission from the unit over the clerk to the chief's stamp.
func (b *bed) submission(ctx context.Context, by []*caller, people []string) error {
	body, err := json.Marshal(map[string]any{"year": b.year, "people": people})
	if err != nil {
		return fmt.Errorf("submit: %w", err)
	}
	_, answer, err := by[0].post("/api/submissions", body)
	if err != nil {
		return err
	}
	var filed struct {
		ID string `json:"id"`
	}
	if err := json.Unmarshal(answer, &filed); err != nil {
		return fmt.Errorf("submit: %w", err)
	}
	for i, decision := range []string{`{"outcome":"approved","originalsSeen":true}`, `{"outcome":"approved"}`} {
		n := i + 1
		if err := b.await(ctx, lookEvery, `SELECT EXISTS (SELECT FROM steps WHERE case_id = $1 AND n = $2 AND outcome IS NULL)`, filed.ID, n); err != nil {
			return err
		}
		if err := by[n].decide(filed.ID, n, []byte(decision)); err != nil {
			return err
		}
	}
	return b.await(ctx, lookEvery, `SELECT EXISTS (SELECT FROM cases WHERE id = $1 AND state = 'stamped')`, filed.ID)
}
