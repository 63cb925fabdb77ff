package api

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"xueshi/domain"
	"xueshi/store"
)

const (
	maxLines    = 20_000
	maxUnzipped = 256 << 20 // a sheet that grows beyond it is a bomb, not a list
	maxFaults   = 200       // told of one sheet; who has more mends these first
	xlsxType    = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
)

// column is one column of a sheet, found by its header in the first row, wherever it stands.
type column struct {
	field    string // of the line, as refusals name it
	header   string
	example  string // in the template
	optional bool   // the whole column may be missing
}

// sheet is a list read from the first worksheet of a workbook.
type sheet struct {
	Lines [][]string // in the order of the columns

	columns []column
	at      []int // of each column: where it stands, from 1; 0 where it is missing
	rows    []int // of each line: its row, from 1
}

// readSheet reads a workbook's first worksheet: a row of headers, then a line a row; empty rows are passed over. Cells
// come as their raw values without blanks around them. It refuses what is no workbook, lacks a column or is too long.
func readSheet(file io.Reader, columns []column) (*sheet, error) {
	book, err := excelize.OpenReader(file, excelize.Options{RawCellValue: true, UnzipSizeLimit: maxUnzipped, UnzipXMLSizeLimit: maxUnzipped})
	if err != nil {
		return nil, domain.Refuse("", "import.not_xlsx", "file")
	}
	defer book.Close() //nolint:errcheck // only removes its temporary files
	rows, err := book.Rows(book.GetSheetName(0))
	if err != nil {
		return nil, domain.Refuse("", "import.not_xlsx", "file")
	}
	defer rows.Close() //nolint:errcheck // as above
	s := &sheet{columns: columns}
	for row := 1; rows.Next(); row++ {
		cells, err := rows.Columns()
		if err != nil {
			return nil, domain.Refuse("", "import.not_xlsx", "file")
		}
		if s.at == nil {
			if err := s.findColumns(cells).Err(); err != nil {
				return nil, err
			}
			continue
		}
		if line := s.line(cells); strings.Join(line, "") != "" {
			s.rows, s.Lines = append(s.rows, row), append(s.Lines, line)
		}
		if len(s.Lines) > maxLines {
			return nil, domain.Refuse("", "import.too_long", "file", "most", maxLines)
		}
	}
	if len(s.Lines) == 0 {
		return nil, domain.Refuse("", "import.empty", "file")
	}
	return s, nil
}

// findColumns finds each column by its header.
func (s *sheet) findColumns(headers []string) domain.Refusals {
	for i := range headers {
		headers[i] = strings.TrimSpace(headers[i])
	}
	var missing domain.Refusals
	s.at = make([]int, len(s.columns))
	for i, c := range s.columns {
		s.at[i] = slices.Index(headers, c.header) + 1
		if s.at[i] == 0 && !c.optional {
			missing = append(missing, *domain.Refuse("", "import.no_column", "file", "header", c.header))
		}
	}
	return missing
}

// line takes a row's cells in the order of the columns.
func (s *sheet) line(cells []string) []string {
	line := make([]string, len(s.columns))
	for i, at := range s.at {
		if at > 0 && at <= len(cells) {
			line[i] = strings.TrimSpace(cells[at-1])
		}
	}
	return line
}

// refusals points the refusals of lines to the sheet's cells, such as B7, and names their column. Where the column is
// missing it points to the row.
func (s *sheet) refusals(err error) error {
	var lines store.LineRefusals
	if !errors.As(err, &lines) {
		return err
	}
	refusals := make(domain.Refusals, 0, min(len(lines), maxFaults))
	for _, l := range lines[:min(len(lines), maxFaults)] {
		i := slices.IndexFunc(s.columns, func(c column) bool { return c.field == l.Field })
		facts := map[string]any{"row": s.rows[l.Line]}
		maps.Copy(facts, l.Facts)
		l.Field = strconv.Itoa(s.rows[l.Line])
		if i >= 0 && s.at[i] > 0 {
			letters, err := excelize.ColumnNumberToName(s.at[i])
			if err != nil {
				return fmt.Errorf("name a cell: %w", err)
			}
			l.Field = letters + l.Field
			facts["column"] = s.columns[i].header
		}
		l.Facts = facts
		refusals = append(refusals, l.Refusal)
	}
	if more := len(lines) - maxFaults; more > 0 {
		refusals = append(refusals, *domain.Refuse("", "import.more", "file", "more", more))
	}
	return refusals
}

// template writes a workbook with the columns' headers and one example line. Its cells are texts, because a
// spreadsheet would round an ID number otherwise.
func template(columns []column) ([]byte, error) {
	book := excelize.NewFile()
	defer book.Close() //nolint:errcheck // only removes its temporary files
	name := book.GetSheetName(0)
	text, err := book.NewStyle(&excelize.Style{NumFmt: 49})
	if err != nil {
		return nil, fmt.Errorf("write template: %w", err)
	}
	last, err := excelize.ColumnNumberToName(len(columns))
	if err != nil {
		return nil, fmt.Errorf("write template: %w", err)
	}
	headers, examples := make([]any, len(columns)), make([]any, len(columns))
	for i, c := range columns {
		headers[i], examples[i] = c.header, c.example
	}
	var file bytes.Buffer
	err = errors.Join(
		book.SetColStyle(name, "A:"+last, text),
		book.SetColWidth(name, "A", last, 24),
		book.SetSheetRow(name, "A1", &headers),
		book.SetSheetRow(name, "A2", &examples),
		book.Write(&file),
	)
	if err != nil {
		return nil, fmt.Errorf("write template: %w", err)
	}
	return file.Bytes(), nil
}
