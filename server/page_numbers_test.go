package server_test

import (
	"context"
	"fmt"
	"testing"

	"dateline"
	"dateline/server"
)

// crowded is an archive that answers every search with these numbers.
type crowded struct{ dateline.Archive }

func (crowded) Search(context.Context, dateline.Search) (*dateline.Result, error) {
	var values []dateline.Count
	for i := range 10 {
		name := fmt.Sprint("Paper ", i)
		values = append(values, dateline.Count{Value: name, Label: name, Count: 1_000_000 - i})
	}
	return &dateline.Result{
		Total:     1_234_567,
		Facets:    map[string]dateline.Facet{dateline.FacetPublication: {Values: values, Distinct: 12, Other: 98_765, Missing: 4_321}},
		Histogram: dateline.Histogram{Interval: dateline.ByYear, Buckets: []dateline.Bucket{{Date: dateline.Date{Year: 2023}, Count: 1_000}}, Undated: 2_000},
	}, nil
}

// Numbers are grouped, and what is in no list and no bar is told beside it.
func TestNumbersOnThePage(t *testing.T) {
	p := visit(t, serving(t, crowded{}, server.Options{}), "/?interval=year")
	if p.total() != "1,234,567 articles" {
		t.Errorf("total %q", p.total())
	}
	contains(t, "page", p.raw, "98,765", `<span class="count">4,321</span>`, "2,000 articles without a date")
}
