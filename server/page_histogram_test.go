package server_test

import (
	"strconv"
	"testing"

	"dateline"
	"dateline/server"
)

// datedIn returns the search page over one article for each year.
func datedIn(t *testing.T, years ...int) page {
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
	return visit(t, serving(t, a, server.Options{}), "/")
}

// Articles that are near each other are counted by month, others by year.
func TestIntervalThatNobodyNamed(t *testing.T) {
	for want, years := range map[string][]int{
		"Published by month": {2023, 2024},
		"Published by year":  {2021, 2022, 2024},
	} {
		if got := text(datedIn(t, years...).byID("histogram")); got != want {
			t.Errorf("%v: %q, want %q", years, got, want)
		}
	}
}

// Bars are as long as their counts, and lead to what they count.
func TestBarsOfTheHistogram(t *testing.T) {
	p := datedIn(t, 2024, 2024, 2024, 2024, 2021)
	widths := map[string]int{}
	for _, rect := range p.all("rect", "") {
		widths[attr(rect, "width")]++
	}
	if widths["100"] != 1 || widths["25"] != 1 || len(widths) > 3 {
		t.Errorf("widths %v, want one of 100 and one of 25, and 0 between", widths)
	}
	week := visit(t, seedServer(t), "/?interval=week")
	found := visit(t, seedServer(t), week.link("28 August 2023"))
	contains(t, "the address of a week", found.url, "from=2023-08-28", "to=2023-09-03")
}
