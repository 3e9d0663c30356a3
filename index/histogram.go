package index

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"dateline"
	"dateline/index/match"
	"dateline/index/plan"
)

// histogram counts a set of articles by date.
func histogram(cols *columns, set match.Set, interval string) (dateline.Histogram, error) {
	t, err := cols.countDates(set, interval)
	if err != nil {
		return dateline.Histogram{}, err
	}
	dates, counts := make([]dateline.Date, 0, len(t.Values)), make([]int, 0, len(t.Values))
	for i, n := range t.Counts {
		if err := cols.step(); err != nil {
			return dateline.Histogram{}, err
		}
		if n == 0 {
			continue
		}
		d, err := parseDate(t.Values[i])
		if err != nil {
			return dateline.Histogram{}, fmt.Errorf("%w: %w", errDamaged, err)
		}
		dates, counts = append(dates, d), append(counts, n)
	}
	return plan.Histogram(interval, dates, counts, t.Missing)
}

// parseDate reads a date of the index: dateline.ParseDate, but quicker of a month, as most
// are.
func parseDate(s string) (dateline.Date, error) {
	if len(s) == len("2006-01") && s[4] == '-' {
		year, badYear := strconv.ParseUint(s[:4], 10, 16)
		month, badMonth := strconv.ParseUint(s[5:], 10, 16)
		if badYear == nil && badMonth == nil && year > 0 && 0 < month && month <= 12 {
			return dateline.Date{Year: int(year), Month: int(month)}, nil
		}
	}
	return dateline.ParseDate(s)
}

// dateFields are the fields that a histogram is counted by.
func dateFields(interval string) []string {
	switch interval {
	case "":
		return nil
	case dateline.ByYear:
		return []string{plan.FieldYear}
	case dateline.ByMonth:
		return []string{plan.FieldMonth, plan.FieldYear}
	}
	return []string{plan.FieldPublished}
}

// countDates counts a set of articles by their dates, which for months and years are
// no more precise than that: an archive has far fewer months than days.
func (c *columns) countDates(set match.Set, interval string) (match.Tally, error) {
	p := c.fold.split(set)
	var t match.Tally
	var err error
	switch interval {
	case dateline.ByYear:
		t, err = c.countEach(p.alone, fieldYear)
	case dateline.ByMonth:
		t, err = c.countMonths(p.alone)
	default:
		t, err = c.countEach(p.alone, fieldPublished)
	}
	if err != nil {
		return t, err
	}
	return t, c.addGroups(&t, p.groups, fieldPublished, earliest)
}

// countMonths counts every article of a set by its month, or by its year if that is
// all there is.
func (c *columns) countMonths(set match.Set) (t match.Tally, err error) {
	years, err := c.countEach(set, fieldYear)
	if err != nil {
		return t, err
	}
	months, err := c.countEach(set, fieldMonth)
	t.Missing = years.Missing
	t.Values, t.Counts = make([]string, 0, len(years.Values)+len(months.Values)), make([]int, 0, len(years.Values)+len(months.Values))
	next := 0
	for i, year := range years.Values {
		t.Values, t.Counts = append(t.Values, year), append(t.Counts, years.Counts[i])
		last := len(t.Counts) - 1
		for ; next < len(months.Values) && strings.HasPrefix(months.Values[next], year); next++ {
			n := months.Counts[next]
			t.Values, t.Counts = append(t.Values, months.Values[next]), append(t.Counts, n)
			t.Counts[last] -= n
		}
	}
	return t, err
}

// earliest keeps the first of the dates of copies: dates are written so that the
// order of bytes is theirs, and "", no date, only where none has one.
func earliest(dates []string) []string {
	first := slices.MaxFunc(dates, func(a, b string) int {
		if a == "" || b == "" {
			return strings.Compare(a, b)
		}
		return strings.Compare(b, a)
	})
	return []string{first}
}
