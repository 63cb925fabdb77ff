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

// FastForward moves the time of one workflow forward by d, firing the timers on the way in
// order, and returns when the workflow has got there. It reports false, and no error, when
// the workflow has ended, ended on the way, or never was. It needs a server with time
// skipping switched on.
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
	case is.GetWorkflowExecutionInfo().GetStatus() != enumspb.WORKFLOW_EXECUTION_STATUS_RUNNING:
		return nil
	default:
		return errors.New(reason)
	}
}

// gone tells a workflow that has ended, or never was, from a fault.
func gone(err error) bool {
	notFound := new(serviceerror.NotFound)
	return errors.As(err, &notFound)
}
