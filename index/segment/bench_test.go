package segment_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/RoaringBitmap/roaring/v2"
	index "github.com/blevesearch/bleve_index_api"
	api "github.com/blevesearch/scorch_segment_api/v2"
)

// articles are documents with words as frequent as in a language (Zipf's law), 500
// each on average.
func articles(n int, quick bool) []index.Document {
	return articlesFrom(0, n, quick)
}

func articlesFrom(seed uint64, n int, quick bool) []index.Document {
	rnd := rand.New(rand.NewPCG(seed, 5))
	zipf := rand.NewZipf(rnd, 1.07, 8, 200_000)
	vocabulary := func() string { return fmt.Sprintf("w%x", zipf.Uint64()*2654435761%(1<<24)) }
	var out []index.Document
	for i := range n {
		words := make([]string, int(500*math.Exp(.6*rnd.NormFloat64()-.18)))
		for j := range words {
			words[j] = vocabulary()
		}
		id := fmt.Sprintf("%08x-%04d", rnd.Uint32(), i)
		out = append(out, batch(newDocument(id, quick,
			newText("body", text, words...), newText("title", text, words[:min(8, len(words))]...),
			newText("facts", shown, "1 516 "+id), newText("order", shown, fmt.Sprint(rnd.IntN(9999))),
			newText("year", value, fmt.Sprint(1990+rnd.IntN(30)))))...)
	}
	return out
}

// cpu is the time that processors have spent on this program: other programs on the
// same machine do not lengthen it.
func cpu(b *testing.B) time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

func BenchmarkNew(b *testing.B) {
	for name, p := range map[string]plugin{"zap": theirs, "quick": ours, "maps": ours} {
		b.Run(name, func(b *testing.B) {
			docs := articles(1000, name == "quick")
			var size uint64
			begin := cpu(b)
			for b.Loop() {
				var err error
				if _, size, err = p.New(docs); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(size)/1000, "bytes/document")
			b.ReportMetric((cpu(b)-begin).Seconds()*1000/float64(b.N), "cpu-ms/op")
		})
	}
}

func BenchmarkMerge(b *testing.B) {
	for name, p := range map[string]plugin{"zap": theirs, "ours": ours} {
		b.Run(name, func(b *testing.B) {
			var from []api.Segment
			for i := range 10 {
				from = append(from, made(b, p, articlesFrom(uint64(i), 1000, p == ours)))
			}
			dir := b.TempDir()
			var size uint64
			begin := cpu(b)
			for b.Loop() {
				var err error
				if _, size, err = p.Merge(from, make([]*roaring.Bitmap, 10), dir+"/merged", nil, nil); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(size)/10_000, "bytes/document")
			b.ReportMetric((cpu(b)-begin).Seconds()*1000/float64(b.N), "cpu-ms/op")
		})
	}
}

// many is 20,000 articles, made once.
var many = sync.OnceValue(func() api.Segment {
	s, _, err := ours.New(articles(20_000, true))
	if err != nil {
		panic(err)
	}
	return s
})

// quick is what our lists have beside Bleve's methods.
type quick interface {
	api.PostingsList
	Mark([]uint64) error
	Tally([]uint64, []uint32, uint32) error
}

func BenchmarkList(b *testing.B) {
	s := many()
	d := must[api.TermDictionary](b, "dictionary")(s.Dictionary("body"))
	it := d.AutomatonIterator(nil, nil, nil)
	terms := map[string]string{} // one that so many documents have, by name
	for e, _ := it.Next(); e != nil; e, _ = it.Next() {
		for name, n := range map[string]uint64{"10000": 10_000, "2000": 2000, "200": 200} {
			if terms[name] == "" && e.Count > n*9/10 && e.Count < n*11/10 {
				terms[name] = e.Term
			}
		}
	}
	set, tally := make([]uint64, s.Count()/64+1), make([]uint32, s.Count())
	for name, term := range terms {
		l := must[api.PostingsList](b, "list")(d.PostingsList([]byte(term), nil, nil)).(quick)
		run := func(what string, one func() error) {
			b.Run(what+"/"+name, func(b *testing.B) {
				begin := cpu(b)
				for b.Loop() {
					if err := one(); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(cpu(b)-begin)/float64(b.N)/float64(l.Count()), "cpu-ns/posting")
			})
		}
		run("mark", func() error { return l.Mark(set) })
		run("tally", func() error { return l.Tally(set, tally, 2) })
		run("find", func() error { _, err := d.PostingsList([]byte(term), nil, l); return err })
		run("iterator", func() error {
			it := l.Iterator(true, true, false, nil)
			for {
				if p, err := it.Next(); err != nil || p == nil {
					return err
				}
			}
		})
	}
}
