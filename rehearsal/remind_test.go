package rehearsal

import (
	"testing"
	"time"

	"xueshi/policy"
)

func TestNextReminderFollowsTheWorkingDays(t *testing.T) {
	source, _ := policy.Shipped("guangde-2020")
	p, faults := policy.Parse(source)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	for _, c := range []struct{ after, want string }{
		{"2020-05-06T08:29", "2020-05-06T08:30"},
		{"2020-05-06T08:30", "2020-05-07T08:30"},
		{"2020-05-08T09:00", "2020-05-09T08:30"}, // a Saturday that was worked
		{"2020-05-09T09:00", "2020-05-11T08:30"},
		{"2020-09-30T09:00", "2020-10-09T08:30"}, // the National Day holidays
	} {
		after, _ := time.ParseInLocation("2006-01-02T15:04", c.after, p.Zone())
		day, at := nextReminder(p, after)
		if got := at.Format("2006-01-02T15:04"); got != c.want || day.String() != c.want[:10] {
			t.Errorf("after %s comes %s of %s, want %s", c.after, got, day, c.want)
		}
	}
}
