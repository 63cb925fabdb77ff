package engine

import (
	"context"
	"errors"
	"fmt"
	"time"

	"go.temporal.io/api/serviceerror"
	"go.temporal.io/api/workflowservice/v1"
	"go.temporal.io/sdk/client"
	"google.golang.org/protobuf/types/known/durationpb"
)

// retention is how long Temporal keeps what has ended. Postgres holds every fact, so this
// only serves whoever looks into a fault; what is kept costs disk.
const retention = 72 * time.Hour

// EnsureNamespace registers our namespace when it is missing, and returns when workflows
// can be started in it.
func EnsureNamespace(ctx context.Context, c client.Client) error {
	err := retry(ctx, func(ctx context.Context) error {
		// Registered unseen: to ask for it first would have the server remember that it is missing.
		_, err := c.WorkflowService().RegisterNamespace(ctx, &workflowservice.RegisterNamespaceRequest{
			Namespace:                        Namespace,
			Description:                      "xueshi: continuing education of professional staff",
			WorkflowExecutionRetentionPeriod: durationpb.New(retention),
		})
		if exists := new(serviceerror.NamespaceAlreadyExists); errors.As(err, &exists) {
			return nil
		}
		return err //nolint:wrapcheck // wrapped below
	})
	if err != nil {
		return fmt.Errorf("register namespace %s: %w", Namespace, err)
	}
	err = retry(ctx, func(ctx context.Context) error { return probe(ctx, c) })
	if err != nil {
		return fmt.Errorf("namespace %s is not usable: %w", Namespace, err)
	}
	return nil
}

// probe asks for a workflow that never was. "Not found" is the answer of a server whose
// every part knows the namespace.
func probe(ctx context.Context, c client.Client) error {
	_, err := c.DescribeWorkflowExecution(ctx, "probe", "")
	if notFound := new(serviceerror.NotFound); errors.As(err, &notFound) {
		return nil
	}
	return err //nolint:wrapcheck // wrapped by the caller
}
