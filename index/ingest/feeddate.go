package ingest

import (
	"regexp"
	"time"

	"github.com/mmcdole/gofeed"

	"dateline"
	"dateline/index/ingest/plain"
)

// published reads the date of an item. One in a form that is not exact is read to
// the day, and marked as a machine's guess.
func (f *feedItems) published(n int, item *gofeed.Item) (v dateline.Sourced[dateline.Date]) {
	given := oneLine(item.Published)
	if given == "" {
		return v
	}
	date, err := readDate(given)
	if err == nil {
		return dateline.Sourced[dateline.Date]{Value: date, From: dateline.FromMetadata}
	}
	date, is := guessDay(given, item.PublishedParsed)
	if !is {
		f.noteOf("the date " + itemName(n))(err)
		return v
	}
	return dateline.Sourced[dateline.Date]{Value: date, From: dateline.FromMachine}
}

var (
	// anyWeekday is a word and a comma, in whatever language, before a day.
	anyWeekday = regexp.MustCompile(`^\p{L}+\.?,\s*`)
	// twoDays is one day where the day comes first, and another where the month does.
	twoDays = regexp.MustCompile(`^(0?[1-9]|1[0-2])/(0?[1-9]|1[0-2])/\d`)
)

// guessDay reads the day of a date in words; parsed is what gofeed takes it for, nil if for
// nothing.
func guessDay(given string, parsed *time.Time) (dateline.Date, bool) {
	given = anyWeekday.ReplaceAllString(given, "")
	if day, is := plain.Published(given); is {
		return day, true
	}
	if parsed == nil || parsed.Year() < 1 || parsed.Year() > 9999 || twoDays.MatchString(given) {
		return dateline.Date{}, false
	}
	day, err := dateline.ParseDate(parsed.Format(time.DateOnly))
	return day, err == nil
}
