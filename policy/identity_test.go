package policy

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"xueshi/domain"
)

func TestIDNumber_GB11643(t *testing.T) {
	for _, c := range []struct {
		name, number string
		want         []string
	}{
		{"the standard's own example", "11010519491231002X", nil},
		{"the standard's other example", "440524188001010014", []string{"id.birthday idNumber"}}, // before 1900
		{"a small x and blanks", " 11010519491231002x ", nil},
		{"another check digit", "110105194912310021", []string{"id.check_digit idNumber"}},
		{"the 30th of February", "110105194902300026", []string{"id.birthday idNumber"}},
		{"15 digits, as until 1999", "110105491231002", []string{"id.form idNumber"}},
		{"an X inside", "1101051949X2310021", []string{"id.form idNumber"}},
		{"wide digits", "１10105194912310021", []string{"id.form idNumber"}},
		{"nothing", "", []string{"id.form idNumber"}},
	} {
		t.Run(c.name, func(t *testing.T) { wantCodes(t, one(CheckIDNumber(c.number)), c.want...) })
	}
	if IDCheckDigit("44052418800101001") != '4' {
		t.Error("the standard's second example has another check digit")
	}
}

func TestIDNumber_FindsEverySlip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		birthday := domain.NewDate(1950, 1, 1).AddDays(rapid.IntRange(0, 20000).Draw(t, "birthday"))
		first := fmt.Sprintf("%06d%s%03d", rapid.IntRange(110000, 659999).Draw(t, "place"),
			strings.ReplaceAll(birthday.String(), "-", ""), rapid.IntRange(0, 999).Draw(t, "order"))
		number := first + string(IDCheckDigit(first))
		if r := CheckIDNumber(number); r != nil {
			t.Fatalf("%s: %v", number, r)
		}
		i, by := rapid.IntRange(0, 16).Draw(t, "position"), rapid.IntRange(1, 9).Draw(t, "change")
		slip := []byte(number)
		slip[i] = '0' + (slip[i]-'0'+byte(by))%10
		if CheckIDNumber(string(slip)) == nil {
			t.Fatalf("%s, a slip in %s, passes", slip, number)
		}
	})
}

func TestIDNumber_Masked(t *testing.T) {
	for number, want := range map[string]string{"11010519491231002X": "110105********002X", "1234": "****", "": "", "证件": "**"} {
		if got := MaskID(number); got != want {
			t.Errorf("%s is masked as %s, want %s", number, got, want)
		}
	}
}

func TestUnitCode_GB32100(t *testing.T) {
	for _, c := range []struct {
		name, code string
		want       []string
	}{
		{"a code in public use", "91350100M000100Y43", nil},
		{"small letters and blanks", " 91350100m000100y43", nil},
		{"another check character", "91350100M000100Y44", []string{"unit_code.check_character code"}},
		{"a letter that is none", "91350100I000100Y43", []string{"unit_code.form code"}},
		{"a letter in the place", "913501A0M000100Y43", []string{"unit_code.form code"}},
		{"too short", "91350100M000100Y4", []string{"unit_code.form code"}},
		{"nothing", "", []string{"unit_code.form code"}},
	} {
		t.Run(c.name, func(t *testing.T) { wantCodes(t, one(CheckUnitCode(c.code)), c.want...) })
	}
}

func TestUnitCode_FindsEverySlip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		organisation := rapid.StringMatching(`[0-9A-HJ-NPQRTUWXY]{9}`).Draw(t, "organisation")
		first := fmt.Sprintf("91%06d%s", rapid.IntRange(110000, 659999).Draw(t, "place"), organisation)
		code := first + string(UnitCodeCheck(first))
		if r := CheckUnitCode(code); r != nil {
			t.Fatalf("%s: %v", code, r)
		}
		slip := []byte(code)
		i := rapid.IntRange(0, 17).Draw(t, "position")
		slip[i] = rapid.SampledFrom([]byte(unitAlphabet)).Filter(func(b byte) bool { return b != code[i] }).Draw(t, "change")
		if CheckUnitCode(string(slip)) == nil {
			t.Fatalf("%s, a slip in %s, passes", slip, code)
		}
	})
}
