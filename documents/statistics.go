package documents

import (
	"fmt"
	"slices"
	"strconv"

	"xueshi/domain"
)

// Statistics is a year in numbers.
type Statistics struct {
	Meta
	For          string // whose people they are; empty: all
	State        string // of the year, in Chinese
	All          Tally
	BySeries     []Tally
	ByDepartment []Tally
	ByUnitKind   []Tally
	Plans        int
	Submissions  int
}

// Tally counts people of one kind.
type Tally struct {
	Name       string
	Completed  int
	Incomplete int
	Undecided  int
	InPlan     int          // on the roster of a plan
	Common     domain.Hours // registered, all together
	Specialty  domain.Hours
}

// Plus adds two counts, under the first one's name.
func (t Tally) Plus(other Tally) Tally {
	return Tally{
		Name: t.Name, Completed: t.Completed + other.Completed, Incomplete: t.Incomplete + other.Incomplete, Undecided: t.Undecided + other.Undecided,
		InPlan: t.InPlan + other.InPlan, Common: t.Common + other.Common, Specialty: t.Specialty + other.Specialty,
	}
}

// Count adds a count to the one of that name, the largest first.
func Count(all []Tally, name string, more Tally) []Tally {
	i := slices.IndexFunc(all, func(t Tally) bool { return t.Name == name })
	if i < 0 {
		all, i = append(all, Tally{Name: name}), len(all)
	}
	all[i] = all[i].Plus(more)
	slices.SortStableFunc(all, func(a, b Tally) int { return b.enrolled() - a.enrolled() })
	return all
}

func (t Tally) enrolled() int { return t.Completed + t.Incomplete + t.Undecided }

func (t Tally) shares() []share {
	return []share{{"已完成", t.Completed, dark()}, {"未完成", t.Incomplete, mid()}, {"未确定", t.Undecided, light()}}
}

// Statistics prints the year's numbers with charts.
func (p *Press) Statistics(r Statistics) ([]byte, error) {
	return p.print(printed{title: fmt.Sprintf("%d年度继续教育统计", r.Year), at: r.At}, func(s *paper) {
		s.title(r.Office.Name, fmt.Sprintf("%d年度专业技术人员继续教育统计", r.Year))
		s.aside("范围："+or(r.For, "全市")+"　　年度状态："+r.State, "统计时间："+minute(r.At))
		s.figures(r)
		s.heading("一、完成情况")
		s.ring(side+38, s.y+28, 25, r.All.shares())
		s.legend(side+84, s.y+16, r.All.shares())
		s.y += 60
		s.heading("二、各系列人数与完成情况")
		s.bars(r.BySeries, 42)
		for _, part := range []struct {
			title string
			rows  []Tally
		}{{"三、按专业系列", r.BySeries}, {"四、按行业主管部门", r.ByDepartment}, {"五、按单位性质", r.ByUnitKind}} {
			s.need(40)
			s.heading(part.title)
			s.tallies(part.rows, r.All)
		}
	})
}

// figures are the headline numbers, side by side.
func (s *paper) figures(r Statistics) {
	const height = 20.0
	all := []struct{ name, number string }{
		{"应参加人数", strconv.Itoa(r.All.enrolled())},
		{"列入培训计划", percent(r.All.InPlan, r.All.enrolled())},
		{"备案培训班", strconv.Itoa(r.Plans)},
		{"登记学时", strconv.Itoa(int(r.All.Common + r.All.Specialty))},
		{"报送批次", strconv.Itoa(r.Submissions)},
	}
	width := s.inner() / float64(len(all))
	for i, one := range all {
		x := side + float64(i)*width
		s.box(x, s.y, width, height)
		s.text(x, s.y+2, width, style{size: 17, bold: true, align: center}, one.number)
		s.text(x, s.y+12.5, width, style{size: 9.5, align: center}, one.name)
	}
	s.y += height
}

func (s *paper) heading(text string) {
	s.y += 6
	s.text(side, s.y, s.inner(), style{size: 13, bold: true}, text)
	s.y += 9
}

func (s *paper) tallies(rows []Tally, all Tally) {
	head := []cell{
		{text: "名　称", width: 46},
		{text: "应参加", width: 17},
		{text: "列入计划", width: 19},
		{text: "已完成", width: 17},
		{text: "未完成", width: 17},
		{text: "未确定", width: 17},
		{text: "完成率", width: 16},
		{text: "人均学时", width: 21},
	}
	all.Name = "合　计"
	rows = append(slices.Clip(rows), all)
	s.table(head, 0, len(rows), func(i int) []string {
		t := rows[i]
		mean := "—"
		if n := t.enrolled(); n > 0 {
			mean = fmt.Sprintf("%.1f", float64(t.Common+t.Specialty)/float64(n))
		}
		return []string{
			t.Name, strconv.Itoa(t.enrolled()), strconv.Itoa(t.InPlan), strconv.Itoa(t.Completed), strconv.Itoa(t.Incomplete), strconv.Itoa(t.Undecided),
			percent(t.Completed, t.enrolled()), mean,
		}
	})
}
