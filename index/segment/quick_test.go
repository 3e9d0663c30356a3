package segment_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"dateline/index/segment"

	"github.com/RoaringBitmap/roaring/v2"
	api "github.com/blevesearch/scorch_segment_api/v2"
)

// TestQuickWayIsBleves reads every list with Mark, Tally and Positions, and as Bleve
// does.
func TestQuickWayIsBleves(t *testing.T) {
	rnd := rand.New(rand.NewPCG(8, 8))
	s := reopened(t, ours, made(t, ours, documents(5, 1500, 40, true)))
	n := int(s.Count())
	for _, name := range s.Fields() {
		d := must[api.TermDictionary](t, "dictionary")(s.Dictionary(name))
		for i, e := range entries(t, d, nil, nil, nil) {
			var except *roaring.Bitmap
			if i%3 == 0 {
				except = some(rnd, n)
			}
			l := must[api.PostingsList](t, "list")(d.PostingsList([]byte(e.Term), except, nil)).(*segment.Postings)
			marks, set := make([]uint64, (n+63)/64), make([]uint64, (n+63)/64)
			counts := make([]uint32, n)
			if err := l.Mark(marks); err != nil {
				t.Fatal(err)
			}
			if err := l.Tally(set, counts, 3); err != nil {
				t.Fatal(err)
			}
			wantSet, wantCounts := make([]uint64, (n+63)/64), make([]uint32, n)
			positions := l.Positions()
			it := l.Iterator(true, true, true, nil)
			for p := next(t, it); p != nil; p = next(t, it) {
				wantSet[p.Number()/64] |= 1 << (p.Number() % 64)
				wantCounts[p.Number()] = 3 * uint32(p.Frequency())
				var want []int
				for _, at := range p.Locations() {
					want = append(want, int(at.Pos()))
				}
				if name == "body" && rnd.IntN(3) > 0 {
					if rnd.IntN(4) == 0 {
						positions = l.Positions()
					}
					if got := must[[]int](t, "positions")(positions.At(p.Number(), nil)); !slices.Equal(got, want) {
						t.Fatalf("%s %q stands in %d at %v, want %v", name, e.Term, p.Number(), got, want)
					}
				}
			}
			if !slices.Equal(marks, wantSet) || !slices.Equal(set, wantSet) || !slices.Equal(counts, wantCounts) {
				t.Fatalf("%s %q: marked %x, tallied %x, want %x; counted %v, want %v", name, e.Term, marks, set, wantSet, counts, wantCounts)
			}
			if name != "body" && positions != nil {
				t.Fatalf("%s %q has positions", name, e.Term)
			}
		}
	}
}

func next(t *testing.T, it api.PostingsIterator) api.Posting {
	t.Helper()
	return must[api.Posting](t, "next")(it.Next())
}

func TestQuickWayOfNothing(t *testing.T) {
	s := made(t, ours, documents(5, 200, 10, true))
	d := must[api.TermDictionary](t, "dictionary")(s.Dictionary("body"))
	l := must[api.PostingsList](t, "list")(d.PostingsList([]byte("no such"), nil, nil)).(*segment.Postings)
	if err := l.Mark(nil); err != nil {
		t.Error(err)
	}
	if err := l.Tally(nil, nil, 1); err != nil {
		t.Error(err)
	}
	if at, err := l.Positions().At(3, nil); err != nil || at != nil {
		t.Errorf("positions %v, %v", at, err)
	}
	l = must[api.PostingsList](t, "list")(d.PostingsList([]byte("@place"), nil, l)).(*segment.Postings)
	if l.Count() == 0 {
		t.Fatal("no documents")
	}
	at := l.Positions()
	for n := range uint64(200) { // asked for those that the list has and for those that it has not
		if _, err := at.At(n, nil); err != nil {
			t.Error(err)
		}
	}
	if got, err := at.At(1<<40, []int{7}); err != nil || !slices.Equal(got, []int{7}) {
		t.Errorf("positions in a document that is not there: %v, %v", got, err)
	}
	if l.Mark(make([]uint64, 3)) == nil || l.Tally(make([]uint64, 4), make([]uint32, 199), 1) == nil {
		t.Error("a set without room for all documents is taken")
	}
}
