package documents

import (
	"fmt"
	"math"
	"strconv"

	"github.com/signintech/gopdf"
)

// share is one part of a chart.
type share struct {
	name   string
	count  int
	colour colour
}

// The colours of charts keep apart on a black and white printer, too.
func dark() colour  { return colour{31, 78, 121} }
func mid() colour   { return colour{192, 80, 77} }
func light() colour { return colour{200, 205, 212} }

// ring draws the parts of a whole as a ring around x, y, with the percentage of the first in the middle.
func (s *paper) ring(x, y, radius float64, parts []share) {
	sum := 0
	for _, p := range parts {
		sum += p.count
	}
	from := -math.Pi / 2
	for _, p := range parts {
		if p.count == 0 {
			continue
		}
		to := from + 2*math.Pi*float64(p.count)/float64(sum)
		s.sector(x, y, radius, radius*0.6, from, to, p.colour)
		from = to
	}
	s.ink(black())
	first := "—"
	if sum > 0 {
		first = percent(parts[0].count, sum)
	}
	t := style{size: 16, bold: true, align: center}
	s.text(x-radius, y-t.line()/2-2, 2*radius, t, first)
	s.text(x-radius, y+t.line()/2-3, 2*radius, style{size: 9, align: center}, parts[0].name)
}

// sector draws a part of a ring between two angles.
func (s *paper) sector(x, y, outside, inside, from, to float64, c colour) {
	steps := max(int((to-from)/0.03), 2)
	var points []gopdf.Point
	add := func(radius, angle float64) {
		sin, cos := math.Sincos(angle)
		points = append(points, gopdf.Point{X: x + radius*cos, Y: y + radius*sin})
	}
	for i := range steps + 1 {
		add(outside, from+(to-from)*float64(i)/float64(steps))
	}
	for i := range steps + 1 {
		add(inside, to-(to-from)*float64(i)/float64(steps))
	}
	s.ink(c)
	s.pdf.Polygon(points, "F")
}

// legend names the parts with their counts, one below the other.
func (s *paper) legend(x, y float64, parts []share) {
	t := style{size: 10.5}
	for _, p := range parts {
		s.ink(p.colour)
		s.pdf.RectFromUpperLeftWithStyle(x, y+1.2, 3.2, 3.2, "F")
		s.ink(black())
		s.text(x+5, y, 60, t, fmt.Sprintf("%s　%d人", p.name, p.count))
		y += t.line() * 1.25
	}
}

// bars draws one line for each row: the name, a bar of its parts as long as its share of the longest, and the counts.
func (s *paper) bars(rows []Tally, names float64) {
	const height, gap = 4.6, 2.6
	longest := 1
	for _, r := range rows {
		longest = max(longest, r.enrolled())
	}
	room := s.inner() - names - 34
	for _, r := range rows {
		s.need(height + gap)
		t := style{size: 9, align: end}
		s.text(side, s.y+height/2-t.line()/2, names-2, t, r.Name)
		x := side + names
		for _, p := range r.shares() {
			width := room * float64(p.count) / float64(longest)
			s.ink(p.colour)
			if width > 0 {
				s.pdf.RectFromUpperLeftWithStyle(x, s.y, width, height, "F")
			}
			x += width
		}
		s.ink(black())
		s.text(x+2, s.y+height/2-t.line()/2, 40, style{size: 9}, strconv.Itoa(r.enrolled())+"人，完成"+percent(r.Completed, r.enrolled()))
		s.y += height + gap
	}
}

// percent writes a share with one decimal.
func percent(part, whole int) string {
	if whole == 0 {
		return "—"
	}
	return fmt.Sprintf("%.1f%%", 100*float64(part)/float64(whole))
}
