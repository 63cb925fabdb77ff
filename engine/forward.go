package engine

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"
	commonpb "go.temporal.io/api/common/v1"
	enumspb "go.temporal.io/api/enums/v1"
	"go.temporal.io/api/serviceerror"
	workflowpb "go.temporal.io/api/workflow/v1"
	"go.temporal.io/api/workflowservice/v1"
	"go.temporal.io/sdk/client"
	"google.golang.org/protobuf/types/known/durationpb"
	"google.golang.org/protobuf/types/known/fieldmaskpb"
)

// FastForward moves the time of one workflow forward by d and returns when it has got
// there. It reports false, and no error, when the workflow has ended, ended on the way, or
// never was. It needs a server with time skipping switched on, and workers that run.
//
// What was found out, on server 1.32.1:
//   - Timers before the target fire in order, and the workflow finishes what each sets off
//     (workflow tasks, activities of every kind) before its time moves on. Work already in
//     flight is waited for likewise, so ctx should have a deadline. A child is waited for,
//     too, but runs through its own timers at once, whatever the target.
//   - A timer set for an instant lands some milliseconds after it, the workflow task that
//     set it having taken time. So aim a second past what is to happen.
//   - The server overlooks a timer that is due but has not fired yet: moved, or signalled
//     on its way, at such a moment, the workflow jumps over it, and the timer fires at the
//     target. So go from deadline to deadline, never ending where a timer is due, and let
//     the workflow settle before it is moved or signalled again.
//   - Real time spent on the way is not added: each forward leaves the workflow behind a
//     clock that runs on. FastForwardTo does not let that add up.
//   - Many workflows may be moved at once. Of two forwards of one workflow at once, the
//     earlier fails; one after the other they add up.
//   - Afterwards the workflow's time runs at the real pace; a continued run keeps it, and
//     a forward goes on into that run.
func FastForward(ctx context.Context, c client.Client, workflowID string, d time.Duration) (bool, error) {
	id := uuid.NewString()
	execution := &commonpb.WorkflowExecution{WorkflowId: workflowID}
	_, err := c.WorkflowService().UpdateWorkflowExecutionOptions(ctx, &workflowservice.UpdateWorkflowExecutionOptionsRequest{
		Namespace:         Namespace,
		WorkflowExecution: execution,
		WorkflowExecutionOptions: &workflowpb.WorkflowExecutionOptions{TimeSkippingConfig: &commonpb.TimeSkippingConfig{
			Enabled:           true,
			FastForwardConfig: &commonpb.FastForwardConfig{Id: id, Duration: durationpb.New(d)},
		}},
		UpdateMask: &fieldmaskpb.FieldMask{Paths: []string{"time_skipping_config"}},
	})
	if gone(err) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("forward workflow %s by %s: %w", workflowID, d, err)
	}
	arrived, err := awaitForward(ctx, c, execution, id)
	if err != nil {
		return false, fmt.Errorf("forward workflow %s by %s: %w", workflowID, d, err)
	}
	return arrived, nil
}

// FastForwardTo is FastForward to an instant of the workflow's own time (workflow.Now). A
// workflow that is past it already stays where it is, and true is returned.
func FastForwardTo(ctx context.Context, c client.Client, workflowID string, target time.Time) (bool, error) {
	is, err := c.DescribeWorkflowExecution(ctx, workflowID, "")
	if gone(err) || err == nil && ended(is) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("ask for the time of workflow %s: %w", workflowID, err)
	}
	now := time.Now() //nolint:forbidigo // unless it was moved before, a workflow's time is the machine's
	if skipped := is.GetWorkflowExtendedInfo().GetTimeSkippingInfo(); skipped != nil {
		now = skipped.GetCurrentTime().AsTime()
	}
	if !target.After(now) {
		return true, nil
	}
	return FastForward(ctx, c, workflowID, target.Sub(now))
}

func awaitForward(ctx context.Context, c client.Client, execution *commonpb.WorkflowExecution, id string) (bool, error) {
	for {
		poll, err := c.WorkflowService().PollWorkflowExecutionTimeSkipping(ctx, &workflowservice.PollWorkflowExecutionTimeSkippingRequest{
			Namespace: Namespace, WorkflowExecution: execution, FastForwardId: id,
		})
		if gone(err) {
			return false, nil
		}
		if err != nil {
			return false, err //nolint:wrapcheck // wrapped by the caller
		}
		switch poll.GetFastForwardPollingResult() {
		case enumspb.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_COMPLETED:
			return true, nil
		case enumspb.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_FAILED:
			return false, unlessEnded(ctx, c, execution.GetWorkflowId(), poll.GetFailedReason())
		default: // the server's long poll ran out: ask again
		}
	}
}

// unlessEnded is nil for a workflow that has ended, which is why it cannot arrive.
func unlessEnded(ctx context.Context, c client.Client, workflowID, reason string) error {
	is, err := c.DescribeWorkflowExecution(ctx, workflowID, "")
	switch {
	case gone(err):
		return nil
	case err != nil:
		return err //nolint:wrapcheck // wrapped by the caller
	case ended(is):
		return nil
	default:
		return errors.New(reason)
	}
}

func ended(is *workflowservice.DescribeWorkflowExecutionResponse) bool {
	return is.GetWorkflowExecutionInfo().GetCloseTime() != nil
}

// gone tells a workflow that has ended, or never was, from a fault.
func gone(err error) bool {
	notFound := new(serviceerror.NotFound)
	return errors.As(err, &notFound)
}
