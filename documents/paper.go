package documents

import (
	"fmt"
	"strings"
	"time"

	"github.com/signintech/gopdf"
)

// paper is a document being drawn. Lengths are millimetres from the upper left corner, sizes of type are points. The
// first error ends the drawing; print returns it.
type paper struct {
	pdf    *gopdf.GoPdf
	d      printed
	width  float64
	height float64
	y      float64 // where the next thing begins
	pages  int
	head   []cell // of the table that is being drawn, drawn again on each page
	widths map[string]map[rune]float64
	err    error
}

// The layout of every page, in millimetres.
const (
	a4Short, a4Long = 210.0, 297.0

	side   = 20.0 // margin to the left and to the right
	top    = 20.0
	bottom = 22.0

	point = 25.4 / 72 // one point of type
)

func newPaper(fonts *gopdf.FontContainer, d printed) (*paper, error) {
	s := &paper{pdf: new(gopdf.GoPdf), d: d, width: a4Short, height: a4Long, widths: map[string]map[rune]float64{regular: {}, bold: {}}}
	if d.landscape {
		s.width, s.height = a4Long, a4Short
	}
	s.pdf.Start(gopdf.Config{Unit: gopdf.UnitMM, PageSize: gopdf.Rect{W: s.width, H: s.height}})
	for _, name := range []string{regular, bold} {
		if err := s.pdf.AddTTFFontFromFontContainer(name, fonts); err != nil {
			return nil, fmt.Errorf("font %s: %w", name, err)
		}
	}
	s.pdf.SetInfo(gopdf.PdfInfo{Title: d.title, Creator: "xueshi", CreationDate: d.at})
	s.newPage()
	return s, nil
}

// inner is the width between the margins.
func (s *paper) inner() float64 { return s.width - 2*side }

// left is how much of the page is left above the lower margin.
func (s *paper) left() float64 { return s.height - bottom - s.y }

func (s *paper) newPage() {
	s.pdf.AddPage()
	s.pages++
	s.y = top
}

// need begins a new page unless there is so much room on this one.
func (s *paper) need(height float64) {
	if s.left() < height {
		s.newPage()
	}
}

// finish writes what stands at the foot of every page: how many there are is known only now.
func (s *paper) finish() {
	for n := 1; n <= s.pages; n++ {
		s.try(s.pdf.SetPage(n))
		at := s.height - bottom + 8
		s.text(side, at, s.inner(), style{size: 9, align: center}, fmt.Sprintf("第 %d 页 共 %d 页", n, s.pages))
		s.text(side, at, s.inner(), style{size: 8, align: end}, "打印时间 "+minute(s.d.at))
	}
}

// try keeps the first error.
func (s *paper) try(err error) {
	if s.err == nil {
		s.err = err
	}
}

// minute writes an instant, in its own zone.
func minute(t time.Time) string { return t.Format("2006-01-02 15:04") }

// align is where a text stands in its width.
type align int

const (
	start align = iota
	center
	end
)

// style is how a text is set.
type style struct {
	size  float64 // points; 0 is 10.5, 五号
	bold  bool
	align align
}

func (t style) font() string {
	if t.bold {
		return bold
	}
	return regular
}

func (t style) points() float64 {
	if t.size == 0 {
		return 10.5
	}
	return t.size
}

// line is the distance of two lines.
func (t style) line() float64 { return t.points() * point * 1.45 }

// text sets one line in the given width; y is the line's upper edge.
func (s *paper) text(x, y, width float64, t style, text string) {
	if text == "" || s.err != nil {
		return
	}
	switch t.align {
	case center:
		x += (width - s.measure(t, text)) / 2
	case end:
		x += width - s.measure(t, text)
	case start:
	}
	s.try(s.pdf.SetFont(t.font(), "", t.points())) // after measuring, which sets fonts, too
	const toBaseline = 0.37                        // of the size, from the middle of a Chinese character
	s.pdf.SetXY(x, y+t.line()/2+toBaseline*t.points()*point)
	s.try(s.pdf.Text(text))
}

// measure is the width of a text on one line.
func (s *paper) measure(t style, text string) float64 {
	sum := 0.0
	for _, r := range text {
		sum += s.em(t.font(), r)
	}
	return sum * t.points() * point
}

// em is the width of a character as a part of the size.
func (s *paper) em(name string, r rune) float64 {
	if w, ok := s.widths[name][r]; ok {
		return w
	}
	const size = 100.0
	s.try(s.pdf.SetFont(name, "", size))
	w, err := s.pdf.MeasureTextWidth(string(r))
	s.try(err)
	w /= size * point
	s.widths[name][r] = w
	return w
}

// title sets the document's title in the middle, and leaves room below.
func (s *paper) title(lines ...string) {
	for i, line := range lines {
		t := style{size: 20, bold: true, align: center}
		if i < len(lines)-1 { // an office's name or the year stands above, smaller
			t.size = 14
		}
		for s.measure(t, line) > s.inner() && t.size > 12 {
			t.size--
		}
		s.text(side, s.y, s.inner(), t, line)
		s.y += t.line() + 1
	}
	s.y += 3
}

// aside sets a line with a text at the left and one at the right.
func (s *paper) aside(left, right string) {
	t := style{}
	s.text(side, s.y, s.inner(), t, left)
	s.text(side, s.y, s.inner(), style{align: end}, right)
	s.y += t.line() + 1
}

// paragraph sets running text; indent is the first line's, in characters.
func (s *paper) paragraph(t style, indent int, text string) {
	for _, line := range s.wrap(t, s.inner(), strings.Repeat("　", indent)+text) {
		s.need(t.line())
		s.text(side, s.y, s.inner(), t, line)
		s.y += t.line() * 1.1
	}
}

// rule draws a line.
func (s *paper) rule(x1, y1, x2, y2, thickness float64) {
	s.pdf.SetLineWidth(thickness)
	s.pdf.Line(x1, y1, x2, y2)
}

// ink chooses the colour of what is drawn next.
func (s *paper) ink(c colour) {
	s.pdf.SetTextColor(c.r, c.g, c.b)
	s.pdf.SetStrokeColor(c.r, c.g, c.b)
	s.pdf.SetFillColor(c.r, c.g, c.b)
}

// colour is an RGB colour.
type colour struct{ r, g, b uint8 }
