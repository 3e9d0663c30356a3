package text_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"dateline/index/text"
)

// newsLike returns about n bytes that look like English news to an analyser:
// words of a vocabulary of 30,000 by Zipf's law, of English lengths, with
// capitals, commas, full stops, numbers, acronyms, curly quotes and possessives.
func newsLike(n int) string {
	rng := rand.New(rand.NewPCG(1, 2))
	vocabulary := make([]string, 30_000)
	for i := range vocabulary {
		word := make([]byte, 2+rng.IntN(4)+rng.IntN(4)+i/6000)
		for j := range word {
			word[j] = "etaoinshrdlucmfwypvbgkjqxz"[min(rng.IntN(26), rng.IntN(26))]
		}
		vocabulary[i] = string(word)
	}
	zipf := rand.NewZipf(rng, 1.1, 3, uint64(len(vocabulary)-1))
	var b strings.Builder
	for b.Len() < n {
		word := vocabulary[zipf.Uint64()]
		switch rng.IntN(40) {
		case 0:
			b.WriteString(strings.ToUpper(word[:1]) + word[1:] + "’s ")
		case 1:
			b.WriteString(word + ", ")
		case 2:
			b.WriteString(word + ".\nThe ")
		case 3:
			fmt.Fprintf(&b, "%d,%03d ", 1+rng.IntN(9), rng.IntN(1000))
		case 4:
			b.WriteString("“" + word + ",” U.S. ")
		default:
			b.WriteString(word + " ")
		}
	}
	return b.String()
}

func BenchmarkWords(b *testing.B) {
	s := newsLike(1 << 20)
	a := text.NewAnalyzer()
	words := a.Words(nil, s)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		words = a.Words(words[:0], s)
	}
	b.ReportMetric(float64(len(s))/float64(len(words)), "B/word")
}
