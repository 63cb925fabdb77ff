package main

import (
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"xueshi/stamp"
)

// stampKeyFile is the name of the key for codes in a data folder; the public key's has .pub behind it.
const stampKeyFile = "stamp.key"

func verifyCommand() *cobra.Command {
	key := "data/" + stampKeyFile + ".pub"
	cmd := &cobra.Command{
		Use:   "verify CODE",
		Short: "Check the code of a stamped paper without a network",
		Long: `Check the code of a stamped paper, or the address that its QR code holds, without a network.

The public key comes from the deployment that stamped it: from its data folder, or from its page /check/key. The code
proves what was stamped; whether the stamp still stands only the deployment knows. Exit status 1 for a forged code.`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return verifyCode(cmd.OutOrStdout(), key, args[0]) },
	}
	cmd.Flags().StringVar(&key, "key", key, "the public key, or the file that holds it")
	return cmd
}

func verifyCode(out io.Writer, key, code string) error {
	public, err := stamp.ParsePublic(key)
	if err != nil {
		text, err := os.ReadFile(key)
		if err != nil {
			return fmt.Errorf("verify: --key: %w", err)
		}
		if public, err = stamp.ParsePublic(string(text)); err != nil {
			return fmt.Errorf("verify: --key %s: %w", key, err)
		}
	}
	c, err := stamp.Read(public, code)
	if err != nil {
		return fmt.Errorf("verify: %w", err)
	}
	return say(out, "签名有效\n年度 %d\n姓名 %s\n学时 公需 %d，专业 %d，合计 %d\n编号 %s\n盖章 %s\n",
		c.Year, c.Name, c.Totals.Common, c.Totals.Specialty, c.Totals.Sum(), c.Serial, c.StampedOn)
}
