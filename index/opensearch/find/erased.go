package find

import (
	"cmp"
	"slices"

	"dateline"
	"dateline/index/ledger"
)

// onPage is the page that is asked for, without the texts that the record has erased
// since. On a first page of the whole index there must not be any: see ErrMoved. What is
// missing of another may be why the index does not follow.
func (x *searching) onPage() (page, error) {
	p, err := x.leaf()
	if err != nil || x.search.Shown == dateline.IDsOnly && x.search.Cursor == "" {
		return p, err
	}
	refs := make([]ledger.Ref, len(p.texts))
	for i, t := range p.texts {
		refs[i] = ledger.Ref{ID: t.ID, Revision: t.Revision}
	}
	gone, err := x.gone(refs)
	if err != nil || !slices.Contains(gone, true) {
		return p, err
	}
	if x.search.Cursor == "" && !x.pin.partial() {
		return p, ErrMoved
	}
	return x.refilled(p, gone)
}

// refilled is a page with others in the place of those that are gone.
func (x *searching) refilled(p page, gone []bool) (page, error) {
	more, after := p.more, p.texts[len(p.texts)-1].sort
	var left []found
	for i, t := range p.texts {
		if !gone[i] {
			left = append(left, t)
		}
	}
	p.texts = left
	if !more {
		return p, nil
	}
	rest := *x
	c := *x.cursor
	rest.cursor, c.After = &c, after
	rest.search.Cursor = cmp.Or(x.search.Cursor, "behind a first page")
	rest.search.Limit -= len(left)
	behind, err := rest.onPage()
	p.texts, p.more = append(p.texts, behind.texts...), behind.more
	return p, err
}
