package tag_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"dateline/index/entity/tag"
	"dateline/index/text"
)

// newsLike returns about n bytes in which one word of six has a capital, as in agency news.
func newsLike(n int) string {
	rng := rand.New(rand.NewPCG(1, 2))
	names := strings.Fields("John Miller Anna Lopez Acme Foundation Yerevan Baku Hakobyan Aliyev Moscow Reuters Ministry President Council")
	small := strings.Fields("the of and said that in to was with on for by from at it after talks border village troops report would his their new two")
	var b strings.Builder
	for b.Len() < n {
		for range 20 {
			words := small
			if rng.IntN(6) == 0 {
				words = names
			}
			b.WriteString(words[rng.IntN(len(words))] + " ")
		}
		b.WriteString("once.\n")
	}
	return b.String()
}

func BenchmarkTag(b *testing.B) {
	const article = 4 << 10
	s := newsLike(1 << 18)
	var texts []string
	var words [][]text.Word
	n := 0
	for ; len(s) > article; s = s[article:] {
		texts = append(texts, s[:article])
		words = append(words, text.Words(s[:article]))
		n += len(words[len(words)-1])
	}
	m := tag.Load()
	m.Tag(texts[0], words[0])
	b.ReportAllocs()
	for b.Loop() {
		for i := range texts {
			m.Tag(texts[i], words[i])
		}
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
