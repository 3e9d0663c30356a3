package places

import (
	"slices"
	"strings"

	"dateline"
	"dateline/index/entity"
	"dateline/index/entity/world"
	"dateline/index/text"
)

// candidate is a name in a field that the world or the own gazetteer has.
type candidate struct {
	field       *field
	first, last int // words
	start, end  int // bytes
	places      []world.Index
	name        int // of article.names
	shape       shape
	population  int               // the greatest of its places
	own         *dateline.Mention // of the archive's gazetteer; nil of the world's
	chance      float32           // that it is a place
	taken       bool
}

// gather finds the candidates of a field, in their order.
func (r *run) gather(f *field) {
	own := r.reader.own.In(f.name, f.s, f.words)
	r.matches = r.reader.world.Matches(r.matches[:0], f.s, f.words)
	for _, m := range r.matches {
		c := candidate{field: f, first: m.First, last: m.First + m.N - 1, places: m.Places}
		last := f.words[c.last]
		c.start, c.end = f.words[c.first].Start, endOf(f.s, last)
		for len(own) > 0 && own[0].Start < c.start {
			r.addOwn(f, &own[0])
			own = own[1:]
		}
		if len(own) > 0 && own[0].Start < c.end || len(r.candidates) > 0 && r.overlaps(&c) {
			continue
		}
		r.name(&c)
		r.describe(&c)
		r.candidates = append(r.candidates, c)
	}
	for i := range own {
		r.addOwn(f, &own[i])
	}
}

// endOf returns where a name that ends with a word ends: before a possessive, and behind
// the last full stop of an abbreviation (U.S., N.C.).
func endOf(s string, last text.Word) int {
	surface := s[last.Start:last.End]
	if n := entity.PossessiveAt(surface); n < len(surface) {
		return last.Start + n
	}
	if last.End < len(s) && s[last.End] == '.' && strings.IndexByte(surface, '.') > 0 {
		return last.End + 1
	}
	return last.End
}

// overlaps reports whether the last candidate reaches into c.
func (r *run) overlaps(c *candidate) bool {
	last := &r.candidates[len(r.candidates)-1]
	return last.field == c.field && last.end > c.start
}

// addOwn adds a mention of the own gazetteer, which is a place without question.
func (r *run) addOwn(f *field, m *dateline.Mention) {
	c := candidate{field: f, start: m.Start, end: m.End, own: m, chance: 1, taken: true, shape: shapeCity}
	c.first, _ = slices.BinarySearchFunc(f.words, m.Start, byStart)
	c.last, _ = slices.BinarySearchFunc(f.words, m.End, byStart)
	c.last--
	r.name(&c)
	r.candidates = append(r.candidates, c)
}
