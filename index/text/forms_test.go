package text_test

import (
	"slices"
	"strings"
	"testing"

	"dateline/index/text"
)

func TestForms(t *testing.T) {
	tests := []struct {
		stem     string
		whole    string
		prefixes string
	}{
		{"attack", "", "attack|a.t.t.a.c.k"},
		{"hope", "", "hope|hoping|h.o.p.e|h.o.p.i.n.g"},
		{"happi", "", "happi|happy|h.a.p.p.i|h.a.p.p.y"},
		{"probabl", "", "probabl|probabilit|p.r.o.b.a.b.l|p.r.o.b.a.b.i.l.i.t"},
		{"sky", "skies|s.k.i.e.s", "sky|s.k.y"},
		{"b", "b", ""},
		{"6500", "6500|6,500", ""},
		{"1234567.8", "1234567.8|1,234,567.8", ""},
		{"100", "100", ""},
		{"g7", "g7|g.7", ""},
		{"баку", "баку|б.а.к.у", ""},
	}
	for _, tt := range tests {
		whole, prefixes := text.Forms(tt.stem)
		if got := strings.Join(whole, "|"); got != tt.whole {
			t.Errorf("whole forms of %q: %s, want %s", tt.stem, got, tt.whole)
		}
		if got := strings.Join(prefixes, "|"); got != tt.prefixes {
			t.Errorf("prefixes of %q: %s, want %s", tt.stem, got, tt.prefixes)
		}
	}
}

// endings are what the stemmer takes away or changes.
var endings = []string{"", "s", "es", "ed", "ing", "edly", "ingly", "eed", "ies", "ied", "y", "ly", "e", "ence", "ency", "ance", "ancy",
	"able", "ably", "ability", "ible", "ibility", "ation", "ational", "ization", "izer", "ize", "ator", "ate", "alism", "ality", "ally", "al",
	"fulness", "fully", "ful", "ousness", "ously", "ous", "iveness", "ivity", "ive", "ative", "alize", "icate", "icity", "ical", "ic", "ness",
	"less", "lessly", "ement", "ment", "ent", "ant", "ism", "ion", "er", "ogy", "entli", "l", "ll", "bb", "tt", "at", "bl", "iz", "'", "'s"}

// TestFormsOfMadeUpWords puts two endings behind all short beginnings.
func TestFormsOfMadeUpWords(t *testing.T) {
	const letters = "aeybls"
	begins := []string{""}
	for n := 0; n < len(begins); n++ {
		if b := begins[n]; len(b) < 2 {
			for _, l := range letters {
				begins = append(begins, b+string(l))
			}
		}
	}
	a := text.NewAnalyzer()
	for _, b := range begins {
		for _, first := range endings {
			for _, last := range endings {
				checkForms(t, a, b+first+last)
			}
		}
	}
}

func FuzzForms(f *testing.F) {
	for _, s := range []string{
		"dying lying skies skis only early ugly idly gently singly", "rating hoping creating ability probability controlling",
		"U.S. u.s.'s U.N.I.T.E.D Э.Ю 6,500 1,234,567.89 0,001 a.1", "'tis 'aing aeds ies ied o'clock 'n' ǃKung", "Կ.Ա. 北.京 ayy",
	} {
		f.Add(s)
	}
	a := text.NewAnalyzer()
	f.Fuzz(func(t *testing.T, s string) { checkForms(t, a, s) })
}

// checkForms holds that the exact form of every word of s is where Forms says.
func checkForms(t *testing.T, a *text.Analyzer, s string) {
	t.Helper()
	for _, w := range a.Words(nil, s) {
		if got := a.Stem(w.Exact); got != w.Stem {
			t.Fatalf("%q: the stem of %q is %q, that of the word %q", s, w.Exact, got, w.Stem)
		}
		whole, prefixes := text.Forms(w.Stem)
		begins := func(p string) bool { return strings.HasPrefix(w.Exact, p) }
		if !slices.Contains(whole, w.Exact) && !slices.ContainsFunc(prefixes, begins) {
			t.Fatalf("%q: %q has the stem %q, whose forms are %q or begin with %q", s, w.Exact, w.Stem, whole, prefixes)
		}
		if slices.Contains(prefixes, "") {
			t.Fatalf("every word may have the stem %q", w.Stem)
		}
	}
}
