package places_test

import (
	"testing"
	"unicode/utf8"

	"dateline"
	"dateline/index/entity"
	"dateline/index/text"
)

func FuzzMentions(f *testing.F) {
	f.Add("PARIS, Texas (AP) — Turkey's", "Washington, D.C., and the U.S.'s St. John’s", "BAKU", "The Athens News")
	f.Add("Of of OF", "of 12, of Reading; 3, of Bath.", ",", "")
	f.Add("\xffLondon\xff", "Kəlbəcər’s 北京-Sotk's 's N.C.", "-", "ʼs")
	f.Add("Will Smith", "J. London, Mr. P. Paris and Jordan Jordan", "ATHENS, Ga.", "Paris Paris")
	f.Fuzz(func(t *testing.T, title, body, filed, publication string) {
		a := entity.Text{Title: title, Body: body, TitleWords: text.Words(title), BodyWords: text.Words(body)}
		a.Known.Dateline.Value, a.Known.Publication.Value = filed, publication
		found := plain().Mentions(a)
		last, end := dateline.FieldTitle, 0
		for _, m := range found {
			s := body
			if m.Field == dateline.FieldTitle {
				s = title
			}
			if m.Field != last {
				last, end = m.Field, 0
			}
			if m.Start < end || m.End <= m.Start || m.End > len(s) || m.Words != s[m.Start:m.End] || last == dateline.FieldBody && m.Field == dateline.FieldTitle {
				t.Fatalf("%q: mention %+v behind %d", s, m, end)
			}
			end = m.End
			if utf8.ValidString(s) && !utf8.ValidString(m.Words) {
				t.Errorf("%q: %q is cut inside a rune", s, m.Words)
			}
			if _, ok := plain().Place(m.Entity); !ok || !(m.Confidence > 0 && m.Confidence <= 1) {
				t.Errorf("%q: %+v", s, m)
			}
		}
		taken := 0
		for _, r := range plain().Explain(a) {
			if !r.Refused {
				taken++
			}
		}
		if taken != len(found) {
			t.Errorf("%d explained, %d found", taken, len(found))
		}
	})
}
