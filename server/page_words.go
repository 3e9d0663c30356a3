package server

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"dateline"
)

// date is a published date for people and for programs.
type date struct{ Text, Machine string }

// newDate words a date at its own precision: 1 September 2023, September 2023, 2023.
func newDate(d dateline.Date) date {
	out := date{Machine: d.String()}
	switch d.Precision() {
	case dateline.ToSecond:
		out.Text = d.At.Format("2 January 2006, 15:04 -07:00")
	case dateline.ToDay:
		out.Text = fmt.Sprintf("%d %s %04d", d.Day, time.Month(d.Month), d.Year)
	case dateline.ToMonth:
		out.Text = fmt.Sprintf("%s %04d", time.Month(d.Month), d.Year)
	case dateline.ToYear:
		out.Text = fmt.Sprintf("%04d", d.Year)
	}
	return out
}

// moment words when a text was seen, in UTC.
func moment(t time.Time) string { return t.UTC().Format("2 January 2006, 15:04 UTC") }

// grouped writes 1234567 as 1,234,567.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// counted writes a number with its noun: 1 article, 2 articles, No articles.
func counted(n int, one, more string) string {
	switch n {
	case 0:
		return "No " + more
	case 1:
		return "1 " + one
	}
	return grouped(n) + " " + more
}

func articles(n int) string { return counted(n, "article", "articles") }

// plainLine is s on one line, without what turns the direction of writing (UAX #9)
// and other control characters: for places in a page where no element can keep
// them inside.
func plainLine(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Bidi_Control, r) || unicode.IsControl(r) && !unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

var languageTag = regexp.MustCompile(`^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`)

// htmlLanguage is s if it has the form of BCP 47, otherwise "", which HTML reads as
// unknown.
func htmlLanguage(s string) string {
	if !languageTag.MatchString(s) {
		return ""
	}
	return s
}
