package documents

import (
	"fmt"
	"strconv"

	"xueshi/domain"
)

// Roster is who takes part in a plan (参训人员名单).
type Roster struct {
	Meta
	Number     string
	Department string
	Provider   string
	Subject    string
	Hours      domain.Hours
	StartsOn   domain.Date
	EndsOn     domain.Date
	Place      string
	People     []RosterPerson
}

// RosterPerson is one line of a roster; the ID number comes as the reader may see it.
type RosterPerson struct{ Name, IDNumber, Unit, UnitKind string }

// Roster prints the list, with a column to sign in.
func (p *Press) Roster(r Roster) ([]byte, error) {
	return p.print(printed{title: "参训人员名单 " + r.Number, at: r.At}, func(s *paper) {
		s.title(fmt.Sprintf("%d年度专业技术人员继续教育", r.Year), "专业科目参训人员名单")
		s.aside("培训主题："+r.Subject, "")
		s.aside("主管部门："+r.Department, "备案编号："+r.Number)
		s.aside("施教机构："+r.Provider, "学时："+strconv.Itoa(int(r.Hours)))
		s.aside("培训时间："+span(r.StartsOn, r.EndsOn), fmt.Sprintf("共%d人", len(r.People)))
		s.aside("培训地点："+r.Place, "")
		head := []cell{
			{text: "序号", width: 12},
			{text: "姓　名", width: 21},
			{text: "身份证号码", width: 38},
			{text: "工作单位", width: 54},
			{text: "单位性质", width: 25},
			{text: "签　到", width: 20},
		}
		s.table(head, 12, len(r.People), func(i int) []string {
			one := r.People[i]
			return []string{strconv.Itoa(i + 1), one.Name, one.IDNumber, one.Unit, one.UnitKind, ""}
		})
		s.y += 6
		s.need(10)
		s.aside("施教机构（盖章）：", "填表日期："+day(domain.Date{}))
	})
}
