package entity

import (
	"dateline"
	"dateline/index/text"
)

// Mentions returns the mentions of entities in an article: those of In in its title,
// then those in its body.
func (g *Gazetteer) Mentions(t Text) []dateline.Mention {
	found := g.In(dateline.FieldTitle, t.Title, t.TitleWords)
	return append(found, g.In(dateline.FieldBody, t.Body, t.BodyWords)...)
}

// In returns the mentions of entities in s, one field of an article; nil if there are
// none. Those of other entities than the own places have no Label. The words must be those
// of s, by text.Words or an Analyzer.
//
// Mentions stand in the order of their offsets and never overlap: from left to
// right, each is the longest name at its first word and takes its words. A
// mention reaches from the beginning of its first word to the end of its last,
// without a possessive there that the name does not have: in "Armenia’s" it is
// "Armenia", in "St. John’s" all of it.
func (g *Gazetteer) In(field, s string, words []text.Word) []dateline.Mention {
	var found []dateline.Mention
	for i := 0; i < len(words); {
		if !g.names.mayBegin(s, words[i]) {
			i++
			continue
		}
		n, end := g.names.longest(s, words[i:])
		if n == 0 {
			i++
			continue
		}
		found = append(found, g.mention(field, s, words[i:i+n], end))
		i += n
	}
	return found
}

func (g *Gazetteer) mention(field, s string, words []text.Word, name *node) dateline.Mention {
	first, last := words[0], words[len(words)-1]
	end := last.End
	if !name.possessive {
		end = last.Start + possessiveAt(s[last.Start:last.End])
	}
	p := &g.places[name.place]
	m := dateline.Mention{
		Field:      field,
		Start:      first.Start,
		End:        end,
		Words:      s[first.Start:end],
		Type:       dateline.TypePlace,
		Entity:     p.ID,
		Label:      p.Label,
		Confidence: 1,
	}
	if typ := g.given(int(name.place)); typ != "" {
		m.Type, m.Label = typ, "" // what it is called otherwise is not known here
	}
	return m
}

// mayBegin reports whether a name may begin with w. It is there for speed: most
// words of a text begin in lower case and most names do not.
func (t *trie) mayBegin(s string, w text.Word) bool {
	c := s[w.Start]
	return c < 'a' || 'z' < c || t.uncapped[w.Exact]
}

// longest returns the number of words of the longest name at the beginning of
// words, and its node; 0 if there is none.
func (t *trie) longest(s string, words []text.Word) (n int, name *node) {
	var at uint32
	for i, w := range words {
		if i > 0 && (!t.nodes[at].leads || !joins(s[words[i-1].End:w.Start], t.nodes[at].abbreviation)) {
			break
		}
		if t.filter.lacks(at, w.Exact) {
			break
		}
		next, ok := t.next(i, at, w.Exact)
		if !ok {
			break
		}
		at = next
		if end := &t.nodes[at]; end.named() && capitalised(s, words[:i+1], end.casings) {
			n, name = i+1, end
		}
	}
	return n, name
}

// capitalised reports whether the words are written with the capitals that a
// name demands.
func capitalised(s string, words []text.Word, demands string) bool {
	for i, w := range words {
		if !satisfies(s[w.Start:w.End], casing(demands[i])) {
			return false
		}
	}
	return true
}
