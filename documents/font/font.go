package font

import (
	"embed"
	"fmt"
)

//go:embed all:ttf
var files embed.FS

// Regular returns the font of running text, as TrueType; an error if the program was built without it.
func Regular() ([]byte, error) { return read("NotoSerifSC_400Regular.ttf") }

// Bold returns the font of titles.
func Bold() ([]byte, error) { return read("NotoSerifSC_700Bold.ttf") }

func read(name string) ([]byte, error) {
	data, err := files.ReadFile("ttf/" + name)
	if err != nil {
		return nil, fmt.Errorf("built without fonts, which `make fonts` brings: %w", err)
	}
	return data, nil
}
