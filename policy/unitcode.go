package policy

import (
	"regexp"
	"strings"

	"xueshi/domain"
)

// unitAlphabet are the characters of a unified social credit code by value: no I, O, S, V, Z (GB 32100-2015).
const unitAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"

var unitForm = regexp.MustCompile(`^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$`)

// NormalUnitCode takes blanks off a unit code and writes its letters as capitals.
func NormalUnitCode(s string) string { return strings.ToUpper(strings.TrimSpace(s)) }

// CheckUnitCode checks a unified social credit code (GB 32100-2015): 18 characters of its alphabet, digits for the
// place, and the check character. The check digit of the organisation code inside (GB 11714) is not checked, nor whether
// the code was issued.
func CheckUnitCode(s string) *domain.Refusal {
	s = NormalUnitCode(s)
	if !unitForm.MatchString(s) {
		return domain.Refuse("", "unit_code.form", "code", "length", len([]rune(s)))
	}
	if UnitCodeCheck(s[:17]) != s[17] {
		return domain.Refuse("", "unit_code.check_character", "code")
	}
	return nil
}

// UnitCodeCheck returns the check character of a unit code's first 17 characters, which must be of its alphabet
// (GB 32100-2015; ISO 7064 MOD 31-3).
func UnitCodeCheck(first17 string) byte {
	const modulus = len(unitAlphabet)
	sum, weight := 0, 1
	for i := range len(first17) {
		sum += strings.IndexByte(unitAlphabet, first17[i]) * weight
		weight = weight * 3 % modulus
	}
	return unitAlphabet[(modulus-sum%modulus)%modulus]
}
