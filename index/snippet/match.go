package snippet

import (
	"cmp"
	"slices"

	"dateline"
	"dateline/index/text"
)

// match is one occurrence of a clause.
type match struct {
	Span
	clause int
	parts  []Span // what to mark of it; nil for all
}

func (m *match) marks(dst []Span) []Span {
	if m.parts == nil {
		return append(dst, m.Span)
	}
	return append(dst, m.parts...)
}

// find returns the matches in words and mentions of a field in the order of their
// starts.
func (m *Matcher) find(field string, words []text.Word, mentions []dateline.Mention) []match {
	f := &finding{m: m, field: field, words: words}
	for i := range words {
		m.usesOf(&words[i], func(u use) { f.use(u, i) })
	}
	for c, stands := range f.stands {
		n := m.clauses[c].near
		n.windows(stands, func(w []stand) { f.found = append(f.found, n.match(c, words, w)) })
	}
	f.found = m.mentioned(f.found, mentions)
	slices.SortFunc(f.found, byPlace)
	return f.found
}

// mentioned appends the mentions that are looked for.
func (m *Matcher) mentioned(dst []match, mentions []dateline.Mention) []match {
	if len(m.entities) == 0 {
		return dst
	}
	for _, mention := range mentions {
		if c, ok := m.entities[mention.Entity]; ok {
			dst = append(dst, match{Span: Span{mention.Start, mention.End}, clause: c})
		}
	}
	return dst
}

func byPlace(a, b match) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), cmp.Compare(a.clause, b.clause))
}

type finding struct {
	m      *Matcher
	field  string
	words  []text.Word
	stands map[int][]stand // of near clauses
	read   map[int]int     // of a series: the words before are read
	found  []match
}

// take notes a match from one word to another.
func (f *finding) take(clause, first, last int) {
	f.found = append(f.found, match{Span: Span{f.words[first].Start, f.words[last].End}, clause: clause})
}

// use takes the word at i, which meets u.
func (f *finding) use(u use, i int) {
	c := &f.m.clauses[u.clause]
	switch {
	case !c.in(f.field):
	case c.near != nil:
		f.stand(u, stand{i, c.near.terms[c.forms[u.form].text]})
	case len(c.forms) > 1:
		f.series(u.clause, i)
	default:
		f.take(u.clause, i, i)
	}
}

// stand notes a word of a near clause. A term that is given twice is used twice.
func (f *finding) stand(u use, s stand) {
	if f.stands == nil {
		f.stands = map[int][]stand{}
	}
	list := f.stands[u.clause]
	if len(list) > 0 && list[len(list)-1].word == s.word {
		return
	}
	f.stands[u.clause] = append(list, s)
}
