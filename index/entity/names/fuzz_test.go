package names_test

import (
	"testing"
	"unicode/utf8"

	"dateline"
	"dateline/index/entity"
	"dateline/index/entity/names"
	"dateline/index/entity/tag"
	"dateline/index/text"
)

// FuzzResolve: whatever a tagger and a gazetteer say, mentions lie in their fields in
// order, on the boundaries of runes, and do not overlap, and have ids.
func FuzzResolve(f *testing.F) {
	f.Add("Armenia's Defense Ministry (ADM)", "Kremlin spokesman Dmitry Peskov; PESKOV's the ministry of the Armenian Defence Ministry (ADM)", []byte{0, 7, 12, 30, 1, 20, 2, 50, 60, 9})
	f.Add("\xff", "Mr. Ə. 's 北京 (X) Ministry of of", []byte{3, 3, 1, 2, 2, 8, 0, 4})
	f.Fuzz(func(t *testing.T, title, body string, data []byte) {
		article := entity.Text{Title: title, Body: body, TitleWords: text.Words(title), BodyWords: text.Words(body)}
		var spans [2][]tag.Span
		var places []dateline.Mention
		for i, s := range []string{title, body} {
			words := [][]text.Word{article.TitleWords, article.BodyWords}[i]
			field := []string{dateline.FieldTitle, dateline.FieldBody}[i]
			at := 0
			for _, c := range data {
				first, last := at+int(c>>4&7), at+int(c>>4&7)+int(c&3)
				if last >= len(words) {
					break
				}
				start, end := words[first].Start, words[last].End
				kind := []string{dateline.TypePerson, dateline.TypeOrganisation, dateline.TypePlace, tag.Other}[c>>2&3]
				if c&0x80 != 0 {
					places = append(places, dateline.Mention{Field: field, Start: start, End: end, Words: s[start:end], Type: dateline.TypePlace, Entity: "x-1", Label: "X", Confidence: float64(c&3) / 3})
				} else {
					spans[i] = append(spans[i], tag.Span{Start: start, End: end, Type: kind, Confidence: .8})
				}
				at = last + 1
			}
		}
		check(t, article, names.Resolve(article, places, spans[0], spans[1]))
	})
}

func check(t *testing.T, article entity.Text, mentions []dateline.Mention) {
	t.Helper()
	field, end := dateline.FieldTitle, 0
	for _, m := range mentions {
		if m.Field != field {
			if field == dateline.FieldBody {
				t.Fatalf("the title after the body: %+v", m)
			}
			field, end = dateline.FieldBody, 0
		}
		s := article.Body
		if field == dateline.FieldTitle {
			s = article.Title
		}
		if m.Start < end || m.End <= m.Start || m.End > len(s) || m.Words != s[m.Start:m.End] || m.Entity == "" || len(m.Entity) > 64 || m.Label == "" {
			t.Fatalf("%q: %+v after %d", s, m, end)
		}
		end = m.End
		if utf8.ValidString(s) && (!utf8.RuneStart(s[m.Start]) || m.End < len(s) && !utf8.RuneStart(s[m.End])) {
			t.Errorf("%q: %d to %d is inside a rune", s, m.Start, m.End)
		}
	}
}
