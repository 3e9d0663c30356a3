package match

import (
	"fmt"
	"slices"

	"dateline/index/rank"
	packed "dateline/index/segment"

	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// positions reads where words stand in the articles of a segment.
type positions struct {
	view  *View
	terms []rank.Term
	forms [][]form // by term: those that the segment has
	at    [][]int  // by term: in the article read last
}

func (x *positions) index(t rank.Term) int {
	return slices.IndexFunc(x.terms, func(u rank.Term) bool { return slices.Equal(t, u) })
}

func (x *positions) has(t rank.Term) bool { return x.index(t) >= 0 }

func (x *positions) add(t rank.Term, lists []segment.PostingsList) {
	forms := make([]form, len(lists))
	for i, l := range lists {
		forms[i] = formOf(l)
	}
	x.terms = append(x.terms, t)
	x.forms = append(x.forms, forms)
	x.at = append(x.at, nil)
}

// order is where each of some terms stands in at.
func (x *positions) order(terms []rank.Term) (out []int) {
	for _, t := range terms {
		out = append(out, x.index(t))
	}
	return out
}

// read reads an article that holds all terms; each is behind the one before.
func (x *positions) read(n uint64) error {
	for i, forms := range x.forms {
		if err := x.view.step(len(forms)); err != nil {
			return err
		}
		at, held := x.at[i][:0], 0
		for f := range forms {
			before := len(at)
			var err error
			if at, err = forms[f].positions(n, at); err != nil {
				return err
			}
			if len(at) > before {
				held++
			}
		}
		switch {
		case held == 0:
			return fmt.Errorf("article number %d is in a list and is not", n)
		case held > 1:
			slices.Sort(at)
		}
		x.at[i] = at
	}
	return nil
}

// form reads where one form of a word stands.
type form struct {
	packed *packed.Positions // nil of a list that is read by Bleve's iterator

	it segment.PostingsIterator // nil behind its last article
	at segment.Posting          // nil before its first one and behind the last
}

func formOf(list segment.PostingsList) form {
	if l, ok := list.(*packed.Postings); ok {
		if at := l.Positions(); at != nil {
			return form{packed: at}
		}
	}
	return form{it: list.Iterator(true, false, true, nil)}
}

// positions adds those in an article, if it holds the form.
func (f *form) positions(n uint64, to []int) ([]int, error) {
	if f.packed != nil {
		return f.packed.At(n, to)
	}
	p, err := f.reach(n)
	if err != nil || p == nil {
		return to, err
	}
	for _, l := range p.Locations() {
		to = append(to, int(l.Pos()))
	}
	return to, nil
}

// reach returns what there is of an article, nil if it does not hold the form.
func (f *form) reach(n uint64) (segment.Posting, error) {
	if f.it != nil && (f.at == nil || f.at.Number() < n) {
		var err error
		if f.at, err = f.it.Advance(n); err != nil {
			return nil, err
		}
		if f.at == nil {
			f.it = nil
		}
	}
	if f.at == nil || f.at.Number() != n {
		return nil, nil
	}
	return f.at, nil
}
