package text_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"dateline/index/text"
)

func FuzzWords(f *testing.F) {
	for _, s := range []string{
		"", "BAKU (Reuters) - Azerbaijan’s army said, on Monday.", "Kəlbəcər Tağıyev İlham re\u0301sume\u0301",
		"U.S.'s G7's 6,500 a_b:c Kal\u00ADba\u200Bjar", "за\u0301мок й مُحَمَّد שָׁלוֹם צה\"ל हिन्दी 北京ｶﾞ ٢٠٢٣", "\uFEFFﬁ ǃKung Ⅳ ½ \xff\xe2\x80",
	} {
		f.Add(s)
	}
	warm := text.NewAnalyzer()
	f.Fuzz(func(t *testing.T, s string) {
		got := warm.Words(nil, s)
		if fresh := text.NewAnalyzer().Words(nil, s); !slices.Equal(got, fresh) {
			t.Fatalf("%q: a warm analyser gives %+v, a fresh one %+v", s, got, fresh)
		}
		end := 0
		for _, w := range got {
			checkWord(t, s, w, end)
			end = w.End
		}
	})
}

// takenApart are the letters of scripts without word boundaries that NFKC takes apart into
// two, each of which is a word when analysed alone.
const takenApart = "ໜໝゟ"

func checkWord(t *testing.T, s string, w text.Word, end int) {
	t.Helper()
	switch {
	case w.Start < end || w.Start >= w.End || w.End > len(s):
		t.Fatalf("%q: %+v is out of order, the word before ends at %d", s, w, end)
	case w.Exact == "" || w.Stem == "" || !utf8.ValidString(w.Exact) || !utf8.ValidString(w.Stem):
		t.Fatalf("%q: %+v has an empty or invalid form", s, w)
	case utf8.ValidString(s) && (!utf8.RuneStart(s[w.Start]) || w.End < len(s) && !utf8.RuneStart(s[w.End])):
		t.Fatalf("%q: %+v is not on rune boundaries", s, w)
	}
	if len(w.Exact) > text.MaxWordBytes || strings.ContainsAny(s, takenApart) {
		return
	}
	again := text.Words(w.Exact)
	if len(again) != 1 || again[0].Exact != w.Exact || again[0].Stem != w.Stem {
		t.Fatalf("%q: the words of the exact form %q of %+v are %+v", s, w.Exact, w, again)
	}
}

// TestEveryRune puts every letter, mark, number, mark of punctuation and symbol where words
// could come apart.
func TestEveryRune(t *testing.T) {
	a := text.NewAnalyzer()
	var words []text.Word
	for r := rune(1); r <= unicode.MaxRune; r++ {
		if !unicode.IsGraphic(r) && !unicode.Is(unicode.Cf, r) {
			continue
		}
		for _, s := range []string{"a" + string(r) + "b", "1" + string(r) + "2", "я" + string(r) + "й"} {
			words = a.Words(words[:0], s)
			end := 0
			for _, w := range words {
				checkWord(t, s, w, end)
				end = w.End
			}
		}
	}
}
