package totp

import (
	"testing"
	"time"
)

// The vectors of RFC 6238, appendix B, for SHA-1; theirs have eight digits, of which the last six are ours.
func TestCode_IsTheRFCs(t *testing.T) {
	t.Parallel()
	secret := encoding().EncodeToString([]byte("12345678901234567890"))
	for at, want := range map[int64]string{59: "287082", 1111111109: "081804", 1111111111: "050471", 1234567890: "005924", 2000000000: "279037", 20000000000: "353130"} {
		if got, err := Code(secret, time.Unix(at, 0)); err != nil || got != want {
			t.Errorf("at %d: %s, %v; want %s", at, got, err, want)
		}
	}
}

func TestCheck_OneUseWithinAMinuteAndAHalf(t *testing.T) {
	t.Parallel()
	secret, at := NewSecret(), time.Unix(1_600_000_000, 0)
	typed, err := Code(secret, at)
	if err != nil {
		t.Fatal(err)
	}
	for off, good := range map[time.Duration]bool{-time.Minute: false, -30 * time.Second: true, 0: true, 30 * time.Second: true, time.Minute: false} {
		s, err := Check(secret, typed, at.Add(off), 0)
		if err != nil || (s == step(at)) != good {
			t.Errorf("typed %s later: step %d, %v", off, s, err)
		}
	}
	if s, err := Check(secret, typed, at, step(at)); err != nil || s != 0 {
		t.Errorf("a second use: %d, %v", s, err)
	}
	if s, err := Check(secret, "", at, 0); err != nil || s != 0 {
		t.Errorf("nothing typed: %d, %v", s, err)
	}
	if _, err := Check("not base32!", typed, at, 0); err == nil {
		t.Error("a broken secret is no error")
	}
}
