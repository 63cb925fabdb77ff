package documents

import (
	"fmt"
	"sync"
	"time"

	"github.com/signintech/gopdf"

	"xueshi/documents/font"
)

// Press prints documents. It may be used by several goroutines at once; so many as its size print at the same time, the
// others wait, because a long list takes a processor for seconds.
type Press struct {
	fonts  func() (*gopdf.FontContainer, error)
	signer *Signer
	slots  chan struct{}
}

// The fonts' names inside of a document.
const (
	regular = "regular"
	bold    = "bold"
)

// NewPress makes a press that reads its fonts when they are first needed. Sealed documents are signed by the signer; size
// is how many documents are printed at once.
func NewPress(signer *Signer, size int) *Press {
	return &Press{fonts: sync.OnceValues(readFonts), signer: signer, slots: make(chan struct{}, size)}
}

// readFonts reads the embedded fonts, which takes a moment.
func readFonts() (*gopdf.FontContainer, error) {
	fonts := new(gopdf.FontContainer)
	for name, read := range map[string]func() ([]byte, error){regular: font.Regular, bold: font.Bold} {
		data, err := read()
		if err != nil {
			return nil, err
		}
		option := gopdf.TtfOption{OnGlyphNotFoundSubstitute: func(rune) rune { return missingGlyph }}
		if err := fonts.AddTTFFontDataWithOption(name, data, option); err != nil {
			return nil, fmt.Errorf("font %s: %w", name, err)
		}
	}
	return fonts, nil
}

// missingGlyph stands for a character that the font lacks: a printer's mark that nobody takes for the character.
const missingGlyph = '〓'

// printed is what every document has: how it is called, when it was printed, and whether it is sealed.
type printed struct {
	title     string
	at        time.Time
	landscape bool
	sealed    bool
	reason    string // of the signature
}

// print draws a document and, if it is sealed, signs it.
func (p *Press) print(d printed, draw func(*paper)) ([]byte, error) {
	p.slots <- struct{}{}
	defer func() { <-p.slots }()
	fonts, err := p.fonts()
	if err != nil {
		return nil, err
	}
	sheet, err := newPaper(fonts, d)
	if err != nil {
		return nil, err
	}
	draw(sheet)
	sheet.finish()
	if sheet.err != nil {
		return nil, fmt.Errorf("print %s: %w", d.title, sheet.err)
	}
	pdf, err := sheet.pdf.GetBytesPdfReturnErr()
	if err != nil {
		return nil, fmt.Errorf("print %s: %w", d.title, err)
	}
	if !d.sealed {
		return pdf, nil
	}
	return p.signer.sign(pdf, d.reason, d.at)
}
