package ingest

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"dateline"
)

// maxValueBytes bounds every value that is not the text itself: 4 KiB hold the
// longest address in use, and keys are indexed.
const maxValueBytes = 4096

// quoted shows a value in a message, cut where it is long.
func quoted(s string) string {
	const most = 80
	if utf8.RuneCountInString(s) <= most {
		return strconv.Quote(s)
	}
	return strconv.Quote(string([]rune(s[:min(len(s), most*utf8.UTFMax)])[:most])) + "…"
}

// printable returns a path as it is, or quoted where a terminal would not show it.
func printable(s string) string {
	if utf8.ValidString(s) && !strings.ContainsFunc(s, unicode.IsControl) {
		return s
	}
	return strconv.Quote(s)
}

// readLine accepts a value of one line.
func readLine(s string) (string, error) {
	if len(s) > maxValueBytes {
		return "", fmt.Errorf("%s is %d bytes long; want at most %d", quoted(s), len(s), maxValueBytes)
	}
	if strings.ContainsFunc(s, unicode.IsControl) {
		return "", fmt.Errorf("%s holds a line break or another control character; want one line of text", quoted(s))
	}
	return s, nil
}

// localTime is a day and a time of day without an offset.
var localTime = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})[T ]\d[0-9:.]*$`)

// moment is a day and a time with an offset as RFC 3339 has it, or with blanks for the T and
// before the offset, without seconds, and with an offset without a colon or minutes, as
// databases write them.
var moment = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2}(?:\.\d+)?)? ?(?:Z|UTC|GMT|([+-]\d{2})(?::?(\d{2}))?)$`)

// isoMoment rewrites a moment as RFC 3339; ok is false for all else.
func isoMoment(s string) (iso string, ok bool) {
	m := moment.FindStringSubmatch(s)
	if m == nil {
		return "", false
	}
	iso = m[1] + "T" + m[2] + cmp.Or(m[3], ":00")
	if m[4] == "" {
		iso += "Z"
	} else {
		iso += m[4] + ":" + cmp.Or(m[5], "00")
	}
	t, err := time.Parse(time.RFC3339, iso)
	return t.Format(time.RFC3339), err == nil
}

// readDate reads the dates of "Dates" in the package comment.
func readDate(s string) (dateline.Date, error) {
	const longest = 64 // a nanosecond's time with its offset has 35 bytes
	if len(s) > longest {
		return dateline.Date{}, fmt.Errorf("%s is not a date; want %s", quoted(s), dateline.DateForms)
	}
	if m := localTime.FindStringSubmatch(s); m != nil {
		s = m[1]
	}
	if iso, is := mailMoment(s); is {
		s = iso
	}
	if iso, is := isoMoment(s); is {
		s = iso
	}
	d, err := dateline.ParseDate(s)
	return d, fieldless(err)
}

// fieldless takes the field off an error that gets the column's name instead.
func fieldless(err error) error {
	var e *dateline.Error
	if errors.As(err, &e) {
		return errors.New(e.Message)
	}
	return err
}

// readSeen reads when a text was captured.
func readSeen(s string) (time.Time, error) {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil || t.Year() < 1 || t.IsZero() {
		return time.Time{}, fmt.Errorf("%s is not a moment; want 2023-09-01T10:30:00Z", quoted(s))
	}
	return t.UTC().Truncate(time.Second), nil
}

// readLanguage accepts a BCP 47 tag and returns it in its usual case.
func readLanguage(s string) (string, error) {
	tag, err := language.Raw.Parse(s)
	if err != nil {
		return "", fmt.Errorf(`%s is not a language; want its BCP 47 tag, for example "en" or "az-Latn"`, quoted(s))
	}
	return tag.String(), nil
}

// readOrigin accepts one of the five origins.
func readOrigin(s string) (dateline.Origin, error) {
	if o := dateline.Origin(s); o.Valid() {
		return o, nil
	}
	var names []string
	for _, o := range dateline.Origins() {
		names = append(names, string(o))
	}
	return "", fmt.Errorf("%s is not an origin; want one of: %s", quoted(s), strings.Join(names, ", "))
}

// readURL accepts an address and returns it as it was given.
func readURL(s string) (string, error) {
	if _, err := readLine(s); err != nil {
		return "", err
	}
	_, err := CanonicalURL(s)
	return s, fieldless(err)
}
