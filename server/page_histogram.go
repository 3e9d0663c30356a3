package server

import (
	"time"

	"dateline"
)

// histogramView is a picture of bars, and a table of the same.
type histogramView struct {
	Apart     bool   // the dates are too far apart for bars; nothing below is then set
	Of        string // article or revision: what is counted
	Interval  string
	At        string // the search that is counted
	Intervals []option
	Drawing   drawing
	Most      string // the highest bar in words
	Bars      []bar
	Rows      []bar // of the table
	Gaps      bool  // whether the table leaves out what has no articles
	Rest      []string
}

// bar is one bucket.
type bar struct {
	column
	Label, Count string
	URL          string // narrows to it; "" if nothing is in it
	First, Last  string // its days: as from and to take them
	Articles     int
}

const (
	mostRows   = 60  // of a table that has a row for every bar
	mostBars   = 400 // that can be told apart and pressed
	daysInWeek = 7
)

// daysOf are the days of the longest bucket of an interval.
var daysOf = map[string]int{dateline.ByDay: 1, dateline.ByWeek: daysInWeek, dateline.ByMonth: 31, dateline.ByYear: 366}

// newHistogramView draws the histogram of a search that was counted; nil where it has no
// bars.
func newHistogramView(here address, q dateline.Search, h dateline.Histogram) *histogramView {
	if q.Interval == "" {
		return &histogramView{Apart: true}
	}
	if len(h.Buckets) == 0 {
		return nil
	}
	v := &histogramView{Of: "article", Interval: h.Interval, At: here.String(), Drawing: newDrawing(h), Gaps: len(h.Buckets) > mostRows}
	for _, i := range []string{dateline.ByDay, dateline.ByWeek, dateline.ByMonth, dateline.ByYear} {
		if len(h.Buckets)*daysOf[h.Interval] <= dateline.MaxBuckets*daysOf[i] {
			v.Intervals = append(v.Intervals, option{pageLink{i, here.set("interval", i).String()}, i == q.Interval})
		}
	}
	if ofAll(here) {
		v.Of = "revision"
	}
	v.fill(here, q, h)
	if h.Coarser > 0 {
		v.Rest = append(v.Rest, hitsOf(here, h.Coarser)+" with a date less exact than the "+h.Interval)
	}
	if h.Undated > 0 {
		v.Rest = append(v.Rest, hitsOf(here, h.Undated)+" without a date")
	}
	return v
}

// fill makes the bars: all where they can be told apart, and the rows of the table.
func (v *histogramView) fill(here address, q dateline.Search, h dateline.Histogram) {
	most := 0
	for i, b := range h.Buckets {
		one := newBar(here, q, h.Interval, b)
		if len(h.Buckets) <= mostBars {
			one.column = v.Drawing.Bars[i]
			v.Bars = append(v.Bars, one)
		}
		if b.Count > 0 || !v.Gaps {
			v.Rows = append(v.Rows, one)
		}
		if b.Count > h.Buckets[most].Count {
			most = i
		}
	}
	highest := h.Buckets[most]
	v.Most = "Most: " + bucketLabel(h.Interval, highest.Date) + ", " + hitsOf(here, highest.Count)
}

// newBar is the bar of a bucket. What it narrows to lies within the dates of the search,
// whose articles it counts, also where those begin or end inside the bucket.
func newBar(here address, q dateline.Search, interval string, b dateline.Bucket) bar {
	first, last := b.Date, b.Date
	if interval == dateline.ByWeek {
		last = dayAfter(b.Date, daysInWeek-1)
	}
	if from, _, ok := q.From.Span(); ok && from > firstDay(first) {
		first = q.From
	}
	if _, to, ok := q.To.Span(); ok && to < lastDay(last) {
		last = q.To
	}
	one := bar{Label: bucketLabel(interval, b.Date), Count: grouped(b.Count), Articles: b.Count, First: first.String(), Last: last.String()}
	if b.Count > 0 {
		one.URL = within(here, interval, b.Date.String(), one)
	}
	return one
}

func firstDay(d dateline.Date) int { first, _, _ := d.Span(); return first }
func lastDay(d dateline.Date) int  { _, last, _ := d.Span(); return last }

func bucketLabel(interval string, d dateline.Date) string {
	if interval == dateline.ByWeek {
		return "week of " + newDate(d).Text
	}
	return newDate(d).Text
}

func dayAfter(d dateline.Date, days int) dateline.Date {
	return dayOf(time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC).AddDate(0, 0, days))
}

// within narrows an address to a bucket alone: by the facet where there is one, which
// counts the same articles, otherwise by dates.
func within(here address, interval, date string, b bar) string {
	switch interval {
	case dateline.ByYear:
		return alone(here, dateline.FacetYear, date).String()
	case dateline.ByMonth:
		return alone(here, dateline.FacetMonth, date).String()
	}
	return here.set("from", b.First).set("to", b.Last).String()
}
