package documents

import (
	"math"
	"strings"

	"github.com/signintech/gopdf"
)

// red is the colour of a seal's ink.
func red() colour { return colour{200, 22, 29} }

// black is the colour of everything else.
func black() colour { return colour{0, 0, 0} }

// The seal's measures: round, 42 mm across, a star in the middle, as the State Council prescribes for a city's office.
const (
	sealRadius = 21.0
	sealRing   = 1.2
	starRadius = 7.0
	sealText   = 4.2 // height of a character
	sealGap    = 1.3 // between characters and ring
)

// seal draws the round red seal around the centre: the text runs along the arc, over the star. Draw it before what is
// written across it.
func (s *paper) seal(x, y float64, text string) {
	s.ink(red())
	s.pdf.SetLineWidth(sealRing)
	s.pdf.Oval(x-sealRadius+sealRing/2, y-sealRadius+sealRing/2, x+sealRadius-sealRing/2, y+sealRadius-sealRing/2)
	s.star(x, y, starRadius)
	s.arc(x, y, strings.TrimSpace(text))
	s.ink(black())
	s.pdf.SetLineWidth(hair)
}

// star draws a five-pointed star that stands on two points.
func (s *paper) star(x, y, radius float64) {
	inner := radius * math.Sin(math.Pi/10) / math.Sin(math.Pi*3/10)
	points := make([]gopdf.Point, 0, 10)
	for i := range 10 {
		r := radius
		if i%2 == 1 {
			r = inner
		}
		sin, cos := math.Sincos(float64(i)*math.Pi/5 - math.Pi/2)
		points = append(points, gopdf.Point{X: x + r*cos, Y: y + r*sin})
	}
	s.pdf.Polygon(points, "F")
}

// arc sets the text along the inside of the ring, symmetrical about the top. Long texts go further round, and become
// smaller before they would touch at the foot.
func (s *paper) arc(x, y float64, text string) {
	const widest, apart = 290.0, 22.0 // degrees
	runes := []rune(text)
	step := min(apart, widest/float64(max(len(runes)-1, 1)))
	t := style{size: sealText / point, bold: true}
	room := step * math.Pi / 180 * (sealRadius - sealRing - sealGap - sealText/2) // along the characters' middle
	if need := sealText * 1.08; room < need {
		t.size *= room / need
	}
	t.size = math.Floor(t.size*10) / 10
	for i, r := range runes {
		degrees := (float64(i) - float64(len(runes)-1)/2) * step
		s.pdf.Rotate(-degrees, x, y)
		character := string(r)
		half := s.measure(t, character) / 2
		top := y - sealRadius + sealRing + sealGap - (t.line()-t.size*point)/2
		s.text(x-half, top, 2*half, t, character)
		s.pdf.RotateReset()
	}
}
