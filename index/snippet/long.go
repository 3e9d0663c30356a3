package snippet

import (
	"slices"

	"dateline/index/text"
)

// read scans a long body and analyses the best parts of it.
func (m *Matcher) read(d *desk, body string, mentions MentionFunc, max int) []*area {
	var out []*area
	for _, x := range m.stretches(body, m.scan(d, body, mentions), max) {
		a := m.analyse(d, body[x.Start:x.End], mentions)
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

// parts cuts the best parts out of a long field that is analysed.
func (m *Matcher) parts(s string, words []text.Word, found []match, max int) []*area {
	var out []*area
	for _, x := range m.stretches(s, found, max) {
		x.torn, x.tears = false, false
		out = append(out, x.area(s, words, found))
	}
	return out
}
