package policy

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Numbers are the formats of what the bureau numbers (R3, R15, R19). In a format, {year} stands for the policy's year
// and {seq} for the running number, {seq:04} for the same with zeros to four digits.
type Numbers struct {
	Filing      string
	Stamp       string
	Certificate string
}

// FilingNumber returns the number of the year's seq-th accepted filing, e.g. 广继备〔2020〕0001号 (R3).
func (p *Policy) FilingNumber(seq int) string { return p.numbered(p.Numbers.Filing, seq) }

// StampNumber returns the serial number of the year's seq-th stamped person-year (R15).
func (p *Policy) StampNumber(seq int) string { return p.numbered(p.Numbers.Stamp, seq) }

// CertificateNumber returns the number of the seq-th certificate; a person keeps it for life (R19).
func (p *Policy) CertificateNumber(seq int) string { return p.numbered(p.Numbers.Certificate, seq) }

func (p *Policy) numbered(format string, seq int) string {
	return placeholder.ReplaceAllStringFunc(format, func(hole string) string {
		if hole == "{year}" {
			return strconv.Itoa(p.Year)
		}
		width, err := strconv.Atoi(strings.Trim(hole, "{seq:}"))
		if err != nil {
			width = 0 // {seq} has no width
		}
		return fmt.Sprintf("%0*d", width, seq)
	})
}

// placeholder matches what numbered fills in.
var placeholder = regexp.MustCompile(`\{(year|seq(:0[1-9])?)\}`)

// checkFormat says what is wrong with a number's format, or nothing. A yearly count that starts anew at 1 needs the
// year in it, or two years would share numbers.
func checkFormat(format string, yearly bool) string {
	rest := placeholder.ReplaceAllString(format, "")
	switch {
	case strings.ContainsAny(rest, "{}"):
		return "may only hold {year}, {seq} or {seq:0N} with N from 1 to 9 in braces"
	case strings.Count(format, "{seq") != 1:
		return "must contain {seq}, or {seq:04} for four digits, exactly once"
	case yearly && !strings.Contains(format, "{year}"):
		return "must contain {year}, because the count starts anew each year"
	default:
		return ""
	}
}
