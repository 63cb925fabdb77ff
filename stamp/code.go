package stamp

import (
	"crypto/ed25519"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"time"

	"xueshi/domain"
)

// Code is what a stamped paper says of itself.
type Code struct {
	Serial    string
	Check     string // what a public check must name besides the serial number
	Year      int
	Name      string // masked
	Totals    domain.Totals
	StampedOn domain.Date
}

const (
	version = 1
	context = "xueshi stamp\x00" // what is signed for anything else is no stamp
	epoch   = 2000               // the year from which days are counted
	fixed   = 1 + 4*2            // bytes before the texts
)

// ErrForged says that a text is no code, or not signed by the key.
var ErrForged = errors.New("not a code that this key has signed")

// Write returns the code signed, in letters and digits that a URL may hold.
func Write(key ed25519.PrivateKey, c Code) (string, error) {
	b := []byte{version}
	for _, n := range []int{c.Year, int(c.Totals.Common), int(c.Totals.Specialty), firstDay().DaysUntil(c.StampedOn)} {
		if n < 0 || n > 1<<16-1 {
			return "", fmt.Errorf("write code %s: %d is out of range", c.Serial, n)
		}
		b = binary.BigEndian.AppendUint16(b, uint16(n))
	}
	for _, text := range []string{c.Serial, c.Check, c.Name} {
		if len(text) > 1<<8-1 {
			return "", fmt.Errorf("write code %s: a text is too long", c.Serial)
		}
		b = append(append(b, byte(len(text))), text...) //nolint:gosec // checked above
	}
	b = append(b, ed25519.Sign(key, append([]byte(context), b...))...)
	return base64.RawURLEncoding.EncodeToString(b), nil
}

// Read returns what a code says, if the key has signed it; ErrForged if not. A whole address that ends in a code is
// taken for the code.
func Read(key ed25519.PublicKey, text string) (Code, error) {
	text = strings.TrimSpace(text)
	text = text[strings.LastIndexByte(text, '/')+1:]
	b, err := base64.RawURLEncoding.Strict().DecodeString(text)
	if err != nil || len(b) < fixed+ed25519.SignatureSize || len(key) != ed25519.PublicKeySize {
		return Code{}, ErrForged
	}
	body, signature := b[:len(b)-ed25519.SignatureSize], b[len(b)-ed25519.SignatureSize:]
	if body[0] != version || !ed25519.Verify(key, append([]byte(context), body...), signature) {
		return Code{}, ErrForged
	}
	number := func(i int) int { return int(binary.BigEndian.Uint16(body[1+2*i:])) }
	c := Code{
		Year: number(0), Totals: domain.Totals{Common: domain.Hours(number(1)), Specialty: domain.Hours(number(2))},
		StampedOn: firstDay().AddDays(number(3)),
	}
	rest := body[fixed:]
	for _, into := range []*string{&c.Serial, &c.Check, &c.Name} {
		if len(rest) == 0 || len(rest) <= int(rest[0]) {
			return Code{}, ErrForged
		}
		*into, rest = string(rest[1:1+rest[0]]), rest[1+rest[0]:]
	}
	if len(rest) > 0 {
		return Code{}, ErrForged
	}
	return c, nil
}

func firstDay() domain.Date { return domain.NewDate(epoch, time.January, 1) }
