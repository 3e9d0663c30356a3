package tag_test

import (
	"testing"
	"unicode/utf8"

	"dateline/index/entity/tag"
	"dateline/index/text"
)

// FuzzTag: the names of any text lie in it in order, on the boundaries of runes, and do not
// overlap.
func FuzzTag(f *testing.F) {
	f.Add("Prime Minister Nikol Pashinyan's U.S. visit\nBAKU (AFP) — Acme Corp. said")
	f.Add("İlham Əliyev’s “Əl”\u200b D'Arcy''s O’ K. \xff\xfe 北京 U.S.'s AT&T's")
	f.Add("Smith's's Inc.. J.R.R. 's \n\n\r\n\t A")
	f.Fuzz(func(t *testing.T, s string) {
		end := 0
		for _, span := range tag.Load().Tag(s, text.Words(s)) {
			if span.Start < end || span.End <= span.Start || span.End > len(s) {
				t.Fatalf("%q: %d to %d after %d", s, span.Start, span.End, end)
			}
			end = span.End
			if utf8.ValidString(s) && !(boundary(s, span.Start) && boundary(s, span.End)) {
				t.Errorf("%q: %d to %d is inside a rune", s, span.Start, span.End)
			}
			if !(span.Confidence > 0 && span.Confidence <= 1) {
				t.Errorf("%q: confidence %v", s, span.Confidence)
			}
		}
	})
}

func boundary(s string, i int) bool { return i == len(s) || utf8.RuneStart(s[i]) }
