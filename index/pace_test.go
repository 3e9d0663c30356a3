package index_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"dateline"
	"dateline/index"
)

// manyValued is an archive of n articles, each of a publication, a dateline and a
// day that few others have.
func manyValued(t *testing.T, n int) *index.Archive {
	t.Helper()
	a := open(t, t.TempDir())
	all := notes(n, "wheat")
	for i := range all {
		all[i] = dated(all[i], i)
		all[i].Known.Publication = dateline.Sourced[string]{Value: fmt.Sprint("Paper ", i), From: dateline.FromMetadata}
		all[i].Known.Dateline = dateline.Sourced[string]{Value: fmt.Sprint("TOWN ", i), From: dateline.FromMetadata}
	}
	put(t, a, all...)
	if err := a.Compact(t.Context()); err != nil { // into one segment
		t.Fatal(err)
	}
	return a
}

// TestCountingLooksAtItsContext: what is counted beside the hits ends, too, when
// nobody waits for it any more.
func TestCountingLooksAtItsContext(t *testing.T) {
	a := manyValued(t, 6000)
	look := func(s dateline.Search, left int64) (int64, error) {
		ctx := endsAfter(t.Context(), left)
		defer ctx.cancel()
		_, err := a.Search(ctx, s)
		return ctx.looks.Load(), err
	}
	searching, err := look(dateline.Search{}, -1)
	if err != nil {
		t.Fatal(err)
	}
	for name, s := range map[string]dateline.Search{
		"histogram": {Interval: dateline.ByDay}, "publications": {Facets: []string{dateline.FacetPublication}},
		"nothing there": {Facets: []string{dateline.FacetPerson}}, "all": {Facets: dateline.FacetNames()},
		"prefix": {Facets: []string{dateline.FacetDateline}, FacetPrefix: "town 1"},
	} {
		all, err := look(s, -1)
		if err != nil {
			t.Fatal(err)
		}
		// Once every 1,024 articles: 5 times. Bleve may still tidy up, so that two
		// searches differ by one look.
		if all < searching+4 {
			t.Errorf("%s: looks at its context %d times, a search alone %d times", name, all, searching)
		}
		for left := searching + 1; left < all-1; left++ {
			if _, err := look(s, left); !errors.Is(err, context.Canceled) {
				t.Errorf("%s: a context that ends at look %d of %d gives %v", name, left, all, err)
			}
		}
	}
}
