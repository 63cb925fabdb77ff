package store

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
	"xueshi/totp"
)

const recoveryCodes = 10

// CheckCode asks for the second factor of an account that has one: an app's code, or a recovery code. Either is good once.
// The instant is the machine's.
func (tx *Tx) CheckCode(ctx context.Context, accountID, typed string, at time.Time) error {
	secret, since, last, err := tx.factor(ctx, accountID)
	if err != nil || since == nil {
		return err
	}
	typed = strings.ToUpper(strings.Map(func(r rune) rune {
		if r == ' ' || r == '-' {
			return -1
		}
		return r
	}, typed))
	if typed == "" {
		return domain.Refuse("", "login.code_needed", "code")
	}
	step, err := totp.Check(secret, typed, at, last)
	if err != nil {
		return fmt.Errorf("second factor: %w", err)
	}
	sql, used := `UPDATE accounts SET totp_step = $2 WHERE id = $1`, any(step)
	if step == 0 {
		sql, used = `UPDATE accounts SET recovery_codes = array_remove(recovery_codes, $2) WHERE id = $1 AND $2 = ANY (recovery_codes)`, hashCode(typed)
	}
	tag, err := tx.Exec(ctx, sql, accountID, used)
	if err != nil {
		return fmt.Errorf("second factor: %w", err)
	}
	if tag.RowsAffected() == 0 {
		return domain.Refuse("", "login.code_wrong", "code")
	}
	return nil
}

// factor locks an account and returns its second factor; since is nil if it has none that counts.
func (tx *Tx) factor(ctx context.Context, accountID string) (secret string, since *time.Time, last int64, err error) {
	err = tx.QueryRow(ctx, `SELECT coalesce(totp_secret, ''), totp_since, totp_step FROM accounts WHERE id = $1 FOR UPDATE`, accountID).Scan(&secret, &since, &last)
	if err != nil {
		return "", nil, 0, notFound(err, "second factor")
	}
	return secret, since, last, nil
}

// BeginFactor gives the actor a new secret, which counts when ConfirmFactor has seen a code of it. It refuses who has a
// second factor: only an admin takes that away.
func (tx *Tx) BeginFactor(ctx context.Context, actor domain.Actor) (secret string, err error) {
	_, since, _, err := tx.factor(ctx, actor.AccountID)
	if err != nil {
		return "", err
	}
	if since != nil {
		return "", domain.Refuse("", "factor.present", "")
	}
	secret = totp.NewSecret()
	if _, err := tx.Exec(ctx, `UPDATE accounts SET totp_secret = $2, totp_step = 0 WHERE id = $1`, actor.AccountID, secret); err != nil {
		return "", fmt.Errorf("second factor: %w", err)
	}
	return secret, nil
}

// ConfirmFactor makes the begun second factor count, and returns the recovery codes, which nobody sees again.
func (tx *Tx) ConfirmFactor(ctx context.Context, actor domain.Actor, typed string, at time.Time) (codes []string, err error) {
	secret, since, last, err := tx.factor(ctx, actor.AccountID)
	if err != nil {
		return nil, err
	}
	if since != nil || secret == "" {
		return nil, domain.Refuse("", "factor.present", "")
	}
	step, err := totp.Check(secret, strings.ReplaceAll(typed, " ", ""), at, last)
	if err != nil {
		return nil, fmt.Errorf("second factor: %w", err)
	}
	if step == 0 {
		return nil, domain.Refuse("", "login.code_wrong", "code")
	}
	hashes := make([][]byte, recoveryCodes)
	codes = make([]string, recoveryCodes)
	for i := range codes {
		code := rand.Text()[:16] // 80 bits: too many to guess, so a plain hash does
		hashes[i], codes[i] = hashCode(code), code[:4]+"-"+code[4:8]+"-"+code[8:12]+"-"+code[12:]
	}
	if _, err := tx.Exec(ctx, `UPDATE accounts SET totp_since = $2, totp_step = $3, recovery_codes = $4 WHERE id = $1`, actor.AccountID, at, step, hashes); err != nil {
		return nil, fmt.Errorf("second factor: %w", err)
	}
	return codes, nil
}

func hashCode(code string) []byte {
	sum := sha256.Sum256([]byte(code))
	return slices.Clone(sum[:])
}

// ChangePassword gives the actor another password and ends all other sessions of the account.
func (tx *Tx) ChangePassword(ctx context.Context, actor domain.Actor, sessionID, hash string) error {
	b := &pgx.Batch{}
	b.Queue(`UPDATE accounts SET password_hash = $2, first_password = false, version = version + 1 WHERE id = $1`, actor.AccountID, hash)
	b.Queue(`DELETE FROM sessions WHERE account_id = $1 AND id::text <> $2`, actor.AccountID, sessionID)
	return tx.send(ctx, b, "change password")
}

// OwnSession is one log-in of an account, as its holder sees it. Times are the machine's.
type OwnSession struct {
	ID      string    `json:"id"`
	BegunAt time.Time `json:"begunAt"`
	SeenAt  time.Time `json:"seenAt" doc:"to the minute"`
	Address string    `json:"address"`
	Browser string    `json:"browser"`
	Own     bool      `json:"own" doc:"the one that asks"`
}

// OwnSessions returns the live sessions of the actor's account, the newest first.
func (tx *Tx) OwnSessions(ctx context.Context, actor domain.Actor, sessionID string) ([]OwnSession, error) {
	rows, err := tx.Query(ctx, `SELECT s.id, s.begun_at, s.seen_at, s.address, s.browser, s.id::text = $2 FROM sessions s JOIN accounts a ON a.id = s.account_id
		WHERE s.account_id = $1 AND `+live+` ORDER BY s.begun_at DESC, s.id`, actor.AccountID, sessionID)
	if err != nil {
		return nil, fmt.Errorf("sessions: %w", err)
	}
	return collect(rows, pgx.RowToStructByPos[OwnSession], "sessions")
}

// EndOwnSession ends a session of the actor's account, and answers ErrNotFound for any other.
func (tx *Tx) EndOwnSession(ctx context.Context, actor domain.Actor, id string) error {
	tag, err := tx.Exec(ctx, `DELETE FROM sessions WHERE account_id = $1 AND id::text = $2`, actor.AccountID, id)
	if err != nil {
		return fmt.Errorf("end session: %w", err)
	}
	if tag.RowsAffected() == 0 {
		return ErrNotFound
	}
	return nil
}
