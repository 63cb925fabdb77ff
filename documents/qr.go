package documents

import (
	"fmt"

	"github.com/skip2/go-qrcode"
)

// qr draws a QR code as squares, its upper left corner at x, y. Level medium: what a stamp or a fold covers is read
// nevertheless.
func (s *paper) qr(x, y, size float64, content string) {
	code, err := qrcode.New(content, qrcode.Medium)
	if err != nil {
		s.try(fmt.Errorf("QR code: %w", err))
		return
	}
	code.DisableBorder = true
	bits := code.Bitmap()
	module := size / float64(len(bits))
	for i, row := range bits {
		for from := 0; from < len(row); from++ {
			to := from
			for to < len(row) && row[to] {
				to++
			}
			if to > from { // a little higher than it is, so that no viewer shows gaps
				s.pdf.RectFromUpperLeftWithStyle(x+float64(from)*module, y+float64(i)*module, float64(to-from)*module, module+0.02, "F")
				from = to
			}
		}
	}
}
