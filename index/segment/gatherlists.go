package segment

import (
	"fmt"
	"slices"
)

// write writes the field of so many documents.
func (g *gathered) write(f *fieldWriter, docs int) (fieldEntry, error) {
	f.begin(g.name, g.has)
	g.sort()
	for i, r := range g.order {
		g.writeList(f, g.lists[g.begin[i]:g.begin[i+1]])
		if err := f.term([]byte(g.words.words[r.word])); err != nil {
			return fieldEntry{}, fmt.Errorf("field %s: %w", g.name, err)
		}
	}
	for len(g.lengths) < docs {
		g.lengths = append(g.lengths, 0)
	}
	return f.end(g.lengths), nil
}

// sort makes the lists of the terms, in the order of the terms, from occurs.
func (g *gathered) sort() {
	g.order = g.words.sorted(g.order)
	n := len(g.order)
	counts := slices.Grow(g.begin[:0], 2*n+1)[:2*n+1]
	clear(counts)
	next := counts[n+1:] // by term: where its next occurrence goes
	for _, o := range g.occurs {
		next[o.term]++
	}
	g.begin = counts[:n+1]
	at := 0
	for i, r := range g.order {
		g.begin[i] = at
		at, next[r.word] = at+next[r.word], at
	}
	g.begin[n] = at
	g.lists = slices.Grow(g.lists[:0], at)[:at]
	from := 0
	for i, doc := range g.docs {
		for _, o := range g.occurs[from:g.ends[i]] {
			g.lists[next[o.term]] = docAt{doc, o.position}
			next[o.term]++
		}
		from = g.ends[i]
	}
}

// writeList adds the documents of a term.
func (g *gathered) writeList(f *fieldWriter, list []docAt) {
	for len(list) > 0 {
		n := 1
		for n < len(list) && list[n].doc == list[0].doc {
			n++
		}
		if g.has&hasPositions != 0 {
			f.list.positions(list[:n])
		}
		f.add(list[0].doc, uint32(n))
		list = list[n:]
	}
}
