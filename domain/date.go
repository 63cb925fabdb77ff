package domain

import (
	"database/sql/driver"
	"fmt"
	"time"
)

// Date is a day of the calendar without time or zone. Which zone a day belongs to is the policy's affair
// (Asia/Shanghai for the shipped ones). The zero Date means "no date".
type Date struct {
	year  int
	month time.Month
	day   int
}

// dateLayout is how a Date is written in JSON, YAML and SQL.
const dateLayout = time.DateOnly

// NewDate returns the given day; values out of range roll over as in time.Date.
func NewDate(year int, month time.Month, day int) Date {
	return DateOf(time.Date(year, month, day, 0, 0, 0, 0, time.UTC))
}

// DateOf returns the day of t in t's own zone.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// ParseDate reads a day written as 2020-06-01.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(dateLayout, s)
	if err != nil {
		return Date{}, fmt.Errorf("a date is written like 2020-06-01, not %q", s)
	}
	return DateOf(t), nil
}

// In returns the first instant of the day in the zone.
func (d Date) In(zone *time.Location) time.Time {
	return time.Date(d.year, d.month, d.day, 0, 0, 0, 0, zone)
}

// Year returns the calendar year of the day.
func (d Date) Year() int { return d.year }

// Day returns the day of the month, from 1.
func (d Date) Day() int { return d.day }

// Weekday returns the day of the week.
func (d Date) Weekday() time.Weekday { return d.In(time.UTC).Weekday() }

// AddDays returns the day n calendar days later (earlier for a negative n).
func (d Date) AddDays(n int) Date { return DateOf(d.In(time.UTC).AddDate(0, 0, n)) }

// DaysUntil returns the number of calendar days from d to other; negative if other is earlier.
func (d Date) DaysUntil(other Date) int {
	return int(other.In(time.UTC).Sub(d.In(time.UTC)) / (24 * time.Hour))
}

// Compare returns -1, 0 or +1 as d is before, the same as, or after other.
func (d Date) Compare(other Date) int { return d.In(time.UTC).Compare(other.In(time.UTC)) }

// Before says whether d is an earlier day than other.
func (d Date) Before(other Date) bool { return d.Compare(other) < 0 }

// After says whether d is a later day than other.
func (d Date) After(other Date) bool { return d.Compare(other) > 0 }

// IsZero says whether d is no date at all.
func (d Date) IsZero() bool { return d == Date{} }

// String writes the day as 2020-06-01, and no date as an empty string.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return d.In(time.UTC).Format(dateLayout)
}

// MarshalText writes the day as 2020-06-01.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads a day written as 2020-06-01; an empty text is no date.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	parsed, err := ParseDate(string(text))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

// Scan reads a date column; NULL is no date.
func (d *Date) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*d = Date{}
	case time.Time:
		*d = DateOf(v)
	case string:
		return d.UnmarshalText([]byte(v))
	default:
		return fmt.Errorf("a date cannot be read from %T", src)
	}
	return nil
}

// Value writes a date column; no date is NULL.
func (d Date) Value() (driver.Value, error) {
	if d.IsZero() {
		return nil, nil //nolint:nilnil // NULL is what database/sql wants here
	}
	return d.In(time.UTC), nil
}
