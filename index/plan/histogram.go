package plan

import (
	"slices"
	"time"

	"dateline"
)

// Histogram makes a histogram of counts by date, the dates in their order: as dateline.Date
// writes them, in the order of bytes. A date that is less precise than the interval is
// coarser: a month is not spread over its days. More than dateline.MaxBuckets are refused.
func Histogram(interval string, dates []dateline.Date, counts []int, undated int) (dateline.Histogram, error) {
	out := dateline.Histogram{Interval: interval, Undated: undated, Buckets: make([]dateline.Bucket, 0, len(dates)+len(dates)/4)}
	for i, n := range counts {
		if n == 0 {
			continue
		}
		start, ok := bucketOf(dates[i], interval)
		switch last := len(out.Buckets) - 1; {
		case !ok:
			out.Coarser += n
		case last >= 0 && out.Buckets[last].Date == start:
			out.Buckets[last].Count += n
		default:
			out.Buckets = withEmpty(out.Buckets, start, interval)
			if len(out.Buckets) == dateline.MaxBuckets {
				return out, tooManyBuckets(interval, out.Buckets[0].Date, lastBucket(interval, dates[i:], counts[i:]))
			}
			out.Buckets = append(out.Buckets, dateline.Bucket{Date: start, Count: n})
		}
	}
	return out, nil
}

// withEmpty adds the buckets that hold nothing, up to one that follows, as far as there may
// be any.
func withEmpty(all []dateline.Bucket, next dateline.Date, interval string) []dateline.Bucket {
	if len(all) == 0 {
		return all
	}
	for d := nextBucket(all[len(all)-1].Date, interval); d != next && len(all) < dateline.MaxBuckets; d = nextBucket(d, interval) {
		all = append(all, dateline.Bucket{Date: d})
	}
	return all
}

// lastBucket is the last one of dates with a count.
func lastBucket(interval string, dates []dateline.Date, counts []int) (last dateline.Date) {
	for i, n := range counts {
		if start, ok := bucketOf(dates[i], interval); ok && n > 0 {
			last = start
		}
	}
	return last
}

func tooManyBuckets(interval string, first, last dateline.Date) error {
	want := "narrower dates"
	if wider := slices.Index(Intervals, interval) + 1; wider < len(Intervals) {
		want = Intervals[wider] + ", or " + want
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
