package find

import (
	"context"
	"iter"

	"dateline"
	"dateline/index/ledger"
	"dateline/index/opensearch/cluster"
	"dateline/index/plan"
	"dateline/index/query"
)

// eachPage is how many matches Each names at once.
const eachPage = 500

// Each yields the texts that match a search as pages of their names, by id and number, as
// one state of the index has them. Who reads them leaves out what was erased since.
func (x *Index) Each(ctx context.Context, s dateline.Search) iter.Seq2[[]ledger.Ref, error] {
	return func(yield func([]ledger.Ref, error) bool) {
		if err := plan.ValidateEach(s); err != nil {
			yield(nil, err)
			return
		}
		q, err := query.Parse(s.Text)
		if err == nil {
			s.Copies = dateline.Show
			err = x.pinned(ctx, func(at *pin) error { return x.eachOf(ctx, at, s, q.Root, yield) })
		}
		if err != nil {
			yield(nil, err)
		}
	}
}

func (x *Index) eachOf(ctx context.Context, at *pin, s dateline.Search, root query.Node, yield func([]ledger.Ref, error) bool) error {
	run, err := x.newSearching(ctx, at, s)
	if err != nil {
		return err
	}
	if _, err := run.compile(root, s.Any); err != nil {
		return err
	}
	body, err := run.eachBody()
	if err != nil {
		return err
	}
	for ; ; run.held = true {
		refs, err := run.eachNext(body)
		if err != nil || len(refs) == 0 || !yield(refs, nil) || len(refs) < eachPage {
			return onceBegun(run.held, err)
		}
	}
}

func (x *searching) eachBody() (dsl, error) {
	q, err := x.filter(x.narrowed())
	if x.search.After != "" {
		q = dsl{"bool": dsl{"filter": []dsl{q, {"range": dsl{fieldID: dsl{"gt": x.search.After}}}}}}
	}
	return dsl{
		"size": eachPage, "query": q, "_source": []string{fieldID, fieldRevision}, "track_total_hits": false,
		"sort": []dsl{{fieldID: "asc"}, {fieldRevision: "asc"}}, "pit": cluster.PITOf(x.pin.id, keepRenewed),
	}, err
}

// eachNext reads the next page, and lets body ask for the one behind it.
func (x *searching) eachNext(body dsl) (refs []ledger.Ref, err error) {
	got, err := x.ask(body)
	if err != nil {
		return nil, err
	}
	for _, h := range got.Hits.Hits {
		d, err := read(h.Source)
		if err != nil {
			return nil, err
		}
		refs = append(refs, ledger.Ref{ID: d.ID, Revision: d.Revision})
		body["search_after"] = h.Sort
	}
	return refs, nil
}
