package server

import (
	"context"
	"errors"
	"fmt"

	"dateline"
)

// Bounds of the interval that a histogram has where the reader names none.
const (
	monthsIn = 5 // up to so many years are shown by month
	weeksIn  = 6 // up to so many months by week
	daysIn   = 2 // up to so many months by day
)

// counted answers a search with its histogram. Where the reader names no interval
// it is the narrowest with which the bars have room, and more articles stand in
// bars than are dated less exactly. q gets the interval; it stays "", and there is no
// histogram, where a date that is far from all others leaves room for none.
func (s *server) counted(ctx context.Context, q *dateline.Search) (*dateline.Result, error) {
	asked := q.Interval
	if asked == "" {
		q.Interval = dateline.ByYear
	}
	res, err := s.find(ctx, *q)
	if asked == "" && tooFarApart(err) {
		q.Interval = ""
		return s.find(ctx, *q)
	}
	if err != nil {
		return nil, err
	}
	for next := narrower(res.Histogram); asked == "" && next != ""; next = narrower(res.Histogram) {
		finer, err := s.histogram(ctx, *q, next)
		if err != nil {
			return nil, err
		}
		fine := finer.Histogram
		if in := inBars(fine); in == 0 || in <= fine.Coarser {
			break
		}
		res.Histogram, q.Interval = fine, next
		if finer.Parts.Missing > res.Parts.Missing {
			res.Parts = finer.Parts
		}
	}
	return res, nil
}

// tooFarApart reports whether err is that of a histogram with too many buckets.
func tooFarApart(err error) bool {
	var e *dateline.Error
	return errors.As(err, &e) && e.Kind == dateline.Invalid && e.Field == "interval"
}

// narrower is the interval to which a histogram has room to go on; "" for none.
func narrower(h dateline.Histogram) string {
	n := len(h.Buckets)
	switch {
	case h.Interval == dateline.ByYear && n > 0 && n <= monthsIn:
		return dateline.ByMonth
	case h.Interval == dateline.ByMonth && n <= daysIn:
		return dateline.ByDay
	case h.Interval == dateline.ByMonth && n <= weeksIn:
		return dateline.ByWeek
	}
	return ""
}

// histogram is the answer to a search with a histogram by another interval alone.
func (s *server) histogram(ctx context.Context, q dateline.Search, interval string) (*dateline.Result, error) {
	q.Limit, q.Facets, q.FacetLimit, q.Interval, q.Cursor = 0, nil, 0, interval, ""
	res, err := s.archive.Search(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("search %q by %s: %w", q.Text, interval, err)
	}
	return res, nil
}

func inBars(h dateline.Histogram) (n int) {
	for _, b := range h.Buckets {
		n += b.Count
	}
	return n
}
