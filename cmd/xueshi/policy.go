package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"xueshi/policy"
)

func policyCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "policy", Short: "Check and show policy files"}
	cmd.AddCommand(policyCheckCommand(), policyShowCommand(), policyListCommand(), policyDiffCommand())
	return cmd
}

func policyCheckCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "check FILE",
		Short: "Report every fault of a policy file, with line and reason",
		Long:  "Report every fault of a policy file, with line and reason. Exit status 1 when there is one.",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			source, err := os.ReadFile(args[0])
			if err != nil {
				return fmt.Errorf("policy check: %w", err)
			}
			return checkPolicy(cmd.OutOrStdout(), args[0], source)
		},
	}
}

func checkPolicy(out io.Writer, name string, source []byte) error {
	p, faults := policy.Parse(source)
	if len(faults) == 0 {
		return say(out, "%s: good: %s, year %d\n", name, p.Title, p.Year)
	}
	for _, fault := range faults {
		if err := say(out, "%s: %s\n", name, fault); err != nil {
			return err
		}
	}
	return &statusError{code: 1}
}

func policyShowCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "show NAME",
		Short: "Print a shipped policy, to start another from",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			source, ok := policy.Shipped(args[0])
			if !ok {
				return fmt.Errorf("no policy %q is shipped; there are: %s", args[0], strings.Join(policy.ShippedNames(), ", "))
			}
			return say(cmd.OutOrStdout(), "%s", source)
		},
	}
}

func policyListCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "list",
		Short: "List the shipped policies",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return say(cmd.OutOrStdout(), "%s\n", strings.Join(policy.ShippedNames(), "\n"))
		},
	}
}

// say writes what the command was asked for.
func say(out io.Writer, format string, args ...any) error {
	if _, err := fmt.Fprintf(out, format, args...); err != nil {
		return fmt.Errorf("write the answer: %w", err)
	}
	return nil
}
