package documents

import (
	"fmt"
	"strconv"

	"xueshi/domain"
)

// Certificate is the entry pages of a person's certificate (继续教育证书登记页, R19, R20).
type Certificate struct {
	Meta
	Name     string
	IDNumber string // as the reader may see it
	Unit     string
	Series   string
	Number   string // empty: none was issued yet
	Volume   int    // of the booklet; 0 is the first
	IssuedOn domain.Date
	Years    []CertificateYear
}

// CertificateYear is one stamped year.
type CertificateYear struct {
	Year      int
	Totals    domain.Totals
	Subjects  string // what was learned
	Serial    string
	StampedOn domain.Date
}

// Certificate prints the page with photo and steel seal, and the years that were stamped.
func (p *Press) Certificate(c Certificate) ([]byte, error) {
	return p.print(printed{title: "继续教育证书登记页 " + c.Name, at: c.At}, func(s *paper) {
		s.title("专业技术人员", "继续教育证书登记页")
		s.aside("证书编号："+or(c.Number, "（未编号）"), fmt.Sprintf("第%d册", max(c.Volume, 1)))
		s.holder(c)
		s.y += 8
		s.text(side, s.y, s.inner(), style{size: 14, bold: true, align: center}, "年度学时登记")
		s.y += 9
		head := []cell{
			{text: "年度", width: 16},
			{text: "学习内容", width: 50},
			{text: "公需", width: 14},
			{text: "专业", width: 14},
			{text: "合计", width: 14},
			{text: "审核编号", width: 40},
			{text: "审核日期", width: 22},
		}
		s.table(head, 16, len(c.Years), func(i int) []string {
			y := c.Years[i]
			return []string{
				strconv.Itoa(y.Year), y.Subjects, strconv.Itoa(int(y.Totals.Common)), strconv.Itoa(int(y.Totals.Specialty)),
				strconv.Itoa(int(y.Totals.Sum())), y.Serial, y.StampedOn.String(),
			}
		})
		if len(c.Years) == 0 {
			s.row(10, cell{text: "（无已审验年度）", width: s.inner(), style: style{align: center}})
		}
		s.y += 3
		s.notes("本页内容与年度审核登记表一致方为有效。", "证书登记满后续办、丢失或损毁后补办，编号不变。")
	})
}

// holder is whose certificate it is, with room for the photo (两寸, 35 by 49 mm) and the steel seal across it.
func (s *paper) holder(c Certificate) {
	const photo, high, name, rowHeight = 41.0, 55.0, 30.0, 11.0
	y := s.y
	width := s.inner() - photo - name
	for _, one := range [][2]string{
		{"姓　　名", c.Name},
		{"身份证号码", c.IDNumber},
		{"工作单位", c.Unit},
		{"专业系列", c.Series},
		{"发证日期", day(c.IssuedOn)},
	} {
		s.row(rowHeight, label(one[0], name), value(one[1], width))
	}
	height := max(s.y-y, high)
	x := s.width - side - photo
	s.box(x, y, photo, height)
	t := style{size: 9, align: center}
	s.text(x, y+height/2-6, photo, t, "（两寸照片）")
	s.text(x, y+height/2, photo, t, "骑缝加盖钢印")
	s.y = y + height
}
