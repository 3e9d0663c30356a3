package log_test

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"dateline"
)

// BenchmarkPut keeps batches of 500 articles with 3 KB bodies.
func BenchmarkPut(b *testing.B) {
	const size = 500
	l := open(b)
	random := rand.New(rand.NewSource(1))
	n := 0
	for b.Loop() {
		batch := make([]dateline.Article, size)
		for i := range batch {
			batch[i] = article(fmt.Sprint("n", n), "Kite", prose(random, 3000))
			n++
		}
		put(b, l, batch...)
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "articles/s")
}

// prose is made of some thousand words.
func prose(random *rand.Rand, bytes int) string {
	var s strings.Builder
	for s.Len() < bytes {
		fmt.Fprintf(&s, "w%x ", random.Intn(4000)*2654435761%65521)
	}
	return s.String()
}
