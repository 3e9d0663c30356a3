package match_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"dateline/index/match"
	"dateline/index/rank"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"
)

// said is an index of articles with these titles and bodies, each in a segment of its own.
func said(t *testing.T, articles ...[2]string) index.IndexReader {
	t.Helper()
	ix, err := bleve.NewUsing("", bleve.NewIndexMapping(), scorch.Name, scorch.Name, ours)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ix.Close() })
	for i, a := range articles {
		b := ix.NewBatch()
		doc := article(fmt.Sprint("a", i), strings.Fields(a[0]), strings.Fields(a[1]), nil)
		if err := b.IndexAdvanced(doc); err != nil {
			t.Fatal(err)
		}
		if err := ix.Batch(b); err != nil {
			t.Fatal(err)
		}
	}
	r := (&world{ix: ix}).reader(t)
	t.Cleanup(func() { r.Close() })
	return r
}

// TestForms asks for the forms of stems twice: what is kept is the same.
func TestForms(t *testing.T) {
	r := said(t,
		[2]string{"ferry", "ferries the dying u.n un uns"},
		[2]string{"ferrying", "ferryman died 6,500 6500 use @ferry a as"},
		[2]string{"", "using us u.s ferries probability probably"},
	)
	for _, bytes := range []int{1, 0} {
		c := match.NewCache(match.Options{Facts: options.Facts, Length: options.Length, ListBytes: bytes})
		for range 2 {
			v, err := c.View(background(), r)
			if err != nil {
				t.Fatal(err)
			}
			for stem, want := range map[string]string{
				"ferri": "ferries ferry ferrying", "die": "died dying", "un": "u.n un uns", "us": "u.s us", "use": "use using",
				"6500": "6,500 6500", "probabl": "probability probably", "a": "a", "the": "the", "nobody": "", "баку": "",
			} {
				got, err := v.Forms(both, stem)
				if err != nil || !slices.Equal(got, strings.Fields(want)) {
					t.Errorf("with %d bytes the forms of %q are %q, %v; want %q", bytes, stem, got, err, want)
				}
			}
			if got, err := v.Forms(both[:1], "ferri"); err != nil || !slices.Equal(got, rank.Term{"ferry", "ferrying"}) {
				t.Errorf("the forms of ferri in titles are %q, %v", got, err)
			}
		}
	}
}

// TestWordsThatComeAndGo asks for words of states of an index with one cache, and with none.
func TestWordsThatComeAndGo(t *testing.T) {
	w := newWorld(t, "", 12)
	c := match.NewCache(options)
	for i := range 20 {
		w.write(t, 5, 40)
		b := w.ix.NewBatch()
		id, old := fmt.Sprint("ferry", i), fmt.Sprint("ferry", i-3)
		if err := b.IndexAdvanced(article(id, []string{[]string{"ferry", "ferries", "ferrying"}[i%3]}, []string{"w1", fmt.Sprint("ferryman", i)}, nil)); err != nil {
			t.Fatal(err)
		}
		b.Delete(old)
		if err := w.ix.Batch(b); err != nil {
			t.Fatal(err)
		}
		r := w.reader(t)
		var found [2]map[string]uint64
		var forms [2]rank.Term
		for j, cache := range []*match.Cache{c, match.NewCache(options)} {
			v, err := cache.View(background(), r)
			if err != nil {
				t.Fatal(err)
			}
			found[j] = walked(t, func(visit func(match.Word)) error { return v.Beginning("body", "ferry", visit) })
			if forms[j], err = v.Forms(both, "ferri"); err != nil {
				t.Fatal(err)
			}
		}
		if !maps.Equal(found[0], found[1]) || !slices.Equal(forms[0], forms[1]) {
			t.Fatalf("state %d: %v and %v, want %v and %v", i, found[0], forms[0], found[1], forms[1])
		}
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// TestFormsAreBounded keeps the forms of no more stems than there is room for.
func TestFormsAreBounded(t *testing.T) {
	r := said(t, [2]string{"ferry", "ferries"})
	small := options
	small.ListBytes = 2000
	c := match.NewCache(small)
	v, err := c.View(background(), r)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 50 {
		if _, err := v.Forms(both, fmt.Sprint("nobody", i)); err != nil {
			t.Fatal(err)
		}
		if _, kept, room := c.Held(); room < 0 || kept == 0 || kept > 10 {
			t.Fatalf("the forms of %d stems are kept, with room for %d bytes", kept, room)
		}
	}
}

// TestFormsOfACancelledSearch ends the walk through many words.
func TestFormsOfACancelledSearch(t *testing.T) {
	var words []string
	for i := range 5000 {
		words = append(words, fmt.Sprint("con", strings.Repeat("x", i%7), i))
	}
	r := said(t, [2]string{"", strings.Join(words, " ")})
	v, err := match.NewCache(options).View(&impatient{background(), 2}, r)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := v.Forms(both, "con"); !errors.Is(err, context.Canceled) {
		t.Errorf("a search that nobody waits for gives %v", err)
	}
}
