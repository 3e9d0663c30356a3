package full

import (
	"strings"
	"testing"
)

// news returns so many bytes of the articles of testdata, over and over.
func news(b *testing.B, bytes int) (texts []string, words int) {
	all := vectors(b, "testdata/vectors.ndjson")
	m := model(b)
	for i, n := 0, 0; n < bytes; i++ {
		if s := all[i%len(all)].Text; len(s) > 700 && len(s) < 1000 {
			texts, n = append(texts, s), n+len(s)
			words += len(strings.Fields(s))
		}
	}
	for _, s := range texts {
		m.Tag(s) // the words that come often are known in an archive of news
	}
	return texts, words
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := newModel(embedded); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkTag(b *testing.B) {
	texts, words := news(b, 100_000)
	m := model(b)
	b.ReportAllocs()
	for b.Loop() {
		for _, s := range texts {
			m.Tag(s)
		}
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
