package documents

import (
	"fmt"
	"strconv"

	"xueshi/domain"
)

// YearRecord is a person's year, sealed when it was stamped (年度审核登记表, R15).
type YearRecord struct {
	Meta
	Name      string
	IDNumber  string // as the reader may see it
	Unit      string
	Series    string
	Lines     []RecordLine
	Totals    domain.Totals
	NeedTotal domain.Hours
	Need      domain.Totals
	Outcome   string // in Chinese
	Serial    string // empty: not stamped
	StampedOn domain.Date
	CheckURL  string // what the QR code holds: the public check with the signed code
	CheckCode string // for who types it
}

// RecordLine is one line of the ledger.
type RecordLine struct {
	Subject  domain.Subject
	Title    string
	EarnedOn domain.Date
	Hours    domain.Hours
	Source   string // number of the case
}

// YearRecord prints the record; sealed and signed once it is stamped.
func (p *Press) YearRecord(r YearRecord) ([]byte, error) {
	stamped := r.Serial != ""
	d := printed{title: fmt.Sprintf("%d年度审核登记表 %s", r.Year, r.Name), at: r.At, sealed: stamped, reason: "年度学时审核"}
	return p.print(d, func(s *paper) {
		s.title("专业技术人员继续教育", "年度审核登记表")
		s.aside(fmt.Sprintf("审核年度：%d年度", r.Year), "编号："+or(r.Serial, "（未盖章）"))
		const name = 28.0
		half := s.inner()/2 - name
		pair := func(key, text, key2, text2 string) {
			s.row(9.5, label(key, name), value(text, half), label(key2, name), value(text2, half))
		}
		pair("姓　　名", r.Name, "身份证号码", r.IDNumber)
		pair("工作单位", r.Unit, "专业系列", r.Series)
		s.learned("公需科目", domain.Common, r)
		s.learned("专业科目", domain.Specialty, r)
		s.totals(r)
		s.approval(r)
	})
}

// learned is one subject's part of the ledger.
func (s *paper) learned(title string, subject domain.Subject, r YearRecord) {
	s.row(8, cell{text: title + "学习情况", width: s.inner(), style: style{bold: true, align: center}})
	widths := []float64{12, 74, 26, 16, s.inner() - 128}
	small := style{size: 10, align: center}
	row := func(texts ...string) {
		cells := make([]cell, len(texts))
		for i, text := range texts {
			cells[i] = cell{text: text, width: widths[i], style: small}
		}
		s.row(7.5, cells...)
	}
	row("序号", "学习内容", "完成日期", "学时", "登记依据")
	n := 0
	for _, l := range r.Lines {
		if l.Subject == subject {
			n++
			row(strconv.Itoa(n), l.Title, l.EarnedOn.String(), strconv.Itoa(int(l.Hours)), or(l.Source, "—"))
		}
	}
	if n == 0 {
		row("", "（无登记）", "", "", "")
	}
}

func (s *paper) totals(r YearRecord) {
	sixth := s.inner() / 6
	t := style{align: center}
	var cells []cell
	for _, one := range []struct {
		name      string
		got, need domain.Hours
	}{{"公需科目", r.Totals.Common, r.Need.Common}, {"专业科目", r.Totals.Specialty, r.Need.Specialty}, {"合　　计", r.Totals.Sum(), r.NeedTotal}} {
		cells = append(cells, cell{text: one.name, width: sixth, style: t},
			cell{text: fmt.Sprintf("%s\n（要求%d）", hours(one.got), one.need), width: sixth, style: t})
	}
	s.row(12, cells...)
}

// approval is the bureau's opinion with seal, day and QR code.
func (s *paper) approval(r YearRecord) {
	const height, name = 62.0, 28.0
	s.need(height)
	y, width := s.y, s.inner()-name
	x := side + name
	stamped := r.Serial != ""
	s.box(side, y, name, height)
	t := style{size: 11, align: center}
	s.text(side, y+height/2-t.line(), name, t, "审　核")
	s.text(side, y+height/2, name, t, "意　见")
	s.box(x, y, width, height)
	says := "尚未盖章。" + r.Outcome + "。"
	if stamped {
		says = fmt.Sprintf("经审核，该同志%d年度继续教育学习%s，达到规定要求，审验合格，予以登记。", r.Year, hours(r.Totals.Sum()))
		s.seal(x+width-36, y+height-27, r.Office.SealText)
	}
	body := style{size: 12}
	for i, line := range s.wrap(body, width-8, "　　"+says) {
		s.text(x+4, y+4+float64(i)*body.line(), width-8, body, line)
	}
	s.text(x+width-72, y+height-24, 72, t, r.Office.Name)
	s.text(x+width-72, y+height-15, 72, t, day(r.StampedOn))
	if stamped && r.CheckURL != "" {
		const size = 30.0
		s.qr(x+4, y+height-size-8, size, r.CheckURL)
		s.text(x+4, y+height-7.5, size, style{size: 8, align: center}, "扫码核验　"+r.CheckCode)
	}
	s.y += height + 3
	s.notes("本表由" + r.Office.Section + "审核盖章，加盖印章并附电子签名后有效；涂改无效。真伪可扫描二维码核验。")
}
