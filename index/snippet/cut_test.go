package snippet

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// checkCut compares where sentences end with where the library ends them.
func checkCut(t *testing.T, s string) {
	t.Helper()
	var next *stops
	if isASCII(s) {
		next = &stops{}
		next.begin()
	}
	it := sentences.FromString(s)
	for at := 0; it.Next(); at = it.End() {
		if end := endOfSentence(s, at, nil); end != it.End() {
			t.Fatalf("%q: a sentence from %d to %d; want %d", s, at, end, it.End())
		}
		if end := endOfSentence(s, at, next); end != it.End() {
			t.Fatalf("%q: by its stops, a sentence from %d to %d; want %d", s, at, end, it.End())
		}
	}
}

var pieces = strings.Split("a|B|é|É|×|5|.|!|?|…|,|;|-|–|—| |  |\n|\r\n|\r|\t|(|)|\"|'|“|”|’|‘|/|$|Mr.|U.S.|etc.|e.g.|3.5|\u00a0|\u0301|\u00ad|б|Б|。|日|\xff|\xc3|\xe2\x80|word word|Word|_|\u2028|\u2024", "|")

func TestSentencesAreThoseOfTheLibrary(t *testing.T) {
	for _, a := range pieces {
		for _, b := range pieces {
			for _, c := range []string{"", "a", "B", " a", " B", "."} {
				checkCut(t, a+b+c)
				checkCut(t, "Aa. "+a+"."+b+c+" b")
			}
		}
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		var b strings.Builder
		for range 3 + rng.IntN(20) {
			b.WriteString(pieces[rng.IntN(len(pieces))])
		}
		checkCut(t, b.String())
	}
}

func FuzzSentences(f *testing.F) {
	f.Add("He said: “No.” She went (so the U.S. said) to 5 St. James's Sq. at 3.5 etc. and so on!? Yes...\r\n\r\nMore")
	f.Fuzz(func(t *testing.T, s string) { checkCut(t, s) })
}
