package documents

import (
	"fmt"
	"strconv"

	"xueshi/domain"
)

// Submission is a unit's people handed in together (统一报送汇总表, R12 to R15).
type Submission struct {
	Meta
	Unit      string
	UnitCode  string
	FiledOn   domain.Date
	StampedOn domain.Date // zero: not stamped; the summary then bears no seal
	State     string      // in Chinese
	Need      domain.Hours
	People    []SubmittedPerson
}

// SubmittedPerson is one line of a summary.
type SubmittedPerson struct {
	Name     string
	IDNumber string // as the reader may see it
	Series   string
	Totals   domain.Totals
	State    string // in Chinese
	Serial   string // of the stamp
	Note     string
}

// Submission prints the summary; sealed and signed once it is stamped.
func (p *Press) Submission(r Submission) ([]byte, error) {
	stamped := !r.StampedOn.IsZero()
	title := fmt.Sprintf("%d年度继续教育学时审验汇总表", r.Year)
	d := printed{title: title + " " + r.Unit, at: r.At, landscape: true, sealed: stamped, reason: "年度学时审验"}
	return p.print(d, func(s *paper) {
		s.title(fmt.Sprintf("%d年度专业技术人员继续教育", r.Year), "学时审验汇总表")
		s.aside("报送单位："+r.Unit+"（"+r.UnitCode+"）", "报送日期："+day(r.FiledOn)+"　　共"+strconv.Itoa(len(r.People))+"人")
		head := []cell{
			{text: "序号", width: 12},
			{text: "姓　名", width: 26},
			{text: "身份证号码", width: 42},
			{text: "系　列", width: 34},
			{text: "公需\n学时", width: 15},
			{text: "专业\n学时", width: 15},
			{text: "合计", width: 15},
			{text: "审验结果", width: 26},
			{text: "盖章编号", width: 44},
			{text: "备　注", width: 28},
		}
		s.table(head, opinionHeight+4, len(r.People), func(i int) []string {
			one := r.People[i]
			number := func(h domain.Hours) string { return strconv.Itoa(int(h)) }
			return []string{
				strconv.Itoa(i + 1), one.Name, one.IDNumber, one.Series, number(one.Totals.Common), number(one.Totals.Specialty), number(one.Totals.Sum()),
				one.State, one.Serial, one.Note,
			}
		})
		s.opinions(r)
	})
}

// opinionHeight is how high the boxes for signatures are.
const opinionHeight = 46.0

// opinions are the boxes for the unit's and the bureau's signatures; the seal lies across the bureau's.
func (s *paper) opinions(r Submission) {
	const height = opinionHeight
	s.y += 4
	s.need(height)
	half := s.inner() / 2
	y := s.y
	t := style{size: 11}
	if !r.StampedOn.IsZero() {
		s.seal(side+half+half/2+18, y+height/2, r.Office.SealText)
	}
	for i, box := range []struct{ title, says, name, on string }{
		{"报送单位意见", "以上人员学时材料属实，同意报送。", "（单位公章）　经办人：", day(domain.Date{})},
		{"审验意见", r.verdict(), r.Office.Name, day(r.StampedOn)},
	} {
		x := side + float64(i)*half
		s.box(x, y, half, height)
		s.text(x+3, y+2, half, style{size: 11, bold: true}, box.title)
		for j, line := range s.wrap(t, half-6, box.says) {
			s.text(x+3, y+10+float64(j)*t.line(), half-6, t, line)
		}
		s.text(x+3, y+height-16, half-6, style{size: 11, align: end}, box.name)
		s.text(x+3, y+height-8, half-6, style{size: 11, align: end}, box.on)
	}
	s.y += height
}

func (r Submission) verdict() string {
	if r.StampedOn.IsZero() {
		return r.State + "。"
	}
	stamped := 0
	for _, one := range r.People {
		if one.Serial != "" {
			stamped++
		}
	}
	return fmt.Sprintf("经审验，%d人公需、专业科目学时均达到要求（全年不少于%d学时），予以盖章。", stamped, r.Need)
}
