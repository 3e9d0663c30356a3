package index

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"dateline"
	"dateline/index/match"
	"dateline/index/plan"
)

// histogram counts a set of articles by date. An article whose date is less
// precise than the interval is coarser: a month is not spread over its days.
func histogram(cols *columns, set match.Set, interval string) (dateline.Histogram, error) {
	out := dateline.Histogram{Interval: interval}
	t, err := cols.countDates(set, interval)
	if err != nil {
		return out, err
	}
	out.Undated = t.Missing
	var filled []dateline.Bucket // in order, as the values are
	for i, n := range t.Counts {
		if err := cols.step(); err != nil {
			return out, err
		}
		if n == 0 {
			continue
		}
		d, err := dateline.ParseDate(t.Values[i])
		if err != nil {
			return out, fmt.Errorf("%w: %w", errDamaged, err)
		}
		start, ok := bucketOf(d, interval)
		switch last := len(filled) - 1; {
		case !ok:
			out.Coarser += n
		case last >= 0 && filled[last].Date == start:
			filled[last].Count += n
		default:
			filled = append(filled, dateline.Bucket{Date: start, Count: n})
		}
	}
	out.Buckets, err = withEmpty(filled, interval)
	return out, err
}

// withEmpty adds the buckets that hold nothing between those that do.
func withEmpty(filled []dateline.Bucket, interval string) (out []dateline.Bucket, err error) {
	for i, b := range filled {
		if i > 0 {
			for d := nextBucket(filled[i-1].Date, interval); d != b.Date && len(out) < dateline.MaxBuckets; d = nextBucket(d, interval) {
				out = append(out, dateline.Bucket{Date: d})
			}
		}
		if len(out) == dateline.MaxBuckets {
			return nil, tooManyBuckets(interval, filled[0].Date, filled[len(filled)-1].Date)
		}
		out = append(out, b)
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

func tooManyBuckets(interval string, first, last dateline.Date) error {
	want := "narrower dates"
	if wider := slices.Index(plan.Intervals, interval) + 1; wider < len(plan.Intervals) {
		want = plan.Intervals[wider] + ", or " + want
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

func midnight(d dateline.Date) time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}

func dayOf(t time.Time) dateline.Date {
	return dateline.Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}
}
