package texts_test

import (
	"testing"

	"xueshi/texts"
)

func TestExpectation(t *testing.T) {
	t.Parallel()
	for says, want := range map[string]string{
		"expected required property name to be present":            "此项必填",
		"expected number >= 1":                                     "不小于 1",
		"expected number":                                          "应为数字",
		"expected length <= 64":                                    "至多 64 个字符",
		"expected array length >= 1":                               "至少 1 条",
		`expected value to be one of "clerk, chief"`:               "应为其中之一：clerk, chief",
		"expected string to be RFC 4122 uuid: invalid UUID length": "应为编号（UUID）",
		"expected string to be RFC 3339 date":                      "应为日期，如 2020-06-30",
		"expected string to match pattern ^[^\\s]+$":               "格式不正确",
		"unexpected end of JSON input":                             "格式不正确",
	} {
		if got := texts.Expectation(says); got != want {
			t.Errorf("%q is put as %q, want %q", says, got, want)
		}
	}
}
