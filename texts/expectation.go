package texts

import "regexp"

// expectation is what the reader of forms says is wrong, and the same in Chinese.
type expectation struct {
	says    *regexp.Regexp
	chinese string // $1 stands for the first group
}

// expectations covers the kinds of fields that forms have here. Read only.
//
//nolint:gochecknoglobals // a constant table, which Go cannot say
var expectations = []expectation{
	{regexp.MustCompile(`^expected required property (.+) to be present$|^required .+ parameter is missing$|^request body is required$`), "此项必填"},
	{regexp.MustCompile(`^unexpected property$|^unknown query parameter$`), "没有这一项，请检查名称"},
	{regexp.MustCompile(`^expected boolean$|^invalid boolean`), "应为是或否（true、false）"},
	{regexp.MustCompile(`^expected number >= (.+)$`), "不小于 $1"},
	{regexp.MustCompile(`^expected number <= (.+)$`), "不大于 $1"},
	{regexp.MustCompile(`^expected (?:number|integer)$|^invalid (?:number|integer|float)`), "应为数字"},
	{regexp.MustCompile(`^expected string$`), "应为文字"},
	{regexp.MustCompile(`^expected string to be RFC 3339 date$`), "应为日期，如 2020-06-30"},
	{regexp.MustCompile(`^expected string to be RFC 3339 date-time$`), "应为时刻，如 2020-06-30T09:00:00+08:00"},
	{regexp.MustCompile(`^expected string to be RFC 4122 uuid`), "应为编号（UUID）"},
	{regexp.MustCompile(`^expected value to be one of "(.+)"$`), "应为其中之一：$1"},
	{regexp.MustCompile(`^expected length >= (\d+)$`), "至少 $1 个字符"},
	{regexp.MustCompile(`^expected length <= (\d+)$`), "至多 $1 个字符"},
	{regexp.MustCompile(`^expected array length >= (\d+)$`), "至少 $1 条"},
	{regexp.MustCompile(`^expected array length <= (\d+)$`), "至多 $1 条"},
	{regexp.MustCompile(`^expected array$`), "应为列表"},
	{regexp.MustCompile(`^expected object$`), "应为一组填写项"},
}

// Expectation puts into Chinese what the reader of forms (huma, JSON Schema) expected; what it does not know is a wrong
// format, in general words: nobody is shown the program's own.
func Expectation(says string) string {
	for _, e := range expectations {
		if groups := e.says.FindStringSubmatchIndex(says); groups != nil {
			return string(e.says.ExpandString(nil, e.chinese, says, groups))
		}
	}
	return "格式不正确"
}
