package documents

import (
	"flag"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// rewrite writes the golden pictures anew; look at them before they are committed.
var rewrite = flag.Bool("update", false, "write the golden pictures anew")

// TestGolden draws every document and compares its pages with pictures that somebody has looked at.
func TestGolden(t *testing.T) {
	t.Parallel()
	for _, one := range samples() {
		t.Run(one.name, func(t *testing.T) {
			t.Parallel()
			pages := pictures(t, printSample(t, one), one.name)
			old, err := filepath.Glob(filepath.Join("testdata", one.name+"-p*.png"))
			if err != nil {
				t.Fatal(err)
			}
			if *rewrite {
				keep(t, old, pages)
				return
			}
			if len(old) != len(pages) {
				t.Fatalf("%d pages, and %d golden pictures; go test ./documents -run TestGolden -update writes them anew", len(pages), len(old))
			}
			for _, page := range pages {
				compare(t, page, filepath.Join("testdata", filepath.Base(page)))
			}
		})
	}
}

// pictures draws the pages of a PDF with poppler.
func pictures(t *testing.T, pdf []byte, name string) []string {
	t.Helper()
	dir := t.TempDir()
	file := filepath.Join(dir, name+".pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("pdftoppm", "-r", "50", "-png", file, filepath.Join(dir, name+"-p")).CombinedOutput(); err != nil {
		t.Fatalf("pdftoppm (tools/need poppler installs it): %v\n%s", err, out)
	}
	pages, err := filepath.Glob(filepath.Join(dir, name+"-p*.png"))
	if err != nil || len(pages) == 0 {
		t.Fatalf("no pages: %v", err)
	}
	return pages
}

func keep(t *testing.T, old, pages []string) {
	t.Helper()
	for _, file := range old {
		if err := os.Remove(file); err != nil {
			t.Fatal(err)
		}
	}
	for _, page := range pages {
		data, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join("testdata", filepath.Base(page)), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// compare tolerates what another version of poppler draws differently: edges of glyphs, but no word more or less.
func compare(t *testing.T, gotFile, wantFile string) {
	t.Helper()
	got, want := decode(t, gotFile), decode(t, wantFile)
	if got.Bounds() != want.Bounds() {
		t.Fatalf("%s: %v, the golden picture is %v", filepath.Base(gotFile), got.Bounds(), want.Bounds())
	}
	const block, most = 8, 0.05 // of a block's darkness
	b := got.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y += block {
		for x := b.Min.X; x < b.Max.X; x += block {
			area := image.Rect(x, y, x+block, y+block).Intersect(b)
			if d := darkness(got, area) - darkness(want, area); d > most || d < -most {
				t.Fatalf("%s differs from its golden picture at %v by %.2f", filepath.Base(gotFile), area, d)
			}
		}
	}
}

func decode(t *testing.T, file string) image.Image {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	picture, err := png.Decode(f)
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	return picture
}

// darkness is the mean of an area, 0 for white and 1 for black.
func darkness(p image.Image, area image.Rectangle) float64 {
	sum, n := 0.0, 0
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			r, g, b, _ := p.At(x, y).RGBA()
			sum += 1 - float64(r+g+b)/(3*0xffff)
			n++
		}
	}
	return sum / float64(n)
}
