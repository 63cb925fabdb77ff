package documents

import "strings"

// wrap breaks a text into lines that fit the width. Chinese breaks anywhere, but no line begins with a closing mark or
// ends with an opening one; words and numbers stay whole as long as they fit.
func (s *paper) wrap(t style, width float64, text string) []string {
	var lines []string
	for part := range strings.SplitSeq(text, "\n") {
		lines = append(lines, s.wrapPart(t, width, part)...)
	}
	return lines
}

func (s *paper) wrapPart(t style, width float64, text string) []string {
	var lines []string
	line, used := "", 0.0
	for _, piece := range pieces(text) {
		w := s.measure(t, piece)
		if used+w > width+0.01 && line != "" {
			lines = append(lines, line)
			line, used = "", 0
		}
		if w <= width {
			line, used = line+piece, used+w
			continue
		}
		for _, r := range piece { // a word that is longer than a line
			w := s.measure(t, string(r))
			if used+w > width+0.01 && line != "" {
				lines = append(lines, line)
				line, used = "", 0
			}
			line, used = line+string(r), used+w
		}
	}
	return append(lines, line)
}

const (
	closing = "，。、；：？！）》」』】〕〉”’％%,.;:?!)]}"
	opening = "（《「『【〔〈“‘([{"
)

// pieces splits a text where a line may end.
func pieces(text string) []string {
	var all []string
	open := false // the last piece must not end a line
	for _, r := range text {
		last := len(all) - 1
		glue := last >= 0 && (open || strings.ContainsRune(closing, r) || narrow(r) && narrow(lastRune(all[last])))
		if glue {
			all[last] += string(r)
		} else {
			all = append(all, string(r))
		}
		open = strings.ContainsRune(opening, r)
	}
	return all
}

// narrow says whether the character belongs to a word or number.
func narrow(r rune) bool { return r > ' ' && r < 0x2E80 && r != '·' }

func lastRune(s string) rune {
	runes := []rune(s)
	return runes[len(runes)-1]
}
