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
	out := dateline.Histogram{Interval: interval, Undated: undated}
	filled := make([]dateline.Bucket, 0, len(dates))
	for i, n := range counts {
		if n == 0 {
			continue
		}
		start, ok := bucketOf(dates[i], interval)
		switch last := len(filled) - 1; {
		case !ok:
			out.Coarser += n
		case last >= 0 && filled[last].Date == start:
			filled[last].Count += n
		default:
			filled = append(filled, dateline.Bucket{Date: start, Count: n})
		}
	}
	var err error
	out.Buckets, err = withEmpty(filled, interval)
	return out, err
}

// withEmpty adds the buckets that hold nothing between those that do.
func withEmpty(filled []dateline.Bucket, interval string) (out []dateline.Bucket, err error) {
	out = make([]dateline.Bucket, 0, len(filled)+len(filled)/4)
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
