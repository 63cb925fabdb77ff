package temporalserver

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"go.temporal.io/sdk/workflow"

	"xueshi/engine"
)

const day = 24 * time.Hour

// Bells rings after each of the times, counted from its start, and returns when it did,
// rounded to whole hours of its own time.
func Bells(ctx workflow.Context, after []time.Duration) ([]time.Duration, error) {
	began := workflow.Now(ctx)
	var rang []time.Duration
	err := workflow.SetQueryHandler(ctx, "rang", func() ([]time.Duration, error) { return rang, nil })
	if err != nil {
		return nil, fmt.Errorf("answer queries: %w", err)
	}
	for _, at := range after {
		if err := workflow.Sleep(ctx, at-workflow.Now(ctx).Sub(began)); err != nil {
			return nil, fmt.Errorf("wait for the bell: %w", err)
		}
		rang = append(rang, workflow.Now(ctx).Sub(began).Round(time.Hour))
	}
	return rang, nil
}

// Relay rings once, a day after its start, and hands over to a new run of itself, legs
// times; the last run has a child ring as well. It returns the time that its runs saw pass.
func Relay(ctx workflow.Context, legs int, began time.Time) (time.Duration, error) {
	if began.IsZero() {
		began = workflow.Now(ctx)
	}
	if err := workflow.Sleep(ctx, day); err != nil {
		return 0, fmt.Errorf("wait for the bell: %w", err)
	}
	switch {
	case legs > 0:
		return 0, workflow.NewContinueAsNewError(ctx, Relay, legs-1, began)
	case legs == 0:
		if err := workflow.ExecuteChildWorkflow(ctx, Relay, -1, began).Get(ctx, nil); err != nil {
			return 0, fmt.Errorf("await the child: %w", err)
		}
	}
	return workflow.Now(ctx).Sub(began).Round(time.Hour), nil
}

// Errand does something outside, then says how far its time has moved meanwhile.
func Errand(ctx workflow.Context) (time.Duration, error) {
	began := workflow.Now(ctx)
	bell := workflow.NewTimer(ctx, day)
	ctx = workflow.WithActivityOptions(ctx, workflow.ActivityOptions{StartToCloseTimeout: time.Minute})
	if err := workflow.ExecuteActivity(ctx, (*outside).Run).Get(ctx, nil); err != nil {
		return 0, fmt.Errorf("run the errand: %w", err)
	}
	took := workflow.Now(ctx).Sub(began)
	return took.Truncate(day), bell.Get(ctx, nil)
}

// outside is an activity that takes until it is released.
type outside struct{ began, release chan struct{} }

