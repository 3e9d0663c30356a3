package match_test

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"testing"

	"dateline/index/match"
	"dateline/index/rank"

	"github.com/blevesearch/bleve/v2/search"
	index "github.com/blevesearch/bleve_index_api"
)

// hit is an article by Bleve's number.
type hit struct {
	number uint64
	score  float64
}

// plainly is what index/rank finds, by number, and the weights that it takes.
func plainly(tb testing.TB, r index.IndexReader, plan rank.Node, stats rank.Stats, w *rank.Weights) (out []hit) {
	tb.Helper()
	it, err := (&rank.Query{Plan: plan, Stats: &stats, Weights: w}).Searcher(background(), r, nil, search.SearcherOptions{})
	if err != nil {
		tb.Fatal(err)
	}
	defer it.Close()
	c := &search.SearchContext{DocumentMatchPool: search.NewDocumentMatchPool(1, 0)}
	for {
		m, err := it.Next(c)
		if err != nil {
			tb.Fatal(err)
		}
		if m == nil {
			return out
		}
		out = append(out, hit{m.IndexInternalID.Value(), m.Score})
		c.DocumentMatchPool.Put(m)
	}
}

func better(a, b hit) int {
	return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.number, b.number))
}

// top keeps the best of what Best visits.
type top struct {
	most int
	list []hit
}

func (k *top) floor() float64 {
	if len(k.list) < k.most {
		return math.Inf(-1)
	}
	return k.list[len(k.list)-1].score
}

func (k *top) add(h hit) {
	i, _ := slices.BinarySearchFunc(k.list, h, better)
	k.list = slices.Insert(k.list, i, h)
	k.list = k.list[:min(k.most, len(k.list))]
}

// holdAgainstRank compares one plan on one state: matches, weights and the best, to
// the bit, with the statistics of that state and with others.
func holdAgainstRank(t *testing.T, c *match.Cache, r index.IndexReader, plan rank.Node) {
	t.Helper()
	stats, err := rank.ReadStats(r)
	if err != nil {
		t.Fatal(err)
	}
	var weights, same rank.Weights
	want := plainly(t, r, plan, stats, &weights)
	holdRun(t, c, r, plan, stats, &same, want)
	if !slices.Equal(weights.List, same.List) {
		t.Errorf("%#v: weights %v, want %v", plan, same.List, weights.List)
	}
	other := rank.Stats{Articles: stats.Articles + 7, Length: stats.Length * 1.7}
	for i := range weights.List {
		weights.List[i] *= 1.1
	}
	want = plainly(t, r, plan, other, &rank.Weights{List: weights.List, Replay: true})
	holdRun(t, c, r, plan, other, &rank.Weights{List: weights.List, Replay: true}, want)
}

func holdRun(t *testing.T, c *match.Cache, r index.IndexReader, plan rank.Node, stats rank.Stats, w *rank.Weights, want []hit) {
	t.Helper()
	v, err := c.View(background(), r)
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close() // the next one gets what it has used
	run, err := v.Open(plan, stats, w, true)
	if err != nil {
		t.Fatal(err)
	}
	var numbers []uint64
	for at := range run.Match().All() {
		numbers = append(numbers, v.Number(at))
		if back := v.Place(v.Number(at)); back != at {
			t.Fatalf("the article at %d has number %d, which is at %d", at, v.Number(at), back)
		}
	}
	if !slices.EqualFunc(numbers, want, func(n uint64, h hit) bool { return n == h.number }) {
		t.Fatalf("%#v: matches %s", plan, difference(numbers, want))
	}
	if run.Match().Len() != len(want) {
		t.Fatalf("%#v: %d matches, want %d", plan, run.Match().Len(), len(want))
	}
	slices.SortFunc(want, better)
	for _, most := range []int{1, 3, 10, 1 << 20} {
		k := &top{most: most}
		err := run.Best(run.Match(), k.floor, func(at int, score float64) error {
			k.add(hit{v.Number(at), score})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if best := want[:min(most, len(want))]; !slices.Equal(k.list, best) {
			t.Fatalf("%#v: the best %d are %v, want %v", plan, most, k.list, best)
		}
	}
}

// TestRandomPlansAgainstRank holds random plans against the plain searcher while
// articles come, change and go, and Bleve merges.
func TestRandomPlansAgainstRank(t *testing.T) {
	for name, segments := range map[string]map[string]any{"ours": ours, "Bleve's": bleves} {
		t.Run(name, func(t *testing.T) {
			for _, dir := range []string{"", t.TempDir()} {
				randomPlans(t, newWorldOf(t, segments, dir, 5))
			}
		})
	}
}

func randomPlans(t *testing.T, w *world) {
	t.Helper()
	c := match.NewCache(match.Options{Facts: options.Facts, Length: options.Length, ListBytes: 20_000})
	rounds := 40
	if testing.Short() {
		rounds = 12
	}
	holdAgainstRank(t, c, w.reader(t), w.plan(2))
	for i := range rounds {
		w.write(t, 1+w.rnd.IntN(150), 900)
		r := w.reader(t)
		for range 12 {
			holdAgainstRank(t, c, r, w.plan(i%4))
		}
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// TestManyBlocks holds plans against the plain searcher where there are more blocks than are
// visited by their bounds, and words that few of many articles have.
func TestManyBlocks(t *testing.T) {
	w := newWorld(t, t.TempDir(), 11)
	c := match.NewCache(options)
	few := rank.Or{word("w1"), word("w13"), word("w2"), word("w14")}
	plans := []rank.Node{
		word("w0"), word("w14"), rank.And{word("w3"), word("w12")}, rank.Or{word("w0"), word("w1")}, few,
		rank.Or{word("w4"), word("w5"), word("w6"), word("w7")}, rank.Max{word("w14"), word("w2")},
		rank.Or{word("w9"), rank.Phrase{Fields: both, Terms: []rank.Term{{"w6"}, {"w7"}}, Boost: 2}, word("w3")},
		rank.And{rank.Range{Field: "one", From: "v01"}, few}, rank.Without{Node: few, Not: word("w0")}, rank.All{},
		rank.Phrase{Fields: both, Terms: []rank.Term{{"w8"}, {"w7"}}, Boost: 1},
	}
	for _, n := range []int{8000, 400, 3000} {
		w.write(t, n, 9000)
		r := w.reader(t)
		for range 2 { // made, and kept
			for _, plan := range plans {
				holdAgainstRank(t, c, r, plan)
			}
		}
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// difference says what one list has that the other has not.
func difference(got []uint64, want []hit) string {
	var more, fewer []uint64
	for _, n := range got {
		if !slices.ContainsFunc(want, func(h hit) bool { return h.number == n }) {
			more = append(more, n)
		}
	}
	for _, h := range want {
		if !slices.Contains(got, h.number) {
			fewer = append(fewer, h.number)
		}
	}
	return fmt.Sprintf("%v more and %v fewer than %d", more, fewer, len(want))
}
