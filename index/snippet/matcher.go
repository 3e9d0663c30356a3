package snippet

import (
	"sync"

	"dateline"
	"dateline/index/query"
	"dateline/index/text"
)

// Matcher tells which words of a text answer a query. It is immutable and safe
// for concurrent use.
type Matcher struct {
	clauses  []clause
	stems    map[string][]use
	exacts   map[string][]use
	firsts   [256]bool      // the first bytes of stems and exacts
	loose    []use          // prefixes and fuzzy words
	entities map[string]int // clauses by the id of their entity

	// anchors is what a long body is scanned for; few queries meet one.
	anchors func() *anchors
	spotter func() *spotter
}

// use is a form of a clause: of a series the first, of a near clause any.
type use struct{ clause, form int }

// New reads the tree of a query. Entities are the ids of those that the query read in
// or asked for, by place: and its like; where they are mentioned is for the caller to
// say. Leaves that are not looked for in the text (publications, ids, dates, and place:
// itself) mark nothing.
func New(root query.Node, entities []string) *Matcher {
	var r reader
	r.node(root, true)
	m := &Matcher{clauses: r.clauses, stems: map[string][]use{}, exacts: map[string][]use{}, entities: map[string]int{}}
	for i := range m.clauses {
		m.enter(i)
	}
	for _, id := range entities {
		if _, twice := m.entities[id]; !twice {
			m.entities[id] = len(m.clauses)
			m.clauses = append(m.clauses, clause{})
		}
	}
	m.anchors = sync.OnceValue(func() *anchors { return m.newAnchors(dateline.FieldBody) })
	m.spotter = sync.OnceValue(m.newSpotter)
	return m
}

// enter makes the forms of a clause known by which it is found.
func (m *Matcher) enter(i int) {
	c := &m.clauses[i]
	for j, f := range c.forms {
		switch {
		case j > 0 && c.near == nil:
			return
		case f.kind == stem:
			m.stems[f.text] = append(m.stems[f.text], use{i, j})
			m.firsts[f.text[0]] = true
		case f.kind == exact:
			m.exacts[f.text] = append(m.exacts[f.text], use{i, j})
			m.firsts[f.text[0]] = true
		default:
			m.loose = append(m.loose, use{i, j})
		}
	}
}

// usesOf calls each for every use that w meets.
func (m *Matcher) usesOf(w *text.Word, each func(use)) {
	// Most words begin otherwise, and maps are slow to say no.
	if m.firsts[w.Stem[0]] {
		for _, u := range m.stems[w.Stem] {
			each(u)
		}
	}
	if m.firsts[w.Exact[0]] {
		for _, u := range m.exacts[w.Exact] {
			each(u)
		}
	}
	for _, u := range m.loose {
		if m.clauses[u.clause].forms[u.form].matches(w) {
			each(u)
		}
	}
}
