package find

import (
	"context"
	"errors"

	"dateline"
	"dateline/index/plan"
	"dateline/index/query"
	"dateline/index/rank"
	"dateline/index/snippet"
)

// ErrMoved says that the record has erased a hit, which the index does not know yet: the
// search is to be asked again when it does.
var ErrMoved = errors.New("the record has moved on")

// Search answers one question from one state of the index.
func (x *Index) Search(ctx context.Context, s dateline.Search) (res *dateline.Result, err error) {
	if err := plan.Validate(s); err != nil {
		return nil, err
	}
	c, err := plan.ReadCursor(s, (*cursor).onward)
	if err != nil {
		return nil, err
	}
	if c != nil && c.Missing > 0 && !s.Partial {
		return nil, leadsPartly()
	}
	q, err := query.Parse(s.Text)
	if err != nil {
		return nil, err
	}
	do := func(at *pin) error {
		run, err := x.newSearching(ctx, at, s)
		if err == nil {
			res, err = run.answers(q)
		}
		return err
	}
	switch {
	case c != nil:
		err = x.onward(ctx, c, do)
	case s.Partial:
		err = x.pinnedBy(ctx, x.enterPart, do)
	default:
		err = unlessPartial(x.pinned(ctx, do))
	}
	return res, err
}

// answers is the answer to a query, with a relaxed one where it has none.
func (x *searching) answers(q *query.Query) (*dateline.Result, error) {
	res, err := x.answer(q.Root, x.search.Any)
	if err != nil {
		return nil, err
	}
	res.Read.Warnings = append(q.Warnings[:len(q.Warnings):len(q.Warnings)], res.Read.Warnings...)
	if _, differs := query.Relax(q.Root); res.Total == 0 && !x.search.Any && differs {
		relaxed := *x
		relaxed.leadsNowhere = true // the search for its pages is another one, with Any
		res.Relaxed, err = relaxed.answer(q.Root, true)
	}
	return res, err
}

// answer runs a query; any says that one clause is enough.
func (x *searching) answer(root query.Node, any bool) (*dateline.Result, error) {
	if err := x.begin(); err != nil {
		return nil, err
	}
	c, err := x.compile(root, any)
	if err != nil {
		return nil, err
	}
	if err := x.cursor.Uncorrected(c, x.search, x.entities); err != nil {
		return nil, err
	}
	p, err := x.onPage()
	if err != nil {
		return nil, err
	}
	res := &dateline.Result{Total: p.total, Folded: p.folded, Seen: x.pin.seen, Reread: x.pin.reread, Parts: x.pin.parts}
	if x.search.Cursor != "" {
		res.Total, res.Folded = x.cursor.Total, x.cursor.Folded
	}
	res.Next = x.lead(p, res)
	if err := c.OtherWords(x.spelled); err != nil {
		return nil, err
	}
	res.Read = *c.Reading
	if res.Hits, err = x.hits(p.texts, snippet.New(root, c.Asked)); err != nil {
		return nil, err
	}
	if err := x.count(res, x.labels()); err != nil {
		return nil, err
	}
	if f, counted := res.Facets[dateline.FacetPlace]; counted {
		res.Places = x.entities.Listed(f)
	}
	return res, nil
}

// labels keep the names of all people and organisations with the state.
func (x *searching) labels() *plan.Labels {
	return plan.NewLabels(x.words, x.entities).Keeping(func(make func() (*plan.Called, error)) (*plan.Called, error) {
		return kept(x.pin.cache, key("called", x.scope()), make)
	})
}

// narrowed is the plan with all choices.
func (x *searching) narrowed() rank.Node { return plan.Narrow(x.wanted, x.search) }

// spelled are the values of plan.FieldName that begin with a prefix in the texts that
// matched.
func (x *searching) spelled(prefix string) (out []string, err error) {
	q, err := x.filter(x.narrowed())
	if err != nil {
		return nil, err
	}
	counts, err := x.counted(q, plan.FieldName, prefix)
	for _, c := range counts {
		out = append(out, c.value)
	}
	return out, err
}
