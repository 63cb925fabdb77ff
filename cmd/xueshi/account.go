package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"xueshi/api"
	"xueshi/domain"
	"xueshi/store"
)

// shortestPassword is what the API asks for, too.
const shortestPassword = 8

func accountCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "account", Short: "Make accounts on $DATABASE_URL"}
	cmd.AddCommand(accountCreateCommand())
	return cmd
}

func accountCreateCommand() *cobra.Command {
	account := store.NewAccount{Role: domain.RoleAdmin}
	cmd := &cobra.Command{
		Use:   "create LOGIN",
		Short: "Make an account: the first administrator, or one for whoever lost theirs",
		Long: `Make an account: the first administrator, or one for whoever lost theirs.

The password is asked for, or is the first line of standard input where that is no terminal.`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			account.Login = args[0]
			if account.Name == "" {
				account.Name = account.Login
			}
			return createAccount(cmd.Context(), cmd.OutOrStdout(), account)
		},
	}
	cmd.Flags().StringVar(&account.Name, "name", "", "the holder's name (default LOGIN)")
	cmd.Flags().BoolVar(&account.FirstPassword, "first-password", false, "it is for somebody else, who changes the password at the first log-in")
	cmd.Flags().StringVar((*string)(&account.Role), "role", string(account.Role), "admin, chief, clerk or auditor; the others are made on the page")
	return cmd
}

func createAccount(ctx context.Context, out io.Writer, account store.NewAccount) (err error) {
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
	password, err := readPassword()
	if err != nil {
		return err
	}
	if account.PasswordHash, err = api.HashPassword(password); err != nil {
		return err
	}
	err = db.InTx(ctx, func(tx *store.Tx) error {
		_, err := tx.CreateAccount(ctx, account)
		return err
	})
	if err != nil {
		return err
	}
	return say(out, "%s (%s) can log in\n", account.Login, account.Role)
}

// readPassword asks for the password twice, or takes the first line of a standard input that is no terminal.
func readPassword() (string, error) {
	stdin := int(os.Stdin.Fd())
	if !term.IsTerminal(stdin) {
		line, err := bufio.NewReader(os.Stdin).ReadString('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return "", fmt.Errorf("read the password: %w", err)
		}
		return longEnough(strings.TrimRight(line, "\r\n"))
	}
	first, err := ask(stdin, "Password: ")
	if err != nil {
		return "", err
	}
	second, err := ask(stdin, "The same again: ")
	if err != nil {
		return "", err
	}
	if first != second {
		return "", errors.New("the two passwords differ")
	}
	return longEnough(first)
}

func ask(terminal int, question string) (string, error) {
	fmt.Fprint(os.Stderr, question)
	answer, err := term.ReadPassword(terminal)
	fmt.Fprintln(os.Stderr)
	if err != nil {
		return "", fmt.Errorf("read the password: %w", err)
	}
	return string(answer), nil
}

func longEnough(password string) (string, error) {
	if len(password) < shortestPassword {
		return "", fmt.Errorf("a password has %d characters at least", shortestPassword)
	}
	return password, nil
}
