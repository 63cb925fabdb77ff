package documents

import (
	"fmt"
	"strings"

	"xueshi/domain"
)

// FilingReceipt is what a department gets for a plan that it filed (备案回执, R3). Until the plan is accepted it says
// that the filing was received, and bears no seal.
type FilingReceipt struct {
	Meta
	Number       string
	Department   string
	Provider     string
	Series       string
	Subject      string
	Content      string
	Hours        domain.Hours
	StartsOn     domain.Date
	EndsOn       domain.Date
	Sessions     []domain.Session
	Place        string
	Teachers     []string
	Fee          int // fen a person
	FeeBasis     string
	People       int
	FiledOn      domain.Date // the filing day that counts
	Waived       bool        // filed later than R2 asks for, and allowed by the chief
	AcceptedOn   domain.Date // zero: not yet
	State        string      // in Chinese
	RecordWithin int         // working days in which results are to be recorded after the last day
}

// FilingReceipt prints the receipt; sealed and signed once the plan is accepted.
func (p *Press) FilingReceipt(r FilingReceipt) ([]byte, error) {
	accepted := !r.AcceptedOn.IsZero()
	d := printed{title: "专业科目培训方案备案回执 " + r.Number, at: r.At, sealed: accepted, reason: "培训方案备案"}
	return p.print(d, func(s *paper) {
		s.title(fmt.Sprintf("%d年度专业技术人员继续教育", r.Year), "专业科目培训方案备案回执")
		s.aside("", "编号："+r.Number)
		s.y += 2
		body := style{size: 12}
		s.paragraph(body, 0, r.Department+"：")
		s.paragraph(body, 2, r.says())
		s.y += 3
		s.planForm(r)
		s.y += 4
		s.notes(r.remarks()...)
		s.y += 4
		if accepted {
			s.signature(r.Office, r.AcceptedOn, true)
		} else {
			s.signature(r.Office, r.FiledOn, false)
		}
	})
}

func (r FilingReceipt) says() string {
	if r.AcceptedOn.IsZero() {
		return fmt.Sprintf("你单位报送的《%s》培训方案已于%s收到，编号%s，目前%s。本回执仅证明收件，不代表准予备案。",
			r.Subject, day(r.FiledOn), r.Number, or(r.State, "待审核"))
	}
	return fmt.Sprintf("你单位于%s报送的《%s》培训方案收悉。经审核，符合备案要求，准予备案。请按下列备案内容组织实施。", day(r.FiledOn), r.Subject)
}

func (r FilingReceipt) remarks() []string {
	remarks := []string{"培训时间、地点、师资、学时如有变更，应在实施前办理变更备案；开班前可以增补参训人员。"}
	if r.RecordWithin > 0 {
		remarks = append(remarks, fmt.Sprintf("培训结束后%d个工作日内登记学时，并附培训实施方案、参训人员名单、成绩证明等材料。", r.RecordWithin))
	}
	if r.Waived {
		remarks = append(remarks, "本方案备案时间不足规定日数，已经批准。")
	}
	if r.Office.Hotline != "" {
		remarks = append(remarks, "咨询电话："+r.Office.Hotline+"。")
	}
	return remarks
}

// planForm is the plan as it was filed.
func (s *paper) planForm(r FilingReceipt) {
	const name, half = 28.0, 57.0
	whole := s.inner() - name
	wide := func(key, text string) { s.row(9, label(key, name), value(text, whole)) }
	pair := func(key, text, key2, text2 string) {
		s.row(9, label(key, name), value(text, half), label(key2, name), value(text2, half))
	}
	wide("培训主题", r.Subject)
	pair("主管部门", r.Department, "施教机构", r.Provider)
	pair("专业系列", r.Series, "备案学时", hours(r.Hours))
	wide("培训时间", span(r.StartsOn, r.EndsOn)+sessions(r.Sessions))
	pair("培训地点", r.Place, "参训人数", fmt.Sprintf("%d人", r.People))
	wide("授课教师", list(r.Teachers))
	fee := "不收费"
	if r.Fee > 0 {
		fee = fmt.Sprintf("每人%s元（依据：%s）", yuan(r.Fee), or(r.FeeBasis, "无"))
	}
	wide("收费标准", fee)
	wide("培训内容", r.Content)
}

// sessions lists when a plan teaches; many are counted.
func sessions(all []domain.Session) string {
	const most = 6
	if len(all) == 0 {
		return ""
	}
	if len(all) > most {
		return fmt.Sprintf("（共%d次课）", len(all))
	}
	texts := make([]string, len(all))
	for i, one := range all {
		texts[i] = fmt.Sprintf("%s %s—%s", one.On, one.From, one.To)
	}
	return "\n" + strings.Join(texts, "；")
}
