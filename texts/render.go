package texts

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"xueshi/domain"
)

var (
	group = regexp.MustCompile(`\[[^\]]*\]`)
	hole  = regexp.MustCompile(`\{([A-Za-z]+)(?::([A-Za-z]+))?\}`)
)

// render fills a template with facts.
func render(template string, facts map[string]any) string {
	var out strings.Builder
	rest := template
	for {
		at := group.FindStringIndex(rest)
		if at == nil {
			out.WriteString(fill(rest, facts))
			return out.String()
		}
		out.WriteString(fill(rest[:at[0]], facts))
		if inner := rest[at[0]+1 : at[1]-1]; complete(inner, facts) {
			out.WriteString(fill(inner, facts))
		}
		rest = rest[at[1]:]
	}
}

// complete says whether every fact of a group is there.
func complete(template string, facts map[string]any) bool {
	for _, m := range hole.FindAllStringSubmatch(template, -1) {
		if s := shown(facts[m[1]], m[2]); s == "" || s == "0" {
			return false
		}
	}
	return true
}

func fill(template string, facts map[string]any) string {
	return hole.ReplaceAllStringFunc(template, func(h string) string {
		m := hole.FindStringSubmatch(h)
		return shown(facts[m[1]], m[2])
	})
}

// shown writes a fact for people. A fact may be a Go value or what JSON made of it, because timelines are read back
// from the database; so both go through JSON.
func shown(fact any, words string) string {
	source, err := json.Marshal(fact)
	if err != nil {
		return fmt.Sprint(fact) // not a fact anybody stored; better shown raw than lost
	}
	var plain any
	if err := json.Unmarshal(source, &plain); err != nil {
		return fmt.Sprint(fact)
	}
	return plainText(plain, words)
}

func plainText(fact any, words string) string {
	switch v := fact.(type) {
	case nil:
		return word(words, "")
	case bool:
		return word(words, strconv.FormatBool(v))
	case float64:
		return number(v, words)
	case []any:
		parts := make([]string, len(v))
		for i, item := range v {
			parts[i] = plainText(item, words)
		}
		return strings.Join(parts, "、")
	case string:
		if words != "" {
			return word(words, v)
		}
		return moment(v)
	default:
		return fmt.Sprint(v)
	}
}

// number writes a number; amounts of money are kept in fen.
func number(n float64, words string) string {
	if words == "yuan" {
		return strconv.FormatFloat(n/100, 'f', -1, 64)
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
}

// moment writes days and instants as people say them, and any other text as it is. The first instant of a day ends the
// day before: a deadline at 2020-06-09 00:00 is 2020年6月8日24:00.
func moment(s string) string {
	if d, err := domain.ParseDate(s); err == nil {
		return dayText(d)
	}
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return s
	}
	if t.IsZero() {
		return ""
	}
	t = t.In(time.FixedZone("CST", 8*60*60))
	if t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0 {
		return dayText(domain.DateOf(t).AddDays(-1)) + "24:00"
	}
	return t.Format("2006年1月2日15:04")
}

func dayText(d domain.Date) string { return d.In(time.UTC).Format("2006年1月2日") }
