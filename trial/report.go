package trial

import (
	"fmt"
	"strings"

	"xueshi/texts"
)

// String writes the result in Chinese: a table of who would come out otherwise with the reasons below each line, and what
// would be refused.
func (r *Result) String() string {
	b := new(strings.Builder)
	fmt.Fprintf(b, "%d 年度的办理（%d 人，%d 件）按 %s 在 %d 年度重演，至 %s：\n", r.Year, r.People, r.Cases, r.Under, r.Next, r.EndedAt.Format("2006-01-02"))
	r.writePeople(b)
	r.writeRefused(b)
	return b.String()
}

func (r *Result) writePeople(b *strings.Builder) {
	if len(r.Different) == 0 {
		b.WriteString("\n没有人的结果不同。\n")
		return
	}
	fmt.Fprintf(b, "\n结果不同的 %d 人：\n", len(r.Different))
	row := func(cells ...string) {
		widths := []int{10, 34, 22, 30, 30}
		var line strings.Builder
		for i, cell := range cells {
			line.WriteString("  " + padded(cell, widths[i]))
		}
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	row("姓名", "单位", "系列", fmt.Sprintf("%d 年度", r.Year), fmt.Sprintf("按 %d 年度政策", r.Next))
	for _, p := range r.Different {
		row(p.Name, p.Unit, p.Series, p.Was.String(), p.Would.String())
		for _, reason := range p.Reasons {
			b.WriteString("      " + reason.String() + "\n")
		}
	}
}

func (r *Result) writeRefused(b *strings.Builder) {
	if len(r.Refused) == 0 {
		return
	}
	fmt.Fprintf(b, "\n不予受理或结果不同的 %d 件：\n", len(r.Refused))
	for _, f := range r.Refused {
		fmt.Fprintf(b, "  %s  %s  %s，%d 人\n      %s\n", f.On, texts.Kind(f.Kind), f.Title, f.People, Reason{Rule: f.Reason.Rule, Text: f.Reason.Text})
	}
}

// String writes a standing in a few words: 公需30 专业60 已盖章.
func (s Standing) String() string {
	text := fmt.Sprintf("公需%d 专业%d", s.Common, s.Specialty)
	switch {
	case s.Stamped:
		return text + " 已盖章"
	case s.Outcome != "":
		return text + " " + map[bool]string{true: "已完成", false: "未完成"}[s.Outcome == "completed"]
	case s.Complete:
		return text + " 学时已满"
	default:
		return text + " 学时不足"
	}
}

// String writes a reason with its rule and the case.
func (r Reason) String() string {
	text := r.Text
	if r.Case != "" {
		text = "“" + r.Case + "”：" + text
	}
	if r.Rule != "" {
		text = r.Rule + " " + text
	}
	return text
}

// padded fills a cell up with blanks; a Chinese character is two wide.
func padded(cell string, width int) string {
	for _, c := range cell {
		width--
		if c > 0x2E7F { // from here on they are
			width--
		}
	}
	return cell + strings.Repeat(" ", max(width, 0))
}
