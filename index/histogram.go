package index

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"dateline"
	"dateline/index/match"
)

// intervals are those of a histogram, the narrowest first.
var intervals = []string{dateline.ByDay, dateline.ByWeek, dateline.ByMonth, dateline.ByYear}

// histogram counts a set of articles by date. An article whose date is less
// precise than the interval is coarser: a month is not spread over its days.
func histogram(cols *columns, set match.Set, interval string) (dateline.Histogram, error) {
	out := dateline.Histogram{Interval: interval}
	t, err := cols.countDates(set, interval)
	if err != nil {
		return out, err
	}
	out.Undated = t.Missing
	counts := map[dateline.Date]int{}
	var dates []dateline.Date
	for typed, n := range t.Counts {
		if err := cols.step(); err != nil {
			return out, err
		}
		d, err := dateline.ParseDate(typed)
		if err != nil {
			return out, fmt.Errorf("%w: %w", errDamaged, err)
		}
		start, ok := bucketOf(d, interval)
		if !ok {
			out.Coarser += n
			continue
		}
		if counts[start] == 0 {
			dates = append(dates, start)
		}
		counts[start] += n
	}
	if len(dates) == 0 {
		return out, nil
	}
	slices.SortFunc(dates, func(a, b dateline.Date) int { return firstDay(a) - firstDay(b) })
	last := dates[len(dates)-1]
	for d := dates[0]; firstDay(d) <= firstDay(last); d = nextBucket(d, interval) {
		if len(out.Buckets) == dateline.MaxBuckets {
			return out, tooManyBuckets(interval, dates[0], last)
		}
		out.Buckets = append(out.Buckets, dateline.Bucket{Date: d, Count: counts[d]})
	}
	return out, nil
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
func (c *columns) countMonths(set match.Set) (match.Tally, error) {
	t, err := c.countEach(set, fieldYear)
	if err != nil {
		return t, err
	}
	months, err := c.countEach(set, fieldMonth)
	for month, n := range months.Counts {
		year, _, _ := strings.Cut(month, "-")
		if t.Counts[year] -= n; t.Counts[year] == 0 {
			delete(t.Counts, year)
		}
		t.Counts[month] += n
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

func tooManyBuckets(interval string, first, last dateline.Date) error {
	want := "narrower dates"
	if wider := slices.Index(intervals, interval) + 1; wider < len(intervals) {
		want = intervals[wider] + ", or " + want
	}
	return dateline.Invalidf("interval", "from %s to %s there are more than %d buckets of a %s; want %s",
		first, last, dateline.MaxBuckets, interval, want)
}

// bucketOf is the bucket that a date falls into: its year, its month, the Monday
// of its week or its day. ok is false if the date is not that precise.
func bucketOf(d dateline.Date, interval string) (dateline.Date, bool) {
	switch interval {
	case dateline.ByYear:
		return dateline.Date{Year: d.Year}, true
	case dateline.ByMonth:
		return dateline.Date{Year: d.Year, Month: d.Month}, d.Month != 0
	case dateline.ByWeek:
		if d.Day == 0 {
			return d, false
		}
		at := midnight(d)
		return dayOf(at.AddDate(0, 0, -(int(at.Weekday())+6)%7)), true
	}
	return dateline.Date{Year: d.Year, Month: d.Month, Day: d.Day}, d.Day != 0
}

func nextBucket(d dateline.Date, interval string) dateline.Date {
	switch interval {
	case dateline.ByYear:
		d.Year++
		return d
	case dateline.ByMonth:
		if d.Month == 12 {
			return dateline.Date{Year: d.Year + 1, Month: 1}
		}
		d.Month++
		return d
	case dateline.ByWeek:
		return dayOf(midnight(d).AddDate(0, 0, 7))
	}
	return dayOf(midnight(d).AddDate(0, 0, 1))
}

func firstDay(d dateline.Date) int {
	first, _, _ := d.Span()
	return first
}

func midnight(d dateline.Date) time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}

func dayOf(t time.Time) dateline.Date {
	return dateline.Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}
}
