package server_test

import (
	"cmp"
	"fmt"
	"net/http"
	netURL "net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"dateline"
	"dateline/server"
)

// datedIn returns the search page over one article for each year.
func datedIn(t *testing.T, years ...int) page {
	t.Helper()
	return visit(t, dated(t, years), "/")
}

func dated(t *testing.T, years []int) http.Handler {
	t.Helper()
	a := emptyArchive(t)
	var batch []dateline.Article
	for i, year := range years {
		id := "a" + strconv.Itoa(i)
		batch = append(batch, dateline.Article{ID: dateline.ID(id), Keys: own(id), Body: "Text " + id, Known: dateline.Known{
			Published: dateline.Sourced[dateline.Date]{Value: dateline.Date{Year: year, Month: 3, Day: 8}, From: dateline.FromText},
		}})
	}
	searchable(t, a)(a.Put(t.Context(), batch))
	return serving(t, a, server.Options{})
}

// The interval is the narrowest that has room, and leaves most in bars.
func TestIntervalThatNobodyNamed(t *testing.T) {
	for want, years := range map[string][]int{
		"Published by month": {2020, 2023, 2024},
		"Published by year":  {2018, 2021, 2024},
		"Published by day":   {2024},
	} {
		if got := text(datedIn(t, years...).byID("histogram")); got != want {
			t.Errorf("%v: %q, want %q", years, got, want)
		}
	}
	h := seedServer(t)
	for url, want := range map[string]string{
		"/":               "Published by month",
		"/?month=2023-09": "Published by month", // two of three are dated to the month
		"/?interval=year": "Published by year", "/?q=nowhereatall": "",
	} {
		got := ""
		if p := visit(t, h, url); strings.Contains(p.raw, `id="histogram"`) {
			got = text(p.byID("histogram"))
		}
		if got != want {
			t.Errorf("%s: %q, want %q", url, got, want)
		}
	}
}

// columns are the heights of the bars with articles, by their titles.
func (p page) columns() map[string]string {
	out := map[string]string{}
	for _, rect := range p.all("rect", "column") {
		out[text(rect.Parent)] = attr(rect, "height")
	}
	return out
}

// Bars are as high as their counts, lead to what they count without a script, and
// stand in a table too; what has no article has its place in both.
func TestBarsOfTheHistogram(t *testing.T) {
	p := datedIn(t, 2024, 2024, 2024, 2024, 2014)
	if got := p.columns(); len(got) != 2 || got["2024: 4"] != "64" || got["2014: 1"] != "16" {
		t.Errorf("columns %v", got)
	}
	if n, rows := len(p.all("rect", "slot")), len(p.all("td", "count")); n != 11 || rows != 11 {
		t.Errorf("%d bars and %d rows for 11 years", n, rows)
	}
	contains(t, "empty", p.raw, "<title>2019: 0</title>", ">Most: 2024, 4 articles<")
	h := seedServer(t)
	all := visit(t, h, "/")
	for _, a := range all.all("a", "") {
		if attr(a, "data-n") == "" {
			continue
		}
		if to := visit(t, h, attr(a, "href")); number(t, to.total()) != number(t, attr(a, "data-n")) {
			t.Errorf("%s: %s behind the bar %q", to.url, to.total(), text(a))
		}
	}
	week := visit(t, h, "/?interval=week")
	found := visit(t, h, week.link("week of 28 August 2023"))
	contains(t, "the address of a week", found.url, "from=2023-08-28", "to=2023-09-03")
}

// Labels name years, months and days, and none stands in another.
func TestLabelsBelowTheBars(t *testing.T) {
	for _, tc := range []struct {
		url   string
		years []int
		want  []string
	}{
		{"/", []int{2010, 2019}, []string{"2010", "2012", "2014", "2016", "2018"}},
		{"/", []int{2023, 2024}, []string{"Mar", "May", "Jul", "Sep", "Nov", "Jan", "Mar", "2023", "2024"}},
		{"/", []int{2022, 2022}, []string{"8", "Mar 2022"}},
		{"/", []int{1700, 2024}, []string{"1700", "1750", "1800", "1850", "1900", "1950", "2000"}},
		{"/?interval=month", []int{1990, 2019}, []string{"1991", "1995", "1999", "2003", "2007", "2011", "2015"}},
	} {
		var got []string
		for _, n := range visit(t, dated(t, tc.years), tc.url).all("text", "") {
			got = append(got, text(n))
		}
		if !slices.Equal(got, tc.want) {
			t.Errorf("%v: %q, want %q", tc.years, got, tc.want)
		}
	}
}

