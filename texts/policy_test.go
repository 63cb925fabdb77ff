package texts

import (
	"bytes"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"xueshi/policy"
)

// The year's policy with some texts replaced; each must stand in it once.
func editedPolicy(t *testing.T, pairs ...[2]string) []byte {
	t.Helper()
	source, _ := policy.Shipped("guangde-2020")
	for _, c := range pairs {
		if bytes.Count(source, []byte(c[0])) != 1 {
			t.Fatalf("%q is not in the shipped file once", c[0])
		}
		source = bytes.Replace(source, []byte(c[0]), []byte(c[1]), 1)
	}
	return source
}

func TestPolicyChanges_InWordsAClerkUnderstands(t *testing.T) {
	const planReview = "    - {name: planReview, role: clerk, withinWorkingDays: 5, escalateTo: chief}\n"
	for name, c := range map[string]struct {
		pairs [][2]string
		want  []string
	}{
		"a number":          {[][2]string{{"leadDays: 30", "leadDays: 20"}}, []string{"培训方案 · 提前备案日数：30 → 20"}},
		"a flag":            {[][2]string{{"unlistedToSupervisor: true", "unlistedToSupervisor: false"}}, []string{"未列系列由主管部门备案：是 → 否"}},
		"a default is kept": {[][2]string{{"closing: {lateSubmissionWorkingDays: 10}", ""}}, nil},
		"what is left out":  {[][2]string{{"  number: 皖人社秘〔2020〕70号", ""}}, []string{"依据的通知 · 文号：取消（原为 皖人社秘〔2020〕70号）"}},
		"a list":            {[][2]string{{"ahead: [7, 3, 1]", "ahead: [7, 2]"}}, []string{"提醒 · 提前天数：新增 2；取消 3、1；现为 7、2"}},
		"a list's end": {[][2]string{{"announcedLater: [others]", "announcedLater: []"}, {"  - {cohort: titleReview,", "  - {cohort: others, opensOn: 2020-10-01, closesOn: 2020-10-09}\n  - {cohort: titleReview,"}}, []string{
			"审验时间 · 当年不参加职称评审（考试）人员：新增（开始日期 2020-10-01、截止日期 2020-10-09）",
			"另行公布审验时间的人员：取消 当年不参加职称评审（考试）人员；现为 无",
		}},
		"a department":  {[][2]string{{"series: 会计, department: 市财政局", "series: 会计, department: 市审计局"}}, []string{"附件 · 会计 · 行业主管部门：市财政局 → 市审计局"}},
		"a telephone":   {[][2]string{{`["0563-6029552"]`, `["0563-6029553"]`}}, []string{"咨询电话 · 继续教育基地服务电话 · 电话号码：新增 0563-6029553；取消 0563-6029552；现为 0563-6029553"}},
		"a consequence": {[][2]string{{"  - {code: no_excellent} # notice 5(3)\n", ""}}, []string{"未完成的后果 · 年度考核不能评为优秀：取消"}},
		"a step": {[][2]string{{planReview, planReview + "    - {name: 复核, role: chief, needs: all, withinWorkingDays: 2, when: plan.hours >= 40 && plan.fee > 0}\n"}}, []string{
			"办理流程 · 方案备案 · 复核：新增（办理人 事业专技科负责人、签署人数 1、须全体签署 是、办理时限（工作日） 2、适用条件 方案学时 不少于 40 且 每人收费（分） 多于 0）",
		}},
		"a condition": {[][2]string{{"when: plan.leadDays < policy.leadDays", "when: plan.leadDays <= 20"}}, []string{
			"办理流程 · 方案备案 · 备案期限特批 · 适用条件：方案提前日数 少于 规定的提前备案日数 → 方案提前日数 不超过 20",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			changes, err := policy.Diff(editedPolicy(t), editedPolicy(t, c.pairs...))
			if err != nil {
				t.Fatal(err)
			}
			if got := PolicyChanges(changes); !slices.Equal(got, c.want) {
				t.Errorf("says\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}

func TestPolicyChanges_WhatOnlyTheYearChangesComesLast(t *testing.T) {
	before, _ := policy.Shipped("guangde-2020")
	after := bytes.ReplaceAll(bytes.Replace(before, []byte("leadDays: 30"), []byte("leadDays: 20"), 1), []byte("2020"), []byte("2021"))
	changes, err := policy.Diff(before, after)
	if err != nil {
		t.Fatal(err)
	}
	got := PolicyChanges(changes)
	if len(got) != 2 || got[0] != "培训方案 · 提前备案日数：30 → 20" || !strings.HasPrefix(got[1], "只有年份不同（2020 → 2021）：名称 guangde-2021；") {
		t.Errorf("says\n%s", strings.Join(got, "\n"))
	}
}

// Every field that a policy has can be named in Chinese.
func TestPolicyChanges_EveryFieldHasAWord(t *testing.T) {
	var fields func(of reflect.Type)
	fields = func(of reflect.Type) {
		for of.Kind() == reflect.Slice || of.Kind() == reflect.Map {
			of = of.Elem()
		}
		if of.Kind() != reflect.Struct {
			return
		}
		for field := range of.Fields() {
			name := strings.ToLower(field.Name[:1]) + field.Name[1:]
			if !field.IsExported() || (of.Name() == "Window" && name == "iD") { // of an announced one
				continue
			}
			if policyWord(name) == name {
				t.Errorf("%s of a %s has no word", name, of.Name())
			}
			fields(field.Type)
		}
	}
	fields(reflect.TypeFor[policy.Policy]())
	for _, name := range append(policy.PipelineNames(), policy.ConsequenceCodes()...) {
		if policyWord(name) == name {
			t.Errorf("%s has no word", name)
		}
	}
}

// Every fact that a condition may use has a word: the answer to one that is not known lists them.
func TestPolicyChanges_EveryFactHasAWord(t *testing.T) {
	for _, step := range []string{"planReview", "transcriptReview"} {
		_, faults := policy.Parse(editedPolicy(t, [2]string{"{name: " + step + ",", "{name: " + step + ", when: zzz,"}))
		_, known, ok := strings.Cut(faults.Error(), "known are ")
		if !ok {
			t.Fatal(faults)
		}
		for _, fact := range regexp.MustCompile(`[a-z]+\.[A-Za-z]+`).FindAllString(strings.SplitN(known, "\n", 2)[0], -1) {
			if condition(fact) == fact {
				t.Errorf("%s has no word", fact)
			}
		}
	}
}
