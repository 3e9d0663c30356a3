package archivetest

import (
	"fmt"
	"strings"
	"time"

	"dateline"
)

var histogramPromises = []promise{
	{"Histogram/there is none unless an interval is named", func(e *env) {
		e.put(dated(article("a", "", "x"), "2023"))
		e.same("histogram", e.search(dateline.Search{}).Histogram, dateline.Histogram{}, emptyIsNil)
	}},
	{"Histogram/days are those of the publication, without gaps", func(e *env) {
		e.datedAt("2023-02-27", "2023-03-02T00:30:00+04:00", "2023-03-01T23:30:00-04:00", "2023-02-27")
		e.bars(dateline.Search{Interval: dateline.ByDay}, "2023-02-27 2, 2023-02-28 0, 2023-03-01 1, 2023-03-02 1; 0 coarser, 0 undated")
	}},
	{"Histogram/weeks begin on Monday", func(e *env) {
		e.datedAt("2023-01-01", "2023-01-02", "2023-01-08", "2023-01-16")
		e.bars(dateline.Search{Interval: dateline.ByWeek}, "2022-12-26 1, 2023-01-02 2, 2023-01-09 0, 2023-01-16 1; 0 coarser, 0 undated")
	}},
	{"Histogram/months run over the end of a year", func(e *env) {
		e.datedAt("2022-11", "2022-11-30", "2023-01-01")
		e.bars(dateline.Search{Interval: dateline.ByMonth}, "2022-11 2, 2022-12 0, 2023-01 1; 0 coarser, 0 undated")
	}},
	{"Histogram/years count dates of every precision", func(e *env) {
		e.datedAt("2020", "2020-02", "2020-02-29", "2022-12-31T23:59:59Z")
		e.bars(dateline.Search{Interval: dateline.ByYear}, "2020 3, 2021 0, 2022 1; 0 coarser, 0 undated")
	}},
	{"Histogram/dates less precise than the interval are coarser", func(e *env) {
		e.datedAt("2023", "2023-09", "2023-09-04", "")
		e.bars(dateline.Search{Interval: dateline.ByMonth}, "2023-09 2; 1 coarser, 1 undated")
		e.bars(dateline.Search{Interval: dateline.ByWeek}, "2023-09-04 1; 2 coarser, 1 undated")
		e.bars(dateline.Search{Interval: dateline.ByDay}, "2023-09-04 1; 2 coarser, 1 undated")
	}},
	{"Histogram/articles without dates have no buckets", func(e *env) {
		e.bars(dateline.Search{Interval: dateline.ByDay}, "; 0 coarser, 0 undated")
		e.datedAt("", "")
		e.bars(dateline.Search{Interval: dateline.ByDay}, "; 0 coarser, 2 undated")
	}},
	{"Histogram/the first and the last day that a date can have are buckets", func(e *env) {
		e.put(dated(article("first", "", "first"), "0001-01-01"), dated(article("last", "", "last"), "9999-12-31"))
		for interval, want := range map[string][2]string{
			dateline.ByDay: {"0001-01-01", "9999-12-31"}, dateline.ByWeek: {"0001-01-01", "9999-12-27"},
			dateline.ByMonth: {"0001-01", "9999-12"}, dateline.ByYear: {"0001", "9999"},
		} {
			e.bars(dateline.Search{Text: "first", Interval: interval}, want[0]+" 1; 0 coarser, 0 undated")
			e.bars(dateline.Search{Text: "last", Interval: interval}, want[1]+" 1; 0 coarser, 0 undated")
		}
	}},
	{"Histogram/counts what matches the text, the dates and every choice", func(e *env) {
		e.put(dated(by(article("a", "", "alpha"), "Heron"), "2021"), dated(by(article("b", "", "alpha"), "Egret"), "2022"),
			dated(by(article("c", "", "beta"), "Heron"), "2023"), dated(article("d", "", "alpha"), "2024"))
		e.bars(dateline.Search{Text: "alpha", Interval: dateline.ByYear}, "2021 1, 2022 1, 2023 0, 2024 1; 0 coarser, 0 undated")
		e.bars(dateline.Search{To: on("2022"), Interval: dateline.ByYear}, "2021 1, 2022 1; 0 coarser, 0 undated")
		e.bars(dateline.Search{Include: one(dateline.FacetPublication, "Heron"), Interval: dateline.ByYear}, "2021 1, 2022 0, 2023 1; 0 coarser, 0 undated")
		e.bars(dateline.Search{Exclude: one(dateline.FacetYear, "2021"), Interval: dateline.ByYear}, "2022 1, 2023 1, 2024 1; 0 coarser, 0 undated")
	}},
	{"Histogram/revised, restated and erased articles leave no bars", func(e *env) {
		e.put(dated(article("a", "", "alpha"), "2021"), dated(article("b", "", "alpha"), "2022"), dated(article("c", "", "alpha"), "2023"))
		e.put(dated(article("a", "", "beta"), "2024"), dated(article("b", "", "alpha"), ""))
		e.erase("c")
		e.bars(dateline.Search{Interval: dateline.ByYear}, "2024 1; 0 coarser, 1 undated")
	}},
	{"Histogram/more buckets than are allowed are refused with the next wider interval", func(e *env) {
		first := time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC)
		e.datedAt(first.Format(time.DateOnly), first.AddDate(0, 0, dateline.MaxBuckets-1).Format(time.DateOnly))
		e.same("buckets", len(e.search(dateline.Search{Interval: dateline.ByDay}).Histogram.Buckets), dateline.MaxBuckets)
		e.put(dated(article("beyond", "", "x"), first.AddDate(0, 0, dateline.MaxBuckets).Format(time.DateOnly)))
		e.tooWide(dateline.ByDay, dateline.ByWeek)
		e.put(dated(article("far", "", "x"), "1066-10-14"))
		e.tooWide(dateline.ByWeek, dateline.ByMonth)
		e.tooWide(dateline.ByMonth, dateline.ByYear)
		e.same("years", len(e.search(dateline.Search{Interval: dateline.ByYear}).Histogram.Buckets), 2003-1066+1)
	}},
	{"Histogram/an unknown interval is refused", func(e *env) {
		_, err := e.a.Search(e.Context(), dateline.Search{Interval: "decade"})
		wantKind(e.T, err, dateline.Invalid, "interval")
	}},
}

// datedAt puts one article for each date.
func (e *env) datedAt(dates ...string) {
	e.Helper()
	for i, date := range dates {
		e.put(dated(article(fmt.Sprint(i), "", "x"), date))
	}
}

// bars reports a histogram that is not this one, written as "2023 2, 2024 1; 0
// coarser, 0 undated", or does not sum to the total.
func (e *env) bars(s dateline.Search, want string) {
	e.Helper()
	r := e.search(s)
	var all []string
	sum := r.Histogram.Coarser + r.Histogram.Undated
	for _, b := range r.Histogram.Buckets {
		all = append(all, fmt.Sprintf("%s %d", b.Date, b.Count))
		sum += b.Count
	}
	got := fmt.Sprintf("%s; %d coarser, %d undated", strings.Join(all, ", "), r.Histogram.Coarser, r.Histogram.Undated)
	e.same("histogram by "+s.Interval, got, want)
	e.same("interval and sum", [2]any{r.Histogram.Interval, sum}, [2]any{s.Interval, r.Total})
}

// tooWide reports an interval that is not refused with the next one.
func (e *env) tooWide(interval, next string) {
	e.Helper()
	_, err := e.a.Search(e.Context(), dateline.Search{Interval: interval})
	wantKind(e.T, err, dateline.Invalid, "interval")
	e.names(err, next)
}
