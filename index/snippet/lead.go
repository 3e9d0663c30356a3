package snippet

import (
	"unicode/utf8"

	"dateline"
)

// leadBytes is how much of a body is read for its lead: 240 code points, and white
// space between them.
const leadBytes = 4096

// Lead returns the beginning of a body, at most passageRunes code points and an
// ellipsis where it goes on, without marks: what to show where Snippets finds
// nothing. A first word longer than that is cut all the same. It is the zero Snippet
// for a body without letters or signs.
func Lead(body string) dateline.Snippet {
	i := 0
	for i < len(body) && startsBlank(body[i:]) {
		i += size(body[i:])
	}
	s := body[i:]
	if len(s) > leadBytes {
		s = s[:leadBytes]
		for !utf8.RuneStart(body[i+len(s)]) {
			s = s[:len(s)-1]
		}
	}
	d := sitDown()
	defer d.leave()
	a := d.unread(s, nil, false)
	end := a.ahead(0, len(s), passageRunes, false)
	more := end < len(body)-i
	if end < len(s) {
		if cut := a.lastCut(end, 0); cut > 0 {
			end = cut
		}
	}
	p := passage{Span: a.trimmed(Span{0, end}), area: a, cuts: more}
	if p.Start == p.End {
		return dateline.Snippet{}
	}
	p.trimCuts()
	return p.snippet(d)
}
