package totp

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha1" //nolint:gosec // HMAC with it is sound, and all that the apps know
	"crypto/subtle"
	"encoding/base32"
	"encoding/binary"
	"fmt"
	"net/url"
	"time"
)

const (
	period = 30 * time.Second
	drift  = 1 // steps that a telephone's clock may be off, either way
	digits = 1_000_000
)

// encoding is how secrets are written for people.
func encoding() *base32.Encoding { return base32.StdEncoding.WithPadding(base32.NoPadding) }

// NewSecret makes a secret of 160 bits, as the RFC wants, in base32.
func NewSecret() string {
	secret := make([]byte, sha1.Size)
	_, _ = rand.Read(secret) // never fails
	return encoding().EncodeToString(secret)
}

// URI is what the QR code for an app holds.
func URI(secret, issuer, account string) string {
	return "otpauth://totp/" + url.PathEscape(issuer+":"+account) + "?secret=" + secret + "&issuer=" + url.QueryEscape(issuer)
}

// Code returns the six digits of a secret at an instant (machine time).
func Code(secret string, at time.Time) (string, error) { return code(secret, step(at)) }

func step(at time.Time) int64 { return at.Unix() / int64(period.Seconds()) }

func code(secret string, step int64) (string, error) {
	key, err := encoding().DecodeString(secret)
	if err != nil {
		return "", fmt.Errorf("secret: %w", err)
	}
	mac := hmac.New(sha1.New, key)
	if err := binary.Write(mac, binary.BigEndian, step); err != nil {
		return "", fmt.Errorf("code: %w", err)
	}
	sum := mac.Sum(nil)
	offset := sum[len(sum)-1] & 0xf
	number := binary.BigEndian.Uint32(sum[offset:]) & 0x7fffffff
	return fmt.Sprintf("%06d", number%digits), nil
}

// Check says which step the typed code belongs to; 0 if it is none of about now, or of a step up to last: a code is good
// for one use.
func Check(secret, typed string, at time.Time, last int64) (int64, error) {
	now := step(at)
	for s := max(now-drift, last+1); s <= now+drift; s++ {
		right, err := code(secret, s)
		if err != nil {
			return 0, err
		}
		if subtle.ConstantTimeCompare([]byte(right), []byte(typed)) == 1 {
			return s, nil
		}
	}
	return 0, nil
}
