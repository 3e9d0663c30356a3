package entity_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"dateline"
	"dateline/index/entity"
	"dateline/index/text"
)

const generatedPlaces = 150_000

// generated returns places with one name each: of one word in two of three, of
// two or three words otherwise, many of which begin with the same word.
func generated() []dateline.Place {
	rng := rand.New(rand.NewPCG(1, 2))
	taken := map[string]bool{}
	var places []dateline.Place
	for len(places) < generatedPlaces {
		name := capital(word(rng))
		for range max(0, rng.IntN(6)-3) {
			name = []string{"San", "New", "El", "Upper", capital(word(rng))}[rng.IntN(5)] + " " + name
		}
		if !taken[name] {
			taken[name] = true
			places = append(places, place(fmt.Sprintf("p%d", len(places)), name))
		}
	}
	return places
}

func word(rng *rand.Rand) string {
	w := make([]byte, 4+rng.IntN(6))
	for i := range w {
		w[i] = "etaoinshrdlucmfwypvbgkjqxz"[min(rng.IntN(26), rng.IntN(26))]
	}
	return string(w)
}

func capital(w string) string { return strings.ToUpper(w[:1]) + w[1:] }

// newsLike returns about n bytes in which one word of seven has a capital and one
// of 25 is a place, as in agency news.
func newsLike(n int, places []dateline.Place) string {
	rng := rand.New(rand.NewPCG(3, 4))
	vocabulary := make([]string, 30_000)
	for i := range vocabulary {
		vocabulary[i] = (word(rng) + word(rng) + word(rng))[:2+rng.IntN(4)+rng.IntN(4)+i/6000]
	}
	zipf := rand.NewZipf(rng, 1.1, 3, uint64(len(vocabulary)-1))
	var b strings.Builder
	for b.Len() < n {
		switch w := vocabulary[zipf.Uint64()]; rng.IntN(25) {
		case 0:
			b.WriteString(places[rng.IntN(len(places))].Label + "’s ")
		case 1, 2:
			b.WriteString(capital(w) + ", ")
		case 3:
			b.WriteString("New " + w + ".\nThe ")
		default:
			b.WriteString(w + " ")
		}
	}
	return b.String()
}

func BenchmarkCompile(b *testing.B) {
	places := generated()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := entity.Compile(places); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkMentions(b *testing.B) {
	places := generated()
	g := compile(b, places...)
	all := newsLike(1<<20, places) // the worst case: hardly a place comes twice
	cases := []struct{ name, text string }{
		{"all places", all},
		{"1500 places", newsLike(1<<20, places[:1500])},
		{"capitals", strings.ToUpper(all)},
	}
	for _, c := range cases {
		b.Run(c.name, func(b *testing.B) {
			articles := cut(c.text, 4<<10)
			var words [][]text.Word
			for _, a := range articles {
				words = append(words, text.Words(a))
			}
			b.SetBytes(int64(len(c.text)))
			b.ReportAllocs()
			for b.Loop() {
				for i, a := range articles {
					g.In(dateline.FieldBody, a, words[i])
				}
			}
		})
	}
}

// cut cuts s into articles of n bytes; that a word is cut too does not matter here.
func cut(s string, n int) []string {
	var articles []string
	for len(s) > n {
		articles, s = append(articles, s[:n]), s[n:]
	}
	return append(articles, s)
}
