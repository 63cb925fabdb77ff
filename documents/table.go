package documents

// cell is one cell of a table or form.
type cell struct {
	text  string
	width float64
	style style
	bare  bool // without borders
}

// The looks of tables, in millimetres.
const (
	padding = 1.6
	outer   = 0.4
	hair    = 0.18
	least   = 8.0 // height of a row
)

// label is a form's cell that says what stands to its right.
func label(text string, width float64) cell {
	return cell{text: text, width: width, style: style{align: center}}
}

// value is a form's cell with what was filled in.
func value(text string, width float64) cell { return cell{text: text, width: width} }

// table draws a head and its rows; the head stands again on every further page. What follows, tail millimetres high, is
// not left alone on a page: the last two rows go with it.
func (s *paper) table(head []cell, tail float64, rows int, row func(i int) []string) {
	for i := range head {
		head[i].style.bold, head[i].style.align = true, center
		if head[i].style.size == 0 {
			head[i].style.size = 10
		}
	}
	s.y++
	s.row(least, head...)
	s.head = head
	for i := range rows {
		if i == rows-2 && s.left() < tail+4*least {
			s.continued()
		}
		texts := row(i)
		cells := make([]cell, len(head))
		for j, h := range head {
			cells[j] = cell{text: texts[j], width: h.width, style: style{size: 9.5, align: s.alignment(texts[j], h)}}
		}
		s.row(7, cells...)
	}
	s.head = nil
}

// alignment puts what fits on one line into the middle, and what wraps at the left.
func (s *paper) alignment(text string, h cell) align {
	if s.measure(style{size: 9.5}, text) > h.width-2*padding {
		return start
	}
	return center
}

// row draws a row of cells that is as high as its highest cell; a full page is followed by another one.
func (s *paper) row(height float64, cells ...cell) {
	lines := make([][]string, len(cells))
	for i, c := range cells {
		lines[i] = s.wrap(c.style, c.width-2*padding, c.text)
		height = max(height, float64(len(lines[i]))*c.style.line()+2*padding)
	}
	if s.left() < height {
		s.continued()
	}
	x := side
	for i, c := range cells {
		y := s.y + (height-float64(len(lines[i]))*c.style.line())/2
		for _, line := range lines[i] {
			s.text(x+padding, y, c.width-2*padding, c.style, line)
			y += c.style.line()
		}
		if !c.bare {
			s.box(x, s.y, c.width, height)
		}
		x += c.width
	}
	s.y += height
}

// continued goes to the next page, under the head of the table that is being drawn.
func (s *paper) continued() {
	s.newPage()
	if head := s.head; head != nil {
		s.head = nil
		s.row(least, head...)
		s.head = head
	}
}

// box draws a border: thin, and thick at the margins.
func (s *paper) box(x, y, width, height float64) {
	s.rule(x, y, x+width, y, hair)
	s.rule(x, y+height, x+width, y+height, hair)
	s.edge(x, y, height)
	s.edge(x+width, y, height)
}

func (s *paper) edge(x, y, height float64) {
	thickness := hair
	if x < side+0.1 || x > s.width-side-0.1 {
		thickness = outer
	}
	s.rule(x, y, x, y+height, thickness)
}
