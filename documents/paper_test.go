package documents

import (
	"slices"
	"strings"
	"testing"

	"xueshi/domain"
)

func testPaper(t *testing.T) *paper {
	t.Helper()
	p, err := press()
	if err != nil {
		t.Fatal(err)
	}
	fonts, err := p.fonts()
	if err != nil {
		t.Fatal(err)
	}
	s, err := newPaper(fonts, printed{title: "测试", at: meta().At})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestWrap(t *testing.T) {
	t.Parallel()
	s := testPaper(t)
	ten := 10 * point * 10.0 // as wide as ten characters of ten points
	for text, want := range map[string][]string{
		"":                            {""},
		"一二三四五六七八九十":                  {"一二三四五六七八九十"},
		"一二三四五六七八九十一":                 {"一二三四五六七八九十", "一"},
		"一二三四五六七八九十，一":                {"一二三四五六七八九", "十，一"},
		"一二三四五六七八九《十一》":               {"一二三四五六七八九", "《十一》"},
		"一二三四五六七2020-06-01到期":         {"一二三四五六七", "2020-06-01到期"},
		"上\n下":                        {"上", "下"},
		strings.Repeat("W", 25):       nil, // longer than a line: broken anywhere
		"一" + strings.Repeat("（", 12): nil,
	} {
		got := s.wrap(style{size: 10}, ten, text)
		if want != nil && !slices.Equal(got, want) {
			t.Errorf("%q is broken into %q", text, got)
		}
		if strings.Join(got, "") != strings.ReplaceAll(text, "\n", "") {
			t.Errorf("%q lost something: %q", text, got)
		}
		for _, line := range got {
			if s.measure(style{size: 10}, line) > ten+0.1 {
				t.Errorf("%q of %q is too long", line, text)
			}
		}
	}
	if s.err != nil {
		t.Error(s.err)
	}
}

// TestRareNames: a character that the font lacks is seen to be missing, and ends no document.
func TestRareNames(t *testing.T) {
	t.Parallel()
	r := roster()
	r.People = []RosterPerson{{Name: "龘靐齉䶮㐀"}, {Name: "\U0002A700\U0001F600"}}
	p, err := press()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Roster(r); err != nil {
		t.Error(err)
	}
}

// TestLongLists: a list of thousands prints in a time that somebody waits for.
func TestLongLists(t *testing.T) {
	t.Parallel()
	r := roster()
	for len(r.People) < 3000 {
		r.People = append(r.People, r.People[:46]...)
	}
	p, err := press()
	if err != nil {
		t.Fatal(err)
	}
	pdf, err := p.Roster(r)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(pdf), "/Count") || len(pdf) > 3<<20 {
		t.Errorf("%d bytes", len(pdf))
	}
}

func TestWords(t *testing.T) {
	t.Parallel()
	for got, want := range map[string]string{
		yuan(36000): "360", yuan(12050): "120.50", yuan(0): "0",
		day(on(6, 1)): "2020年6月1日", span(on(6, 1), on(6, 1)): "2020年6月1日", span(on(6, 1), on(6, 3)): "2020年6月1日至2020年6月3日",
		percent(1, 3): "33.3%", percent(0, 0): "—", sessions(nil): "", sessions(make([]domain.Session, 9)): "（共9次课）",
		sessions([]domain.Session{{On: on(7, 1), From: "08:30", To: "11:30"}}): "\n2020-07-01 08:30—11:30",
	} {
		if got != want {
			t.Errorf("%q, not %q", got, want)
		}
	}
}
