package names

import (
	"dateline"
	"dateline/index/entity/tag"
	"slices"
	"strings"
)

// sure is the confidence from which on a name is looked for in all of the article.
const sure = 0.6

// repeat finds the article's names of organisations and people once more where the tagger
// did not: names of several words, and acronyms.
func (a *article) repeat(acronyms map[string]*found) {
	long := map[string][]*found{} // by the first word
	for _, f := range a.found {
		if f.place == nil && f.confidence >= sure && (f.n > 1 || isAcronym(f.field.surface(f.first)) && f.kind == dateline.TypeOrganisation) && f.kind != tag.Other && f.kind != dateline.TypePlace && f.kind != dateline.TypeNationality {
			w := f.field.words[f.first].Exact
			if !slices.ContainsFunc(long[w], func(g *found) bool { return g.key == f.key }) {
				long[w] = append(long[w], f)
			}
		}
	}
	for i := range a.fields {
		f := &a.fields[i]
		for k := 0; k < len(f.words); k++ {
			if f.owners[k] != nil || !f.capital(k) {
				continue
			}
			for _, g := range long[f.words[k].Exact] {
				if f.repeats(k, g) {
					h := &found{field: f, first: k, n: g.n, kind: g.kind, confidence: joined}
					h.bounds()
					a.add(h)
					break
				}
			}
		}
	}
}

// repeats reports whether the words of g stand at k, with its capitals and free.
func (f *field) repeats(k int, g *found) bool {
	if k+g.n > len(f.words) {
		return false
	}
	for i := range g.n {
		if f.words[k+i].Exact != g.field.words[g.first+i].Exact || f.owners[k+i] != nil || f.capital(k+i) != g.field.capital(g.first+i) {
			return false
		}
		if i > 0 && strings.ContainsAny(f.gap(k+i), ".!?;:,\n") && f.gap(k+i) != g.field.gap(g.first+i) {
			return false
		}
	}
	return g.n > 1 || isAcronym(f.surface(k))
}
