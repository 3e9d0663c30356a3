package snippet_test

import (
	"math/rand/v2"
	"testing"

	"dateline"
)

// Titles and passages of a page: ten articles of the length of most news.
func BenchmarkShort(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 2))
	var titles, bodies []string
	for range 10 {
		titles, bodies = append(titles, english.article(rng, 60)), append(bodies, english.article(rng, 3<<10))
	}
	for _, c := range []struct{ name, query string }{
		{"word", "soldiers"}, {"frequent", "the"}, {"four", "the and soldiers Sotk"}, {"phrase", `"retaliatory measures"`},
		{"near", `"burn bridge"~3`}, {"prefix", "sold*"}, {"fuzzy", "soldeirs~1"}, {"absent", "Yerevan"},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				m := matcher(b, c.query)
				for i := range bodies {
					m.MarksIn(dateline.FieldTitle, titles[i], nil)
					m.Shown(bodies[i], nil)
				}
			}
		})
	}
}
