package texts

import (
	"bytes"
	"regexp"
	"testing"

	"xueshi/policy"
)

// Next year's file differs in a number, a section that is new, a step that is gone and a window.
func TestPolicyChange_InWordsAClerkUnderstands(t *testing.T) {
	before, _ := policy.Shipped("guangde-2020")
	after := before
	for _, c := range [][2]string{
		{"leadDays: 30", "leadDays: 20"},
		{"{total: 90, common: 30, specialty: 60}", "{total: 96, common: 30, specialty: 66}"},
		{"{cohort: titleReview, opensOn: 2020-07-01, closesOn: 2020-09-30}", "{cohort: titleReview, opensOn: 2020-07-01, closesOn: 2020-08-31}"},
		{"closing: {lateSubmissionWorkingDays: 10}", ""},
	} {
		if bytes.Count(after, []byte(c[0])) != 1 {
			t.Fatalf("%q is not in the shipped file once", c[0])
		}
		after = bytes.Replace(after, []byte(c[0]), []byte(c[1]), 1)
	}
	changes, err := policy.Diff(before, after)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"学时要求 · 合计：90 → 96",
		"学时要求 · 专业科目：60 → 66",
		"培训方案 · 提前备案日数：30 → 20",
		"审验时间 · 当年参加职称评审（考试）人员 · 截止日期：2020-09-30 → 2020-08-31",
		"年终清理 · 登记迟延时的补报期限（工作日）：取消（原为 10）",
	}
	if len(changes) != len(want) {
		t.Fatalf("changes %+v", changes)
	}
	for i, c := range changes {
		if got := PolicyChange(c); got != want[i] {
			t.Errorf("says %q, want %q", got, want[i])
		}
	}
	if same, err := policy.Diff(before, before); err != nil || len(same) != 0 {
		t.Errorf("a file differs from itself: %v %v", same, err)
	}
	if _, err := policy.Diff(before, []byte("name: x")); err == nil {
		t.Error("a faulty file is compared")
	}
}

// Every name of the shipped file has a word.
func TestPolicyChange_EveryNameHasAWord(t *testing.T) {
	source, _ := policy.Shipped("guangde-2020")
	for _, m := range regexp.MustCompile(`([A-Za-z]+): `).FindAllStringSubmatch(regexp.MustCompile(`#.*`).ReplaceAllString(string(source), ""), -1) {
		if policyWord(m[1]) == m[1] {
			t.Errorf("%s has no word", m[1])
		}
	}
}
