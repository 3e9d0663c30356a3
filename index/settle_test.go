package index

import (
	"context"
	"fmt"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"dateline"
)

func TestToSettle(t *testing.T) {
	for _, tt := range []struct{ sizes, want []int64 }{
		{nil, nil},
		{[]int64{5}, nil},
		{[]int64{5, 5}, []int64{5, 5}},
		{[]int64{1, 1000, 500, 400}, []int64{1000, 500, 400, 1}},
		{[]int64{2, 1}, []int64{2, 1}},
		{[]int64{3, 1}, nil},
		{[]int64{1000, 1, 2}, []int64{2, 1}},
		{[]int64{1000, 300, 90, 20}, nil},
		{[]int64{10, 0}, nil},
	} {
		var list []sized
		for _, n := range tt.sizes {
			list = append(list, sized{articles: n})
		}
		var got []int64
		for _, s := range toSettle(list) {
			got = append(got, s.articles)
		}
		if !reflect.DeepEqual(got, tt.want) {
			t.Errorf("of %v are merged %v; want %v", tt.sizes, got, tt.want)
		}
	}
}

// However few articles come at a time, each is written again a few times only, and
// few segments are left.
func TestSettlingIsBounded(t *testing.T) {
	const articles = 20_000
	var list []sized
	written := int64(0)
	for range articles {
		list = append(list, sized{articles: 1})
		for merged := toSettle(list); merged != nil; merged = toSettle(list) {
			n := together(merged)
			written += n
			list = append(list[:len(list)-len(merged)], sized{articles: n})
		}
		if len(list) > 11 {
			t.Fatalf("%d segments are left: %v", len(list), list)
		}
	}
	if each := float64(written) / articles; each > 25 {
		t.Errorf("each of %d articles is written %.1f times", articles, each)
	}
}

// unsettledArchive has several segments that settle would merge, and articles that
// were erased. Bleve merges by itself, so that it takes some articles until there are.
func unsettledArchive(t *testing.T) *Archive {
	t.Helper()
	a, err := Open(t.Context(), filepath.Join(t.TempDir(), "a"), Options{SettleAfter: -1})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = a.Close() })
	for n := 0; n < 40_000; n += 2000 {
		var list []dateline.Article
		for i := range 2000 {
			id := fmt.Sprintf("n%05d", n+i)
			list = append(list, dateline.Article{ID: dateline.ID(id), Keys: []dateline.Key{{Kind: dateline.KeyOwn, Source: "test", Value: id}}, Body: "Rain in " + id})
		}
		if _, _, err := a.Put(t.Context(), list); err != nil {
			t.Fatal(err)
		}
		if n > 0 {
			if _, err := a.Erase(t.Context(), list[7].ID, ""); err != nil {
				t.Fatal(err)
			}
		}
		if err := a.Wait(t.Context(), a.head.get()); err != nil {
			t.Fatal(err)
		}
		if list, err := a.cur.gen.unsettled(); err != nil || n > 2000 && len(list) > 1 {
			return a
		}
	}
	t.Fatal("Bleve has merged every time")
	return nil
}

// found is what a search finds, with totals and scores.
func found(t *testing.T, a *Archive) *dateline.Result {
	t.Helper()
	res, err := a.Search(t.Context(), dateline.Search{Text: "rain", Limit: 30})
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// Settling changes no result, and leaves none of the files that it has merged. Bleve may
// merge by itself right behind, whose files stay until the next batch: but not every time.
func TestSettle(t *testing.T) {
	settlePatience = time.Minute
	defer func() { settlePatience = time.Second }()
	var left []string
	for range 5 {
		if left = settles(t); len(left) == 0 {
			return
		}
	}
	t.Errorf("files that were merged are left: %v", left)
}

// settles settles an archive, and returns the files that the index does not refer to then.
func settles(t *testing.T) []string {
	t.Helper()
	a := unsettledArchive(t)
	a.cur.stop() // which may still read articles again
	<-a.cur.stopped
	before, g := found(t, a), a.cur.gen
	stopped, stop := context.WithCancel(t.Context())
	stop()
	if err := g.settle(stopped); err == nil {
		t.Error("settling that was broken off says that it has settled")
	}
	if err := g.settle(t.Context()); err != nil {
		t.Fatal(err)
	}
	list, err := g.unsettled()
	if err != nil || len(list) > 0 {
		t.Errorf("after settling %v are left to merge, %v", list, err)
	}
	after := found(t, a)
	if after.Total != before.Total || len(after.Hits) != 30 {
		t.Errorf("%d of %d matches after settling; want %d", len(after.Hits), after.Total, before.Total)
	}
	for i, h := range after.Hits {
		if b := before.Hits[i]; h.ID != b.ID || h.Score != b.Score {
			t.Errorf("hit %d is %s %v after settling; want %s %v", i, h.ID, h.Score, b.ID, b.Score)
		}
	}
	old, err := g.oldSegments()
	if err != nil {
		t.Fatal(err)
	}
	return old
}

// An archive settles by itself, whatever its clock: here at once.
func TestAnArchiveSettlesByItself(t *testing.T) {
	a := unsettledArchive(t)
	dir := a.dir
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := Open(t.Context(), dir, Options{SettleAfter: 1})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	for end := time.Now().Add(time.Minute); ; time.Sleep(10 * time.Millisecond) {
		list, err := b.cur.gen.unsettled()
		if err != nil || len(list) == 0 {
			break
		}
		if time.Now().After(end) {
			t.Fatalf("%v are left to merge after a minute, %v", list, err)
		}
	}
}
