package plain

import (
	"regexp"
	"strconv"
	"strings"

	"dateline"
)

// headLines is how far down a text says when it was published.
const headLines = 6

// Published returns the day of publication that a text states above its article,
// in its first six lines that are not empty, to the day; ok is false if it states
// none. Read are lines that are nothing but a day, with or without a label
// (Published, Posted, Date) and a time of day, and a text that begins with such a
// label and an ISO day. The day may be written
//
//	2023-09-01   1 September 2023   September 1, 2023   01.09.2023   Fri 1 Sep 2023
//
// and 09/01/2023 only where one of the numbers is over 12. A line that speaks of
// an update does not say when the article was published. The time of day is not
// read: its offset is rarely said.
func Published(s string) (d dateline.Date, ok bool) {
	if m := labelled.FindStringSubmatch(s); m != nil {
		return checked(m[1], m[2], m[3])
	}
	n := 0
	for b := range blocks(s) {
		for _, line := range b.lines() {
			if d, ok := dayOf(line); ok {
				return d, true
			}
			if n++; n == headLines {
				return d, false
			}
		}
	}
	return d, false
}

var (
	labelled   = regexp.MustCompile(`^\s*(?i:date|published)(?: on)?:?\s+(\d{4})-(\d{2})-(\d{2})\b`)
	dayLabel   = regexp.MustCompile(`^(?i:(?:first )?published(?: on| at)?|posted(?: on)?|date|publication date|pub\.? date)\s*[:|-]?\s*`)
	weekday    = regexp.MustCompile(`^(?i:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]?\s+`)
	timeBehind = regexp.MustCompile(`(?i)[\s,|-]*(?:at\s+)?(?:T?\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?)?\s*(?:\(?(?:[A-Z]{2,5}|Z|[+-]\d{2}:?\d{2})\)?)?\s*$`)
	isoDay     = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$`)
	dayMonth   = regexp.MustCompile(`^(\d{1,2})(?:st|nd|rd|th|\.)?[\s-]+(\p{L}+)\.?,?[\s-]+(\d{4})$`)
	monthDay   = regexp.MustCompile(`^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$`)
	numbers    = regexp.MustCompile(`^(\d{1,2})([./])(\d{1,2})[./](\d{4})$`)
)

// day is a line that is nothing but a day.
func (b block) day() bool {
	_, ok := dayOf(b.text)
	return ok
}

// dayOf reads a line that is nothing but a day.
func dayOf(line string) (dateline.Date, bool) {
	if len(line) > 80 {
		return dateline.Date{}, false
	}
	line = dayLabel.ReplaceAllString(line, "")
	line = weekday.ReplaceAllString(line, "")
	for _, s := range []string{line, timeBehind.ReplaceAllString(line, "")} {
		if d, ok := bareDay(s); ok {
			return d, true
		}
	}
	return dateline.Date{}, false
}

func bareDay(s string) (dateline.Date, bool) {
	if m := isoDay.FindStringSubmatch(s); m != nil {
		return checked(m[1], m[2], m[3])
	}
	if m := dayMonth.FindStringSubmatch(s); m != nil {
		return checked(m[3], month(m[2]), m[1])
	}
	if m := monthDay.FindStringSubmatch(s); m != nil {
		return checked(m[3], month(m[1]), m[2])
	}
	m := numbers.FindStringSubmatch(s)
	switch {
	case m == nil:
		return dateline.Date{}, false
	case m[2] == ".":
		return checked(m[4], m[3], m[1])
	}
	a, _ := strconv.Atoi(m[1])
	b, _ := strconv.Atoi(m[3])
	switch {
	case a > 12:
		return checked(m[4], m[3], m[1])
	case b > 12:
		return checked(m[4], m[1], m[3])
	}
	return dateline.Date{}, false // 09/01/2023 is two days
}

func checked(year, month, day string) (dateline.Date, bool) {
	var d dateline.Date
	for i, into := range []*int{&d.Year, &d.Month, &d.Day} {
		n, err := strconv.Atoi([]string{year, month, day}[i])
		if err != nil || n == 0 {
			return dateline.Date{}, false
		}
		*into = n
	}
	if d.Check() != nil {
		return dateline.Date{}, false
	}
	return d, true
}

// months are the names of months by their number, in English, French, German,
// Spanish, Russian, Turkish, Azerbaijani and Armenian, in lower case.
var months = monthNames(
	"january jan janvier januar enero января янв ocak yanvar հունվար հունվարի",
	"february feb février februar febrero февраля фев şubat fevral փետրվար փետրվարի",
	"march mar mars märz marzo марта мар mart մարտ մարտի",
	"april apr avril abril апреля апр nisan aprel ապրիլ ապրիլի",
	"may mai mayo мая mayıs մայիս մայիսի",
	"june jun juin juni junio июня июн haziran iyun հունիս հունիսի",
	"july jul juillet juli julio июля июл temmuz iyul հուլիս հուլիսի",
	"august aug août agosto августа авг ağustos avqust օգոստոս օգոստոսի",
	"september sep sept septembre septiembre сентября сен сент eylül sentyabr սեպտեմբեր սեպտեմբերի",
	"october oct octobre oktober octubre октября окт ekim oktyabr հոկտեմբեր հոկտեմբերի",
	"november nov novembre noviembre ноября ноя kasım noyabr նոյեմբեր նոյեմբերի",
	"december dec décembre dezember diciembre декабря дек aralık dekabr դեկտեմբեր դեկտեմբերի",
)

func monthNames(lines ...string) map[string]string {
	out := map[string]string{}
	for i, line := range lines {
		for _, name := range strings.Fields(line) {
			out[name] = strconv.Itoa(i + 1)
		}
	}
	return out
}

// month returns the number of a month, "" if there is none of that name.
func month(name string) string { return months[strings.ToLower(name)] }
