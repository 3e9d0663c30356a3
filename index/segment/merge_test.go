package segment_test

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"github.com/RoaringBitmap/roaring/v2"
	index "github.com/blevesearch/bleve_index_api"
	api "github.com/blevesearch/scorch_segment_api/v2"
)

// merged merges segments and opens the file.
func merged(t *testing.T, p plugin, from []api.Segment, drops []*roaring.Bitmap) (api.Segment, [][]uint64, string) {
	t.Helper()
	path := t.TempDir() + "/merged"
	numbers, size, err := p.Merge(from, drops, path, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if info := must[os.FileInfo](t, "size")(os.Stat(path)); p == ours && uint64(info.Size()) != size {
		t.Errorf("the file has %d bytes, Merge says %d", info.Size(), size)
	}
	s := must[api.Segment](t, "open")(p.Open(path))
	t.Cleanup(func() { s.Close() })
	return s, numbers, path
}

// TestMergeLikeZap merges segments, some of them in files, with documents dropped, and
// merges what comes of it again.
func TestMergeLikeZap(t *testing.T) {
	for _, c := range []struct{ segments, docs, most int }{{1, 30, 20}, {2, 1, 5}, {3, 200, 80}, {9, 150, 15}, {40, 5, 30}} {
		t.Run(fmt.Sprintf("%d segments of %d documents", c.segments, c.docs), func(t *testing.T) {
			rnd := rand.New(rand.NewPCG(uint64(c.segments), 3))
			var have, want []api.Segment
			var drops []*roaring.Bitmap
			var left []index.Document
			for i := range c.segments {
				docs := documents(uint64(100*c.segments+i), 1+rnd.IntN(c.docs), c.most, true)
				h, w := made(t, ours, docs), made(t, theirs, docs)
				if rnd.IntN(2) == 0 {
					h, w = reopened(t, ours, h), reopened(t, theirs, w)
				}
				var drop *roaring.Bitmap
				if i%3 != 0 {
					drop = some(rnd, len(docs))
				}
				for n, d := range docs {
					if drop == nil || !drop.Contains(uint32(n)) {
						left = append(left, d)
					}
				}
				have, want, drops = append(have, h), append(want, w), append(drops, drop)
			}
			h, hn, path := merged(t, ours, have, drops)
			w, wn, _ := merged(t, theirs, want, drops)
			if !slices.EqualFunc(hn, wn, slices.Equal) {
				t.Fatalf("new numbers %v, want %v", hn, wn)
			}
			like(t, rnd, h, w)
			same(t, path, h, made(t, ours, left))

			drop := []*roaring.Bitmap{some(rnd, int(h.Count()))}
			h, _, _ = merged(t, ours, []api.Segment{h}, drop)
			w, _, _ = merged(t, theirs, []api.Segment{w}, drop)
			if h.Count() > 0 {
				like(t, rnd, h, w)
			}
		})
	}
}

// same holds a merged file against what New makes of the documents that are left in
// it. Fields of which none is left are in the one only.
func same(t *testing.T, path string, merged, fresh api.Segment) {
	t.Helper()
	if !slices.Equal(merged.Fields(), fresh.Fields()) {
		t.Logf("not compared byte for byte: fields %q and %q", merged.Fields(), fresh.Fields())
		return
	}
	want := t.TempDir() + "/fresh"
	if err := fresh.(api.UnpersistedSegment).Persist(want); err != nil {
		t.Fatal(err)
	}
	a, b := must[[]byte](t, "read")(os.ReadFile(path)), must[[]byte](t, "read")(os.ReadFile(want))
	if !slices.Equal(a, b) {
		t.Errorf("a merged file of %d bytes is not the one of %d bytes that New makes", len(a), len(b))
	}
}

func TestMergeOfNothing(t *testing.T) {
	s := made(t, ours, documents(1, 20, 10, true))
	all := roaring.New()
	all.AddRange(0, 20)
	m, numbers, _ := merged(t, ours, []api.Segment{s, s}, []*roaring.Bitmap{all, all})
	if m.Count() != 0 || len(numbers) != 2 || len(numbers[0]) != 20 || numbers[1][19] != math.MaxUint64 {
		t.Errorf("%d documents are left, new numbers %v", m.Count(), numbers)
	}
	d := must[api.TermDictionary](t, "dictionary")(m.Dictionary("body"))
	if d.Cardinality() != 0 || len(entries(t, d, nil, nil, nil)) != 0 {
		t.Errorf("%d terms are left", d.Cardinality())
	}
	if ids := must[*roaring.Bitmap](t, "numbers")(m.DocNumbers([]string{"0-1"})); !ids.IsEmpty() {
		t.Errorf("documents %v are left", ids)
	}
	again, _, _ := merged(t, ours, []api.Segment{m, s}, []*roaring.Bitmap{nil, nil})
	if again.Count() != 20 {
		t.Errorf("merged with others there are %d documents, want 20", again.Count())
	}
}

func TestMergeStops(t *testing.T) {
	s := made(t, ours, documents(1, 20, 10, true))
	stop := make(chan struct{})
	close(stop)
	path := t.TempDir() + "/merged"
	_, _, err := ours.Merge([]api.Segment{s}, []*roaring.Bitmap{nil}, path, stop, nil)
	if !errors.Is(err, api.ErrClosed) {
		t.Errorf("a merge that is stopped says %v, want %v", err, api.ErrClosed)
	}
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("it leaves a file: %v", err)
	}
}

// written counts what Bleve is told of a merge.
type told struct{ bytes uint64 }

func (w *told) ReportBytesWritten(n uint64) { w.bytes += n }

func TestMergeTellsWhatItWrites(t *testing.T) {
	s := made(t, ours, documents(1, 20, 10, true))
	var report told
	_, size, err := ours.Merge([]api.Segment{s}, []*roaring.Bitmap{nil}, t.TempDir()+"/merged", nil, &report)
	if err != nil || report.bytes != size {
		t.Errorf("told of %d bytes of %d, %v", report.bytes, size, err)
	}
}
