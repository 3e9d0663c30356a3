package main

import (
	"iter"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dateline/bench/peers/line"
)

func articles(yield func(line.Article, error) bool) {
	for _, a := range []line.Article{
		{ID: "a1", Publication: "daily", Places: []string{"kyiv", "lviv"}, Title: "Rains over the valley", Body: "It rained on the hills."},
		{ID: "a2", Publication: "daily", Places: []string{"kyiv"}, Title: "Snow", Body: "Snow fell on the valleys, and it rains."},
		{ID: "a3", Publication: "weekly", Title: "Valley of snow", Body: "The hill stands."},
	} {
		if !yield(a, nil) {
			return
		}
	}
}

func TestBleve(t *testing.T) {
	tests := []struct {
		op, terms, ids string // ids in their own order
		publications   []line.Count
	}{
		{line.Term, "raining", "a1 a2", []line.Count{{Value: "daily", Count: 2}}},
		{line.And, "rain hills", "a1", []line.Count{{Value: "daily", Count: 1}}},
		{line.Or, "snow hill", "a1 a2 a3", []line.Count{{Value: "daily", Count: 2}, {Value: "weekly", Count: 1}}},
		{line.Phrase, "the hill", "a1 a3", nil},
		{line.Prefix, "vall", "a1 a2 a3", nil},
		{line.Fuzzy, "snaw", "a2 a3", nil},
		{line.Term, "absent", "", nil},
	}
	for kind, mapping := range kinds {
		e := &engine{tuned: kind == "tuned", mapping: mapping}
		dir := filepath.Join(t.TempDir(), "index")
		if err := e.Index(t.Context(), iter.Seq2[line.Article, error](articles), dir); err != nil {
			t.Fatal(err)
		}
		if err := e.Settle(t.Context()); err != nil {
			t.Fatal(err)
		}
		if err := e.Open(t.Context(), dir); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { e.Close() })
		for _, tt := range tests {
			for _, mode := range []string{line.Ids, line.Whole} {
				a, err := e.Ask(t.Context(), mode, line.Query{Op: tt.op, Terms: strings.Fields(tt.terms)})
				if err != nil {
					t.Fatal(err)
				}
				var ids []string
				for _, h := range a.Hits {
					ids = append(ids, h.ID)
					if whole := mode == line.Whole; whole != (h.Title != "") || !whole && h.Snippet != "" {
						t.Errorf("%s %s %q: a hit is %+v", kind, mode, tt.terms, h)
					}
				}
				slices.Sort(ids)
				if strings.Join(ids, " ") != tt.ids || a.Total != len(ids) {
					t.Errorf("%s %s %q: %d, %q; want %s", kind, mode, tt.terms, a.Total, ids, tt.ids)
				}
				if mode == line.Whole && tt.publications != nil && !slices.Equal(a.Publications, tt.publications) {
					t.Errorf("%s %q: publications %v; want %v", kind, tt.terms, a.Publications, tt.publications)
				}
			}
		}
		a, err := e.Ask(t.Context(), line.Whole, line.Query{Op: line.Term, Terms: []string{"rain"}})
		if err != nil || !slices.Equal(a.Places, []line.Count{{Value: "kyiv", Count: 2}, {Value: "lviv", Count: 1}}) || !strings.Contains(a.Hits[0].Snippet, "<mark>rain") {
			t.Errorf("%s: %+v, %v; want the places and a snippet with a mark", kind, a, err)
		}
		if _, err := e.Ask(t.Context(), line.Many, line.Query{Op: line.Term, Terms: []string{"rain"}}); err == nil || !strings.Contains(err.Error(), "no such mode: many") {
			t.Errorf("%s: %v; want that there is no such mode", kind, err)
		}
	}
}
