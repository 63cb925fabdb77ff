package documents

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"xueshi/domain"
)

// Postponed is who did not complete the year, and what follows (R18).
type Postponed struct {
	Meta
	For      string      // whose people they are; empty: all
	ClosedOn domain.Date // zero: the year is not closed; the list then bears no seal and says that it is not final
	People   []PostponedPerson
}

// PostponedPerson is one line of the list.
type PostponedPerson struct {
	Name         string
	IDNumber     string // as the reader may see it
	Unit         string
	Series       string
	Reasons      []string // in Chinese
	Consequences []string // in Chinese
}

// Postponed prints the list; sealed and signed when the year is closed.
func (p *Press) Postponed(r Postponed) ([]byte, error) {
	final := !r.ClosedOn.IsZero()
	d := printed{title: fmt.Sprintf("%d年度任期顺延人员名单", r.Year), at: r.At, landscape: true, sealed: final, reason: "年度结果"}
	return p.print(d, func(s *paper) {
		s.title(fmt.Sprintf("%d年度未完成继续教育学习任务", r.Year), "专业技术职务任期顺延人员名单")
		on := "截至" + day(dateOf(r.At)) + "，年度尚未结束，名单未定"
		if final {
			on = "截至" + day(r.ClosedOn)
		}
		s.aside("范围："+or(r.For, "全市"), fmt.Sprintf("%s　　共%d人", on, len(r.People)))
		head := []cell{
			{text: "序号", width: 12},
			{text: "姓　名", width: 24},
			{text: "身份证号码", width: 38},
			{text: "工作单位", width: 42},
			{text: "系　列", width: 28},
			{text: "未完成原因", width: 50},
			{text: "后　果", width: 63},
		}
		s.table(head, 2*sealRadius+6, len(r.People), func(i int) []string {
			one := r.People[i]
			return []string{
				strconv.Itoa(i + 1), one.Name, one.IDNumber, one.Unit, one.Series, strings.Join(one.Reasons, "\n"), strings.Join(one.Consequences, "\n"),
			}
		})
		if len(r.People) == 0 {
			s.row(10, cell{text: "（无）", width: s.inner(), style: style{align: center}})
		}
		s.y += 3
		s.signature(r.Office, or2(r.ClosedOn, dateOf(r.At)), final)
	})
}

func dateOf(t time.Time) domain.Date { return domain.DateOf(t) }

// or2 is the first day that is one.
func or2(a, b domain.Date) domain.Date {
	if a.IsZero() {
		return b
	}
	return a
}
