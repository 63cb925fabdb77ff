package worker

import (
	"context"
	"errors"
	"fmt"
	"time"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/temporal"

	"xueshi/workflows"
)

// EnsureSchedules makes the schedule of the reminders: 08:30 in Asia/Shanghai, every day of the week, because working
// Saturdays and Sundays exist; the activity does nothing on days off. A rehearsal has none: it starts the same workflow
// itself, because schedules keep real time.
func EnsureSchedules(ctx context.Context, c client.Client) error {
	_, err := c.ScheduleClient().Create(ctx, client.ScheduleOptions{
		ID: workflows.ScheduleReminders,
		Spec: client.ScheduleSpec{
			Calendars:    []client.ScheduleCalendarSpec{{Hour: []client.ScheduleRange{{Start: 8}}, Minute: []client.ScheduleRange{{Start: 30}}}},
			TimeZoneName: "Asia/Shanghai",
		},
		Action: &client.ScheduleWorkflowAction{
			ID: workflows.ScheduleReminders, Workflow: workflows.TypeReminders, Args: []any{workflows.RemindersInput{}}, TaskQueue: workflows.TaskQueue,
		},
		CatchupWindow: 24 * time.Hour,
	})
	if err != nil && !errors.Is(err, temporal.ErrScheduleAlreadyRunning) {
		return fmt.Errorf("schedule reminders: %w", err)
	}
	return nil
}
