package snippet

import (
	"strings"

	"dateline/index/query"
	"dateline/index/text"
)

// kind is what a form is held against.
type kind uint8

const (
	stem kind = iota
	exact
	prefix // of the exact form
	fuzzy  // edits of the exact form
)

// form is a condition on one word.
type form struct {
	kind     kind
	text     string
	runes    []rune // of text, for fuzzy
	letters  uint64 // the set of runes
	distance int
}

// clause is one part of a query that can be found in a text.
type clause struct {
	field   string // dateline.FieldTitle, FieldBody or "" for both
	forms   []form // one behind the other; in any order if near; none for an entity
	near    *near  // nil for words and phrases
	borders []int  // of the forms of a series
}

func (c *clause) in(field string) bool { return c.field == "" || c.field == field }

// reader gathers the clauses of a tree.
type reader struct{ clauses []clause }

// node reads n; positive says that an even number of NOTs is above it.
func (r *reader) node(n query.Node, positive bool) {
	switch n := n.(type) {
	case *query.And:
		r.nodes(n.Clauses, positive)
	case *query.Or:
		r.nodes(n.Clauses, positive)
	case *query.Not:
		r.node(n.X, !positive)
	case *query.Must:
		r.node(n.X, positive)
	case *query.Boost:
		r.node(n.X, positive)
	default:
		if positive {
			r.leaf(n)
		}
	}
}

func (r *reader) nodes(list []query.Node, positive bool) {
	for _, n := range list {
		r.node(n, positive)
	}
}

func (r *reader) leaf(n query.Node) {
	switch n := n.(type) {
	case *query.Word:
		r.add(clause{field: n.Field, forms: formsOf(stem, n.Text)})
	case *query.Phrase:
		r.add(clause{field: n.Field, forms: formsOf(exact, n.Text)})
	case *query.Near:
		c := clause{field: n.Field, forms: formsOf(stem, n.Text)}
		if len(c.forms) > 1 {
			c.near = newNear(c.forms, n.Slop)
		}
		r.add(c)
	case *query.Prefix:
		r.prefix(n)
	case *query.Fuzzy:
		for _, f := range formsOf(fuzzy, n.Text) {
			f.distance, f.runes = n.Distance, []rune(f.text)
			f.letters = lettersOf(f.runes)
			r.add(clause{field: n.Field, forms: []form{f}})
		}
	}
}

// prefix reads Nagorno-Kar* as an archive does: the star belongs to the last
// word, which need not stand behind the others.
func (r *reader) prefix(n *query.Prefix) {
	words := text.Words(n.Text)
	if n.Field == query.FieldPublication || len(words) == 0 {
		return
	}
	last := words[len(words)-1]
	r.add(clause{field: n.Field, forms: formsOf(stem, n.Text[:last.Start])})
	r.add(clause{field: n.Field, forms: []form{{kind: prefix, text: last.Exact}}})
}

// add keeps a clause that has anything to look for and is not there yet.
func (r *reader) add(c clause) {
	if len(c.forms) == 0 {
		return
	}
	for i := range r.clauses {
		if r.clauses[i].same(&c) {
			return
		}
	}
	c.borders = borders(c.forms)
	r.clauses = append(r.clauses, c)
}

func (c *clause) same(d *clause) bool {
	if c.field != d.field || len(c.forms) != len(d.forms) || (c.near == nil) != (d.near == nil) {
		return false
	}
	for i, f := range c.forms {
		if g := d.forms[i]; f.kind != g.kind || f.text != g.text || f.distance != g.distance {
			return false
		}
	}
	return c.near == nil || c.near.slop == d.near.slop
}

func formsOf(k kind, s string) (forms []form) {
	for _, w := range text.Words(s) {
		f := form{kind: k, text: w.Exact}
		if k == stem {
			f.text = w.Stem
		}
		forms = append(forms, f)
	}
	return forms
}

// matches reports whether w meets f.
func (f *form) matches(w *text.Word) bool {
	switch f.kind {
	case stem:
		return w.Stem == f.text
	case exact:
		return w.Exact == f.text
	case prefix:
		return strings.HasPrefix(w.Exact, f.text)
	}
	return within(f.runes, f.letters, w.Exact, f.distance)
}
