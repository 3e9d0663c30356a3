package tag

import (
	"dateline/index/entity/lists"
	"unicode"
	"unicode/utf8"
)

// view is what is known of a word of a text.
type view struct {
	exact     uint64 // hash of Exact
	written   uint64 // hash of the word as written
	shape     shape
	facts     lists.Facts
	cluster   uint32
	class     class
	place     uint16 // what the gazetteer says
	before    gap
	after     gap
	elsewhere uint8
	hinted    uint64 // what another tagger says, 0 for nothing
	capital   bool   // its first letter is one
	starts    bool   // it begins a sentence
	owner     bool   // it ends with a possessive
	shout     bool   // most words of its sentence are in capitals
}

// look looks at each word by itself.
func (e *Encoder) look() {
	e.seen = e.seen[:0]
	for i, w := range e.words {
		surface := e.s[w.Start:w.End]
		bare := withoutPossessive(surface)
		v := view{exact: hash(w.Exact), written: hash(bare), shape: shapeOf(bare), facts: lists.Of(w.Exact), class: classOf(w.Exact), owner: len(bare) < len(surface)}
		r, _ := utf8.DecodeRuneInString(surface)
		v.capital = unicode.IsUpper(r) || unicode.IsTitle(r)
		v.cluster = v.facts.Small
		if v.capital {
			v.cluster = v.facts.Capital
		}
		if i == 0 {
			v.before, v.starts = gapLine, true
		} else {
			v.before = gapOf(e.s[e.words[i-1].End:w.Start])
			v.starts = endsSentence(e.s, e.words[i-1], w)
			e.seen[i-1].after = v.before
		}
		v.after = gapLine
		e.seen = append(e.seen, v)
	}
}
