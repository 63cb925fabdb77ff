package policy

import (
	"regexp"
	"strings"

	"xueshi/domain"
)

var idForm = regexp.MustCompile(`^[1-9]\d{16}[\dX]$`)

// NormalID takes blanks off an ID number and writes its check digit as a capital X.
func NormalID(s string) string { return strings.ToUpper(strings.TrimSpace(s)) }

// CheckIDNumber checks a citizen's ID number (GB 11643-1999): 17 digits and a check digit, a birthday of the calendar,
// and the check digit itself. Blanks around it and a small x are accepted; NormalID writes them as they are stored.
// Whether the number was issued, and the code of the place, are not checked.
func CheckIDNumber(s string) *domain.Refusal {
	s = NormalID(s)
	if !idForm.MatchString(s) {
		return domain.Refuse("", "id.form", "idNumber", "length", len([]rune(s)))
	}
	if birthday, ok := BirthdayOf(s); !ok {
		return domain.Refuse("", "id.birthday", "idNumber", "birthday", birthday)
	}
	if IDCheckDigit(s[:17]) != s[17] {
		return domain.Refuse("", "id.check_digit", "idNumber")
	}
	return nil
}

// BirthdayOf returns the eight digits of the birthday in an ID number of the right form, and whether they are a day of
// the calendar since 1900.
func BirthdayOf(id string) (digits string, ok bool) {
	digits = id[6:14]
	d, err := domain.ParseDate(digits[:4] + "-" + digits[4:6] + "-" + digits[6:])
	return digits, err == nil && d.Year() >= 1900
}

// IDCheckDigit returns the check digit of an ID number's first 17 digits (GB 11643-1999; ISO 7064 MOD 11-2).
func IDCheckDigit(first17 string) byte {
	sum, weight := 0, 1
	for i := len(first17) - 1; i >= 0; i-- {
		weight = weight * 2 % 11 // from the right: 2^1, 2^2, … mod 11
		sum += int(first17[i]-'0') * weight
	}
	return "10X98765432"[sum%11]
}

// MaskID hides the birthday of an ID number from those who may not see it. A text of another length is hidden whole.
func MaskID(s string) string {
	if len(s) != 18 {
		return strings.Repeat("*", len([]rune(s)))
	}
	return s[:6] + "********" + s[14:]
}
