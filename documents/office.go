package documents

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"xueshi/domain"
)

// Office is the bureau in whose name a document is made, as the year's policy names it.
type Office struct {
	Name     string // 广德市人力资源和社会保障局
	Section  string // 人社局事业专技科
	SealText string // runs along the seal's arc
	Hotline  string // empty: none is printed
}

// Meta is what every document needs.
type Meta struct {
	Office Office
	Year   int
	At     time.Time // when it is printed, in the policy's zone
}

// day writes a date as documents do: 2020年6月1日; no date is a blank to fill in.
func day(d domain.Date) string {
	if d.IsZero() {
		return "　　年　　月　　日"
	}
	t := d.In(time.UTC)
	return fmt.Sprintf("%d年%d月%d日", t.Year(), t.Month(), t.Day())
}

// span writes the days from one to another.
func span(from, to domain.Date) string {
	if from == to {
		return day(from)
	}
	return day(from) + "至" + day(to)
}

// hours writes hours with their unit.
func hours(h domain.Hours) string { return strconv.Itoa(int(h)) + "学时" }

// yuan writes an amount that is given in fen.
func yuan(fen int) string {
	if fen%100 == 0 {
		return strconv.Itoa(fen / 100)
	}
	return fmt.Sprintf("%d.%02d", fen/100, fen%100)
}

// or is the first text that is not empty.
func or(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}

// signature closes a document at the right: the office's name, the day, and the seal across both if there is one.
func (s *paper) signature(o Office, on domain.Date, sealed bool) {
	const height = 2*sealRadius + 2
	s.need(height)
	width := 90.0
	x := s.width - side - width
	middle := s.y + sealRadius + 1
	if sealed {
		s.seal(x+width/2, middle, o.SealText)
	}
	t := style{size: 12, align: center}
	s.text(x, middle+2, width, t, o.Name)
	s.text(x, middle+2+t.line()*1.2, width, t, day(on))
	s.y += height
}

// notes sets numbered remarks in small type.
func (s *paper) notes(texts ...string) {
	t := style{size: 9}
	for i, text := range texts {
		number := strconv.Itoa(i+1) + "．"
		if len(texts) == 1 {
			number = ""
		}
		if i == 0 {
			number = "注：" + number
		} else {
			number = "　　" + number
		}
		s.paragraph(t, 0, number+text)
	}
}

// list joins what is there with a Chinese comma.
func list(texts []string) string { return strings.Join(texts, "、") }
