package trial

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"xueshi/domain"
	"xueshi/policy"
)

// years are the policy of 2020, and the same for 2021.
func years(t *testing.T) shift {
	t.Helper()
	source, _ := policy.Shipped("guangde-2020")
	old, faults := policy.Parse(source)
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	next, faults := policy.Parse(bytes.ReplaceAll(source, []byte("2020"), []byte("2021")))
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	return shift{old: old, next: next}
}

func day(t *testing.T, text string) domain.Date {
	t.Helper()
	d, err := domain.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func instant(t *testing.T, text string) time.Time {
	t.Helper()
	at, err := time.ParseInLocation("2006-01-02T15:04", text, time.FixedZone("Asia/Shanghai", 8*60*60))
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func TestShift_DaysKeepTheirPlaceInTheYear(t *testing.T) {
	s := years(t)
	for was, want := range map[string]string{
		"2020-01-01": "2021-01-01", "2020-05-20": "2021-05-20", "2020-12-31": "2021-12-31", "2021-01-05": "2022-01-05", "2019-12-30": "2020-12-30",
		"2020-02-28": "2021-02-28", "2020-02-29": "2021-02-28", "2020-03-01": "2021-03-01",
	} {
		if got := s.day(day(t, was)); got != day(t, want) {
			t.Errorf("%s becomes %s, want %s", was, got, want)
		}
	}
	for was, want := range map[string]string{
		"2020-05-08T10:30": "2021-05-08T10:30", "2021-01-06T00:00": "2022-01-06T00:00",
		"2020-02-29T09:00": "2021-02-28T23:59", // behind everything of the 28th
	} {
		if got := s.time(instant(t, was)); !got.Equal(instant(t, want)) {
			t.Errorf("%s becomes %s, want %s", was, got, want)
		}
	}
}

func TestR2_APlanKeepsItsDistanceToTheFirstDay(t *testing.T) {
	s := years(t)
	for _, c := range []struct{ filed, startsOn, want string }{
		{"2020-05-09T10:00", "2020-06-08", "2021-05-09T10:00"},
		{"2020-02-10T10:00", "2020-03-11", "2021-02-09T10:00"}, // 30 days with the 29 February
	} {
		got := s.filing(instant(t, c.filed), day(t, c.startsOn))
		if !got.Equal(instant(t, c.want)) {
			t.Errorf("filed %s for %s becomes %s, want %s", c.filed, c.startsOn, got, c.want)
		}
		was, is := s.old.Day(instant(t, c.filed)).DaysUntil(day(t, c.startsOn)), s.next.Day(got).DaysUntil(s.day(day(t, c.startsOn)))
		if was != is {
			t.Errorf("%d days ahead become %d", was, is)
		}
	}
}

func TestR3_ACorrectionInTimeStaysInTime(t *testing.T) {
	s := years(t)
	for _, c := range []struct{ returned, corrected, want string }{
		{"2020-06-01T09:00", "2020-06-08T16:00", "2021-06-08T16:00"}, // from a Monday; from a Tuesday it is as far
		{"2020-06-05T09:00", "2020-06-12T16:00", "2021-06-11T16:00"}, // five working days from a Friday; from a Saturday they end a day earlier
		{"2020-06-05T09:00", "2020-06-05T16:00", "2021-06-05T16:00"}, // the same day
	} {
		got := s.answer(instant(t, c.returned), instant(t, c.corrected))
		if !got.Equal(instant(t, c.want)) {
			t.Errorf("returned %s, corrected %s becomes %s, want %s", c.returned, c.corrected, got, c.want)
		}
	}
}

func TestResult_IsToldInWords(t *testing.T) {
	r := &Result{
		Year: 2020, Next: 2021, Under: "p", People: 2, Cases: 1, EndedAt: time.Date(2021, 7, 15, 1, 0, 0, 0, time.UTC),
		Different: []Person{{
			Name: "张三", Unit: "某所", Series: "会计", Was: Standing{Common: 30, Specialty: 60, Complete: true, Stamped: true, Outcome: domain.Completed},
			Would: Standing{Common: 30, Specialty: 0, Outcome: domain.Incomplete}, Reasons: []Reason{{Rule: "R2", Case: "某班", Text: "备案时间不足"}},
		}},
		Refused: []Failure{{Kind: domain.KindPlan, Title: "某班", On: domain.NewDate(2021, 5, 8), People: 1, Reason: Reason{Rule: "R2", Text: "备案时间不足"}}},
	}
	want := `2020 年度的办理（2 人，1 件）按 p 在 2021 年度重演，至 2021-07-15：

结果不同的 1 人：
  姓名        单位                                系列                    2020 年度                       按 2021 年度政策
  张三        某所                                会计                    公需30 专业60 已盖章            公需30 专业0 未完成
      R2 “某班”：备案时间不足

不予受理或结果不同的 1 件：
  2021-05-08  培训方案备案  某班，1 人
      R2 备案时间不足
`
	if got := r.String(); got != want {
		t.Errorf("says\n%s\nwant\n%s", got, want)
	}
	if got := (&Result{}).String(); !strings.Contains(got, "没有人的结果不同") {
		t.Errorf("says %s", got)
	}
}
