package documents

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"xueshi/domain"
)

// zone is where the samples are printed.
var zone = time.FixedZone("CST", 8*3600)

func meta() Meta {
	return Meta{
		Office: Office{
			Name: "广德市人力资源和社会保障局", Section: "人社局事业专技科", SealText: "广德市专业技术人员继续教育审核专用章", Hotline: "0563-6040320",
		},
		Year: 2020, At: time.Date(2020, 9, 18, 10, 30, 0, 0, zone),
	}
}

func on(month time.Month, day int) domain.Date { return domain.NewDate(2020, month, day) }

func receipt() FilingReceipt {
	return FilingReceipt{
		Meta: meta(), Number: "广继备〔2020〕0012号", Department: "市财政局", Provider: "宣城市机械电子工程学校", Series: "会计",
		Subject: "政府会计准则制度与行政事业单位内部控制", Content: "政府会计准则制度解读（20学时）；行政事业单位内部控制规范与案例（20学时）；预算绩效管理（12学时）；财政法规与会计职业道德（8学时）。",
		Hours: 60, StartsOn: on(7, 1), EndsOn: on(7, 10), Place: "宣城市机械电子工程学校报告厅", Teachers: []string{"王建国", "李慧敏", "欧阳修文"},
		Fee: 36000, FeeBasis: "皖物价局规定的标准", People: 86, FiledOn: on(5, 29), AcceptedOn: on(6, 3), RecordWithin: 10,
	}
}

func names(i int) string {
	family, given := []rune("赵钱孙李周吴郑王冯陈褚卫"), []string{"伟", "秀英", "建国", "敏", "志强", "晓燕", "龑", "文博", "丽华"}
	return string(family[i%len(family)]) + given[i%len(given)]
}

func roster() Roster {
	r := Roster{
		Meta: meta(), Number: "广继备〔2020〕0012号", Department: "市财政局", Provider: "宣城市机械电子工程学校", Subject: "政府会计准则制度与行政事业单位内部控制",
		Hours: 60, StartsOn: on(7, 1), EndsOn: on(7, 10), Place: "宣城市机械电子工程学校报告厅",
	}
	for i := range 46 {
		one := RosterPerson{Name: names(i), IDNumber: fmt.Sprintf("341822********%03dX", i), Unit: "广德市誓节镇财政所", UnitKind: "乡镇事业单位"}
		if i%3 == 0 {
			one.Unit, one.UnitKind = "广德天运新技术股份有限公司（本部）", "企业"
		}
		r.People = append(r.People, one)
	}
	return r
}

func transcript() TranscriptRegister {
	r := TranscriptRegister{
		Meta: meta(), Unit: "广德某会计师事务所", Course: "新时代专业技术人员新理念素养提升", TaughtBy: "安徽广播电视大学", PassScore: 60, State: "学时已登记",
	}
	for i := range 12 {
		l := TranscriptLine{Name: names(i), IDNumber: fmt.Sprintf("341822********%03d4", i), Unit: r.Unit, ExamOn: on(6, 8+i), Score: 61 + 3*i, Hours: 30}
		if i == 5 {
			l.Score, l.Hours, l.Note = 52, 0, "成绩不合格，不予登记"
		}
		r.Lines = append(r.Lines, l)
	}
	return r
}

func submission() Submission {
	r := Submission{
		Meta: meta(), Unit: "广德某会计师事务所", UnitCode: "91341822MA2N0ABC1X", FiledOn: on(9, 7), StampedOn: on(9, 18), State: "已盖章", Need: 90,
	}
	for i := range 14 {
		one := SubmittedPerson{
			Name: names(i), IDNumber: fmt.Sprintf("341822********%03d4", i), Series: "会计", Totals: domain.Totals{Common: 30, Specialty: 60 + domain.Hours(i%4)*4},
			State: "审验合格", Serial: fmt.Sprintf("广继审〔2020〕%05d号", 101+i),
		}
		switch i {
		case 4:
			one.State, one.Serial, one.Note = "退回", "", "培训证书原件未见，请补齐"
		case 7:
			one.Note = "错过评审时段"
		}
		r.People = append(r.People, one)
	}
	return r
}

func record() YearRecord {
	return YearRecord{
		Meta: meta(), Name: "欧阳建国", IDNumber: "341822198801011234", Unit: "广德天运新技术股份有限公司", Series: "经济、电子信息",
		Lines: []RecordLine{
			{domain.Common, "《新时代专业技术人员新理念素养提升》", on(6, 12), 30, "—"},
			{domain.Specialty, "工业互联网与智能制造应用", on(7, 10), 40, "广继备〔2020〕0021号"},
			{domain.Specialty, "论文《中小企业数字化转型路径研究》（成果认定）", on(8, 3), 20, "成果认定"},
		},
		Totals: domain.Totals{Common: 30, Specialty: 60}, Need: domain.Totals{Common: 30, Specialty: 60}, NeedTotal: 90, Outcome: "已完成年度学习任务",
		Serial: "广继审〔2020〕00108号", StampedOn: on(9, 18), CheckCode: "K7QD2MXW4A",
		CheckURL: "https://xueshi.example.cn/check/AQfkAAAAbB48AGgBAgMEBQYHCGfmrKfvvIrvvIrvvIpXk2f0v1mZ9uJ2c8Qx6h0PzYk3T5rNq7wLsD4eBvXgAaCjHoMiU9yRtKlOpWnEzSfIbVdGxQuJ5",
	}
}

