package documents

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"
)

// signatureRoom is how many bytes are kept free for a signature: certificates of a chain are some thousand.
const signatureRoom = 12 << 10

// sign appends a signature to a PDF as an incremental update (ISO 32000-1, 12.8): what is signed stays byte for byte as
// it was. at is the time that the signature claims.
func (s *Signer) sign(pdf []byte, reason string, at time.Time) ([]byte, error) {
	u, err := newUpdate(pdf)
	if err != nil {
		return nil, fmt.Errorf("sign: %w", err)
	}
	catalog, err := u.object(u.root)
	if err != nil {
		return nil, fmt.Errorf("sign: %w", err)
	}
	number, page, err := u.firstPage(catalog)
	if err != nil {
		return nil, fmt.Errorf("sign: %w", err)
	}
	signature, field := u.size, u.size+1
	u.write(u.root, within(catalog, fmt.Sprintf("/AcroForm << /Fields [%d 0 R] /SigFlags 3 >>", field)))
	u.write(number, within(page, fmt.Sprintf("/Annots [%d 0 R]", field)))
	u.write(field, fmt.Sprintf("<< /Type /Annot /Subtype /Widget /FT /Sig /T (Signature1) /F 132 /Rect [0 0 0 0] /P %d 0 R /V %d 0 R >>", number, signature))

	u.begin(signature)
	fmt.Fprintf(&u.out, "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /Name %s /Reason %s /M (D:%s)\n/ByteRange ",
		pdfText(s.Name()), pdfText(reason), at.UTC().Format("20060102150405Z"))
	rangeAt := u.out.Len()
	u.out.WriteString(strings.Repeat(" ", len("[0 ]")+3*10+2) + "\n/Contents ")
	from := u.out.Len()
	u.out.WriteString("<" + strings.Repeat("0", 2*signatureRoom) + ">")
	to := u.out.Len()
	u.out.WriteString("\n>>\nendobj\n")
	u.finish()

	b := u.out.Bytes()
	copy(b[rangeAt:], fmt.Sprintf("[0 %010d %010d %010d]", from, to, len(b)-to))
	der, err := s.detached(append(bytes.Clone(b[:from]), b[to:]...))
	if err != nil {
		return nil, err
	}
	if len(der) > signatureRoom {
		return nil, fmt.Errorf("sign: the signature has %d bytes, more than %d", len(der), signatureRoom)
	}
	hex.Encode(b[from+1:], der)
	return b, nil
}

// update is an incremental update of a PDF with a classic cross-reference table of one section, as gopdf writes it.
type update struct {
	out     bytes.Buffer
	pdf     []byte
	offsets []int // of the objects, by number
	root    int   // number of the catalog
	size    int   // the next free number
	prev    int   // where the table is
	written []int // numbers, as they were written
	at      map[int]int
}

func newUpdate(pdf []byte) (*update, error) {
	u := &update{pdf: pdf, at: map[int]int{}}
	tail := regexp.MustCompile(`startxref\s+(\d+)\s+%%EOF\s*$`).FindSubmatch(pdf)
	if tail == nil {
		return nil, errors.New("no PDF: startxref is missing")
	}
	var err error
	if u.prev, err = strconv.Atoi(string(tail[1])); err != nil || u.prev >= len(pdf) {
		return nil, errors.New("no PDF: startxref leads nowhere")
	}
	table, trailer, _ := bytes.Cut(pdf[u.prev:], []byte("trailer"))
	root := regexp.MustCompile(`/Root (\d+) 0 R`).FindSubmatch(trailer)
	if root == nil {
		return nil, errors.New("no PDF: the trailer is missing")
	}
	if u.root, err = strconv.Atoi(string(root[1])); err != nil {
		return nil, fmt.Errorf("root: %w", err)
	}
	for _, entry := range regexp.MustCompile(`(?m)^(\d{10}) \d{5} [fn]`).FindAllSubmatch(table, -1) {
		offset, err := strconv.Atoi(string(entry[1]))
		if err != nil {
			return nil, fmt.Errorf("cross-reference table: %w", err)
		}
		u.offsets = append(u.offsets, offset)
	}
	u.size = len(u.offsets)
	u.out.Write(pdf)
	return u, nil
}

// object returns the dictionary of an object.
func (u *update) object(number int) (string, error) {
	if number <= 0 || number >= len(u.offsets) || u.offsets[number] >= len(u.pdf) {
		return "", fmt.Errorf("no object %d", number)
	}
	body := u.pdf[u.offsets[number]:]
	begin := bytes.Index(body, []byte("obj"))
	end := bytes.Index(body, []byte("endobj"))
	if begin < 0 || end < begin {
		return "", fmt.Errorf("object %d does not end", number)
	}
	return strings.TrimSpace(string(body[begin+len("obj") : end])), nil
}

// firstPage returns the first page's number and dictionary.
func (u *update) firstPage(catalog string) (int, string, error) {
	pages, err := u.refer(catalog, `/Pages\s+(\d+) 0 R`)
	if err != nil {
		return 0, "", err
	}
	tree, err := u.object(pages)
	if err != nil {
		return 0, "", err
	}
	number, err := u.refer(tree, `/Kids\s*\[\s*(\d+) 0 R`)
	if err != nil {
		return 0, "", err
	}
	page, err := u.object(number)
	return number, page, err
}

func (u *update) refer(dictionary, pattern string) (int, error) {
	found := regexp.MustCompile(pattern).FindStringSubmatch(dictionary)
	if found == nil {
		return 0, fmt.Errorf("no %s", pattern)
	}
	number, err := strconv.Atoi(found[1])
	if err != nil {
		return 0, fmt.Errorf("%s: %w", pattern, err)
	}
	return number, nil
}

// within adds to the end of a dictionary.
func within(dictionary, more string) string {
	end := strings.LastIndex(dictionary, ">>")
	return dictionary[:end] + more + "\n" + dictionary[end:]
}

func (u *update) write(number int, body string) {
	u.begin(number)
	u.out.WriteString(body + "\nendobj\n")
}

func (u *update) begin(number int) {
	u.written = append(u.written, number)
	u.at[number] = u.out.Len()
	fmt.Fprintf(&u.out, "%d 0 obj\n", number)
}

// finish writes the table of what was written.
func (u *update) finish() {
	at := u.out.Len()
	u.out.WriteString("xref\n")
	for _, number := range u.written {
		fmt.Fprintf(&u.out, "%d 1\n%010d 00000 n \n", number, u.at[number])
	}
	fmt.Fprintf(&u.out, "trailer\n<< /Size %d /Root %d 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n", u.size+2, u.root, u.prev, at)
}

// pdfText is a text string of a PDF: UTF-16 with its mark, in hexadecimal.
func pdfText(s string) string {
	b := []byte{0xfe, 0xff}
	for _, c := range utf16.Encode([]rune(s)) {
		b = append(b, byte(c>>8), byte(c)) //nolint:gosec // both halves are wanted
	}
	return "<" + hex.EncodeToString(b) + ">"
}
