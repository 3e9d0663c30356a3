package find

import (
	"encoding/json"
	"maps"
	"slices"

	"dateline"
	"dateline/index/plan"
)

// bars are what a histogram is made of.
type bars struct {
	counts  map[string]int // by date, as dateline.Date writes it
	undated int
}

// Names of aggregations for a histogram.
const (
	aggDates   = "dates"  // to the day, the month or the year, as the interval wants them
	aggCoarse  = "coarse" // those that are no month
	aggUndated = "undated"
)

// aggsOfBars count dates: an archive has far fewer months than days.
func aggsOfBars(interval string) dsl {
	field := dateField(interval)
	aggs := dsl{
		aggDates:   dsl{"terms": dsl{"field": field, "size": roomForDates}},
		aggUndated: dsl{"missing": dsl{"field": plan.FieldPublished}},
	}
	if interval == dateline.ByMonth {
		years := dsl{"terms": dsl{"field": plan.FieldYear, "size": roomForYears}}
		aggs[aggCoarse] = dsl{"missing": dsl{"field": plan.FieldMonth}, "aggs": dsl{aggDates: years}}
	}
	return aggs
}

func dateField(interval string) string {
	switch interval {
	case dateline.ByYear:
		return plan.FieldYear
	case dateline.ByMonth:
		return plan.FieldMonth
	}
	return plan.FieldPublished
}

// A date has one of 10,000 years.
const (
	roomForYears = 10_000
	roomForDates = 10_000
)

func (c *counting) readBars(aggs map[string]json.RawMessage) error {
	var none docs
	if err := decode(aggs[aggUndated], &none); err != nil {
		return err
	}
	c.bars.undated = none.Count
	values, whole, err := termsOf(aggs[aggDates])
	if err == nil && !whole {
		values, err = c.everyValue(c.views[0], dateField(c.x.search.Interval))
	}
	if err != nil {
		return err
	}
	c.bars.add(values)
	if c.x.search.Interval != dateline.ByMonth {
		return nil
	}
	var coarse map[string]json.RawMessage
	if err := decode(aggs[aggCoarse], &coarse); err != nil {
		return err
	}
	values, _, err = termsOf(coarse[aggDates])
	c.bars.add(values)
	return err
}

func (b *bars) add(values []count) {
	for _, v := range values {
		b.counts[v.value] += v.texts
	}
}

// addGroup counts a group of copies at the earliest of the dates that some of them have:
// they are written so that the order of bytes is theirs.
func (b *bars) addGroup(dates []string) {
	if len(dates) == 0 {
		b.undated++
		return
	}
	b.counts[slices.Min(dates)]++
}

// histogram makes the histogram.
func (b *bars) histogram(interval string) (dateline.Histogram, error) {
	var dates []dateline.Date
	var counts []int
	for _, written := range slices.Sorted(maps.Keys(b.counts)) {
		d, err := dateline.ParseDate(written)
		if err != nil {
			return dateline.Histogram{}, &dateline.Error{Kind: dateline.Internal, Message: "a date in the index cannot be read", Err: err}
		}
		dates, counts = append(dates, d), append(counts, b.counts[written])
	}
	return plan.Histogram(interval, dates, counts, b.undated)
}
