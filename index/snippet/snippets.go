package snippet

import (
	"sync"

	"dateline"
	"dateline/index/text"
)

// wholeBytes is the length of a body of which all matches are found.
const wholeBytes = 16 << 10

// Snippets returns the passages of a body that answer the query best, at most max,
// in the order of the text; nil if no match is found. The first one chosen has the
// most clauses of the query, each other one what those before lack. Passages are
// sentences, together with short ones beside them in the same paragraph, or parts of
// long sentences; those that meet are joined.
//
// The text of a snippet is valid UTF-8 on one line without controls. Its marks are
// those of Marks, the ends of lines apart, of every match that lies inside the
// passage. Mentions are those in body, in order; others than of the matcher's entities
// do not matter.
func (m *Matcher) Snippets(body string, mentions []dateline.Mention, max int) []dateline.Snippet {
	if len(m.clauses) == 0 || max < 1 {
		return nil
	}
	d := sitDown()
	defer d.leave()
	if len(body) > wholeBytes {
		return m.shown(d, m.read(d, body, mentions, max), max)
	}
	if found, ok := m.spot(d, dateline.FieldBody, body, mentions); ok {
		return m.shown(d, []*area{d.unread(body, found, d.spotting.narrow)}, max)
	}
	return m.shown(d, []*area{m.analyse(d, body, mentions)}, max)
}

// Passages returns what Snippets does of a field that is analysed already.
func (m *Matcher) Passages(f Field, max int) []dateline.Snippet {
	if max < 1 {
		return nil
	}
	d := sitDown()
	defer d.leave()
	words := f.analysed()
	found := m.find(f.Name, words, f.Mentions)
	if len(f.Text) > wholeBytes {
		return m.shown(d, m.parts(f.Text, words, found, max), max)
	}
	return m.shown(d, []*area{newArea(f.Text, words, found)}, max)
}

// MarksIn returns what Marks does of a field that is not analysed yet.
func (m *Matcher) MarksIn(field, s string, mentions []dateline.Mention) []Span {
	if len(m.clauses) == 0 {
		return nil
	}
	d := sitDown()
	defer d.leave()
	if len(s) <= wholeBytes {
		if found, ok := m.spot(d, field, s, mentions); ok {
			return marksOf(found, s)
		}
	}
	return marksOf(m.readAll(d, field, s, mentions), s)
}

// analyse reads a body or a part of one, with the mentions in it. The words of the area are good until d is used
// again.
func (m *Matcher) analyse(d *desk, s string, mentions []dateline.Mention) *area {
	found := m.readAll(d, dateline.FieldBody, s, mentions)
	return newArea(s, d.words, found)
}

// readAll analyses all of a text, the words into d, and returns the matches.
func (m *Matcher) readAll(d *desk, field, s string, mentions []dateline.Mention) []match {
	d.words = d.analyzer.Words(d.words[:0], s)
	return m.find(field, d.words, mentions)
}

func (m *Matcher) shown(d *desk, areas []*area, max int) (out []dateline.Snippet) {
	d.passages = d.passages[:0]
	for _, a := range areas {
		d.passages = a.passages(d.passages)
	}
	list := joinAdjacent(d.chooser.choose(d.passages, len(m.clauses), max))
	if len(list) == 0 {
		return nil
	}
	out = make([]dateline.Snippet, len(list))
	for i := range list {
		out[i] = list[i].snippet(d)
	}
	return out
}

// desk is what analysing takes, the room for what is read kept from text to text.
type desk struct {
	analyzer  *text.Analyzer
	words     []text.Word
	around    []text.Word // see area.readAround
	near      []match
	lower     []byte
	spotting  spotting // of the text that was looked through last
	area      area     // see unread
	stops     stops
	sentences []sentence
	passages  []passage
	chooser   chooser
	marks     []Span
}

var desks = sync.Pool{New: func() any { return &desk{} }}

func sitDown() *desk {
	d := desks.Get().(*desk)
	d.analyzer = text.Borrow()
	return d
}

// leave gives back what sitDown has taken. Nothing of a text stays there.
func (d *desk) leave() {
	text.Return(d.analyzer)
	d.analyzer = nil
	d.area = area{marks: d.area.marks}
	d.spotting = spotting{found: d.spotting.found}
	clear(d.passages)
	clear(d.chooser.chosen)
	desks.Put(d)
}
