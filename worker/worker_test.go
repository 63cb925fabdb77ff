package worker_test

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/workflow"

	"xueshi/activities"
	"xueshi/worker"
	"xueshi/workflows"
)

// registry remembers what is registered.
type registry struct {
	worker.Registry

	workflows  []string
	activities []any
}

func (r *registry) RegisterWorkflowWithOptions(w any, o workflow.RegisterOptions) {
	if reflect.TypeOf(w).Kind() == reflect.Func && reflect.TypeOf(w).In(0) == reflect.TypeFor[workflow.Context]() {
		r.workflows = append(r.workflows, o.Name)
	}
}

func (r *registry) RegisterActivity(a any) { r.activities = append(r.activities, a) }

func TestRegister_EveryWorkflowUnderItsWireName(t *testing.T) {
	t.Parallel()
	var r registry
	acts := &activities.Activities{}
	worker.Register(&r, acts)
	slices.Sort(r.workflows)
	// These names are in saved histories and in schedules: they are never renamed.
	if got := strings.Join(r.workflows, " "); got != "Appeal Canary Certificate Claim Exception Feedback Plan Reminders Submission Transcript Year" {
		t.Errorf("the workflows are %s", got)
	}
	if len(r.activities) != 1 || r.activities[0] != acts {
		t.Errorf("the activities are %v", r.activities)
	}
}

// schedules plays the engine's schedules.
type schedules struct {
	client.ScheduleClient

	made []client.ScheduleOptions
	fail error
}

// scheduler is connected to schedules.
type scheduler struct {
	client.Client

	schedules *schedules
}

func (c scheduler) ScheduleClient() client.ScheduleClient { return c.schedules }

func (s *schedules) Create(_ context.Context, o client.ScheduleOptions) (client.ScheduleHandle, error) {
	s.made = append(s.made, o)
	return nil, s.fail
}

func TestEnsureSchedules_RemindersAtHalfPastEightInChina(t *testing.T) {
	t.Parallel()
	var s schedules
	if err := worker.EnsureSchedules(t.Context(), scheduler{schedules: &s}); err != nil || len(s.made) != 1 {
		t.Fatalf("made %v, %v", s.made, err)
	}
	o := s.made[0]
	c := o.Spec.Calendars
	if o.ID != workflows.ScheduleReminders || o.Spec.TimeZoneName != "Asia/Shanghai" || len(c) != 1 ||
		c[0].Hour[0].Start != 8 || c[0].Minute[0].Start != 30 || c[0].DayOfWeek != nil {
		t.Errorf("the schedule is %+v", o)
	}
	action, ok := o.Action.(*client.ScheduleWorkflowAction)
	if !ok || action.Workflow != workflows.TypeReminders || action.TaskQueue != workflows.TaskQueue || len(action.Args) != 1 || action.Args[0] != (workflows.RemindersInput{}) {
		t.Errorf("the schedule starts %+v", o.Action)
	}
	if o.CatchupWindow < 12*time.Hour {
		t.Errorf("after a night without the engine the reminders of a day are lost: %s", o.CatchupWindow)
	}
}

func TestEnsureSchedules_OnceIsEnough(t *testing.T) {
	t.Parallel()
	if err := worker.EnsureSchedules(t.Context(), scheduler{schedules: &schedules{fail: temporal.ErrScheduleAlreadyRunning}}); err != nil {
		t.Errorf("a schedule that is there: %v", err)
	}
	away := errors.New("away")
	if err := worker.EnsureSchedules(t.Context(), scheduler{schedules: &schedules{fail: away}}); !errors.Is(err, away) {
		t.Errorf("an engine that is away: %v", err)
	}
}

// runs plays an engine that runs a workflow to an end.
type runs struct {
	client.Client
	client.WorkflowRun

	start, end error
}

func (r *runs) ExecuteWorkflow(_ context.Context, _ client.StartWorkflowOptions, w any, _ ...any) (client.WorkflowRun, error) {
	if w != workflows.TypeCanary {
		return nil, errors.New("another workflow")
	}
	return r, r.start
}

func (r *runs) Get(context.Context, any) error { return r.end }

func TestCanary_ReadyOnlyWhenAWorkflowHasRun(t *testing.T) {
	t.Parallel()
	broken := errors.New("broken")
	if err := worker.Canary(t.Context(), &runs{}); err != nil {
		t.Errorf("a deployment that works: %v", err)
	}
	for _, r := range []*runs{{start: broken}, {end: broken}} {
		if err := worker.Canary(t.Context(), r); !errors.Is(err, broken) {
			t.Errorf("a deployment that does not: %v", err)
		}
	}
}
