package server_test

import (
	"context"
	"testing"

	"dateline"
	"dateline/server"
)

// An article reads no other text to know its place in the search, is told by the part of
// the index that can be searched, and is not kept then.
func TestArticlesOfAPartialSearch(t *testing.T) {
	a := &partOf{Archive: overSeeds}
	h := serving(t, a, server.Options{})
	results := visit(t, h, "/?q=Sotk&partial=1")
	listed := results.hitsAt()
	a.asked = nil
	p := visit(t, h, listed[0])
	if p.around()["Next article"] != listed[1] || p.header.Get("Cache-Control") != "no-store" {
		t.Errorf("leads to %v, Cache-Control %s", p.around(), p.header.Get("Cache-Control"))
	}
	for _, s := range a.asked {
		if s.Text == "Sotk" && (s.Shown != dateline.IDsOnly || len(s.Facets) > 0 || s.Interval != "") {
			t.Errorf("asked %+v", s)
		}
	}
}

// partOf answers as if a part were missing, where that is taken, and keeps what it was asked.
type partOf struct {
	dateline.Archive
	asked []dateline.Search
}

func (a *partOf) Search(ctx context.Context, s dateline.Search) (*dateline.Result, error) {
	a.asked = append(a.asked, s)
	res, err := a.Archive.Search(ctx, s)
	if err == nil && s.Partial {
		res.Parts = dateline.Parts{All: 3, Missing: 1}
	}
	return res, err
}
