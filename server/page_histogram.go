package server

import (
	"context"
	"fmt"
	"time"

	"dateline"
)

// histogramView is a table of bars.
type histogramView struct {
	Interval  string
	Intervals []option
	Open      bool   // whether the table is short enough to be shown at once
	Summary   string // what the table is, for the case that it is not
	Bars      []bar
	Rest      []string // what is in no bar
}

type bar struct {
	Label, Count, URL string
	Width             int // 0 to 100, of the highest
}

const (
	openBars   = 24 // of a table that is open
	nearYears  = 2  // up to so many years are shown by month
	widestBar  = 100
	daysInWeek = 7
)

// counted answers a search with its histogram. Where the reader names no interval
// it is the year, or the month where the articles are near each other. q gets the
// interval.
func (s *server) counted(ctx context.Context, q *dateline.Search) (*dateline.Result, error) {
	asked := q.Interval
	if asked == "" {
		q.Interval = dateline.ByYear
	}
	res, err := s.find(ctx, *q)
	if err != nil {
		return nil, err
	}
	if n := len(res.Histogram.Buckets); asked != "" || n == 0 || n > nearYears {
		return res, nil
	}
	months := *q
	months.Limit, months.Facets, months.Interval, months.Cursor = 0, nil, dateline.ByMonth, ""
	fine, err := s.archive.Search(ctx, months)
	if err != nil {
		return nil, fmt.Errorf("search %q by month: %w", q.Text, err)
	}
	if len(fine.Histogram.Buckets) > 0 {
		res.Histogram, q.Interval = fine.Histogram, dateline.ByMonth
	}
	return res, nil
}

func newHistogramView(here address, q dateline.Search, h dateline.Histogram) *histogramView {
	if len(h.Buckets) == 0 {
		return nil
	}
	v := &histogramView{Interval: h.Interval, Open: len(h.Buckets) <= openBars, Summary: counted(len(h.Buckets), h.Interval, h.Interval+"s")}
	for _, i := range []string{dateline.ByDay, dateline.ByWeek, dateline.ByMonth, dateline.ByYear} {
		v.Intervals = append(v.Intervals, option{pageLink{i, here.set("interval", i).String()}, i == q.Interval})
	}
	v.Bars = bars(here, h, v.Open)
	if h.Coarser > 0 {
		v.Rest = append(v.Rest, articles(h.Coarser)+" with a date less exact than the "+h.Interval)
	}
	if h.Undated > 0 {
		v.Rest = append(v.Rest, articles(h.Undated)+" without a date")
	}
	return v
}

// bars are those with articles, and the others too where the table is short.
func bars(here address, h dateline.Histogram, all bool) (out []bar) {
	highest := 0
	for _, b := range h.Buckets {
		highest = max(highest, b.Count)
	}
	for _, b := range h.Buckets {
		if b.Count == 0 && !all {
			continue
		}
		one := bar{Label: newDate(b.Date).Text, Count: grouped(b.Count), Width: b.Count * widestBar / highest}
		if b.Count > 0 {
			one.URL = within(here, h.Interval, b.Date)
		}
		out = append(out, one)
	}
	return out
}

// within narrows an address to a bucket: by the facet where there is one, which
// counts the same articles, otherwise by dates.
func within(here address, interval string, d dateline.Date) string {
	switch interval {
	case dateline.ByYear:
		return here.with(dateline.FacetYear, d.String()).String()
	case dateline.ByMonth:
		return here.with(dateline.FacetMonth, d.String()).String()
	}
	last := time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
	if interval == dateline.ByWeek {
		last = last.AddDate(0, 0, daysInWeek-1)
	}
	return here.set("from", d.String()).set("to", last.Format("2006-01-02")).String()
}
