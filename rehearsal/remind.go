package rehearsal

import (
	"time"

	"xueshi/domain"
	"xueshi/policy"
)

// nextReminder returns the next working day after an instant on which reminders go out, and when on that day (spec §7).
func nextReminder(p *policy.Policy, after time.Time) (day domain.Date, at time.Time) {
	for day = p.Day(after); ; day = day.AddDays(1) {
		at = reminderTime(p, day)
		if p.IsWorkingDay(day) && at.After(after) {
			return day, at
		}
	}
}

// reminderTime is the policy's time of reminders on a day. The policy was checked, so its time reads.
func reminderTime(p *policy.Policy, day domain.Date) time.Time {
	clock, err := time.Parse("15:04", p.Reminders.At)
	if err != nil {
		return day.In(p.Zone())
	}
	return day.In(p.Zone()).Add(time.Duration(clock.Hour())*time.Hour + time.Duration(clock.Minute())*time.Minute)
}
