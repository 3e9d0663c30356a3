package match_test

import (
	"context"
	"errors"
	"sync"
	"testing"

	"dateline/index/match"
	"dateline/index/rank"

	"github.com/blevesearch/bleve/v2/index/scorch"
)

// search runs a plan on the state of an index as it is.
func (w *world) search(t *testing.T, c *match.Cache, plan rank.Node) {
	t.Helper()
	r := w.reader(t)
	defer r.Close()
	holdAgainstRank(t, c, r, plan)
}

func word(s string) rank.Node { return rank.Words{Fields: both, Terms: []rank.Term{{s}}, Boost: 1} }

// TestSegmentsThatAreGoneAreLetGo holds what is kept against the segments that there
// are, while they come and are merged.
func TestSegmentsThatAreGoneAreLetGo(t *testing.T) {
	w := newWorld(t, "", 3)
	c := match.NewCache(options)
	old := w.reader(t)
	defer func() { old.Close() }()
	for range 30 {
		w.write(t, 40, 300)
		w.search(t, c, word("w1"))
		r := w.reader(t)
		if _, err := c.View(background(), r); err != nil {
			t.Fatal(err)
		}
		live := len(r.(*scorch.IndexSnapshot).Segments())
		r.Close()
		holdAgainstRank(t, c, old, word("w1")) // who still reads an older state takes nothing away
		if segments, lists, _ := c.Held(); segments != live || lists > live {
			t.Fatalf("%d segments and %d lists are kept of an index of %d segments", segments, lists, live)
		}
		if w.rnd.IntN(5) == 0 {
			old.Close()
			old = w.reader(t)
		}
	}
}

// TestListsAreBounded keeps no more lists than there is room for, and the last ones.
func TestListsAreBounded(t *testing.T) {
	w := newWorld(t, "", 4)
	w.write(t, 900, 900)
	small := options
	small.ListBytes = 4000
	c := match.NewCache(small)
	for _, s := range []string{"w0", "w1", "w2", "w3", "w4", "w5", "w0", "w0"} {
		w.search(t, c, word(s))
		if _, lists, room := c.Held(); room < 0 || room > small.ListBytes || lists == 0 {
			t.Fatalf("behind %s: %d lists, room for %d bytes of %d", s, lists, room, small.ListBytes)
		}
	}
	none := options
	none.ListBytes = 1
	c = match.NewCache(none)
	w.search(t, c, word("w0"))
	if _, lists, room := c.Held(); lists != 0 || room != 1 {
		t.Errorf("%d lists are kept where there is no room", lists)
	}
}

// TestFormsAndWordsAreKeptApart asks for forms of one word, and for words of one form each.
func TestFormsAndWordsAreKeptApart(t *testing.T) {
	w := newWorld(t, "", 8)
	w.write(t, 900, 900)
	c := match.NewCache(options)
	for _, terms := range [][]rank.Term{{{"w0", "w1"}}, {{"w0"}, {"w1"}}, {{"w0", "w1"}, {"w2"}}, {{"w0"}, {"w1", "w2"}}, {{"w0"}, {}, {"w1"}}} {
		w.search(t, c, rank.Words{Fields: both, Terms: terms, Boost: 1})
		w.search(t, c, rank.Near{Fields: both, Terms: append(terms, rank.Term{"w3"}), Slop: 3, Boost: 1})
	}
}

// TestAPhraseIsKeptWholeOrNotAtAll asks for a phrase among few articles first, then for
// all that have it, twice.
func TestAPhraseIsKeptWholeOrNotAtAll(t *testing.T) {
	w := newWorld(t, "", 7)
	w.write(t, 900, 900)
	phrase := rank.Phrase{Fields: both, Terms: []rank.Term{{"w0"}, {"w1"}}, Boost: 1}
	near := rank.Near{Fields: both, Terms: []rank.Term{{"w0"}, {"w1"}}, Slop: 1, Boost: 1}
	c := match.NewCache(options)
	few := rank.Range{Field: "one", From: "v01", To: "v01"}
	for _, plan := range []rank.Node{rank.And{few, phrase}, phrase, phrase, rank.And{few, near}, near, near} {
		w.search(t, c, plan)
	}
	if _, lists, _ := c.Held(); lists != 4 {
		t.Errorf("%d lists are kept, want those of a phrase and of words near each other, and how many have each word", lists)
	}
}

// TestManySearchesAtOnce holds plans against index/rank on states of their own, with one
// cache, while articles come and go.
func TestManySearchesAtOnce(t *testing.T) {
	w := newWorld(t, t.TempDir(), 6)
	w.write(t, 300, 900)
	c := match.NewCache(match.Options{Facts: options.Facts, Length: options.Length, ListBytes: 50_000})
	var searches sync.WaitGroup
	done := make(chan struct{})
	for seed := range uint64(3) {
		d := newDice(seed + 20)
		searches.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				r := w.reader(t)
				for range 5 {
					holdAgainstRank(t, c, r, d.plan(2))
				}
				r.Close()
			}
		})
	}
	for range 30 {
		w.write(t, 60, 900)
	}
	close(done)
	searches.Wait()
}

// impatient is a context that ends when it has been looked at a number of times.
type impatient struct {
	context.Context
	left int
}

func (c *impatient) Err() error {
	if c.left--; c.left < 0 {
		return context.Canceled
	}
	return nil
}

// TestACancelledSearchEnds ends searches at every look at their context. Our lists are
// read whole between two looks.
func TestACancelledSearchEnds(t *testing.T) {
	t.Run("ours", func(t *testing.T) { endsWhenCancelled(t, newWorldOf(t, ours, "", 9), 2) })
	t.Run("Bleve's", func(t *testing.T) { endsWhenCancelled(t, newWorldOf(t, bleves, "", 9), 5) })
}

func endsWhenCancelled(t *testing.T, w *world, least int) {
	t.Helper()
	w.write(t, 8000, 9000)
	r := w.reader(t)
	defer r.Close()
	c := match.NewCache(match.Options{Facts: options.Facts, Length: options.Length, ListBytes: 1})
	for name, plan := range map[string]rank.Node{
		"word": word("w0"), "phrase": rank.Phrase{Fields: both, Terms: []rank.Term{{"w0"}, {"w1"}}, Boost: 1},
		"range":         rank.And{rank.Range{Field: "many", From: "v01"}, rank.Range{Field: "many", To: "v21"}},
		"forms":         rank.Words{Fields: both, Terms: []rank.Term{{"w0", "w1", "w2"}}, Boost: 1},
		"near of forms": rank.Near{Fields: both, Terms: []rank.Term{{"w0", "w2"}, {"w1", "w3"}}, Slop: 1, Boost: 1},
	} {
		for looks := 0; ; looks++ {
			v, err := c.View(&impatient{background(), looks}, r)
			if err != nil {
				t.Fatal(err)
			}
			_, err = v.Open(plan, rank.Stats{Length: 1}, nil, true)
			if err == nil {
				if looks < least {
					t.Errorf("%s: looks at its context %d times in 6,000 articles", name, looks)
				}
				break
			}
			if !errors.Is(err, context.Canceled) {
				t.Fatalf("%s: a search that nobody waits for gives %v", name, err)
			}
		}
	}
}
