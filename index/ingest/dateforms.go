package ingest

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// mailDate is a day and a time as mail, HTTP and feeds have them (RFC 5322, 3.3;
// RFC 850), and as Reuters-21578 has them: "Fri, 01 Sep 2023 10:30:00 +0400",
// "26-FEB-1987 15:01:01.79". The weekday is not looked at.
var mailDate = regexp.MustCompile(`^(?i:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s*)?(\d{1,2})[ -]([A-Za-z]{3,9})[ -](\d{4}|\d{2}) +(\d{1,2}:\d{2})(:\d{2})?(?:\.\d+)?(?: *([+-]\d{2}:?\d{2}|[A-Za-z]{1,5}))?$`)

// mailZones are the zones that have a name in RFC 5322, 4.3. Others have several
// meanings.
var mailZones = map[string]string{
	"Z": "+0000", "UT": "+0000", "UTC": "+0000", "GMT": "+0000", "EST": "-0500", "EDT": "-0400",
	"CST": "-0600", "CDT": "-0500", "MST": "-0700", "MDT": "-0600", "PST": "-0800", "PDT": "-0700",
}

// mailMoment rewrites a mailDate as RFC 3339, or as its day alone where it has no
// offset; ok is false for all else.
func mailMoment(s string) (iso string, ok bool) {
	m := mailDate.FindStringSubmatch(s)
	if m == nil {
		return "", false
	}
	day, month, year, clock, seconds, zone := m[1], m[2], m[3], m[4], m[5], strings.ToUpper(m[6])
	if len(month) > 3 && !isMonth(month) {
		return "", false
	}
	if seconds == "" {
		seconds = ":00"
	}
	if offset, named := mailZones[zone]; named {
		zone = offset
	}
	zone = strings.Replace(zone, ":", "", 1)
	bare := day + " " + month[:3] + " " + fourDigits(year)
	if zone == "" {
		t, err := time.Parse("2 Jan 2006", bare)
		return t.Format(time.DateOnly), err == nil
	}
	t, err := time.Parse("2 Jan 2006 15:04:05 -0700", bare+" "+clock+seconds+" "+zone)
	return t.Format(time.RFC3339), err == nil
}

func isMonth(name string) bool {
	_, err := time.Parse("January", name)
	return err == nil || strings.EqualFold(name, "Sept")
}

// fourDigits makes a year of one of two digits: 00 to 49 are of this century (RFC
// 5322, 4.3).
func fourDigits(year string) string {
	n, _ := strconv.Atoi(year) // the pattern has two digits or four
	switch {
	case len(year) == 4:
		return year
	case n < 50:
		return strconv.Itoa(2000 + n)
	}
	return strconv.Itoa(1900 + n)
}
