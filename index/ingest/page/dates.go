package page

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"dateline"
)

// localTime is a day and a time of day without an offset. The day is read.
var localTime = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})[T ]\d[0-9:.]*$`)

// moments are the forms with an offset: RFC 3339, the same without a colon or
// without seconds, and the two of e-mail.
var moments = []string{
	time.RFC3339, "2006-01-02T15:04:05Z0700", "2006-01-02T15:04Z07:00", "2006-01-02T15:04Z0700",
	"Mon, 2 Jan 2006 15:04:05 -0700", "2 Jan 2006 15:04:05 -0700", "Mon Jan 2 2006 15:04:05 GMT-0700",
}

// gmt are forms that name their zone. Of zones only GMT and UTC are sure.
var gmt = []string{"Mon, 2 Jan 2006 15:04:05 MST", "2 Jan 2006 15:04 MST", "2006-01-02 15:04:05 MST"}

// days are the forms of a day in which day and month cannot be mistaken.
var days = []string{"2006/1/2", "20060102", "January 2, 2006", "Jan 2, 2006", "2 January 2006", "2 Jan 2006"}

// maxDate is more than the longest date in use has bytes.
const maxDate = 64

// readDate reads a date of a page. It knows that year 1 and the first second of
// 1970 are what programs write for none.
func readDate(s string) (dateline.Date, error) {
	d, ok := parseDate(squeeze(s))
	switch {
	case !ok:
		return dateline.Date{}, fmt.Errorf("%.80q is not a date; want %s", s, dateline.DateForms)
	case d.Year == 1 || !d.At.IsZero() && d.At.Unix() == 0:
		return dateline.Date{}, fmt.Errorf("%.80q stands for no date", s)
	}
	return d, nil
}

func parseDate(s string) (dateline.Date, bool) {
	if len(s) > maxDate {
		return dateline.Date{}, false
	}
	if m := localTime.FindStringSubmatch(s); m != nil {
		s = m[1]
	}
	if d, err := dateline.ParseDate(s); err == nil {
		return d, true
	}
	for _, form := range moments {
		for _, written := range []string{s, strings.Replace(s, " ", "T", 1), strings.Replace(strings.Replace(s, " ", "T", 1), " ", "", 1)} {
			if t, err := time.Parse(form, written); err == nil && t.Year() >= 1 {
				return dateline.DateOf(t), true
			}
		}
	}
	for _, form := range gmt {
		if t, err := time.Parse(form, s); err == nil && t.Year() >= 1 && (strings.HasSuffix(s, "GMT") || strings.HasSuffix(s, "UTC")) {
			return dateline.DateOf(t.UTC()), true
		}
	}
	for _, form := range days {
		if t, err := time.Parse(form, s); err == nil && t.Year() >= 1 {
			return dateline.Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}, true
		}
	}
	return dateline.Date{}, false
}

// pathDay finds 2019/11/18, 2019/nov/18 and 2019-11-18 in a path, and 2019/11.
var pathDay = regexp.MustCompile(`(?i)/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:[/-](0?[1-9]|[12]\d|3[01]))?(?:[/_-]|$)`)

var monthNames = []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

// dateInPath returns the day, or the month, that a path of an address names.
func dateInPath(path string) (dateline.Date, bool) {
	m := pathDay.FindStringSubmatch(path)
	if m == nil {
		return dateline.Date{}, false
	}
	var d dateline.Date
	d.Year, _ = strconv.Atoi(m[1])
	d.Month, _ = strconv.Atoi(m[2])
	for i, name := range monthNames {
		if strings.EqualFold(m[2], name) {
			d.Month = i + 1
		}
	}
	d.Day, _ = strconv.Atoi(m[3])
	return d, d.Check() == nil
}
