package dateline

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Date is a moment or a span, as precisely as it is known. The zero Date is
// unknown. The calendar parts are those that the publication wrote, in its own
// offset, in the proleptic Gregorian calendar.
type Date struct {
	Year  int       // 1 to 9999; 0 in the zero Date
	Month int       // 1 to 12; 0 when only the year is known
	Day   int       // 1 to 31; 0 when only the month is known
	At    time.Time // the moment, in the publication's offset; zero unless a time of day was given
}

// Precision is how much of a Date is known.
type Precision uint8

// Precisions, from nothing to a second.
const (
	Unknown Precision = iota
	ToYear
	ToMonth
	ToDay
	ToSecond
)

// Precision returns how much of d is known.
func (d Date) Precision() Precision {
	switch {
	case !d.At.IsZero():
		return ToSecond
	case d.Day != 0:
		return ToDay
	case d.Month != 0:
		return ToMonth
	case d.Year != 0:
		return ToYear
	}
	return Unknown
}

// DateOf returns the Date of a moment, in t's own offset, to the second.
func DateOf(t time.Time) Date {
	return Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day(), At: t.Truncate(time.Second)}
}

// DateForms names the forms that ParseDate reads, for messages.
const DateForms = "2023, 2023-09, 2023-09-01 or 2023-09-01T10:30:00+04:00"

// ParseDate reads a date in one of DateForms. A time of day needs its offset (Z
// or ±hh:mm): the day of a moment without one is not known. The empty string is
// an error: callers decide what an absent date means. The Position of an error is
// that of the year, month, day or time of day that is wrong.
func ParseDate(s string) (Date, error) {
	if len(s) > dayLength {
		return parseMoment(s)
	}
	var d Date
	parts := strings.Split(s, "-")
	into := []*int{&d.Year, &d.Month, &d.Day}
	for i, p := range parts {
		if i == len(into) {
			return Date{}, badDate(s, dayLength, "")
		}
		n, err := strconv.ParseUint(p, 10, 16)
		if err != nil || len(p) != [3]int{4, 2, 2}[i] {
			return Date{}, badDate(s, partAt[i], "")
		}
		*into[i] = int(n)
	}
	return d, d.check(s, len(parts))
}

// Offsets in a date as it is written, in bytes.
var partAt = [3]int{len(""), len("2006-"), len("2006-01-")} // of year, month and day

const dayLength = len("2006-01-02")

func parseMoment(s string) (Date, error) {
	if t, err := time.Parse(time.RFC3339, s); err == nil && t.Year() >= 1 {
		return DateOf(t), nil
	}
	var bad *Error
	if _, err := ParseDate(s[:dayLength]); errors.As(err, &bad) {
		return Date{}, badDate(s, *bad.Position, "") // all before it are digits and hyphens
	}
	return Date{}, badDate(s, dayLength, "")
}

func (d Date) check(s string, parts int) error {
	switch {
	case d.Year < 1 || d.Year > 9999:
		return badDate(s, partAt[0], "years run from 0001 to 9999")
	case parts > 1 && (d.Month < 1 || d.Month > 12):
		return badDate(s, partAt[1], "months run from 01 to 12")
	case parts > 2 && (d.Day < 1 || d.Day > daysIn(d.Year, d.Month)):
		return badDate(s, partAt[2], fmt.Sprintf("%04d-%02d has the days 01 to %d", d.Year, d.Month, daysIn(d.Year, d.Month)))
	}
	return nil
}

// Check says what is wrong with a Date that was not parsed: a day that its month
// does not have, a day without a month, parts that are not those of At. The zero
// Date is well formed. A Position counts in the form that the message quotes.
func (d Date) Check() error {
	if d == (Date{}) {
		return nil
	}
	typed := fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
	if d.Month == 0 && d.Day != 0 {
		return badDate(typed, partAt[1], "a day needs its month")
	}
	parts := 1
	if d.Month != 0 {
		parts++
	}
	if d.Day != 0 {
		parts++
	}
	if !d.At.IsZero() && d != DateOf(d.At) {
		return badDate(typed, 0, "its moment is on another day, or has parts of a second")
	}
	return d.check(typed, parts)
}

func badDate(s string, at int, why string) error {
	if why != "" {
		why = ": " + why
	}
	return InvalidAt("published", s, at, "%q is not a date%s; want %s", s, why, DateForms)
}

func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// String returns d in the form that ParseDate reads; "" if d is unknown.
func (d Date) String() string {
	switch d.Precision() {
	case ToSecond:
		return d.At.Format(time.RFC3339)
	case ToDay:
		return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
	case ToMonth:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	case ToYear:
		return fmt.Sprintf("%04d", d.Year)
	}
	return ""
}

// MarshalText returns String, so that a Date is a string in JSON.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText wrote; no text is the unknown Date.
func (d *Date) UnmarshalText(b []byte) (err error) {
	*d = Date{}
	if len(b) > 0 {
		*d, err = ParseDate(string(b))
	}
	return err
}

// Span returns the first and the last day of d, both inclusive, in days since
// 1970-01-01; ok is false if d is unknown. A filter from..to matches an article
// when the two spans overlap.
func (d Date) Span() (first, last int, ok bool) {
	switch d.Precision() {
	case Unknown:
		return 0, 0, false
	case ToYear:
		return dayNumber(d.Year, 1, 1), dayNumber(d.Year, 12, 31), true
	case ToMonth:
		return dayNumber(d.Year, d.Month, 1), dayNumber(d.Year, d.Month, daysIn(d.Year, d.Month)), true
	}
	n := dayNumber(d.Year, d.Month, d.Day)
	return n, n, true
}

const secondsPerDay = 24 * 60 * 60

func dayNumber(year, month, day int) int {
	return int(time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Unix() / secondsPerDay)
}