// More bars than can be told apart are one picture, and a table of what is there.
func TestMoreBarsThanCanBePressed(t *testing.T) {
	p := datedIn(t, 1500, 2024)
	if n := len(p.all("rect", "")); n != 0 || len(p.all("path", "")) != 1 || len(p.all("td", "count")) != 2 {
		t.Errorf("%d bars, %d pictures, %d rows", n, len(p.all("path", "")), len(p.all("td", "count")))
	}
	contains(t, "table", p.raw, "without those that have none")
	for interval, offered := range map[string]bool{"day": false, "week": false, "month": false, "year": true} {
		if strings.Contains(p.raw, "interval="+interval) != offered {
			t.Errorf("%s is offered for 525 years, or year is not", interval)
		}
	}
}

// A wrong date that is far from all others costs the picture of dates and nothing else;
// narrower dates have one, and who asks for an interval is told why there is none.
func TestDatesThatAreTooFarApart(t *testing.T) {
	h := dated(t, []int{1, 2023, 9999})
	for _, url := range []string{"/", "/?q=text"} {
		p := visit(t, h, url)
		if p.code != http.StatusOK || p.total() != "3 articles" {
			t.Errorf("%s: status %d, %s", url, p.code, p.raw)
		}
		contains(t, url, p.raw, "too far apart for a picture")
	}
	if p := visit(t, h, "/?from=2000&to=2030"); text(p.byID("histogram")) != "Published by day" {
		t.Errorf("narrowed: %s", p.raw)
	}
	if p := visit(t, h, "/?interval=year"); p.code != http.StatusBadRequest {
		t.Errorf("asked by year: status %d", p.code)
	}
}

// A bar leads to what it counts, also where several months are chosen, or the dates begin or
// end inside of it.
func TestBarsWithinTheSearch(t *testing.T) {
	a := emptyArchive(t)
	var batch []dateline.Article
	for i, day := range []int{8, 9, 10, 14, 15, 21, 22, 23} { // 8 March 2021 was a Monday
		id := fmt.Sprint("a", i)
		batch = append(batch, dateline.Article{ID: dateline.ID(id), Keys: own(id), Body: "Text " + id, Known: dateline.Known{
			Published: dateline.Sourced[dateline.Date]{Value: dateline.Date{Year: 2021 + i%2, Month: 3 + i%3, Day: day}, From: dateline.FromText},
		}})
	}
	searchable(t, a)(a.Put(t.Context(), batch))
	h := serving(t, a, server.Options{})
	bars := 0
	for _, url := range []string{
		"/?month=2021-03&month=2021-05&month=2022-04&interval=month", "/?year=2021&year=2022&interval=year", "/?year=2021&missing=year&interval=year",
		"/?from=2021-03-10&to=2022-04-14&interval=week", "/?from=2021-03-10&to=2022-04-14&interval=month", "/?from=2021-03-10&to=2022&interval=year",
	} {
		for _, bar := range visit(t, h, url).all("a", "") {
			n := attr(bar, "data-n")
			if n == "" {
				continue
			}
			bars++
			q, err := netURL.Parse(url)
			if err != nil {
				t.Fatal(err)
			}
			drawn := q.Query()
			drawn.Set("from", attr(bar, "data-first"))
			drawn.Set("to", cmp.Or(attr(bar, "data-last"), attr(bar, "data-first")))
			for way, to := range map[string]string{"link": attr(bar, "href"), "drawn": "/?" + drawn.Encode()} {
				if got := visit(t, h, to); number(t, got.total()) != number(t, n) {
					t.Errorf("%s: by its %s, %s, the bar %q leads to %s", url, way, to, text(bar), got.total())
				}
			}
		}
	}
	if bars < 15 {
		t.Errorf("%d bars", bars)
	}
}