func certificate() Certificate {
	return Certificate{
		Meta: meta(), Name: "欧阳建国", IDNumber: "341822198801011234", Unit: "广德天运新技术股份有限公司", Series: "经济、电子信息",
		Number: "广继证0000108号", Volume: 1, IssuedOn: on(3, 16),
		Years: []CertificateYear{
			{2018, domain.Totals{Common: 30, Specialty: 60}, "人工智能与健康；机械设计与制造", "广继审〔2018〕00077号", domain.NewDate(2018, 9, 20)},
			{2019, domain.Totals{Common: 30, Specialty: 64}, "创新驱动与知识产权；智能制造", "广继审〔2019〕00091号", domain.NewDate(2019, 9, 12)},
			{2020, domain.Totals{Common: 30, Specialty: 60}, "新时代专业技术人员新理念素养提升；工业互联网与智能制造应用", "广继审〔2020〕00108号", on(9, 18)},
		},
	}
}

func postponed() Postponed {
	r := Postponed{Meta: meta(), For: "市财政局主管单位及会计系列", ClosedOn: on(12, 31)}
	r.At = time.Date(2021, 1, 4, 9, 0, 0, 0, zone)
	for i := range 9 {
		one := PostponedPerson{
			Name: names(i), IDNumber: fmt.Sprintf("341822********%03d4", i), Unit: "广德市誓节镇财政所", Series: "会计", Reasons: []string{"专业科目差12学时（要求60学时）"},
			Consequences: []string{"专业技术职务任期顺延1年", "专业技术岗位等级晋升年限顺延1年", "不予推荐参加职称评审、聘任，年度考核不评为优秀"},
		}
		if i%4 == 1 {
			one.Reasons = append(one.Reasons, "未取得公需科目学时")
		}
		r.People = append(r.People, one)
	}
	return r
}

func statistics() Statistics {
	r := Statistics{Meta: meta(), State: "进行中", Plans: 37, Submissions: 52, ByUnitKind: []Tally{
		{"企业", 310, 120, 96, 402, 14500, 27400}, {"事业单位", 702, 88, 164, 880, 28100, 55020}, {"社会组织", 60, 22, 31, 70, 2950, 5610}, {"乡镇事业单位", 248, 61, 98, 310, 11400, 21100},
	}}
	for i, name := range []string{"教师", "卫生", "建设", "水利水电", "农业（农机）", "林业", "经济、电子信息", "交通工程", "党校教师", "环境", "会计", "群文、艺术、文博", "电视工程、播音、编辑"} {
		n := 300 - 20*i
		t := Tally{name, n * 6 / 10, n / 6, n - n*6/10 - n/6, n * 8 / 10, domain.Hours(n * 26), domain.Hours(n * 50)}
		r.BySeries = append(r.BySeries, t)
		t.Name = "市" + name + "主管局"
		r.ByDepartment = append(r.ByDepartment, t)
		r.All = Tally{
			"", r.All.Completed + t.Completed, r.All.Incomplete + t.Incomplete, r.All.Undecided + t.Undecided, r.All.InPlan + t.InPlan,
			r.All.Common + t.Common, r.All.Specialty + t.Specialty,
		}
	}
	return r
}

// press is shared by the tests: reading two fonts takes a moment.
var press = sync.OnceValues(func() (*Press, error) {
	signer, err := TestSigner()
	if err != nil {
		return nil, err
	}
	return NewPress(signer, 2), nil
})

// sample is a document to look at.
type sample struct {
	name   string
	sealed bool
	print  func(p *Press) ([]byte, error)
}

func samples() []sample {
	waiting := receipt()
	waiting.AcceptedOn, waiting.State = domain.Date{}, "待审核"
	unstamped := record()
	unstamped.Serial, unstamped.StampedOn, unstamped.Outcome, unstamped.Lines = "", domain.Date{}, "尚未确定", unstamped.Lines[:1]
	unstamped.Totals.Specialty = 0
	return []sample{
		{"receipt", true, func(p *Press) ([]byte, error) { return p.FilingReceipt(receipt()) }},
		{"receipt-waiting", false, func(p *Press) ([]byte, error) { return p.FilingReceipt(waiting) }},
		{"roster", false, func(p *Press) ([]byte, error) { return p.Roster(roster()) }},
		{"transcript", false, func(p *Press) ([]byte, error) { return p.TranscriptRegister(transcript()) }},
		{"submission", true, func(p *Press) ([]byte, error) { return p.Submission(submission()) }},
		{"record", true, func(p *Press) ([]byte, error) { return p.YearRecord(record()) }},
		{"record-unstamped", false, func(p *Press) ([]byte, error) { return p.YearRecord(unstamped) }},
		{"certificate", false, func(p *Press) ([]byte, error) { return p.Certificate(certificate()) }},
		{"postponed", true, func(p *Press) ([]byte, error) { return p.Postponed(postponed()) }},
		{"statistics", false, func(p *Press) ([]byte, error) { return p.Statistics(statistics()) }},
	}
}

func printSample(t *testing.T, one sample) []byte {
	t.Helper()
	p, err := press()
	if err != nil {
		t.Fatal(err)
	}
	pdf, err := one.print(p)
	if err != nil {
		t.Fatal(err)
	}
	return pdf
}
