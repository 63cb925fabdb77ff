package api

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/alexedwards/argon2id"

	"xueshi/domain"
	"xueshi/store"
)

// Hashing a password takes 64 MiB and a noticeable part of a second, on purpose; so only a few go on at once.
const passwordsAtOnce = 2

// After so many failures in a row a login waits between attempts, at first for half a minute, twice as long each time, and a
// quarter of an hour at most, so that nobody can lock another out for good. So does an address, which gets more, because an
// office may share it. A process remembers for itself.
const (
	freeFailures   = 5
	freeForAddress = 20
	failureWait    = 30 * time.Second
	longestWait    = 15 * time.Minute
	maxFailures    = 10_000 // logins and addresses remembered; beyond it the memory starts anew
)

// passwords checks and makes password hashes.
type passwords struct {
	slots    chan struct{}
	nobody   func() (string, error) // a hash that no password fits, so that an unknown login takes as long as a known one
	mu       sync.Mutex
	failures map[string]failures
}

type failures struct {
	count int
	last  time.Time // machine time
}

func newPasswords() *passwords {
	return &passwords{
		slots:    make(chan struct{}, passwordsAtOnce),
		nobody:   sync.OnceValues(func() (string, error) { return argon2id.CreateHash("", passwordParams()) }),
		failures: make(map[string]failures),
	}
}

func passwordParams() *argon2id.Params {
	return &argon2id.Params{Memory: 64 * 1024, Iterations: 1, Parallelism: 1, SaltLength: 16, KeyLength: 32}
}

// HashPassword hashes a password for store.NewAccount. Whoever makes many accounts with one password hashes it once.
func HashPassword(password string) (string, error) {
	hash, err := argon2id.CreateHash(password, passwordParams())
	if err != nil {
		return "", fmt.Errorf("hash password: %w", err)
	}
	return hash, nil
}

// hash is HashPassword, waiting for a free slot.
func (p *passwords) hash(ctx context.Context, password string) (string, error) {
	release, err := p.slot(ctx)
	if err != nil {
		return "", err
	}
	defer release()
	return HashPassword(password)
}

// check returns the account of a login and its password. A wrong password, an unknown login and a disabled account get
// the same refusal after the same time; with the refusal comes the account that was tried, if there is one.
func (p *passwords) check(ctx context.Context, db *store.DB, login, address, password string) (accountID string, err error) {
	now := time.Now() //nolint:forbidigo // attempts are counted in the machine's time
	if err := p.throttled(now, login, addressKey+address); err != nil {
		return "", err
	}
	accountID, hash, err := db.Credentials(ctx, login)
	if err != nil {
		return "", fmt.Errorf("log in: %w", err)
	}
	if accountID == "" {
		if hash, err = p.nobody(); err != nil {
			return "", fmt.Errorf("log in: %w", err)
		}
	}
	release, err := p.slot(ctx)
	if err != nil {
		return "", err
	}
	defer release()
	fits, err := argon2id.ComparePasswordAndHash(password, hash)
	if err != nil {
		return "", fmt.Errorf("log in: %w", err)
	}
	if !fits || accountID == "" {
		p.failed(login, now)
		p.failed(addressKey+address, now)
		return accountID, domain.Refuse("", "login.wrong", "")
	}
	p.succeeded(login)
	p.succeeded(addressKey + address)
	return accountID, nil
}

func (p *passwords) slot(ctx context.Context) (release func(), err error) {
	select {
	case p.slots <- struct{}{}:
		return func() { <-p.slots }, nil
	case <-ctx.Done():
		return nil, fmt.Errorf("wait to check a password: %w", ctx.Err())
	}
}

// addressKey begins the keys of addresses, as no login does: it has a space.
const addressKey = "from "

// throttled refuses an attempt while one of the keys has to wait.
func (p *passwords) throttled(now time.Time, keys ...string) error {
	var wait time.Duration
	for _, key := range keys {
		wait = max(wait, p.mustWait(key, now))
	}
	if wait > 0 {
		return domain.Refuse("", "login.throttled", "", "seconds", int(wait.Seconds())+1)
	}
	return nil
}

// mustWait says how long the login has to wait before the next attempt.
func (p *passwords) mustWait(login string, now time.Time) time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	f, free := p.failures[login], freeFailures
	if strings.HasPrefix(login, addressKey) {
		free = freeForAddress
	}
	if f.count < free {
		return 0
	}
	wait := longestWait
	if doublings := f.count - free; doublings < 5 { // more are longer
		wait = min(wait, failureWait<<doublings)
	}
	return max(0, wait-now.Sub(f.last))
}

func (p *passwords) failed(login string, now time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.failures) >= maxFailures {
		clear(p.failures)
	}
	p.failures[login] = failures{p.failures[login].count + 1, now}
}

func (p *passwords) succeeded(login string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.failures, login)
}
