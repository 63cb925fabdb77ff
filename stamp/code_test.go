package stamp

import (
	"crypto/ed25519"
	"encoding/base64"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"xueshi/domain"
)

func code() Code {
	return Code{
		Serial: "广继审〔2020〕00108号", Check: "K7QD2MXW4A", Year: 2020, Name: "欧＊＊＊", Totals: domain.Totals{Common: 30, Specialty: 64},
		StampedOn: domain.NewDate(2020, time.September, 18),
	}
}

// testKey is the same in every run.
func testKey(seed byte) ed25519.PrivateKey {
	return ed25519.NewKeyFromSeed([]byte(strings.Repeat(string(rune(seed)), ed25519.SeedSize)))
}

func public(key ed25519.PrivateKey) ed25519.PublicKey { return key.Public().(ed25519.PublicKey) }

func TestR15_ACodeIsCheckedWithoutANetwork(t *testing.T) {
	t.Parallel()
	key := testKey('a')
	text, err := Write(key, code())
	if err != nil {
		t.Fatal(err)
	}
	if len(text) > 200 {
		t.Errorf("%d characters are too many for a QR code of three centimetres", len(text))
	}
	for _, given := range []string{text, " " + text + "\n", "https://xueshi.example.cn/check/" + text} {
		if got, err := Read(public(key), given); err != nil || got != code() {
			t.Errorf("%q says %+v, %v", given, got, err)
		}
	}
	if again, err := Write(key, code()); err != nil || again != text {
		t.Error("the same paper printed twice carries two codes")
	}
}

func TestR15_AForgedCodeIsFound(t *testing.T) {
	t.Parallel()
	key := testKey('a')
	text, err := Write(key, code())
	if err != nil {
		t.Fatal(err)
	}
	raw, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil {
		t.Fatal(err)
	}
	for i := range raw { // whatever is altered
		altered := append([]byte{}, raw...)
		altered[i] ^= 1
		if _, err := Read(public(key), base64.RawURLEncoding.EncodeToString(altered)); !errors.Is(err, ErrForged) {
			t.Fatalf("byte %d was altered, and it is %v", i, err)
		}
	}
	if _, err := Read(public(testKey('b')), text); !errors.Is(err, ErrForged) {
		t.Error("another key's code is taken")
	}
	// Signed by the right key, and nonsense all the same.
	for _, body := range []string{"\x01", "\x01\x00\x00\x00\x00\x00\x00\x00\x00", "\x01\x00\x00\x00\x00\x00\x00\x00\x00\x05abc", "\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00more", "\x02\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"} {
		signed := append([]byte(body), ed25519.Sign(key, []byte(context+body))...)
		if _, err := Read(public(key), base64.RawURLEncoding.EncodeToString(signed)); !errors.Is(err, ErrForged) {
			t.Errorf("%q is taken", body)
		}
	}
	for _, given := range []string{"", "/", "K7QD2MXW4A", text[:len(text)-1], text + "A", "广继审〔2020〕00108号", strings.Repeat("A", 300)} {
		if _, err := Read(public(key), given); !errors.Is(err, ErrForged) {
			t.Errorf("%q is taken", given)
		}
	}
	if _, err := Read(nil, text); !errors.Is(err, ErrForged) {
		t.Error("no key takes a code")
	}
}

func FuzzRead(f *testing.F) {
	text, err := Write(testKey('a'), code())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(text)
	f.Fuzz(func(t *testing.T, given string) {
		if got, err := Read(public(testKey('a')), given); err == nil && got != code() {
			t.Errorf("%q says %+v", given, got)
		}
	})
}

func TestWhatNoCodeHolds(t *testing.T) {
	t.Parallel()
	for _, bend := range []func(*Code){
		func(c *Code) { c.Year = 70000 },
		func(c *Code) { c.Totals.Common = -1 },
		func(c *Code) { c.StampedOn = domain.Date{} },
		func(c *Code) { c.Name = strings.Repeat("长", 100) },
	} {
		c := code()
		bend(&c)
		if text, err := Write(testKey('a'), c); err == nil {
			t.Errorf("%+v is written as %s", c, text)
		}
	}
}

func TestKeyFile(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "stamp.key")
	key, err := LoadOrMakeKey(file)
	if err != nil {
		t.Fatal(err)
	}
	again, err := LoadOrMakeKey(file)
	if err != nil || !again.Equal(key) {
		t.Errorf("the second time it is another key: %v", err)
	}
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("others may read it: %v %v", info.Mode(), err)
	}
	text, err := os.ReadFile(file + ".pub")
	if err != nil {
		t.Fatal(err)
	}
	if got, err := ParsePublic(string(text)); err != nil || !got.Equal(key.Public()) {
		t.Errorf("the public key is %v, %v", got, err)
	}
	if _, err := ParsePublic("nonsense"); err == nil {
		t.Error("nonsense is a key")
	}
	if err := os.WriteFile(file, []byte("nonsense"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := LoadOrMakeKey(file); err == nil {
		t.Error("a broken key is replaced in silence")
	}
}
