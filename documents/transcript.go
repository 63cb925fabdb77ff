package documents

import (
	"fmt"
	"strconv"

	"xueshi/domain"
)

// TranscriptRegister is a batch of results of the common subject as the bureau registered them (R7).
type TranscriptRegister struct {
	Meta
	Unit      string // who handed it in
	Course    string
	TaughtBy  string
	PassScore int
	State     string // of the batch, in Chinese
	Lines     []TranscriptLine
}

// TranscriptLine is one person's result.
type TranscriptLine struct {
	Name     string
	IDNumber string // as the reader may see it
	Unit     string
	ExamOn   domain.Date
	Score    int
	Hours    domain.Hours // registered; 0: none
	Note     string       // why none
}

// TranscriptRegister prints the register.
func (p *Press) TranscriptRegister(r TranscriptRegister) ([]byte, error) {
	return p.print(printed{title: fmt.Sprintf("%d年度公需科目学时登记册", r.Year), at: r.At}, func(s *paper) {
		registered, sum := 0, domain.Hours(0)
		for _, l := range r.Lines {
			if l.Hours > 0 {
				registered, sum = registered+1, sum+l.Hours
			}
		}
		s.title(fmt.Sprintf("%d年度专业技术人员继续教育", r.Year), "公需科目学时登记册")
		s.aside("报送单位："+r.Unit, "办理状态："+r.State)
		s.aside("学习内容：《"+r.Course+"》", "")
		s.aside("施教单位："+r.TaughtBy, fmt.Sprintf("合格分数：%d分", r.PassScore))
		head := []cell{
			{text: "序号", width: 12},
			{text: "姓　名", width: 20},
			{text: "身份证号码", width: 37},
			{text: "工作单位", width: 38},
			{text: "考试日期", width: 21},
			{text: "成绩", width: 12},
			{text: "登记学时", width: 30},
		}
		s.table(head, 22, len(r.Lines), func(i int) []string {
			l := r.Lines[i]
			granted := or(l.Note, "—")
			if l.Hours > 0 {
				granted = strconv.Itoa(int(l.Hours))
			}
			return []string{strconv.Itoa(i + 1), l.Name, l.IDNumber, l.Unit, l.ExamOn.String(), strconv.Itoa(l.Score), granted}
		})
		s.y += 3
		s.need(20)
		s.aside(fmt.Sprintf("合计：报送%d人，登记%d人，%d学时。", len(r.Lines), registered, sum), "")
		s.y += 4
		s.aside("登记部门："+r.Office.Section, "经办人：　　　　　　　　登记日期："+day(domain.Date{}))
	})
}
