package copies_test

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"

	"dateline/index/copies"
)

// BenchmarkTable takes in 100,000 articles, of which every tenth has the text of
// another, and says what the table takes of memory for each of them.
func BenchmarkTable(b *testing.B) {
	const articles = 100_000
	rng := rand.New(rand.NewPCG(1, 1))
	all, s := make([]copies.Entry, articles), make(shelf, articles)
	for i := range all {
		all[i] = copies.Entry{ID: fmt.Sprintf("article-%07d", i), Sketch: anySketch(rng)}
		if i%10 == 9 {
			all[i].Sketch = all[rng.IntN(i)].Sketch
		}
		s[all[i].ID] = all[i].Sketch
	}
	for b.Loop() {
		before := heap()
		table := copies.NewTable()
		for batch := range slices.Chunk(all, 500) {
			if err := table.Update(nil, batch, s.fetch); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(heap()-before)/articles, "B/article")
		runtime.KeepAlive(table)
	}
	runtime.KeepAlive(s)
}

func heap() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// anySketch is that of a text that no other resembles.
func anySketch(rng *rand.Rand) (s copies.Sketch) {
	s.Text = rng.Uint64() | 1
	for range copies.MaxRuns {
		s.Runs = append(s.Runs, rng.Uint32()/8) // the smallest of some five hundred
	}
	slices.Sort(s.Runs)
	s.Runs = slices.Compact(s.Runs)
	return s
}
