package snippet_test

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// separators stand once in 48 words each, but for the last one. There are at
// least as many curly quotes as in any of the seeds.
var separators = []string{"’s ", ", ", ", ", ", ", ". The ", ". The ", ". A ", ".\n“And ", " "}

// longArticle is about n bytes of made-up English with each of the words given once,
// at a random place.
func longArticle(rng *rand.Rand, n int, words ...string) string {
	vocabulary := make([]string, 20_000)
	for i := range vocabulary {
		w := make([]byte, 2+rng.IntN(4)+rng.IntN(4)+i/5000)
		for j := range w {
			w[j] = "etaoinshrdlcumwfypvbgkjqxz"[min(rng.IntN(26), rng.IntN(26))]
		}
		vocabulary[i] = string(w)
	}
	zipf := rand.NewZipf(rng, 1.1, 3, uint64(len(vocabulary)-1))
	at := map[int][]string{}
	for _, w := range words {
		k := rng.IntN(n / 8)
		at[k] = append(at[k], w)
	}
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		for _, w := range at[i] {
			b.WriteString(w + " ")
		}
		b.WriteString(vocabulary[zipf.Uint64()])
		b.WriteString(separators[min(rng.IntN(48), len(separators)-1)])
	}
	return b.String()
}

// Snippets of ten articles of a megabyte.
func BenchmarkSnippets(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 2))
	var articles []string
	for range 10 {
		articles = append(articles, longArticle(rng, 1<<20, "Sotk", "bridges burned", "Kəlbəcər", "retaliatory measures", "soldiers"))
	}
	for _, c := range []struct{ name, query, place string }{
		{"word", "Sotk", ""},
		{"words", "Sotk bridge soldier", ""},
		{"phrase", `"retaliatory measures" Sotk`, ""},
		{"place", "Kalbajar soldiers", "kalbajar"},
		{"near", `"burn bridge"~3`, ""},
		{"prefix", "retal* sold*", ""},
		{"fuzzy", "soldeirs~1 Sotk", ""},
		{"common", "the and Sotk", ""},
		{"absent", "Yerevan Vardenis Norabak", ""},
	} {
		b.Run(c.name, func(b *testing.B) {
			g := gazetteer(b)
			var ids []string
			if c.place != "" {
				ids = append(ids, c.place)
			}
			found := 0
			for b.Loop() {
				m := matcher(b, c.query, ids...)
				found = 0
				for _, s := range articles {
					found += len(m.Snippets(s, g.Mentions, 3))
				}
			}
			b.ReportMetric(float64(found), "passages")
		})
	}
}

func BenchmarkMarks(b *testing.B) {
	s := longArticle(rand.New(rand.NewPCG(1, 2)), 1<<20, "Sotk")
	m := matcher(b, `Sotk "the and"~3 soldi* armenai~`)
	f := field(b, "body", s)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		m.Marks(f)
	}
}
