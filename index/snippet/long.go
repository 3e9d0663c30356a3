package snippet

import (
	"slices"

	"dateline"
	"dateline/index/text"
)

// read scans a long body and analyses the best parts of it.
func (m *Matcher) read(d *desk, body string, mentions []dateline.Mention, max int) []*area {
	var out []*area
	for _, x := range m.stretches(body, m.scan(d, body, mentions), max) {
		a := m.analyse(d, body[x.Start:x.End], x.mentions(mentions))
		a.words = slices.Clone(a.words)
		a.at, a.open, a.opens = x.Start, x.open, x.opens
		if x.torn || x.tears {
			whole := stretch{Span: Span{0, len(a.text)}, open: x.open, opens: x.opens, torn: x.torn, tears: x.tears}
			a = whole.area(a.text, a.words, a.matches)
			a.at += x.Start
		}
		out = append(out, a)
	}
	return out
}

// mentions are those of a text that lie in x, by its offsets.
func (x stretch) mentions(all []dateline.Mention) (inside []dateline.Mention) {
	for _, m := range all {
		if x.Start <= m.Start && m.End <= x.End {
			m.Start, m.End = m.Start-x.Start, m.End-x.Start
			inside = append(inside, m)
		}
	}
	return inside
}

// parts cuts the best parts out of a long field that is analysed.
func (m *Matcher) parts(s string, words []text.Word, found []match, max int) []*area {
	var out []*area
	for _, x := range m.stretches(s, found, max) {
		x.torn, x.tears = false, false
		out = append(out, x.area(s, words, found))
	}
	return out
}
