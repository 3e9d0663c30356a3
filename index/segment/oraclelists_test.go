package segment_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	api "github.com/blevesearch/scorch_segment_api/v2"
)

func likeList(t *testing.T, rnd *rand.Rand, what string, h, w api.PostingsList) {
	t.Helper()
	if h.Count() != w.Count() {
		t.Fatalf("%s: %d documents, want %d", what, h.Count(), w.Count())
	}
	var room api.PostingsIterator
	for mode := range 8 {
		f, n, l := mode&1 != 0, mode&2 != 0, mode&4 != 0
		hi, wi := h.Iterator(f, n, l, room), w.Iterator(f, n, l, nil)
		room = hi
		at := uint64(0)
		for {
			var hp, wp api.Posting
			if rnd.IntN(4) == 0 {
				at += uint64(rnd.IntN(300))
				hp = must[api.Posting](t, what)(hi.Advance(at))
				wp = must[api.Posting](t, what)(wi.Advance(at))
			} else {
				hp = must[api.Posting](t, what)(hi.Next())
				wp = must[api.Posting](t, what)(wi.Next())
			}
			if hp == nil || wp == nil {
				if hp != wp {
					t.Fatalf("%s: posting %v, want %v", what, hp, wp)
				}
				break
			}
			if have, want := written(hp), written(wp); have != want {
				t.Fatalf("%s: %s, want %s", what, have, want)
			}
			at = hp.Number() + 1
		}
	}
}

// written is all that a posting says.
func written(p api.Posting) string {
	var at []uint64
	places := slices.Clone(p.Locations())
	// Bleve keeps the order in which they come; ours ascend.
	slices.SortFunc(places, func(a, b api.Location) int { return int(a.Pos()) - int(b.Pos()) })
	for _, l := range places {
		at = append(at, l.Pos(), l.Start(), l.End(), uint64(len(l.ArrayPositions())), uint64(len(l.Field())))
	}
	return fmt.Sprint(p.Number(), " ", p.Frequency(), " times, norm ", p.Norm(), ", at ", at)
}
