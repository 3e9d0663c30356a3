package names

import (
	"strings"

	"dateline"
	"dateline/index/entity"
	"dateline/index/entity/tag"
)

// curated is the Confidence of places that the archive's own gazetteer names.
const curated = 1

// takeNames takes the tagger's names of a field, cut to what is the name.
func (a *article) takeNames(f *field, spans []tag.Span) {
	for _, s := range spans {
		first, n := f.wordsIn(s.Start, s.End)
		if n == 0 || s.Start < 0 || s.End > len(f.s) {
			continue
		}
		for _, part := range f.parts(first, n, s.Type) {
			a.takeName(f, part[0], part[1], s)
		}
	}
}

// takeName takes words of a span as a name.
func (a *article) takeName(f *field, first, n int, s tag.Span) {
	n, kind := f.firm(first, n, s.Type)
	first, n = f.cut(first, n, kind)
	if n == 0 {
		return
	}
	g := &found{field: f, first: first, n: n, kind: kind, confidence: s.Confidence}
	g.bounds()
	if s.End > g.end && first+n == f.after(s.End) && strings.Trim(f.s[g.end:s.End], ".!") == "" {
		g.end = s.End // Inc.
	}
	a.overrule(g)
}

// after returns the number of words that begin before an offset.
func (f *field) after(end int) int {
	first, n := f.wordsIn(0, end)
	return first + n
}

// bounds sets the bytes of f's words, without a possessive at their end.
func (f *found) bounds() {
	last := f.field.words[f.first+f.n-1]
	f.start = f.field.words[f.first].Start
	f.end = last.Start + entity.PossessiveAt(f.field.s[last.Start:last.End])
}

// overrule adds a name unless places or names before it have its words: see the package
// comment.
func (a *article) overrule(g *found) {
	f := g.field
	for i := g.first; i < g.first+g.n; i++ {
		p := f.owners[i]
		switch {
		case p == nil:
			continue
		case p.place == nil, p.first < g.first, p.first+p.n > g.first+g.n, p.n == g.n:
			return
		case p.confidence >= curated:
			a.aside(g, p)
			return
		}
	}
	if g.kind == tag.Other || g.kind == dateline.TypePlace {
		a.hear(g)
		return
	}
	for i := g.first; i < g.first+g.n; i++ {
		if p := f.owners[i]; p != nil {
			a.remove(p)
		}
	}
	a.add(g)
}

// hear adds a name that is no mention unless it is found to be a person or an organisation
// elsewhere. Places inside it stay.
func (a *article) hear(g *found) {
	for i := g.first; i < g.first+g.n; i++ {
		if g.field.owners[i] != nil {
			return
		}
	}
	a.add(g)
}

// aside adds what a curated place leaves of a name: the words before it or behind it, the
// more of the two. The name of an organisation goes on beyond a place at its end.
func (a *article) aside(g, p *found) {
	before, behind := p.first-g.first, g.first+g.n-p.first-p.n
	h := *g
	h.n = before
	if behind >= before {
		h.first, h.n = p.first+p.n, behind
	}
	h.first, h.n = h.field.cut(h.first, h.n, h.kind)
	if h.n == 0 {
		return
	}
	if h.kind == dateline.TypeOrganisation && behind == 0 {
		h.label = g.field.s[g.start:g.end]
	}
	h.bounds()
	a.overrule(&h)
}
