package full

import (
	"testing"
	"unicode/utf8"
)

func FuzzTag(f *testing.F) {
	for i, v := range vectors(f, testTexts) {
		if i%3 == 0 && len(v.Text) < 1000 {
			f.Add(v.Text)
		}
	}
	f.Add("\xff(can't\xe2\x82 U.S.\x00")
	m := model(f)
	f.Fuzz(func(t *testing.T, s string) {
		checkWords(t, m, valid(s))
		end := 0
		for _, span := range m.Tag(s) {
			if span.Start < end || span.End <= span.Start || span.End > len(s) {
				t.Fatalf("%q: span %d to %d behind %d", s, span.Start, span.End, end)
			}
			if end = span.End; utf8.ValidString(s) && !(boundary(s, span.Start) && boundary(s, span.End)) {
				t.Errorf("%q: %d to %d is inside a rune", s, span.Start, span.End)
			}
		}
	})
}

// checkWords: the words are all of s, but for single blanks between them.
func checkWords(t *testing.T, m *Model, s string) {
	end := 0
	for _, w := range m.rules.words(&lists{}, s) {
		if gap := s[end:w.start]; gap != "" && gap != " " || w.end <= w.start || !boundary(s, w.end) {
			t.Fatalf("%q: word %d to %d behind %d", s, w.start, w.end, end)
		}
		end = w.end
	}
	if rest := s[end:]; rest != "" && rest != " " {
		t.Fatalf("%q: no word is of %q", s, rest)
	}
}

func boundary(s string, i int) bool { return i == len(s) || utf8.RuneStart(s[i]) }
