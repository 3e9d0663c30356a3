package match_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"dateline/index/match"
	"dateline/index/rank"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"
)

// benchArticles is how many a benchmark searches, in batches as an archive writes them.
const benchArticles, benchBatch = 20_000, 500

// benchIndex holds articles of some 250 words each, of 20,000 different ones whose
// frequencies fall as those of a language do, of one of 2,000 days and 90 months, with
// a desk, which half of them share, and none to two places.
func benchIndex(b *testing.B) index.IndexReader {
	b.Helper()
	ix, err := bleve.NewUsing(b.TempDir(), bleve.NewIndexMapping(), scorch.Name, scorch.Name, ours)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { ix.Close() })
	w := &world{ix: ix}
	rnd := rand.New(rand.NewPCG(1, 1))
	zipf := rand.NewZipf(rnd, 1.1, 5, 19_999)
	words := func(n int) (out []string) {
		for range n {
			out = append(out, fmt.Sprint("w", zipf.Uint64()))
		}
		return out
	}
	sum := 0
	for i := 0; i < benchArticles; i += benchBatch {
		batch := ix.NewBatch()
		for n := range benchBatch {
			title, body := words(8), words(100+rnd.IntN(300))
			sum += weight(title, body)
			values := map[string][]string{"day": {fmt.Sprintf("%04d", (i+n)/10)}, "month": {fmt.Sprintf("%03d", rnd.IntN(90))}, "desk": {fmt.Sprint("d", min(zipf.Uint64(), 40))}}
			for range rnd.IntN(3) {
				values["place"] = append(values["place"], fmt.Sprint("p", min(zipf.Uint64(), 300)))
			}
			if err := batch.IndexAdvanced(article(fmt.Sprintf("a%06d", i+n), title, body, values)); err != nil {
				b.Fatal(err)
			}
		}
		batch.SetInternal(rank.LengthKey, rank.Length(uint64(sum)))
		if err := ix.Batch(batch); err != nil {
			b.Fatal(err)
		}
	}
	r := w.reader(b)
	b.Cleanup(func() { r.Close() })
	return r
}

// benchPlans are the classes of queries that docs/benchmarks.md has.
func benchPlans() map[string]rank.Node {
	terms := func(from, n int) (out []rank.Term) {
		for i := range n {
			out = append(out, rank.Term{fmt.Sprint("w", from+i)})
		}
		return out
	}
	return map[string]rank.Node{
		"frequent word":   word("w20"),
		"rare word":       word("w5000"),
		"and of two":      rank.And{word("w60"), word("w200")},
		"or of two":       rank.Or{word("w60"), word("w200")},
		"or of four":      rank.Or{word("w20"), word("w60"), word("w200"), word("w900")},
		"phrase":          rank.Phrase{Fields: both, Terms: []rank.Term{{"w5"}, {"w9"}}, Boost: 1},
		"prefix":          rank.Words{Fields: both, Terms: terms(3000, 100), Boost: 1},
		"word and month":  rank.And{word("w60"), rank.And{rank.Range{Field: "day", To: "0530"}, rank.Range{Field: "day", From: "0500"}}},
		"forms of a word": rank.Words{Fields: both, Terms: []rank.Term{{"w20", "w300", "w2000"}}, Boost: 1},
		"near, of forms":  rank.Near{Fields: both, Terms: []rank.Term{{"w20", "w300", "w2000"}, {"w60", "w61"}}, Slop: 5, Boost: 1},
		"place":           rank.Max{rank.And{word("w60"), word("w61")}, word("w300")},
	}
}

// BenchmarkBest asks for the number of matches and the best ten: by match, by match
// without room for lists of words, and by rank, which visits every match.
func BenchmarkBest(b *testing.B) {
	r := benchIndex(b)
	stats, err := rank.ReadStats(r)
	if err != nil {
		b.Fatal(err)
	}
	none := options
	none.ListBytes = 1
	kept, unkept := match.NewCache(options), match.NewCache(none)
	plans := benchPlans()
	var names []string
	for name := range plans {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		b.Run(name+"/by=match", func(b *testing.B) {
			for b.Loop() {
				benchMatch(b, kept, r, plans[name], stats)
			}
		})
		b.Run(name+"/by=unkept", func(b *testing.B) {
			for b.Loop() {
				benchMatch(b, unkept, r, plans[name], stats)
			}
		})
		b.Run(name+"/by=rank", func(b *testing.B) {
			for b.Loop() {
				k := &top{most: 10}
				for _, h := range plainly(b, r, plans[name], stats, nil) {
					if h.score >= k.floor() {
						k.add(h)
					}
				}
			}
		})
	}
}

func benchMatch(b *testing.B, c *match.Cache, r index.IndexReader, plan rank.Node, stats rank.Stats) {
	v, err := c.View(background(), r)
	if err != nil {
		b.Fatal(err)
	}
	run, err := v.Open(plan, stats, nil, true)
	if err != nil {
		b.Fatal(err)
	}
	k := &top{most: 10}
	err = run.Best(run.Match(), k.floor, func(at int, score float64) error {
		k.add(hit{v.Number(at), score})
		return nil
	})
	if err != nil || len(k.list) != min(10, run.Match().Len()) || len(k.list) > 0 && math.IsNaN(k.list[0].score) {
		b.Fatalf("%d of %d, %v", len(k.list), run.Match().Len(), err)
	}
}

// BenchmarkCount counts a field of which every article has one value, and none that many
// have; one of which half have the same; and one of which a third have none.
func BenchmarkCount(b *testing.B) {
	r := benchIndex(b)
	cache := match.NewCache(options)
	for _, field := range []string{"month", "desk", "place"} {
		for _, percent := range []int{2, 20, 80} {
			b.Run(fmt.Sprintf("%s/of=%d%%", field, percent), func(b *testing.B) {
				v, err := cache.View(background(), r)
				if err != nil {
					b.Fatal(err)
				}
				rnd, set := rand.New(rand.NewPCG(2, 2)), make(match.Set, v.Blocks())
				for at := range v.Live().All() {
					if rnd.IntN(100) < percent {
						set.Add(at)
					}
				}
				for b.Loop() {
					var t [1]match.Tally
					if err := v.Count(t[:], set, field); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(set.Len()), "ns/article")
			})
		}
	}
}