// Run is in flight between the two.
func (o *outside) Run(ctx context.Context) error {
	close(o.began)
	select {
	case <-o.release:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// bells is one of each count days, with more after the last, so that it does not end.
func bells(count int) []time.Duration {
	var after []time.Duration
	for n := range count {
		after = append(after, time.Duration(n+1)*day)
	}
	return append(after, 100*365*day)
}

func (r running) rang(t *testing.T, id string) []time.Duration {
	t.Helper()
	answer, err := r.QueryWorkflow(t.Context(), id, "", "rang")
	if err != nil {
		t.Fatal(err)
	}
	var rang []time.Duration
	if err := answer.Get(&rang); err != nil {
		t.Fatal(err)
	}
	return rang
}

func (r running) forward(t *testing.T, id string, d time.Duration) bool {
	t.Helper()
	arrived, err := engine.FastForward(t.Context(), r, id, d)
	if err != nil {
		t.Fatal(err)
	}
	return arrived
}

func TestFastForward(t *testing.T) { //nolint:tparallel // its parts share an engine and measure
	t.Parallel()
	errand := &outside{began: make(chan struct{}), release: make(chan struct{})}
	r := startRunning(t, testOptions(t), errand)
	defer r.stop()

	t.Run("a workflow started this moment, in steps, bells in order", func(t *testing.T) {
		r.start(t, "steps", Bells, bells(10))
		for range 5 { // no step may end where a bell is due: see FastForward
			if !r.forward(t, "steps", 37*time.Hour) {
				t.Error("did not arrive")
			}
		}
		want := []time.Duration{day, 2 * day, 3 * day, 4 * day, 5 * day, 6 * day, 7 * day}
		if got := r.rang(t, "steps"); !slices.Equal(got, want) {
			t.Errorf("rang after %v, not %v", got, want)
		}
	})

	t.Run("to an instant, as often as one likes", func(t *testing.T) {
		began := time.Now()
		r.start(t, "instant", Bells, bells(10))
		for range 3 {
			for _, ahead := range []time.Duration{3 * day, 2 * day, 3 * day} { // the past is no way back
				if arrived, err := engine.FastForwardTo(t.Context(), r, "instant", began.Add(ahead+time.Hour)); err != nil || !arrived {
					t.Errorf("arrived %t, %v", arrived, err)
				}
			}
		}
		if got := r.rang(t, "instant"); !slices.Equal(got, []time.Duration{day, 2 * day, 3 * day}) {
			t.Errorf("rang after %v", got)
		}
	})

	t.Run("runs that continue it keep its time, a child has its own", func(t *testing.T) {
		run := r.start(t, "relay", Relay, 2, time.Time{})
		if r.forward(t, "relay", 90*time.Hour) {
			t.Error("arrived, though it ends after three days")
		}
		var took time.Duration
		if err := run.Get(t.Context(), &took); err != nil || took != 3*day {
			t.Errorf("took %s of its time, %v", took, err)
		}
	})

	t.Run("ends on the way, has ended, never was", func(t *testing.T) {
		r.start(t, "ends", Bells, []time.Duration{day})
		for _, id := range []string{"ends", "ends", "never was"} {
			if r.forward(t, id, 2*day) {
				t.Errorf("%s: arrived", id)
			}
			if arrived, err := engine.FastForwardTo(t.Context(), r, id, time.Now().Add(time.Hour)); err != nil || arrived {
				t.Errorf("%s: arrived %t, %v", id, arrived, err)
			}
		}
	})

	t.Run("activity in flight is waited for", func(t *testing.T) {
		run := r.start(t, "errand", Errand)
		<-errand.began
		impatient, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
		defer cancel()
		if _, err := engine.FastForward(impatient, r, "errand", 2*day); err == nil {
			t.Error("time went on during the activity")
		}
		close(errand.release)
		var moved time.Duration
		if err := run.Get(t.Context(), &moved); err != nil || moved != 0 {
			t.Errorf("during the activity, time moved by %s, %v", moved, err)
		}
	})

	t.Run("two at once: one fails, which says so", func(t *testing.T) {
		r.start(t, "two", Bells, bells(10))
		var wg sync.WaitGroup
		failures := make([]error, 2)
		for i := range failures {
			wg.Go(func() { _, failures[i] = engine.FastForward(t.Context(), r, "two", 36*time.Hour) })
		}
		wg.Wait()
		if failures[0] != nil && failures[1] != nil {
			t.Errorf("both failed: %v", errors.Join(failures...))
		}
		if !r.forward(t, "two", time.Hour) {
			t.Error("cannot go on")
		}
	})

	t.Run("forty at once, quickly", func(t *testing.T) {
		var wg sync.WaitGroup
		for i := range 40 {
			r.start(t, fmt.Sprintf("forty %d", i), Bells, bells(10))
		}
		began := time.Now()
		for i := range 40 {
			wg.Go(func() {
				if arrived, err := engine.FastForward(t.Context(), r, fmt.Sprintf("forty %d", i), 36*time.Hour); err != nil || !arrived {
					t.Errorf("arrived %t, %v", arrived, err)
				}
			})
		}
		wg.Wait()
		t.Logf("forty workflows over a bell each took %s", time.Since(began))
	})

	t.Run("a year of daily bells takes seconds, not a second each", func(t *testing.T) {
		r.start(t, "year", Bells, bells(365))
		began := time.Now()
		r.forward(t, "year", 366*day)
		took := time.Since(began)
		t.Logf("365 bells took %s", took)
		if n := len(r.rang(t, "year")); n != 365 {
			t.Errorf("%d bells rang", n)
		}
		if took > 100*time.Second { // 3 s on two quiet cores; 365 s untuned
			t.Errorf("took %s", took)
		}
	})
}
