package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"xueshi/domain"
)

// Session is a log-in: who it is, and until when it lasts (machine time).
type Session struct {
	ID      string
	Expires time.Time
	Stale   bool // it was seen last more than a minute ago
	Actor   domain.Actor

	FirstPassword bool // the password was set by somebody else
	SecondFactor  bool // the account has one
}

// live is true for a session s of account a that has not ended: by its absolute limit, or idle for too long.
const live = `s.expiry > now() AND NOT a.disabled
	AND s.seen_at > now() - CASE WHEN a.role IN ('clerk', 'chief', 'auditor', 'admin') THEN interval '30 minutes' ELSE interval '4 hours' END`

// Session returns the live session of a token with its account as it stands now; false if there is none, or the
// account is disabled.
func (db *DB) Session(ctx context.Context, token string) (Session, bool, error) {
	var s Session
	err := db.pool.QueryRow(ctx, `SELECT s.id, s.expiry, s.seen_at < now() - interval '1 minute', a.first_password, a.totp_since IS NOT NULL, a.id, a.login, a.name, a.role, coalesce(a.org_id::text, ''), coalesce(a.person_id::text, '')
		FROM sessions s JOIN accounts a ON a.id = s.account_id
		WHERE s.token = $1 AND `+live, token).
		Scan(&s.ID, &s.Expires, &s.Stale, &s.FirstPassword, &s.SecondFactor, &s.Actor.AccountID, &s.Actor.Login, &s.Actor.Name, &s.Actor.Role, &s.Actor.OrgID, &s.Actor.PersonID)
	if errors.Is(err, pgx.ErrNoRows) {
		return Session{}, false, nil
	}
	if err != nil {
		return Session{}, false, fmt.Errorf("session: %w", err)
	}
	return s, true, nil
}

// LoginState says of an account what a session of it would say.
func (tx *Tx) LoginState(ctx context.Context, accountID string) (s Session, err error) {
	err = tx.QueryRow(ctx, `SELECT id, role, first_password, totp_since IS NOT NULL FROM accounts WHERE id = $1`, accountID).
		Scan(&s.Actor.AccountID, &s.Actor.Role, &s.FirstPassword, &s.SecondFactor)
	return s, wrapped("account", err)
}

// SeenSession notes that a session is used, from where and by what.
func (db *DB) SeenSession(ctx context.Context, id, address, browser string) error {
	_, err := db.pool.Exec(ctx, `UPDATE sessions SET seen_at = now(), address = $2, browser = $3 WHERE id = $1`, id, address, browser)
	return wrapped("session", err)
}

// StartSession keeps a log-in from an address and a browser until expires (machine time). On the way it forgets sessions that have ended and answers
// that nobody will ask for again.
func (db *DB) StartSession(ctx context.Context, token, accountID string, expires time.Time, address, browser string) error {
	b := &pgx.Batch{}
	b.Queue(`DELETE FROM sessions WHERE expiry < now()`)
	b.Queue(`DELETE FROM idempotency_keys WHERE at < now() - interval '2 days'`)
	b.Queue(`INSERT INTO sessions (token, account_id, expiry, address, browser) VALUES ($1, $2, $3, $4, $5)`, token, accountID, expires, address, browser)
	if err := db.pool.SendBatch(ctx, b).Close(); err != nil {
		return fmt.Errorf("start session: %w", err)
	}
	return nil
}

// EndSession forgets a log-in; an unknown one is no error.
func (db *DB) EndSession(ctx context.Context, token string) error {
	if _, err := db.pool.Exec(ctx, `DELETE FROM sessions WHERE token = $1`, token); err != nil {
		return fmt.Errorf("end session: %w", err)
	}
	return nil
}

// Credentials returns an account's id and password hash by its login; both empty if there is none that may log in.
func (db *DB) Credentials(ctx context.Context, login string) (accountID, passwordHash string, err error) {
	err = db.pool.QueryRow(ctx, `SELECT id, password_hash FROM accounts WHERE login = $1 AND NOT disabled`, login).Scan(&accountID, &passwordHash)
	if err != nil && !errors.Is(err, pgx.ErrNoRows) {
		return "", "", fmt.Errorf("credentials: %w", err)
	}
	return accountID, passwordHash, nil
}
