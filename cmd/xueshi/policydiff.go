package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"xueshi/policy"
	"xueshi/texts"
)

func policyDiffCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "diff A B",
		Short: "Say in Chinese in what two policies differ",
		Long: `Say in Chinese in what two policies differ: what they put into force, whatever the files look like.

A and B are files, or names of shipped policies. What differs in nothing but the year's number comes last.`,
		Args: cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			var sources [2][]byte
			for i, name := range args {
				var err error
				if sources[i], err = policySource(name); err != nil {
					return err
				}
			}
			changes, err := policy.Diff(sources[0], sources[1])
			if err != nil {
				return fmt.Errorf("policy diff: %w", err)
			}
			if len(changes) == 0 {
				return say(cmd.OutOrStdout(), "两份政策文件没有差别。\n")
			}
			return say(cmd.OutOrStdout(), "%s\n", strings.Join(texts.PolicyChanges(changes), "\n"))
		},
	}
}

// policySource reads a shipped policy by its name, or a file.
func policySource(name string) ([]byte, error) {
	if source, ok := policy.Shipped(name); ok {
		return source, nil
	}
	source, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("read policy: %w", err)
	}
	return source, nil
}
