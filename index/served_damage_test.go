package index_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"dateline"
)

// TestFilesCutShortWhileServing cuts the segments of an open index, whose pages the
// searches read: those end with an error at worst, and the index is made again.
func TestFilesCutShortWhileServing(t *testing.T) {
	dir, _ := closed(t)
	a := open(t, dir)
	if err := a.Compact(t.Context()); err != nil { // to one segment, which Bleve does not merge
		t.Fatal(err)
	}
	questions := []dateline.Search{
		{Text: "village OR mortar", Limit: 100}, {Text: `"the village"`}, {Text: "vill*"}, {Text: "village~1", Sort: dateline.Newest},
		{Text: "published:2023", Facets: []string{dateline.FacetPublication}, Interval: dateline.ByMonth},
	}
	want := total(t, a, dateline.Search{})
	for _, file := range indexFiles(t, dir) {
		if filepath.Ext(file) == ".zap" {
			if err := os.Truncate(file, 20); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, s := range questions {
		until(t, s.Text, func() error {
			_, err := a.Search(t.Context(), s)
			return err
		})
	}
	until(t, "all articles", func() error {
		res, err := a.Search(t.Context(), dateline.Search{})
		if err == nil && res.Total != want {
			err = fmt.Errorf("%d articles, want %d", res.Total, want)
		}
		return err
	})
}
