package text

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
)

// wanted returns the segments of s by the library alone, cut at separators,
// those that are words.
func wanted(s string) []string {
	var out []string
	for it := words.FromString(view(s)); it.Next(); {
		piece := it.Start()
		for i := it.Start(); i <= it.End(); {
			r, size := utf8.DecodeRuneInString(s[i:])
			if i == it.End() || separates(r) {
				if word := strings.TrimLeftFunc(s[piece:i], attaches); hasLetterOrDigit(word) {
					out = append(out, word)
				}
				piece = i + size
			}
			i += max(size, 1)
		}
	}
	return out
}

func cut(s string) []string {
	var out []string
	c := newCursor()
	for c.reset(s); c.next(); {
		if piece := s[c.start:c.end]; hasLetterOrDigit(piece) {
			out = append(out, piece)
		}
	}
	return out
}

func checkBoundaries(t *testing.T, s string) {
	t.Helper()
	if got, want := cut(s), wanted(s); !slices.Equal(got, want) {
		t.Errorf("%q:\n got %q\nwant %q", s, got, want)
	}
}

// parts are what boundaries depend on: one of each class and of each shape that the fast
// path treats apart.
var parts = strings.Split("a|Z|0|9|.|'|,|;|:|_|-| |\n|\r|\"|é|ə|\u0301|\u00AD|\u200B|\u200D|’|‘|“|—|…|․|‧|‛|\u00A0|\u202F|ʼ|ꞌ|א|״|カ|漢|😀|🇦|٣|،|·|\u2028|\uFEFF|\xE2|\xE2\x80|\xF5|\xFF", "|")

func TestBoundariesAreTheLibrarys(t *testing.T) {
	for _, a := range parts {
		for _, b := range parts {
			for _, c := range parts {
				checkBoundaries(t, "x"+a+b+c+"y1")
				checkBoundaries(t, "1"+a+b+c+"2a")
			}
		}
	}
	rng := rand.New(rand.NewPCG(3, 4))
	for range 20_000 {
		var b strings.Builder
		for range rng.IntN(24) {
			b.WriteString(parts[rng.IntN(len(parts))])
		}
		checkBoundaries(t, b.String())
	}
}

func FuzzBoundaries(f *testing.F) {
	f.Add("The U.N.'s 6,500 “troops,” o’er Kəlbəcər—a_b:c")
	f.Fuzz(func(t *testing.T, s string) { checkBoundaries(t, s) })
}
