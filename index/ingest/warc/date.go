package warc

import (
	"fmt"
	"strings"
	"time"
)

// dateForms are the profile of ISO 8601 that WARC 1.1 takes (W3CDTF), to the
// nanosecond, and the forms of ARC and of the drafts. A fraction of a second is
// read behind each.
var dateForms = []string{
	"2006-01-02T15:04:05Z07:00", "2006-01-02T15:04Z07:00", "2006-01-02", "2006-01", "2006",
	"2006-01-02T15:04:05", "20060102150405", "200601021504", "20060102",
}

// parseDate reads a date as UTC where it names no offset. "" is the zero time.
func parseDate(s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	for _, form := range dateForms {
		if t, err := time.Parse(form, strings.ToUpper(s)); err == nil {
			return t.UTC(), nil
		}
	}
	return time.Time{}, fmt.Errorf("%s is no date; want the form 2006-01-02T15:04:05Z", shown([]byte(s)))
}

// parseARCDate reads 14 digits and takes no notice of digits behind them, which
// some writers have.
func parseARCDate(s string) (time.Time, error) {
	t, err := time.Parse("20060102150405", s[:min(14, len(s))])
	if err != nil || !isDigits(s) {
		return time.Time{}, fmt.Errorf("%s is no date; want 14 digits, as in 20060102150405", shown([]byte(s)))
	}
	return t, nil
}

func isDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
