package policy

import (
	"slices"
	"strings"
	"testing"

	"xueshi/domain"
)

func TestShipped_NamesLeadToGoodPolicies(t *testing.T) {
	names := ShippedNames()
	if !slices.Contains(names, "guangde-2020") {
		t.Fatalf("shipped are %q, without guangde-2020", names)
	}
	for _, name := range names {
		source, ok := Shipped(name)
		if !ok {
			t.Fatalf("%s is named, but not there", name)
		}
		p, faults := Parse(source)
		if err := faults.Err(); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if p.Name != name {
			t.Errorf("the policy %s calls itself %s", name, p.Name)
		}
	}
	if _, ok := Shipped("nowhere-1999"); ok {
		t.Error("a policy that does not exist is shipped")
	}
}

// The values of the notice of 2020, compared with the file word by word.
func TestShipped_Guangde2020SaysWhatTheNoticeSays(t *testing.T) {
	p := shipped(t)
	annex := []Series{
		{Name: "教师", Department: "市教体局"},
		{Name: "卫生", Department: "市卫健委"},
		{Name: "建设", Department: "市住建局"},
		{Name: "水利水电", Department: "市水利局"},
		{Name: "农业（农机）", Department: "市农业农村局"},
		{Name: "林业", Department: "市自然资源和规划局"},
		{Name: "经济、电子信息", Department: "市经信局"},
		{Name: "交通工程", Department: "市交通局"},
		{Name: "党校教师", Department: "市委党校"},
		{Name: "环境", Department: "市生态环境分局"},
		{Name: "会计", Department: "市财政局"},
		{Name: "群文、艺术、文博", Department: "市文化旅游局"},
		{Name: "电视工程、播音、编辑", Department: "市融媒体中心"},
	}
	if !slices.Equal(p.Annex, annex) {
		t.Errorf("the annex is %v", p.Annex)
	}
	for name, same := range map[string]bool{
		"hours":          p.Hours == Requirement{Total: 90, Common: 30, Specialty: 60},
		"lead":           p.Plans.LeadDays == 30,
		"pass score":     p.Common.PassScore == 60,
		"course":         p.Common.Course == "新时代专业技术人员新理念素养提升",
		"taught by":      p.Common.TaughtBy == "安徽广播电视大学",
		"platform":       p.Common.Platform == "http://xc.zjzx.ah.cn",
		"platform opens": p.Common.OpensOn == day(t, "2020-05-20"),
		"learning":       p.Learning == Period{From: day(t, "2020-01-01"), To: day(t, "2020-12-31")},
		"closes":         p.ClosesOn == day(t, "2020-12-31"),
		"base":           p.Base.Name == "宣城市机械电子工程学校",
		"stamp":          p.Bureau.StampText == "广德市专业技术人员继续教育审核专用章",
		"office":         p.Bureau.Office == "人社局事业专技科",
		"zone":           p.Zone().String() == "Asia/Shanghai",
		"unlisted":       p.Unlisted,
		"fee bases":      slices.Equal(p.Plans.FeeBases, []string{"皖物价局规定的标准"}),
		"evidence": slices.Equal(p.Results.Evidence,
			[]string{"培训实施方案", "参训人员名单", "培训文件", "培训证书", "成绩证明"}),
		"claims":     slices.Equal(p.Claims.Evidence, []string{"成果鉴定证书", "著作", "论文"}),
		"reminders":  slices.Equal(p.Reminders.Ahead, []int{7, 3, 1}) && p.Reminders.At == "08:30",
		"ladder":     p.Reminders.OnTheDay && p.Reminders.OverdueEveryWorkingDay,
		"later":      slices.Equal(p.Later, []domain.Cohort{domain.CohortOthers}),
		"correction": p.Plans.CorrectionWorkingDays == 5,
	} {
		if !same {
			t.Errorf("%s differs from the notice", name)
		}
	}
	window := domain.Window{Cohort: domain.CohortTitleReview, OpensOn: day(t, "2020-07-01"), ClosesOn: day(t, "2020-09-30")}
	if !slices.Equal(p.Windows, []domain.Window{window}) {
		t.Errorf("the windows are %v", p.Windows)
	}
	var numbers []string
	for _, h := range p.Hotlines {
		numbers = append(numbers, h.Numbers...)
	}
	if !slices.Equal(numbers, []string{"0563-6040320", "0563-6029552", "0551-63658409", "0551-63671543"}) {
		t.Errorf("the hotlines are %v", numbers)
	}
}

// The example of a following year calls itself one everywhere it is shown, and differs from 2020 in days, in numbers and
// in a pipeline.
func TestShipped_TheExampleOfAFollowingYearIsNoLaw(t *testing.T) {
	source, _ := Shipped("guangde-2021-example")
	p, faults := Parse(source)
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	const mark = "【示例】"
	if p.Year != 2021 || !strings.HasPrefix(p.Title, mark) || !strings.HasPrefix(p.Notice.Title, mark) || p.Notice.Number != "" {
		t.Errorf("it is %d, %s, %+v", p.Year, p.Title, p.Notice)
	}
	last, _ := Shipped("guangde-2020")
	changes, err := Diff(last, source)
	if err != nil {
		t.Fatal(err)
	}
	for _, section := range []string{"hours", "windows", "pipelines", "reminders"} {
		if !slices.ContainsFunc(changes, func(c Change) bool { return c.Path[0] == section }) {
			t.Errorf("nothing of %s is changed", section)
		}
	}
}
