package find

import (
	"context"
	"iter"

	"dateline"
	"dateline/index/copies"
	"dateline/index/opensearch/cluster"
)

// Document is what an index says of a text that it holds.
type Document struct {
	ID       dateline.ID
	Revision int
	Change   dateline.Seq // the last one of the article, when it was written
	Current  bool
	// Of a current text: where it stands among copies, and what these are found by.
	Group  Group
	Sketch copies.Sketch
}

// documentOf reads what columnar has asked for.
func documentOf(h cluster.Hit) (d Document, err error) {
	m, err := memberOf(h)
	d.ID, d.Group, d.Sketch = dateline.ID(m.id), Group{m.group, m.copied}, m.sketch
	if err == nil {
		err = firstOf(h.Fields[fieldRevision], &d.Revision)
	}
	if err == nil {
		err = firstOf(h.Fields[fieldChange], &d.Change)
	}
	if err == nil {
		err = firstOf(h.Fields[fieldCurrent], &d.Current)
	}
	return d, err
}

// Documents yields every text of the index that is searched, by id and number, as one
// state has them.
func (x *Index) Documents(ctx context.Context) iter.Seq2[Document, error] {
	return func(yield func(Document, error) bool) {
		err := x.pinned(ctx, func(at *pin) error {
			run := &searching{ctx: ctx, index: x, pin: at, search: dateline.Search{Revisions: dateline.AllRevisions}}
			body := columnar(dsl{
				"size": namesAtOnce, "query": run.scope(), "pit": cluster.PITOf(at.id, keepRenewed),
				"sort": []dsl{{fieldID: "asc"}, {fieldRevision: "asc"}},
			}, append([]string{fieldRevision, fieldChange, fieldCurrent}, memberFields...)...)
			return run.documents(body, yield)
		})
		if err != nil {
			yield(Document{}, err)
		}
	}
}

// documents yields what body finds, page by page.
func (x *searching) documents(body dsl, yield func(Document, error) bool) error {
	for ; ; x.held = true {
		got, err := x.ask(body)
		if err != nil {
			return onceBegun(x.held, err)
		}
		for _, h := range got.Hits.Hits {
			d, err := documentOf(h)
			if err != nil {
				return err
			}
			if !yield(d, nil) {
				return nil
			}
			body["search_after"] = h.Sort
		}
		if len(got.Hits.Hits) < namesAtOnce {
			return nil
		}
	}
}
