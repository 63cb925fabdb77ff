package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/mod/sumdb/note"

	"xueshi/record"
	"xueshi/store"
)

var errTampered = errors.New("the record is not what it was")

// recordFlag names the folder of a signer's key and checkpoints.
func recordFlag(cmd *cobra.Command, folder *string, absent string) {
	cmd.Flags().StringVar(folder, "record", "", "folder of the record's key and signed checkpoints (default "+absent+")")
}

func auditCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "audit", Short: "Verify the record of everything that happened, and prove its entries"}
	cmd.AddCommand(auditVerifyCommand(), auditProveCommand(), auditCheckCommand())
	return cmd
}

func auditVerifyCommand() *cobra.Command {
	folders := []string{}
	cmd := &cobra.Command{
		Use:   "verify --record DIR",
		Short: "Compare $DATABASE_URL with its record, and the record with the checkpoints that were signed",
		Long: `Compare $DATABASE_URL with its record, and the record with the checkpoints that were signed.

Every edit, deletion, reordering, insertion and truncation is found and named. Give the folder of every signer, or
copies of them that were kept elsewhere: record.pub and checkpoints.txt are enough. Exit status 1: something was found.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return withStore(cmd.Context(), func(db *store.DB) error { return verify(cmd.Context(), db, folders, cmd.OutOrStdout()) })
		},
	}
	cmd.Flags().StringArrayVar(&folders, "record", nil, "folder of record.pub and checkpoints.txt; more than once for more signers")
	return cmd
}

func verify(ctx context.Context, db *store.DB, folders []string, out io.Writer) error {
	var checkpoints []record.Checkpoint // read first, so that none is newer than the rows
	for _, dir := range folders {
		folder, err := record.ReadFolder(dir)
		if err != nil {
			return err
		}
		some, err := folder.Checkpoints()
		if err != nil {
			return err
		}
		checkpoints = append(checkpoints, some...)
	}
	v, err := db.VerifyRecord(ctx, checkpoints)
	if err != nil {
		return err
	}
	for _, f := range v.Findings {
		if err := say(out, "%s\n", f); err != nil {
			return err
		}
	}
	if err := say(out, "%d entries, %d checkpoints, %d findings\n", v.Size, len(checkpoints), len(v.Findings)); err != nil {
		return err
	}
	if len(checkpoints) == 0 {
		if err := say(out, "no checkpoint was compared (--record DIR): whoever rewrote the whole record was not found\n"); err != nil {
			return err
		}
	}
	if len(v.Findings) > 0 {
		return errTampered
	}
	return nil
}

func auditProveCommand() *cobra.Command {
	var signer string
	cmd := &cobra.Command{
		Use:   "prove POSITION",
		Short: "Print the proof of an entry on $DATABASE_URL, which stands alone",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			position, err := strconv.ParseInt(args[0], 10, 64)
			if err != nil {
				return fmt.Errorf("%q is no position in the record", args[0])
			}
			return withStore(cmd.Context(), func(db *store.DB) error {
				proof, err := db.ProveEntry(cmd.Context(), position, signer)
				if err != nil {
					return err
				}
				text, err := json.MarshalIndent(proof, "", "  ")
				if err != nil {
					return fmt.Errorf("write proof: %w", err)
				}
				return say(cmd.OutOrStdout(), "%s\n", text)
			})
		},
	}
	cmd.Flags().StringVar(&signer, "signer", "", "name and hash of the key whose checkpoint is wanted, like xueshi+0a1b2c3d (default any)")
	return cmd
}

func auditCheckCommand() *cobra.Command {
	var key string
	cmd := &cobra.Command{
		Use:   "check PROOF --key record.pub",
		Short: "Check a proof, without any database",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return checkProof(args[0], key, cmd.OutOrStdout())
		},
	}
	cmd.Flags().StringVar(&key, "key", "", "file of the public key that signed the checkpoint")
	if err := cmd.MarkFlagRequired("key"); err != nil {
		panic(err) // there is no such flag
	}
	return cmd
}

func checkProof(path, key string, out io.Writer) error {
	public, err := os.ReadFile(key)
	if err != nil {
		return fmt.Errorf("key: %w", err)
	}
	verifier, err := note.NewVerifier(strings.TrimSpace(string(public)))
	if err != nil {
		return fmt.Errorf("key %s: %w", key, err)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("proof: %w", err)
	}
	var proof record.Proof
	if err := json.Unmarshal(text, &proof); err != nil {
		return fmt.Errorf("proof %s: %w", path, err)
	}
	at, err := proof.Check(verifier)
	if err != nil {
		return err
	}
	return say(out, "%s\nposition %d of the record, signed by %s with %d entries on %s\n", proof.Entry, proof.Position, verifier.Name(), at.Size, at.At)
}

// withStore does something on $DATABASE_URL.
func withStore(ctx context.Context, do func(db *store.DB) error) (err error) {
	up := newParts(newLogger(slog.LevelInfo))
	defer func() { err = errors.Join(err, up.stop()) }()
	databaseURL, err := givenDatabase()
	if err != nil {
		return err
	}
	db, err := up.store(ctx, databaseURL)
	if err != nil {
		return err
	}
	return do(db)
}
